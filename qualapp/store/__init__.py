"""The project file: tables, verbs and history. The only room with SQL."""

import sys


def _load_sqlite_utils() -> None:
    """Load sqlite-utils without numpy, which it would load along wherever it is installed.

    It only adds numpy's numbers to the column types it guesses, which no project uses, and costs a quarter of
    the start: `qualapp info` takes 0.28 s without it and 0.36 s with it.
    """
    if "numpy" in sys.modules:
        return
    sys.modules["numpy"] = None  # type: ignore[assignment]
    try:
        import sqlite_utils  # noqa: F401
    finally:
        del sys.modules["numpy"]


_load_sqlite_utils()
