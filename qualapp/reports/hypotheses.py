"""Hypotheses out of a project, with what speaks for and against each at every visit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qualapp.exporters.cited import Cited
from qualapp.model.source import Visit
from qualapp.model.text import TextRange
from qualapp.model.theory import Evidence, Hypothesis, Stance
from qualapp.reports.citations import Citations
from qualapp.store.project import Project

VISITS = (Visit.FIRST, Visit.REVISIT, None)
"""In the order in which evidence is told; None is a source of no visit."""


@dataclass(frozen=True)
class ToldEvidence:
    """A piece of evidence with its words and who gave it."""

    evidence: Evidence
    cited: Cited
    coder: str


@dataclass(frozen=True)
class ToldHypothesis:
    """A hypothesis with its evidence, in the order of the sources."""

    hypothesis: Hypothesis
    coder: str
    evidence: tuple[ToldEvidence, ...]

    def at(self, visit: Visit | None, stance: Stance | None = None) -> list[ToldEvidence]:
        """The evidence of a visit; of one stance where one is named."""
        return [
            one
            for one in self.evidence
            if one.cited.visit is visit and (stance is None or one.evidence.stance is stance)
        ]

    def counts(self, visit: Visit | None) -> dict[Stance, int]:
        """How many excerpts say what at a visit."""
        return {stance: len(self.at(visit, stance)) for stance in Stance}

    def sources(self, stance: Stance) -> int:
        """How many sources there are that say so; they are counted apart from excerpts."""
        return len({one.cited.source.id for one in self.evidence if one.evidence.stance is stance})


def told_hypotheses(project: Project, coders: frozenset[int] = frozenset()) -> list[ToldHypothesis]:
    """All hypotheses in the order in which they were written; of the evidence, that of these coders or of all."""
    citations = Citations(project)
    names = {coder.id: coder.name for coder in project.coders.all()}
    found = []
    for hypothesis in project.hypotheses.all():
        placed = project.evidence.of_hypothesis(hypothesis.id)
        told = tuple(
            ToldEvidence(
                one.evidence,
                citations.at(one.evidence.source_id, TextRange(one.start, one.stop)),
                names[one.evidence.coder_id],
            )
            for one in placed
            if not coders or one.evidence.coder_id in coders
        )
        found.append(ToldHypothesis(hypothesis, names[hypothesis.coder_id], told))
    return found


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
        "status": one.status,
        "coder": told.coder,
        "counts": {_visit(visit): told.counts(visit) for visit in VISITS},
        "evidence": [_evidence(row) for row in _in_order(told)],
    }


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
