"""What two people said differently, as somebody who is to decide looks at it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from qualapp.model.text import TextRange
from qualapp.store.identity import guid_text
from qualapp.store.merging.conflicts import read_value
from qualapp.store.merging.side import PLACE, cell_of, columns_of
from qualapp.store.triggers import Logged, read_old

JOINED = {"definition", "include", "exclude", "example", "description", "text"}
"""Cells of prose, of which both versions can stand."""


@dataclass(frozen=True)
class Voice:
    """What somebody said, who it was and when, in microseconds since 1970; `value` as stored, `words` as shown."""

    value: Any
    words: str
    coder: str
    time: int


@dataclass(frozen=True)
class Conflict:
    """What two people said differently of one thing: what stands now, and what would if the other had won.

    `kind` is `value`, `text` (words of a source), `deleted` (one deleted what another used) or `ring` (a code that both
    together put below itself). `came` says whether the losing words came with the merge.
    """

    id: int
    key: str
    kind: str
    noun: str
    guid: str
    name: str
    cell: str
    stands: Voice
    lost: Voice
    came: bool
    source_id: int | None = None
    range: TextRange | None = None

    @property
    def can_be_joined(self) -> bool:
        """Whether both versions can stand side by side."""
        return self.kind == "value" and self.cell in JOINED and self.noun != "value"


class OpenConflicts:
    """Reads the conflicts that nobody has decided."""

    def __init__(self, db: Database, tables: Mapping[str, Logged]) -> None:
        self._db = db
        self._tables = tables

    def all(self) -> list[Conflict]:
        """The conflicts that wait for somebody, those of one thing together."""
        rows = self._db.execute(
            "SELECT id, key, noun, row, cell, step, value, merge_id FROM conflict"
            " WHERE key NOT IN (SELECT conflict FROM decision) ORDER BY merge_id, noun, row, id"
        ).fetchall()
        return [conflict for row in rows if (conflict := self._conflict(*row)) is not None]

    def _conflict(
        self, number: int, key: str, noun: str, row: bytes, cell: str, step: bytes, value: str, merge: int
    ) -> Conflict | None:
        there = self._db.execute(f'SELECT id FROM "{noun}" WHERE guid = ?', (row,)).fetchone()
        if there is None:
            return None
        came = self._db.execute("SELECT came_with FROM step WHERE guid = ?", (step,)).fetchone()
        told: dict[str, Any] = {"id": number, "key": key, "noun": noun, "guid": guid_text(row)}
        told |= {"name": self._name(noun, row), "came": came is not None and came[0] == merge}
        if cell.startswith("text:"):
            return self._of_text(told, int(there[0]), cell, step, json.loads(value))
        column = "parent_id" if cell == "ring" else cell
        kind = {"*": "deleted", "ring": "ring"}.get(cell, "value")
        lost, stands = read_value(value), None if cell == "*" else self._value(noun, row, column)
        if kind != "deleted" and lost == stands:
            return None
        return Conflict(
            **told,
            kind=kind,
            cell=column,
            stands=self._voice(noun, column, stands, self._last_writer(noun, row, column)),
            lost=self._voice(noun, column, lost, self._maker(step)),
        )

    def _of_text(
        self, told: dict[str, Any], source: int, cell: str, step: bytes, value: dict[str, Any]
    ) -> Conflict | None:
        (text,) = self._db.execute("SELECT text FROM source WHERE id = ?", (source,)).fetchone()
        at, words = int(value["at"]), str(value["kept"])
        place = at if text[at : at + len(words)] == words else text.find(words)
        range = TextRange(place, place + len(words)) if words and place >= 0 else None
        stands = Voice(words, words, *self._maker(step))
        lost = Voice(value["lost"], str(value["lost"]), "", stands.time)
        return Conflict(**told, kind="text", cell=cell, stands=stands, lost=lost, source_id=source, range=range)

    def _value(self, noun: str, row: bytes, cell: str) -> Any:
        columns = columns_of(noun, cell)
        values = self._db.execute(f'SELECT {", ".join(columns)} FROM "{noun}" WHERE guid = ?', (row,)).fetchone()
        if cell == PLACE:
            return list(values)
        parent = self._tables[noun].parent_of.get(cell)
        if parent is None or values[0] is None:
            return values[0]
        return self._db.execute(f'SELECT guid FROM "{parent}" WHERE id = ?', (values[0],)).fetchone()[0]

    def _voice(self, noun: str, cell: str, value: Any, maker: tuple[str, int]) -> Voice:
        if isinstance(value, bytes):
            return Voice(value, self._name(self._tables[noun].parent_of[cell], value), *maker)
        if isinstance(value, list):
            return Voice(value, "–".join(str(edge) for edge in (value[0], value[-1])), *maker)
        return Voice(value, "" if value is None else str(value), *maker)

    def _name(self, noun: str, row: bytes) -> str:
        """What a row is called; of a claim the words that it is about."""
        if noun in {"excerpt", "coding", "memo"}:
            return self._quoted(noun, row)
        columns = self._tables[noun].columns
        column = next((column for column in ("name", "text", "speaker", "kind") if column in columns), None)
        if column is None:
            return ""
        found = self._db.execute(f'SELECT "{column}" FROM "{noun}" WHERE guid = ?', (row,)).fetchone()
        return " ".join(str(found[0]).split())[:80] if found else ""

    def _quoted(self, noun: str, row: bytes) -> str:
        join = "excerpt e ON e.guid = n.guid" if noun == "excerpt" else "excerpt e ON e.id = n.excerpt_id"
        found = self._db.execute(
            f'SELECT substr(s.text, e.start + 1, min(e.stop - e.start, 80)) FROM "{noun}" n JOIN {join}'
            " JOIN source s ON s.id = e.source_id WHERE n.guid = ?",
            (row,),
        ).fetchone()
        if found is None and noun == "memo":
            found = self._db.execute("SELECT substr(text, 1, 80) FROM memo WHERE guid = ?", (row,)).fetchone()
        return " ".join(str(found[0]).split()) if found else ""

    def _maker(self, step: bytes) -> tuple[str, int]:
        found = self._db.execute(
            "SELECT c.name, s.time FROM step s JOIN coder c ON c.id = s.coder_id WHERE s.guid = ?", (step,)
        ).fetchone()
        return (str(found[0]), int(found[1])) if found else ("", 0)

    def _last_writer(self, noun: str, row: bytes, cell: str) -> tuple[str, int]:
        """Who wrote what stands in a cell."""
        rows = self._db.execute(
            "SELECT s.guid, c.op, c.old FROM change c JOIN step s ON s.id = c.step_id"
            " WHERE c.noun = ? AND c.row = ? AND s.kind <> 'merge' ORDER BY s.clock DESC, s.guid DESC",
            (noun, row),
        )
        for guid, op, old in rows:
            if op == "i" or (op == "u" and any(cell_of(noun, column) == cell for column in read_old(old))):
                return self._maker(guid)
        return "", 0
