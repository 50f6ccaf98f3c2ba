"""The people, codes and variables of a project."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from qualapp.i18n import _
from qualapp.importers.refi.claims import Claims
from qualapp.importers.refi.guids import Guids
from qualapp.importers.refi.remarks import Matter, Remarks
from qualapp.importers.refi.values import TYPES, colour
from qualapp.importers.refi.xml_units import all_of, first, text_in
from qualapp.model.exchange import CodeNode, Person, TravellingVariable
from qualapp.model.text import kept

if TYPE_CHECKING:
    from lxml import etree

_NO = ("false", "0")


class Named:
    """Gives things their guids and names."""

    def __init__(self, guids: Guids, remarks: Remarks) -> None:
        self._guids = guids
        self._remarks = remarks

    def name(self, element: "etree._Element") -> str:
        """What something is called; one without a name is called so."""
        found = kept(element.get("name") or "")
        if found.strip():
            return found
        self._remarks.count(Matter.NAMELESS)
        return _("(nameless)")

    def person(self, element: "etree._Element") -> Person:
        """A user of the project."""
        guid = self._guids.taken("person", element.get("guid"))
        initials = kept(element.get("id") or "")
        name = kept(element.get("name") or "")
        return Person(guid, name if name.strip() else initials if initials.strip() else self.name(element), initials)

    def variable(self, element: "etree._Element") -> TravellingVariable:
        """A variable."""
        guid = self._guids.taken("variable", element.get("guid"))
        told = (element.get("typeOfVariable") or "").strip().casefold()
        kind = next((kind for kind in TYPES if kind.casefold() == told), "Text")
        return TravellingVariable(guid, self.name(element), kind, kept(text_in(element, "Description")))

    def code_elements(self, book: "etree._Element") -> "Iterator[tuple[str, str, etree._Element]]":
        """The codes of a codebook in the order of its tree: guid, guid of the code above, element."""
        top = first(book, "Codes")
        waiting = [("", child) for child in reversed(_codes_in(book if top is None else top))]
        while waiting:
            above, element = waiting.pop()
            guid = self._guids.taken("code", element.get("guid"))
            yield guid, above, element
            waiting += [(guid, child) for child in reversed(_codes_in(element))]

    def code(self, guid: str, above: str, element: "etree._Element", claims: Claims) -> CodeNode:
        """A code."""
        written = element.get("color") or ""
        found = colour(written)
        if written.strip() and not found:
            self._remarks.count(Matter.BAD_COLOUR)
        return CodeNode(
            guid,
            self.name(element),
            above,
            (element.get("isCodable") or "").strip().casefold() not in _NO,
            found,
            kept(text_in(element, "Description")),
            claims.notes(element),
        )


def strangers(users: Iterable[str], people: Iterable[Person], remarks: Remarks) -> list[Person]:
    """Those who made something though the file does not list them."""
    listed = {person.guid for person in people}
    found = [guid for guid in users if guid and guid not in listed]
    remarks.count(Matter.STRANGER, times=len(found))
    return [Person(guid, _("Coder {n}").format(n=number)) for number, guid in enumerate(found, 1)]


def _codes_in(element: "etree._Element") -> "list[etree._Element]":
    return all_of(element, "Code")
