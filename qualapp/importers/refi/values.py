"""Times, colours and the values of variables, as programs write them and as they are kept."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_STEP = timedelta(microseconds=1)
NO_TIME = "0001-01-01"
_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{4}|[0-9a-f]{6}|[0-9a-f]{8})")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\b[^)]*\)")
_ZONE = re.compile(r"(?:Z|[+-][0-9]{2}:[0-9]{2})\Z")
_INTEGER = re.compile(r"[+-]?[0-9]{1,15}")
_BOOLEANS = {"true": "true", "1": "true", "false": "false", "0": "false"}
_MOST_DIGITS = 15
TYPES = ("Text", "Boolean", "Integer", "Float", "Date", "DateTime")


@lru_cache(maxsize=4096)
def moment(written: str) -> int | None:
    """A time as microseconds since 1970; one that names no time zone is taken as UTC. None where it is no time.

    >>> moment("1970-01-01T01:00:00.5+01:00")
    500000
    """
    try:
        found = datetime.fromisoformat(written.strip())
        return ((found if found.tzinfo else found.replace(tzinfo=UTC)) - _EPOCH) // _STEP
    except (ValueError, OverflowError):
        return None


def is_no_time(written: str) -> bool:
    """Whether a time is the one that programs write where there is none."""
    return not written.strip() or written.startswith(NO_TIME)


def colour(written: str) -> str:
    """A colour as "#rrggbb", without how transparent it is; empty where it is no colour.

    >>> colour("#F08"), colour("rgba(255, 0, 128, 0.5)"), colour("#FF008080")
    ('#ff0088', '#ff0080', '#ff0080')
    """
    plain = written.strip().lower()
    if found := _HEX.fullmatch(plain):
        digits = found[1]
        return "#" + ("".join(digit * 2 for digit in digits[:3]) if len(digits) < 5 else digits[:6])
    if found := _RGB.fullmatch(plain):
        parts = [int(part) for part in found.groups()]
        return "#" + "".join(f"{part:02x}" for part in parts) if max(parts) < 256 else ""
    return ""


def integer(written: str | None) -> int | None:
    """A whole number, or None where it is none or longer than any program needs."""
    plain = (written or "").strip()
    return int(plain) if _INTEGER.fullmatch(plain) else None


def fitting(written: str, type: str) -> str | None:
    """The value of a variable as REFI writes it, or None where it is not of this type.

    >>> fitting("True", "Boolean"), fitting("+07", "Integer"), fitting("1,5", "Float"), fitting("x", "Date")
    ('true', '7', '1.5', None)
    >>> fitting("2024-05-06+02:00", "Date"), fitting("1.5E-05", "Float")
    ('2024-05-06', '0.000015')
    """
    plain = written.strip()
    match type:
        case "Boolean":
            return _BOOLEANS.get(plain.casefold())
        case "Integer":
            number = integer(plain)
            return None if number is None else str(number)
        case "Float":
            return _decimal(plain)
        case "Date":
            return _day(plain)
        case "DateTime":
            return plain if "T" in plain and moment(plain) is not None else None
    return written


def _decimal(plain: str) -> str | None:
    try:
        number = Decimal(plain.replace(",", ".", 1))
    except InvalidOperation:
        return None
    if (
        not number.is_finite()
        or abs(number.adjusted()) > _MOST_DIGITS
        or len(number.as_tuple().digits) > 2 * _MOST_DIGITS
    ):
        return None
    return format(number, "f")


def _day(plain: str) -> str | None:
    day = _ZONE.sub("", plain.partition("T")[0])
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return None
