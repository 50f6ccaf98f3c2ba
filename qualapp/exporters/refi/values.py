"""Values of variables, each in the element of its type."""

import re
from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime
from decimal import Decimal

from qualapp.exporters.refi.elements import escaped, marked, proper
from qualapp.exporters.refi.ledger import Ledger
from qualapp.exporters.refi.losses import Loss
from qualapp.model.exchange import TravellingValue

_INTEGER = re.compile("[+-]?[0-9]+")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_SCIENTIFIC = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]{1,2}")
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]+)?(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?"
)


def values_of(values: Iterable[TravellingValue], ledger: Ledger, where: str, taken: Collection[str] = ()) -> str:
    """The values of a case or source, that has each variable once; those that are taken have a value already."""
    said = set(taken)
    found: list[str] = []
    for value in values:
        variable = proper(value.variable)
        if variable not in ledger.types:
            ledger.lost(Loss.REFERENCE, where)
        elif variable in said:
            ledger.lost(Loss.SECOND_VALUE, where)
        else:
            said.add(variable)
            found.append(_value(variable, value.text, ledger))
    return "".join(found)


def _value(variable: str, text: str, ledger: Ledger) -> str:
    return marked("VariableValue", marked("VariableRef", targetGUID=variable) + _typed(variable, text, ledger))


def _typed(variable: str, text: str, ledger: Ledger) -> str:
    kind = ledger.types[variable]
    if kind not in _LEXICAL:
        return marked("TextValue", escaped(text))
    written = _LEXICAL[kind](text)
    if written is not None:
        return marked(f"{kind}Value", written)
    if not text:
        return ""
    ledger.lost(Loss.VALUE, ledger.names[variable])
    return marked("TextValue", escaped(text))


def _boolean(text: str) -> str | None:
    return text if text in ("true", "false", "1", "0") else None


def _integer(text: str) -> str | None:
    return text if _INTEGER.fullmatch(text) else None


def _float(text: str) -> str | None:
    if _SCIENTIFIC.fullmatch(text):
        return format(Decimal(text), "f")
    return text if _DECIMAL.fullmatch(text) else None


def _date(text: str) -> str | None:
    return text if _DATE.fullmatch(text) and _exists(date.fromisoformat, text) else None


def _date_time(text: str) -> str | None:
    found = _DATE_TIME.fullmatch(text)
    return text if found and _exists(datetime.fromisoformat, found[1]) else None


def _exists(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


_LEXICAL: dict[str, Callable[[str], str | None]] = {
    "Boolean": _boolean,
    "Integer": _integer,
    "Float": _float,
    "Date": _date,
    "DateTime": _date_time,
}
TYPES = ("Text", *_LEXICAL)
