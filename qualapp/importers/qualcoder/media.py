"""Pictures, recordings and areas of PDF pages, which are kept as REFI-QDA writes them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from qualapp.importers.foreign_database import ForeignDatabase, Row
from qualapp.importers.qualcoder.files import PDF, REPRESENTATION, TRANSCRIPT, SourceFile
from qualapp.importers.qualcoder.identity import Identity, instant
from qualapp.importers.qualcoder.memos import notes_on
from qualapp.importers.tally import Tally
from qualapp.model.exchange import Kept, TravellingValue, derived_guid

if TYPE_CHECKING:
    from lxml import etree

_NAMESPACE = "urn:QDA-XML:project:1.0"
_SELECTIONS = {"PictureSource": "PictureSelection", PDF: "PDFSelection", "AudioSource": "AudioSelection"}
_AREAS = ("imid", "id", "x1", "y1", "width", "height", "cid", "memo", "owner", "date", "important", "pdf_page")
_STRETCHES = ("avid", "id", "pos0", "pos1", "cid", "memo", "owner", "date", "important")
_TIMED = ("AudioSource", "VideoSource")


@dataclass(frozen=True)
class Around:
    """What belongs to a recording or picture as a whole: the notes on it and its values, with their types."""

    notes: tuple[str, ...] = ()
    values: tuple[TravellingValue, ...] = ()


class Media:
    """Makes the elements that are kept."""

    def __init__(
        self,
        database: ForeignDatabase,
        identity: Identity,
        codes: Mapping[int, str],
        types: Mapping[str, str],
        tally: Tally,
    ) -> None:
        self._database = database
        self._identity = identity
        self._codes = codes
        self._types = types
        self._tally = tally

    def kept(self, file: SourceFile, transcript: SourceFile | None, around: Around) -> Kept:
        """A picture, recording or PDF with the codings of its areas and stretches."""
        element = self._element(file)
        if file.kind != PDF or not file.text:
            _description(element, file.row.prose("memo"))
        if transcript:
            _part(element, TRANSCRIPT, guid=transcript.guid, name=transcript.name)
        selections = list(self._selections(file))
        for name, row, places in selections:
            self._selection(element, name, row, places)
        if file.kind == PDF and file.text:
            _part(element, REPRESENTATION, guid=derived_guid("representation", file.guid), name=file.name)
        for guid in around.notes:
            _part(element, "NoteRef", targetGUID=guid)
        for value in around.values:
            self._value(element, value)
        self._tally.note("kept file", file.name)
        texts = (file.text,) if file.text else ()
        return Kept(
            file.guid, file.kind, _written(element), file.name, texts=texts, files=(file.file,) if file.file else ()
        )

    def _element(self, file: SourceFile) -> "etree._Element":
        from lxml import etree

        element = etree.Element(f"{{{_NAMESPACE}}}{file.kind}", nsmap={None: _NAMESPACE})  # type: ignore[dict-item]
        element.set("guid", file.guid)
        element.set("name", file.name)
        if file.file:
            element.set("path", "kept://0")
        self._made(element, file.row)
        return element

    def _selections(self, file: SourceFile) -> Iterator[tuple[str, Row, dict[str, int]]]:
        """What is coded in a file: the element's name, its row and where it lies."""
        if file.kind in _TIMED:
            name = file.kind.replace("Source", "Selection")
            for row in self._database.rows("code_av", *_STRETCHES, where={"id": file.number}, by=("pos0", "avid")):
                begin, end = sorted((row.number("pos0") or 0, row.number("pos1") or 0))
                yield name, row, {"begin": begin, "end": end}
        else:
            name = _SELECTIONS[file.kind]
            for row in self._database.rows("code_image", *_AREAS, where={"id": file.number}, by=("imid",)):
                yield name, row, _area(row, with_page=file.kind == PDF)

    def _selection(self, element: "etree._Element", name: str, row: Row, places: dict[str, int]) -> None:
        code = self._codes.get(row.number("cid") or 0)
        if code is None:
            self._tally.note("loose coding")
            return
        table, key = ("code_av", "avid") if "begin" in places else ("code_image", "imid")
        guid = self._identity.of(table, row, key)
        numbers = {attribute: str(number) for attribute, number in places.items()}
        selection = _part(element, name, guid=derived_guid("selection", guid), **numbers)
        self._made(selection, row)
        coding = _part(selection, "Coding", guid=guid)
        self._made(coding, row)
        _part(coding, "CodeRef", targetGUID=code)
        for note in notes_on(table, row, self._identity):
            _part(coding, "NoteRef", targetGUID=note)

    def _made(self, element: "etree._Element", row: Row) -> None:
        """Say who made something and when."""
        if owner := row.line("owner"):
            element.set("creatingUser", self._identity.person(owner))
        at = instant(row.words("date"))
        if at is not None and 0 <= at < 253_402_300_800_000_000:
            moment = datetime.fromtimestamp(at // 1_000_000, UTC).replace(tzinfo=None)
            element.set("creationDateTime", f"{moment.isoformat()}Z")

    def _value(self, element: "etree._Element", value: TravellingValue) -> None:
        outer = _part(element, "VariableValue")
        _part(outer, "VariableRef", targetGUID=value.variable)
        _part(outer, f"{self._types.get(value.variable, 'Text')}Value").text = value.text


def _area(row: Row, with_page: bool) -> dict[str, int]:
    x, y = row.number("x1") or 0, row.number("y1") or 0
    page = {"page": row.number("pdf_page") or 0} if with_page else {}
    width, height = row.number("width") or 0, row.number("height") or 0
    return {**page, "firstX": x, "firstY": y, "secondX": x + width, "secondY": y + height}


def _part(element: "etree._Element", kind: str, /, **attributes: str) -> "etree._Element":
    from lxml import etree

    return etree.SubElement(element, f"{{{_NAMESPACE}}}{kind}", attributes)


def _description(element: "etree._Element", text: str) -> None:
    if text:
        _part(element, "Description").text = text


def _written(element: "etree._Element") -> str:
    from lxml import etree

    return etree.tostring(element, encoding="unicode")
