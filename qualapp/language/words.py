"""Words of a text and the form that a dictionary has them in."""

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:(?:\u00ad[^\W_]|[\u0300-\u036f])[^\W_]*)*")
"""A word as search sees it: letters with their accents and digits, soft hyphens ignored."""


@lru_cache(maxsize=200_000)
def lemma(word: str, language: str) -> str:
    """The dictionary form of a word, in small letters.

    >>> lemma("Sundhedsplejerskerne", "da")
    'sundhedsplejerske'
    """
    import simplemma

    found = str(simplemma.lemmatize(plain(word), lang=language))
    return "".join(WORD.findall(found.casefold())) or plain(word)


@lru_cache(maxsize=200_000)
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


def plain_words(text: str) -> str:
    """All words of a text in small letters, parted by spaces.

    >>> plain_words("Hvor længe? – Tre år.")
    'hvor længe tre år'
    """
    return " ".join(map(plain, WORD.findall(text)))


def lemmas(text: str, language: str) -> str:
    """The dictionary forms of all words of a text, parted by spaces."""
    return " ".join([lemma(word, language) for word in WORD.findall(text)])
