"""What a comparison of coders found."""

from collections.abc import Mapping
from dataclasses import dataclass

from qualapp.analysis.agreement.comparison import Comparison
from qualapp.analysis.agreement.confusion import Confusion
from qualapp.analysis.agreement.figures import Coefficient, Figure, Value
from qualapp.analysis.agreement.valence import ValenceAgreement
from qualapp.analysis.agreement.weight import WeightAgreement

Figures = Mapping[Coefficient, Figure]


@dataclass(frozen=True)
class Use:
    """How one coder used a code: how many codings, and how many units they cover."""

    codings: int
    units: int


@dataclass(frozen=True)
class CodeAgreement:
    """How well all coders agree on one code.

    `by_any` and `by_all` are the units that at least one and that all coders gave it, of `units` that were compared.
    `places` are the stretches where anybody has it, `shared_places` those in which several coders meet.
    The two indices and the greatest kappa that is possible are there only for two coders.
    """

    code: int
    figures: Figures
    units: int
    by_any: int
    by_all: int
    places: int
    shared_places: int
    uses: Mapping[int, Use]
    prevalence: float | None = None
    bias: float | None = None
    greatest_kappa: Value | None = None


@dataclass(frozen=True)
class PairAgreement:
    """How well two coders agree, over all codes and on each; `units` are those that both were given."""

    coders: tuple[int, int]
    units: int
    figures: Figures
    codes: Mapping[int, Figures]
    valence: ValenceAgreement
    weight: WeightAgreement


@dataclass(frozen=True)
class UnitisingAgreement:
    """Krippendorff's four coefficients of 2016 over all codes; each code's own with how much of it others coded."""

    edges_and_codes: Value
    relevance: Value
    codes: Value
    by_code: Mapping[int, tuple[Value, float | None]]


@dataclass(frozen=True)
class Unitising2004:
    """Krippendorff's alpha for unitising of 2004, pooled over codes and of each; each source is a line of its own."""

    pooled: Value
    by_code: Mapping[int, Value]


@dataclass(frozen=True)
class SetAside:
    """What did not take part, counted.

    `alone` are sources that fewer than two of the coders were given; `twice` are codings over another one of the same
    coder and code; `outside` those with nothing that counts, as the words of an interviewer; `emptied` those whose
    words were deleted from the text.
    """

    alone: int = 0
    twice: int = 0
    outside: int = 0
    emptied: int = 0


@dataclass(frozen=True)
class Agreement:
    """The answer to a comparison: overall, by code, by pair of coders, and what costs agreement.

    `units` are all that were compared, in `sources` sources. Overall figures add observed and expected disagreement
    over the codes.
    """

    comparison: Comparison
    coders: tuple[int, ...]
    sources: int
    units: int
    overall: Figures
    codes: tuple[CodeAgreement, ...]
    pairs: tuple[PairAgreement, ...]
    unitising: UnitisingAgreement | None
    unitising_2004: Unitising2004 | None
    valence: ValenceAgreement
    weight: WeightAgreement
    confusions: tuple[Confusion, ...]
    set_aside: SetAside

    def pair(self, one: int, other: int) -> PairAgreement:
        """What two coders agree on, in whichever order they are named."""
        return next(pair for pair in self.pairs if set(pair.coders) == {one, other})
