"""Values of variables, each in the element of its type."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from qualapp.exporters.refi.elements import below, children, proper
from qualapp.exporters.refi.ledger import Ledger
from qualapp.exporters.refi.losses import Loss
from qualapp.model.exchange import TravellingValue

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_INTEGER = re.compile("[+-]?[0-9]+")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_SCIENTIFIC = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]{1,2}")
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]+)?(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?"
)


def write_values(parent: "Element", values: Iterable[TravellingValue], ledger: Ledger, where: str) -> None:
    """Write the values of a case or source, each of whose variables it then has once."""
    taken = {ref.get("targetGUID") for value in children(parent, "VariableValue") for ref in value}
    for value in values:
        variable = proper(value.variable)
        if variable not in ledger.types:
            ledger.lost(Loss.REFERENCE, where)
        elif variable in taken:
            ledger.lost(Loss.SECOND_VALUE, where)
        else:
            taken.add(variable)
            _write(parent, variable, value.text, ledger)


def _write(parent: "Element", variable: str, text: str, ledger: Ledger) -> None:
    kind = ledger.types[variable]
    written = _LEXICAL[kind](text) if kind in _LEXICAL else None
    made = below(parent, "VariableValue")
    below(made, "VariableRef", targetGUID=variable)
    if written is not None:
        below(made, f"{kind}Value", written)
    elif text or kind not in _LEXICAL:
        if kind in _LEXICAL:
            ledger.lost(Loss.VALUE, ledger.names[variable])
        below(made, "TextValue", text)


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
