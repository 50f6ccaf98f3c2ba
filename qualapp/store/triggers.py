"""The triggers that write the history, generated from the schema as it stands."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlite_utils import Database

UNLOGGED = {
    *("copy", "label", "step", "change", "knowledge", "conflict", "weave", "alias", "meant_for"),
    *("original", "shifting", "passage", "search", "inside", "search_state"),
}
"""The history, what merging notes of it, whom a copy is meant for, originals (stored once by their SHA-256), search
tables (rebuilt)."""

SHIFTED = {"source", "block", "turn", "excerpt"}
"""What an edit of a text moves: while `shifting` holds a row, one change tells of the edit and none of what moves."""


@dataclass(frozen=True)
class Logged:
    """A table whose rows the history follows: its columns beside `id` and `guid`, and where they point."""

    name: str
    columns: tuple[str, ...]
    parents: tuple[tuple[str, str], ...]
    reals: tuple[str, ...] = ()

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
    types = {row[1]: row[2].upper() for row in db.execute(f'PRAGMA table_info("{name}")')}
    if not {"id", "guid"} <= set(types):
        raise ValueError(f"the history cannot follow {name}: it has no id or no guid")
    columns = tuple(column for column in types if column not in {"id", "guid"})
    if strange := {types[column] for column in columns} - {"INTEGER", "TEXT", "REAL"}:
        raise ValueError(f"the history cannot follow {name}: it has columns of {strange}")
    parents = [(row[3], row[2]) for row in db.execute(f'PRAGMA foreign_key_list("{name}")')]
    return Logged(name, columns, tuple(parents), tuple(c for c in columns if types[c] == "REAL"))


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


@contextmanager
def noted_at_once(db: Database, noun: str) -> Iterator[None]:
    """Let many rows be put into a table, numbered on from those there, and note them by one statement.

    What is noted is what the trigger would have noted. To be used inside a transaction, with which the trigger comes
    back should anything fail.
    """
    name = f"log_{noun}_i"
    (trigger,) = db.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?", (name,)).fetchone()
    (last,) = db.execute(f'SELECT coalesce(max(id), 0) FROM "{noun}"').fetchone()
    db.execute(f'DROP TRIGGER "{name}"')
    yield
    (step,) = db.execute("SELECT max(id) FROM step").fetchone()
    (place,) = db.execute("SELECT coalesce(max(place) + 1, 0) FROM change WHERE step_id = ?", (step,)).fetchone()
    db.execute(
        "INSERT INTO change (step_id, place, noun, row, op)"
        f" SELECT ?, id + ?, ?, guid, 'i' FROM \"{noun}\" WHERE id > ? ORDER BY id",
        (step, place - last - 1, noun, last),
    )
    db.execute(trigger)


def trigger_statements(table: Logged) -> tuple[str, str, str]:
    """The statements that make the triggers of one table: for inserts, updates and deletes.

    Decimal digits do not bring every real back, least of all in older versions of SQLite. So the old value of a real
    column also stands as it is, in a change of its own, which reversal reaches when the row is there.
    """
    inserted = [_into(table, "new.guid, 'i', NULL, NULL")]
    return _trigger(table, "insert", inserted), _update(table), _delete(table)


def _update(table: Logged) -> str:
    columns = [column for column in (*table.columns, "guid") if column not in table.reals]
    changed = " UNION ALL ".join(
        f"SELECT '{column}' AS c, {_written(table, column)} AS v WHERE {_differs(column)}" for column in columns
    )
    old = f"""(SELECT '{{' || group_concat('"' || c || '":' || v, ',') || '}}' FROM ({changed}))"""
    written = [_into(table, f"new.guid, 'u', {old}, NULL") + f" WHERE {_differs(*columns)}"]
    written += [_into(table, f"new.guid, 'u', {_exactly(real)}") + f" WHERE {_differs(real)}" for real in table.reals]
    when = _differs(*columns, *table.reals)
    if table.name in SHIFTED:
        when = f"({when}) AND NOT EXISTS (SELECT 1 FROM shifting)"
    return _trigger(table, "update", written, f"WHEN {when}")


def _delete(table: Logged) -> str:
    whole = " || ',' || ".join(f"'\"{column}\":' || {_written(table, column)}" for column in ("id", *table.columns))
    written = [_into(table, f"old.guid, 'u', {_exactly(real)}") for real in table.reals]
    written.append(_into(table, f"old.guid, 'd', '{{' || {whole} || '}}', NULL"))
    return _trigger(table, "delete", written)


def _trigger(table: Logged, event: str, statements: Sequence[str], when: str = "") -> str:
    body = "; ".join(statements)
    return f'CREATE TRIGGER "log_{table.name}_{event[0]}" AFTER {event} ON "{table.name}" {when} BEGIN {body}; END'


def _into(table: Logged, values: str) -> str:
    return (
        "INSERT INTO change (step_id, place, noun, row, op, old, exact) SELECT made.id,"
        " (SELECT coalesce(max(place) + 1, 0) FROM change WHERE step_id = made.id),"
        f" '{table.name}', {values} FROM (SELECT max(id) AS id FROM step) AS made"
    )


def _differs(*columns: str) -> str:
    return " OR ".join(f'old."{column}" IS NOT new."{column}"' for column in columns)


def _exactly(real: str) -> str:
    return f"""'{{"{real}":null}}', old."{real}\""""


def _written(table: Logged, column: str) -> str:
    """SQL that writes the old value as JSON: reals nearly, rows that are pointed to by their guid.

    SQLite's own JSON functions may not run in the triggers of a file whose schema is not trusted.
    """
    if column == "guid":
        return "'\"' || hex(old.guid) || '\"'"
    value = f'old."{column}"'
    if table.names(column):
        parent = table.parent_of[column]
        return f"""coalesce((SELECT '"' || hex(guid) || '"' FROM "{parent}" WHERE id = {value}), 'null')"""
    escaped = f"""replace(replace(replace({value}, '\\', '\\\\'), '"', '\\"'), char(10), '\\n')"""
    near = f"replace(printf('%!.17g', {value}), 'Inf', '9e999')"
    return (
        f"CASE typeof({value}) WHEN 'text' THEN '\"' || {escaped} || '\"'"
        f" WHEN 'real' THEN {near} WHEN 'null' THEN 'null' ELSE CAST({value} AS TEXT) END"
    )


def read_old(old: str | None, exact: float | None = None) -> dict[str, Any]:
    """What a change noted of the row before it, by column."""
    values: dict[str, Any] = json.loads(old, strict=False) if old else {}
    return values if exact is None else dict.fromkeys(values, exact)
