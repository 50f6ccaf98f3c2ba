"""The archive that a project travels in: its parts are found and read where they lie, and nothing beside it."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, cast
from urllib.parse import unquote

from qualapp.disk import reason
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.importers.files import bytes_of, damaged, locked, of_another_kind, shown_name
from qualapp.model.exchange import TravellingFile

_ZIP = b"PK"
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<|\xff\xfe|\xfe\xff|<\x00|\x00<")
_SUSPECT_SIZE = 20_000_000
_SUSPECT_RATIO = 200
_MOST_ENTRIES = 500_000
_USUAL = "project.qde"
_PLACE = re.compile(r"([a-z]+):/*(.*)", re.IGNORECASE | re.DOTALL)
_INSIDE = ("internal", "relative")
DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)


class Package:
    """An opened `.qdpx`, or a `.qde` that stands alone."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._zip = _opened(path)
        self._by_path: dict[str, zipfile.ZipInfo] = {}
        self._by_name: dict[str, zipfile.ZipInfo] = {}
        self._qde: zipfile.ZipInfo | None = None
        if self._zip is not None:
            try:
                self._look_over(self._zip)
            except BaseException:
                self._zip.close()
                raise

    @property
    def is_bare(self) -> bool:
        """Whether there is only the XML, without texts and files."""
        return self._zip is None

    def qde(self) -> BinaryIO:
        """The project itself, as XML."""
        if self._qde is not None:
            return self.stream(self._qde)
        try:
            return self.path.open("rb")
        except OSError as error:
            message = _("“{name}” could not be read: {reason}.")
            raise UserError(message.format(name=shown_name(self.path), reason=reason(error))) from error

    def entry(self, name: str) -> zipfile.ZipInfo | None:
        """The part with just this name."""
        return self._by_path.get(name.lower())

    def inside(self, reference: str | None) -> zipfile.ZipInfo | None:
        """The part that a path of the project means, in whatever folder of the archive and case it lies."""
        place = _PLACE.fullmatch((reference or "").strip())
        if place and place[1].lower() not in _INSIDE and len(place[1]) > 1:
            return None
        written = (place[2] if place and len(place[1]) > 1 else reference or "").strip().replace("\\", "/").lstrip("/")
        if not written:
            return None
        for name in dict.fromkeys((written, unquote(written))):
            found = self._by_path.get(f"sources/{name}".lower()) or self._by_path.get(name.lower())
            found = found or self._by_name.get(PurePosixPath(name).name.lower())
            if found is not None:
                return found
        return None

    def stream(self, entry: zipfile.ZipInfo) -> BinaryIO:
        """A part, to be read from its beginning."""
        assert self._zip is not None
        try:
            return cast(BinaryIO, io.BufferedReader(_Member(self._zip.open(entry), self.path), 1 << 16))
        except DAMAGED as error:
            raise damaged(self.path) from error

    def bytes(self, entry: zipfile.ZipInfo, most: int) -> bytes | None:
        """The bytes of a part, or None where there are more than that."""
        with self.stream(entry) as stream:
            data = stream.read(min(most, entry.file_size) + 1)
        return data if len(data) <= most else None

    def file(self, entry: zipfile.ZipInfo, name: str = "") -> TravellingFile:
        """A part as a file that comes along; it is called as in the archive unless a name is given."""
        return TravellingFile(name or PurePosixPath(entry.filename).name, entry.file_size, partial(self.stream, entry))

    def close(self) -> None:
        """Let go of the file."""
        if self._zip is not None:
            self._zip.close()

    def _look_over(self, archive: zipfile.ZipFile) -> None:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        self._refuse(entries)
        for entry in entries:
            name = entry.filename.replace("\\", "/")
            self._by_path.setdefault(name.lower(), entry)
            if not _is_own(name) and not name.lower().endswith(".qde"):
                self._by_name.setdefault(PurePosixPath(name).name.lower(), entry)
        self._qde = self._project(entries)

    def _refuse(self, entries: list[zipfile.ZipInfo]) -> None:
        if any(_leads_out(entry.filename) for entry in entries):
            raise self._error(_("“{name}” holds files that would land outside of it, so it was not opened."))
        size = self.path.stat().st_size
        declared = sum(entry.file_size for entry in entries)
        packed = sum(entry.compress_size for entry in entries)
        if packed > size:
            raise damaged(self.path)
        is_bomb = any(_is_suspect(entry.file_size, entry.compress_size) for entry in entries)
        if is_bomb or _is_suspect(declared, size) or len(entries) > _MOST_ENTRIES:
            raise self._error(_("“{name}” would unpack to far more than a project holds, so it was not opened."))
        if any(entry.flag_bits & 1 for entry in entries):
            raise locked(self.path)

    def _project(self, entries: Iterable[zipfile.ZipInfo]) -> zipfile.ZipInfo:
        found = [entry for entry in entries if _is_project(entry.filename)]
        at_top = [entry for entry in found if "/" not in _plain(entry.filename)] or found
        usual = [entry for entry in at_top if PurePosixPath(_plain(entry.filename)).name.lower() == _USUAL] or at_top
        if not usual:
            raise self._error(_("“{name}” holds no project (project.qde); export it again as a REFI-QDA project."))
        if len(usual) > 1:
            raise self._error(_("“{name}” holds several projects, and nothing says which is meant; export it again."))
        return usual[0]

    def _error(self, message: str) -> UserError:
        return UserError(message.format(name=shown_name(self.path)))


class _Member(io.RawIOBase):
    """A part of an archive whose damage is told in a sentence."""

    def __init__(self, file: IO[bytes], path: Path) -> None:
        self._file = file
        self._path = path

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        try:
            data = self._file.read(len(buffer))
        except DAMAGED as error:
            raise damaged(self._path) from error
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._file.close()
        super().close()


def _opened(path: Path) -> zipfile.ZipFile | None:
    """The archive, or None where the file is a project's XML itself."""
    beginning = _beginning(path)
    if not beginning.startswith(_ZIP):
        if _XML.match(beginning):
            return None
        raise of_another_kind(path, beginning, _("a REFI-QDA project"))
    try:
        return zipfile.ZipFile(path)
    except DAMAGED as error:
        raise damaged(path) from error


def _beginning(path: Path) -> bytes:
    try:
        if path.is_file():
            with path.open("rb") as file:
                return file.read(2000)
    except OSError:
        pass
    return bytes_of(path)


def _is_suspect(size: int, packed: int) -> bool:
    return size > _SUSPECT_SIZE and size > _SUSPECT_RATIO * max(1, packed)


def _leads_out(name: str) -> bool:
    plain = name.replace("\\", "/")
    return plain.startswith("/") or ".." in plain.split("/") or re.match(r"[a-zA-Z]:", plain) is not None


def _plain(name: str) -> str:
    return name.replace("\\", "/")


def _is_own(name: str) -> bool:
    return name.lower().startswith("qualapp/")


def _is_project(name: str) -> bool:
    plain = name.replace("\\", "/").lower()
    last = plain.rpartition("/")[2]
    return plain.endswith(".qde") and not plain.startswith("__macosx/") and not last.startswith("._")
