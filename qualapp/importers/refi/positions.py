"""How a program counts the characters of a text, and what the words that it quotes tell of that."""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

_ASTRAL = "[\U00010000-\U0010ffff]"
_FEWEST_LETTERS = 4
_FEWEST_PROOFS = 3
_CUT = ("…", "...")
_LONG_NAME = 30
_WINDOW = 1000
_ENOUGH = 2000
_MOST_OF_TEXT = 5


class Unit(StrEnum):
    """What counts as one."""

    CODE_POINTS = "code_points"
    UTF_16 = "utf_16"


class Ends(StrEnum):
    """Whether the character at the end position belongs to a passage."""

    EXCLUSIVE = "exclusive"
    INCLUSIVE = "inclusive"


class Breaks(StrEnum):
    """How a line break counts: as it is written (CR and LF are two), always as one, or always as two."""

    AS_WRITTEN = "as_written"
    ONE = "one"
    TWO = "two"


@dataclass(frozen=True)
class PositionReading:
    """How the positions of a project are read."""

    unit: Unit = Unit.CODE_POINTS
    ends: Ends = Ends.EXCLUSIVE
    breaks: Breaks = Breaks.AS_WRITTEN


ALL_READINGS = tuple(PositionReading(*parts) for parts in product(Unit, Ends, Breaks))


def usual_reading(origin: str) -> PositionReading:
    """How the program that wrote a file is known to count."""
    program = origin.casefold()
    is_wide = "nvivo" in program and "mac" not in program
    joins_breaks = any(name in program for name in ("atlas", "maxqda", "qualcoder"))
    return PositionReading(
        Unit.UTF_16 if is_wide else Unit.CODE_POINTS,
        Ends.EXCLUSIVE,
        Breaks.ONE if joins_breaks else Breaks.AS_WRITTEN,
    )


class Offsets:
    """Where in a text the positions lie that a program counted in its way.

    >>> Offsets("a😀b", PositionReading(unit=Unit.UTF_16)).position(3)
    2
    """

    def __init__(self, given: str, reading: PositionReading) -> None:
        self._last = len(given)
        self._after: list[int] = []
        self._shift: list[int] = []
        shift = 0
        pattern = _otherwise_counted(given, reading)
        for match in pattern.finditer(given) if pattern else ():
            shift += (match.end() - match.start()) - _counted(match.group(), reading)
            self._after.append(match.end() - shift)
            self._shift.append(shift)

    def position(self, counted: int) -> int:
        """The place in the text, at most its end."""
        index = bisect_right(self._after, counted) - 1
        return max(0, min(self._last, counted + (self._shift[index] if index >= 0 else 0)))

    @property
    def is_plain(self) -> bool:
        """Whether each character counts as one."""
        return not self._after

    @property
    def length(self) -> int:
        """How long the program counts the text."""
        return self._last - (self._shift[-1] if self._shift else 0)


def _otherwise_counted(given: str, reading: PositionReading) -> re.Pattern[str] | None:
    parts = []
    if reading.breaks is Breaks.ONE and "\r\n" in given:
        parts.append("\r\n")
    if reading.breaks is Breaks.TWO:
        parts.append("(?<!\r)\n")
    if reading.unit is Unit.UTF_16 and not given.isascii():
        parts.append(_ASTRAL)
    return re.compile("|".join(parts)) if parts else None


def _counted(found: str, reading: PositionReading) -> int:
    return 1 if found == "\r\n" and reading.breaks is Breaks.ONE else 2


def is_shortened(name: str, words: str) -> bool:
    """Whether a passage is called after its own words, all of them or the first; white space does not matter."""
    line = words.replace("\n", " ")
    if name == line or (len(name) > 2 * _LONG_NAME and line.startswith(name)):
        return True
    squeezed, is_cut = _squeezed(name)
    if not squeezed:
        return True
    said = "".join(words[: 4 * len(squeezed) + _WINDOW].split()) if is_cut else "".join(words.split())
    return said == squeezed or ((is_cut or len(squeezed) >= _LONG_NAME) and said.startswith(squeezed))


def _squeezed(name: str) -> tuple[str, bool]:
    plain = name.strip()
    cut = next((end for end in _CUT if plain.endswith(end)), "")
    if cut and len(plain) > len(cut):
        return "".join(plain.removesuffix(cut).split()), True
    return "".join(plain.split()), False


