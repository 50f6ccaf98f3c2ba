"""Deleting what other rows rest on: children before parents, so that the history sees each row go."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlite_utils import Database

from qualapp.store.triggers import Logged

Rows = dict[str, list[int]]
"""Ids by table; those of a table in the order in which they were found, what they rest on first."""

_AT_ONCE = 500


def resting_on(
    db: Database,
    tables: Mapping[str, Logged],
    noun: str,
    numbers: Iterable[int],
    besides: Collection[tuple[str, str]] = (),
) -> Rows:
    """These rows and all that cannot stay without them, however far below; not through the columns `besides`."""
    found: Rows = {noun: list(numbers)}
    waiting = [(noun, found[noun])]
    while waiting:
        parent, ids = waiting.pop()
        for table, column in _pointing_to(tables, parent):
            if (table, column) in besides:
                continue
            known = set(found.get(table, ()))
            fresh = [number for number in _with(db, table, column, ids) if number not in known]
            if fresh:
                found.setdefault(table, []).extend(fresh)
                waiting.append((table, fresh))
    return found


def delete_rows(db: Database, tables: Mapping[str, Logged], rows: Rows) -> None:
    """Delete all these rows, each after those that rest on it."""
    left = dict(rows)
    while left:
        free = next(name for name in left if not _rests_on(tables, left, name))
        ids = reversed(left.pop(free))
        db.conn.executemany(f'DELETE FROM "{free}" WHERE id = ?', [(number,) for number in ids])


def silent_informants(db: Database, tables: Mapping[str, Logged], source_id: int) -> list[int]:
    """Those who speak in this source and nowhere else, and of whom nothing else is said."""
    rows = db.execute(
        "SELECT DISTINCT informant_id FROM turn WHERE source_id = ? AND informant_id IS NOT NULL"
        " AND informant_id NOT IN (SELECT informant_id FROM turn WHERE informant_id IS NOT NULL AND source_id <> ?)",
        (source_id, source_id),
    )
    elsewhere = [place for place in _pointing_to(tables, "informant") if place[0] != "turn"]
    return [
        number
        for (number,) in rows.fetchall()
        if not any(_with(db, table, column, [number]) for table, column in elsewhere)
    ]


def merged(*parts: Rows) -> Rows:
    """Several lists of rows as one."""
    found: Rows = {}
    for part in parts:
        for noun, numbers in part.items():
            found[noun] = list(dict.fromkeys([*found.get(noun, []), *numbers]))
    return found


def _pointing_to(tables: Mapping[str, Logged], parent: str) -> list[tuple[str, str]]:
    return [(table.name, column) for table in tables.values() for column, to in table.parents if to == parent]


def _rests_on(tables: Mapping[str, Logged], names: Iterable[str], parent: str) -> bool:
    """Whether one of these tables, other than itself, points to this one."""
    return any(to == parent for name in names if name != parent for _column, to in tables[name].parents)


def _with(db: Database, table: str, column: str, numbers: Sequence[int]) -> list[int]:
    found: list[int] = []
    for first in range(0, len(numbers), _AT_ONCE):
        part = numbers[first : first + _AT_ONCE]
        marks = ",".join("?" * len(part))
        rows = db.execute(f'SELECT id FROM "{table}" WHERE "{column}" IN ({marks}) ORDER BY id', part)
        found += [number for (number,) in rows]
    return found
