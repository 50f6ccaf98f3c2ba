"""Files that lie in the project, read and written piece by piece."""

import hashlib
import io
import sqlite3
from typing import TYPE_CHECKING, BinaryIO, cast

from sqlite_utils import Database

from qualapp.model.exchange import TravellingFile

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MOST_BYTES = 900_000_000
"""The database holds no more in one piece."""
_PIECE = 1 << 20


class _Reader(io.RawIOBase):
    def __init__(self, blob: sqlite3.Blob) -> None:
        self._blob = blob

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        view = memoryview(buffer)
        data = self._blob.read(len(view))
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._blob.close()
        super().close()


def file_of(db: Database, sha256: str) -> TravellingFile | None:
    """A file of the project by its SHA-256, or None where it is not there."""
    row = db.execute("SELECT rowid, name, length(bytes) FROM original WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        return None
    number, name, size = row

    def opened() -> BinaryIO:
        return cast(BinaryIO, io.BufferedReader(_Reader(db.conn.blobopen("original", "bytes", number, readonly=True))))

    return TravellingFile(name, size, opened)


def keep_file(db: Database, file: TravellingFile) -> str | None:
    """Put a file into the project, once, and say its SHA-256; None where it is too big."""
    sha256, size = _measured(file)
    if size > MOST_BYTES:
        return None
    if not db.execute("SELECT 1 FROM original WHERE sha256 = ?", (sha256,)).fetchone():
        cursor = db.execute(
            "INSERT INTO original (sha256, name, bytes) VALUES (?, ?, zeroblob(?))", (sha256, file.name, size)
        )
        with file.open() as given, db.conn.blobopen("original", "bytes", int(cursor.lastrowid or 0)) as blob:
            while piece := given.read(_PIECE):
                blob.write(piece)
    return sha256


def _measured(file: TravellingFile) -> tuple[str, int]:
    """The SHA-256 of a file and how long it truly is, whatever it says."""
    digest, size = hashlib.sha256(), 0
    with file.open() as given:
        while size <= MOST_BYTES and (piece := given.read(_PIECE)):
            digest.update(piece)
            size += len(piece)
    return digest.hexdigest(), size
