"""The history: one mechanism for steps, undo, audit and, later, merging.

A step is one gesture; triggers note each row that it touches (see `triggers`). Undo writes a new step that
reverses the changes of another, so nothing is ever taken out of the history.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlite_utils import Database

from qualapp.errors import ReadOnlyError, UserError
from qualapp.i18n import _
from qualapp.store.changes import Changes
from qualapp.store.errors import plainly
from qualapp.store.identity import guid_text, new_guid, now
from qualapp.store.reversal import Obstacle, Reversal
from qualapp.store.triggers import Logged, logged_tables, read_old

_NAMED_AT_MOST = 2000


@dataclass(frozen=True)
class Step:
    """One gesture: who, when, and a label that is translated when shown. `time` is microseconds since 1970, UTC."""

    id: int
    guid: str
    clock: int
    coder_id: int
    time: int
    message: str
    arguments: dict[str, str]
    kind: str

    @property
    def label(self) -> str:
        """What was done, in the language of the program."""
        return _(self.message).format(**self.arguments)


class History:
    """Make steps, take them back, and say what was done."""

    def __init__(self, db: Database, *, writable: bool = True) -> None:
        self._db = db
        self._writable = writable
        self._is_open = False
        self.coder_id = 0
        self.copy_id = 0
        self.schema_version = 0
        self.on_change: list[Callable[[Changes], None]] = []
        self.after_reversal: list[Callable[[Changes], None]] = []
        self._tables: dict[str, Logged] | None = None

    @property
    def tables(self) -> dict[str, Logged]:
        """The tables that the history follows, by name."""
        if self._tables is None:
            self._tables = {table.name: table for table in logged_tables(self._db)}
        return self._tables

    @contextmanager
    def step(self, message: str, /, *, kind: str = "do", undoes: int | None = None, **arguments: str) -> Iterator[None]:
        """Make everything inside one step: all of it happens or none, and one undo takes it back.

        A step inside another joins it. A step that changes nothing leaves no trace.
        """
        if self._is_open:
            with self._db.atomic():
                yield
            return
        if not self._writable:
            raise ReadOnlyError(_("The project is open for reading only, so nothing can be changed in it."))
        with plainly():
            self._db.conn.execute("BEGIN IMMEDIATE")
        self._is_open = True
        try:
            with plainly():
                step_id = self._begin(message, arguments, kind, undoes)
                yield
                changes = self._changes(step_id, message, arguments)
                self._db.conn.execute("COMMIT" if changes.tables else "ROLLBACK")
        finally:
            self._is_open = False
            if self._db.conn.in_transaction:
                self._db.conn.execute("ROLLBACK")
        if changes.tables:
            self.announce(changes)

    def announce(self, changes: Changes) -> None:
        """Tell all who listen what changed, also when another connection wrote it."""
        for listener in list(self.on_change):
            listener(changes)

    @property
    def is_open(self) -> bool:
        """Whether a step is being made just now."""
        return self._is_open

    def undo(self) -> Step:
        """Take back the coder's last step in this copy; returns the step taken back.

        Raises UserError where there is none, or a later step stands in the way.
        """
        return self._reverse(self.next_undo(), "undo", _("There is nothing to undo."))

    def redo(self) -> Step:
        """Do again what was last taken back; returns the step that was taken back then."""
        return self._reverse(self.next_redo(), "redo", _("There is nothing to redo."))

    def next_undo(self) -> Step | None:
        """The step that undo would take back; never the one that made the project."""
        return self._one(
            "s.kind IN ('do', 'redo', 'merge') AND s.clock > 1 AND NOT EXISTS (SELECT 1 FROM step u WHERE u.undoes = s.id)"
        )

    def next_redo(self) -> Step | None:
        """The undo that redo would reverse."""
        return self._one(
            "s.kind = 'undo' AND NOT EXISTS (SELECT 1 FROM step u WHERE u.undoes = s.id) AND s.id > coalesce("
            "(SELECT max(id) FROM step WHERE coder_id = ? AND copy_id = ? AND kind NOT IN ('undo', 'redo')), 0)",
            self.coder_id,
            self.copy_id,
        )

    def steps(self, limit: int = -1) -> list[Step]:
        """The latest steps of everybody, newest first."""
        rows = self._db.execute(f"SELECT {_STEP} FROM step s ORDER BY id DESC LIMIT ?", (limit,))
        return [_step(row) for row in rows]

    def last(self) -> Step | None:
        """The newest step of all."""
        return next(iter(self.steps(1)), None)

    def _begin(self, message: str, arguments: dict[str, str], kind: str, undoes: int | None) -> int:
        cursor = self._db.conn.execute(
            "INSERT INTO step (guid, clock, copy_id, coder_id, time, label, arguments, kind, undoes, schema_version)"
            " VALUES (?, coalesce((SELECT clock FROM step WHERE id = (SELECT max(id) FROM step)), 0) + 1,"
            " ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                new_guid(),
                self.copy_id,
                self.coder_id,
                now(),
                message,
                json.dumps(arguments, ensure_ascii=False) if arguments else "",
                kind,
                undoes,
                self.schema_version,
            ),
        )
        return int(cursor.lastrowid or 0)

    def _one(self, condition: str, *parameters: int) -> Step | None:
        row = self._db.execute(
            f"SELECT {_STEP} FROM step s WHERE s.coder_id = ? AND s.copy_id = ? AND {condition}"
            " ORDER BY s.id DESC LIMIT 1",
            (self.coder_id, self.copy_id, *parameters),
        ).fetchone()
        return _step(row) if row else None

    def _reverse(self, target: Step | None, kind: str, nothing: str) -> Step:
        if target is None:
            raise UserError(nothing)
        self._refuse_across_migration(target)
        try:
            with self.step(target.message, kind=kind, undoes=target.id, **target.arguments):
                Reversal(self._db, self.tables).reverse(target.id)
                (made,) = self._db.execute("SELECT max(id) FROM step").fetchone()
                changes = self._changes(made, target.message, target.arguments)
                for follow in self.after_reversal:
                    follow(changes)
        except Obstacle as obstacle:
            raise UserError(self._in_the_way(target, obstacle)) from None
        return target

    def _refuse_across_migration(self, target: Step) -> None:
        (version,) = self._db.execute("SELECT schema_version FROM step WHERE id = ?", (target.id,)).fetchone()
        if version != self.schema_version:
            raise UserError(
                _("“{step}” was done with an older version of the program and can no longer be undone.").format(
                    step=target.label
                )
            )

    def _in_the_way(self, target: Step, obstacle: Obstacle) -> str:
        row = self._db.execute(f"SELECT {_STEP} FROM step s WHERE s.id = ?", (obstacle.step_id,)).fetchone()
        if row is None:
            return _("“{step}” cannot be undone, because other rows now rest on it.").format(step=target.label)
        return _("“{step}” cannot be undone, because “{later}” changed the same since.").format(
            step=target.label, later=_step(row).label
        )

    def _changes(self, step_id: int, message: str, arguments: dict[str, str]) -> Changes:
        nouns = [noun for (noun,) in self._db.execute("SELECT DISTINCT noun FROM change WHERE step_id = ?", (step_id,))]
        rows = self._db.execute(
            "SELECT noun, row, old FROM change WHERE step_id = ? LIMIT ?", (step_id, _NAMED_AT_MOST + 1)
        ).fetchall()
        label = _(message).format(**arguments)
        if len(rows) > _NAMED_AT_MOST:
            return Changes(label, frozenset(nouns))
        sources, codes = self._places(rows)
        return Changes(label, frozenset(nouns), frozenset(sources), frozenset(codes))

    def _places(self, rows: list[tuple[str, bytes, str | None]]) -> tuple[set[int], set[int]]:
        """The ids of the sources and codes that these rows belong to or belonged to."""
        found: dict[str, set[int]] = {"source": set(), "code": set()}
        for noun in {noun for noun, _guid, _old in rows}:
            guids = [guid for other, guid, _old in rows if other == noun]
            olds = [old for other, _guid, old in rows if other == noun and old]
            for parent, ids in found.items():
                if noun == parent:
                    ids |= self._values(noun, "id", guids) | {
                        number for old in olds if (number := read_old(old).get("id"))
                    }
                elif f"{parent}_id" in self.tables[noun].parent_of:
                    ids |= self._values(noun, f"{parent}_id", guids) | self._before(parent, olds)
        return found["source"], found["code"]

    def _before(self, parent: str, olds: list[str]) -> set[int]:
        """The rows of a parent that changed rows pointed to before."""
        key = f"{parent}_id"
        guids = {str(guid) for old in olds if f'"{key}":' in old and (guid := read_old(old).get(key))}
        return self._values(parent, "id", [bytes.fromhex(guid) for guid in guids])

    def _values(self, noun: str, column: str, guids: list[bytes]) -> set[int]:
        found: set[int] = set()
        for first in range(0, len(guids), 500):
            part = guids[first : first + 500]
            query = f'SELECT DISTINCT "{column}" FROM "{noun}" WHERE guid IN ({",".join("?" * len(part))})'
            found.update(number for (number,) in self._db.execute(query, part) if number is not None)
        return found


_STEP = "s.id, s.guid, s.clock, s.coder_id, s.time, s.label, s.arguments, s.kind"


def _step(row: tuple[int, bytes, int, int, int, str, str, str]) -> Step:
    number, guid, clock, coder_id, time, message, arguments, kind = row
    return Step(
        number, guid_text(guid), clock, coder_id, time, message, json.loads(arguments) if arguments else {}, kind
    )
