"""Which texts a source of a project holds, and what of it is kept beside them."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qualapp.i18n import _
from qualapp.importers.refi.guids import Guids, canonical
from qualapp.importers.refi.keeping import Keeping, as_text
from qualapp.importers.refi.own import Own
from qualapp.importers.refi.package import Package
from qualapp.importers.refi.passages import Places
from qualapp.importers.refi.positions import Breaks, PositionReading, Unit
from qualapp.importers.refi.remarks import Matter, Remarks
from qualapp.importers.refi.texts import GivenText, Texts, text_elements
from qualapp.importers.refi.values import integer
from qualapp.importers.refi.xml_units import all_of, local
from qualapp.model.exchange import Kept, Outcome, TravellingFile, derived_guid
from qualapp.model.exchange_marks import sync_guid
from qualapp.model.text import kept

if TYPE_CHECKING:
    from lxml import etree

_FIRST_FILE = "kept://0"
_RECORDINGS = ("AudioSource", "VideoSource")


@dataclass(frozen=True)
class TextPart:
    """A text in a source: its guid here, as what it travels, its element, or the document that it is read from."""

    guid: str
    kind: str
    name: str
    element: "etree._Element | None" = None
    document: zipfile.ZipInfo | None = None


class Media:
    """Tells the texts of a source in the same way each time."""

    def __init__(self, package: Package, texts: Texts, own: Own) -> None:
        self.package = package
        self.texts = texts
        self.own = own

    def parts(self, source: "etree._Element", guids: Guids) -> tuple[str, list[TextPart]]:
        """The guid of a source, and the texts in it that can be had."""
        guid, kind = guids.taken("source", source.get("guid")), local(source)
        name = _named(source)
        if kind == "TextSource":
            parts = [TextPart(guid, kind, name or _("(nameless)"), source)]
        elif kind in _RECORDINGS:
            parts = [
                TextPart(guids.taken("source", element.get("guid")), "Transcript", _named(element) or name, element)
                for element in text_elements(source)
            ]
        else:
            parts = [
                TextPart(guid, self._kind(source, guid, local(element)), name or _named(element), element)
                for element in text_elements(source)
            ]
        found = [part for part in parts if part.element is not None and self.texts.is_there(part.element)]
        if kind == "PDFSource" and not parts and (document := self._pdf(source)):
            found = [TextPart(guid, "Representation", name, None, document)]
        return guid, [part if part.name else replace(part, name=_("(nameless)")) for part in found]

    def given(self, part: TextPart) -> GivenText | None:
        """The text itself."""
        if part.element is not None:
            return self.texts.read(part.element)
        found = self.texts.document(part.document) if part.document else None
        return found if isinstance(found, GivenText) else None

    def _kind(self, source: "etree._Element", guid: str, inner: str) -> str:
        return "PDFSource" if local(source) == "PDFSource" and self.own.of(guid, "", Remarks()).is_pdf else inner

    def _pdf(self, source: "etree._Element") -> zipfile.ZipInfo | None:
        entry = self.package.inside(source.get("path"))
        if entry is None or not entry.filename.lower().endswith(".pdf"):
            return None
        return entry if isinstance(self.texts.document(entry), GivenText) else None


@dataclass
class Draft:
    """Something kept whose places in texts can be told once it is clear how they are counted."""

    guid: str
    element: "etree._Element"
    name: str
    texts: tuple[str, ...]
    files: tuple[TravellingFile, ...]
    points: "list[tuple[etree._Element, dict[tuple[Unit, Breaks], int]]]" = field(default_factory=list)

    def kept(self, reading: PositionReading) -> Kept:
        """It, with places as they are in the texts here."""
        for element, places in self.points:
            element.set("position", str(places[reading.unit, reading.breaks]))
        return Kept(
            self.guid, local(self.element), as_text(self.element), self.name, texts=self.texts, files=self.files
        )


class KeptMedia:
    """Makes what is kept of a source beside its texts."""

    def __init__(self, media: Media, keeping: Keeping, remarks: Remarks) -> None:
        self._media = media
        self._keeping = keeping
        self._remarks = remarks

    def draft(self, source: "etree._Element", guid: str, parts: list[TextPart]) -> Draft | None:
        """What is kept of a source, or None where its text is all that there is."""
        kind, name = local(source), _named(source)
        if kind == "TextSource" and not parts:
            self._tell_missing(source, name)
        if parts and (kind == "TextSource" or parts[0].kind == "PDFSource"):
            return None
        if kind != "TextSource":
            self._remarks.count(Matter.MEDIA)
        inner = {part.element: part for part in parts if part.element is not None}
        guids = {element: self._guid(part, element) for element, part in inner.items()}
        without = ("Coding", "VariableValue") if parts else ()
        made = self._keeping.element(source, guid, name, guids, without)
        draft = Draft(guid, made, name, tuple(part.guid for part in parts), self._files(source, made, name))
        for element, part in inner.items():
            draft.points += self._points(made, guids[element], part)
        return draft

    def _guid(self, part: TextPart, element: "etree._Element") -> str:
        if part.kind == "Transcript":
            return part.guid
        return canonical(element.get("guid")) or derived_guid("representation", part.guid)

    def _files(self, source: "etree._Element", made: "etree._Element", name: str) -> tuple[TravellingFile, ...]:
        if local(source) == "TextSource":
            return ()
        entry = self._media.package.inside(source.get("path"))
        if entry is None:
            if source.get("path"):
                self._tell_missing(source, name)
            return ()
        made.set("path", _FIRST_FILE)
        return (self._media.package.file(entry),)

    def _tell_missing(self, source: "etree._Element", name: str) -> None:
        paths = [source.get(path) for path in ("plainTextPath", "richTextPath", "path")]
        path = next((path for path in paths if path), "")
        if local(source) != "TextSource":
            sentence = _("The file “{path}” is not in the project file and was not looked for elsewhere.")
        elif path:
            sentence = _("The text “{path}” is not in the project file; what was said of it is kept for export.")
        else:
            sentence = _("It has no text; what was said of it is kept for export.")
        self._remarks.say(Outcome.LEFT_OUT, sentence.format(path=path), name)

    def _points(
        self, made: "etree._Element", guid: str, part: TextPart
    ) -> "Iterator[tuple[etree._Element, dict[tuple[Unit, Breaks], int]]]":
        placeholder = next(child for child in made if child.get("guid") == guid)
        found = all_of(placeholder, "SyncPoint")
        given = self._media.given(part) if found else None
        if given is None:
            return
        ways = [(unit, breaks) for unit in Unit for breaks in Breaks]
        places = {way: Places(given, PositionReading(unit=way[0], breaks=way[1])) for way in ways}
        for element in found:
            counted = integer(element.get("position"))
            if counted is None:
                continue
            if element.get("guid") == sync_guid(guid, counted):
                placeholder.remove(element)
            else:
                yield element, {way: places[way].position(max(0, counted)) for way in ways}


def _named(element: "etree._Element") -> str:
    name = kept(element.get("name") or "")
    return name if name.strip() else ""
