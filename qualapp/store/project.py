"""A project: one file that holds texts, codes, claims and their history."""

import contextlib
import sqlite3
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlite_utils import Database

from qualapp.errors import LockedError, UserError
from qualapp.i18n import N_, _
from qualapp.model.text import kept
from qualapp.store.cases import Cases
from qualapp.store.coders import Coders
from qualapp.store.codes import Codes
from qualapp.store.codings import Codings
from qualapp.store.connection import MIGRATIONS, at_rest, can_be_written, create_database, open_database
from qualapp.store.errors import plainly
from qualapp.store.excerpts import Excerpts
from qualapp.store.history import History
from qualapp.store.identity import guid_text, new_guid, now
from qualapp.store.lock import Lock
from qualapp.store.memos import Memos
from qualapp.store.schema import migrations
from qualapp.store.search import Search
from qualapp.store.sources import Sources
from qualapp.store.triggers import install_triggers, remove_triggers

NOUNS = ("case", "visit", "source", "block", "turn", "informant", "code", "excerpt", "coding", "memo", "coder")


class Project:
    """The nouns of one project file, and the way in and out of it."""

    def __init__(self, db: Database, path: Path | None, *, read_only: bool = False) -> None:
        self._db = db
        self.path = path
        self.read_only = read_only
        self._lock: Lock | None = None
        self.history = History(db, writable=not read_only)
        self.history.schema_version = MIGRATIONS
        self.coders = Coders(db, self.history)
        self.cases = Cases(db, self.history)
        self.search = Search(db, self.history)
        self.sources = Sources(db, self.history, self.search)
        self.codes = Codes(db, self.history)
        self.excerpts = Excerpts(db, self.history, self.codes, self.search)
        self.codings = Codings(db, self.history)
        self.memos = Memos(db, self.history)

    @classmethod
    def create(
        cls, path: Path | None = None, *, name: str = "", language: str = "da", coder: str = "", description: str = ""
    ) -> Self:
        """A new, empty project with one coder; in memory where no path is given.

        Raises UserError where the file exists or its folder cannot be written.
        """
        if path is not None:
            _make_place(path)
        with plainly():
            db = create_database(path)
        try:
            migrate(db)
            project = cls(db, path)
            project._take_lock(coder)
            project._begin(kept(name) or (path.stem if path else _("Project")), language, coder, kept(description))
        except BaseException:
            db.close()
            raise
        return project

    @classmethod
    def open(cls, path: Path, *, coder: str | None = None, read_only: bool = False) -> Self:
        """Open a project; an older one is brought up to date after a backup beside it.

        `coder` is a name of a coder in it; without one the first is taken. Raises LockedError where somebody has it
        open, UserError where it cannot be opened.
        """
        read_only = read_only or (path.is_file() and not can_be_written(path))
        lock = None
        if not read_only and path.is_file():
            lock = Lock(path, coder or "")
            _refuse_if_held(lock, path)
        try:
            db = open_database(path, read_only=read_only)
            try:
                project = cls._opened(db, path, read_only, coder)
            except BaseException:
                db.close()
                raise
        except BaseException:
            if lock:
                lock.release()
            raise
        project._lock = lock
        if lock:
            lock.beat(project.coders[project.history.coder_id].name)
        return project

    @classmethod
    def _opened(cls, db: Database, path: Path, read_only: bool, coder: str | None) -> Self:
        with plainly():
            (version,) = db.execute("PRAGMA user_version").fetchone()
            stranger = not _was_here(db, path)
            if stranger:
                _refuse_damaged(db, path)
            if version < MIGRATIONS:
                _bring_up_to_date(db, path, version, read_only)
            project = cls(db, path, read_only=read_only)
            if not read_only:
                project._know_copy(stranger)
            first = project.coders.all()[0]
        project.history.coder_id = project.coders.named(coder).id if coder else first.id
        if not read_only:
            project.search.make_current()
        return project

    def beside(self, *, read_only: bool = True) -> "Project":
        """The same project over a connection of its own, for work on another thread.

        Close it there. Only one of the two may write at a time.
        """
        if self.path is None:
            raise ValueError("a project in memory has no second connection")
        other = Project(open_database(self.path, read_only=read_only), self.path, read_only=read_only)
        other.history.coder_id = self.history.coder_id
        other.history.copy_id = self.history.copy_id
        return other

    def close(self) -> None:
        """Close the project and leave one file."""
        writes = self._lock is not None
        try:
            if writes:
                with contextlib.suppress(UserError):
                    at_rest(self._db.conn)
        finally:
            self._db.close()
            if self._lock:
                self._lock.release()
                self._lock = None

    def keep_lock(self) -> None:
        """Show others that the project is still open here; to be called every minute."""
        if self._lock:
            self._lock.beat(self.coders[self.history.coder_id].name)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def name(self) -> str:
        """The project's name."""
        return str(self._db.execute("SELECT name FROM project").fetchone()[0])

    @property
    def description(self) -> str:
        """What the project is about."""
        return str(self._db.execute("SELECT description FROM project").fetchone()[0])

    @property
    def language(self) -> str:
        """The language of the material: `da` or `en`."""
        return str(self._db.execute("SELECT language FROM project").fetchone()[0])

    @property
    def guid(self) -> str:
        """The project's guid, the same in all its copies."""
        return guid_text(self._db.execute("SELECT guid FROM project").fetchone()[0])

    def describe(self, name: str, description: str) -> None:
        """Give the project a name and a description.

        Raises UserError where the name is empty.
        """
        if not kept(name).strip():
            raise UserError(_("A project needs a name."))
        with self.history.step(N_("Describe the project")):
            values = (kept(name).strip(), kept(description))
            self._db.execute("UPDATE project SET name = ?, description = ?", values)

    def counts(self) -> dict[str, int]:
        """How many there are of each noun."""
        return {noun: self._db.execute(f'SELECT count(*) FROM "{noun}"').fetchone()[0] for noun in NOUNS}

    def _begin(self, name: str, language: str, coder: str, description: str) -> None:
        self._know_copy(stranger=True)
        self.search.make_current()
        with self.history.step(N_("New project “{name}”"), name=name):
            values = (new_guid(), name, description, language, now())
            self._db.execute(
                "INSERT INTO project (id, guid, name, description, language, created) VALUES (1, ?, ?, ?, ?, ?)", values
            )
            number = self.coders.add(coder or _("Coder")).id
            self._db.execute("UPDATE step SET coder_id = ?", (number,))
        self.history.coder_id = number

    def _know_copy(self, stranger: bool) -> None:
        """Know which copy this file is; one copied behind our back becomes a copy of its own."""
        place = _place(self.path)
        if stranger:
            values = (new_guid(), now(), place)
            self._db.execute("INSERT INTO copy (guid, created, place) VALUES (?, ?, ?)", values)
        (self.history.copy_id,) = self._db.execute("SELECT id FROM copy ORDER BY id DESC LIMIT 1").fetchone()

    def _take_lock(self, coder: str) -> None:
        if self.path is None:
            return
        lock = Lock(self.path, coder)
        _refuse_if_held(lock, self.path)
        self._lock = lock


