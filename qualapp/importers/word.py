"""Read .docx: paragraphs, headings and table rows in the order of the document.

The parts are read with lxml alone: python-docx unpacks every picture before it shows the first paragraph, shows no
text boxes or content controls, and cannot be told how much it may unpack.
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from qualapp.i18n import _, _n
from qualapp.importers.archive import Archive
from qualapp.importers.content import Piece, document_readings, row
from qualapp.importers.readers import reads
from qualapp.importers.word_styles import HeadingStyles, outline_level
from qualapp.importers.xml_names import attribute, child, local
from qualapp.model.source import BlockKind, Reading

if TYPE_CHECKING:
    from lxml import etree

_RELATIONS = "_rels/.rels"
_USUAL_PART = "word/document.xml"
_LEFT_OUT = frozenset(
    {"del", "moveFrom", "instrText", "rPr", "pPr", "tblPr", "tcPr", "rt", "sectPr", "sdtPr", "sdtEndPr"}
)
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_FOOTNOTES = ("{*}footnoteReference", "{*}endnoteReference")
_TRACKED = ("{*}ins", "{*}del", "{*}moveFrom")


@reads(".docx")
def read_word(path: Path) -> list[Reading]:
    """A Word document; tracked changes as if accepted, without headers, footers, footnotes and comments."""
    archive = Archive(path, _("a Word document"))
    part = _main_part(archive)
    root = archive.needed_xml(part)
    styles = HeadingStyles(archive.xml(str(PurePosixPath(part).with_name("styles.xml"))))
    body = child(root, "body")
    pieces = _pieces(root if body is None else body, styles)
    return document_readings(path, archive.data, pieces, _notes(root))


def _main_part(archive: Archive) -> str:
    relations = archive.xml(_RELATIONS)
    for relation in () if relations is None else relations:
        if (attribute(relation, "Type") or "").endswith("/officeDocument"):
            return (attribute(relation, "Target") or "").lstrip("/")
    return _USUAL_PART


def _notes(root: "etree._Element") -> list[str]:
    notes = []
    if footnotes := sum(1 for _found in root.iter(*_FOOTNOTES)):
        notes.append(_n("{n} footnote was left out.", "{n} footnotes were left out.", footnotes).format(n=footnotes))
    if next(root.iter(*_TRACKED), None) is not None:
        notes.append(_("The document has tracked changes; it was read as if all were accepted."))
    if next(root.iter("{*}altChunk"), None) is not None:
        notes.append(_("A part that is embedded from another document was left out."))
    return notes


def _pieces(container: "etree._Element", styles: HeadingStyles) -> Iterator[Piece]:
    """The paragraphs and table rows in a body, cell or text box; what merely encloses them is looked through."""
    for element in container:
        name = local(element)
        if name == "p":
            yield from _paragraph(element, styles)
        elif name == "tbl":
            yield from _table(element, styles)
        elif name == "AlternateContent":
            yield from _pieces(_alternative(element), styles)
        elif name not in _LEFT_OUT:
            yield from _pieces(element, styles)


def _paragraph(paragraph: "etree._Element", styles: HeadingStyles) -> Iterator[Piece]:
    words: list[str] = []
    boxes: list[etree._Element] = []
    for element in _inside(paragraph, boxes):
        words.append(_written(element))
    text = "".join(words)
    properties = child(paragraph, "pPr")
    level = outline_level(properties)
    if level is None:
        level = styles.level(attribute(child(properties, "pStyle"), "val") or "")
    if text.strip() or child(properties, "rPr", "del") is None:
        is_heading = level and text.strip()
        yield Piece(text, BlockKind.HEADING, level) if is_heading else Piece(text)
    for box in boxes:
        yield from _pieces(box, styles)


def _inside(paragraph: "etree._Element", boxes: "list[etree._Element]") -> "Iterator[etree._Element]":
    """The elements of a paragraph that stand for characters; the text boxes anchored in it are put aside."""
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        name = local(element)
        if name in _SIGNS or name in ("t", "sym"):
            yield element
        elif name == "txbxContent":
            boxes.append(element)
        elif name == "AlternateContent":
            waiting.append(_alternative(element))
        elif name not in _LEFT_OUT:
            waiting += reversed(element)


def _written(element: "etree._Element") -> str:
    """The characters that an element stands for."""
    name = local(element)
    if name == "t":
        return (element.text or "").replace("\r", " ").replace("\n", " ")
    if name == "sym":
        code = attribute(element, "char") or ""
        return chr(int(code, 16)) if len(code) == 4 and set(code.casefold()) <= set("0123456789abcdef") else ""
    return _SIGNS[name]


def _alternative(element: "etree._Element") -> "etree._Element":
    """Of the forms in which the same drawing is written for newer and older programs, one."""
    choice = child(element, "Choice")
    return next(iter(element), element) if choice is None else choice


def _table(table: "etree._Element", styles: HeadingStyles) -> Iterator[Piece]:
    """One piece for each row; a table of a single cell is a frame around paragraphs."""
    rows = [list(_enclosed(row_, "tc")) for row_ in _enclosed(table, "tr") if child(row_, "trPr", "del") is None]
    if len(rows) == 1 and len(rows[0]) == 1:
        yield from _pieces(rows[0][0], styles)
    else:
        yield from (row(_cell(cell, styles) for cell in cells) for cells in rows)


def _cell(cell: "etree._Element", styles: HeadingStyles) -> str:
    merged = child(cell, "tcPr", "vMerge")
    if merged is not None and attribute(merged, "val") != "restart":
        return ""
    return " ".join(piece.text for piece in _pieces(cell, styles))


def _enclosed(element: "etree._Element", name: str) -> "Iterator[etree._Element]":
    """The children of a name, also those inside content controls and the like."""
    for inner in element:
        if local(inner) == name:
            yield inner
        elif local(inner) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _enclosed(inner, name)
