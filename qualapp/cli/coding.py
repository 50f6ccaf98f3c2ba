"""Codings made, taken back and made again."""

from pathlib import Path

import click

from qualapp.cli import records
from qualapp.cli.output import note, write_json
from qualapp.cli.shape import Command, Option, coder_option, json_option, project_argument, valence_choice
from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.coding import Valence
from qualapp.model.text import TextRange
from qualapp.store.project import Project


@click.command(cls=Command, help=N_("Code a stretch of a source; positions count its characters from 0, as in JSON."))
@project_argument
@click.option("--source", metavar="NAME", required=True, cls=Option, help=N_("The source's name or guid."))
@click.option(
    "--start", type=click.IntRange(min=0), metavar="N", required=True, cls=Option, help=N_("Where it begins.")
)
@click.option(
    "--end",
    type=click.IntRange(min=0),
    metavar="N",
    required=True,
    cls=Option,
    help=N_("Where it ends: the first character that is no longer in it."),
)
@click.option(
    "--code",
    "path",
    metavar="PATH",
    required=True,
    cls=Option,
    help=N_("The code: its names from the top down, joined by “ > ”, or its guid."),
)
@click.option("--valence", type=valence_choice, cls=Option, help=N_("What it is to the activity."))
@coder_option
@json_option
def code(
    project: Path, source: str, start: int, end: int, path: str, valence: str | None, coder: str | None, as_json: bool
) -> None:
    if end < start:
        raise UserError(_("The end ({end}) lies before the start ({start}).").format(start=start, end=end))
    with Project.open(project, coder=coder) as opened:
        text = TextRange(start, end)
        found, place = opened.codes.find(path), opened.sources.find(source)
        before = opened.history.last()
        coding = opened.codings.apply(found.id, place.id, text, Valence(valence) if valence else None)
        if opened.history.last() == before:
            note(_("These words have been coded so already."))
        (excerpt,) = opened.excerpts.load([coding.id])
    if as_json:
        write_json(records.of_excerpt(excerpt))
        return
    click.echo(excerpt.text)
    click.echo(excerpt.guid)


@click.command(cls=Command, help=N_("Take a coder's last step back."))
@project_argument
@coder_option
def undo(project: Path, coder: str | None) -> None:
    with Project.open(project, coder=coder) as opened:
        click.echo(_("Undone: {label}").format(label=opened.history.undo().label))


@click.command(cls=Command, help=N_("Do again what was last taken back."))
@project_argument
@coder_option
def redo(project: Path, coder: str | None) -> None:
    with Project.open(project, coder=coder) as opened:
        click.echo(_("Redone: {label}").format(label=opened.history.redo().label))
