"""Opening the project file as a database."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote

from sqlite_utils import Database

from qualapp.disk import is_there, reason
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.store.errors import TROUBLE, plainly, sentence_for
from qualapp.store.schema import APPLICATION_ID, migrations

with closing(Database(memory=True)) as _empty:
    MIGRATIONS = len(migrations.pending(_empty))
"""How many migrations this program knows: PRAGMA user_version of a file that it writes."""


_AT_REST = b"\x01\x01"
"""What the header of a file says that was closed: all of it is in the file, and none in a log beside it."""


class Cursor(sqlite3.Cursor):
    """A cursor that says in plain sentences what the database cannot do, while writing and while reading."""

    def execute(self, sql: str, parameters: Any = (), /) -> Self:
        """Run one statement."""
        try:
            return super().execute(sql, parameters)
        except TROUBLE as error:
            if sentence_for(error) is None:
                raise
            raise sentence_for(error) or error from error

    def executemany(self, sql: str, seq_of_parameters: Any, /) -> Self:
        """Run one statement for each set of values."""
        with plainly():
            return super().executemany(sql, seq_of_parameters)

    def fetchone(self) -> Any:
        """The next row."""
        with plainly():
            return super().fetchone()

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        with plainly():
            return super().fetchall()

    def __iter__(self) -> Iterator[Any]:  # type: ignore[override]
        with plainly():
            yield from iter(super().__next__, None)


class Connection(sqlite3.Connection):
    """A connection whose cursors speak plainly."""

    def cursor(self, factory: Any = Cursor) -> Any:
        """A new cursor."""
        return super().cursor(factory)

    def execute(self, sql: str, parameters: Any = (), /) -> Any:
        """Run one statement."""
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Any, /) -> Any:
        """Run one statement for each set of values."""
        return self.cursor().executemany(sql, parameters)


def open_database(path: Path, *, read_only: bool = False, any_thread: bool = False) -> Database:
    """The database in a file, ready for reading; nothing in the file has been changed yet.

    Raises UserError where the file is no project, is damaged, is newer than the program or cannot be reached.
    """
    _refuse_what_is_no_project(path)
    with plainly():
        connection = _connect(path, read_only, any_thread)
    try:
        _refuse_newer(connection, path)
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return Database(connection, execute_plugins=False)


def create_database(path: Path | None) -> Database:
    """A new, empty database; in memory where no path is given."""
    with plainly():
        connection = sqlite3.connect(path or ":memory:", timeout=2, factory=Connection)
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _prepare(connection)
        write_ahead(connection)
    except BaseException:
        connection.close()
        raise
    return Database(connection, execute_plugins=False)


def write_ahead(connection: sqlite3.Connection) -> None:
    """Let what is written be on the disk when it is committed, while others go on reading."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")


def at_rest(connection: sqlite3.Connection) -> None:
    """Leave one file: fold the write-ahead log in and leave WAL mode.

    A step that is still being made is given up. Raises UserError where another connection is still open.
    """
    connection.rollback()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("PRAGMA journal_mode = DELETE")


def can_be_written(path: Path) -> bool:
    """Whether the file and its folder, where the write-ahead log lives, can be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _connect(path: Path, read_only: bool, any_thread: bool) -> sqlite3.Connection:
    mode = "ro" if read_only else "rw"
    if read_only and not can_be_written(path) and not is_there(path.with_name(path.name + "-wal")):
        mode = "ro&immutable=1"
    address = f"file:{quote(os.fsencode(os.path.realpath(path)))}?mode={mode}"
    return sqlite3.connect(address, uri=True, timeout=2, check_same_thread=not any_thread, factory=Connection)


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -16000")
    connection.execute("PRAGMA temp_store = MEMORY")


def _refuse_what_is_no_project(path: Path) -> None:
    """Look at the file's first bytes, so that another program's database is not even opened."""
    try:
        with path.open("rb") as file:
            start = file.read(100)
    except FileNotFoundError:
        raise UserError(_("There is no file “{path}”.").format(path=path)) from None
    except IsADirectoryError:
        raise UserError(_("“{path}” is a folder, not a Qualapp project.").format(path=path)) from None
    except OSError as error:
        raise UserError(_("“{path}” cannot be read: {reason}.").format(path=path, reason=reason(error))) from None
    if not start.startswith(b"SQLite format 3\0"):
        raise UserError(
            _("“{path}” is not a Qualapp project. To add an interview, open a project and import it.").format(
                path=path.name
            )
        )
    if start[68:72] != APPLICATION_ID.to_bytes(4, "big"):
        raise UserError(_("“{name}” is a database of another program, not a Qualapp project.").format(name=path.name))
    if start[18:20] == _AT_REST and _log_of(path):
        raise UserError(
            _(
                "Beside “{name}” lies “{log}”, which belongs to another state of the file, as when a copy was put in"
                " its place. Move that file away, then open the project again."
            ).format(name=path.name, log=f"{path.name}-wal")
        )


def _log_of(path: Path) -> bool:
    """Whether a write-ahead log with something in it lies beside the file."""
    try:
        return path.with_name(path.name + "-wal").stat().st_size > 0
    except OSError:
        return False


def _refuse_newer(connection: sqlite3.Connection, path: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if version > MIGRATIONS:
        raise UserError(
            _(
                "“{name}” was made with a newer Qualapp (file version {version}; this program knows {known})."
                " Install the newest Qualapp to open it."
            ).format(name=path.name, version=version, known=MIGRATIONS)
        )
