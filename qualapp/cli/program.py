"""The program as a command: its name, its language, and the one place where errors become sentences."""

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from qualapp import __version__, i18n, settings
from qualapp.cli.shape import Group, Option
from qualapp.cli.words import speak
from qualapp.disk import refusal
from qualapp.errors import UserError
from qualapp.i18n import N_

if TYPE_CHECKING:
    from qualapp.analysis.network import Layout, NetworkFilter
    from qualapp.exporters.transcript_report import TranscriptReport
    from qualapp.model.theory import EvidenceFilter
    from qualapp.progress import Work
    from qualapp.store.project import Project

COMMANDS = {
    "new": "making:new",
    "import": "making:import_files",
    "replace": "replacing:replace",
    "repair": "repairing:repair",
    "info": "overview:info",
    "sources": "overview:sources",
    "cases": "overview:cases",
    "codes": "overview:codes",
    "excerpts": "finding:excerpts",
    "search": "finding:search",
    "export": "finding:export",
    "transcript": "paper:transcript",
    "codebook": "paper:codebook",
    "memos": "paper:memos",
    "agreement": "agreeing:agreement",
    "disagreements": "parting:disagreements",
    "theory": "theory_merging:theory",
    "hypotheses": "realist:hypotheses",
    "configurations": "realist:configurations",
    "actors": "networking:actors",
    "network": "networking:network",
    "code": "coding:code",
    "merge": "merging:merge",
    "conflicts": "merging:conflicts",
    "decide": "merging:decide",
    "copy": "team:copy",
    "assign": "team:assign",
    "progress": "team:progress",
    "blind": "team:blind",
    "undo": "coding:undo",
    "redo": "coding:redo",
    "history": "past:history",
    "check": "overview:check",
    "demo": "demonstration:demo",
}
"""Each command with the file that it lies in: only the one that is asked for is loaded."""


@dataclass(frozen=True)
class Window:
    """The window as the command line knows it: it can be opened, and be drawn into PNG files where no screen is.

    `has_screen` says whether somebody could see it; `open` takes a project, if any, and the language; `pdf` paints a
    coded transcript, `theory` the drawing of one of a project's theories and `network` that of its actors, which need
    the window's letters.
    """

    has_screen: bool
    open: Callable[[Path | None, str], int]
    pictures: Callable[[Path, Path], Iterable[Path]]
    pdf: "Callable[[TranscriptReport, Path], Work[Path]] | None" = None
    theory: "Callable[[Project, int, EvidenceFilter, Path], None] | None" = None
    network: "Callable[[Project, NetworkFilter, Layout | None, Path], None] | None" = None


class Refusal(click.ClickException):
    """A sentence for the researcher on stderr, and exit code 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the sentence."""
        click.echo(self.message, file=file, err=file is None)


class Program(Group):
    """Loads a command when it is asked for, and tells a UserError in its own words."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Begin in the language of the person or the system."""
        chosen = settings.load().language
        speak(chosen if chosen in i18n.LANGUAGES else i18n.language_of_system())
        return super().make_context(info_name, args, parent, **extra)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run what was typed; what the system refuses, and nobody nearer has told, is told here."""
        try:
            return super().main(*args, **extra)
        except OSError as error:
            _write_no_more()
            click.echo(refusal(error).message, err=True)
            sys.exit(1)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of a day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(f"qualapp.cli.{module}"), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except UserError as error:
            raise Refusal(error.message) from None


def _write_no_more() -> None:
    """Let what could not be written to a full disk be forgotten, so that Python's farewell does not try again."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak(_context: click.Context, _option: click.Parameter, language: str | None) -> None:
    if language:
        speak(language)


@click.group(
    "qualapp",
    cls=Program,
    invoke_without_command=True,
    help=N_("Code interviews: drivers and barriers in one project file. Without a command, the window opens."),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--language",
    cls=Option,
    type=click.Choice(i18n.LANGUAGES),
    is_eager=True,
    expose_value=False,
    callback=_speak,
    help=N_("The language of the program: Danish or English."),
)
@click.version_option(
    __version__, prog_name="Qualapp", message="%(prog)s %(version)s", cls=Option, help=N_("Show the version and exit.")
)
@click.pass_context
def cli(context: click.Context) -> None:
    if context.invoked_subcommand is not None:
        return
    window = context.find_object(Window)
    if window is None:
        click.echo(context.get_help())
        return
    context.exit(window.open(None, i18n.language()))