def migrate(db: Database) -> None:
    """Apply what is missing, without the history's triggers, which are then made anew; all or nothing."""
    db.conn.execute("PRAGMA foreign_keys = OFF")
    with db.atomic():
        remove_triggers(db)
        migrations.apply(db)
        install_triggers(db)
        db.conn.execute(f"PRAGMA user_version = {MIGRATIONS}")
        broken = db.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise UserError(_("The project file could not be brought up to date; it is unchanged."))
    db.conn.execute("PRAGMA foreign_keys = ON")


def backup(db: Database, to: Path) -> None:
    """A checked copy of the open project.

    Raises UserError where it cannot be written or does not read back whole.
    """
    try:
        with plainly(), contextlib.closing(sqlite3.connect(to)) as target:
            db.conn.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
            sound = target.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    except UserError as error:
        raise UserError(
            _("No backup could be written to “{path}”, so nothing was changed. {reason}").format(
                path=to, reason=error.message
            )
        ) from error
    if not sound:
        raise UserError(_("The backup “{path}” does not read back whole, so nothing was changed.").format(path=to))


def _bring_up_to_date(db: Database, path: Path, version: int, read_only: bool) -> None:
    if read_only:
        raise UserError(
            _("“{name}” is of an older version and cannot be brought up to date where it lies. Copy it first.").format(
                name=path.name
            )
        )
    stamp = time.strftime("%Y%m%d-%H%M%S")
    backup(db, path.with_name(f"{path.stem}.version-{version}.{stamp}.qualapp"))
    migrate(db)


def _make_place(path: Path) -> None:
    if path.exists():
        raise UserError(_("There is already a file “{path}”. Choose another name.").format(path=path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            _("The folder “{path}” cannot be made: {reason}.").format(path=path.parent, reason=error.strerror or error)
        ) from None


def _refuse_if_held(lock: Lock, path: Path) -> None:
    try:
        holder = lock.take()
    except OSError as error:
        raise UserError(
            _("The folder of “{name}” cannot be written: {reason}.").format(
                name=path.name, reason=error.strerror or error
            )
        ) from None
    if holder is not None:
        raise LockedError(
            _("{coder} has had “{name}” open on {host} since {time}. You can open it for reading only.").format(
                coder=holder.coder or _("Somebody"),
                name=path.name,
                host=holder.host,
                time=time.strftime("%d.%m.%Y %H.%M", time.localtime(holder.start)),
            )
        )


def _place(path: Path | None) -> str:
    """What tells this very file from a copy of it: its number on its disk."""
    if path is None:
        return ""
    status = path.stat()
    return f"{status.st_dev}:{status.st_ino}"


def _was_here(db: Database, path: Path) -> bool:
    try:
        row = db.execute("SELECT place FROM copy ORDER BY id DESC LIMIT 1").fetchone()
    except sqlite3.OperationalError:
        return False
    return row is not None and row[0] == _place(path)


def _refuse_damaged(db: Database, path: Path) -> None:
    try:
        (answer,) = db.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        answer = str(error)
    if answer != "ok":
        raise UserError(
            _("“{name}” is damaged and cannot be opened. Take it from a backup or ask for a new copy.").format(
                name=path.name
            )
        )
