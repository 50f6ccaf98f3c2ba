"""What is said of things: codings, notes, values, and by whom and when."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qualapp.importers.refi.guids import Guids, canonical
from qualapp.importers.refi.remarks import Matter, Remarks
from qualapp.importers.refi.shapes import VALUES
from qualapp.importers.refi.values import NO_TIME, fitting, is_no_time, moment
from qualapp.importers.refi.xml_units import all_of, all_text, local
from qualapp.model.exchange import TravellingCoding, TravellingValue
from qualapp.model.exchange_marks import gathered, is_own_code

if TYPE_CHECKING:
    from lxml import etree


@dataclass
class Known:
    """What of a project is known once it has been looked through.

    `twins` are the notes that stand for those that are texts themselves, `note_texts` what all notes say.
    """

    codes: set[str] = field(default_factory=set)
    types: dict[str, str] = field(default_factory=dict)
    twins: dict[str, str] = field(default_factory=dict)
    note_texts: dict[str, str] = field(default_factory=dict)
    values_of_sources: dict[str, list[TravellingValue]] = field(default_factory=dict)
    transcript_of: dict[str, str] = field(default_factory=dict)
    """The first transcript of a recording."""
    linked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The notes that links bind to something, by its guid."""


class Claims:
    """Reads what is said of things."""

    def __init__(self, known: Known, guids: Guids, remarks: Remarks) -> None:
        self._known = known
        self._guids = guids
        self._remarks = remarks
        self._met: dict[str, str] = {}

    def codings(self, element: "etree._Element", where: str) -> tuple[TravellingCoding, ...]:
        """The codings that stand in an element, ours put together again."""
        found = []
        lost = 0
        for child in element.iterchildren("{*}Coding"):
            coding = self._coding(child)
            if coding is None:
                lost += 1
            else:
                found.append(coding)
        if lost:
            self._remarks.count(Matter.NO_CODE, where, lost)
        if any(coding.notes or is_own_code(coding.code) for coding in found):
            found = gathered(found, self._known.note_texts)
        return tuple(found)

    def _coding(self, element: "etree._Element") -> TravellingCoding | None:
        reference = next(element.iterchildren("{*}CodeRef"), None)
        code = "" if reference is None else self.guid(reference.get("targetGUID") or reference.get("guid"))
        guid = self._guids.taken("coding", element.get("guid"))
        if code not in self._known.codes:
            return None
        notes = self.notes(element) if len(element) > 1 else ()
        return TravellingCoding(guid, code, self.person(element), self.time(element), notes)

    def notes(self, element: "etree._Element") -> tuple[str, ...]:
        """The guids of the notes on something, each once."""
        referred = [canonical(child.get("targetGUID")) for child in element.iterchildren("{*}NoteRef")]
        if self._known.linked:
            referred += self._known.linked.get(self.guid(element.get("guid")), ())
        return tuple(dict.fromkeys(self._known.twins.get(guid, guid) for guid in referred if guid))

    def values(self, element: "etree._Element", where: str) -> tuple[TravellingValue, ...]:
        """The values of variables that something has, one for each variable."""
        found: dict[str, TravellingValue] = {}
        for child in all_of(element, "VariableValue"):
            guid, written = value_in(child)
            if written is None:
                continue
            if guid not in self._known.types:
                self._remarks.count(Matter.NO_VARIABLE, where)
            elif guid in found:
                self._remarks.count(Matter.SECOND_VALUE, where)
            elif (text := fitting(written, self._known.types[guid])) is not None:
                found[guid] = TravellingValue(guid, text)
        return tuple(found.values())

    def together(
        self, values: Iterable[TravellingValue], more: Iterable[TravellingValue], where: str
    ) -> tuple[TravellingValue, ...]:
        """Values with others of the same thing; of two of one variable the first stays."""
        found = {value.variable: value for value in values}
        for value in more:
            if found.setdefault(value.variable, value).text != value.text:
                self._remarks.count(Matter.SECOND_VALUE, where)
        return tuple(found.values())

    def person(self, element: "etree._Element", attribute: str = "creatingUser") -> str:
        """Who made something."""
        return self.guid(element.get(attribute))

    def time(self, element: "etree._Element", attribute: str = "creationDateTime") -> int | None:
        """When something was made."""
        written = element.get(attribute)
        found = moment(written) if written else None
        if written and (found is None or written.startswith(NO_TIME)):
            if is_no_time(written):
                return None
            self._remarks.count(Matter.BAD_TIME)
        return found

    def guid(self, raw: str | None) -> str:
        """A guid of those that come again and again."""
        if not raw:
            return ""
        found = self._met.get(raw)
        if found is None:
            found = self._met[raw] = canonical(raw)
        return found


def value_in(element: "etree._Element") -> tuple[str, str | None]:
    """The variable that a value belongs to, and what it says; None where it says nothing."""
    variable, written = "", None
    for child in element:
        name = local(child)
        if name == "VariableRef":
            variable = canonical(child.get("targetGUID") or child.get("guid"))
        elif name in VALUES and written is None:
            written = all_text(child)
            written = None if name != "TextValue" and not written.strip() else written
    return variable, written
