"""What could be mended in a damaged text, and the text with it mended."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise


class Kind(StrEnum):
    """What happened to the words."""

    LETTER = "letter"
    LOOKALIKE = "lookalike"
    HYPHEN = "hyphen"
    LINE = "line"
    PAGE = "page"
    SPACED = "spaced"
    LIGATURE = "ligature"


class Confidence(StrEnum):
    """How much speaks for a repair."""

    SURE = "sure"
    PERHAPS = "perhaps"


@dataclass(frozen=True, order=True)
class Repair:
    """The characters from start up to stop, and what should stand there instead.

    `shown` is where the whole word, or the stretch by which a reader knows the place, begins and ends.
    """

    start: int
    stop: int
    replacement: str
    kind: Kind
    confidence: Confidence
    shown: tuple[int, int]

    @property
    def is_sure(self) -> bool:
        """Whether it can be made without being looked at."""
        return self.confidence is Confidence.SURE

    def before(self, text: str) -> str:
        """The words as they are written."""
        return text[self.shown[0] : self.shown[1]]

    def after(self, text: str) -> str:
        """The words as they would be."""
        return text[self.shown[0] : self.start] + self.replacement + text[self.stop : self.shown[1]]


@dataclass(frozen=True)
class Repaired:
    """A text after its repairs, and where each position of the text before them went."""

    text: str
    _stops: tuple[int, ...] = ()
    _made: tuple[tuple[int, int, int], ...] = ()

    def position(self, given: int) -> int:
        """Where a position of the damaged text is now; one inside a repair goes as far as the new words reach.

        >>> repaired("et haefte her", [Repair(4, 6, "æ", Kind.LETTER, Confidence.SURE, (3, 9))]).position(9)
        8
        """
        index = bisect_right(self._stops, given) - 1
        shift = self._made[index][2] if index >= 0 else 0
        following = self._made[index + 1] if index + 1 < len(self._made) else None
        if following is None or given <= following[0]:
            return given + shift
        stop = self._stops[index + 1]
        grown = following[2] - shift + stop - following[0]
        return following[0] + shift + min(given - following[0], grown)

    def range(self, start: int, stop: int) -> tuple[int, int]:
        """Where a stretch of the damaged text is now."""
        first = self.position(start)
        return first, max(first, self.position(stop))


def repaired(text: str, repairs: Iterable[Repair]) -> Repaired:
    """The text with these repairs made, all at once.

    Raises ValueError where two of them are about the same characters.

    >>> repaired("et haefte", [Repair(4, 6, "æ", Kind.LETTER, Confidence.SURE, (3, 9))]).text
    'et hæfte'
    """
    wanted: Sequence[Repair] = sorted(repairs)
    if any(one.stop > other.start for one, other in pairwise(wanted)):
        raise ValueError("two repairs are about the same characters")
    parts: list[str] = []
    made: list[tuple[int, int, int]] = []
    last = shift = 0
    for repair in wanted:
        parts += (text[last : repair.start], repair.replacement)
        last = repair.stop
        shift += len(repair.replacement) - (repair.stop - repair.start)
        made.append((repair.start, repair.stop, shift))
    parts.append(text[last:])
    return Repaired("".join(parts), tuple(stop for _start, stop, _shift in made), tuple(made))
