"""Hypotheses that are tested at visits, and configurations of what works for whom when."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qualapp.cli.eyes import look_as
from qualapp.cli.output import finish_shown, note, write_json, write_table
from qualapp.cli.shape import Command, Option, json_option, output_option, project_argument
from qualapp.cli.theory_options import case_of
from qualapp.i18n import N_, _
from qualapp.model.theory import ConfigurationPart, HypothesisStatus, Stance
from qualapp.store.project import Project

if TYPE_CHECKING:
    from qualapp.exporters.configurations_report import ToldConfiguration
    from qualapp.exporters.hypotheses_report import ToldHypothesis

_QUOTED = 48


@click.command(
    cls=Command, help=N_("List hypotheses: where they come from, what speaks for and against them at each visit.")
)
@project_argument
@click.option("--coder", "coders", metavar="NAME", multiple=True, cls=Option, help=N_("Only this coder's evidence."))
@click.option(
    "--status",
    "statuses",
    type=click.Choice([status.value for status in HypothesisStatus]),
    multiple=True,
    cls=Option,
    help=N_("Only with this status."),
)
@output_option(N_("Write it to a .docx, .csv or .xlsx file."))
@json_option
def hypotheses(project: Path, coders: Sequence[str], statuses: Sequence[str], out: Path | None, as_json: bool) -> None:
    from qualapp.exporters.hypotheses_files import write_hypotheses
    from qualapp.reports.hypotheses import HypothesisFilter, hypotheses_report, hypothesis_records

    with Project.open(project, read_only=True) as opened:
        chosen = frozenset(HypothesisStatus(status) for status in statuses)
        report = hypotheses_report(opened, HypothesisFilter(chosen, coders=look_as(opened, coders)))
        if out is not None:
            finish_shown(write_hypotheses(report, out), _("Writing"))
            click.echo(_("Wrote “{path}”.").format(path=out))
        elif as_json:
            write_json(hypothesis_records(report.hypotheses))
        else:
            _tell_hypotheses(report.hypotheses)


@click.command(
    cls=Command,
    help=N_("List what works for whom when: context, mechanism and outcome as speakers link them, by case."),
)
@project_argument
@click.option(
    "--case", "cases", metavar="NAME", multiple=True, cls=Option, help=N_("Only of this case; “none” is no case.")
)
@click.option("--role", "roles", metavar="ROLE", multiple=True, cls=Option, help=N_("Only as told by this role."))
@click.option(
    "--coder", "coders", metavar="NAME", multiple=True, cls=Option, help=N_("Only this coder's configurations.")
)
@output_option(N_("Write it to a .docx, .csv or .xlsx file."))
@json_option
def configurations(
    project: Path, cases: Sequence[str], roles: Sequence[str], coders: Sequence[str], out: Path | None, as_json: bool
) -> None:
    from qualapp.exporters.configurations_files import write_configurations
    from qualapp.reports.configurations import ConfigurationFilter, configuration_records, configurations_report

    with Project.open(project, read_only=True) as opened:
        of_cases = frozenset(case_of(opened, name) or 0 for name in cases)
        wanted = ConfigurationFilter(of_cases, frozenset(roles), look_as(opened, coders))
        report = configurations_report(opened, wanted)
        if out is not None:
            finish_shown(write_configurations(report, out), _("Writing"))
            click.echo(_("Wrote “{path}”.").format(path=out))
        elif as_json:
            write_json(configuration_records(report.configurations))
        else:
            _tell_configurations(report.configurations)


def _tell_hypotheses(found: "Sequence[ToldHypothesis]") -> None:
    from qualapp.exporters.evidence_words import said
    from qualapp.exporters.hypotheses_report import VISITS
    from qualapp.exporters.hypotheses_word import visit_name

    if not found:
        note(_("No hypothesis fits what was asked for."))
    titles = [_("Hypothesis"), _("Origin"), _("Status"), *map(visit_name, VISITS)]
    rows = []
    for told in found:
        counts = [_for_and_against(told.counts(visit)) for visit in VISITS]
        one = told.hypothesis
        rows.append([_cut(one.text), said(one.origin), said(one.status), *counts])
    write_table(titles, rows)


def _for_and_against(counts: dict[Stance, int]) -> str:
    """So many for, so many against, and those that leave it open.

    >>> _for_and_against({Stance.SUPPORTS: 2, Stance.CONTRADICTS: 1, Stance.OPEN: 0})
    '+2 −1'
    """
    open_ones = f" ?{counts[Stance.OPEN]}" if counts[Stance.OPEN] else ""
    return f"+{counts[Stance.SUPPORTS]} −{counts[Stance.CONTRADICTS]}{open_ones}"


def _tell_configurations(found: "Sequence[ToldConfiguration]") -> None:
    from qualapp.exporters.evidence_words import said

    if not found:
        note(_("No configuration fits what was asked for."))
    titles = [_("Case"), _("Told by"), *(said(part) for part in ConfigurationPart)]
    rows: list[list[Any]] = [
        [told.case or "–", ", ".join(told.roles), *(_cut(told.sentence(part)) for part in ConfigurationPart)]
        for told in found
    ]
    write_table(titles, rows)


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _QUOTED else f"{words[: _QUOTED - 1].rstrip()}…"
