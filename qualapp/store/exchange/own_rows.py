"""What only this program knows of a project, as rows that travel beside what other programs read."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.model.book import is_guid
from qualapp.model.exchange import OwnRow
from qualapp.store.exchange.newcomers import Newcomers
from qualapp.store.identity import guid_bytes, guid_text
from qualapp.store.triggers import Logged

OF_PROJECT = (
    *("coder", "code", "variable", "visit", "informant", "value"),
    *("theory", "theory_node", "theory_link", "node_origin", "theory_version", "hypothesis", "configuration"),
    *("actor", "actor_form", "membership", "relation"),
    *("assignment", "blinding", "codebook_version", "kept"),
)
"""The tables whose rows travel with the project, each after those that it points to."""
OF_SOURCE = ("source", "block", "turn", "value")
DRAWN = OF_PROJECT[OF_PROJECT.index("theory") : OF_PROJECT.index("relation") + 1]
"""Theories and networks, each table after those that it points to."""
OWN_CLAIMS = ("evidence", "configuration_part", "tie", "mention")
"""What is claimed of excerpts and no other program has a word for."""

_BESIDES: dict[str, frozenset[str]] = {
    "coder": frozenset({"initials", "colour", "is_gone"}),
    "code": frozenset(
        {"rank", "name_other", "colour", "definition", "include", "exclude", "example", "kind", "origin"}
    ),
    "variable": frozenset({"about", "rank"}),
    "kept": frozenset({"created"}),
    "source": frozenset({"visit_id", "kind", "date", "activity", "origin", "words", "fidelity", "is_settled"}),
}
"""Of rows that other programs know too, the columns that they do not know."""


def rows_of(db: Database, table: Logged, condition: str, parameters: Iterable[object] = ()) -> Iterator[OwnRow]:
    """The rows of a table for which a condition holds, without what other programs know of them."""
    wanted = [column for column in table.columns if column in _BESIDES.get(table.name, table.columns)]
    columns = ", ".join(_column(table, column) for column in wanted)
    query = f'SELECT t.guid, {columns} FROM "{table.name}" t WHERE {condition} ORDER BY t.id'
    for guid, *values in db.execute(query, tuple(parameters)):
        cells = {column: _cell(value) for column, value in zip(wanted, values, strict=True)}
        yield {"noun": table.name, "guid": guid_text(guid), **cells}


def _column(table: Logged, column: str) -> str:
    if table.names(column):
        return f'(SELECT guid FROM "{table.parent_of[column]}" WHERE id = t."{column}")'
    return f't."{column}"'


def _cell(value: Any) -> str | int | float | None:
    return guid_text(value) if isinstance(value, bytes) else value


class OwnRows:
    """Rows of this program that came back: those that complete others, and those that stand for themselves."""

    def __init__(
        self, db: Database, tables: Mapping[str, Logged], rows: Iterable[OwnRow], newcomers: Newcomers
    ) -> None:
        self._db = db
        self._newcomers = newcomers
        self._tables = tables
        self._rows: dict[str, dict[str, OwnRow]] = {}
        self._numbers: dict[tuple[str, str], int] = {}
        for row in rows:
            noun, guid = row.get("noun"), row.get("guid")
            if isinstance(noun, str) and isinstance(guid, str) and noun in tables:
                self._rows.setdefault(noun, {})[guid] = row

    def of(self, noun: str) -> Mapping[str, OwnRow]:
        """The rows of a table, by guid."""
        return self._rows.get(noun, {})

    def complete(self, noun: str, guid: str, number: int, without: frozenset[str] = frozenset()) -> None:
        """Give a row that has come in the columns that the others did not know."""
        row = self.of(noun).get(guid)
        values = self._values(noun, row, _BESIDES[noun] - without) if row else {}
        if values:
            sets = ", ".join(f'"{column}" = ?' for column in values)
            self._db.execute(f'UPDATE "{noun}" SET {sets} WHERE id = ?', (*values.values(), number))

    def insert(self, noun: str) -> dict[str, int]:
        """Put the rows of a table in that are not there; those that point to nothing here are left. Ids by guid."""
        fresh: dict[tuple[str, ...], list[tuple[object, ...]]] = {}
        found: dict[str, int] = {}
        waiting = {guid: row for guid, row in self.of(noun).items() if is_guid(guid)}
        there = self._there(noun, list(waiting))
        waiting = {guid: row for guid, row in waiting.items() if guid not in there}
        while waiting:
            left: dict[str, OwnRow] = {}
            for guid, row in waiting.items():
                values = self._values(noun, row, frozenset(self._tables[noun].columns))
                if values is None:
                    left[guid] = row
                else:
                    number = self._newcomers.number(noun)
                    found[guid] = self._numbers[noun, guid] = number
                    fresh.setdefault(tuple(values), []).append((number, guid_bytes(guid), *values.values()))
            if len(left) == len(waiting):
                break
            waiting = left
        self._write(noun, fresh)
        return found

    def _write(self, noun: str, fresh: Mapping[tuple[str, ...], list[tuple[object, ...]]]) -> None:
        for names, rows in fresh.items():
            listed = ", ".join(f'"{column}"' for column in ("id", "guid", *names))
            marks = ", ".join("?" * (len(names) + 2))
            try:
                self._db.conn.executemany(f'INSERT INTO "{noun}" ({listed}) VALUES ({marks})', rows)
            except sqlite3.IntegrityError as error:
                sentence = _("What only Qualapp knows of this project is damaged; export it again from Qualapp.")
                raise UserError(sentence) from error

    def _values(self, noun: str, row: OwnRow, columns: frozenset[str]) -> dict[str, object] | None:
        """The cells as they are stored, or None where one points to a row that is not here."""
        table = self._tables[noun]
        values: dict[str, object] = {column: row[column] for column in table.columns if column in columns & set(row)}
        for column, parent in table.parents:
            if values.get(column) is not None:
                values[column] = self._number(parent, str(values[column]))
                if values[column] is None:
                    return None
        return values

    def _there(self, noun: str, guids: Sequence[str]) -> set[str]:
        """Which of these rows are in the project already."""
        found: set[str] = set()
        for first in range(0, len(guids), 500):
            part = [guid_bytes(guid) for guid in guids[first : first + 500]]
            marks = ",".join("?" * len(part))
            rows = self._db.execute(f'SELECT guid FROM "{noun}" WHERE guid IN ({marks})', part)
            found |= {guid_text(guid) for (guid,) in rows}
        return found

    def _number(self, noun: str, guid: str) -> int | None:
        if (noun, guid) not in self._numbers and is_guid(guid):
            row = self._db.execute(f'SELECT id FROM "{noun}" WHERE guid = ?', (guid_bytes(guid),)).fetchone()
            if row:
                self._numbers[noun, guid] = int(row[0])
        return self._numbers.get((noun, guid))
