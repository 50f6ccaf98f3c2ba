"""What commands are made of: help in the language of the person, and the arguments that many share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from qualapp.disk import is_file
from qualapp.i18n import N_, _
from qualapp.model.coding import Valence

Callback = TypeVar("Callback", bound=Callable[..., Any])


class _Translated:
    """Help that is kept in English and translated when shown."""

    _help: str | None = None

    @property
    def help(self) -> str | None:
        """The help in the language of the program."""
        return _(self._help) if self._help else self._help

    @help.setter
    def help(self, text: str | None) -> None:
        self._help = text


class Command(_Translated, click.Command):
    """A command whose help is translated when shown, and never cut in the list of commands."""

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence of the help."""
        return (self.help or "").split(". ")[0].rstrip(".")


class Group(_Translated, click.Group):
    """A group of commands whose help is translated when shown."""


class Option(_Translated, click.Option):
    """An option whose help is translated when shown."""


class ProjectPath(click.Path):
    """A project file; its ending may be left out."""

    name = "project"

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path with its ending."""
        path = Path(value)
        if not path.name:
            self.fail(_("A project is a file; write its name."), param, ctx)
        return path if path.suffix == ".qualapp" or is_file(path) else path.with_name(path.name + ".qualapp")


any_path = click.Path(path_type=Path, readable=False)
"""A path as it was typed: the verb that uses it says what is wrong with it, in its own words."""
project_argument = click.argument("project", type=ProjectPath())


def output_option(told: str) -> Callable[[Any], Any]:
    """The option of a file that is written, with what its help says."""
    return click.option("--output", "--out", "out", type=any_path, metavar="FILE", cls=Option, help=told)


json_option = click.option("--json", "as_json", is_flag=True, cls=Option, help=N_("Write JSON for other programs."))
coder_option = click.option(
    "--coder",
    metavar="NAME",
    cls=Option,
    help=N_("Who does it; without a name whom the copy is for, else the first coder."),
)
valence_choice = click.Choice([valence.value for valence in Valence])


def excerpt_filters(command: Callback) -> Callback:
    """The options that choose among coded excerpts; each may be given several times."""
    options = (
        click.option("--search", metavar="WORDS", default="", cls=Option, help=N_("Only excerpts with these words.")),
        _several("--coder", "coders", "NAME", N_("Only what this coder coded.")),
        click.option(
            "--valence", "valences", type=valence_choice, multiple=True, cls=Option, help=N_("Only this valence.")
        ),
        _several("--case", "cases", "NAME", N_("Only excerpts of this case.")),
        _several("--code", "codes", "PATH", N_("Only this code and the codes below it.")),
    )
    for option in options:
        command = option(command)
    return command


def _several(name: str, variable: str, metavar: str, help: str) -> Callable[[Callback], Callback]:
    return click.option(name, variable, metavar=metavar, multiple=True, cls=Option, help=help)
