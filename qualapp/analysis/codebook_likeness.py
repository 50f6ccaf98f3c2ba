"""Which codes of two codebooks may mean the same, and why: by words in their dictionary form, spelling, definitions."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from qualapp.language.words import lemmas, plain_words
from qualapp.model.book import Book, BookCode

_LIKELY = 0.5
_MOST = 5
_FEWEST_SHARED = 3
_SHARE_OF_TRIGRAMS = 0.35
_GUIDANCE = ("definition", "include", "exclude", "example")


class Reason(StrEnum):
    """Why two codes may be the same."""

    SAME_NAME = "same_name"
    WORDS = "words"
    SPELLING = "spelling"
    DEFINITION = "definition"


@dataclass(frozen=True)
class Proposal:
    """A code of ours that may be the other's, with how alike they are (0 to 1) and in what."""

    mine: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class _Words:
    """The words of one code: its names in small letters, its lemmas, and those of its definition."""

    names: frozenset[str]
    name_lemmas: frozenset[str]
    trigrams: frozenset[str]
    guidance: frozenset[str]


_Scores = tuple[float, float, float, float]


class Likeness:
    """Compares codes of two books; rare words count for more than those that stand in every definition."""

    def __init__(self, mine: Book, theirs: Book) -> None:
        self._mine = {code.key: _words(code, mine.language) for code in mine.codes}
        self._theirs = {code.key: _words(code, theirs.language) for code in theirs.codes}
        words = [*self._mine.values(), *self._theirs.values()]
        self._names = _Bag([one.name_lemmas for one in words])
        self._guidance = _Bag([one.guidance for one in words])

    def proposals(self, theirs: str, among: Iterable[str]) -> tuple[Proposal, ...]:
        """Which of these codes of ours may be the other's code, the likeliest first."""
        other = self._theirs[theirs]
        found = [
            self._proposal(mine, scores) for mine in among if _score(scores := self._scores(mine, other)) >= _LIKELY
        ]
        return tuple(sorted(found, key=lambda one: (-one.score, one.mine))[:_MOST])

    def _proposal(self, mine: str, scores: _Scores) -> Proposal:
        return Proposal(
            mine,
            round(_score(scores), 2),
            tuple(reason for reason, score in zip(Reason, scores, strict=True) if score >= 0.5),
        )

    def _scores(self, mine: str, other: _Words) -> _Scores:
        """How alike they are in each way of `Reason`."""
        one = self._mine[mine]
        definition = min(0.9, 1.2 * self._guidance.shared(one.guidance, other.guidance, _FEWEST_SHARED))
        if not one.names.isdisjoint(other.names):
            return 1.0, 0.0, 0.0, definition
        words = 0.95 * self._names.shared(one.name_lemmas, other.name_lemmas)
        return 0.0, words, 0.95 * _spelling(one, other), definition


def _score(scores: _Scores) -> float:
    *by_name, definition = scores
    name = max(by_name)
    return min(1.0, max(name, definition) + 0.2 * min(name, definition))


def _words(code: BookCode, language: str) -> _Words:
    names = frozenset(filter(None, (plain_words(code.name), plain_words(code.name_other))))
    guidance = " ".join(getattr(code, field) for field in _GUIDANCE)
    return _Words(
        names,
        _telling(lemmas(code.name, language), 3),
        frozenset(trigram for name in names for trigram in _trigrams(name)),
        _telling(lemmas(guidance, language), 4),
    )


def _telling(words: str, shortest: int) -> frozenset[str]:
    """The words without the short ones, which join and stand in every text; all where none is longer."""
    every = frozenset(words.split())
    return frozenset(word for word in every if len(word) >= shortest) or every


def _trigrams(name: str) -> Iterable[str]:
    return (name[place : place + 3] for place in range(max(1, len(name) - 2)))


class _Bag:
    """The words of each code, weighed: the less a word tells, the more codes have it."""

    def __init__(self, bags: Sequence[frozenset[str]]) -> None:
        counted = Counter(word for words in bags for word in words)
        self._weights = {word: math.log(1 + len(bags) / count) for word, count in counted.items()}
        self._sums = {words: sum(map(self._weights.__getitem__, words)) for words in bags}

    def shared(self, one: frozenset[str], other: frozenset[str], fewest: int = 1) -> float:
        """How much of the words of both is in both, from 0 to 1."""
        both = one & other
        if len(both) < fewest:
            return 0.0
        return 2 * sum(map(self._weights.__getitem__, both)) / (self._sums[one] + self._sums[other])


def _spelling(one: _Words, other: _Words) -> float:
    """How alike the names are written, from 0 to 1; names that share few letters are not looked at."""
    common = len(one.trigrams & other.trigrams)
    if common < _SHARE_OF_TRIGRAMS * min(len(one.trigrams), len(other.trigrams)):
        return 0.0
    ratio = max(_ratio(min(a, b), max(a, b)) for a in one.names for b in other.names)
    return ratio if ratio >= 0.7 else 0.0


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
