"""The network of actors as text on a terminal."""

from typing import TYPE_CHECKING

import click

from qualapp import formats
from qualapp.cli.output import note, write_table
from qualapp.i18n import _

if TYPE_CHECKING:
    from qualapp.exporters.network_report import Figure, NetworkReport

_SHOWN = ("degree", "ties", "betweenness", "mean_level")
_MOST, _MOST_NAMED = 25, 6


def tell_network(report: "NetworkReport") -> None:
    """Write the figures with what they mean, the actors with most ties, and how the network hangs together."""
    if report.warning:
        note(report.warning)
    rows = [[figure.column.title, _shown(figure), figure.why or figure.column.told] for figure in report.figures]
    write_table([_("Figure"), _("Value"), _("What it means")], rows, numbers=[1])
    if report.actors:
        _tell_actors(report)
    if report.lines:
        _tell_structure(report)


def _tell_actors(report: "NetworkReport") -> None:
    click.echo()
    places = [place for place, column in enumerate(report.columns) if column.key in _SHOWN]
    first = sorted(report.actors, key=lambda one: -(one.figures[0].value or 0))[:_MOST]
    table = [[one.name, one.sector, *(_shown(one.figures[place]) for place in places)] for one in first]
    heads = [_("Actor"), _("Sector"), *(report.columns[place].title for place in places)]
    write_table(heads, table, numbers=range(2, len(heads)))
    if len(report.actors) > _MOST:
        note(_("The {n} actors with most ties of {all}.").format(n=_MOST, all=formats.number(len(report.actors))))


def _tell_structure(report: "NetworkReport") -> None:
    from qualapp.exporters.network_structure import index_cells, summary

    click.echo()
    write_table([_("What"), _("Number"), _("Who")], summary(report.structure, _MOST_NAMED), numbers=[1])
    for index in report.structure.external:
        click.echo()
        rows = [index_cells(one) for one in (index.whole, *index.groups)]
        write_table([index.title, _("Value"), _("Pairs out"), _("Pairs within")], rows, numbers=[1, 2, 3])


def _shown(figure: "Figure") -> str:
    return "–" if figure.value is None else formats.number(figure.value, figure.column.decimals)
