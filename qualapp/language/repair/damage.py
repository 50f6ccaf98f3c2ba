"""What a text tells of how its letters were lost: by the words that one change makes right."""

from collections import Counter
from collections.abc import Mapping

from qualapp.language.repair.known_words import KnownWords
from qualapp.language.repair.losses import DROPPED, LOSSES, Change, Loss, changed, changes_in
from qualapp.language.repair.word_lists import FREQUENT

_LETTERS = "æøå"
_FEWEST = 3
_ACTIVE = 0.01
_NEARLY_ALL = 0.8
_LONGEST = 60
_AS_LIKELY = 0.1


class Damage:
    """Counts what is written for which letter in the words of one text, each given with how often it stands there."""

    def __init__(self, counts: Mapping[str, int], known: KnownWords) -> None:
        self._known = known
        self._weights: Counter[Loss] = Counter()
        self._words_with: dict[str, set[str]] = {letter: set() for letter in _LETTERS}
        self._right: Counter[str] = Counter()
        self._known_words = self._fixed = self._spelled = 0.0
        self._spelled_words: set[str] = set()
        for word, count in counts.items():
            self._count(word, count)
        total = self._weights.total()
        self.active = [
            loss for loss in (*LOSSES, *DROPPED) if self._weights[loss] >= max(1.0, _ACTIVE * total) or loss.is_spelling
        ]
        self.is_spelled = self._spelled >= _NEARLY_ALL * max(1.0, total)
        self.readable = (self._known_words + self._fixed) / max(1, sum(counts.values()))
        totals = Counter(dict.fromkeys(_LETTERS, 1.0))
        for loss, weight in self._weights.items():
            totals[loss.letter] += weight
        self._likely = {loss: (self._weights[loss] + 0.1) / totals[loss.letter] for loss in (*LOSSES, *DROPPED)}
        self._shares = {letter: self._share_of(letter) for letter in _LETTERS}
        spelled_right = self._spelled + sum(self._right.values())
        self._share_spelled = self._spelled / spelled_right if len(self._spelled_words) >= _FEWEST else 0.0

    def share(self, loss: Loss) -> float:
        """How often the letter of a loss is lost; nothing where too few words tell."""
        if loss.is_spelling:
            return max(self._shares[loss.letter], self._share_spelled)
        return 0.0 if self.is_spelled else self._shares.get(loss.letter, 0.0)

    @property
    def worst(self) -> float:
        """How often the letter is lost that is lost most."""
        return max(*self._shares.values(), self._share_spelled)

    def likely(self, loss: Loss) -> float:
        """How often a letter that is lost is written so."""
        return self._likely.get(loss, _AS_LIKELY)

    @property
    def has_gone(self) -> bool:
        """Whether letters are missing without anything in their place."""
        return any(loss in self.active for loss in DROPPED)

    def _share_of(self, letter: str) -> float:
        fixed = sum(weight for loss, weight in self._weights.items() if loss.letter == letter)
        return fixed / (fixed + self._right[letter]) if len(self._words_with[letter]) >= _FEWEST else 0.0

    def _count(self, word: str, count: int) -> None:
        if self._known.is_known(word):
            self._known_words += count
            self._right.update({letter: count for letter in _LETTERS if letter in word})
            return
        fixes = self._fixes(word) if len(word) <= _LONGEST else []
        for fix in fixes:
            weight = count / len(fixes)
            self._weights[fix.loss] += weight  # type: ignore[assignment]
            self._words_with[fix.loss.letter].add(word)
            if fix.loss.is_spelling:
                self._spelled += weight
                self._spelled_words.add(word)
        self._fixed += count if fixes else 0

    def _fixes(self, word: str) -> list[Change]:
        """The single changes that make a word; letters that are gone are missed in frequent words only."""
        fixes = [change for change in changes_in(word, LOSSES) if self._is_word(changed(word, (change,)))]
        return fixes or [change for change in changes_in(word, DROPPED) if changed(word, (change,)) in FREQUENT]

    def _is_word(self, word: str) -> bool:
        return word in FREQUENT or (len(word) > 3 and self._known.in_dictionary(word))
