"""What is known of cases, sources and informants beyond their fixed fields."""

import datetime
import re
from dataclasses import dataclass
from enum import StrEnum

from qualapp.errors import UserError
from qualapp.i18n import _

ABOUT = ("case", "source", "informant")
_YES = frozenset({"true", "yes", "ja", "sand", "1", "x", "✓"})
_NO = frozenset({"false", "no", "nej", "falsk", "0"})
_GROUPED = re.compile(r"\d{1,3}(?:([ .,'\u00a0\u202f])\d{3})(?:\1\d{3})*")
_DAY = re.compile(r"(\d{1,2})[-./ ] ?(\d{1,2})[-./ ] ?(\d{4})")
_MOMENT = re.compile(r"(.+?)(?:[T ]| kl\.? ?)\s*(\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?")
_MOST_DIGITS = 15


class VariableType(StrEnum):
    """What the values of a variable are, in the words of REFI-QDA."""

    TEXT = "Text"
    BOOLEAN = "Boolean"
    INTEGER = "Integer"
    FLOAT = "Float"
    DATE = "Date"
    DATE_TIME = "DateTime"


@dataclass(frozen=True)
class Variable:
    """A typed attribute; `about` says of what: case, source or informant."""

    id: int
    guid: str
    about: str
    name: str
    type: VariableType


def value_of(text: str, type: VariableType) -> str:
    """A value as it is stored, from what a person wrote; an empty one is none.

    Raises UserError where it is not of this type.

    >>> value_of("1.234,5", VariableType.FLOAT), value_of("ja", VariableType.BOOLEAN)
    ('1234.5', 'true')
    >>> value_of("14.3.2024", VariableType.DATE), value_of("14.3.2024 kl. 9.30", VariableType.DATE_TIME)
    ('2024-03-14', '2024-03-14T09:30:00')
    """
    if not text.strip():
        return ""
    match type:
        case VariableType.BOOLEAN:
            return _boolean(text.strip())
        case VariableType.INTEGER:
            return _integer(text.strip())
        case VariableType.FLOAT:
            return _float(text.strip())
        case VariableType.DATE:
            return _date(text.strip())
        case VariableType.DATE_TIME:
            return _date_time(text.strip())
    return text


def _boolean(text: str) -> str:
    if text.casefold() in _YES | _NO:
        return "true" if text.casefold() in _YES else "false"
    raise UserError(_("“{text}” is neither yes nor no.").format(text=text))


def _integer(text: str) -> str:
    plain = text.replace("\u2212", "-")
    sign, digits = ("-", plain[1:]) if plain.startswith("-") else ("", plain)
    if _GROUPED.fullmatch(digits):
        digits = re.sub(r"\D", "", digits)
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > _MOST_DIGITS:
        raise UserError(_("“{text}” is not a whole number.").format(text=text))
    return str(int(sign + digits))


def _float(text: str) -> str:
    plain = re.sub(r"[ '\u00a0\u202f]", "", text.replace("\u2212", "-"))
    last = max(plain.rfind(","), plain.rfind("."))
    if last >= 0:
        whole, point, rest = plain[:last], plain[last], plain[last + 1 :]
        other = "." if point == "," else ","
        alone = plain.count(point) == 1
        plain = f"{whole.replace(other, '')}.{rest}" if alone else plain.replace(point, "").replace(other, "")
    if not re.fullmatch(r"-?\d{1,15}(\.\d{0,15})?|-?\.\d{1,15}", plain, re.ASCII):
        raise UserError(_("“{text}” is not a number.").format(text=text))
    return repr(float(plain))


def _date(text: str) -> str:
    day = _day(text)
    if day is None:
        raise UserError(_("“{text}” is not a day; write it as {example}.").format(text=text, example="14.03.2024"))
    return day.isoformat()


def _day(text: str) -> datetime.date | None:
    try:
        if written := _DAY.fullmatch(text):
            return datetime.date(int(written[3]), int(written[2]), int(written[1]))
        return datetime.date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII) else None
    except ValueError:
        return None


def _date_time(text: str) -> str:
    written = _MOMENT.fullmatch(text)
    day = _day(written[1].strip() if written else text)
    try:
        hour, minute, second = (int(part or 0) for part in written.groups()[1:]) if written else (0, 0, 0)
        clock = datetime.time(hour, minute, second)
    except ValueError:
        day = None
    if day is None:
        sentence = _("“{text}” is not a day and time; write it as {example}.")
        raise UserError(sentence.format(text=text, example="14.03.2024 09:30"))
    return datetime.datetime.combine(day, clock).isoformat()
