"""Words of a text and the form that a dictionary has them in."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:(?:\u00ad[^\W_]|[\u0300-\u036f])[^\W_]*)*")
"""A word as search sees it: letters with their accents and digits, soft hyphens ignored."""

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


class _Forms(dict[str, str]):
    """Stretches of a text without white space, and the words in them as search has them; each is looked at once."""

    def __init__(self, form: Callable[[str], str]) -> None:
        super().__init__()
        self._form = form

    def __missing__(self, stretch: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[stretch] = forms = " ".join(map(self._form, WORD.findall(stretch)))
        return forms

    def of(self, text: str) -> str:
        """All words of a text, parted by spaces."""
        return " ".join(filter(None, map(self.__getitem__, text.split())))


_PLAIN = _Forms(plain)


@lru_cache(maxsize=4)
def _dictionary_forms(language: str) -> _Forms:
    return _Forms(lambda word: lemma(plain(word), language))


def plain_words(text: str) -> str:
    """All words of a text in small letters, parted by spaces.

    >>> plain_words("Hvor længe? – Tre år.")
    'hvor længe tre år'
    """
    return _PLAIN.of(text)


def lemmas(text: str, language: str) -> str:
    """The dictionary forms of all words of a text, parted by spaces."""
    return _dictionary_forms(language).of(text)
