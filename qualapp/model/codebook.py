"""Codebooks that are handed on: names and guidance in Danish and English, outside any project."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualapp.model.text import normalise

_COLOUR = re.compile(r"[1-9]|1[0-9]|2[0-4]|#[0-9a-f]{6}")
_ID = re.compile(r"[\w.-]*")


def is_code_colour(colour: str) -> bool:
    """Whether this is the number of a code colour, "1" to "24", or a colour of one's own, "#rrggbb"."""
    return _COLOUR.fullmatch(colour) is not None


def is_codebook_id(text: str) -> bool:
    """Whether this can be the id of a codebook or a code: letters, digits, `_`, `-` and `.`, or nothing."""
    return _ID.fullmatch(text) is not None


@dataclass(frozen=True)
class Words:
    """The same words in Danish and English, either of which may be missing.

    >>> Words(da="Ledelse").in_language("en")
    'Ledelse'
    """

    da: str = ""
    en: str = ""

    def __post_init__(self) -> None:
        for language in ("da", "en"):
            text = normalise(getattr(self, language)).text.strip()
            object.__setattr__(self, language, text)

    def __bool__(self) -> bool:
        return bool(self.da or self.en)

    def in_language(self, language: str) -> str:
        """The words in `da` or `en`, or in the other one where they are missing."""
        return (self.en or self.da) if language == "en" else (self.da or self.en)

    def on_one_line(self) -> "Words":
        """The same with single spaces in place of line breaks and gaps."""
        return Words(" ".join(self.da.split()), " ".join(self.en.split()))


NO_WORDS = Words()


@dataclass(frozen=True)
class CodeEntry:
    """A code of a codebook with the codes below it.

    Without a colour it has that of the code above it. An id is unique in its codebook, or empty.
    """

    id: str
    name: Words
    colour: str | None = None
    definition: Words = NO_WORDS
    include: Words = NO_WORDS
    exclude: Words = NO_WORDS
    example: Words = NO_WORDS
    is_codable: bool = True
    codes: tuple["CodeEntry", ...] = ()

    def __post_init__(self) -> None:
        _check_named(self)
        if self.colour is not None and not is_code_colour(self.colour):
            raise ValueError(f"not a code colour: {self.colour}")


@dataclass(frozen=True)
class Codebook:
    """A tree of codes with its name, what it is for, and where it comes from."""

    id: str
    name: Words
    description: Words = NO_WORDS
    origin: Words = NO_WORDS
    codes: tuple[CodeEntry, ...] = ()

    def __post_init__(self) -> None:
        _check_named(self)

    def walk(self) -> Iterator[tuple[CodeEntry, tuple[CodeEntry, ...]]]:
        """Each code with the codes above it, topmost first, in the order of the tree."""
        pending: list[tuple[CodeEntry, tuple[CodeEntry, ...]]] = [(code, ()) for code in reversed(self.codes)]
        while pending:
            code, above = pending.pop()
            yield code, above
            pending += [(below, (*above, code)) for below in reversed(code.codes)]

    @property
    def main_code_count(self) -> int:
        """How many codes stand at the top: the dimensions."""
        return len(self.codes)

    @property
    def sub_code_count(self) -> int:
        """How many codes stand below another one."""
        return self.code_count - self.main_code_count

    @property
    def code_count(self) -> int:
        """How many codes there are in all."""
        return sum(1 for _code in self.walk())


@dataclass(frozen=True)
class CodeSet:
    """A group of codes across the tree, by their ids."""

    id: str
    name: str
    description: str = ""
    codes: tuple[str, ...] = ()


def _check_named(value: CodeEntry | Codebook) -> None:
    object.__setattr__(value, "name", value.name.on_one_line())
    if not value.name:
        raise ValueError("a codebook and each of its codes has a name")
    if not is_codebook_id(value.id):
        raise ValueError(f"not an id: {value.id}")
