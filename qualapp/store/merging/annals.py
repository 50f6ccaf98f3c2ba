"""What the history of one file tells of the texts that were edited."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sqlite_utils import Database

from qualapp.model.text_edit import TextEdit
from qualapp.store.editing import COLUMNS, read_edit
from qualapp.store.triggers import read_old


@dataclass(frozen=True)
class NotedChange:
    """A change of a source or of one of its stretches."""

    step: int
    noun: str
    guid: bytes
    op: str
    old: Mapping[str, object]
    edit: TextEdit | None = None


@dataclass(frozen=True)
class NotedStep:
    """A step that touched one of the texts."""

    id: int
    guid: bytes
    clock: int
    undoes: int | None
    is_brought: bool
    """Whether a merge brought it here."""


@dataclass
class Annals:
    """The changes of some sources, oldest first, and the steps that made them, read at once for all of them."""

    db: Database
    sources: Collection[bytes]
    changes: dict[bytes, list[NotedChange]] = field(default_factory=dict)
    steps: dict[int, NotedStep] = field(default_factory=dict)
    without_weight: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.changes = {source: [] for source in self.sources}
        self.without_weight = without_weight(self.db)
        self._read_changes(self._sources_of_rows())
        self._read_steps()

    def knows(self, source: bytes) -> bool:
        """Whether the file has the source, or had it otherwise than by a merge that was taken back."""
        if self.db.execute("SELECT 1 FROM source WHERE guid = ?", (source,)).fetchone() is not None:
            return True
        return any(change.step in self.steps for change in self.changes[source])

    def _sources_of_rows(self) -> dict[bytes, bytes]:
        """The sources, and the stretches that they have or had, each with its source."""
        found = {source: source for source in self.sources}
        numbers = {
            number: guid for number, guid in self.db.execute("SELECT id, guid FROM source") if guid in self.changes
        }
        for table in COLUMNS:
            for number, source in numbers.items():
                rows = self.db.execute(f"SELECT guid FROM {table} WHERE source_id = ?", (number,))
                found.update((guid, source) for (guid,) in rows)
        for row, old in self.db.execute(
            "SELECT row, old FROM change WHERE op = 'd' AND noun IN ('block', 'turn', 'excerpt')"
        ):
            source = bytes.fromhex(str(read_old(old)["source_id"]))
            if source in self.changes:
                found[row] = source
        return found

    def _read_changes(self, sources: Mapping[bytes, bytes]) -> None:
        self.db.execute("CREATE TEMP TABLE IF NOT EXISTS looked_for (guid BLOB PRIMARY KEY)")
        self.db.execute("DELETE FROM temp.looked_for")
        self.db.conn.executemany("INSERT INTO temp.looked_for VALUES (?)", ((row,) for row in sources))
        for step, noun, row, op, old in self.db.execute(
            "SELECT step_id, noun, row, op, old FROM change WHERE"
            " (noun IN ('block', 'turn', 'excerpt') OR (noun = 'source' AND op IN ('d', 'e')))"
            " AND row IN (SELECT guid FROM looked_for) ORDER BY step_id, place"
        ):
            noted = {} if op == "e" else read_old(old)
            edit = read_edit(old) if op == "e" else None
            self.changes[sources[row]].append(NotedChange(step, noun, row, op, noted, edit))

    def _read_steps(self) -> None:
        """The steps that touched the texts; not a merge that was taken back, which with what did so left nothing."""
        touching = {change.step for changes in self.changes.values() for change in changes} - taken_back(self.db)
        query = "SELECT id, guid, clock, undoes, came_with IS NOT NULL FROM step WHERE id = ?"
        for number in touching:
            step, guid, clock, undoes, is_brought = self.db.execute(query, (number,)).fetchone()
            self.steps[number] = NotedStep(step, guid, clock, undoes, bool(is_brought))


def taken_back(db: Database) -> set[int]:
    """Merges that were taken back, and the steps that did it: together they left nothing."""
    pairs = db.execute("SELECT m.id, u.id FROM step u JOIN step m ON m.id = u.undoes WHERE m.kind = 'merge'")
    return {number for pair in pairs for number in pair}


def without_weight(db: Database) -> set[int]:
    """Merges, and the steps that took them back: what they wrote follows from what they brought."""
    found: set[int] = set()
    for number, kind, undoes in db.execute(
        "SELECT id, kind, undoes FROM step NOT INDEXED WHERE kind = 'merge' OR undoes IS NOT NULL ORDER BY id"
    ):
        if kind == "merge" or undoes in found:
            found.add(number)
    return found
