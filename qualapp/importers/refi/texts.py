"""The texts of a project: where they lie, and what they are once they are read."""

import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.importers.content import MOST_CHARACTERS
from qualapp.importers.encodings import decoded
from qualapp.importers.readers import read
from qualapp.importers.refi.package import Package
from qualapp.importers.refi.xml_units import all_text, first, local
from qualapp.importers.turns import turns_in
from qualapp.model.source import Block, BlockKind, Reading, Turn
from qualapp.model.text import Normalised, TextRange, normalise

if TYPE_CHECKING:
    from lxml import etree

_MOST_BYTES = 4 * MOST_CHARACTERS
_MOST_RICH = 200_000_000
_MOST_CHANGES = 2_000_000
_CONTROLS = bytes(byte for byte in range(1, 32) if byte not in (9, 10, 11, 12, 13))
_PATHS = ("plainTextPath", "richTextPath")
_ZIP = b"PK\x03\x04"
_DOCUMENTS = (".docx", ".pdf", ".odt", ".rtf")
_MOST_HELD = 20_000_000


@dataclass(frozen=True)
class GivenText:
    """A text as it came, and as it is kept, with notes for the researcher; `reading` is of a document."""

    given: str
    normalised: Normalised
    notes: tuple[str, ...] = ()
    reading: Reading | None = None

    @property
    def text(self) -> str:
        """The text as the project keeps it."""
        return self.normalised.text


class Texts:
    """Finds and reads the texts that elements name or hold."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._documents: dict[str, Reading | UserError] = {}
        self._held = 0

    def is_there(self, element: "etree._Element") -> bool:
        """Whether an element has a text that can be had."""
        entry = self._entry(element)
        if entry is None:
            return first(element, "PlainTextContent") is not None
        return entry.filename.lower().endswith(".txt") or self._is_readable(entry)

    def read(self, element: "etree._Element") -> GivenText | None:
        """The text of an element, or None where there is none."""
        entry = self._entry(element)
        if entry is None:
            inline = first(element, "PlainTextContent")
            return None if inline is None else _given(all_text(inline))
        data = None if _is_called_document(entry) else self._package.bytes(entry, _MOST_BYTES)
        if data is None or data.startswith(_ZIP):
            found = self.document(entry)
            return found if isinstance(found, GivenText) else None
        return None if _is_no_text(data) else _given(*decoded(data))

    def document(self, entry: zipfile.ZipInfo) -> GivenText | UserError:
        """The text of a Word or PDF document in the archive, or why there is none."""
        found = self._documents.get(entry.filename) or self._read_document(entry)
        if isinstance(found, UserError) or self._held + len(found.text) <= _MOST_HELD:
            self._held += 0 if isinstance(found, UserError) or entry.filename in self._documents else len(found.text)
            self._documents[entry.filename] = found
        if isinstance(found, UserError):
            return found
        return GivenText(found.text, Normalised(found.text), found.notes, found)

    def rich(self, element: "etree._Element") -> zipfile.ZipInfo | None:
        """The document from which a plain text was made, where it lies in the archive."""
        entry = self._package.inside(element.get("richTextPath"))
        is_text = entry is not None and entry.filename.lower().endswith(".txt")
        return None if is_text or entry is self._package.inside(element.get("plainTextPath")) else entry

    def _entry(self, element: "etree._Element") -> zipfile.ZipInfo | None:
        entries = [entry for path in _PATHS if (entry := self._package.inside(element.get(path))) is not None]
        plain = element.get("plainTextPath") and self._package.inside(element.get("plainTextPath")) is not None
        if not plain and first(element, "PlainTextContent") is not None:
            return None
        return entries[0] if entries else None

    def _is_readable(self, entry: zipfile.ZipInfo) -> bool:
        return not _is_called_document(entry) or not isinstance(self.document(entry), UserError)

    def _read_document(self, entry: zipfile.ZipInfo) -> Reading | UserError:
        data = self._package.bytes(entry, _MOST_RICH)
        name = Path(entry.filename.replace("\\", "/"))
        if data is None:
            message = _("“{name}” is larger than {most} MB; split it into smaller files and import those.")
            return UserError(message.format(name=name.name, most=_MOST_RICH // 1_000_000))
        suffix = name.suffix.lower() if name.suffix.lower() in (".pdf", ".odt", ".rtf") else ".docx"
        with tempfile.TemporaryDirectory(prefix="qualapp") as folder:
            copy = Path(folder) / f"{name.stem[-80:]}{suffix}"
            copy.write_bytes(data)
            try:
                return replace(read(copy), original=b"")
            except UserError as error:
                return error


def _is_called_document(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.lower().endswith(_DOCUMENTS)


def _given(text: str, note: str = "") -> GivenText | None:
    """A text, unless there is more of it than any source can hold."""
    changes = text.count("\r") + text.count("\x00")
    if len(text) > MOST_CHARACTERS or changes > _MOST_CHANGES:
        return None
    return GivenText(text, normalise(text), (note,) if note else ())


def _is_no_text(data: bytes) -> bool:
    """Whether these are other data than text, as a picture that is called a text."""
    return len(data) - len(data.translate(None, _CONTROLS)) > len(data) / 50 + 20


def blocks_and_turns(text: str) -> tuple[tuple[Block, ...], tuple[Turn, ...]]:
    """Each line of a plain text as a paragraph, and who speaks when."""
    lines = tuple(_lines(text))
    return lines, turns_in(text, lines)


def _lines(text: str) -> Iterator[Block]:
    start = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            yield Block(BlockKind.PARAGRAPH, TextRange(start, start + len(line)))
        start += len(line) + 1


def text_elements(medium: "etree._Element") -> "list[etree._Element]":
    """The elements in a picture, PDF or recording that hold its text."""
    names = {"PictureSource": "TextDescription", "PDFSource": "Representation"}
    wanted = names.get(local(medium), "Transcript")
    found = [child for child in medium if local(child) == wanted]
    return found if wanted == "Transcript" else found[:1]
