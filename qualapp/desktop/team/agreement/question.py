"""What is asked about agreement, as the window asks it."""

from dataclasses import dataclass, replace

from qualapp.analysis.agreement import Agreement, Coefficient, Comparison, Unit, countable
from qualapp.analysis.disagreement import Difference
from qualapp.progress import Work
from qualapp.reports.agreement import agreement_of
from qualapp.reports.disagreements import Parted, disagreements_of, with_consensus
from qualapp.store.project import Project

RESAMPLINGS = 1000
_SEED = 1


@dataclass(frozen=True)
class Question:
    """Which figure of which texts; an empty field lets everything in."""

    unit: Unit = Unit.CHARACTER
    threshold: float = 0.5
    coefficient: Coefficient = Coefficient.COHEN
    coders: frozenset[int] = frozenset()
    sources: frozenset[int] = frozenset()
    cases: frozenset[int] = frozenset()
    codes: frozenset[int] = frozenset()
    level: int | None = None
    coded_only: bool = False
    without_interviewers: bool = False
    intervals: bool = False

    def countable(self) -> "Question":
        """The same, with the usual figure where the one that is asked for has no value with the unit."""
        figures = countable(self.unit)
        if self.coefficient in figures:
            return self
        usual = Coefficient.COHEN if Coefficient.COHEN in figures else Coefficient.HOLSTI
        return replace(self, coefficient=usual)

    def comparison(self) -> Comparison:
        """The question to the calculation."""
        return Comparison(
            unit=self.unit,
            threshold=self.threshold,
            codes=self.codes,
            level=self.level,
            coders=tuple(sorted(self.coders)),
            coded_only=self.coded_only,
            samples=RESAMPLINGS if self.intervals else 0,
            seed=_SEED,
        )

    def parted(self, sources: frozenset[int]) -> Parted:
        """Where the places lie at which the same coders part."""
        return Parted(tuple(sorted(self.coders)), self.codes, self.level, sources, self.without_interviewers)


@dataclass(frozen=True)
class Found:
    """The answer: how well coders agree, where they part, and how well they agree with the consensus, if any."""

    question: Question
    sources: tuple[int, ...]
    agreement: Agreement
    differences: tuple[Difference, ...]
    consensus: Agreement | None


def answer(project: Project, question: Question) -> Work[Found]:
    """Compute the answer."""
    sources = sources_of(project, question)
    agreement = yield from agreement_of(
        project, question.comparison(), sources, without_interviewers=question.without_interviewers
    )
    differences = yield from disagreements_of(project, question.parted(sources))
    consensus = yield from with_consensus(project, agreement.coders)
    return Found(question, tuple(sorted(sources)), agreement, differences, consensus)


def sources_of(project: Project, question: Question) -> frozenset[int]:
    """The sources that are chosen, also by their cases; none where all are."""
    if not question.cases:
        return question.sources
    of_cases = {source.id for source in project.sources.all() if source.case_id in question.cases}
    return frozenset(of_cases & question.sources) if question.sources else frozenset(of_cases)
