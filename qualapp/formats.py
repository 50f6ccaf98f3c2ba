"""Numbers, dates and times as people read them in the language of the program.

Danish: 1.234,5 · 47 % · 14.03.2024 · 15.07. English: 1,234.5 · 47% · 14 Mar 2024 · 15:07.
"""

import datetime
import math

from qualapp.i18n import _, language

_SWAPPED = str.maketrans(",.", ".,")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MINUS = "\u2212"
_NO_BREAK_SPACE = "\u00a0"
_EN_DASH = "\u2013"


def moment(microseconds: int) -> datetime.datetime:
    """A stored moment as a date and time that knows its zone."""
    return datetime.datetime.fromtimestamp(microseconds / 1_000_000, datetime.UTC)


def number(value: float, decimals: int | None = None) -> str:
    """A number with separators; where no number of decimals is asked for at most two, and no zeros at their end.

    What is not a number, such as an agreement that cannot be computed, is a dash.
    """
    if not math.isfinite(value):
        return _EN_DASH
    if isinstance(value, int) and not decimals:
        written = f"{value:,}"
    else:
        written = f"{value:z,.{2 if decimals is None else decimals}f}"
    if decimals is None and "." in written:
        written = written.rstrip("0").rstrip(".")
    return (written.translate(_SWAPPED) if language() == "da" else written).replace("-", _MINUS)


def percent(share: float, decimals: int = 0) -> str:
    """A share of one in per cent: 0.47 is 47 %."""
    space = _NO_BREAK_SPACE if language() == "da" else ""
    return f"{number(share * 100, decimals)}{space}%"


def range(low: float, high: float, decimals: int | None = None) -> str:
    """Two numbers with what lies between them: 0,67–0,79."""
    return f"{number(low, decimals)}{_EN_DASH}{number(high, decimals)}"


def characters(start: int, end: int | None = None) -> str:
    """A place in a text as people count: from 1, and with the last character.

    The program counts from 0, without the last: 103 and 128 are “characters 104–128”.
    """
    first, last = first_and_last(start, start + 1 if end is None else end)
    if last is None or last == first:
        return _("character {n}").format(n=number(first))
    return _("characters {range}").format(range=range(first, last))


def first_and_last(start: int, end: int) -> tuple[int, int | None]:
    """The first and the last character of a stretch as people count them; one without characters has no last."""
    return start + 1, end if end > start else None


def date(day: datetime.date) -> str:
    """A day."""
    if language() == "da":
        return f"{day.day:02}.{day.month:02}.{day.year:04}"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year:04}"


def date_time(moment: datetime.datetime) -> str:
    """A day with the time of the clock; a moment that knows its time zone is shown in that of this machine."""
    local = moment.astimezone() if moment.tzinfo else moment
    point = "." if language() == "da" else ":"
    return f"{date(local)} {local.hour:02}{point}{local.minute:02}"


def recording_time(milliseconds: int) -> str:
    """A place in a recording in whole seconds, with hours only where there are any: 15.07, 1.02.45."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    point = "." if language() == "da" else ":"
    parts = [f"{minutes:02}", f"{seconds:02}"]
    return point.join([str(hours), *parts] if hours else parts)
