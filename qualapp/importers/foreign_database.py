"""Databases of other programs, read so that nothing in them or beside them changes."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from qualapp.disk import is_file
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.importers.files import damaged, shown_name
from qualapp.model.text import kept

_FIRST_BYTES = b"SQLite format 3\0"
_WRITES_AHEAD = b"\x02"
_PATIENCE = 2.0
_LONGEST_VALUE = 500_000_000
_IN_USE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_HALF_WRITTEN = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)

Value = str | int | float | bytes | None


class Row:
    """A row of another program's table, whose columns may be missing and may hold anything."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = values

    def words(self, column: str) -> str:
        """What stands in a column, character for character; empty where there is nothing."""
        value = self._values.get(column)
        if isinstance(value, bytes):
            return value.decode("utf-8", "replace")
        return "" if value is None else str(value)

    def prose(self, column: str) -> str:
        """What stands in a column, as this project keeps prose."""
        return kept(self.words(column)).strip()

    def line(self, column: str) -> str:
        """What stands in a column, as a name on one line."""
        return " ".join(kept(self.words(column)).split())

    def number(self, column: str) -> int | None:
        """The whole number in a column."""
        value = self._values.get(column)
        try:
            return None if value is None else round(float(value))
        except (ValueError, OverflowError):
            return None


def is_database(path: Path) -> bool:
    """Whether a file begins as databases do."""
    try:
        with path.open("rb") as file:
            return is_file(path) and file.read(len(_FIRST_BYTES)) == _FIRST_BYTES
    except OSError:
        return False


class ForeignDatabase:
    """The tables of another program's database; `program` is its name. Raises UserError where it cannot be read."""

    def __init__(self, path: Path, program: str) -> None:
        self._path = path
        self._program = program
        self._copy: tempfile.TemporaryDirectory[str] | None = None
        self._columns: dict[str, frozenset[str]] = {}
        if not is_database(path):
            raise self.not_of_program()
        try:
            with self._plainly():
                self._connection = self._opened()
                self._version = self._data_version()
        except UserError:
            self.close()
            raise

    def not_of_program(self) -> UserError:
        """The sentence for a file that is something else."""
        message = _("“{name}” is not a project of {program}.")
        return UserError(message.format(name=shown_name(self._path), program=self._program))

    def columns(self, table: str) -> frozenset[str]:
        """The names of a table's columns; none where there is no such table."""
        if table not in self._columns:
            with self._plainly():
                found = self._connection.execute(
                    "SELECT c.name FROM sqlite_schema s, pragma_table_info(s.name) c"
                    " WHERE s.type = 'table' AND s.name = ? AND s.sql NOT LIKE 'CREATE VIRTUAL%'",
                    (table,),
                ).fetchall()
            self._columns[table] = frozenset(name for (name,) in found)
        return self._columns[table]

    def rows(
        self, table: str, *columns: str, where: Mapping[str, Value] | None = None, by: tuple[str, ...] = ()
    ) -> Iterator[Row]:
        """The rows of a table, with those of the columns that there are, in the order of some of them."""
        there = [column for column in columns if column in self.columns(table)]
        where = where or {}
        if not there or not self.columns(table).issuperset(where):
            return
        query = f"SELECT {_quoted(there)} FROM {_quoted([table])}"
        if where:
            query += " WHERE " + " AND ".join(f"{_quoted([column])} IS ?" for column in where)
        if order := [column for column in by if column in self.columns(table)]:
            query += f" ORDER BY {_quoted(order)}"
        for values in self._read(query, tuple(where.values())):
            yield Row(dict(zip(there, values, strict=True)))

    def distinct(self, table: str, column: str) -> list[str]:
        """The different names in a column, in order."""
        if column not in self.columns(table):
            return []
        found = self._read(f"SELECT DISTINCT {_quoted([column])} FROM {_quoted([table])}")
        return sorted({name for values in found if (name := Row({"": values[0]}).line(""))})

    def lengths(self, table: str, key: str, column: str) -> dict[int, int]:
        """How many bytes stand in a column, by the rows' numbers."""
        query = f"SELECT {_quoted([key])}, length(CAST({_quoted([column])} AS BLOB)) FROM {_quoted([table])}"
        sizes = (Row({"key": number, "length": length}) for number, length in self._read(query))
        return {number: row.number("length") or 0 for row in sizes if (number := row.number("key")) is not None}

    def count(self, table: str) -> int:
        """How many rows there are in a table."""
        if not self.columns(table):
            return 0
        ((number,),) = self._read(f"SELECT count(*) FROM {_quoted([table])}")
        return Row({"": number}).number("") or 0

    def close(self) -> None:
        """Let go of the file."""
        if connection := getattr(self, "_connection", None):
            connection.close()
        if self._copy:
            self._copy.cleanup()

    def _read(self, query: str, values: tuple[Value, ...] = ()) -> Iterator[tuple[Value, ...]]:
        with self._plainly():
            if self._data_version() != self._version:
                raise self._changed()
            found = self._connection.execute(query, values)
        try:
            while True:
                with self._plainly():
                    row = found.fetchone()
                if row is None:
                    return
                yield row
        finally:
            found.close()

    def _opened(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._address(), uri=True, timeout=_PATIENCE, check_same_thread=False)
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
        for setting in ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON"):
            connection.execute(f"PRAGMA {setting}")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        return connection

    def _address(self) -> str:
        """Where the database is opened: in its place, or, where changes still lie in a log, as a copy of both."""
        with self._path.open("rb") as file:
            writes_ahead = file.read(20)[18:19] == _WRITES_AHEAD
        if not writes_ahead:
            return _uri(self._path, "mode=ro")
        log = self._path.with_name(self._path.name + "-wal")
        if not is_file(log) or not log.stat().st_size:
            return _uri(self._path, "mode=ro&immutable=1")
        self._copy = tempfile.TemporaryDirectory(prefix="qualapp-")
        for name, original in (("copy", self._path), ("copy-wal", log)):
            shutil.copyfile(original, Path(self._copy.name, name))
        return _uri(Path(self._copy.name, "copy"), "mode=rw")

    def _data_version(self) -> int:
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        return int(version)

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise self._sentence(getattr(error, "sqlite_errorcode", 0) & 0xFF) from error
        except OSError as error:
            raise damaged(self._path) from error

    def _sentence(self, code: int) -> UserError:
        if code in _IN_USE:
            message = _("“{name}” is being written by {program}; close the project there and try again.")
        elif code in _HALF_WRITTEN:
            message = _("“{name}” was not closed properly; open it in {program}, close it there and try again.")
        else:
            return damaged(self._path)
        return UserError(message.format(name=shown_name(self._path), program=self._program))

    def _changed(self) -> UserError:
        message = _("“{name}” was changed in {program} while it was being read; close it there and try again.")
        return UserError(message.format(name=shown_name(self._path), program=self._program))


def _uri(path: Path, mode: str) -> str:
    return f"file:{quote(os.fsencode(path.resolve()))}?{mode}"


def _quoted(names: list[str]) -> str:
    return ", ".join('"' + name.replace('"', '""') + '"' for name in names)
