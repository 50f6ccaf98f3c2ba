"""Writing many rows with few statements."""

import itertools
from collections.abc import Iterable, Sequence
from typing import Any

from sqlite_utils import Database

_VALUES = 999
"""So many values one statement may have in every version of SQLite."""


def put_in(db: Database, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows into a table, as many with each statement as it has room for."""
    names = ", ".join(f'"{column}"' for column in columns)
    one = f"({', '.join('?' * len(columns))})"
    left = iter(rows)
    while part := list(itertools.islice(left, _VALUES // len(columns))):
        values = list(itertools.chain.from_iterable(part))
        db.conn.execute(f"INSERT INTO {table} ({names}) VALUES {', '.join([one] * len(part))}", values)
