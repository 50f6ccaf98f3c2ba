"""The history: one mechanism for steps, undo, audit and, later, merging.

A step is one gesture; triggers note each row that it touches (see `triggers`). Undo writes a new step that
reverses the changes of another, so nothing is ever taken out of the history.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from sqlite_utils import Database

from qualapp.errors import ReadOnlyError, UserError
from qualapp.i18n import _
from qualapp.store.changes import Changes, changes_of
from qualapp.store.identity import guid_text, new_guid, now
from qualapp.store.reversal import Obstacle, Reversal
from qualapp.store.triggers import Logged, logged_tables
from qualapp.store.unmerging import forget_brought

_PLACE = re.compile(r"\{(\w+)\}")


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
        return filled(_(self.message), self.arguments)


class History:
    """Make steps, take them back, and say what was done."""

    def __init__(self, db: Database, *, writable: bool = True) -> None:
        self._db = db
        self._writable = writable
        self._is_open = False
        self._coder_id = 0
        self.copy_id = 0
        self.schema_version = 0
        self.on_change: list[Callable[[Changes], None]] = []
        self.after_reversal: list[Callable[[Changes], None]] = []
        self.after_failure: list[Callable[[], None]] = []
        """Told when a step, or one inside it, was given up: what was read meanwhile never was."""
        self._tables: dict[str, Logged] | None = None

    @property
    def coder_id(self) -> int:
        """The coder who makes the steps."""
        return self._coder_id

    @coder_id.setter
    def coder_id(self, coder_id: int) -> None:
        if self._is_open:
            raise ValueError("a step has one coder from beginning to end")
        if not self._db.execute("SELECT 1 FROM coder WHERE id = ?", (coder_id,)).fetchone():
            raise ValueError(f"there is no coder {coder_id}")
        self._coder_id = coder_id

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
            yield from self._inner_step()
            return
        self._refuse_reading()
        self._db.conn.execute("BEGIN IMMEDIATE")
        self._is_open = True
        try:
            step_id = self._begin(message, arguments, kind, undoes)
            yield
            self._refuse_if_lost()
            if kind == "merge":
                (step_id,) = self._db.execute("SELECT max(id) FROM step").fetchone()
            changes = self._changes(step_id, message, arguments)
            is_worth = changes.tables or self._has_brought(step_id)
            self._db.conn.execute("COMMIT" if is_worth else "ROLLBACK")
        except BaseException:
            self._fail()
            raise
        finally:
            self._is_open = False
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
            "s.kind IN ('do', 'redo', 'merge', 'decision') AND s.clock > 1"
            " AND NOT EXISTS (SELECT 1 FROM step u WHERE u.undoes = s.id)"
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
            "INSERT INTO step (guid, clock, copy_id, coder_id, time, label_id, arguments, kind, undoes, schema_version)"
            " VALUES (?, coalesce((SELECT clock FROM step WHERE id = (SELECT max(id) FROM step)), 0) + 1,"
            " ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                new_guid(),
                self.copy_id,
                self.coder_id,
                now(),
                self._label(message),
                json.dumps(arguments, ensure_ascii=False, separators=(",", ":")) if arguments else "",
                kind,
                undoes,
                self.schema_version,
            ),
        )
        return int(cursor.lastrowid or 0)

    def _has_brought(self, step_id: int) -> bool:
        """Whether other copies' steps came with this one."""
        return self._db.execute("SELECT 1 FROM step WHERE came_with = ?", (step_id,)).fetchone() is not None

    def _label(self, message: str) -> int:
        """The number of a label, which stands in the file once for all its steps."""
        row = self._db.execute("SELECT id FROM label WHERE text = ?", (message,)).fetchone()
        if row:
            return int(row[0])
        return int(self._db.conn.execute("INSERT INTO label (text) VALUES (?)", (message,)).lastrowid or 0)

    def _refuse_if_lost(self) -> None:
        """A full disk can end the whole step inside the database, even if the verb that met it was forgiven."""
        if not self._db.conn.in_transaction:
            raise UserError(_("The disk is full. Nothing of this step was written; make room and do it again."))

    def _inner_step(self) -> Iterator[None]:
        self._refuse_if_lost()
        try:
            with self._db.atomic():
                yield
        except BaseException:
            for forget in self.after_failure:
                forget()
            raise

    def _fail(self) -> None:
        with suppress(sqlite3.ProgrammingError):  # the project was closed in the middle, and the step is gone with it
            self._db.conn.rollback()
        for forget in self.after_failure:
            forget()

    def _one(self, condition: str, *parameters: int) -> Step | None:
        row = self._db.execute(
            f"SELECT {_STEP} FROM step s WHERE s.coder_id = ? AND s.copy_id = ? AND {condition}"
            " ORDER BY s.id DESC LIMIT 1",
            (self.coder_id, self.copy_id, *parameters),
        ).fetchone()
        return _step(row) if row else None

    def _refuse_reading(self) -> None:
        if not self._writable:
            raise ReadOnlyError(_("The project is open for reading only, so nothing can be changed in it."))

    def _reverse(self, target: Step | None, kind: str, nothing: str) -> Step:
        self._refuse_reading()
        if target is None:
            raise UserError(nothing)
        if self._is_open:
            raise UserError(_("Something is being written just now. Wait until it is done, then try again."))
        self._refuse_across_migration(target)
        undone = self._taken_back_by(target) if kind == "redo" else target
        if kind == "redo" and undone.kind == "merge":
            raise UserError(_("What a merge brought comes back when the same file is merged again."))
        try:
            with self.step(target.message, kind=kind, undoes=target.id, **target.arguments):
                if target.kind == "merge":
                    forget_brought(self._db, target.id)
                Reversal(self._db, self.tables).reverse(target.id)
                (made,) = self._db.execute("SELECT max(id) FROM step").fetchone()
                changes = self._changes(made, target.message, target.arguments)
                for follow in self.after_reversal:
                    follow(changes)
        except Obstacle as obstacle:
            raise UserError(self._in_the_way(target, kind, obstacle)) from None
        return target

    def _taken_back_by(self, step: Step) -> Step:
        """The step that an undo took back."""
        row = self._db.execute(
            f"SELECT {_STEP} FROM step s WHERE s.id = (SELECT undoes FROM step WHERE id = ?)", (step.id,)
        ).fetchone()
        return _step(row)

    def _refuse_across_migration(self, target: Step) -> None:
        (version,) = self._db.execute("SELECT schema_version FROM step WHERE id = ?", (target.id,)).fetchone()
        if version != self.schema_version:
            raise UserError(
                _("“{step}” was done with an older version of the program and can no longer be undone.").format(
                    step=target.label
                )
            )

    def _in_the_way(self, target: Step, kind: str, obstacle: Obstacle) -> str:
        row = self._db.execute(
            f"SELECT {_STEP}, coalesce(c.name, '') FROM step s LEFT JOIN coder c ON c.id = s.coder_id WHERE s.id = ?",
            (obstacle.step_id,),
        ).fetchone()
        if row is None:
            return _("“{step}” stays as it is, because other things now rest on it.").format(step=target.label)
        sentence = (
            _("“{step}” cannot be undone, because {coder} has done “{later}” with the same since.")
            if kind == "undo"
            else _("“{step}” cannot be done again, because {coder} has done “{later}” with the same since.")
        )
        return sentence.format(step=target.label, later=_step(row[:-1]).label, coder=row[-1])

    def _changes(self, step_id: int, message: str, arguments: dict[str, str]) -> Changes:
        return changes_of(self._db, self.tables, step_id, filled(_(message), arguments))


def filled(message: str, arguments: Mapping[str, str]) -> str:
    """A message with its arguments in their places.

    Labels come out of the file, perhaps from a stranger, so they can name arguments and do nothing else.

    >>> filled("New code “{name}” {name.__class__} {other}", {"name": "Trust"})
    'New code “Trust” {name.__class__} {other}'
    """
    return _PLACE.sub(lambda match: str(arguments.get(match[1], match[0])), message)


_STEP = "s.id, s.guid, s.clock, s.coder_id, s.time, (SELECT text FROM label WHERE id = s.label_id), s.arguments, s.kind"


def _step(row: tuple[int, bytes, int, int, int, str, str, str]) -> Step:
    number, guid, clock, coder_id, time, message, arguments, kind = row
    return Step(
        number, guid_text(guid), clock, coder_id, time, message, json.loads(arguments) if arguments else {}, kind
    )
