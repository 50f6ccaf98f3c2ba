"""Edits of a text: one change of the history for each, whatever moves with it."""

import json
from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from qualapp.model.carrying import Carried
from qualapp.model.text_edit import Edges, TextEdit

POSITIONS = {"start", "stop", "speech_start", "speech_stop"}

COLUMNS = {
    "block": ("start", "stop"),
    "turn": ("start", "speech_start", "speech_stop", "stop"),
    "excerpt": ("start", "stop"),
}
"""The columns that say where the rows of a table lie in their source, in the order of the text."""


def edit_text(db: Database, source_id: int, edits: Iterable[TextEdit]) -> None:
    """Edit the text of a source; each edit counts from the text that the one before it left.

    Excerpts, turns and blocks move along, and the history notes only those that the edit backwards would not bring
    back to where they were. Turns and blocks that lose all their words go. To be used inside a step.
    """
    (text,) = db.execute("SELECT text FROM source WHERE id = ?", (source_id,)).fetchone()
    editing = _Editing(db, source_id, text)
    for edit in edits:
        editing.make(edit)
    editing.write()


def read_edit(old: str | None) -> TextEdit:
    """The edit that a change noted."""
    return TextEdit(**json.loads(old or "{}"))


class _Kept(Carried[int]):
    """The rows of one table in a source: where they lie in the file, and where they have got to."""

    def __init__(self, table: str, guids: dict[int, bytes], written: dict[int, Edges]) -> None:
        super().__init__(written, hold=table != "excerpt")
        self.table = table
        self.guids = guids
        self.written = written


class _Editing:
    """Makes edits one after another in memory, and writes what came of them at once."""

    def __init__(self, db: Database, source_id: int, text: str) -> None:
        self._db = db
        self._source_id = source_id
        self._text = text
        (self._step,) = db.execute("SELECT max(id) FROM step").fetchone()
        self._kept = [self._read(table) for table in COLUMNS]

    def make(self, edit: TextEdit) -> None:
        """Make one edit and note it, with what it moves in another way than the edit backwards does."""
        if edit.removed != self._text[edit.at : edit.end] or edit.at > len(self._text):
            raise ValueError(f"the text does not hold {edit.removed!r} at {edit.at}")
        for kept in self._kept:
            self._drop_emptied(kept, edit)
            self._note_bent(kept, edit)
        noted = {"at": edit.at, "removed": edit.removed, "inserted": edit.inserted}
        (guid,) = self._db.execute("SELECT guid FROM source WHERE id = ?", (self._source_id,)).fetchone()
        self._note("source", guid, "e", noted)
        for kept in self._kept:
            kept.move(edit)
        self._text = edit.of(self._text)

    def write(self) -> None:
        """Write text and places, which the history need not note again."""
        self._db.execute("INSERT INTO shifting (id) VALUES (1)")
        for kept in self._kept:
            self._write_places(kept)
        self._db.execute(
            "UPDATE source SET text = ?, characters = ? WHERE id = ?", (self._text, len(self._text), self._source_id)
        )
        self._db.execute("DELETE FROM shifting")

    def _read(self, table: str) -> _Kept:
        columns = ", ".join(COLUMNS[table])
        rows = self._db.execute(
            f"SELECT id, guid, {columns} FROM {table} WHERE source_id = ? ORDER BY start, stop, id", (self._source_id,)
        ).fetchall()
        return _Kept(table, {row[0]: row[1] for row in rows}, {row[0]: tuple(row[2:]) for row in rows})

    def _drop_emptied(self, kept: _Kept, edit: TextEdit) -> None:
        """Delete turns and blocks whose words all go, and let blocks that are no longer parted be one."""
        if kept.table == "excerpt" or not edit.removed:
            return
        after = kept.carried(edit, kept.near(edit))
        gone = [n for n, edges in after.items() if edges[0] == edges[-1] and kept.places[n][0] < kept.places[n][-1]]
        if kept.table == "block":
            left = [number for number in after if number not in gone]
            gone += self._joined(kept, after, left)
        if gone:
            self._delete(kept, gone)

    def _joined(self, kept: _Kept, after: dict[int, Edges], left: Sequence[int]) -> list[int]:
        """Let each block take over those that now touch it; returns the ones taken over."""
        gone: list[int] = []
        first = left[0] if left else 0
        for number in left[1:]:
            was_apart = kept.places[first][-1] < kept.places[number][0]
            if was_apart and after[first][-1] == after[number][0]:
                self._bend(kept, first, (kept.places[first][0], kept.places[number][-1]))
                after[first] = (after[first][0], after[number][-1])
                gone.append(number)
            else:
                first = number
        return gone

    def _delete(self, kept: _Kept, numbers: Sequence[int]) -> None:
        """Delete rows as they lie now, so that the history notes where that was."""
        self._db.execute("INSERT INTO shifting (id) VALUES (1)")
        self._write_places(kept)
        self._db.execute("DELETE FROM shifting")
        for number in numbers:
            self._db.execute(f"DELETE FROM {kept.table} WHERE id = ?", (number,))
            del kept.places[number], kept.written[number]

    def _note_bent(self, kept: _Kept, edit: TextEdit) -> None:
        """Put rows that the edit backwards would not bring back to where it would, and note where they were."""
        there = _Kept(kept.table, kept.guids, kept.carried(edit, kept.near(edit)))
        backwards = edit.backwards()
        for number, edges in there.carried(backwards, there.near(backwards)).items():
            if edges != kept.places[number]:
                self._bend(kept, number, edges)

    def _bend(self, kept: _Kept, number: int, edges: Edges) -> None:
        columns = COLUMNS[kept.table]
        differing = zip(columns, kept.places[number], edges, strict=True)
        self._note(kept.table, kept.guids[number], "u", {c: old for c, old, new in differing if old != new})
        kept.places[number] = edges

    def _write_places(self, kept: _Kept) -> None:
        moved = [(*edges, number) for number, edges in kept.places.items() if edges != kept.written[number]]
        sets = ", ".join(f"{column} = ?" for column in COLUMNS[kept.table])
        self._db.conn.executemany(f"UPDATE {kept.table} SET {sets} WHERE id = ?", moved)
        kept.written = dict(kept.places)

    def _note(self, noun: str, guid: bytes, op: str, old: dict[str, object]) -> None:
        self._db.execute(
            "INSERT INTO change (step_id, place, noun, row, op, old)"
            " SELECT ?, coalesce(max(place) + 1, 0), ?, ?, ?, ? FROM change WHERE step_id = ?",
            (self._step, noun, guid, op, json.dumps(old, ensure_ascii=False), self._step),
        )
