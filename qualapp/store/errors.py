"""The errors of the database as sentences, in one place."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from qualapp.errors import LockedError, ReadOnlyError, UserError
from qualapp.i18n import _

TROUBLE = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What the database raises, also where bytes in it are no text."""


@contextmanager
def plainly() -> Iterator[None]:
    """Turn what the database cannot do into a sentence that a researcher can act on.

    Errors that are our own mistakes (a wrong statement, a broken rule) pass through.
    """
    try:
        yield
    except TROUBLE as error:
        if sentence_for(error) is None:
            raise
        raise sentence_for(error) or error from error


def sentence_for(error: Exception) -> UserError | None:
    """What to say of an error of the database; None where it is our own mistake.

    Whoever raises it keeps it in no variable: an error that its own traceback holds lives until the next collection
    of garbage, and with it the cursor, and with that the connection and its locks on the file.
    """
    if isinstance(error, UnicodeDecodeError) or str(error).startswith("Could not decode to UTF-8"):
        return _damaged()
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_FULL"):
        return UserError(_("The disk is full. Nothing of this step was written; make room and do it again."))
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LockedError(_("Another program is writing to the project just now. Wait a moment and do it again."))
    if name.startswith("SQLITE_READONLY"):
        return ReadOnlyError(_("The project cannot be written to. Check the rights of the file and its folder."))
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")):
        return UserError(
            _("The disk does not answer. Check that the drive or folder of the project is still there, then try again.")
        )
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return _damaged()
    return None


def _damaged() -> UserError:
    return UserError(_("The project file is damaged. Restore it from a backup, and keep the damaged file for help."))
