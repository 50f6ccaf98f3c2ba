"""The places where two coders part."""

import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualapp.cli.output import finish_shown, room, write_json
from qualapp.cli.shape import Command, Option, json_option, project_argument
from qualapp.errors import UserError
from qualapp.i18n import N_, _, _n
from qualapp.store.project import Project

if TYPE_CHECKING:
    from qualapp.analysis.disagreement import Difference

_KINDS = ("only_first", "only_second", "other_code", "other_valence", "other_edges")


@click.command(
    cls=Command,
    help=N_("List the places where two coders part. What was decided about one stands with it."),
)
@project_argument
@click.option(
    "--coders", metavar="NAME NAME", nargs=2, default=None, cls=Option,
    help=N_("The two coders; can be left out where only two have coded."),
)  # fmt: skip
@click.option(
    "--codes", "--code", "codes", metavar="PATH", multiple=True, cls=Option,
    help=N_("Only this code and the codes below it."),
)  # fmt: skip
@click.option(
    "--sources", "--source", "sources", metavar="NAME", multiple=True, cls=Option, help=N_("Only these sources.")
)
@click.option("--kind", "kinds", type=click.Choice(_KINDS), multiple=True, cls=Option, help=N_("Only this kind."))
@click.option(
    "--level",
    type=click.IntRange(1),
    metavar="N",
    cls=Option,
    help=N_("Codes deeper than level N count as those above."),
)
@click.option("--without-interviewers", is_flag=True, cls=Option, help=N_("Leave out the words of interviewers."))
@click.option("--open", "open_only", is_flag=True, cls=Option, help=N_("Only places that are not decided."))
@json_option
def disagreements(
    project: Path,
    coders: tuple[str, str] | None,
    codes: Sequence[str],
    sources: Sequence[str],
    kinds: Sequence[str],
    level: int | None,
    without_interviewers: bool,
    open_only: bool,
    as_json: bool,
) -> None:
    from qualapp.reports.disagreements import Parted, disagreements_of, is_decided, record_of

    with Project.open(project, read_only=True) as opened:
        texts = frozenset(opened.sources.find(name).id for name in sources)
        wanted = Parted(
            _two(opened, coders or (), texts),
            frozenset(opened.codes.find(path).id for path in codes),
            level,
            texts,
            without_interviewers,
        )
        found = finish_shown(disagreements_of(opened, wanted), _("Comparing"))
        decided = opened.consensus.decided()
        shown = [
            one
            for one in found
            if (not kinds or set(kinds) & set(one.kinds)) and not (open_only and is_decided(one, decided))
        ]
        if as_json:
            write_json(record_of(opened, shown))
        else:
            _tell(opened, shown, wanted.coders)


def _two(project: Project, names: Sequence[str], sources: frozenset[int]) -> tuple[int, int]:
    """The two coders who are compared."""
    from qualapp.reports.disagreements import who_coded

    coders = tuple(project.coders.named(name).id for name in names) or who_coded(project, sources)
    if len(set(coders)) != 2:
        raise UserError(_("Places where coders part are listed for two coders. Name them with --coders."))
    return coders[0], coders[1]


def _tell(project: Project, found: Sequence["Difference"], coders: tuple[int, ...]) -> None:
    from qualapp.reports.disagreements import claims_in_words, decision_on, kind_in_words, quotation

    first, second = (project.coders[coder].name for coder in coders)
    tree, decided = project.codes.tree(), project.consensus.decided()
    names = {source.id: source.name for source in project.sources.all()}
    click.secho(
        _n("{first} and {second} part in {n} place", "{first} and {second} part in {n} places", len(found)).format(
            first=first, second=second, n=len(found)
        ),
        bold=True,
    )
    for one in found:
        kinds = ", ".join(kind_in_words(kind, first, second) for kind in one.kinds)
        click.echo()
        click.secho(f"{names[one.source]} {one.start}–{one.stop} · {kinds}", bold=True)
        click.echo(textwrap.fill(quotation(project.sources.text(one.source), one), room()))
        for name, claims in ((first, one.first), (second, one.second)):
            click.echo(f"  {name}: {claims_in_words(tree, claims)}")
        if note := decision_on(one, decided):
            click.secho(f"  {note.splitlines()[0]}", dim=True)
