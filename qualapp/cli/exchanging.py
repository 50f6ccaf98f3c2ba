"""Projects of other programs brought in, and this one written for them."""

from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qualapp.cli.output import finish_shown, note, write_json
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.model.exchange import Exchanged, ExchangeReport
from qualapp.reports.exchange import as_json, remarks_as_json, sentences, summary, write_project

if TYPE_CHECKING:
    from qualapp.store.project import Project

PROJECT_ENDING = ".qdpx"


def bring_in(project: "Project", given: Exchanged, *, only_look: bool = False) -> ExchangeReport:
    """Bring an opened project in, showing how far it is, or only say what would come."""
    work = project.exchange.preview(given) if only_look else project.exchange.take_in(given)
    return finish_shown(work, _("Bringing in"))


def import_projects(
    project: "Project", paths: Sequence[Path], which: str | None, only_look: bool
) -> list[ExchangeReport]:
    """Bring in the projects that lie at these paths; nothing comes in where one of them cannot be opened."""
    from qualapp.importers.other_programs import open_project_of

    with ExitStack() as opened:
        given = [opened.enter_context(closing(open_project_of(path, which))) for path in paths]
        return [bring_in(project, each, only_look=only_look) for each in given]


def new_project(path: Path, of: Path, coder: str, language: str, which: str | None) -> ExchangeReport:
    """Make a project of another program's; where that fails, nothing is left of it.

    Who makes it is known again by name; without a name it is the first of those who coded there.
    """
    from qualapp.importers.other_programs import open_project_of
    from qualapp.store.project import Project

    with closing(open_project_of(of, which)) as given:
        people = {person.name.casefold(): person.guid for person in given.head.people}
        coder = coder or next((person.name for person in given.head.people), "")
        known = people.get(coder.casefold(), "")
        name = given.head.name or path.stem
        with Project.begin(path, name=name, language=language, coder=coder, coder_guid=known) as made:
            report = bring_in(made, given)
        made.close()
    return report


def tell(report: ExchangeReport, *, only_look: bool = False) -> None:
    """Say what came in and what to know of it."""
    click.echo(summary(report))
    for heading, said in sentences(report.remarks):
        click.secho(heading, bold=True)
        for sentence in said:
            click.echo(f"  {sentence}")
    if only_look:
        note(_("Nothing was changed."))


def tell_json(reports: list[ExchangeReport]) -> None:
    """Write the reports as JSON."""
    write_json([as_json(report) for report in reports])


def export_project(project: Path, out: Path, chosen: dict[str, Any], in_json: bool) -> None:
    """Write a whole project for other programs."""
    from qualapp.store.project import Project

    if any(chosen.values()):
        raise UserError(_("A .qdpx file holds the whole project; leave the filters out."))
    with Project.open(project, read_only=True) as opened:
        remarks = finish_shown(write_project(opened, out), _("Writing"))
    if in_json:
        write_json({"path": str(out), "remarks": remarks_as_json(remarks)})
        return
    click.echo(_("Wrote the project to “{path}”.").format(path=out))
    for heading, said in sentences(remarks):
        click.secho(heading, bold=True)
        for sentence in said:
            click.echo(f"  {sentence}")
