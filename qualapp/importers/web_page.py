"""Read .html and .htm: what a browser shows as headings, paragraphs, list items and table rows; nothing is fetched."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from qualapp.i18n import _
from qualapp.importers.content import Piece, document_readings, row
from qualapp.importers.encodings import decoded
from qualapp.importers.files import bytes_of, damaged, kind_of, of_another_kind
from qualapp.importers.readers import reads
from qualapp.importers.web_tables import is_table, rows_of
from qualapp.importers.white_space import drawn_together
from qualapp.model.source import BlockKind, Reading

if TYPE_CHECKING:
    from lxml import etree

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)
_HEAD = 4096
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_AS_BROWSERS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
_PICTURES = re.compile(rb"data:[\w/.+-]{1,80};base64,[A-Za-z0-9+/=\s]{200,}")
_NO_TEXT = """head script style template noscript nav svg canvas iframe object embed audio video map select
    textarea datalist button input progress meter dialog rt rp applet frameset"""
_LEFT_OUT = frozenset(_NO_TEXT.split())
_LINES_OF_THEIR_OWN = """address article aside blockquote body caption center dd details dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu ol p plaintext pre
    section summary table tbody td tfoot th thead tr ul xmp"""
_BLOCKS = frozenset(_LINES_OF_THEIR_OWN.split())
_AS_WRITTEN = frozenset({"pre", "listing", "xmp", "plaintext"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_UNSEEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_AT_BREAK = re.compile(r" *\n *")


@reads(".html", ".htm")
def read_web_page(path: Path) -> list[Reading]:
    """A web page without its scripts, navigation and what is hidden."""
    data = bytes_of(path)
    if not data.strip() or kind_of(data):
        raise of_another_kind(path, data.strip(), _("a web page"))
    characters, note = _characters(data)
    root = parsed(path, characters)
    return document_readings(path, data, pieces_of(root), [note] if note else [])


def _characters(data: bytes) -> tuple[str, str]:
    """The file as characters: by its mark, else as it says itself, else as files are read that do not say."""
    lean = _PICTURES.sub(b"data:", data)
    said = _CHARSET.search(lean, 0, _HEAD)
    if said and not lean.startswith(_MARKS):
        try:
            codec = codecs.lookup(said[1].decode()).name
            return lean.decode(_AS_BROWSERS.get(codec, codec)), ""
        except (LookupError, UnicodeError):
            pass
    return decoded(lean)


def parsed(path: Path, characters: str) -> "etree._Element":
    """The elements of a page; nothing is fetched from elsewhere."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    plain = characters.replace("\0", "").encode("utf-8", "replace")
    try:
        root = etree.fromstring(plain, parser)
    except etree.XMLSyntaxError as error:
        raise damaged(path) from error
    if root is None:
        raise of_another_kind(path, b"", _("a web page"))
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise damaged(path)
    return root


def pieces_of(root: "etree._Element") -> Iterator[Piece]:
    """The blocks inside an element, in order; a table comes as rows, one that only lays out is looked through."""
    from lxml import etree

    block = _Block()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = str(element.tag)
        if name in _BLOCKS:
            yield from block.taken()
        if event == "end":
            block.leave(name)
            block.add("" if element is root else element.tail)
        elif _is_left_out(element):
            walk.skip_subtree()
        elif name == "table" and is_table(element):
            walk.skip_subtree()
            yield from _rows(element)
        else:
            block.enter(name)
            block.add(element.text)
    yield from block.taken()


def _rows(table: "etree._Element") -> Iterator[Piece]:
    for caption in table.iterchildren("caption"):
        yield from pieces_of(caption)
    for cells in rows_of(table):
        yield row("" if cell is None else " ".join(piece.text for piece in pieces_of(cell)) for cell in cells)


def _is_left_out(element: "etree._Element") -> bool:
    return element.tag in _LEFT_OUT or "hidden" in element.attrib or bool(_UNSEEN.search(element.get("style") or ""))


class _Block:
    """The words since the last block ended."""

    def __init__(self) -> None:
        self._words: list[tuple[str, bool]] = []
        self._levels: list[int] = []
        self._as_written = 0

    def enter(self, name: str) -> None:
        """An element begins."""
        self._as_written += name in _AS_WRITTEN
        if name in _HEADINGS:
            self._levels.append(_HEADINGS[name])
        if name == "br":
            self._words.append(("\n", True))

    def leave(self, name: str) -> None:
        """An element ends."""
        self._as_written -= name in _AS_WRITTEN
        if name in _HEADINGS:
            self._levels.pop()

    def add(self, words: str | None) -> None:
        """Words of the block, in which white space counts only where it is shown as it is written."""
        if words:
            self._words.append((words, self._as_written > 0))

    def taken(self) -> Iterator[Piece]:
        """The block that ends here, unless there is nothing in it."""
        text = drawn_together(self._words)
        self._words.clear()
        text = text.strip("\n") if self._as_written else _AT_BREAK.sub("\n", text).strip(" \n")
        if text:
            level = self._levels[-1] if self._levels else 0
            yield Piece(text, BlockKind.HEADING, level) if level and text.strip() else Piece(text)
