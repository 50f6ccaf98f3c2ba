"""The audit trail in words, ready to be written anywhere."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from qualapp import formats
from qualapp.exporters.words import joined
from qualapp.i18n import _


@dataclass(frozen=True)
class ToldCell:
    """What one column said before and says after."""

    title: str
    before: str
    after: str
    is_text: bool = False
    """Whether it is prose that may be long."""


@dataclass(frozen=True)
class ToldChange:
    """What a step did to one row: what the row is called, what happened to it, and what it said before and after."""

    noun: str
    guid: str
    subject: str
    operation: str
    op: str
    cells: tuple[ToldCell, ...]
    line: str
    """The same on one line."""


@dataclass(frozen=True)
class ToldStep:
    """A step in words."""

    number: int
    guid: str
    time: datetime
    coder: str
    kind: str
    what: str
    details: tuple[str, ...]
    sources: tuple[str, ...]
    codes: tuple[str, ...]
    copy: str
    came_with: str
    """What the merge was called that brought the step; empty where it was made in this file."""


@dataclass(frozen=True)
class HistoryReport:
    """The steps that some filters let through, the latest first; `steps` reads them when they are written."""

    project: str
    coder: str
    made: datetime
    filters: tuple[str, ...]
    total: int
    steps: Callable[[], Iterator[ToldStep]]


def facts(report: HistoryReport) -> Iterator[tuple[str, str]]:
    """What the trail is of, and how much of it."""
    yield _("Project"), report.project
    yield _("Steps"), formats.number(report.total)
    if report.filters:
        yield _("Filter"), joined(*report.filters)
    yield _("Exported"), joined(formats.date_time(report.made), report.coder)
