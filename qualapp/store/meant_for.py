"""Whom a copy of a project is made for, so that nobody codes under another's name by accident.

It belongs to the one file and is in no step: a merge does not carry it back.
"""

import contextlib
import sqlite3
from pathlib import Path

from sqlite_utils import Database

from qualapp.model.coding import Coder
from qualapp.store.coders import Coders
from qualapp.store.copies import this_copy
from qualapp.store.errors import plainly
from qualapp.store.identity import guid_bytes, now


def mean_for(path: Path, coder: Coder, by: Coder) -> None:
    """Let a copy that was just written be meant for a coder; it also knows which copy it came from, and by whom."""
    with plainly(), contextlib.closing(sqlite3.connect(path)) as connection, connection:
        origin = this_copy(Database(connection))
        connection.execute("DELETE FROM meant_for")
        connection.execute(
            "INSERT INTO meant_for (id, coder, of_copy, by_name, created)"
            " SELECT 1, ?, guid, ?, ? FROM copy WHERE id = ?",
            (guid_bytes(coder.guid), by.name, now(), origin),
        )


def coder_meant(db: Database, coders: Coders) -> Coder | None:
    """Whom this file is meant for, as long as that coder has not gone."""
    row = db.execute(
        "SELECT coder.id FROM meant_for JOIN coder ON coder.guid = meant_for.coder WHERE NOT coder.is_gone"
    ).fetchone()
    return coders[row[0]] if row else None
