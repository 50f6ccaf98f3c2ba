"""What rows are called and which words they are about, also when they are gone."""

from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from qualapp.model.memo import unmarked
from qualapp.store.editing import read_edit
from qualapp.store.later_changes import follow_changes
from qualapp.store.triggers import read_old

NAMES = {
    "coder": "name", "case": "name", "informant": "name", "source": "name", "code": "name", "variable": "name",
    "visit": "kind", "memo": "text", "turn": "speaker", "value": "text", "project": "name", "codebook_version": "name",
    "kept": "name", "theory": "name", "theory_version": "name", "node_origin": "node", "hypothesis": "text",
    "configuration": "mechanism", "actor": "name", "actor_form": "form", "relation": "name", "evidence": "stance",
    "theory_node": "kind", "theory_link": "relation", "membership": "role", "tie": "valence", "mention": "is_meant",
    "configuration_part": "part",
}  # fmt: skip
"""The column that names a row of each kind."""

_LONGEST = 400


@dataclass(frozen=True)
class Named:
    """A source or code by its name; `id` is None where it is no longer there."""

    id: int | None
    name: str


@dataclass(frozen=True)
class Place:
    """Some words of a source, and where they stand now; without an excerpt where it is no longer there."""

    source_id: int | None
    excerpt_id: int | None
    start: int
    end: int
    words: str


class RowNames:
    """Looks names up, each once; made anew for each question."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._names: dict[tuple[str, str], Named] = {}

    def named(self, noun: str, guid: str) -> Named:
        """The name of a row, which is given by the letters of its guid."""
        key = (noun, guid.upper())
        if key not in self._names:
            self._names[key] = self._look_up(noun, bytes.fromhex(guid))
        return self._names[key]

    def _look_up(self, noun: str, guid: bytes) -> Named:
        """The name that a row has, or had when it was deleted."""
        if noun == "coding":
            row = self._db.execute(
                "SELECT k.id, c.name FROM coding k JOIN code c ON c.id = k.code_id WHERE k.guid = ?", (guid,)
            ).fetchone()
            return Named(*row) if row else Named(None, "")
        column = NAMES.get(noun, "id")
        row = self._db.execute(f'SELECT id, "{column}" FROM "{noun}" WHERE guid = ?', (guid,)).fetchone()
        if row:
            return Named(row[0], unmarked(str(row[1])))
        deleted = self._deletion(noun, guid)
        return Named(None, unmarked(str(deleted[2].get(column, ""))) if deleted else "")

    def _deletion(self, noun: str, guid: bytes) -> tuple[int, int, dict[str, Any]] | None:
        row = self._db.execute(
            "SELECT step_id, place, old FROM change WHERE noun = ? AND row = ? AND op = 'd'"
            " ORDER BY step_id DESC, place DESC LIMIT 1",
            (noun, guid),
        ).fetchone()
        return (row[0], row[1], read_old(row[2])) if row else None

    def source_of(self, place: Place) -> Named | None:
        """The source of a place, where it is still there."""
        row = self._db.execute("SELECT name FROM source WHERE id = ?", (place.source_id,)).fetchone()
        return Named(place.source_id, row[0]) if row else None

    def words_of(self, excerpt: str) -> Place | None:
        """The words of an excerpt as they stand now, or stood when it was deleted."""
        guid = bytes.fromhex(excerpt)
        row = self._db.execute(
            "SELECT e.source_id, e.id, e.start, e.stop, substr(s.text, e.start + 1, min(e.stop - e.start, ?))"
            " FROM excerpt e JOIN source s ON s.id = e.source_id WHERE e.guid = ?",
            (_LONGEST, guid),
        ).fetchone()
        if row:
            return Place(*row)
        deleted = self._deletion("excerpt", guid)
        if deleted is None:
            return None
        step, place, old = deleted
        text = self._text_at(bytes.fromhex(old["source_id"]), (step, place))
        source = self.named("source", old["source_id"])
        words = text[old["start"] : min(old["stop"], old["start"] + _LONGEST)]
        return Place(source.id, None, old["start"], old["stop"], words)

    def _text_at(self, source: bytes, moment: tuple[int, int]) -> str:
        """The text of a source as it was just before a change of this file."""
        row = self._db.execute("SELECT text FROM source WHERE guid = ?", (source,)).fetchone()
        deleted = None if row else self._deletion("source", source)
        if row is None and deleted is None:
            return ""
        text, until = (row[0], None) if row else (str(deleted[2]["text"]), deleted[:2]) if deleted else ("", None)
        follow_changes(self._db)
        edits = self._db.execute(
            "SELECT c.step_id, c.place, c.old FROM temp.changed_later l"
            " JOIN change c ON c.step_id = l.step_id AND c.place = l.place"
            " WHERE l.row = ? AND c.op = 'e' AND l.came_with IS NULL AND (l.step_id, l.place) > (?, ?)"
            " ORDER BY l.step_id DESC, l.place DESC",
            (source, *moment),
        )
        for step, place, old in edits.fetchall():
            if until is None or (step, place) < until:
                text = read_edit(old).backwards().of(text)
        return text
