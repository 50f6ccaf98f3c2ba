"""Which theory a command is about, and whose evidence counts in it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from qualapp.cli.eyes import look_as
from qualapp.cli.shape import Option
from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.source import Visit
from qualapp.model.theory import EvidenceFilter
from qualapp.store.project import Project

if TYPE_CHECKING:
    from qualapp.exporters.theory_report import TheoryReport

Callback = TypeVar("Callback", bound=Callable[..., None])

_NONE = "none"

theory_option = click.option(
    "--theory", "name", metavar="NAME", cls=Option,
    help=N_("Which theory, by name or guid; not needed where there is only one."),
)  # fmt: skip


def evidence_filters(command: Callback) -> Callback:
    """The options that choose among evidence; each may be given several times."""
    for option in (
        click.option("--coder", "coders", metavar="NAME", multiple=True, cls=Option, help=N_("Only this coder's.")),
        click.option(
            "--role", "roles", metavar="ROLE", multiple=True, cls=Option,
            help=N_("Only of this role; “none” is no role."),
        ),
        click.option(
            "--visit", "visits", multiple=True, cls=Option,
            type=click.Choice([*(visit.value for visit in Visit), _NONE]), help=N_("Only of this visit."),
        ),
        click.option(
            "--case", "cases", metavar="NAME", multiple=True, cls=Option,
            help=N_("Only of this case; “none” is no case."),
        ),
    ):  # fmt: skip
        command = option(command)
    return command


def report_of(
    project: Path,
    name: str | None,
    cases: Sequence[str],
    visits: Sequence[str],
    roles: Sequence[str],
    coders: Sequence[str],
) -> "TheoryReport":
    """What is written of the theory of this name, or of the only one."""
    from qualapp.reports.theories import theory_report

    with Project.open(project, read_only=True) as opened:
        wanted = wanted_evidence(opened, cases, visits, roles, coders)
        return theory_report(opened, chosen_theory(opened, name), wanted)


def wanted_evidence(
    project: Project, cases: Sequence[str], visits: Sequence[str], roles: Sequence[str], coders: Sequence[str]
) -> EvidenceFilter:
    """The evidence that these options choose."""
    chosen = look_as(project, coders)
    known = project.cases.roles()
    return EvidenceFilter(
        frozenset(case_of(project, case) for case in cases),
        frozenset("" if visit == _NONE else visit for visit in visits),
        frozenset("" if role == _NONE and role not in known else role for role in roles),
        chosen,
    )


def case_of(project: Project, name: str) -> int | None:
    """The id of the case of this name; None where what has no case is meant, and no case is called so."""
    return None if name == _NONE and project.cases.named(name) is None else project.cases.find(name).id


def chosen_theory(project: Project, name: str | None) -> int:
    """The theory of this name, or the only one."""
    theories = project.theories.all()
    if name is None and len(theories) == 1:
        return theories[0].id
    if not theories:
        raise UserError(_("The project has no theory of change yet. “{command}” adds one.").format(
            command="qualapp theory add"
        ))  # fmt: skip
    if name is None:
        listed = "; ".join(one.name for one in theories)
        raise UserError(_("Say which theory with --theory. There are: {theories}.").format(theories=listed))
    return project.theories.find(name).id
