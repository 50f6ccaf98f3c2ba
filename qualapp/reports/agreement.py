"""How well coders agree, out of a project and into words."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from qualapp.analysis.agreement import Agreement, Comparison, Unit, compare
from qualapp.errors import UserError
from qualapp.exporters.agreement_report import AgreementReport
from qualapp.i18n import _
from qualapp.progress import Work
from qualapp.reports.agreement_details import detail_tables
from qualapp.reports.agreement_facts import answers, facts
from qualapp.reports.agreement_names import names_of
from qualapp.reports.agreement_tables import heat_map, tables
from qualapp.store.project import Project


def agreement_of(
    project: Project, wanted: Comparison, sources: Collection[int] = (), *, without_interviewers: bool = False
) -> Work[Agreement]:
    """Compare the coders of a project: those who are named, else all who coded something in the sources.

    The consensus is compared only where it is named. Raises UserError where these are fewer than two.
    """
    consensus = project.consensus.coder()
    coders = wanted.coders or tuple(
        coder for coder in project.claims.coders(sources) if consensus is None or coder != consensus.id
    )
    if len(set(coders)) < 2:
        raise UserError(
            _("Agreement needs at least two coders who coded something. Choose other coders or other sources.")
        )
    asked = replace(wanted, coders=coders, language=project.language)
    coded = project.claims.by_source(
        sources, without_interviewers=without_interviewers, with_text=wanted.unit is Unit.SENTENCE
    )
    total = len(sources) or project.counts("source")["source"]
    return (yield from compare(coded, asked, project.codes.tree(), total))


def agreement_report(project: Project, found: Agreement, *, sources: Sequence[str] = ()) -> AgreementReport:
    """What was found in words and tables; `sources` are the names of those that were chosen, none for all."""
    names = names_of(project, found)
    return AgreementReport(
        project.name,
        project.coders[project.history.coder_id].name,
        datetime.now().astimezone(),
        names.unit,
        tuple(facts(names, sources)),
        (*tables(names), *detail_tables(names)),
        heat_map(names),
        tuple(answers(names)),
    )
