"""Opening a colleague's copy for a merge, as it is at this moment and without a change in it."""

import contextlib
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.store.connection import MIGRATIONS, open_database
from qualapp.store.merging.matching import Matching, let_be_ours
from qualapp.store.stranger import refuse_incomplete, refuse_unsound, taken_for_damaged
from qualapp.store.upgrade import backup, migrate


@contextlib.contextmanager
def named(path: Path) -> Iterator[None]:
    """Let whatever is said against a file say which file it is, as one of several."""
    try:
        yield
    except UserError as error:
        if path.name in error.message:
            raise
        raise type(error)(
            _("“{name}” cannot be merged. {reason}").format(name=path.name, reason=error.message)
        ) from error


@contextlib.contextmanager
def opened_for_merging(path: Path) -> Iterator[Database]:
    """The database in a file, for reading; an older one is brought up to date in a copy that goes away again.

    It may be open elsewhere. Raises UserError where it is no project, is damaged or is newer than the program.
    """
    with contextlib.ExitStack() as undo:
        db = undo.enter_context(contextlib.closing(open_database(path, read_only=True)))
        (version,) = db.execute("PRAGMA user_version").fetchone()
        with taken_for_damaged(path):
            refuse_unsound(db, path)
            if version < MIGRATIONS:
                db = undo.enter_context(_brought_up_to_date(db))
            refuse_incomplete(db, path, read_only=True)
        if not db.conn.in_transaction:
            db.conn.execute("BEGIN")
        yield db


@contextlib.contextmanager
def taken_for_ours(theirs: Database, ours: Database, apart: Collection[str]) -> Iterator[tuple[Database, Matching]]:
    """A copy of another project in which the rows that we have too are called as they are here.

    `apart` holds guids of rows that are not to be taken for ours.
    """
    matching = Matching(ours, theirs, apart)
    pairs = matching.pairs()
    with tempfile.TemporaryDirectory(prefix="qualapp-") as folder:
        copy = Path(folder) / "copy.qualapp"
        backup(theirs, copy)
        with contextlib.closing(open_database(copy)) as fresh:
            let_be_ours(fresh, ours, pairs)
            fresh.conn.commit()
            yield fresh, matching


@contextlib.contextmanager
def _brought_up_to_date(db: Database) -> Iterator[Database]:
    with tempfile.TemporaryDirectory(prefix="qualapp-") as folder:
        copy = Path(folder) / "copy.qualapp"
        backup(db, copy)
        with contextlib.closing(open_database(copy)) as fresh:
            migrate(fresh)
            yield fresh
