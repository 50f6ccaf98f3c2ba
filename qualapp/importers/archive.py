"""The zip archives that Word and OpenDocument files are, opened with distrust."""

import io
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.importers.files import bytes_of, damaged, locked, of_another_kind, shown_name

if TYPE_CHECKING:
    from lxml import etree

_ZIP = b"PK"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MOST_UNPACKED = 500_000_000
_MOST_XML = 150_000_000
_SUSPECT_SIZE = 20_000_000
_SUSPECT_RATIO = 200
_DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)


class Archive:
    """The parts of a document file; `kind` says in words what document it should be."""

    def __init__(self, path: Path, kind: str) -> None:
        self.data = bytes_of(path)
        self._path = path
        self._kind = kind
        self._zip = self._opened()
        self._refuse_bombs()

    def xml(self, part: str) -> "etree._Element | None":
        """The root of a part, or None when there is no such part."""
        return self._parsed(self._bytes(part)) if part in self._zip.NameToInfo else None

    def needed_xml(self, part: str) -> "etree._Element":
        """The root of a part without which the document is none."""
        root = self.xml(part)
        if root is None:
            raise self.not_of_kind()
        return root

    def not_of_kind(self) -> UserError:
        """The sentence for an archive that holds something else."""
        return self._error(_("“{name}” is not {kind}, whatever its ending says; there is no such text in it."))

    def holds(self, part: str, words: bytes) -> bool:
        """Whether there is a part that has these words in it."""
        return part in self._zip.NameToInfo and words in self._bytes(part)

    def locked(self) -> UserError:
        """The sentence for a document that a password protects."""
        return locked(self._path)

    def _error(self, message: str) -> UserError:
        return UserError(message.format(name=shown_name(self._path), kind=self._kind))

    def _opened(self) -> zipfile.ZipFile:
        if not self.data.startswith(_ZIP):
            raise self._no_zip()
        try:
            return zipfile.ZipFile(io.BytesIO(self.data))
        except _DAMAGED as error:
            raise damaged(self._path) from error

    def _no_zip(self) -> UserError:
        if self.data.startswith(_OLD_OFFICE) and _ENCRYPTED in self.data:
            return self.locked()
        return of_another_kind(self._path, self.data, self._kind)

    def _bomb(self) -> UserError:
        return self._error(_("“{name}” would unpack to far more than a document holds, so it was not opened."))

    def _refuse_bombs(self) -> None:
        entries = self._zip.infolist()
        if sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
            raise self._bomb()
        for entry in entries:
            if entry.file_size > _SUSPECT_SIZE and entry.file_size > _SUSPECT_RATIO * entry.compress_size:
                raise self._bomb()

    def _bytes(self, part: str) -> bytes:
        """The bytes of a part, read only as far as a document may go, whatever size it claims."""
        info = self._zip.getinfo(part)
        if info.flag_bits & 1:
            raise self.locked()
        try:
            with self._zip.open(info) as file:
                data = file.read(_MOST_XML + 1)
        except _DAMAGED as error:
            raise damaged(self._path) from error
        if len(data) > _MOST_XML:
            raise self._bomb()
        return data

    def _parsed(self, data: bytes) -> "etree._Element":
        """The root of an XML part; declared entities are refused and nothing is fetched from elsewhere."""
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise damaged(self._path) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._error(_("“{name}” holds instructions that no document of this kind has, so it was not opened."))
        return root
