"""What is known of a coding, as the columns of a table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from qualapp import formats
from qualapp.exporters import words
from qualapp.exporters.words import plain
from qualapp.i18n import N_, _
from qualapp.model.code import PATH_SEPARATOR
from qualapp.model.excerpt import CodedExcerpt

Stored = TypeVar("Stored", bound=StrEnum)
Value = str | int | date | datetime | timedelta | None


@dataclass(frozen=True)
class Column:
    """A column: its heading, its value for a coding, and its width in characters."""

    heading: str
    value: Callable[[CodedExcerpt], Value]
    width: int

    @property
    def title(self) -> str:
        """The heading in the language of the program."""
        return _(self.heading)


def _top_code(excerpt: CodedExcerpt) -> str:
    return excerpt.code.split(PATH_SEPARATOR, 1)[0]


def _word(table: Mapping[Stored, str], value: Stored | None) -> str:
    return _(table[value]) if value else ""


def _yes_or_no(claim: bool) -> str:
    return _("yes") if claim else _("no")


def _day(excerpt: CodedExcerpt) -> date | str:
    return words.day(excerpt) or excerpt.date


def _recording_time(excerpt: CodedExcerpt) -> timedelta | None:
    return timedelta(milliseconds=excerpt.time) if excerpt.time is not None else None


def _coded(excerpt: CodedExcerpt) -> datetime | str:
    try:
        moment = datetime.fromisoformat(excerpt.created)
    except ValueError:
        return excerpt.created
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


COLUMNS = (
    Column(N_("Top code"), lambda e: plain(_top_code(e)), 18),
    Column(N_("Code"), lambda e: plain(e.code), 34),
    Column(N_("Valence"), lambda e: _(words.VALENCES[e.valence]), 14),
    Column(N_("Wording"), lambda e: plain(e.text) or words.missing_words(), 80),
    Column(N_("Paraphrase"), lambda e: _yes_or_no(e.is_paraphrase), 12),
    Column(N_("Said by"), lambda e: plain(e.attribution), 26),
    Column(N_("Pseudonym"), lambda e: plain(e.pseudonym), 14),
    Column(N_("Role"), lambda e: plain(e.role), 22),
    Column(N_("Case"), lambda e: plain(e.case), 18),
    Column(N_("Visit"), lambda e: _word(words.VISITS, e.visit), 12),
    Column(N_("Date"), _day, 12),
    Column(N_("Source"), lambda e: plain(e.source), 28),
    Column(N_("Kind of source"), lambda e: _(words.KINDS[e.kind]), 18),
    Column(N_("Time in recording"), _recording_time, 12),
    Column(N_("Page"), lambda e: e.page, 8),
    Column(N_("Start"), lambda e: formats.first_and_last(e.range.start, e.range.end)[0], 9),
    Column(N_("End"), lambda e: formats.first_and_last(e.range.start, e.range.end)[1], 9),
    Column(N_("Coder"), lambda e: plain(e.coder), 14),
    Column(N_("Coded (UTC)"), _coded, 17),
    Column(N_("Weight"), lambda e: e.weight, 9),
    Column(N_("Level"), lambda e: _word(words.LEVELS, e.level), 14),
    Column(N_("Horizon"), lambda e: _word(words.HORIZONS, e.horizon), 12),
    Column(N_("Statement"), lambda e: _word(words.STATEMENTS, e.statement), 12),
    Column(N_("Result in itself"), lambda e: _yes_or_no(e.is_result), 12),
    Column(N_("Memo"), lambda e: plain(e.memo), 50),
    Column(N_("Identity"), lambda e: e.guid, 38),
)


def explanations() -> list[str]:
    """How the columns are to be read."""
    return [
        _("Each row is one coding; an excerpt with several codes has several rows."),
        _("Start and end are the first and the last character in the source, counted from 1."),
        _("The weight goes from 0 to 100 and is empty where none was given."),
    ]
