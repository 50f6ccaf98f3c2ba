"""The triggers that write the history, generated from the schema as it stands."""

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlite_utils import Database

UNLOGGED = {"copy", "step", "change", "original", "passage", "search", "inside", "search_state"}
"""The history itself, originals (stored once by their SHA-256) and search tables (rebuilt)."""


@dataclass(frozen=True)
class Logged:
    """A table whose rows the history follows: its columns beside `id` and `guid`, and where they point."""

    name: str
    columns: tuple[str, ...]
    parents: tuple[tuple[str, str], ...]

    @cached_property
    def parent_of(self) -> dict[str, str]:
        """The table that each foreign key points to."""
        return dict(self.parents)

    def names(self, column: str) -> bool:
        """Whether the column points to another row."""
        return column in self.parent_of


def logged_tables(db: Database) -> list[Logged]:
    """Every table with a guid that is not left out of the history."""
    names = [
        name
        for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        if name not in UNLOGGED and not name.startswith(("sqlite_", "_sqlite_", "search_", "inside_"))
    ]
    return [_logged(db, name) for name in names]


def _logged(db: Database, name: str) -> Logged:
    columns = [row[1] for row in db.execute(f'PRAGMA table_info("{name}")')]
    parents = [(row[3], row[2]) for row in db.execute(f'PRAGMA foreign_key_list("{name}")')]
    if "guid" not in columns or "id" not in columns:
        raise ValueError(f"the history cannot follow {name}: it has no id or no guid")
    return Logged(name, tuple(c for c in columns if c not in {"id", "guid"}), tuple(parents))


def install_triggers(db: Database) -> None:
    """Make the triggers anew from the tables as they are now."""
    remove_triggers(db)
    for table in logged_tables(db):
        for statement in trigger_statements(table):
            db.execute(statement)


def remove_triggers(db: Database) -> None:
    """Take the triggers away, as before a migration."""
    for (name,) in db.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'log!_%' ESCAPE '!'"
    ).fetchall():
        db.execute(f'DROP TRIGGER "{name}"')


def trigger_statements(table: Logged) -> tuple[str, str, str]:
    """The statements that make the triggers of one table: for inserts, updates and deletes."""
    name = table.name
    into = "INSERT INTO change (step_id, noun, row, op, old) SELECT (SELECT max(id) FROM step)"
    insert = f"""CREATE TRIGGER "log_{name}_i" AFTER INSERT ON "{name}" BEGIN
        {into}, '{name}', new.guid, 'i', NULL; END"""
    changed = " UNION ALL ".join(
        f'SELECT \'{column}\' AS c, {_written(table, column)} AS v WHERE old."{column}" IS NOT new."{column}"'
        for column in (*table.columns, "guid")
    )
    differs = " OR ".join(f'old."{column}" IS NOT new."{column}"' for column in (*table.columns, "guid"))
    update = f"""CREATE TRIGGER "log_{name}_u" AFTER UPDATE ON "{name}" WHEN {differs} BEGIN
        {into}, '{name}', new.guid, 'u',
        (SELECT '{{' || group_concat('"' || c || '":' || v, ',') || '}}' FROM ({changed})); END"""
    whole = " || ',' || ".join(f"'\"{column}\":' || {_written(table, column)}" for column in ("id", *table.columns))
    delete = f"""CREATE TRIGGER "log_{name}_d" AFTER DELETE ON "{name}" BEGIN
        {into}, '{name}', old.guid, 'd', '{{' || {whole} || '}}'; END"""
    return insert, update, delete


def _written(table: Logged, column: str) -> str:
    """SQL that writes the old value as JSON: reals exactly, rows that are pointed to by their guid.

    SQLite's own JSON functions may not run in the triggers of a file whose schema is not trusted.
    """
    if column == "guid":
        return "'\"' || hex(old.guid) || '\"'"
    value = f'old."{column}"'
    if table.names(column):
        parent = table.parent_of[column]
        return f"""coalesce((SELECT '"' || hex(guid) || '"' FROM "{parent}" WHERE id = {value}), 'null')"""
    escaped = f"""replace(replace(replace({value}, '\\', '\\\\'), '"', '\\"'), char(10), '\\n')"""
    return (
        f"CASE typeof({value}) WHEN 'text' THEN '\"' || {escaped} || '\"'"
        f" WHEN 'real' THEN printf('%!.17g', {value}) WHEN 'null' THEN 'null' ELSE CAST({value} AS TEXT) END"
    )


def read_old(old: str | None) -> dict[str, Any]:
    """What a change noted of the row before it, by column."""
    values: dict[str, Any] = json.loads(old, strict=False) if old else {}
    return values
