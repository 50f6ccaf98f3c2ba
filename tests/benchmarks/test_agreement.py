"""How well everybody agrees on everything: kappa alone, and all of it with intervals."""

from typing import Any

from figures import Figures
from working_set import Size

from qualapp.analysis.agreement import Agreement, Comparison
from qualapp.progress import finish
from qualapp.reports.agreement import agreement_of
from qualapp.store.project import Project

_SAMPLES = 1000


def test_agreement(benchmark: Any, figures: Figures, project: Project, size: Size) -> None:
    def compared() -> Agreement:
        return finish(agreement_of(project, Comparison(details=False)))

    figures.take(
        benchmark,
        compared,
        gesture="agreement, every code, all sources, all pairs",
        made=size.name,
        size=str(size),
        goal=8_000 if size.name == "W2" else 500,
    )


def test_agreement_with_intervals(benchmark: Any, figures: Figures, project: Project, size: Size) -> None:
    """On the large set this is work for the background, and is looked at once."""
    samples = 20 if size.is_small else _SAMPLES

    figures.take(
        benchmark,
        lambda: finish(agreement_of(project, Comparison(samples=samples))),
        gesture="agreement with intervals, unitising, valence and confusions",
        made=size.name,
        size=f"{size}, {samples:,} resamplings",
        goal=None if size.name == "W2" else 10_000,
        rounds=1 if size.name == "W2" else None,
    )
