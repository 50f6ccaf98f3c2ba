"""The archive that a REFI-QDA project is: texts, media and what only we know, as they come."""

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import PurePath
from types import TracebackType
from typing import IO, Self
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from qualapp.exporters.refi.ledger import Ledger
from qualapp.exporters.refi.losses import Loss
from qualapp.model.exchange import OwnRow, TravellingFile, TravellingSource
from qualapp.model.exchange_marks import PROJECT_ENTRY, original_entry, source_entry

PROJECT_FILE = "project.qde"
_SOURCES = "sources/"
_INTERNAL = "internal://"
_LARGEST = 2**31 - 1
"""Bytes of a file inside a REFI-QDA project."""
_FORMAT = 1
_QUICKLY = 1
"""How hard texts are compressed."""
_READABLE = 0o644 << 16
_SUFFIX = re.compile(r"\.[a-z0-9]{1,10}")
_PIECE = 1 << 20


class Archive:
    """A project that is being written; each thing goes into the file when it is put."""

    def __init__(self, file: IO[bytes], ledger: Ledger) -> None:
        self._zip = ZipFile(file, "w", ZIP_DEFLATED, compresslevel=_QUICKLY)
        self._ledger = ledger
        self._entries: set[str] = set()

    def put_text(self, guid: str, text: str) -> str:
        """Put a text in and return its path, as the project file names it."""
        name = self._name_of(guid, ".txt")
        self._write(_SOURCES + name, text.encode("utf-8", "replace"))
        return _INTERNAL + name

    def put_medium(self, guid: str, file: TravellingFile) -> str:
        """Put a picture, PDF or recording in and return its path."""
        name = self._name_of(guid, suffix_of(file.name))
        self._copy(_SOURCES + name, file)
        return _INTERNAL + name

    def put_own(self, source: TravellingSource, guid: str, original: str | None = None) -> None:
        """Put in what only we know of a source: our rows, and its original if that lies nowhere else."""
        if source.original and not original:
            original = self._put_original(source.original)
        if not source.own and not original:
            return
        named = {"name": source.original.name, "entry": original} if source.original else None
        digest = sha256(source.text.encode("utf-8", "replace")).hexdigest()
        self._write_json(source_entry(guid), {"text_sha256": digest, "rows": rows(source.own), "original": named})

    def put_project(self, own: Sequence[OwnRow], origin: str) -> None:
        """Put in what only we know of the project."""
        self._write_json(PROJECT_ENTRY, {"rows": rows(own), "qde_origin": origin})

    @contextmanager
    def project_file(self) -> Iterator[IO[bytes]]:
        """The project file, to be written to."""
        with self._zip.open(PROJECT_FILE, "w", force_zip64=True) as stream:
            yield stream

    def _put_original(self, file: TravellingFile) -> str:
        """Put an original in, once for all sources that came from it."""
        digest = sha256()
        with file.open() as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
        entry = original_entry(digest.hexdigest(), suffix_of(file.name))
        if entry not in self._entries:
            self._entries.add(entry)
            self._copy(entry, file)
        return entry

    def _name_of(self, guid: str, suffix: str) -> str:
        """A name that nothing else in the folder of sources has."""
        name, number = guid + suffix, 1
        while name in self._entries:
            number += 1
            name = f"{guid}-{number}{suffix}"
        self._entries.add(name)
        return name

    def _copy(self, entry: str, file: TravellingFile) -> None:
        if file.size > _LARGEST:
            self._ledger.lost(Loss.LARGE, file.name)
        with file.open() as stream, self._zip.open(_entry(entry), "w", force_zip64=file.size >= _LARGEST) as target:
            shutil.copyfileobj(stream, target, _PIECE)

    def _write(self, entry: str, content: bytes) -> None:
        self._zip.writestr(_entry(entry), content, ZIP_DEFLATED, _QUICKLY)

    def _write_json(self, entry: str, content: dict[str, object]) -> None:
        written = json.dumps({"format": _FORMAT, **content}, ensure_ascii=False, separators=(",", ":"))
        self._write(entry, written.encode("utf-8", "replace"))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()


def entry_of(path: str) -> str:
    """The entry that a path in the project file names."""
    return path.replace(_INTERNAL, _SOURCES, 1)


def rows(own: Sequence[OwnRow]) -> list[dict[str, str | int | float | None]]:
    """Rows of ours as JSON has them."""
    return [dict(row) for row in own]


def suffix_of(name: str) -> str:
    """The ending of a file's name where it is one that every system knows how to write.

    >>> suffix_of("Bilag 1.PDF"), suffix_of("udkast.æ")
    ('.pdf', '')
    """
    suffix = PurePath(name).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def _entry(name: str) -> ZipInfo:
    """An entry whose bytes do not depend on when it was written."""
    info = ZipInfo(name)
    info.external_attr = _READABLE
    return info
