"""Two versions of a text: which words of one are those of the other, and the edits that lead across."""

import difflib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from qualapp.model.text import TextRange
from qualapp.model.text_edit import TextEdit

Pair = tuple[int, int]
"""A word of the old text and the word of the new one that it is, by their places among the words."""

_WORD = re.compile(r"\w+|[^\w\s]")
_RUNS = (8, 4, 2)  # so many words that stand only once in each text tie the two together, longest first
_MOST_COMPARED = 1_000_000
_MOST_RESEMBLING = 400
_LIKE = 0.5


@dataclass(frozen=True)
class Versions:
    """An older and a newer text. Words are tied to each other in order; one that was moved counts as another."""

    old: str
    new: str

    @cached_property
    def pairs(self) -> list[Pair]:
        """The words that stand in both, and those that were misspelt in one of them."""
        before, after = ([word.casefold() for word in words] for words in (self._old_words, self._new_words))
        same = _without_chance(list(_same(before, after, (0, 0), (len(before), len(after)), 0)))
        return list(_with_resembling(same, before, after))

    @cached_property
    def edits(self) -> list[TextEdit]:
        """What makes the new text of the old one, by whole words, last first, so that each leaves the next in place."""
        found: list[TextEdit] = []
        reached = (0, 0)
        for a, b in self.pairs:
            was, now = self.old_places[a], self.new_places[b]
            found += self._edit(reached, (was.start, now.start))
            found += self._edit((was.start, now.start), (was.end, now.end))
            reached = was.end, now.end
        found += self._edit(reached, (len(self.old), len(self.new)))
        return found[::-1]

    @cached_property
    def likeness(self) -> float:
        """How much of the two texts is the same, from 0 to 1."""
        return _share(len(self.pairs), len(self.old_places) + len(self.new_places))

    @cached_property
    def old_places(self) -> list[TextRange]:
        """Where the words and signs of the old text stand."""
        return _places(self.old)

    @cached_property
    def new_places(self) -> list[TextRange]:
        """Where those of the new text stand."""
        return _places(self.new)

    def kept(self, before: TextRange, after: TextRange) -> float:
        """How much of the words of a stretch of the old text is in a stretch of the new one, and the other way."""
        old, new = _inside(self.old_places, before), _inside(self.new_places, after)
        pairs = self.pairs[bisect_left(self.pairs, (old.start, 0)) : bisect_left(self.pairs, (old.stop, 0))]
        return _share(sum(1 for _a, b in pairs if b in new), len(old) + len(new))

    @cached_property
    def _old_words(self) -> list[str]:
        return [place.of(self.old) for place in self.old_places]

    @cached_property
    def _new_words(self) -> list[str]:
        return [place.of(self.new) for place in self.new_places]

    def _edit(self, start: Pair, end: Pair) -> Iterator[TextEdit]:
        """The edit of a stretch between two places that are the same; white space at its ends is left alone."""
        removed, inserted = self.old[start[0] : end[0]], self.new[start[1] : end[1]]
        if removed == inserted:
            return
        head = _alike(removed, inserted)
        tail = _alike(removed[head:][::-1], inserted[head:][::-1])
        yield TextEdit(start[0] + head, removed[head : len(removed) - tail], inserted[head : len(inserted) - tail])


def _places(text: str) -> list[TextRange]:
    return [TextRange(*match.span()) for match in _WORD.finditer(text)]


def _inside(places: Sequence[TextRange], stretch: TextRange) -> range:
    """Which of the words lie in a stretch."""
    first = bisect_left(places, stretch.start, key=lambda place: place.end - 1)
    return range(first, max(first, bisect_left(places, stretch.end, key=lambda place: place.start)))


def _share(pairs: int, words: int) -> float:
    return 2 * pairs / words if words else 1.0


def _alike(removed: str, inserted: str) -> int:
    """How many characters of white space are the same at the start."""
    pairs = zip(removed, inserted, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b or not a.isspace()), min(len(removed), len(inserted)))


def _same(old: Sequence[str], new: Sequence[str], start: Pair, end: Pair, level: int) -> Iterator[Pair]:
    """The words that are the same between two places: first tied by long runs, then, in what lies between, by shorter.

    Runs that stand only once in both texts are found in no time, whatever the length of the texts.
    """
    a, b = start
    while a < end[0] and b < end[1] and old[a] == new[b]:
        yield a, b
        a, b = a + 1, b + 1
    last, beyond = end
    while last > a and beyond > b and old[last - 1] == new[beyond - 1]:
        last, beyond = last - 1, beyond - 1
    if a < last and b < beyond:
        if level < len(_RUNS):
            yield from _tied(old, new, (a, b), (last, beyond), level)
        else:
            yield from _compared(old, new, (a, b), (last, beyond))
    yield from ((last + n, beyond + n) for n in range(end[0] - last))


