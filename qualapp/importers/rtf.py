"""Read .rtf: paragraphs, headings and table rows in the order of the document.

The file is read here: striprtf takes hidden words and deleted ones for text, loses headings, and writes `|` between
cells where the words may have one too.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from qualapp.i18n import _, _n
from qualapp.importers.content import Piece, document_readings
from qualapp.importers.files import bytes_of, damaged, of_another_kind
from qualapp.importers.readers import reads
from qualapp.importers.rtf_codes import USUAL, code_page, fonts_in, headings_in, level_of
from qualapp.importers.rtf_flow import Flow
from qualapp.model.source import Reading

_BEGINNING = b"{\\rtf"
_DEEPEST = 10_000
_TOKEN = re.compile(
    rb"([^\\{}\r\n\0]+)|\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|([{}])|\\([^A-Za-z'])|[\r\n\0]+|\\'?",
    re.DOTALL,
)
_IN_SKIPPED = re.compile(rb"[{}]|\\bin(\d{1,10}) ?|\\.", re.DOTALL)
_SKIPPED = frozenset(
    b"""annotation author bkmkend bkmkstart colortbl comment fldinst footerf footer footerl footerr footnote fonttbl
    header headerf headerl headerr info listtext nonesttables objdata pict pntext private rxe shprslt sp stylesheet
    tc template title txe xe""".split()
)
_LOOKED_THROUGH = frozenset({b"shpinst", b"do"})
_BOXES = frozenset({b"shptxt", b"dptxbxtext"})
_SIGNS = {
    b"tab": "\t", b"line": "\n", b"page": "\n", b"column": "\n", b"nestcell": " ", b"nestrow": " ", b"emdash": "—",
    b"endash": "–", b"emspace": "\u2003", b"enspace": "\u2002", b"qmspace": "\u2005", b"bullet": "•", b"lquote": "‘",
    b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"zwj": "\u200d", b"zwnj": "\u200c", b"zwbo": "\u200b",
    b"ltrmark": "\u200e", b"rtlmark": "\u200f", b"~": "\xa0", b"_": "\u2011", b"-": "\u00ad", b"\\": "\\", b"{": "{",
    b"}": "}", b"\t": "\t",
}  # fmt: skip
_ENCODINGS = {b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}


class _Group(NamedTuple):
    """What holds within a pair of braces; those inside begin with the same."""

    codec: str = USUAL
    substitutes: int = 1
    is_hidden: bool = False
    is_deleted: bool = False
    in_table: bool = False
    level: int = 0

    @property
    def is_silent(self) -> bool:
        """Whether its words are no part of the text."""
        return self.is_hidden or self.is_deleted


@reads(".rtf")
def read_rtf(path: Path) -> list[Reading]:
    """A document in Rich Text Format; tracked changes as if accepted, without footnotes, comments and hidden text."""
    data = bytes_of(path)
    if not data.startswith(_BEGINNING):
        raise of_another_kind(path, data, _("an RTF document"))
    document = _Document(path, data)
    return document_readings(path, data, document.pieces(), document.notes)


class _Document:
    """An RTF file, read once from its beginning to its end."""

    def __init__(self, path: Path, data: bytes) -> None:
        self._path = path
        self._data = data
        self._place = 0
        self._groups: list[_Group] = []
        self._boxes: list[tuple[int, Flow]] = []
        self._flow = Flow()
        self._group = _Group()
        self._codec = USUAL
        self._raw_codec = _codec_of_raw(data)
        self._font = 0
        self._fonts: dict[int, str] = {}
        self._headings: dict[int, int] = {}
        self._to_skip = 0
        self._is_starred = False
        self._footnotes = 0
        self._had_hidden = False
        self._had_changes = False
        self.notes: list[str] = []

    def pieces(self) -> Iterator[Piece]:
        """What is in the document; the notes are complete when all pieces were taken."""
        while self._place < len(self._data):
            found = _TOKEN.match(self._data, self._place)
            if found is None:
                raise damaged(self._path)
            self._place = found.end()
            self._take(found)
            if not self._groups:
                break
            if not self._boxes:
                yield from self._flow.taken()
        self._finish()
        yield from self._flow.taken()

    def _finish(self) -> None:
        if len(self._groups) > 1:
            raise damaged(self._path)
        if self._groups:
            self.notes.append(_("The file breaks off; check that its end is there."))
        self._end_section()
        if n := self._footnotes:
            self.notes.append(_n("{n} footnote was left out.", "{n} footnotes were left out.", n).format(n=n))
        if self._had_changes:
            self.notes.append(_("The document has tracked changes; it was read as if all were accepted."))
        if self._had_hidden:
            self.notes.append(_("Hidden text was left out."))

    def _take(self, found: re.Match[bytes]) -> None:
        run, word, number, code, brace, sign = found.groups()
        if run:
            self._say_bytes(run, self._raw_codec or self._group.codec)
        elif word:
            self._take_word(word, int(number) if number else None)
        elif code:
            self._say_bytes(bytes.fromhex(code.decode()), self._group.codec)
        elif brace:
            self._to_skip = 0
            self._open() if brace == b"{" else self._close()
        elif sign:
            self._take_sign(sign)

    def _open(self) -> None:
        if len(self._groups) > _DEEPEST:
            raise damaged(self._path)
        self._groups.append(self._group)

    def _close(self) -> None:
        outer = self._groups.pop()
        if self._groups:
            self._group = outer
        self._is_starred = False
        if self._boxes and len(self._groups) < self._boxes[-1][0]:
            _depth, flow = self._boxes.pop()
            self._flow.end()
            flow.add_box(self._flow.taken())
            self._flow = flow

    def _take_sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._is_starred = True
        elif sign in b"\r\n":
            self._end_paragraph()
        elif self._to_skip:
            self._to_skip -= 1
        elif sign in _SIGNS:
            self._say(_SIGNS[sign])

    def _take_word(self, word: bytes, number: int | None) -> None:
        self._to_skip = 0
        starred, self._is_starred = self._is_starred, False
        if word in _BOXES:
            self._boxes.append((len(self._groups), self._flow))
            self._flow = Flow()
        elif (starred and word not in _LOOKED_THROUGH) or (word in _SKIPPED and not starred):
            self._skip(word)
        elif word in _SIGNS:
            self._say(_SIGNS[word])
        elif act := _ACTS.get(word):
            act(self, number)
        elif word in _ENCODINGS:
            self._encode(_ENCODINGS[word])

    def _skip(self, word: bytes) -> None:
        """Go on behind the group, of which the tables of fonts and styles are kept."""
        start, depth = self._place, 1
        while depth:
            found = _IN_SKIPPED.search(self._data, self._place)
            if found is None:
                raise damaged(self._path)
            self._place = found.end() + int(found[1] or 0)
            depth += {b"{": 1, b"}": -1}.get(found[0], 0)
        self._footnotes += word == b"footnote"
        self._close()
        if word == b"fonttbl":
            self._fonts |= fonts_in(self._data[start : self._place])
            self._use_font(self._font)
        elif word == b"stylesheet":
            self._headings |= headings_in(self._data[start : self._place - 1])

    def _say_bytes(self, data: bytes, codec: str) -> None:
        skipped = min(self._to_skip, len(data))
        self._to_skip -= skipped
        if self._group.is_silent:
            self._had_hidden |= self._group.is_hidden
        elif skipped < len(data):
            self._flow.add_bytes(data[skipped:], codec)

    def _say(self, words: str) -> None:
        if not self._group.is_silent:
            self._flow.add(words)

    def _say_unicode(self, number: int | None) -> None:
        if number is not None:
            self._say(chr(number % 0x10000 if number < 0x10000 else min(number, 0x10FFFF)))
            self._to_skip = self._group.substitutes

    def _end_paragraph(self, _number: int | None = None) -> None:
        if not self._group.is_silent:
            self._flow.end_paragraph(self._group.level, self._group.in_table)

    def _end_section(self, _number: int | None = None) -> None:
        self._flow.end(self._group.level, self._group.in_table)

    def _encode(self, codec: str) -> None:
        self._codec = codec
        self._set(codec=codec)

    def _use_code_page(self, number: int | None) -> None:
        self._encode(code_page(number or 0))

    def _use_font(self, number: int | None) -> None:
        self._set(codec=self._fonts.get(number or 0, self._codec))

    def _use_first(self, number: int | None) -> None:
        self._font = number or 0

    def _make_plain(self, _number: int | None) -> None:
        self._set(is_hidden=False, is_deleted=False)
        self._use_font(self._font)

    def _use_style(self, number: int | None) -> None:
        self._set(level=self._headings.get(number or 0, 0))

    def _delete(self, number: int | None) -> None:
        self._had_changes = True
        self._set(is_deleted=number != 0)

    def _skip_bytes(self, number: int | None) -> None:
        self._place += max(0, number or 0)

    def _set(self, **said: Any) -> None:
        self._group = self._group._replace(**said)

    def _note_change(self, _number: int | None) -> None:
        self._had_changes = True


_ACTS: dict[bytes, Callable[[_Document, int | None], None]] = {
    b"par": _Document._end_paragraph,
    b"sect": _Document._end_section,
    b"cell": lambda document, _number: document._flow.end_cell(),
    b"row": lambda document, _number: document._flow.end_row(),
    b"u": _Document._say_unicode,
    b"uc": lambda document, number: document._set(substitutes=max(0, number or 0)),
    b"bin": _Document._skip_bytes,
    b"ansicpg": _Document._use_code_page,
    b"deff": _Document._use_first,
    b"f": _Document._use_font,
    b"s": _Document._use_style,
    b"outlinelevel": lambda document, number: document._set(level=level_of(number or 0)),
    b"v": lambda document, number: document._set(is_hidden=number != 0),
    b"deleted": _Document._delete,
    b"revised": _Document._note_change,
    b"intbl": lambda document, _number: document._set(in_table=True),
    b"pard": lambda document, _number: document._set(in_table=False, level=0),
    b"plain": _Document._make_plain,
}


def _codec_of_raw(data: bytes) -> str:
    """The encoding of bytes that the format has no place for: "utf-8" where all of them are that, else nothing."""
    if data.isascii():
        return ""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return "utf-8"
