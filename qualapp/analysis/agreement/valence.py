"""Whether coders who gave the same excerpt the same code also gave it the same valence."""

from dataclasses import dataclass, field

from qualapp.analysis.agreement import nominal, two_coders
from qualapp.analysis.agreement.figures import Undefined, Value
from qualapp.analysis.agreement.matching import Said

Valences = tuple[str, ...]
"""The valences that a coder claims of an excerpt, for the same words can be a driver and a barrier."""
Table = dict[tuple[Valences, Valences], int]


@dataclass(frozen=True)
class ValenceAgreement:
    """How often the valence is the same, of how many excerpts that both coded alike."""

    excerpts: int
    percent: Value
    kappa: Value
    alpha: Value
    table: Table = field(default_factory=dict)


@dataclass
class ValenceTables:
    """Adds up which valences pairs of coders give excerpts that they coded alike."""

    _tables: dict[int, Table] = field(default_factory=dict)

    def add(self, number: int, ours: Said, theirs: Said) -> None:
        """Take in what a pair of coders said of one excerpt."""
        table = self._tables.setdefault(number, {})
        key = tuple(sorted(ours)), tuple(sorted(theirs))
        table[key] = table.get(key, 0) + 1

    def of_pair(self, number: int) -> ValenceAgreement:
        """What two coders say."""
        return _agreement(self._tables.get(number, {}))

    def overall(self) -> ValenceAgreement:
        """What all pairs say, each excerpt counted once for each pair; in which order is of no account."""
        together: Table = {}
        for table in self._tables.values():
            for (one, other), count in table.items():
                key = min(one, other), max(one, other)
                together[key] = together.get(key, 0) + count
        return _agreement(together, is_ordered=False)


def _agreement(table: Table, *, is_ordered: bool = True) -> ValenceAgreement:
    number = sum(table.values())
    if not number:
        nothing = Undefined.NOTHING_SHARED
        return ValenceAgreement(0, nothing, nothing, nothing)
    found = nominal.sums(two_coders.counted(table))
    kappa = two_coders.cohen(table) if is_ordered else nominal.fleiss(found)
    return ValenceAgreement(
        number, nominal.percent(found).value, kappa.value, nominal.krippendorff(found).value, dict(table)
    )