class Evidence:
    """Which ways of counting the quotations of a project bear out."""

    def __init__(self) -> None:
        self._found: Counter[frozenset[PositionReading]] = Counter()

    def text(self, given: str) -> "TextEvidence":
        """A text whose passages can be weighed."""
        return TextEvidence(given, self._found)

    @property
    def needed(self) -> int:
        """How many passages of the next text are worth weighing; fewer once many have been."""
        return _MOST_OF_TEXT if self._found.total() > _ENOUGH else _ENOUGH

    def best(self, usual: PositionReading) -> PositionReading:
        """The reading that more quotations bear out than the usual one, if any.

        Another way of ending passages needs three proofs, since a title may differ from the words by a letter.
        """
        for reading in sorted(ALL_READINGS, key=lambda one: (-self.number(one), distance(one, usual))):
            for_it = sum(times for fits, times in self._found.items() if reading in fits and usual not in fits)
            against = sum(times for fits, times in self._found.items() if usual in fits and reading not in fits)
            needed = _FEWEST_PROOFS if reading.ends is not usual.ends else 1
            if reading == usual or (for_it >= needed and for_it > against):
                return reading
        return usual

    def number(self, reading: PositionReading) -> int:
        """How many quotations a reading makes right."""
        return sum(times for fits, times in self._found.items() if reading in fits)


def distance(one: PositionReading, other: PositionReading) -> int:
    """In how many ways two readings differ."""
    return (one.unit != other.unit) + (one.ends != other.ends) + (one.breaks != other.breaks)


class TextEvidence:
    """One text, and what the quotations from it bear out."""

    def __init__(self, given: str, found: Counter[frozenset[PositionReading]]) -> None:
        self._given = given
        self._found = found
        has_pairs = "\r\n" in given
        is_wide = not given.isascii() and re.search(_ASTRAL, given) is not None
        self._alike: dict[tuple[Unit, Breaks], list[PositionReading]] = {}
        for reading in ALL_READINGS:
            unit = reading.unit if is_wide else Unit.CODE_POINTS
            breaks = Breaks.AS_WRITTEN if reading.breaks is Breaks.ONE and not has_pairs else reading.breaks
            breaks = Breaks.AS_WRITTEN if breaks is Breaks.TWO and (has_pairs or "\n" not in given) else breaks
            self._alike.setdefault((unit, breaks), []).append(reading)
        self._offsets: dict[tuple[Unit, Breaks], Offsets] = {}

    def weigh(self, start: int, end: int, name: str) -> None:
        """Note how a passage must be read so that its words are those that it is called after.

        Where a reading makes the white space around them right too, those that do not are out.
        """
        squeezed, is_cut = _squeezed(name)
        if len(squeezed) < _FEWEST_LETTERS or not 0 <= start <= end:
            return
        for doubles in (False, True):
            words = {
                reading: said
                for key in self._alike
                if (key[1] is Breaks.TWO) is doubles
                for reading, said in self._words(key, start, end, len(squeezed), is_cut).items()
            }
            fits = [reading for reading, said in words.items() if _is_said("".join(said.split()), squeezed, is_cut)]
            exact = [reading for reading in fits if not is_cut and _is_exact(words[reading], squeezed, name)]
            if fits:
                self._found[frozenset(exact or fits)] += 1
                return

    def _words(
        self, key: tuple[Unit, Breaks], start: int, end: int, letters: int, is_cut: bool
    ) -> dict[PositionReading, str]:
        """What a passage says in those readings that are alike for this text; nothing where that is far too long."""
        if key not in self._offsets:
            self._offsets[key] = Offsets(self._given, PositionReading(unit=key[0], breaks=key[1]))
        offsets = self._offsets[key]
        first = offsets.position(start)
        most = first + 4 * letters + _WINDOW
        last, more = offsets.position(end), offsets.position(end + 1)
        if last > most and not is_cut and letters < _LONG_NAME:
            return {}
        words = {
            Ends.EXCLUSIVE: self._given[first : min(last, most)],
            Ends.INCLUSIVE: self._given[first : min(more, most)],
        }
        return {reading: words[reading.ends] for reading in self._alike[key]}


def _is_said(said: str, name: str, is_cut: bool) -> bool:
    return said.startswith(name) if is_cut or len(name) >= _LONG_NAME else said == name


def _is_exact(words: str, squeezed: str, name: str) -> bool:
    return "".join(words.split()) == squeezed and _edges(words) == _edges(name)


def _edges(words: str) -> tuple[bool, bool]:
    """Whether white space stands at the ends."""
    return words[:1].isspace(), words[-1:].isspace()
