"""Words of a text and the form that a dictionary has them in."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TypeVar

Told = TypeVar("Told")

WORD = re.compile(r"[^\W_]+(?:(?:\u00ad[^\W_]|[\u0300-\u036f])[^\W_]*)*")
"""A word as search sees it: letters with their accents and digits, soft hyphens ignored."""

_COUNTED = re.compile(r"\w+(?:[\u00ad’'-]\w+)*")

_REMEMBERED = 200_000
"""How many words, at most, are kept in memory with their forms."""


@lru_cache(maxsize=_REMEMBERED)
def lemma(word: str, language: str) -> str:
    """The dictionary form of a word, in small letters.

    >>> lemma("Sundhedsplejerskerne", "da")
    'sundhedsplejerske'
    """
    import simplemma

    found = str(simplemma.lemmatize(plain(word), lang=language))
    return "".join(WORD.findall(found.casefold())) or plain(word)


@lru_cache(maxsize=_REMEMBERED)
def plain(word: str) -> str:
    """A word in small letters without soft hyphens, each letter and its accent in one.

    >>> plain("Hel\u00adheds\u00adplan")
    'helhedsplan'
    """
    return unicodedata.normalize("NFC", searchable(word)).casefold()


def searchable(text: str) -> str:
    """A text as it is searched: soft hyphens gone, no-break spaces plain.

    >>> searchable("hel\u00adheds\u00adplan")
    'helhedsplan'
    """
    return text.replace("\u00ad", "").replace("\u00a0", " ")


class _Seen(dict[str, Told]):
    """Stretches of a text without white space, and what there is to say of each; it is asked once."""

    def __init__(self, ask: Callable[[str], Told]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, stretch: str) -> Told:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[stretch] = told = self._ask(stretch)
        return told

    def of(self, text: str) -> Iterator[Told]:
        """What there is to say of each stretch of a text, where that is anything."""
        return filter(None, map(self.__getitem__, text.split()))


_PLAIN = _Seen(lambda stretch: " ".join(map(plain, WORD.findall(stretch))))
_NUMBER = _Seen(lambda stretch: len(_COUNTED.findall(stretch)))


@lru_cache(maxsize=4)
def _dictionary_forms(language: str) -> _Seen[str]:
    return _Seen(lambda stretch: " ".join([lemma(plain(word), language) for word in WORD.findall(stretch)]))


def plain_words(text: str) -> str:
    """All words of a text in small letters, parted by spaces.

    >>> plain_words("Hvor længe? – Tre år.")
    'hvor længe tre år'
    """
    return " ".join(_PLAIN.of(text))


def lemmas(text: str, language: str) -> str:
    """The dictionary forms of all words of a text, parted by spaces."""
    return " ".join(_dictionary_forms(language).of(text))


def number_of_words(text: str) -> int:
    """How many words a reader counts in a text: one with a hyphen or an apostrophe in it is one.

    >>> number_of_words("Mor-barn-gruppen mødtes – hos Nanna’s mor.")
    5
    """
    return sum(_NUMBER.of(text))
