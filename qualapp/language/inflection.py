"""How a name is inflected, by rule, where nobody has listed it: genitives, definite forms and safe plurals."""

from collections.abc import Collection, Iterator

_ENDINGS = {
    "da": "s e es n ns en ens t ts et ets r rs er ers ne nes rne rnes ene enes erne ernes",
    "en": "s es",
}
_ENDS_ADJECTIVE = ("al", "ig", "isk", "iv", "el", "ær")
_VOWELS = "aeiouyæøå"
_AFTER_ABBREVIATION = {
    "da": ("s", "en", "ens", "et", "ets", "er", "ers", "erne", "ernes"),
    "en": ("s",),
}
_SAFE_PLURAL = 7
"""Letters from which on a word with -er is a noun in the plural rather than a verb in the present tense."""


def is_listed(form: str, others: Collection[str], language: str = "da") -> bool:
    """Whether somebody has listed the inflections of a form, or it is one of those listed.

    >>> is_listed("skole", ["skole", "skolen"]), is_listed("klubben", ["klub", "klubben"]), is_listed("nabo", ["nabo"])
    (True, True, False)
    """
    form = form.casefold()
    return any(_grown(form, other.casefold(), language) or _grown(other.casefold(), form, language) for other in others)


def genitive(form: str, language: str = "da") -> str:
    """What belongs to this: with -s, and with an apostrophe where there is an s already.

    >>> genitive("kommunen"), genitive("hus"), genitive("the school", "en")
    ('kommunens', "hus'", "the school's")
    """
    if form[-1:].casefold() in ("s", "x", "z"):
        return form + "'"
    return form + ("'s" if language == "en" else "s")


def inflections(form: str, language: str = "da") -> list[str]:
    """The forms that a name may also have; some of them may be no words at all.

    Only the last word is inflected, and an adjective before it gets its -e. A plural in -er is left out of short
    words, because it may as well be a verb.

    >>> {"projektleders", "projektlederen", "projektlederne", "projektlederes"} <= set(inflections("projektleder"))
    True
    >>> "boligsociale medarbejdere" in inflections("boligsocial medarbejder")
    True
    >>> "holder" in inflections("hold")
    False
    """
    if not form[-1:].isalpha():
        return []
    before, space, last = form.rpartition(" ")
    of_last = [last, *(_english(last) if language == "en" else _danish(last.casefold(), last))]
    leads = [before, *([agreeing] if (agreeing := _agreeing(before)) and language == "da" else [])]
    found = dict.fromkeys(f"{lead}{space}{one}" for lead in leads for one in of_last)
    return [one for one in found if one != form]


def of_abbreviation(form: str, language: str = "da") -> list[str]:
    """The forms of an abbreviation, with and without an apostrophe.

    >>> of_abbreviation("NGO")[:4]
    ['NGOs', "NGO's", 'NGOen', "NGO'en"]
    """
    return [form + mark + ending for ending in _AFTER_ABBREVIATION.get(language, ("s",)) for mark in ("", "'")]


def is_abbreviation(form: str) -> bool:
    """Whether a form is written in capitals, so that they tell it from words.

    >>> is_abbreviation("SSP"), is_abbreviation("UU-vejleder"), is_abbreviation("Skole")
    (True, False, False)
    """
    letters = [letter for letter in form if letter.isalpha()]
    return 1 < len(letters) <= 6 and all(letter.isupper() for letter in letters)


def _grown(form: str, other: str, language: str) -> bool:
    """Whether the other is this form with an ending, its last letter doubled or not."""
    if not other.startswith(form) or other == form:
        return False
    rest = other[len(form) :]
    endings = _ENDINGS.get(language, _ENDINGS["da"]).split()
    return rest in endings or (rest[0] == form[-1:] and rest[1:] in endings)


def _danish(word: str, written: str) -> Iterator[str]:
    yield genitive(written)
    for ending in _danish_endings(word):
        yield written + ending
        yield genitive(written + ending)
    if word.endswith(("ter", "der")) and len(word) >= _SAFE_PLURAL:
        shorter = written[:-2] + "r"
        yield from (shorter + ending for ending in ("et", "ets", "e", "es", "ene", "enes"))


def _danish_endings(word: str) -> tuple[str, ...]:
    """Endings for each gender, since a name does not tell which it has."""
    long = len(word) >= _SAFE_PLURAL
    if word.endswith("e"):
        return ("n", "t", "rne", *(["r"] if long else []))
    if word.endswith("er"):
        return ("en", "et", "ne", "e")
    endings = ("en", "et", "ene", "erne", *(["er", "e"] if long else []))
    if len(word) > 1 and word[-1] not in _VOWELS and word[-2] in _VOWELS:
        endings += tuple(word[-1] + ending for ending in ("en", "et", "erne", "er"))
    return endings


def _english(word: str) -> Iterator[str]:
    yield genitive(word, "en")
    if word.endswith("y") and word[-2:-1] not in tuple(_VOWELS):
        plural = word[:-1] + "ies"
    else:
        plural = word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")
    yield plural
    yield genitive(plural, "en")


def _agreeing(before: str) -> str:
    """The words before a noun with the adjectives among them in the definite or plural form."""
    words = [word + "e" if word.casefold().endswith(_ENDS_ADJECTIVE) else word for word in before.split(" ")]
    agreeing = " ".join(words)
    return agreeing if agreeing != before else ""
