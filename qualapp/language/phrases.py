"""Phrases in a text, word by word, with spaCy's matchers: no model, only words and signs as they stand."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from qualapp.language.words import WORD, plain

_TOKEN = re.compile(rf"{WORD.pattern}|\n\s*\n|[^\w\s]|_")
_TORN = r"[-¬]\n[ \t]*(?=[a-zæøå])"
_SCANNED = re.compile(
    rf"(?:[^\W_]|@(?=[^\W_]))(?:(?:{_TORN}|\u00ad)[^\W_]|[^\W_@]|[@\u0300-\u036f])*|\n\s*\n|[^\w\s]|_"
)
_INSIDE = re.compile(r"[-¬]\n[ \t]*|\u00ad")
_SPELLINGS = str.maketrans(
    {"æ": "e", "ø": "o", "@": "o", "å": "a", "é": "a", "ö": "o", "ä": "e", "0": "o", "1": "l", "i": "l", "c": "e"}
)
_ODD = re.compile("[\u00ad\u0300-\u036f’‘´`]")
_APOSTROPHES = dict.fromkeys("’‘´`", "'")


@dataclass(frozen=True)
class Found:
    """Where a phrase stands, and the number under which it was asked for."""

    start: int
    end: int
    key: int


class Phrases:
    """Finds phrases as whole words; case counts in those that are exact. `tolerant` reads scanned letters as one.

    Between words there may be any white space but an empty line. A hyphen, a slash or another sign ends a word, so
    that it stands in a phrase only where the phrase holds it.
    """

    def __init__(self, *, tolerant: bool = False) -> None:
        from spacy.attrs import NORM
        from spacy.matcher import PhraseMatcher
        from spacy.vocab import Vocab

        self._tolerant = tolerant
        fold = scanned if tolerant else plain
        self._vocab = Vocab(lex_attr_getters={NORM: fold})
        self._any_case = PhraseMatcher(self._vocab, attr="NORM")
        self._exact = PhraseMatcher(self._vocab, attr="ORTH")

    def add(self, key: int, phrases: Iterable[str], *, exact: bool = False) -> None:
        """Look for these phrases too, and call them by this number."""
        documents = [self._document(words, phrase) for phrase in phrases if (words := self._token.findall(phrase))]
        if documents:
            matcher = self._exact if exact else self._any_case
            matcher.add(str(key), documents)

    def find(self, text: str) -> list[Found]:
        """All places of all phrases, in no order, also where they overlap."""
        words = self._token.findall(text)
        starts = [match.start() for match in self._token.finditer(text)]
        document, strings = self._document(words, text), self._vocab.strings
        return [
            Found(starts[first], starts[last - 1] + len(words[last - 1]), int(strings[key]))
            for matcher in (self._any_case, self._exact)
            for key, first, last in matcher(document)
        ]

    @property
    def _token(self) -> re.Pattern[str]:
        return _SCANNED if self._tolerant else _TOKEN

    def _document(self, words: list[str], text: str) -> Any:
        """The words and signs of a text as a document of spaCy."""
        from spacy.tokens import Doc

        if self._tolerant or _ODD.search(text):
            words = list(map(_whole, words))
        return Doc(self._vocab, words=words, spaces=[False] * len(words))


def scanned(word: str) -> str:
    """A word with the letters that a scanner mistakes for one another made one.

    >>> scanned("Omrédesekretariat") == scanned("områdesekretariat") == scanned("omraadesekretariat")
    True
    >>> scanned("Kornmune") == scanned("k0mmune") == scanned("kommune")
    True
    >>> scanned("Boligsocia1") == scanned("boligsoeial")
    True
    """
    small = plain(word).translate(_SPELLINGS).replace("ae", "e").replace("aa", "a").replace("rn", "m")
    if "oe" in small:
        small = small.replace("oe", "o")
    return small


def longest(found: Iterable[Found]) -> Iterator[list[Found]]:
    """Of places that overlap only the longest, in the order of the text; those at one place together.

    >>> [[one.key for one in group] for group in longest([Found(0, 4, 1), Found(0, 9, 2), Found(0, 9, 3)])]
    [[2, 3]]
    """
    by_place: dict[tuple[int, int], list[Found]] = {}
    for one in found:
        by_place.setdefault((one.start, one.end), []).append(one)
    free = _free(sorted(by_place, key=lambda place: (place[0] - place[1], place[0])))
    for place in sorted(free):
        yield sorted(by_place[place], key=lambda one: one.key)


def _free(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Those that overlap none before them."""
    covered: set[int] = set()
    for start, end in places:
        if start not in covered and end - 1 not in covered:
            covered.update(range(start, end))
            yield start, end


@lru_cache(maxsize=200_000)
def _whole(word: str) -> str:
    """A word or sign without soft hyphens and torn line ends, each letter and its accent in one."""
    if len(word) == 1:
        return _APOSTROPHES.get(word, word)
    return unicodedata.normalize("NFC", _INSIDE.sub("", word))
