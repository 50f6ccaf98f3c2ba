"""Bringing an older project file up to date, after a backup beside it."""

import contextlib
import sqlite3
import time
from pathlib import Path

from sqlite_utils import Database

from qualapp.disk import is_there
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.store.connection import MIGRATIONS
from qualapp.store.errors import plainly
from qualapp.store.schema import migrations
from qualapp.store.triggers import install_triggers, remove_triggers


def migrate(db: Database) -> None:
    """Apply what is missing, without the history's triggers, which are then made anew; all or nothing."""
    db.execute("PRAGMA foreign_keys = OFF")
    try:
        with db.atomic():
            remove_triggers(db)
            migrations.apply(db)
            install_triggers(db)
            db.execute(f"PRAGMA user_version = {MIGRATIONS}")
            if db.execute("PRAGMA foreign_key_check").fetchone():
                raise UserError(_("The project file could not be brought up to date; it is unchanged."))
    finally:
        db.execute("PRAGMA foreign_keys = ON")


def bring_up_to_date(db: Database, path: Path, *, read_only: bool) -> None:
    """Apply the migrations that an older file lacks, after a checked backup beside it; nothing where it is current.

    Raises UserError where it cannot be done; the file is then as it was.
    """
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version >= MIGRATIONS:
        return
    if read_only:
        raise UserError(
            _(
                "“{name}” is of an older version. Open it once in the window, which brings it up to date after a"
                " backup; where it cannot be written, copy it to a folder of your own first."
            ).format(name=path.name)
        )
    backup(db, _free(path, f"version-{version}.{time.strftime('%Y%m%d-%H%M%S')}"))
    try:
        migrate(db)
    except sqlite3.DatabaseError as error:
        raise UserError(_("The project file could not be brought up to date; it is unchanged.")) from error


def backup(db: Database, to: Path) -> None:
    """A checked copy of the open project.

    Raises UserError where it cannot be written or does not read back whole; nothing is then left of it.
    """
    try:
        with plainly(), contextlib.closing(sqlite3.connect(to)) as target:
            db.conn.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
            sound = target.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    except UserError as error:
        _remove(to)
        raise UserError(
            _("No backup could be written to “{path}”, so nothing was changed. {reason}").format(
                path=to, reason=error.message
            )
        ) from error
    if not sound:
        _remove(to)
        raise UserError(_("The backup “{path}” does not read back whole, so nothing was changed.").format(path=to))


def _free(path: Path, mark: str) -> Path:
    """A name beside the file that nothing has."""
    names = [f"{path.stem}.{mark}{more}.qualapp" for more in ("", *(f"-{number}" for number in range(2, 100)))]
    return next(place for name in names if not is_there(place := path.with_name(name)))


def _remove(path: Path) -> None:
    for ending in ("", "-journal", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + ending).unlink(missing_ok=True)
