"""Days as people write them in file names, at the top of transcripts and in fields."""

import datetime
import re
from collections.abc import Iterator

_MONTHS = {
    month: number
    for number, names in enumerate(
        (
            "januar january jan",
            "februar february feb",
            "marts march mar",
            "april apr",
            "maj may",
            "juni june jun",
            "juli july jul",
            "august aug",
            "september sep sept",
            "oktober october okt oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for month in names.split()
}
_NAMED = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[-./_](\d{1,2})[-./_](\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<![\d.])(\d{1,2})([-./_] ?)(\d{1,2})[-./_] ?(\d{4})(?!\d)")
_DAY_NAMED = re.compile(rf"(?<!\d)(\d{{1,2}})(?:\.|st|nd|rd|th)? (?:of )?({_NAMED})\.? (\d{{4}})(?!\d)", re.IGNORECASE)
_MONTH_NAMED = re.compile(rf"\b({_NAMED})\.? (\d{{1,2}})(?:st|nd|rd|th)?, (\d{{4}})(?!\d)", re.IGNORECASE)
_EIGHT = re.compile(r"(?<!\d)(\d{4})(\d{4})(?!\d)")
_EARLIEST = 1950
_LATEST = 2100


def only_day(text: str) -> datetime.date | None:
    """The one day that is written in a text; None where there is none, several, or one that can be read two ways.

    >>> only_day("Lærkevangen 14.3.2024"), only_day("interview_20240314"), only_day("den 14. marts 2024")
    (datetime.date(2024, 3, 14), datetime.date(2024, 3, 14), datetime.date(2024, 3, 14))
    >>> only_day("14.3.2024 og 15.3.2024"), only_day("Budget 2024"), only_day("03/04/2024")
    (None, None, None)
    """
    days = set(_days(text))
    return days.pop() if len(days) == 1 else None


def _days(text: str) -> Iterator[datetime.date]:
    for year, month, day in _YEAR_FIRST.findall(text):
        yield from _day(year, month, day)
    for day, sign, month, year in _DAY_FIRST.findall(text):
        yield from _day(year, month, day)
        if sign.startswith("/"):
            yield from _day(year, day, month)
    for day, month, year in _DAY_NAMED.findall(text):
        yield from _day(year, _MONTHS[month.lower()], day)
    for month, day, year in _MONTH_NAMED.findall(text):
        yield from _day(year, _MONTHS[month.lower()], day)
    for first, last in _EIGHT.findall(text):
        yield from _day(first, last[:2], last[2:])
        yield from _day(last, first[2:], first[:2])


def _day(year: str, month: str | int, day: str | int) -> Iterator[datetime.date]:
    if not _EARLIEST <= int(year) <= _LATEST:
        return
    try:
        yield datetime.date(int(year), int(month), int(day))
    except ValueError:
        return
