"""How well coders agree."""

import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qualapp.cli.output import finish_shown, room, write_json, write_table
from qualapp.cli.shape import Command, Option, json_option, output_option, project_argument
from qualapp.i18n import N_, _
from qualapp.store.project import Project

if TYPE_CHECKING:
    from qualapp.analysis.agreement import Comparison
    from qualapp.exporters.agreement_report import AgreementReport, AgreementTable, HeatMap

_UNITS = ("character", "sentence", "turn", "overlap", "source", "case")


@click.command(
    cls=Command,
    help=N_("Say how well coders agree, by code and by pair. The unit that is counted stands in every heading."),
)
@project_argument
@click.option(
    "--unit", type=click.Choice(_UNITS), default="character", show_default=True, cls=Option, help=N_("What is counted.")
)
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1, min_open=True),
    default=0.5,
    show_default=True,
    metavar="SHARE",
    cls=Option,
    help=N_("How much two excerpts must overlap to be the same one."),
)
@click.option(
    "--codes", "--code", "codes", metavar="PATH", multiple=True, cls=Option,
    help=N_("Only this code and the codes below it."),
)  # fmt: skip
@click.option(
    "--coders", "--coder", "coders", metavar="NAME", multiple=True, cls=Option,
    help=N_("Only these coders; without any, all who coded something."),
)  # fmt: skip
@click.option(
    "--sources", "--source", "sources", metavar="NAME", multiple=True, cls=Option, help=N_("Only these sources.")
)
@click.option("--coded-only", is_flag=True, cls=Option, help=N_("Leave out what none of the coders coded."))
@click.option(
    "--everyone", is_flag=True, cls=Option, help=N_("Every coder read every source, also where none is coded.")
)
@click.option("--without-interviewers", is_flag=True, cls=Option, help=N_("Leave out the words of interviewers."))
@click.option(
    "--level",
    type=click.IntRange(1),
    metavar="N",
    cls=Option,
    help=N_("Codes deeper than level N count as those above."),
)
@click.option(
    "--bootstrap", "samples", type=click.IntRange(0, 100_000), default=0, metavar="N", cls=Option,
    help=N_("Give intervals from N resamplings of the sources."),
)  # fmt: skip
@click.option("--seed", type=int, default=1, show_default=True, cls=Option, help=N_("The seed of the resamplings."))
@click.option(
    "--unitising-2004", is_flag=True, cls=Option,
    help=N_("Where characters are counted, also give Krippendorff’s alpha for unitising of 2004."),
)  # fmt: skip
@output_option(N_("Write all of it to a .docx or .xlsx file."))
@json_option
def agreement(
    project: Path,
    codes: Sequence[str],
    coders: Sequence[str],
    sources: Sequence[str],
    without_interviewers: bool,
    out: Path | None,
    as_json: bool,
    **chosen: Any,
) -> None:
    from qualapp.exporters.agreement_files import write_agreement
    from qualapp.reports.agreement import agreement_of, agreement_report
    from qualapp.reports.agreement_records import record_of

    with Project.open(project, read_only=True) as opened:
        wanted = _wanted(opened, codes, coders, **chosen)
        texts = [opened.sources.find(name) for name in sources]
        work = agreement_of(opened, wanted, [source.id for source in texts], without_interviewers=without_interviewers)
        found = finish_shown(work, _("Comparing"))
        report = agreement_report(opened, found, sources=[source.name for source in texts])
        record = record_of(opened, found) if as_json else {}
    if out is not None:
        finish_shown(write_agreement(report, out), _("Writing"))
    if as_json:
        write_json(record)
    elif out is not None:
        click.echo(_("Wrote “{path}”.").format(path=out))
    else:
        _tell(report)


def _wanted(project: Project, codes: Sequence[str], coders: Sequence[str], unit: str, **chosen: Any) -> "Comparison":
    from qualapp.analysis.agreement import Comparison, Unit

    return Comparison(
        unit=Unit(unit),
        codes=frozenset(project.codes.find(path).id for path in codes),
        coders=tuple(dict.fromkeys(project.coders.named(name).id for name in coders)),
        **chosen,
    )


def _tell(report: "AgreementReport") -> None:
    for label, text in report.facts:
        click.echo(f"{label}: {text}".replace("\n", "; "))
    for number, table in enumerate(report.tables):
        _tell_table(table)
        if number == 0:
            _tell_heat(report.heat_map)
    for one in report.answers:
        click.echo()
        click.secho(one.question, bold=True)
        answer = f"{one.about}: {one.answer}" if one.about else one.answer
        for text in filter(None, (answer, one.others)):
            click.echo(textwrap.fill(text, room(), initial_indent="  ", subsequent_indent="  "))


def _tell_table(table: "AgreementTable") -> None:
    click.echo()
    click.secho(table.title, bold=True)
    rows = [[cell.shown for cell in row] for row in table.rows]
    write_table(table.headings, rows, numbers=range(table.labels, len(table.headings)))
    for line in table.note.splitlines():
        click.secho(textwrap.fill(line, room()), dim=True)


def _tell_heat(heat: "HeatMap") -> None:
    from qualapp import formats

    if len(heat.names) < 3:
        return
    click.echo()
    click.secho(heat.title, bold=True)
    rows = [
        [name, *("" if value is None else formats.number(value, 2) for value in values)]
        for name, values in zip(heat.names, heat.values, strict=True)
    ]
    write_table(["", *heat.names], rows, numbers=range(1, len(heat.names) + 1))
