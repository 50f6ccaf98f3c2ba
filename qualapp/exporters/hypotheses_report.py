"""Hypotheses with what speaks for and against them, ready to be shown or written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from qualapp.exporters.cited import Cited
from qualapp.model.source import Visit
from qualapp.model.theory import Evidence, Hypothesis, Stance, Theory

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
    """A hypothesis with its evidence, in the order of the sources, and the theory that it is bound to, if any."""

    hypothesis: Hypothesis
    coder: str
    evidence: tuple[ToldEvidence, ...]
    theory: Theory | None = None

    def at(self, visit: Visit | None, stance: Stance | None = None) -> list[ToldEvidence]:
        """The evidence of a visit; of one stance where one is named."""
        return [one for each in Stance if stance in (None, each) for one in self._sorted.get((visit, each), ())]

    @cached_property
    def _sorted(self) -> dict[tuple[Visit | None, Stance], list[ToldEvidence]]:
        found: dict[tuple[Visit | None, Stance], list[ToldEvidence]] = {}
        for one in self.evidence:
            found.setdefault((one.cited.visit, one.evidence.stance), []).append(one)
        return found

    def counts(self, visit: Visit | None) -> dict[Stance, int]:
        """How many excerpts say what at a visit; one that several coders gave counts once for each stance."""
        return {stance: _excerpts(self.at(visit, stance)) for stance in Stance}

    def total(self, stance: Stance) -> int:
        """How many excerpts say so at all visits together."""
        return _excerpts(one for one in self.evidence if one.evidence.stance is stance)

    def sources(self, stance: Stance) -> int:
        """How many sources there are that say so; they are counted apart from excerpts."""
        return len({one.cited.source.id for one in self.evidence if one.evidence.stance is stance})


def _excerpts(given: Iterable[ToldEvidence]) -> int:
    return len({one.evidence.excerpt_id for one in given})


@dataclass(frozen=True)
class HypothesesReport:
    """Hypotheses in the order in which they are told; `filters` are sentences that say which these are."""

    project: str
    hypotheses: Sequence[ToldHypothesis]
    filters: tuple[str, ...]
    coder: str
    made: datetime
