"""Words of a text and the form that a dictionary has them in."""

import re
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:\u00ad[^\W_]+)*")
"""A word as search sees it: letters and digits, soft hyphens ignored."""


@lru_cache(maxsize=200_000)
def lemma(word: str, language: str) -> str:
    """The dictionary form of a word, in small letters.

    >>> lemma("Sundhedsplejerskerne", "da")
    'sundhedsplejerske'
    """
    import simplemma

    plain = word.replace("\u00ad", "").casefold()
    return str(simplemma.lemmatize(plain, lang=language)).casefold()


def searchable(text: str) -> str:
    """A text as the search index has it: soft hyphens gone, no-break spaces plain.

    >>> searchable("hel\\u00adheds\\u00adplan")
    'helhedsplan'
    """
    return text.replace("\u00ad", "").replace("\u00a0", " ")


def lemmas(text: str, language: str) -> str:
    """The dictionary forms of all words of a text, parted by spaces."""
    return " ".join(lemma(match.group(), language) for match in WORD.finditer(text))
