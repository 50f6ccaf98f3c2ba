"""QualCoder's attributes of cases and files as variables and their values."""

import re
from collections.abc import Iterable

from qualapp.importers.foreign_database import ForeignDatabase, Row
from qualapp.importers.qualcoder.identity import Identity
from qualapp.importers.tally import Tally
from qualapp.model.exchange import TravellingValue, TravellingVariable
from qualapp.model.text import kept

_WHOLE = re.compile(r"[+-]?\d{1,18}")
_DECIMAL = re.compile(r"[+-]?(?:\d{1,18}\.?\d{0,18}|\.\d{1,18})")
_HOLDERS = ("case", "file")


class Attributes:
    """The variables, and the values of cases and files by their numbers."""

    def __init__(self, database: ForeignDatabase, identity: Identity, tally: Tally) -> None:
        self._database = database
        self._identity = identity
        self._values: dict[str, dict[int, list[TravellingValue]]] = {holder: {} for holder in _HOLDERS}
        self._forms: dict[str, set[str]] = {}
        self._read(tally)
        self.variables = tuple(self._variables())

    def of(self, holder: str, number: int) -> tuple[TravellingValue, ...]:
        """The values of a case or file."""
        return tuple(self._values[holder].get(number, ()))

    def _read(self, tally: Tally) -> None:
        for row in self._database.rows("attribute", "name", "attr_type", "value", "id", by=("attrid",)):
            text, number, holder = " ".join(kept(row.words("value")).split()), row.number("id"), row.words("attr_type")
            if not text or number is None:
                continue
            if holder in self._values:
                name = row.words("name")
                self._forms.setdefault(name, set()).add(_form(text))
                self._values[holder].setdefault(number, []).append(TravellingValue(self._guid(name), text))
            tally.note("other attribute", row.line("name"), holder not in self._values)

    def _variables(self) -> Iterable[TravellingVariable]:
        columns = ("name", "memo", "valuetype", "caseOrFile")
        types = {row.words("name"): row for row in self._database.rows("attribute_type", *columns)}
        unused = (name for name, row in types.items() if row.words("caseOrFile") in _HOLDERS)
        for name in dict.fromkeys((*unused, *self._forms)):
            row = types.get(name, Row({}))
            shown = " ".join(kept(name).split()) or "?"
            yield TravellingVariable(self._guid(name), shown, self._type(name, row), row.prose("memo"))

    def _type(self, name: str, row: Row) -> str:
        """The type that all of a variable's values have; QualCoder takes any text for a number."""
        forms = self._forms.get(name, {"Integer"})
        if row.words("valuetype") != "numeric" or "Text" in forms:
            return "Text"
        return "Float" if "Float" in forms else "Integer"

    def _guid(self, name: str) -> str:
        return self._identity.named("attribute_type", name)


def _form(text: str) -> str:
    if _WHOLE.fullmatch(text):
        return "Integer"
    return "Float" if _DECIMAL.fullmatch(text) else "Text"
