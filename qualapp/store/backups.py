"""Rolling backups of a project: when one is made, which ones stay, and what is in one."""

import contextlib
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from qualapp.disk import is_there, reason
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.store.connection import open_database
from qualapp.store.errors import TROUBLE, plainly
from qualapp.store.history import History, Step
from qualapp.store.upgrade import backup

LATEST = 10
DAYS = 30

_FORM = "%Y-%m-%d %H.%M.%S"
_ENDING = ".qualapp"


@dataclass(frozen=True)
class Backup:
    """One backup and when it was made, in this machine's time."""

    path: Path
    time: datetime


@dataclass(frozen=True)
class Glance:
    """What is in a backup: how many there are of each noun, and the last step that was made."""

    counts: dict[str, int]
    last: Step | None


def to_keep(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which backups stay: the last ten, and the last of each of the last thirty days on which one was made.

    Backups from a time to come, as of a clock that was wrong, stay too.
    """
    ordered = sorted(set(times))
    daily = {time.date(): time for time in ordered if now.date() - time.date() < timedelta(days=DAYS)}
    return {*ordered[-LATEST:], *daily.values()}


def folder_of(project: Path) -> Path:
    """Where the backups of a project lie: in a folder beside it."""
    return project.with_name(f"{project.name}-backups")


def is_backup(path: Path) -> bool:
    """Whether a file is a backup in the folder of one, by their names."""
    return _backup(path) is not None and path.parent.name.endswith("-backups")


def backups(folder: Path) -> list[Backup]:
    """The backups in a folder, newest first; other files are left alone."""
    with contextlib.suppress(OSError):
        found = (_backup(path) for path in folder.iterdir())
        return sorted((made for made in found if made is not None), key=lambda made: made.time, reverse=True)
    return []


def make_backup(project: Path, folder: Path, now: datetime) -> Backup | None:
    """A checked backup of the project over a connection of its own, unless nothing was done since the last one.

    Backups that need not stay go. Raises UserError where none can be written; those that are there stay.
    """
    before = backups(folder)
    db = open_database(project, read_only=True)
    try:
        if before and _last_step(before[0].path) == _step_of(db.conn):
            return None
        made = _free(folder, project.stem, now.replace(microsecond=0))
        _make_folder(folder)
        fresh = folder / f".{made.path.name}.new"
        try:
            backup(db, fresh)
            fresh.replace(made.path)
        except OSError as error:
            raise _unwritable(folder, error) from None
        finally:
            fresh.unlink(missing_ok=True)
    finally:
        db.close()
    _thin_out([made, *before], now)
    return made


def glance(path: Path, nouns: Sequence[str]) -> Glance:
    """What is in a backup, without bringing it up to date.

    Raises UserError where it is damaged or no project.
    """
    db = open_database(path, read_only=True)
    try:
        with plainly():
            tables = {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
            counts = {
                noun: int(db.execute(f'SELECT count(*) FROM "{noun}"').fetchone()[0])
                for noun in nouns
                if noun in tables
            }
            return Glance(counts, History(db, writable=False).last())
    finally:
        db.close()


def restore(from_: Path, project: Path, now: datetime) -> Backup | None:
    """Put a backup in the place of a project that is closed, after a backup of it as it is; returns that one.

    Where the project is too damaged for a backup, its file is kept beside it under another name.
    Raises UserError where the backup is damaged or nothing can be written; the project is then as it was.
    """
    folder = folder_of(project)
    fresh = project.with_name(f".{project.name}.new")
    source = open_database(from_, read_only=True)
    try:
        backup(source, fresh)
    finally:
        source.close()
    try:
        made = _kept_aside(project, folder, now)
        for ending in ("-wal", "-shm", "-journal"):
            project.with_name(project.name + ending).unlink(missing_ok=True)
        fresh.replace(project)
    except OSError as error:
        raise _unwritable(project.parent, error) from None
    finally:
        fresh.unlink(missing_ok=True)
    return made


def _kept_aside(project: Path, folder: Path, now: datetime) -> Backup | None:
    if not is_there(project):
        return None
    try:
        return make_backup(project, folder, now)
    except UserError:
        project.rename(project.with_name(f"{project.stem} {now.strftime(_FORM)} damaged{_ENDING}"))
        return None


def _thin_out(made: Iterable[Backup], now: datetime) -> None:
    made = list(made)
    staying = to_keep((one.time for one in made), now)
    for one in made:
        if one.time not in staying:
            with contextlib.suppress(OSError):
                one.path.unlink()


def _free(folder: Path, name: str, time: datetime) -> Backup:
    """A backup of this second, or of the next one that no other has."""
    while (path := folder / f"{name} {time.strftime(_FORM)}{_ENDING}").exists():
        time += timedelta(seconds=1)
    return Backup(path, time)


def _backup(path: Path) -> Backup | None:
    """The backup that a file is, by its name."""
    if path.suffix != _ENDING or path.name.startswith("."):
        return None
    try:
        return Backup(path, datetime.strptime(path.stem[-19:], _FORM))
    except ValueError:
        return None


def _last_step(path: Path) -> bytes | None:
    """The guid of the last step in a backup; None where it cannot be read."""
    try:
        db = open_database(path, read_only=True)
    except (UserError, *TROUBLE):
        return None
    try:
        return _step_of(db.conn)
    except (UserError, *TROUBLE):
        return None
    finally:
        db.close()


def _step_of(connection: sqlite3.Connection) -> bytes | None:
    row = connection.execute("SELECT guid FROM step ORDER BY id DESC LIMIT 1").fetchone()
    return bytes(row[0]) if row else None


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from None


def _unwritable(folder: Path, error: OSError) -> UserError:
    return UserError(_("No backup could be written to “{path}”: {reason}.").format(path=folder, reason=reason(error)))
