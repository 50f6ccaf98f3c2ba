"""Read .odt: paragraphs, headings and table rows in the order of the document.

The parts are read with lxml alone: odfdo takes the words of tracked deletions, comments and notes for text of the
document, and cannot be told how much it may unpack.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from qualapp.i18n import _, _n
from qualapp.importers.archive import Archive
from qualapp.importers.content import Piece, document_readings, row
from qualapp.importers.readers import reads
from qualapp.importers.white_space import drawn_together
from qualapp.importers.word_styles import level_by_name
from qualapp.importers.xml_names import attribute, child, local
from qualapp.model.source import BlockKind, Reading

if TYPE_CHECKING:
    from lxml import etree

_MANIFEST = "META-INF/manifest.xml"
_LEFT_OUT = frozenset({"note", "annotation", "tracked-changes", "forms", "ruby-text", "title", "desc", "binary-data"})
_SIGNS = {"s": " ", "tab": "\t", "line-break": "\n"}
_MOST_REPEATED = 1000


@reads(".odt")
def read_opendocument(path: Path) -> list[Reading]:
    """An OpenDocument text; tracked changes as if accepted, without headers, footers, footnotes and comments."""
    archive = Archive(path, _("an OpenDocument text"))
    if archive.holds(_MANIFEST, b"encryption-data"):
        raise archive.locked()
    root = archive.needed_xml("content.xml")
    body = child(root, "body", "text")
    if body is None:
        raise archive.not_of_kind()
    pieces = _pieces(body, _parents(root))
    return document_readings(path, archive.data, pieces, _notes(body))


def _parents(root: "etree._Element") -> dict[str, str]:
    """The named style on which each automatic style of the document builds."""
    styles = child(root, "automatic-styles")
    return {
        attribute(style, "name") or "": attribute(style, "parent-style-name") or ""
        for style in (() if styles is None else styles)
    }


def _notes(body: "etree._Element") -> list[str]:
    notes = []
    if footnotes := sum(1 for _found in body.iter("{*}note")):
        notes.append(_n("{n} footnote was left out.", "{n} footnotes were left out.", footnotes).format(n=footnotes))
    if next(body.iter("{*}tracked-changes"), None) is not None:
        notes.append(_("The document has tracked changes; it was read as if all were accepted."))
    return notes


def _pieces(container: "etree._Element", styles: dict[str, str]) -> Iterator[Piece]:
    """The paragraphs and table rows in a body, cell or text box; what merely encloses them is looked through."""
    for element in container:
        name = local(element)
        if name in ("p", "h"):
            yield from _paragraph(element, styles)
        elif name == "table":
            yield from _table(element, styles)
        elif name not in _LEFT_OUT:
            yield from _pieces(element, styles)


def _paragraph(paragraph: "etree._Element", styles: dict[str, str]) -> Iterator[Piece]:
    boxes: list[etree._Element] = []
    text = drawn_together(_words(paragraph, boxes))
    level = _level(paragraph, styles)
    yield Piece(text, BlockKind.HEADING, level) if level and text.strip() else Piece(text)
    for box in boxes:
        yield from _pieces(box, styles)


def _level(paragraph: "etree._Element", styles: dict[str, str]) -> int:
    if local(paragraph) == "h":
        given = attribute(paragraph, "outline-level") or ""
        return int(given) if given.isdecimal() and 0 < int(given) <= 10 else 1
    style = attribute(paragraph, "style-name") or ""
    return level_by_name(styles.get(style, style).replace("_20_", " "))


def _words(paragraph: "etree._Element", boxes: "list[etree._Element]") -> Iterator[tuple[str, bool]]:
    """The characters of a paragraph, and whether they are white space that is meant; text boxes are put aside."""
    waiting: list[etree._Element | str] = [paragraph]
    while waiting:
        element = waiting.pop()
        if isinstance(element, str):
            yield element, False
        elif (name := local(element)) in _SIGNS:
            count = attribute(element, "c") or "1"
            yield _SIGNS[name] * min(int(count) if count.isdecimal() else 1, _MOST_REPEATED), True
        elif name == "text-box":
            boxes.append(element)
        elif name not in _LEFT_OUT:
            for inner in reversed(element):
                waiting += (inner.tail or "", inner)
            waiting.append(element.text or "")


def _table(table: "etree._Element", styles: dict[str, str]) -> Iterator[Piece]:
    """One piece for each row; a table of a single cell is a frame around paragraphs."""
    rows = [(found, list(_cells(found))) for found in _rows(table)]
    if len(rows) == 1 and len(rows[0][1]) == 1:
        yield from _pieces(rows[0][1][0], styles)
        return
    for found, cells in rows:
        piece = row(" ".join(inner.text for inner in _pieces(cell, styles)) for cell in cells)
        yield from [piece] * _repeated(found, "number-rows-repeated")


def _rows(table: "etree._Element") -> "Iterator[etree._Element]":
    for element in table:
        if local(element) == "table-row":
            yield element
        elif local(element) in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(element)


def _cells(found: "etree._Element") -> "Iterator[etree._Element]":
    """The cells of a row; of those merged sideways one, while a cell merged downwards leaves its place empty below."""
    covered = 0
    for cell in found:
        name = local(cell)
        if name == "table-cell":
            covered = _repeated(cell, "number-columns-spanned") - 1
        if name == "covered-table-cell" and covered > 0:
            covered -= _repeated(cell, "number-columns-repeated")
        elif name in ("table-cell", "covered-table-cell"):
            yield from [cell] * _repeated(cell, "number-columns-repeated")


def _repeated(element: "etree._Element", name: str) -> int:
    given = attribute(element, name) or "1"
    return min(max(int(given), 1), _MOST_REPEATED) if given.isdecimal() else 1
