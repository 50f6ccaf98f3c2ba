"""Whether coders who gave the same excerpt the same code and valence also gave it the same weight."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from qualapp.analysis.agreement.figures import Undefined, Value
from qualapp.analysis.agreement.matching import Said
from qualapp.analysis.agreement.metric import Metric, krippendorff
from qualapp.model.claims import UNWEIGHED

Weights = Counter[tuple[int, int]]
"""How often one coder gave an excerpt the one weight and another the other."""


@dataclass(frozen=True)
class WeightAgreement:
    """How near each other the weights of excerpts are that two coders coded alike and both weighed.

    `apart` is the mean difference in points of 100; `alpha` is Krippendorff's by each metric.
    """

    excerpts: int
    apart: Value
    alpha: Mapping[Metric, Value]


@dataclass
class WeightTables:
    """Adds up what pairs of coders weigh excerpts that they coded alike."""

    _tables: dict[int, Weights] = field(default_factory=dict)

    def add(self, number: int, ours: Said, theirs: Said) -> None:
        """Take in what a pair of coders said of one excerpt."""
        for valence in ours.keys() & theirs.keys():
            weights = ours[valence], theirs[valence]
            if UNWEIGHED not in weights:
                self._tables.setdefault(number, Counter())[weights] += 1

    def of_pair(self, number: int) -> WeightAgreement:
        """How near each other two coders are."""
        return weight_agreement(self._tables.get(number, Counter()))

    def overall(self) -> WeightAgreement:
        """How near all pairs are, each excerpt counted once for each pair."""
        return weight_agreement(sum(self._tables.values(), Counter()))


def weight_agreement(weights: Weights) -> WeightAgreement:
    """What some pairs of weights come to."""
    number = weights.total()
    apart = sum(abs(one - other) * count for (one, other), count in weights.items())
    alpha = {metric: krippendorff(weights, metric).value for metric in Metric}
    return WeightAgreement(number, apart / number if number else Undefined.NOTHING_SHARED, alpha)