def _tied(old: Sequence[str], new: Sequence[str], start: Pair, end: Pair, level: int) -> Iterator[Pair]:
    length = _RUNS[level]
    for a, b in _ascending(_once_in_both(old, new, start, end, length)):
        if a >= start[0] and b >= start[1]:
            yield from _same(old, new, start, (a, b), level + 1)
            yield from ((a + n, b + n) for n in range(length))
            start = a + length, b + length
    yield from _same(old, new, start, end, level + 1)


def _compared(old: Sequence[str], new: Sequence[str], start: Pair, end: Pair) -> Iterator[Pair]:
    if (end[0] - start[0]) * (end[1] - start[1]) > _MOST_COMPARED:
        return
    matcher = difflib.SequenceMatcher(None, old[start[0] : end[0]], new[start[1] : end[1]], autojunk=False)
    for a, b, size in matcher.get_matching_blocks():
        yield from ((start[0] + a + n, start[1] + b + n) for n in range(size))


def _once_in_both(old: Sequence[str], new: Sequence[str], start: Pair, end: Pair, length: int) -> list[Pair]:
    """The places of runs of so many words that stand once in each text, in the order of the old one."""
    before, after = (
        _once(words, first, last, length) for words, first, last in zip((old, new), start, end, strict=True)
    )
    return [(place, after[run]) for run, place in before.items() if run in after]


def _once(words: Sequence[str], first: int, last: int, length: int) -> dict[tuple[str, ...], int]:
    runs = [tuple(words[place : place + length]) for place in range(first, last - length + 1)]
    counts = Counter(runs)
    return {run: first + place for place, run in enumerate(runs) if counts[run] == 1}


def _ascending(pairs: Sequence[Pair]) -> list[Pair]:
    """As many of the pairs as can be had in the order of both texts."""
    ends: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for number, (_a, b) in enumerate(pairs):
        place = bisect_left(ends, b)
        ends[place : place + 1] = [b]
        holders[place : place + 1] = [number]
        before.append(holders[place - 1] if place else -1)
    chain: list[Pair] = []
    number = holders[-1] if holders else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _without_chance(pairs: Sequence[Pair]) -> list[Pair]:
    """Without the few words that are the same by chance in the middle of much that is not."""
    runs = [[pair for _place, pair in run] for _key, run in groupby(enumerate(pairs), key=_diagonal)]
    kept: list[Pair] = []
    reached = (0, 0)
    for run, after in zip(runs, [*runs, None][1:], strict=True):
        behind = max(run[0][0] - reached[0], run[0][1] - reached[1])
        ahead = max(after[0][0] - run[-1][0], after[0][1] - run[-1][1]) - 1 if after else 0
        if not 0 < 4 * len(run) <= min(behind, ahead):
            kept += run
            reached = run[-1][0] + 1, run[-1][1] + 1
    return kept


def _diagonal(numbered: tuple[int, Pair]) -> Pair:
    place, (a, b) = numbered
    return a - place, b - place


def _with_resembling(pairs: Sequence[Pair], old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """The pairs, and between them words that look alike, as where one was misspelt."""
    reached = (0, 0)
    for a, b in [*pairs, (len(old), len(new))]:
        if 0 < (a - reached[0]) * (b - reached[1]) <= _MOST_RESEMBLING:
            found = _resembling(old[reached[0] : a], new[reached[1] : b])
            yield from ((reached[0] + c, reached[1] + d) for c, d in found)
        if a < len(old) and b < len(new):
            yield a, b
        reached = a + 1, b + 1


def _resembling(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """The pairs of words, in the order of both, that together look most alike."""
    best: list[list[tuple[float, list[Pair]]]] = [[(0.0, [])] * (len(new) + 1) for _row in range(len(old) + 1)]
    for a, word in enumerate(old):
        for b, other in enumerate(new):
            likeness = _resemblance(word, other)
            score, chain = best[a][b]
            tied = [(score + likeness, [*chain, (a, b)])] if likeness >= _LIKE else []
            best[a + 1][b + 1] = max(*tied, best[a][b + 1], best[a + 1][b], key=lambda found: found[0])
    return best[-1][-1][1]


def _resemblance(word: str, other: str) -> float:
    if not (word[0].isalnum() and other[0].isalnum()):
        return 0.0
    matcher = difflib.SequenceMatcher(None, word, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _LIKE else 0.0
