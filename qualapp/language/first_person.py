"""Whether somebody speaks of themselves."""

import re

_WORDS = {
    "da": frozenset(["jeg", "mig", "min", "mit", "mine", "vi", "os", "vores"]),
    "en": frozenset(["me", "my", "mine", "we", "us", "our", "ours"]),
}
_WORD = re.compile(r"[^\W\d_]+")


def is_in_first_person(words: str, language: str = "da") -> bool:
    """Whether some words speak of whoever says them.

    >>> is_in_first_person("Skolelederen ringer til mig"), is_in_first_person("Hvem ringer I til?")
    (True, False)
    >>> is_in_first_person("I call the school", "en"), is_in_first_person("The US office calls", "en")
    (True, False)
    """
    return any(_is_me(word, language) for word in _WORD.findall(words))


def _is_me(word: str, language: str) -> bool:
    if language == "en" and word in ("I", "US"):
        return word == "I"
    return word.casefold() in _WORDS.get(language, _WORDS["da"])
