"""Time stamps that transcribers write: `[00:12:34]`, `(12:34)`, `#00:01:02-3#`, `00:12:34.500`."""

import re

_CLOCK = r"\d{1,3}:[0-5]\d(?::[0-5]\d)?(?:[.,]\d{1,3}|-\d{1,2})?"
_SPAN = rf"{_CLOCK}(?:[ \t]?(?:-->|[–—-])[ \t]?{_CLOCK})?"
MARKED = rf"(?:\[[ \t]?{_SPAN}[ \t]?\]|\([ \t]?{_SPAN}[ \t]?\)|<{_SPAN}>|\{{{_SPAN}\}}|\#{_CLOCK}\#)"
ANY = rf"(?:{MARKED}|{_SPAN}(?![\w:]))"

_TIME = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d\d)(?:[.,-](\d{1,3}))?")
_ALONE = re.compile(rf"[ \t]*{ANY}[ \t]*")
_TRAILING = re.compile(rf"\s*({MARKED})\s*$")
_CUE_TIME = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,9}))?", re.ASCII)
_LONGEST = 60


def milliseconds(stamp: str) -> int | None:
    """The time that a stamp tells, counted from the start of the recording; of a span, its start.

    >>> milliseconds("#00:01:02-3#"), milliseconds("[12:34]")
    (62300, 754000)
    """
    found = _TIME.search(stamp)
    if not found:
        return None
    hours, minutes, seconds, fraction = found.groups()
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int((fraction or "0").ljust(3, "0"))


def is_stamp(words: str) -> bool:
    """Whether the words are a time stamp and nothing else.

    >>> is_stamp("[00:12:34]"), is_stamp("kl. 12:34")
    (True, False)
    """
    return len(words) <= _LONGEST and _ALONE.fullmatch(words) is not None


def trailing_stamp(text: str, start: int, end: int) -> re.Match[str] | None:
    """The stamp in brackets or number signs that ends a stretch of text, with the white space around it."""
    return _TRAILING.search(text, max(start, end - _LONGEST), end)


def stamp(time: int) -> str:
    """A time as it is written before a turn; fractions of a second are left out.

    >>> stamp(754_300)
    '[00:12:34]'
    """
    minutes, seconds = divmod(time // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"[{hours:02}:{minutes:02}:{seconds:02}]"


def clock(written: str) -> int | None:
    """The milliseconds of a time that is a time for sure, and may be written with single digits.

    >>> clock("0:0:3.27"), clock("01:02,5"), clock("3.27")
    (3270, 62500, None)
    """
    found = _CUE_TIME.fullmatch(written.strip())
    if not found:
        return None
    hours, minutes, seconds, fraction = found.groups()
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int((fraction or "0")[:3].ljust(3, "0"))
