"""Which column of a table says what of a code, by its title in Danish or English, in our lists and in others'."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_TITLES = {
    "name": (
        *("name", "navn", "code", "kode", "code name", "kodenavn", "kodens navn", "label", "tag", "title", "titel"),
        *("code title", "node", "nodes", "codes", "koder"),
    ),
    "path": ("path", "sti", "full path", "fuld sti", "hierarchical name", "code path", "kodesti", "full name"),
    "parent": (
        *("parent", "parent code", "parent name", "parent node", "overkode", "forælder", "overordnet"),
        *("overordnet kode", "under"),
    ),
    "parent_id": ("parent id", "parent guid", "overkodes id", "overkodes guid"),
    "depth": ("level", "niveau", "depth", "dybde", "lag", "hierarchy level", "indent", "indrykning"),
    "definition": (
        "definition",
        "description",
        "code description",
        "beskrivelse",
        "betydning",
        "meaning",
        "forklaring",
    ),
    "include": ("include", "medtag", "medtages", "inclusion", "inklusion", "inclusion criteria", "inklusionskriterier"),
    "exclude": (
        *("exclude", "udelad", "udelades", "exclusion", "eksklusion", "exclusion criteria"),
        "eksklusionskriterier",
    ),
    "example": ("example", "examples", "eksempel", "eksempler", "citat", "quote", "quotation"),
    "colour": ("colour", "color", "farve", "code color", "code colour"),
    "is_codable": ("codable", "can be coded", "kan kodes", "kan sættes på tekst"),
    "id": ("id", "guid"),
}
_FIELDS = {title: name for name, titles in _TITLES.items() for title in titles}
_PERHAPS_DEFINITION = ("comment", "kommentar", "code comment", "kodekommentar", "memo", "code memo", "kodememo")
"""What says what a code means where nothing else does."""
_COUNTS = re.compile(
    r"codings|kodninger|(?:number of|antal) (?:codings|kodninger|highlights|quotations)|count|antal|frequency|frekvens"
    r"|hyppighed|files|references|sources|documents|filer|referencer|kilder|dokumenter|grounded|density"
    r"|coded segments|kodede segmenter|(?:% )?cod\. seg\..*"
)
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
    """The places of columns: those with texts by field and language (`""`: not said), levels from the top down.

    `counts` may say how often codes are used, which is not read.
    """

    texts: dict[tuple[str, str], int] = field(default_factory=dict)
    levels: tuple[int, ...] = ()
    unread: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()

    def place(self, name: str) -> int | None:
        """Where a field stands, in whatever language."""
        return next((place for (known, _language), place in self.texts.items() if known == name), None)

    @property
    def names_codes(self) -> bool:
        """Whether it can be known what the codes are called."""
        return bool(self.levels) or self.place("name") is not None or self.place("path") is not None


def columns_of(titles: Sequence[str]) -> Columns:
    """The columns of a table by their titles; the first of two that say the same counts.

    >>> columns_of(["Hovedkode", "Underkode", "Definition (en)", "Noter", "Kodninger"])
    Columns(texts={('definition', 'en'): 2}, levels=(0, 1), unread=('Noter',), counts=(4,))
    """
    texts: dict[tuple[str, str], int] = {}
    levels: dict[int, int] = {}
    for place, told in enumerate(map(_plain, titles)):
        known = _known(told)
        if known is not None:
            texts.setdefault(known, place)
        elif (level := _level(told)) is not None:
            levels.setdefault(level, place)
    perhaps = [place for place, title in enumerate(titles) if _plain(title) in _PERHAPS_DEFINITION]
    if perhaps and not any(name == "definition" for name, _language in texts):
        texts["definition", ""] = perhaps[0]
    return _settled(texts, [levels[level] for level in sorted(levels)], titles)


def _settled(texts: dict[tuple[str, str], int], levels: list[int], titles: Sequence[str]) -> Columns:
    """One column of levels beside a column of names says below which code each stands."""
    named = any(name in ("name", "path") for name, _language in texts)
    if named and len(levels) == 1 and not any(name == "parent" for name, _language in texts):
        texts["parent", ""] = levels.pop()
    elif named:
        levels = []
    read = {*texts.values(), *levels}
    counts = tuple(
        place for place, title in enumerate(titles) if place not in read and _COUNTS.fullmatch(_plain(title))
    )
    return Columns(texts, tuple(levels), tuple(_unread(titles, {*read, *counts})), counts)


def _unread(titles: Sequence[str], read: set[int]) -> Iterator[str]:
    return (title for place, title in enumerate(titles) if title and place not in read)


def _plain(title: str) -> str:
    return " ".join(title.casefold().strip(" .:*").split())


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
