"""A project as it travels between programs, in the words of REFI-QDA 1.5.

Guids are written out in lower case, times are microseconds since 1970 (UTC), positions are code points in the text as
this project keeps it. What reads another program's project makes these; what writes one takes them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha1
from typing import BinaryIO, Protocol

from qualapp.model.source import Block, Turn

_DERIVED = bytes.fromhex("6f0f8b1e3c0d5a609d3a51a9b1c7e2d4")

OwnRow = Mapping[str, str | int | float | None]
"""A row of a table of ours: `noun`, `guid` and its columns; rows that it points to stand there by their guid."""


def derived_guid(*parts: str) -> str:
    """A guid that follows from others (UUID version 5, RFC 9562), so that what was made up is known again.

    >>> derived_guid("a", "b") == derived_guid("a", "b") != derived_guid("a", "c")
    True
    """
    digest = sha1(_DERIVED + "\x1f".join(parts).encode(), usedforsecurity=False).hexdigest()
    version = f"5{digest[13:16]}-{int(digest[16], 16) & 3 | 8:x}{digest[17:20]}"
    return f"{digest[:8]}-{digest[8:12]}-{version}-{digest[20:32]}"


@dataclass(frozen=True, slots=True)
class Person:
    """A coder."""

    guid: str
    name: str
    initials: str = ""


@dataclass(frozen=True, slots=True)
class CodeNode:
    """A code; those above it and its elder siblings stand before it. `notes` are the guids of notes on it."""

    guid: str
    name: str
    parent: str = ""
    is_codable: bool = True
    colour: str = ""
    """"#rrggbb", or empty."""
    description: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TravellingVariable:
    """A variable of cases, of sources or of both; `type` is one of REFI's."""

    guid: str
    name: str
    type: str = "Text"
    description: str = ""


@dataclass(frozen=True, slots=True)
class TravellingValue:
    """The value of a variable, by the variable's guid; `text` is written as REFI writes it."""

    variable: str
    text: str


@dataclass(frozen=True, slots=True)
class TravellingCase:
    """A case with guids of what belongs to it."""

    guid: str
    name: str
    description: str = ""
    codes: tuple[str, ...] = ()
    values: tuple[TravellingValue, ...] = ()
    sources: tuple[str, ...] = ()
    selections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Prose; what it is about refers to it."""

    guid: str
    text: str
    name: str = ""
    by: str = ""
    at: int | None = None
    changed: int | None = None


@dataclass(frozen=True, slots=True)
class TravellingCoding:
    """A code on a selection, with what only this program says of it. `by` and `at` are empty where nobody said."""

    guid: str
    code: str
    by: str = ""
    at: int | None = None
    notes: tuple[str, ...] = ()
    valence: str = "none"
    weight: int | None = None
    level: str | None = None
    horizon: str | None = None
    statement: str | None = None
    is_result: bool = False


@dataclass(frozen=True, slots=True)
class Selection:
    """A stretch of a text with its codings; `is_whole` where the whole document was coded and not a stretch.

    `name` is a title that somebody gave, never the words themselves.
    """

    guid: str
    start: int
    end: int
    name: str = ""
    description: str = ""
    by: str = ""
    at: int | None = None
    codings: tuple[TravellingCoding, ...] = ()
    notes: tuple[str, ...] = ()
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class TravellingFile:
    """A file that comes along: its name, its size and how to read it from the beginning."""

    name: str
    size: int
    open: Callable[[], BinaryIO]


@dataclass(frozen=True, slots=True)
class Kept:
    """What this program has no noun for: kept as it is and given back on export.

    `kind` is the name of its element, `xml` the element in the namespace of REFI-QDA projects, guids canonical. In a
    picture, PDF or recording, `texts` are the guids of the texts in it that became sources; in `xml` only their
    empty elements stand. In `xml` a file is named by its place in `files`: "kept://0". `about` is the guid of the
    row that it completes, as with the references of a case for which this program has no place.
    """

    guid: str
    kind: str
    xml: str
    name: str = ""
    about: str = ""
    texts: tuple[str, ...] = ()
    files: tuple[TravellingFile, ...] = ()


@dataclass(frozen=True, slots=True)
class TravellingSource:
    """A text with all that was said of it.

    `kind` is the element that it is: TextSource, PDFSource, or Transcript, Representation, TextDescription of a kept
    one, or Note. `original` is the file that the text came from. `own` are rows of this program that belong to the
    text, to be trusted only where `own_text` is the SHA-256 of the text. `blocks` and `turns` are what a reader found.
    """

    guid: str
    name: str
    text: str = field(repr=False)
    kind: str = "TextSource"
    description: str = ""
    by: str = ""
    at: int | None = None
    original: TravellingFile | None = None
    selections: tuple[Selection, ...] = ()
    notes: tuple[str, ...] = ()
    values: tuple[TravellingValue, ...] = ()
    blocks: tuple[Block, ...] = ()
    turns: tuple[Turn, ...] = ()
    own: tuple[OwnRow, ...] = ()
    own_text: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """A project without its sources. `notes` are all of its notes, `own_notes` the guids of those on the project."""

    name: str
    origin: str = ""
    description: str = ""
    by: str = ""
    people: tuple[Person, ...] = ()
    codes: tuple[CodeNode, ...] = ()
    variables: tuple[TravellingVariable, ...] = ()
    cases: tuple[TravellingCase, ...] = ()
    notes: tuple[Note, ...] = ()
    own_notes: tuple[str, ...] = ()
    kept: tuple[Kept, ...] = ()
    own: tuple[OwnRow, ...] = ()


class Outcome(StrEnum):
    """What became of something on its way in or out."""

    TAKEN = "taken"
    ADAPTED = "adapted"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Remark:
    """A line of the report: what became of something, as a sentence; `where` names the source or code."""

    outcome: Outcome
    sentence: str
    where: str = ""


@dataclass(frozen=True)
class ExchangeReport:
    """What an import of another program's project brought: numbers by noun, and what to know of it.

    `known` counts what was in the project already.
    """

    name: str
    origin: str
    taken: Mapping[str, int]
    known: Mapping[str, int]
    remarks: tuple[Remark, ...]


class Exchanged(Protocol):
    """A project of another program, opened for reading.

    `sources` may be read more than once; `remarks` are complete when they have all been read.
    """

    @property
    def head(self) -> Head:
        """All but the sources."""

    @property
    def number_of_sources(self) -> int:
        """How many sources will come."""

    def sources(self) -> Iterator[TravellingSource]:
        """The sources, one after the other; only one is held in memory."""

    @property
    def remarks(self) -> Sequence[Remark]:
        """What was adapted, how positions were read, and what was left out and why."""

    def close(self) -> None:
        """Let go of the file."""
