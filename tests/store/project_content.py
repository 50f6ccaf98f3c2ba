"""All that a project file says, cell by cell, read with a connection of one's own."""

import sqlite3
from pathlib import Path
from typing import Any

from qualapp.store.project import Project

UNLOGGED = {"copy", "label", "step", "change"}

Cell = tuple[str, Any]
Content = dict[str, dict[bytes, dict[str, Cell]]]


def content_of(project: Project) -> Content:
    """The logged tables of an open project: rows by guid, cells with their type, other rows by their guid."""
    return content(project._db.conn)


def content_of_file(path: Path) -> Content:
    """The same of a file."""
    connection = sqlite3.connect(path)
    try:
        return content(connection)
    finally:
        connection.close()


def content(connection: sqlite3.Connection) -> Content:
    """The same over any connection."""
    return {table: _rows(connection, table) for table in logged(connection)}


def logged(connection: sqlite3.Connection) -> list[str]:
    """The tables that have a guid and are not the history itself."""
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return [name for name in names if name not in UNLOGGED and "guid" in columns(connection, name)]


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table."""
    return [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]


def parents(connection: sqlite3.Connection, table: str) -> dict[str, str]:
    """The table that each foreign key of a table points to."""
    return {row[3]: row[2] for row in connection.execute(f'PRAGMA foreign_key_list("{table}")')}


def _rows(connection: sqlite3.Connection, table: str) -> dict[bytes, dict[str, Cell]]:
    names = columns(connection, table)
    pointing = parents(connection, table)
    guids = {
        parent: dict(connection.execute(f'SELECT id, guid FROM "{parent}"').fetchall())
        for parent in set(pointing.values())
    }
    found: dict[bytes, dict[str, Cell]] = {}
    for row in connection.execute(f'SELECT * FROM "{table}"'):
        cells = dict(zip(names, row, strict=True))
        guid = cells.pop("guid")
        del cells["id"]
        assert guid not in found
        found[guid] = {
            name: ("row", value if value is None else guids[pointing[name]][value])
            if name in pointing
            else (type(value).__name__, value)
            for name, value in cells.items()
        }
    return found
