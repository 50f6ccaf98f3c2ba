"""What is to be compared, and how."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from qualapp.analysis.agreement.figures import Coefficient
from qualapp.model.code import CodeTree


class Unit(StrEnum):
    """What is counted: characters, sentences, turns, excerpts that overlap, whole sources, cases."""

    CHARACTER = "character"
    SENTENCE = "sentence"
    TURN = "turn"
    OVERLAP = "overlap"
    SOURCE = "source"
    CASE = "case"


_OF_EXCERPTS = (Coefficient.PERCENT, Coefficient.HOLSTI, Coefficient.BRENNAN_PREDIGER)


def countable(unit: Unit) -> tuple[Coefficient, ...]:
    """The measures that have a value where this is counted.

    Excerpts that nobody made cannot be counted, which most corrections for chance need; edges need characters.
    """
    if unit is Unit.OVERLAP:
        return _OF_EXCERPTS
    return tuple(one for one in Coefficient if one is not Coefficient.UNITISING or unit is Unit.CHARACTER)


@dataclass(frozen=True)
class Comparison:
    """A question about agreement; an empty field lets everything in.

    `codes` holds ids with those below them; `level` counts from 1 at the top, and what lies deeper counts as the code
    above it. `threshold` is the share of their common stretch in which two excerpts must overlap to be the same one.
    `coded_only` leaves out what none of the coders compared gave any of the codes. A source counts as given to those
    who coded something in it, unless `given` tells it, or everybody was given everything. `samples` is how often to
    resample for intervals, always alike for one seed. Without `details` nothing is said of valences, of codes that
    stand against each other, and of unitising over all codes; `unitising_2004` adds the alpha of that year to the
    one of 2016, which is always there where characters are counted.
    """

    unit: Unit = Unit.CHARACTER
    threshold: float = 0.5
    codes: frozenset[int] = frozenset()
    level: int | None = None
    coders: tuple[int, ...] = ()
    coded_only: bool = False
    given: Mapping[int, frozenset[int]] | None = None
    everyone: bool = False
    language: str = "da"
    samples: int = 0
    seed: int = 1
    details: bool = True
    unitising_2004: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.threshold <= 1:
            raise ValueError(f"not a share of an excerpt: {self.threshold}")
        if self.level is not None and self.level < 1:
            raise ValueError(f"not a level of a codebook: {self.level}")

    def folded(self, tree: CodeTree) -> dict[int, int]:
        """The code that each code counts as; those that are not compared are left out."""
        return dict(self._folded(tree))

    def _folded(self, tree: CodeTree) -> Iterator[tuple[int, int]]:
        wanted = {code for top in self.codes if top in tree for code in tree.family(top)}
        for code, _depth in tree.walk():
            if not self.codes or code.id in wanted:
                line = [*(above.id for above in tree.ancestors(code.id)), code.id]
                yield code.id, line[-1] if self.level is None else line[: self.level][-1]
