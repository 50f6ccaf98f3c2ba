"""Lines that came from the top and bottom of pages: their numbers, and what is printed on each."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from qualapp.language.repair.repairs import Confidence, Kind, Repair

_NUMBER = re.compile(
    r"\W{0,3}(?:(?:side|page|s\.|p\.)\s*)?(\d{1,4})(?:\s*(?:af|of|/)\s*\d{1,4})?\W{0,3}", re.IGNORECASE
)
_FIGURES = re.compile(r"\d+")
_FEWEST = 3
_APART = 4
_MOST_SKIPPED = 3
_LONGEST = 90
_BESIDE = 2
_ENDS = tuple(".?!:,;–-")


@dataclass(frozen=True)
class _Line:
    """A line that is not blank; `nth` counts them."""

    nth: int
    start: int
    stop: int
    words: str


def page_lines(text: str) -> list[Repair]:
    """The lines that belong to pages; sure where their numbers go up, or where they stand beside such."""
    lines = list(_lines(text))
    numbers = _numbered(lines)
    counted = {line.nth for line in numbers}
    found = dict.fromkeys(counted, Confidence.SURE)
    for repeated in _repeated(lines, counted):
        found.update(repeated)
    return [
        Repair(line.start, min(line.stop + 1, len(text)), "", Kind.PAGE, found[line.nth], (line.start, line.stop))
        for line in lines
        if line.nth in found
    ]


def _lines(text: str) -> Iterator[_Line]:
    start = nth = 0
    for words in text.split("\n"):
        if words.strip():
            yield _Line(nth, start, start + len(words), words.strip())
            nth += 1
        start += len(words) + 1


def _numbered(lines: Sequence[_Line]) -> list[_Line]:
    """The lines that hold nothing but a number and count the pages."""
    counted = [(line, int(match[1])) for line in lines if (match := _NUMBER.fullmatch(line.words))]
    best: list[_Line] = []
    for place, (first, number) in enumerate(counted):
        if first in best:
            continue
        run, last = [first], number
        for line, value in counted[place + 1 :]:
            if last < value <= last + _MOST_SKIPPED and line.nth - run[-1].nth >= _APART * (value - last):
                run.append(line)
                last = value
        best = max(best, run, key=len)
    return best if len(best) >= _FEWEST else []


def _repeated(lines: Sequence[_Line], numbers: set[int]) -> Iterator[dict[int, Confidence]]:
    """Lines that say the same but for their figures, far from one another."""
    alike: dict[str, list[_Line]] = defaultdict(list)
    for line in lines:
        if len(line.words) <= _LONGEST and any(map(str.isalpha, line.words)):
            alike[_FIGURES.sub("#", line.words)].append(line)
    for words, found in alike.items():
        if len(found) < _FEWEST or median(b.nth - a.nth for a, b in pairwise(found)) < 2 * _APART:
            continue
        counts = "#" in words and _goes_up(found)
        beside = sum(_is_beside(line, numbers) for line in found) > len(found) / 2
        if counts or beside:
            sure = [line for line in found if counts or _is_beside(line, numbers)]
            yield {line.nth: Confidence.SURE for line in sure}
        elif words[0].isupper() and "#" not in words and not words.endswith(_ENDS) and len(found) > _FEWEST:
            yield {line.nth: Confidence.PERHAPS for line in found}


def _goes_up(lines: Sequence[_Line]) -> bool:
    """Whether one of the figures in lines goes up from each to the next."""
    figures = [list(map(int, _FIGURES.findall(line.words))) for line in lines]
    ends = ([row[0] for row in figures], [row[-1] for row in figures])
    return any(all(0 < b - a <= _MOST_SKIPPED for a, b in pairwise(end)) for end in ends)


def _is_beside(line: _Line, numbers: set[int]) -> bool:
    return any(line.nth + step in numbers for step in range(-_BESIDE, _BESIDE + 1) if step)
