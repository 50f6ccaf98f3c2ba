"""Guids and times for rows that QualCoder only numbers and dates."""

from datetime import datetime

from qualapp.importers.foreign_database import Row
from qualapp.model.exchange import derived_guid

PLACE = ("cid", "fid", "pos0", "pos1", "owner")
"""The columns that tell codings apart."""


class Identity:
    """Guids that follow from when a project and its rows were made, so that they are the same the next time.

    A row's date is part of its guid, because copies of one project number what each of them adds alike.
    """

    def __init__(self, project: str) -> None:
        self._project = project
        self._people: dict[str, str] = {}

    def of(self, table: str, row: Row, key: str) -> str:
        """The guid of a row; where a version gives it no number, by what it is about."""
        place = (row.words(key),) if row.words(key) else tuple(row.words(column) for column in PLACE)
        return self.named(table, *place, row.words("date"))

    def note(self, table: str, row: Row, key: str) -> str:
        """The guid of the memo on a row."""
        return derived_guid("note", self.of(table, row, key))

    def person(self, name: str) -> str:
        """The guid of a coder; empty where nobody is named."""
        if name and name not in self._people:
            self._people[name] = self.named("coder", name)
        return self._people.get(name, "")

    def named(self, *parts: str) -> str:
        """The guid of something with a name of its own in the project."""
        return derived_guid("qualcoder", self._project, *parts)


def instant(written: str) -> int | None:
    """Microseconds since 1970 of a date and time as QualCoder writes them, in the time of this computer."""
    try:
        return round(datetime.fromisoformat(written.strip()).timestamp() * 1_000_000)
    except (ValueError, OverflowError, OSError):
        return None
