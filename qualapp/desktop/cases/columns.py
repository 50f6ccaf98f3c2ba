"""What a column of a table holds: how its values are shown, read, and put in order."""

import datetime
import re
from dataclasses import dataclass
from typing import Literal

from qualapp import formats
from qualapp.errors import UserError
from qualapp.i18n import _, language
from qualapp.model.variable import Variable, VariableType, value_of

Kind = Literal["text", "number", "date", "moment", "yes"]
_KINDS: dict[VariableType, Kind] = {
    VariableType.TEXT: "text",
    VariableType.BOOLEAN: "yes",
    VariableType.INTEGER: "number",
    VariableType.FLOAT: "number",
    VariableType.DATE: "date",
    VariableType.DATE_TIME: "moment",
}
_NUMBER = re.compile(r"(\d+)")


@dataclass(frozen=True)
class Column:
    """A column; `choices` are the only values it may have, `offered` are proposed while one types."""

    key: str
    title: str
    width: int = 150
    kind: Kind = "text"
    choices: tuple[tuple[str, str], ...] = ()
    offered: tuple[str, ...] = ()
    is_fixed: bool = False
    variable: Variable | None = None

    def shown(self, stored: str) -> str:
        """A stored value as it is read."""
        if self.choices:
            return dict(self.choices).get(stored, stored)
        if not stored:
            return ""
        match self.kind:
            case "number":
                return formats.number(int(stored)) if self.is_fixed else _as_written(stored)
            case "date":
                return formats.date(datetime.date.fromisoformat(stored))
            case "moment":
                return formats.date_time(datetime.datetime.fromisoformat(stored))
            case "yes":
                return _("yes") if stored == "true" else _("no")
        return stored

    def read(self, written: str) -> str:
        """A value as it is stored, from what a person wrote.

        Raises UserError where the column cannot have it.
        """
        if self.is_fixed:
            raise UserError(_("“{column}” is counted and cannot be written.").format(column=self.title))
        if self.choices:
            return self._chosen(" ".join(written.split()).casefold())
        if self.variable is not None:
            return value_of(written, self.variable.type)
        return value_of(written, VariableType.DATE) if self.kind == "date" else written

    def _chosen(self, written: str) -> str:
        for value, word in self.choices:
            if written in {value.casefold(), word.casefold()}:
                return value
        if not written:
            return ""
        words = ", ".join(word for value, word in self.choices if value)
        raise UserError(_("“{column}” can be: {words}.").format(column=self.title, words=words))

    def order(self, stored: str) -> tuple[object, ...]:
        """A key that puts values in order; what is empty comes last."""
        if not stored:
            return (1,)
        if self.kind == "number":
            return (0, float(stored))
        if self.kind in ("date", "moment", "yes"):
            return (0, stored)
        parts = _NUMBER.split(self.shown(stored).casefold())
        return (0, *((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part))


def _as_written(stored: str) -> str:
    """A number with all its decimals and nothing between thousands: it may be a year, and is read as it is shown."""
    whole, _point, rest = stored.partition(".")
    return stored if "e" in stored else whole + (("," if language() == "da" else ".") + rest if rest.strip("0") else "")


def variable_column(variable: Variable) -> Column:
    """The column of a variable."""
    yes = (("", ""), ("true", _("yes")), ("false", _("no"))) if variable.type is VariableType.BOOLEAN else ()
    return Column(
        f"variable:{variable.id}", variable.name, kind=_KINDS[variable.type], choices=yes, variable=variable, width=130
    )
