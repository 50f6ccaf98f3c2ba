"""Guids and times for rows that Taguette only numbers."""

from datetime import UTC, datetime

from qualapp.importers.foreign_database import Row
from qualapp.model.exchange import derived_guid


class Identity:
    """Guids that follow from when a project was made and how its rows are numbered."""

    def __init__(self, project: Row) -> None:
        self._project = project.words("created") or project.words("name")

    def of(self, table: str, *parts: str | int) -> str:
        """The guid of a row, by its number or name."""
        return derived_guid("taguette", self._project, table, *map(str, parts))

    def person(self, login: str) -> str:
        """The guid of a user; empty where nobody is named."""
        return self.of("user", login) if login else ""


def instant(written: str) -> int | None:
    """Microseconds since 1970 of a time as Taguette writes it, in UTC."""
    try:
        return round(datetime.fromisoformat(written.strip()).replace(tzinfo=UTC).timestamp() * 1_000_000)
    except (ValueError, OverflowError):
        return None
