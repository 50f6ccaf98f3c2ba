"""Notes that only a link binds to what they are about, as annotations and memos of NVivo."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from qualapp.importers.refi.guids import canonical

if TYPE_CHECKING:
    from lxml import etree


class LinkedNotes:
    """What the links of a project bind together."""

    def __init__(self) -> None:
        self._ends: list[tuple[str, str]] = []

    def see(self, link: "etree._Element") -> None:
        """Remember the ends of a link."""
        self._ends.append((canonical(link.get("originGUID")), canonical(link.get("targetGUID"))))

    def by_thing(self, notes: Collection[str]) -> dict[str, tuple[str, ...]]:
        """The notes on each thing that is none itself, in the order of the links."""
        found: dict[str, dict[str, None]] = {}
        for ends in self._ends:
            for note, thing in (ends, ends[::-1]):
                if note in notes and thing and thing not in notes:
                    found.setdefault(thing, {})[note] = None
        return {thing: tuple(on_it) for thing, on_it in found.items()}
