"""The history: who did what and when, and the project as it was."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualapp import formats
from qualapp.cli.eyes import look_as
from qualapp.cli.output import finish_shown, write_json, write_table
from qualapp.cli.shape import Command, Option, any_path, json_option, output_option, project_argument
from qualapp.i18n import N_, _
from qualapp.store.project import Project

if TYPE_CHECKING:
    from qualapp.store.audit import AuditFilter

_DAY = click.DateTime(["%Y-%m-%d", "%d.%m.%Y", "%Y-%m-%dT%H:%M:%S"])

_QUOTED = 48


@click.command(cls=Command, help=N_("Tell who did what and when, newest first. Write it to a file, or go back in it."))
@project_argument
@click.option("--coder", "coders", metavar="NAME", multiple=True, cls=Option, help=N_("Only what this coder did."))
@click.option(
    "--source", "sources", metavar="NAME", multiple=True, cls=Option, help=N_("Only what was done to this source.")
)
@click.option(
    "--code", "codes", metavar="PATH", multiple=True, cls=Option, help=N_("Only this code and the codes below it.")
)
@click.option("--words", metavar="WORDS", default="", cls=Option, help=N_("Only steps named with these words."))
@click.option("--since", type=_DAY, metavar="DATE", cls=Option, help=N_("Only from this day on, such as 2024-03-14."))
@click.option("--until", type=_DAY, metavar="DATE", cls=Option, help=N_("Only up to and with this day."))
@click.option("--limit", type=click.IntRange(min=1), metavar="N", cls=Option, help=N_("Only the latest N steps."))
@output_option(N_("Write it to a .csv, .xlsx or .docx file."))
@click.option(
    "--as-of", "step", type=int, metavar="STEP", cls=Option, help=N_("With --save: the project as it was after a step.")
)
@click.option("--save", type=any_path, metavar="COPY", cls=Option, help=N_("Where the project as it was is written."))
@json_option
def history(
    project: Path,
    coders: Sequence[str],
    sources: Sequence[str],
    codes: Sequence[str],
    words: str,
    since: datetime | None,
    until: datetime | None,
    limit: int | None,
    out: Path | None,
    step: int | None,
    save: Path | None,
    as_json: bool,
) -> None:
    from qualapp.reports.history import filter_sentences, history_report

    if (step is None) != (save is None):
        raise click.UsageError(_("--as-of and --save belong together."))
    with Project.open(project, read_only=True) as opened:
        if step is not None and save is not None:
            path = save if save.suffix == ".qualapp" else save.with_name(f"{save.name}.qualapp")
            finish_shown(opened.save_as_of(path, step), _("Going back"))
            click.echo(_("Wrote “{path}”.").format(path=path))
            return
        wanted = _wanted(opened, coders, sources, codes, words, since, until)
        if out is not None:
            from qualapp.exporters.history_files import write_history

            report = history_report(opened, wanted, filters=filter_sentences(opened, wanted), limit=limit)
            finish_shown(write_history(report, out), _("Writing"))
            click.echo(_("Wrote “{path}”.").format(path=out))
        elif as_json:
            _tell_json(opened, wanted, limit)
        else:
            _tell(opened, wanted, limit)


def _wanted(
    project: Project,
    coders: Sequence[str],
    sources: Sequence[str],
    codes: Sequence[str],
    words: str,
    since: datetime | None,
    until: datetime | None,
) -> "AuditFilter":
    from qualapp.reports.history import with_codes_below
    from qualapp.store.audit import AuditFilter

    return AuditFilter(
        look_as(project, coders),
        frozenset(project.sources.find(name).id for name in sources),
        with_codes_below(project, frozenset(project.codes.find(path).id for path in codes)),
        _microseconds(since) if since else None,
        _microseconds(until + timedelta(days=1)) if until else None,
        words,
    )


def _microseconds(moment: datetime) -> int:
    return round(moment.astimezone().timestamp() * 1_000_000)


def _tell(project: Project, wanted: "AuditFilter", limit: int | None) -> None:
    from qualapp.formats import moment
    from qualapp.reports.history import place_words

    rows = [
        (
            str(step.id),
            formats.date_time(moment(step.time)),
            step.coder,
            f"{step.label} {place_words(step, _QUOTED)}".rstrip(),
        )
        for step in project.audit.steps(wanted, limit)
    ]
    write_table((_("Step"), _("When"), _("Who"), _("What")), rows, numbers=[0])


def _tell_json(project: Project, wanted: "AuditFilter", limit: int | None) -> None:
    from qualapp.cli import records
    from qualapp.reports.history import history_report

    steps = project.audit.steps(wanted, limit)
    told = history_report(project, wanted, limit=limit).steps()
    write_json([records.of_step(step, in_words) for step, in_words in zip(steps, told, strict=True)])
