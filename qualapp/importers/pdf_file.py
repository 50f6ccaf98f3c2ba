"""The pages of a PDF document and the words on them, as PDFium finds them."""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, NamedTuple, Self

from qualapp.importers.files import damaged, locked

_WORD = re.compile("[^\\s\0\x02\ufffe]*[\x02\ufffe]|[^\\s\0\x02\ufffe]+")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_BULLETS = dict.fromkeys(map(ord, "\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc\uf076"), "•")
_LETTERS = str.maketrans({"\x02": "-", "\ufffe": "-", **_LIGATURES}) | _BULLETS
_UNKNOWN = re.compile("[\0\ue000-\uf8ff\ufffd\U000f0000-\U0010fffd]")
_QUARTER = math.pi / 2
_SAMPLE = 15
_FIRST_OBJECTS = 100
_one_at_a_time = Lock()


class Word(NamedTuple):
    """A word and the box around it, in points: `left` grows to the right, `top` downwards."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """How high the box is: a little more than the size of its letters."""
        return self.bottom - self.top


class Page(NamedTuple):
    """What is on a page: its words in no certain order, how many letters cannot be told, and what else is there."""

    words: Sequence[Word] = ()
    unknown: int = 0
    is_blank: bool = False
    has_picture: bool = False
    has_turned_words: bool = False


class PdfFile:
    """A PDF document that is open within a `with` block; PDFium serves one thread at a time."""

    def __init__(self, path: Path, data: bytes) -> None:
        import pypdfium2.raw

        self._pdfium: Any = pypdfium2.raw
        self._pictures = {pypdfium2.raw.FPDF_PAGEOBJ_IMAGE, pypdfium2.raw.FPDF_PAGEOBJ_FORM}
        self._path = path
        self._data = data

    def __enter__(self) -> Self:
        with _one_at_a_time:
            self._document = self._pdfium.FPDF_LoadMemDocument64(self._data, len(self._data), None)
            error = None if self._document else self._pdfium.FPDF_GetLastError()
        if error in (self._pdfium.FPDF_ERR_PASSWORD, self._pdfium.FPDF_ERR_SECURITY):
            raise locked(self._path)
        if error is not None:
            raise damaged(self._path)
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        with _one_at_a_time:
            self._pdfium.FPDF_CloseDocument(self._document)

    def __len__(self) -> int:
        with _one_at_a_time:
            return int(self._pdfium.FPDF_GetPageCount(self._document))

    def page(self, number: int) -> Page | None:
        """A page, counted from 0; None where it is damaged."""
        with _one_at_a_time:
            page = self._pdfium.FPDF_LoadPage(self._document, number)
            if not page:
                return None
            try:
                return self._read(page)
            finally:
                self._pdfium.FPDF_ClosePage(page)

    def _read(self, page: Any) -> Page | None:
        letters = self._pdfium.FPDFText_LoadPage(page)
        if not letters:
            return None
        try:
            kinds = self._kinds_of_objects(page)
            found = _Letters(self._pdfium, letters).page()
            return found._replace(is_blank=not kinds, has_picture=bool(kinds & self._pictures))
        finally:
            self._pdfium.FPDFText_ClosePage(letters)

    def _kinds_of_objects(self, page: Any) -> set[int]:
        """Which kinds there are among the first objects on a page."""
        count = min(_FIRST_OBJECTS, self._pdfium.FPDFPage_CountObjects(page))
        objects = (self._pdfium.FPDFPage_GetObject(page, place) for place in range(count))
        return {self._pdfium.FPDFPageObj_GetType(found) for found in objects}


class _Letters:
    """The letters of one page in the order in which PDFium gives them."""

    def __init__(self, pdfium: Any, letters: Any) -> None:
        self._pdfium = pdfium
        self._letters = letters
        self._rectangle = pdfium.FS_RECTF()
        self._by_reference = ctypes.byref(self._rectangle)

    def page(self) -> Page:
        """The page as one reads it, whichever way it lies in the file; words that stand across it are left."""
        text = self._text()
        spans = [found.span() for found in _WORD.finditer(text)]
        turn = self._turn([start for start, _end in spans])
        words: list[Word] = []
        has_turned = False
        for start, end in spans:
            first, last = self._box(start, turn), self._box(end - 1, turn)
            if first[2] < last[3] and last[2] < first[3]:
                words.append(_word(text[start:end].translate(_LETTERS), first, last))
            else:
                has_turned = True
        unknown = text.count("\0") + sum(len(_UNKNOWN.findall(word.text)) for word in words)
        known = [word for word in words if _UNKNOWN.sub("", word.text)]
        return Page(known, unknown, has_turned_words=has_turned)

    def _text(self) -> str:
        """A character for each letter of the page."""
        count = max(0, self._pdfium.FPDFText_CountChars(self._letters))
        buffer = (ctypes.c_ushort * (count + 1))()
        self._pdfium.FPDFText_GetText(self._letters, 0, count, buffer)
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if len(text) == count and "\0" not in text:
            return text
        codes = (self._pdfium.FPDFText_GetUnicode(self._letters, place) for place in range(count))
        return "".join(map(chr, codes))

    def _turn(self, starts: Sequence[int]) -> int:
        """By how many quarters most of the words are turned to the right."""
        sample = starts[:: max(1, len(starts) // _SAMPLE)]
        angles = (self._pdfium.FPDFText_GetCharAngle(self._letters, start) for start in sample)
        counted = Counter(round(angle / _QUARTER) % 4 for angle in angles)
        return counted.most_common(1)[0][0] if counted else 0

    def _box(self, place: int, turn: int) -> tuple[float, float, float, float]:
        """The box around a letter: left, right, top, bottom."""
        self._pdfium.FPDFText_GetLooseCharBox(self._letters, place, self._by_reference)
        found = self._rectangle
        if turn == 0:
            return found.left, found.right, -found.top, -found.bottom
        if turn == 1:
            return -found.top, -found.bottom, -found.right, -found.left
        if turn == 2:
            return -found.right, -found.left, found.bottom, found.top
        return found.bottom, found.top, found.left, found.right


def _word(text: str, first: Sequence[float], last: Sequence[float]) -> Word:
    return Word(text, min(first[0], last[0]), max(first[1], last[1]), min(first[2], last[2]), max(first[3], last[3]))
