"""Which column of a table says what of a code, by its title in Danish or English."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_TITLES = {
    "name": ("name", "navn", "code", "kode", "code name", "kodenavn", "kodens navn", "label"),
    "path": ("path", "sti", "full path", "fuld sti"),
    "parent": (
        "parent",
        "parent code",
        "parent name",
        "overkode",
        "forælder",
        "overordnet",
        "overordnet kode",
        "under",
    ),
    "depth": ("level", "niveau", "depth", "dybde", "lag"),
    "definition": ("definition", "description", "beskrivelse", "betydning", "meaning", "forklaring"),
    "include": ("include", "medtag", "medtages", "inclusion", "inklusion", "inclusion criteria", "inklusionskriterier"),
    "exclude": (
        "exclude",
        "udelad",
        "udelades",
        "exclusion",
        "eksklusion",
        "exclusion criteria",
        "eksklusionskriterier",
    ),
    "example": ("example", "examples", "eksempel", "eksempler", "citat", "quote", "quotation"),
    "colour": ("colour", "color", "farve"),
    "is_codable": ("codable", "can be coded", "kan kodes", "kan sættes på tekst"),
    "id": ("id", "guid"),
}
_FIELDS = {title: name for name, titles in _TITLES.items() for title in titles}
_LEVELS = {
    **dict.fromkeys(("main code", "hovedkode", "dimension", "theme", "tema", "category", "kategori"), 1),
    **dict.fromkeys(("sub-code", "subcode", "sub code", "underkode", "subtheme", "undertema", "underkategori"), 2),
    **dict.fromkeys(("sub-sub-code", "under-underkode"), 3),
}
_NUMBERED = re.compile(r"(?:level|niveau|lag|code level|kodeniveau) ?([1-9])")
_LANGUAGE = re.compile(r"(.*\S)\s*[(\[,:–-]?\s*\b(da|en|dansk|engelsk|danish|english)\b[)\]]?")
_LANGUAGES = {"dansk": "da", "danish": "da", "engelsk": "en", "english": "en"}


@dataclass(frozen=True)
class Columns:
    """The places of columns: those with texts by field and language (`""`: not said), levels from the top down."""

    texts: dict[tuple[str, str], int] = field(default_factory=dict)
    levels: tuple[int, ...] = ()
    unread: tuple[str, ...] = ()

    def place(self, name: str) -> int | None:
        """Where a field stands, in whatever language."""
        return next((place for (known, _language), place in self.texts.items() if known == name), None)

    @property
    def names_codes(self) -> bool:
        """Whether it can be known what the codes are called."""
        return bool(self.levels) or self.place("name") is not None or self.place("path") is not None


def columns_of(titles: Sequence[str]) -> Columns:
    """The columns of a table by their titles; the first of two that say the same counts.

    >>> columns_of(["Hovedkode", "Underkode", "Definition (en)", "Noter"])
    Columns(texts={('definition', 'en'): 2}, levels=(0, 1), unread=('Noter',))
    """
    texts: dict[tuple[str, str], int] = {}
    levels: dict[int, int] = {}
    unread: list[str] = []
    for place, title in enumerate(titles):
        told = " ".join(title.casefold().strip(" .:*").split())
        known = _known(told)
        if known is not None:
            texts.setdefault(known, place)
        elif (level := _level(told)) is not None:
            levels.setdefault(level, place)
        else:
            unread.append(title)
    return _settled(texts, [levels[level] for level in sorted(levels)], unread, titles)


def _settled(texts: dict[tuple[str, str], int], levels: list[int], unread: list[str], titles: Sequence[str]) -> Columns:
    """One column of levels beside a column of names says below which code each stands."""
    named = any(name in ("name", "path") for name, _language in texts)
    if named and len(levels) == 1 and not any(name == "parent" for name, _language in texts):
        texts["parent", ""] = levels.pop()
    elif named and levels:
        unread += [titles[place] for place in levels]
        levels = []
    return Columns(texts, tuple(levels), tuple(filter(None, unread)))


def _known(told: str) -> tuple[str, str] | None:
    if told in _FIELDS:
        return _FIELDS[told], ""
    match = _LANGUAGE.fullmatch(told)
    if match and match[1].strip(" (-:,") in _FIELDS:
        return _FIELDS[match[1].strip(" (-:,")], _LANGUAGES.get(match[2], match[2])
    return None


def _level(told: str) -> int | None:
    match = _NUMBERED.fullmatch(told)
    return int(match[1]) if match else _LEVELS.get(told)
