"""Words that are none until letters that were lost in them are put back."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import prod

from qualapp.language.repair.damage import Damage
from qualapp.language.repair.known_words import KnownWords
from qualapp.language.repair.losses import (
    DAMAGED,
    DECODED,
    DROPPED,
    LOOKALIKES,
    LOSSES,
    Change,
    Loss,
    changed,
    changes_in,
    together,
)
from qualapp.language.repair.word_lists import FREQUENT, OFTEN_MEANT, RARELY_MEANT
from qualapp.language.repair.words_in import Written

_LONGEST_SHORTHAND = 5
_SOMETIMES_LOST = 0.02
_OFTEN_LOST = 0.05
_MOSTLY_LOST = 0.3
_CLEARLY = 4.0
_MOST_CHANGES = 3
_MOST_TRIED = 400
_READABLE = 0.5
_LONGEST = 60
_FREQUENT, _OWN, _LISTED, _COMPOUND = 500.0, 60.0, 20.0, 1.0
_LONG_ENOUGH = 5
_SMALL_WORDS = ("er", "en", "et", "at", "af", "til", "og", "de", "den", "det", "som", "med", "i")


@dataclass(frozen=True)
class Mended:
    """What a word may have been, by which changes, and whether that is sure."""

    changes: tuple[Change, ...]
    word: str
    is_sure: bool


@dataclass(frozen=True)
class _Candidate:
    changes: tuple[Change, ...]
    word: str
    worth: float


class LostLetters:
    """What one text tells of how letters were lost in it, and what its words may have been."""

    def __init__(self, words: Sequence[Written], language: str) -> None:
        self._counts = Counter(word.letters.lower() for word in words)
        self._whole = Counter(word.letters.lower() for word in words if not word.gaps)
        self.known = KnownWords(language)
        self._found: dict[tuple[str, bool], Mended | None] = {}
        self._lower = {word.letters for word in words if word.letters.islower()}
        self.damage = Damage(self._counts, self.known)
        self._is_readable = language == "da" and self.damage.readable >= _READABLE

    def mended(self, word: Written) -> Mended | None:
        """What a word may have been, if it is likely to be damaged."""
        is_name = word.letters[0].isupper() and not word.is_opening and not word.letters.isupper()
        key = word.letters, is_name
        if key not in self._found:
            self._found[key] = self._mend(word.letters, is_name) if self._is_readable else None
        return self._found[key]

    def is_whole(self, word: Written) -> bool:
        """Whether a word that line ends part is one when it is put together, perhaps with letters put back."""
        small = word.letters.lower()
        if self.known.is_known(small) or self._whole[small] > 0:
            return True
        mended = self.mended(word)
        return mended is not None and mended.is_sure

    def is_word(self, word: str) -> bool:
        """Whether a word is one."""
        return self.known.is_known(word.lower())

    def stands_as(self, word: str) -> bool:
        """Whether a word stands unbroken in the text."""
        return self._whole[word] > 0

    def _mend(self, word: str, is_name: bool) -> Mended | None:
        small = word.lower()
        if len(word) > _LONGEST or not any(map(str.isalpha, word)):
            return None
        if any(sign in word for sign in "Ã√"):
            return self._decoded(word)
        if self.known.is_known(small):
            return self._of_known(word, small, is_name)
        candidates = self._ranked(word)
        if not candidates or not self._is_likely(word, candidates[0]):
            return None
        best, rival = candidates[0], candidates[1].worth if len(candidates) > 1 else 0.0
        is_clear = best.worth >= _CLEARLY * rival
        return Mended(best.changes, best.word, is_clear and self._is_sure(word, best, is_name))

    def _is_likely(self, word: str, best: _Candidate) -> bool:
        """Whether a word is worth a look: the text, or the word itself, tells that letters were lost."""
        if word.isupper() and len(word) <= _LONGEST_SHORTHAND and DAMAGED.isdisjoint(word):
            return False
        if any(change.loss.is_lookalike for change in best.changes):
            return any(map(str.isdigit, word)) or self._counts[best.word.lower()] > 1
        shares = [self.damage.share(change.loss) for change in best.changes if not change.loss.is_spelling]
        return all(share >= _SOMETIMES_LOST for share in shares)

    def _decoded(self, word: str) -> Mended | None:
        """A word of a wrong encoding, all its letters put right."""
        changes = tuple(sorted(changes_in(word, DECODED), key=lambda change: change.at))
        return Mended(changes, changed(word, changes), True) if changes else None

    def _of_known(self, word: str, small: str, is_name: bool) -> Mended | None:
        """What was meant where the damaged word is a word too: only where the letter is mostly lost."""
        losses = [loss for loss in self.damage.active if self.damage.share(loss) >= _MOSTLY_LOST]
        if not losses or small in OFTEN_MEANT:
            return None
        is_listed = self.known.in_dictionary(small)
        candidates = [
            _Candidate((change,), meant, self.damage.likely(change.loss))
            for change in changes_in(word, losses)
            if (meant := changed(word, (change,))).lower() in FREQUENT
            or (not is_listed and self.known.in_dictionary(meant.lower()))
        ]
        if not candidates:
            return None
        best, *others = sorted(candidates, key=lambda candidate: -candidate.worth)
        is_clear = all(best.worth >= _CLEARLY * other.worth for other in others)
        meant_so = small in RARELY_MEANT or not is_listed
        return Mended(best.changes, best.word, is_clear and meant_so and not is_name)

    def _ranked(self, word: str) -> list[_Candidate]:
        """What a word may have been, the most likely first, each word once."""
        best: dict[str, _Candidate] = {}
        for candidate in self._candidates(word):
            there = best.get(candidate.word)
            if there is None or candidate.worth > there.worth:
                best[candidate.word] = candidate
        return sorted(best.values(), key=lambda candidate: (-candidate.worth, candidate.word))

    def _candidates(self, word: str) -> Iterator[_Candidate]:
        single = [(change,) for change in changes_in(word, (*LOSSES, *LOOKALIKES))]
        found = list(self._worthy(word, single))
        if not found or self.damage.has_gone:
            found += [each for each in self._worthy(word, self._with_gone(word)) if self._is_evident(each)]
        yield from found
        active = sorted(
            changes_in(word, (*self.damage.active, *LOOKALIKES)), key=lambda change: (change.at, change.end)
        )
        for number in range(2, _MOST_CHANGES + 1):
            if any(self._worth(one.word.lower()) > _COMPOUND for one in found) or number > self._most_changes(word):
                return
            found = list(self._worthy(word, self._several(active, number)))
            yield from found

    @staticmethod
    def _with_gone(word: str) -> list[tuple[Change, ...]]:
        return [(change,) for change in changes_in(word, DROPPED)] if len(word) > 1 else []

    def _is_evident(self, candidate: _Candidate) -> bool:
        """Whether a word from which a letter is gone is met often, or stands whole in the text."""
        return candidate.word.lower() in FREQUENT or self._whole[candidate.word.lower()] > 1

    def _most_changes(self, word: str) -> int:
        is_lost = self.damage.worst >= _OFTEN_LOST or not DAMAGED.isdisjoint(word)
        return _MOST_CHANGES if is_lost else 1

    @staticmethod
    def _several(changes: Sequence[Change], number: int) -> Iterator[tuple[Change, ...]]:
        tried = 0
        for combination in combinations(changes, number):
            if together(combination):
                tried += 1
                yield combination
            if tried >= _MOST_TRIED:
                return

    def _worthy(self, word: str, tried: Iterable[tuple[Change, ...]]) -> Iterator[_Candidate]:
        for changes in tried:
            meant = changed(word, changes)
            if worth := self._worth(meant.lower()):
                likely = prod(self.damage.likely(change.loss) for change in changes)
                yield _Candidate(changes, meant, worth * likely)

    def _worth(self, word: str) -> float:
        """How much speaks for a word by itself; nothing where it is none."""
        if word in FREQUENT:
            return _FREQUENT
        if len(word) > 2 and self.known.in_dictionary(word):
            return _OWN if self._counts[word] > 1 else _LISTED if len(word) > 3 else _COMPOUND
        if len(word) > 4 and self._counts[word] > 1:
            return _OWN
        if len(word) <= 8 or not self.known.is_compound(word):
            return 0.0
        return _LISTED if self.known.ends_frequent(word) else _COMPOUND

    def _is_sure(self, word: str, best: _Candidate, is_name: bool) -> bool:
        small = best.word.lower()
        lost = [change.loss for change in best.changes if not change.loss.is_lookalike]
        alike = [change.loss for change in best.changes if change.loss.is_lookalike]
        if alike and not self._is_sure_likeness(word, small, alike):
            return False
        if all(loss.is_spelling for loss in lost) and self._counts[small] > 1 and self.known.is_known(small):
            return True
        if is_name and not self._is_common(word, best):
            return False
        if self._may_be_two(word.lower(), small):
            return False
        least = _OFTEN_LOST if self.known.in_dictionary(small) or small in FREQUENT else _MOSTLY_LOST
        return all(self.damage.share(loss) >= least for loss in lost)

    def _may_be_two(self, word: str, meant: str) -> bool:
        """Whether a word is rather two between which the space is lost: `ertendens`."""
        if meant in FREQUENT or self.known.in_dictionary(meant):
            return False
        return any(word.startswith(small) and self.known.in_dictionary(word[len(small) :]) for small in _SMALL_WORDS)

    def _is_common(self, word: str, best: _Candidate) -> bool:
        """Whether a word with a capital within a sentence is no name that happens to be like a word."""
        small = best.word.lower()
        if word.lower() in self._lower or small in FREQUENT or best.changes[0].loss.written == "I":
            return True
        mostly = all(self.damage.share(change.loss) >= _MOSTLY_LOST for change in best.changes)
        return mostly and len(small) > _LONG_ENOUGH and self.known.in_dictionary(small)

    def _is_sure_likeness(self, word: str, meant: str, alike: Sequence[Loss]) -> bool:
        """Letters that look alike are only sure where a figure stands among letters, or the text has the word."""
        in_figures = len(word) > 3 and all(loss.written in "01|" for loss in alike)
        is_damaged = self.damage.worst >= _MOSTLY_LOST
        if not self.known.in_dictionary(meant):
            return False
        if is_damaged and word[0] == "I" and not word.isupper():
            return True
        return (in_figures and sum(map(str.isdigit, word)) < 2) or (is_damaged and self._counts[meant] > 1)
