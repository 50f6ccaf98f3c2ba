"""Which words there are: those of the dictionary, those put together of them, and those of the text itself."""

from collections.abc import Callable
from functools import cache, lru_cache

from qualapp.language.repair.word_lists import FREQUENT, LEFT_OUT

_SHORTEST_PART = 4
_LINKS = ("s", "e")
_REMEMBERED = 400_000


class KnownWords:
    """The words of a language, in small letters."""

    def __init__(self, language: str) -> None:
        self.in_dictionary = _asked(language)
        self._is_compound = _compounds(language)

    def is_known(self, word: str) -> bool:
        """Whether a word is one, alone or put together of two others."""
        return self.in_dictionary(word) or self._is_compound(word)

    def is_compound(self, word: str) -> bool:
        """Whether a word is put together of two others."""
        return self._is_compound(word)

    def ends_frequent(self, word: str) -> bool:
        """Whether the second of the two words in one is met often."""
        places = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        return any(word[place:] in FREQUENT for place in places) and self._is_compound(word)


@cache
def _asked(language: str) -> Callable[[str], bool]:
    """Asks the dictionary each word once."""
    from simplemma import is_known

    found: dict[str, bool] = {}

    def ask(word: str) -> bool:
        known = found.get(word)
        if known is None:
            if len(found) >= _REMEMBERED:
                found.clear()
            known = found[word] = word in LEFT_OUT or bool(is_known(word, lang=language))
        return known

    return ask


@cache
def _compounds(language: str) -> Callable[[str], bool]:
    """Tells whether a word is put together of two that the dictionary knows, perhaps with an s or e between."""
    known = _asked(language)

    def part(word: str) -> bool:
        return known(word) or (word[-1] in _LINKS and len(word) > _SHORTEST_PART and known(word[:-1]))

    @lru_cache(_REMEMBERED // 4)
    def ask(word: str) -> bool:
        places = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        return any(known(word[place:]) and part(word[:place]) for place in places)

    return ask
