"""Looking at a file that comes from elsewhere before it is used."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.store.errors import TROUBLE
from qualapp.store.triggers import install_triggers
from qualapp.store.upgrade import migrate


@contextmanager
def taken_for_damaged(path: Path) -> Iterator[None]:
    """Say that the file is damaged where the database meets in it what no program has written."""
    try:
        yield
    except TROUBLE as error:
        raise _damaged(path) from error


def refuse_unsound(db: Database, path: Path) -> None:
    """Raise UserError where the file is damaged or holds commands that would run by themselves."""
    if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise _damaged(path)
    own = db.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'view' OR (type = 'trigger' AND name NOT LIKE 'log!_%' ESCAPE '!')"
    ).fetchone()
    if own:
        raise UserError(
            _(
                "“{name}” holds commands that Qualapp did not put there, so it is not opened."
                " Ask the one who sent it for a copy that Qualapp has made."
            ).format(name=path.name)
        )


def refuse_incomplete(db: Database, path: Path, *, read_only: bool) -> None:
    """Raise UserError where tables are missing, other than they should be, or empty that must not be.

    The history's triggers are made anew where they are not ours.
    """
    found = _columns(db)
    expected, triggers = _expected()
    if any(found.get(name) != columns for name, columns in expected.items()):
        raise _damaged(path)
    begun = all(db.execute(f"SELECT 1 FROM {noun}").fetchone() for noun in ("project", "coder", "step"))
    if not begun or db.execute("PRAGMA foreign_key_check").fetchone():
        raise _damaged(path)
    if not read_only and _triggers(db) != triggers:
        with db.atomic():
            install_triggers(db)
    if not read_only and db.execute("SELECT 1 FROM shifting").fetchone():
        db.execute("DELETE FROM shifting")


def _damaged(path: Path) -> UserError:
    return UserError(
        _("“{name}” is damaged and cannot be opened. Take it from a backup or ask for a new copy.").format(
            name=path.name
        )
    )


def _columns(db: Database) -> dict[str, frozenset[tuple[object, ...]]]:
    """Of each table its columns: name, type, whether it must be filled, place in the primary key."""
    names = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return {
        name: frozenset((row[1], row[2], row[3], row[5]) for row in db.execute(f"PRAGMA table_info({_quoted(name)})"))
        for name in names
    }


def _triggers(db: Database) -> frozenset[str]:
    return frozenset(sql for (sql,) in db.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'"))


@cache
def _expected() -> tuple[dict[str, frozenset[tuple[object, ...]]], frozenset[str]]:
    """The columns and triggers of a new project."""
    with closing(Database(memory=True)) as db:
        migrate(db)
        return _columns(db), _triggers(db)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
