"""Hypotheses out of a project, with what speaks for and against each at every visit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from qualapp.exporters.cited import Cited
from qualapp.exporters.evidence_words import said
from qualapp.exporters.hypotheses_report import VISITS, HypothesesReport, ToldEvidence, ToldHypothesis
from qualapp.i18n import _
from qualapp.model.source import Visit
from qualapp.model.text import TextRange
from qualapp.model.theory import HypothesisOrigin, HypothesisStatus
from qualapp.reports.citations import Citations
from qualapp.store.project import Project


@dataclass(frozen=True)
class HypothesisFilter:
    """Which hypotheses are wanted, and whose evidence; an empty field lets all through."""

    statuses: frozenset[HypothesisStatus] = frozenset()
    origins: frozenset[HypothesisOrigin] = frozenset()
    coders: frozenset[int] = frozenset()
    words: str = ""

    def lets(self, told: ToldHypothesis) -> bool:
        """Whether a hypothesis is wanted: every word that was typed stands in what is written of it."""
        one = told.hypothesis
        written = f"{one.text} {one.source} {one.reason}".casefold()
        return (
            (not self.statuses or one.status in self.statuses)
            and (not self.origins or one.origin in self.origins)
            and all(word in written for word in self.words.casefold().split())
        )


def told_hypotheses(project: Project, coders: frozenset[int] = frozenset()) -> list[ToldHypothesis]:
    """All hypotheses in the order in which they were written; of the evidence, that of these coders or of all."""
    citations = Citations(project)
    names = {coder.id: coder.name for coder in project.coders.all()}
    theories = {theory.id: theory for theory in project.theories.all()}
    found = []
    given = project.evidence.of_hypotheses()
    for hypothesis in project.hypotheses.all():
        told = tuple(
            ToldEvidence(
                one.evidence,
                citations.at(one.evidence.source_id, TextRange(one.start, one.stop)),
                names[one.evidence.coder_id],
            )
            for one in given.get(hypothesis.id, ())
            if not coders or one.evidence.coder_id in coders
        )
        theory = theories.get(hypothesis.theory_id or 0)
        found.append(ToldHypothesis(hypothesis, names[hypothesis.coder_id], told, theory))
    return found


def hypotheses_report(project: Project, wanted: HypothesisFilter = HypothesisFilter()) -> HypothesesReport:
    """The hypotheses that a filter lets through, ready to be written to a file."""
    return HypothesesReport(
        project.name,
        [told for told in told_hypotheses(project, wanted.coders) if wanted.lets(told)],
        tuple(_sentences(project, wanted)),
        project.coders[project.history.coder_id].name,
        datetime.now().astimezone(),
    )


def hypothesis_records(found: Sequence[ToldHypothesis]) -> list[dict[str, Any]]:
    """Hypotheses as JSON tells them."""
    return [_record(told) for told in found]


def cited_record(cited: Cited) -> dict[str, Any]:
    """Words and where they stand as JSON tells them."""
    return {
        "source": cited.source.guid,
        "source_name": cited.source.name,
        "case": cited.source.case,
        "visit": cited.visit,
        "speaker": cited.speaker,
        "role": cited.role,
        "start": cited.range.start,
        "end": cited.range.end,
        "words": cited.quotation,
        "is_paraphrase": cited.is_paraphrase,
    }


def _record(told: ToldHypothesis) -> dict[str, Any]:
    one = told.hypothesis
    return {
        "guid": one.guid,
        "text": one.text,
        "origin": one.origin,
        "source": one.source,
        "theory": told.theory.guid if told.theory is not None else None,
        "theory_name": told.theory.name if told.theory is not None else "",
        "status": one.status,
        "since": one.day.isoformat() if one.day else None,
        "reason": one.reason,
        "coder": told.coder,
        "counts": {_visit(visit): told.counts(visit) for visit in VISITS},
        "evidence": [_evidence(row) for row in _in_order(told)],
    }


def _sentences(project: Project, wanted: HypothesisFilter) -> Iterable[str]:
    coders = [coder.name for coder in project.coders.all() if coder.id in wanted.coders]
    for field, values in (
        (_("Status"), [said(status) for status in HypothesisStatus if status in wanted.statuses]),
        (_("Origin"), [said(origin) for origin in HypothesisOrigin if origin in wanted.origins]),
        (_("Words"), [wanted.words] if wanted.words else []),
        (_("Coder"), coders),
    ):
        if values:
            yield _("{field}: {values}").format(field=field, values=_(" or ").join(values))


def _in_order(told: ToldHypothesis) -> Sequence[ToldEvidence]:
    return [row for visit in VISITS for row in told.at(visit)]


def _visit(visit: Visit | None) -> str:
    return visit.value if visit else "none"


def _evidence(row: ToldEvidence) -> dict[str, Any]:
    one = row.evidence
    return {
        "guid": one.guid,
        "stance": one.stance,
        "strength": one.strength,
        "statement": one.statement,
        "note": one.note,
        "coder": row.coder,
        **cited_record(row.cited),
    }
