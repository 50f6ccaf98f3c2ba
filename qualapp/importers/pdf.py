"""Read .pdf: the text layer in the order in which a page is read, column by column, with the page of each paragraph."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from qualapp.errors import UserError
from qualapp.i18n import _, _n
from qualapp.importers.content import document_readings
from qualapp.importers.files import bytes_of, of_another_kind, shown_name
from qualapp.importers.page_columns import columns_of
from qualapp.importers.page_lines import lines_in
from qualapp.importers.page_margins import Margins
from qualapp.importers.page_paragraphs import Paragraphs
from qualapp.importers.pdf_file import Page, PdfFile, Word
from qualapp.importers.readers import reads
from qualapp.model.source import Reading
from qualapp.progress import Progress, Work

_BEGINNING = b"%PDF-"
_HEAD = 1024
_SAMPLE = 40
_PAGES_AT_A_TIME = 10
_MOST_UNKNOWN = 0.3
_MOST_NAMED = 3
_MOST_LISTED = 10


@reads(".pdf")
def read_pdf(path: Path) -> Work[list[Reading]]:
    """A PDF document with a text layer; what repeats at the top or bottom of most pages is left out."""
    data = bytes_of(path)
    if _BEGINNING not in data[:_HEAD]:
        raise of_another_kind(path, data, _("a PDF document"))
    with PdfFile(path, data) as file:
        document = _Document(path, file)
        yield from document.read()
    return document_readings(path, data, document.paragraphs.pieces(), document.notes())


class _Document:
    """What has been found on the pages so far."""

    def __init__(self, path: Path, file: PdfFile) -> None:
        self._path = path
        self._file = file
        self._margins = Margins((number, _words(file.page(number))) for number in _sample(len(file)))
        self._without_text: list[int] = []
        self._damaged: list[int] = []
        self._has_turned = False
        self._letters = self._unknown = 0
        self.paragraphs = Paragraphs()

    def read(self) -> Work[None]:
        """Read all pages; raises UserError where there is next to no text on them."""
        pages = len(self._file)
        for number in range(pages):
            if number % _PAGES_AT_A_TIME == 0:
                yield Progress(number, pages, shown_name(self._path))
            page = self._file.page(number)
            if page is None:
                self._damaged.append(number + 1)
            else:
                self._take(page, number + 1)
        self._refuse_pictures(pages)

    def _take(self, page: Page, number: int) -> None:
        words = self._margins.without(number - 1, page.words)
        is_stamped = page.has_picture and self._margins.are_all(number - 1, page.words)
        self._has_turned |= page.has_turned_words
        self._letters += sum(len(word.text) for word in page.words)
        self._unknown += page.unknown
        if is_stamped or (not words and not page.is_blank):
            self._without_text.append(number)
            return
        for column in columns_of(words):
            self.paragraphs.add(lines_in(column), number)

    def _refuse_pictures(self, pages: int) -> None:
        if len(self._without_text) > pages / 2:
            message = _(
                "“{name}” holds pictures of pages and no text, as scanners make them;"
                " let a program for text recognition (OCR) add the text, and import that copy."
            )
            raise UserError(message.format(name=shown_name(self._path)))
        if self._unknown > _MOST_UNKNOWN * max(1, self._letters):
            message = _(
                "“{name}” does not tell which letters its signs stand for;"
                " let a program for text recognition (OCR) read it, and import that copy."
            )
            raise UserError(message.format(name=shown_name(self._path)))

    def notes(self) -> list[str]:
        """What the researcher should know of the text."""
        notes = []
        if repeated := self._margins.left_out:
            named = ", ".join(f"“{line}”" for line in repeated[:_MOST_NAMED])
            notes.append(_("What repeats at the top or bottom of the pages was left out: {lines}.").format(lines=named))
        if pages := self._without_text:
            sentence = _n(
                "Page {pages} holds a picture and no text, and was left out.",
                "Pages {pages} hold pictures and no text, and were left out.",
                len(pages),
            )
            notes.append(sentence.format(pages=_listed(pages)))
        if pages := self._damaged:
            sentence = _n(
                "Page {pages} is damaged and was left out.", "Pages {pages} are damaged and were left out.", len(pages)
            )
            notes.append(sentence.format(pages=_listed(pages)))
        if self._has_turned:
            notes.append(_("Words that stand across the page were left out."))
        return notes


def _sample(pages: int) -> Iterator[int]:
    """Pages from all over the document, two by two, since left and right pages may differ."""
    step = max(2, 2 * (pages // _SAMPLE))
    for number in range(0, pages, step):
        yield from range(number, min(number + 2, pages))


def _words(page: Page | None) -> Sequence[Word]:
    return page.words if page else ()


def _listed(pages: Sequence[int]) -> str:
    listed = ", ".join(map(str, pages[:_MOST_LISTED]))
    return f"{listed} …" if len(pages) > _MOST_LISTED else listed
