"""What two people said differently, as somebody who is to decide looks at it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from qualapp.model.memo import unmarked
from qualapp.model.text import TextRange
from qualapp.store.identity import guid_text
from qualapp.store.merging.conflicts import read_value
from qualapp.store.merging.side import PLACE, cell_of, columns_of
from qualapp.store.triggers import Logged, read_old

JOINED = {"definition", "include", "exclude", "example", "description", "text"}
"""Cells of prose, of which both versions can stand."""

WRITTEN = JOINED | {"name", "name_other", "role", "pseudonym", "activity"}
"""Cells in which any words can stand."""


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
    together put below itself). `came` says whether the losing words came with the merge. `row` is the number of the
    thing, and `source_id` and `range` are where a claim or words stand.
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
    row: int = 0
    merge: int = 0
    """The step of the merge that brought it to light."""

    @property
    def can_be_written(self) -> bool:
        """Whether somebody can write words of their own instead of either."""
        return self.kind == "text" or (self.kind == "value" and self.cell in WRITTEN and self.noun != "value")

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
        found = [conflict for row in rows if (conflict := self.read(*row)) is not None]
        return [one for one in found if one.kind in {"deleted", "text"} or one.lost.value != one.stands.value]

    def read(
        self, number: int, key: str, noun: str, row: bytes, cell: str, step: bytes, value: str, merge: int
    ) -> Conflict | None:
        """A conflict as the file has it; None where the thing is gone."""
        there = self._db.execute(f'SELECT id FROM "{noun}" WHERE guid = ?', (row,)).fetchone()
        if there is None:
            return None
        came = self._db.execute("SELECT came_with FROM step WHERE guid = ?", (step,)).fetchone()
        told: dict[str, Any] = {"id": number, "key": key, "noun": noun, "guid": guid_text(row), "merge": merge}
        told |= {"name": self._name(noun, row), "came": came is not None and came[0] == merge, "row": int(there[0])}
        if cell.startswith("text:"):
            return self._of_text(told, int(there[0]), cell, step, json.loads(value))
        column = "parent_id" if cell == "ring" else cell
        kind = {"*": "deleted", "ring": "ring"}.get(cell, "value")
        lost, stands = read_value(value), None if cell == "*" else self._value(noun, row, column)
        source, range = self._where(noun, row)
        return Conflict(
            **told,
            kind=kind,
            cell=column,
            stands=self.voice(noun, column, stands, self.last_writer(noun, row, column)),
            lost=self.voice(noun, column, lost, self.maker(step)),
            source_id=source,
            range=range,
        )

    def _where(self, noun: str, row: bytes) -> tuple[int | None, TextRange | None]:
        """Where a claim stands; nowhere where it is about no words."""
        joins = {
            "excerpt": "excerpt n ON n.id = e.id",
            "coding": "coding n ON n.excerpt_id = e.id",
            "memo": "memo n ON n.excerpt_id = e.id OR n.coding_id IN (SELECT id FROM coding WHERE excerpt_id = e.id)",
        }
        if noun not in joins:
            return None, None
        found = self._db.execute(
            f"SELECT e.source_id, e.start, e.stop FROM excerpt e JOIN {joins[noun]} WHERE n.guid = ?", (row,)
        ).fetchone()
        return (int(found[0]), TextRange(found[1], found[2])) if found else (None, None)

    def _of_text(
        self, told: dict[str, Any], source: int, cell: str, step: bytes, value: dict[str, Any]
    ) -> Conflict | None:
        (text,) = self._db.execute("SELECT text FROM source WHERE id = ?", (source,)).fetchone()
        at, words = int(value["at"]), str(value["kept"])
        place = at if text[at : at + len(words)] == words else text.find(words)
        range = TextRange(place, place + len(words)) if words and place >= 0 else None
        stands = Voice(words, words, *self.maker(bytes.fromhex(value["by"])))
        lost = Voice(value["lost"], str(value["lost"]), *self.maker(step))
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

    def voice(self, noun: str, cell: str, value: Any, maker: tuple[str, int]) -> Voice:
        """What a cell says in words, and who made it say so."""
        if isinstance(value, bytes):
            return Voice(value, self._name(self._tables[noun].parent_of[cell], value), *maker)
        if isinstance(value, list):
            return Voice(value, "–".join(str(edge) for edge in (value[0], value[-1])), *maker)
        words = "" if value is None else str(value)
        return Voice(value, unmarked(words) if noun == "memo" else words, *maker)

    def _name(self, noun: str, row: bytes) -> str:
        """What a row is called; of a claim the words that it is about."""
        if noun in {"excerpt", "coding", "memo"}:
            return self._quoted(noun, row)
        if noun == "value":
            query = "SELECT v.name FROM value n JOIN variable v ON v.id = n.variable_id WHERE n.guid = ?"
            return str(self._db.execute(query, (row,)).fetchone()[0])
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
            found = self._db.execute("SELECT text FROM memo WHERE guid = ?", (row,)).fetchone()
        return " ".join(unmarked(str(found[0])).split())[:80] if found else ""

    def maker(self, step: bytes) -> tuple[str, int]:
        """Who made a step, and when."""
        found = self._db.execute(
            "SELECT c.name, s.time FROM step s JOIN coder c ON c.id = s.coder_id WHERE s.guid = ?", (step,)
        ).fetchone()
        return (str(found[0]), int(found[1])) if found else ("", 0)

    def last_writer(self, noun: str, row: bytes, cell: str, before: int | None = None) -> tuple[str, int]:
        """Who wrote what stands in a cell, or what stood there before a step."""
        query = (
            "SELECT s.guid, c.op, c.old FROM change c JOIN step s ON s.id = c.step_id"
            " WHERE c.noun = ? AND c.row = ? AND s.kind NOT IN ('merge', 'undo', 'redo') AND NOT EXISTS (SELECT 1"
            " FROM step u WHERE u.undoes = s.id AND NOT EXISTS (SELECT 1 FROM step r WHERE r.undoes = u.id))"
        )
        if before is not None:
            query += " AND s.clock < (SELECT clock FROM step WHERE id = ?)"
        parameters = (noun, row) if before is None else (noun, row, before)
        for guid, op, old in self._db.execute(query + " ORDER BY s.clock DESC, s.guid DESC", parameters):
            if op == "i" or (op == "u" and any(cell_of(noun, column) == cell for column in read_old(old))):
                return self.maker(guid)
        return "", 0
