"""The passages of a text that something is said of: where they are in the text as it is kept."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualapp.importers.refi.claims import Claims
from qualapp.importers.refi.guids import Guids, canonical
from qualapp.importers.refi.positions import Ends, Offsets, PositionReading, is_shortened
from qualapp.importers.refi.remarks import Matter, Remarks
from qualapp.importers.refi.texts import GivenText
from qualapp.importers.refi.values import integer
from qualapp.importers.refi.xml_units import all_of, text_in
from qualapp.model.exchange import Selection, derived_guid
from qualapp.model.text import kept

if TYPE_CHECKING:
    from lxml import etree

PASSAGES = ("PlainTextSelection", "TranscriptSelection")


@dataclass(frozen=True)
class SyncPoint:
    """A place in a text and in a recording, in milliseconds."""

    guid: str
    position: int
    time: int | None


class Places:
    """Turns the positions in one text, as its program counted them, into those of the text as it is kept."""

    def __init__(self, given: GivenText, reading: PositionReading) -> None:
        self._given = given
        self._offsets = Offsets(given.given, reading)
        self._more = 1 if reading.ends is Ends.INCLUSIVE else 0
        self.length = self._offsets.length
        self._is_plain = self._offsets.is_plain and len(given.given) == len(given.text)

    def position(self, counted: int) -> int:
        """One place."""
        if self._is_plain:
            return min(counted, self.length)
        return self._given.normalised.position(self._offsets.position(counted))

    def end(self, counted: int) -> int:
        """The end that a program counted as exclusive, whatever it was."""
        return counted + self._more


def sync_points(element: "etree._Element", places: Places) -> list[SyncPoint]:
    """The points of a transcript that say when something was said, in the order of the text."""
    found = []
    for child in all_of(element, "SyncPoint"):
        if (counted := integer(child.get("position"))) is not None:
            position = places.position(max(0, counted))
            found.append(SyncPoint(canonical(child.get("guid")), position, integer(child.get("timeStamp"))))
    return sorted(found, key=lambda point: point.position)


class Passages:
    """Reads the selections of texts."""

    def __init__(self, claims: Claims, guids: Guids, remarks: Remarks) -> None:
        self._claims = claims
        self._guids = guids
        self._remarks = remarks

    def of(self, element: "etree._Element", given: GivenText, places: Places, where: str) -> tuple[Selection, ...]:
        """The selections of a text; those wholly outside it are left out."""
        points = sync_points(element, places)
        found = []
        for child in all_of(element, *PASSAGES):
            selection = self._selection(child, given, places, points, where)
            if selection is not None:
                found.append(selection)
        return tuple(found)

    def whole(self, element: "etree._Element", source: str, text: str, where: str) -> tuple[Selection, ...]:
        """What is said of a whole document, as a selection of all of it."""
        codings = self._claims.codings(element, where)
        guid = derived_guid("whole", source)
        return (Selection(guid, 0, len(text), codings=codings, is_whole=True),) if codings else ()

    def _selection(
        self, element: "etree._Element", given: GivenText, places: Places, points: list[SyncPoint], where: str
    ) -> Selection | None:
        guid = self._guids.taken("selection", element.get("guid"))
        if element.get("startPosition") is None and element.get("endPosition") is None:
            ends = self._between(element, points, len(given.text), where)
        else:
            ends = self._counted(element, places, where)
        if ends is None:
            return None
        start, end = ends
        name = element.get("name")
        title = kept(name.strip()) if name and not is_shortened(name, given.text[start:end]) else ""
        description = text_in(element, "Description") if len(element) else ""
        claims = self._claims
        return Selection(
            guid,
            start,
            end,
            title,
            kept(description) if description else "",
            claims.person(element),
            claims.time(element),
            claims.codings(element, where),
            claims.notes(element),
        )

    def _counted(self, element: "etree._Element", places: Places, where: str) -> tuple[int, int] | None:
        first, last = integer(element.get("startPosition")), integer(element.get("endPosition"))
        if first is None or last is None:
            self._remarks.count(Matter.PLACELESS, where)
            return None
        if last < first:
            self._remarks.count(Matter.TURNED, where)
            first, last = last, first
        last = places.end(last)
        if last < 0 or first > places.length or (first == places.length and last > first):
            self._remarks.count(Matter.OUTSIDE, where)
            return None
        if first < 0 or last > places.length:
            self._remarks.count(Matter.CLIPPED, where)
        start = places.position(max(0, first))
        return start, max(start, places.position(max(0, last)))

    def _between(
        self, element: "etree._Element", points: list[SyncPoint], length: int, where: str
    ) -> tuple[int, int] | None:
        """From one sync point to another, or to the next where the end is not told."""
        position_of = {point.guid: point.position for point in points}
        start = position_of.get(canonical(element.get("fromSyncPoint")))
        end = position_of.get(canonical(element.get("toSyncPoint")))
        if start is None:
            self._remarks.count(Matter.PLACELESS, where)
            return None
        if end is None:
            later = [point.position for point in points]
            index = bisect_right(later, start)
            end = later[index] if index < len(later) else length
        if end < start:
            self._remarks.count(Matter.TURNED, where)
        return min(start, end), max(start, end)
