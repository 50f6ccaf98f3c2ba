"""Coded excerpts that leave the program, with all that their readers must know about them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from qualapp.model.code import PATH_SEPARATOR
from qualapp.model.coding import Valence
from qualapp.model.excerpt import CodedExcerpt


@dataclass(frozen=True)
class Section:
    """A code of a report with what is coded to it; without excerpts of its own it only heads its sub-codes."""

    path: tuple[str, ...]
    definition: str
    colour: str
    excerpts: tuple[CodedExcerpt, ...]
    below: int = 0
    """How many codings its sub-codes have in the report."""

    @property
    def name(self) -> str:
        """The code's own name."""
        return self.path[-1]

    @property
    def level(self) -> int:
        """How deep the code lies: 1 for a top code."""
        return len(self.path)

    @property
    def total(self) -> int:
        """The codings of the code and of its sub-codes."""
        return len(self.excerpts) + self.below


@dataclass(frozen=True)
class ExcerptReport:
    """A list of codings in the order in which they are printed.

    `filters` are sentences that say what is listed, `coder` is who exports, `made` when.
    """

    project: str
    description: str
    coder: str
    made: datetime
    filters: tuple[str, ...]
    excerpts: Sequence[CodedExcerpt]

    def sections(self) -> list[Section]:
        """The codes in order of appearance, each after the codes above it."""
        found = list(self._codes_and_parents())
        return [_with_below(section, found[place + 1 :]) for place, section in enumerate(found)]

    def _codes_and_parents(self) -> Iterator[Section]:
        last: tuple[str, ...] = ()
        for excerpts in self._by_code():
            path = tuple(excerpts[0].code.split(PATH_SEPARATOR))
            colour = excerpts[0].colour
            for depth in range(1, len(path)):
                if last[:depth] != path[:depth]:
                    yield Section(path[:depth], "", colour, ())
            yield Section(path, excerpts[0].code_definition, colour, excerpts)
            last = path

    def _by_code(self) -> list[tuple[CodedExcerpt, ...]]:
        grouped: dict[int, list[CodedExcerpt]] = {}
        for excerpt in self.excerpts:
            grouped.setdefault(excerpt.code_id, []).append(excerpt)
        return [tuple(excerpts) for excerpts in grouped.values()]


def valence_counts(excerpts: Sequence[CodedExcerpt]) -> dict[Valence, int]:
    """How many codings have each valence, in the order of the valences, zeros included."""
    counted = Counter(excerpt.valence for excerpt in excerpts)
    return {valence: counted[valence] for valence in Valence}


def _with_below(section: Section, after: list[Section]) -> Section:
    def lies_below(other: Section) -> bool:
        return other.level > section.level and other.path[: section.level] == section.path

    below = sum(len(other.excerpts) for other in takewhile(lies_below, after))
    return Section(section.path, section.definition, section.colour, section.excerpts, below)
