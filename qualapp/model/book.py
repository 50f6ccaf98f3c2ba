"""Codebooks as they are compared: each code once, above those below it, whatever the book came from."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from qualapp.model.code import PATH_SEPARATOR
from qualapp.model.codebook import Codebook, CodeEntry

_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
FIELDS = ("name", "name_other", "definition", "include", "exclude", "example", "colour")
"""What a code says, beside its place and whether it can be put on text."""


@dataclass(frozen=True)
class BookCode:
    """A code of a codebook that is compared.

    `key` is its own in the book: a guid in a project. `marks` are names by which another book may know the same code;
    `origin` is the one that a code made from it keeps. A field that the book does not have is empty, `is_codable` None.
    """

    key: str
    parent: str
    name: str
    name_other: str = ""
    definition: str = ""
    include: str = ""
    exclude: str = ""
    example: str = ""
    colour: str = ""
    is_codable: bool | None = None
    origin: str = ""
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Book:
    """A codebook with its codes in the order of the tree: a code stands before those below it."""

    name: str
    language: str
    codes: tuple[BookCode, ...] = ()

    def __post_init__(self) -> None:
        seen = {""}
        for code in self.codes:
            if code.key in seen or code.parent not in seen:
                raise ValueError(f"{code.key} stands twice, or before the code above it")
            seen.add(code.key)

    @cached_property
    def _by_key(self) -> dict[str, BookCode]:
        return {code.key: code for code in self.codes}

    @cached_property
    def _children(self) -> dict[str, list[BookCode]]:
        found: dict[str, list[BookCode]] = {}
        for code in self.codes:
            found.setdefault(code.parent, []).append(code)
        return found

    def __len__(self) -> int:
        return len(self.codes)

    def __contains__(self, key: object) -> bool:
        return key in self._by_key

    def __getitem__(self, key: str) -> BookCode:
        return self._by_key[key]

    def children(self, key: str = "") -> Sequence[BookCode]:
        """The codes directly below one, or the top ones."""
        return self._children.get(key, ())

    def above(self, key: str) -> list[BookCode]:
        """The codes above one, nearest first."""
        found: list[BookCode] = []
        parent = self[key].parent
        while parent:
            found.append(self[parent])
            parent = found[-1].parent
        return found

    def family(self, key: str) -> Iterator[BookCode]:
        """The code itself and all below it."""
        yield self[key]
        for child in self.children(key):
            yield from self.family(child.key)

    def path(self, key: str) -> str:
        """The names from the top down, joined by " > "."""
        return PATH_SEPARATOR.join(code.name for code in [*self.above(key)[::-1], self[key]])

    def in_language(self, language: str) -> "Book":
        """The same with names in `da` or `en`, as far as they are known in it."""
        if language == self.language:
            return self
        return replace(self, language=language, codes=tuple(map(_turned, self.codes)))


def book_of(codebook: Codebook, language: str, *, says_codable: bool = True) -> Book:
    """A codebook that was read from a file, with what it says in a language."""
    codes: list[BookCode] = []
    _gather(codebook.codes, "", codebook.id, language, codes)
    if not says_codable:
        codes = [replace(code, is_codable=None) for code in codes]
    return Book(codebook.name.in_language(language), language, tuple(codes))


def marks_of(*names: str) -> frozenset[str]:
    """The names by which a code may be known: those that mean one code in the whole world.

    >>> sorted(marks_of("fixsen/org_tid", "/tid"))
    ['fixsen/org_tid']
    """
    found: set[str] = set()
    for name in names:
        book, _slash, code = name.rpartition("/")
        if book and code:
            found.add(name)
        if is_guid(code):
            found.add(code)
    return frozenset(found)


def is_guid(text: str) -> bool:
    """Whether this is a guid as it is written out.

    >>> is_guid("00000000-0000-0000-0000-00000000000a"), is_guid("c001")
    (True, False)
    """
    return _GUID.fullmatch(text) is not None


def _gather(entries: Iterable[CodeEntry], parent: str, book: str, language: str, codes: list[BookCode]) -> None:
    for entry in entries:
        key = entry.id or f"#{len(codes) + 1}"
        codes.append(_book_code(entry, key, parent, book, language))
        _gather(entry.codes, key, book, language, codes)


def _book_code(entry: CodeEntry, key: str, parent: str, book: str, language: str) -> BookCode:
    other = "en" if language == "da" else "da"
    texts = {field: getattr(entry, field).in_language(language) for field in FIELDS if field not in _APART}
    name, name_other = entry.name.in_language(language), entry.name.in_language(other)
    origin = f"{book}/{entry.id}" if entry.id and (book or is_guid(entry.id)) else ""
    return BookCode(
        key,
        parent,
        name,
        "" if name_other == name else name_other,
        colour=entry.colour or "",
        is_codable=entry.is_codable,
        origin=origin,
        marks=marks_of(origin),
        **texts,
    )


def _turned(code: BookCode) -> BookCode:
    return replace(code, name=code.name_other, name_other=code.name) if code.name_other else code


_APART = ("name", "name_other", "colour")
