"""Variables and values that come in."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import _, _n
from qualapp.model.case import OrganisationalLevel, Sector
from qualapp.model.exchange import TravellingCase, TravellingValue, TravellingVariable, derived_guid
from qualapp.model.text import kept
from qualapp.model.variable import VariableType, value_of
from qualapp.store.exchange.marks import DETAIL_OF
from qualapp.store.exchange.namesakes import namesake, unlike
from qualapp.store.exchange.own_rows import OwnRows
from qualapp.store.rank import rank_between

if TYPE_CHECKING:
    from qualapp.store.exchange.arrival import Arrival

_ZONE = re.compile(r"(Z|[+-]\d\d:\d\d)$")


class ArrivingValues:
    """Makes variables of what they are used for, and gives cases, sources and informants their values."""

    def __init__(self, db: Database, arrival: "Arrival", variables: Iterable[TravellingVariable]) -> None:
        self._db = db
        self._arrival = arrival
        self._variables = {variable.guid: variable for variable in variables if variable.guid not in DETAIL_OF}
        self._ids: dict[tuple[str, str], int] = {}
        self._unfit: Counter[str] = Counter()
        self._unknown = 0

    def give(
        self,
        about: str,
        number: int,
        guid: str,
        values: Iterable[TravellingValue],
        own: OwnRows | None = None,
    ) -> None:
        """Put in the values of one case, source or informant; where it has one already, that stays."""
        brought = {
            (str(row.get("variable_id")), str(row.get(f"{about}_id"))): written
            for written, row in (own or self._arrival.own).of("value").items()
        }
        for value in values:
            if value.variable in DETAIL_OF:
                continue
            if value.variable not in self._variables:
                self._unknown += 1
            elif text := self._fitting(value):
                known = brought.get((value.variable, guid), derived_guid("value", value.variable, guid))
                self._put(self._variable(value.variable, about), about, number, known, text)

    def informant(self, case: TravellingCase, details: Mapping[str, str]) -> None:
        """Make an informant of what a case tells of one."""
        newcomers = self._arrival.newcomers
        if newcomers.here("informant", [case.guid]):
            newcomers.known["informant"] += 1
            return
        sector, level = details.get("sector", ""), details.get("level", "")
        number = newcomers.number("informant")
        self._db.execute(
            "INSERT INTO informant (id, guid, name, role, sector, level, pseudonym, is_interviewer)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(number, newcomers.guid("informant", case.guid), kept(case.name), kept(details.get("role", ""))),
                *(sector if sector in set(Sector) else "", level if level in set(OrganisationalLevel) else ""),
                *(kept(details.get("pseudonym", "")), int(details.get("is_interviewer") == "true")),
            ),
        )
        self.give("informant", number, case.guid, case.values)

    def finish(self) -> None:
        """Make the variables that nothing has a value of, and say what did not fit."""
        used = {guid for guid, _about in self._ids}
        for guid, variable in self._variables.items():
            if guid not in used and not self._is_here(guid):
                self._variable(guid, "case")
            if variable.description.strip():
                text = f"{variable.name}: {variable.description}"
                self._arrival.memos.write(derived_guid("description", guid), text, None, self._arrival.coder_id)
        for name, count in self._unfit.items():
            sentence = _n(
                "{n} value of “{name}” does not fit the variable's type and was left out.",
                "{n} values of “{name}” do not fit the variable's type and were left out.",
                count,
            )
            self._arrival.left_out(sentence.format(n=count, name=name))
        if self._unknown:
            sentence = _n(
                "{n} value belongs to a variable that is not in the file.",
                "{n} values belong to variables that are not in the file.",
                self._unknown,
            )
            self._arrival.left_out(sentence.format(n=self._unknown))

    def _fitting(self, value: TravellingValue) -> str:
        variable = self._variables[value.variable]
        try:
            return value_of(kept(_local(value.text, variable.type)), _type(variable.type))
        except UserError:
            self._unfit[variable.name] += 1
            return ""

    def _put(self, variable: int, about: str, number: int, guid: str, text: str) -> None:
        newcomers = self._arrival.newcomers
        there = self._db.execute(
            f"SELECT 1 FROM value WHERE variable_id = ? AND {about}_id = ?", (variable, number)
        ).fetchone()
        if there:
            newcomers.known["value"] += 1
            return
        self._db.execute(
            f"INSERT INTO value (id, guid, variable_id, {about}_id, text) VALUES (?, ?, ?, ?, ?)",
            (newcomers.number("value"), newcomers.guid("value", guid), variable, number, text),
        )

    def _variable(self, guid: str, about: str) -> int:
        """The variable of this guid for one sort of thing; REFI-QDA does not say what a variable is about."""
        about = str(self._arrival.own.of("variable").get(guid, {}).get("about", about))
        if (guid, about) not in self._ids:
            self._ids[guid, about] = self._known(guid, about) or self._new(guid, about)
        return self._ids[guid, about]

    def _is_here(self, guid: str) -> bool:
        """Whether a variable that nothing has a value of came in before, whatever it is about."""
        found = bool(self._arrival.newcomers.here("variable", [guid]))
        self._arrival.newcomers.known["variable"] += found
        return found

    def _known(self, guid: str, about: str) -> int | None:
        variable = self._variables[guid]
        number = self._arrival.newcomers.here("variable", [guid]).get(guid)
        if number and self._db.execute("SELECT 1 FROM variable WHERE id = ? AND about = ?", (number, about)).fetchone():
            self._arrival.newcomers.known["variable"] += 1
            return number
        rows = self._db.execute("SELECT id, name FROM variable WHERE about = ? AND type = ?", (about, variable.type))
        found = namesake(variable.name, rows, set(self._ids.values()))
        self._arrival.newcomers.known["variable"] += found is not None
        return found

    def _new(self, guid: str, about: str) -> int:
        variable = self._variables[guid]
        newcomers = self._arrival.newcomers
        wanted = derived_guid(guid, about) if any(known == guid for known, _about in self._ids) else guid
        (last,) = self._db.execute("SELECT max(rank) FROM variable WHERE about = ?", (about,)).fetchone()
        number = newcomers.number("variable")
        self._db.execute(
            "INSERT INTO variable (id, guid, about, name, type, rank) VALUES (?, ?, ?, ?, ?, ?)",
            (
                *(number, newcomers.guid("variable", wanted), about, self._unlike(variable.name, about)),
                *(_type(variable.type), rank_between(last or "")),
            ),
        )
        self._arrival.own.complete("variable", guid, number)
        return number

    def _unlike(self, given: str, about: str) -> str:
        """The name, with a number where another variable of the same sort of thing has it."""
        name = " ".join(kept(given).split()) or _("Nameless variable")
        return unlike(name, [one for (one,) in self._db.execute("SELECT name FROM variable WHERE about = ?", (about,))])


def _type(given: str) -> VariableType:
    return VariableType(given) if given in set(VariableType) else VariableType.TEXT


def _local(text: str, type: str) -> str:
    """A value as this program reads it: days and times without a zone, times in UTC."""
    if type == VariableType.DATE:
        return _ZONE.sub("", text.strip())
    if type != VariableType.DATE_TIME or not _ZONE.search(text.strip()):
        return text
    try:
        moment = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except ValueError:
        return text
    return moment.astimezone(UTC).replace(tzinfo=None, microsecond=0).isoformat()
