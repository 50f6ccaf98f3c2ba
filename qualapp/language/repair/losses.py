"""How letters are lost: what is written in their place by scanners, other keyboards and wrong encodings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_SPELLINGS = {
    "æ": "ae � ? Ã¦ √¶ ee aa as ze zae sae se eae eee a& &e & @& e& e&e a&e /& @ a e z ä ã é",
    "ø": "oe � ? Ã¸ √∏ g e a o @ @e @a a@ oa 0 ¢ ö ó q gd",
    "å": "aa � ? Ã¥ √• a d é éa & 4 3 à á â ã ä ad",
}
_LOOKALIKES = (("0", "o"), ("1", "l"), ("1", "i"), ("I", "l"), ("|", "l"), ("rn", "m"), ("m", "rn"), ("vv", "w"))
_BESIDE_A_LETTER = ("@", "&")

DAMAGED = frozenset("�@&¢|Ã√¶∏•¸¦¥")
"""Signs that stand for letters within words."""


@dataclass(frozen=True)
class Loss:
    """A letter, and what is written for it."""

    written: str
    letter: str

    @property
    def is_lookalike(self) -> bool:
        """Whether it is about letters that look alike, and not about those that were lost."""
        return self.letter.lower() not in _SPELLINGS

    @property
    def is_spelling(self) -> bool:
        """Whether people write this on purpose, or programs where they do not know the letter."""
        return self.written in {"ae", "oe", "aa", "�"}


LOSSES = tuple(Loss(written, letter) for letter, all in _SPELLINGS.items() for written in all.split())
DECODED = tuple(
    Loss(*pair) for pair in (("Ã¦", "æ"), ("Ã¸", "ø"), ("Ã¥", "å"), ("Ã†", "Æ"), ("Ã˜", "Ø"), ("Ã…", "Å"))
) + tuple(loss for loss in LOSSES if loss.written[0] == "√")
DROPPED = tuple(Loss("", letter) for letter in _SPELLINGS)
LOOKALIKES = tuple(Loss(*pair) for pair in _LOOKALIKES)


@dataclass(frozen=True)
class Change:
    """A loss at a place of a word."""

    at: int
    loss: Loss

    @property
    def end(self) -> int:
        """Where what is written ends."""
        return self.at + len(self.loss.written)


def changes_in(word: str, losses: Sequence[Loss]) -> Iterator[Change]:
    """Each place of a word where a letter may have been lost."""
    small = word.lower()
    for loss in losses:
        written = loss.written
        searched = small if written.islower() or not written.isalpha() else word
        at = (small if searched is small else word).find(written.lower() if searched is small else written)
        while at >= 0:
            yield Change(at, loss)
            at = searched.find(written.lower() if searched is small else written, at + 1)


def changed(word: str, changes: Sequence[Change]) -> str:
    """The word with these letters, as large or small as the word is."""
    parts: list[str] = []
    last = 0
    for change in changes:
        parts += (word[last : change.at], cased(word, change))
        last = change.end
    return "".join((*parts, word[last:]))


def cased(word: str, change: Change) -> str:
    """The letter of a change, a capital where a capital is written or all others are capitals."""
    written = word[change.at : change.end]
    others = word[: change.at] + word[change.end :]
    letters = [letter for letter in written if letter.isalpha() and letter not in "Ã√"]
    is_large = letters[0].isupper() if letters and change.loss.written != "I" else False
    if not letters or change.loss.written == "I":
        is_large = len(others) > 1 and others.isupper()
    return change.loss.letter.upper() if is_large else change.loss.letter


def together(changes: Sequence[Change]) -> bool:
    """Whether changes in order can all be made in one word."""
    return all(one.end <= other.at for one, other in pairwise(changes))


WORD = re.compile(r"(?:[^\W_]|[@&�¢|Ã√¶∏•¸¦¥]|(?<=Ã)[†˜…]|/(?=&)|(?<=[^\W\d_])\?(?=[^\W\d_]))+")
