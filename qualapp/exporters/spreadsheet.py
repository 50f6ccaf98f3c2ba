"""Coded excerpts as an Excel workbook: the codings, a count of each code, and what was exported."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from qualapp import formats
from qualapp.errors import UserError
from qualapp.exporters import words
from qualapp.exporters.columns import COLUMNS, Value, explanations
from qualapp.exporters.report import ExcerptReport, valence_counts
from qualapp.exporters.words import plain
from qualapp.exporters.writers import writes
from qualapp.i18n import _, language
from qualapp.model.code import PATH_SEPARATOR
from qualapp.model.coding import VALENCE_GLYPHS, Valence
from qualapp.progress import Progress, Work

_STEP = 500
_MOST_ROWS = 1_048_576
_MANY_ROWS = 50_000
_LONGEST_CELL = 32_767
_FIRST_YEAR = 1900
_LINE_HEIGHT = 15
_TALLEST_ROW = 409
_LETTERS_PER_DIGIT = 1.1
_A4 = 9
_LONG = tuple(place for place, column in enumerate(COLUMNS) if column.width >= 18)


@writes(".xlsx")
def write_spreadsheet(report: ExcerptReport, path: Path) -> Work[None]:
    """One row per coding, with numbers, dates and times as such; text is never taken for a formula."""
    total = len(report.excerpts)
    if total >= _MOST_ROWS:
        raise UserError(
            _("A sheet of Excel holds {most} rows, and these are more. Narrow the filters or save as .csv.").format(
                most=formats.number(_MOST_ROWS)
            )
        )
    with _workbook(path, total) as book:
        _describe(book, report)
        cells = _Cells(book)
        codings = _codings_sheet(book, cells, total)
        for row, excerpt in enumerate(report.excerpts, start=1):
            if row % _STEP == 1:
                yield Progress(row - 1, total, _("Writing codings"))
            cells.put_row(codings, row, [column.value(excerpt) for column in COLUMNS])
        _add_counts(book, cells, report)
        _add_about(book, cells, report)
        yield Progress(total, total, _("Saving the file"))


@contextmanager
def _workbook(path: Path, rows: int) -> Iterator[Any]:
    """A workbook that leaves nothing behind; with many rows it keeps them on disk, which is slower.

    With few it is packed in memory, since an archive that the disk refuses complains once more when it is forgotten.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    many = rows > _MANY_ROWS
    packed = BytesIO()
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        book = Workbook(path if many else packed, {"constant_memory": many, "in_memory": not many, "tmpdir": folder})
        try:
            yield book
            book.close()
            if not many:
                path.write_bytes(packed.getbuffer())
        except FileCreateError as error:
            raise error.args[0] from error
        finally:
            for sheet in book.worksheets() if many else ():
                sheet._opt_close()


def _describe(book: Any, report: ExcerptReport) -> None:
    made = report.made.astimezone(UTC).replace(tzinfo=None)
    title = plain(f"{report.project}: {words.title()}")
    book.set_properties({"title": title, "author": plain(report.coder), "created": made})


class _Cells:
    """Puts values of any kind into cells, each in the form of its kind."""

    def __init__(self, book: Any) -> None:
        top = {"valign": "top"}
        day, clock, colon = ("dd\\.mm\\.yyyy", "hh\\.mm", "\\.") if language() == "da" else ("d mmm yyyy", "hh:mm", ":")
        self.text = book.add_format(top | {"text_wrap": True})
        self.head = book.add_format(top | {"text_wrap": True, "bold": True, "bottom": 1, "bg_color": "#F5F4F0"})
        self.sum_label = book.add_format(top | {"bold": True, "top": 1})
        self.sum = book.add_format(top | {"bold": True, "top": 1, "align": "right", "indent": 1})
        self._number = book.add_format(top | {"align": "right", "indent": 1})
        self._date = book.add_format(top | {"num_format": day, "align": "left"})
        self._moment = book.add_format(top | {"num_format": f"{day} {clock}", "align": "left"})
        self._duration = book.add_format(top | {"num_format": f"[h]{colon}mm{colon}ss", "align": "right", "indent": 1})

    def put_row(self, sheet: Any, row: int, values: Sequence[Value]) -> None:
        """Write a row of codings, as high as its text needs."""
        lines = max(_lines(values[place], COLUMNS[place].width) for place in _LONG)
        sheet.set_row(row, _height(lines))
        for place, value in enumerate(values):
            self.put(sheet, row, place, value)

    def put(self, sheet: Any, row: int, place: int, value: Value) -> None:
        """Write one value; nothing for what is empty."""
        if isinstance(value, str):
            if value:
                sheet.write_string(row, place, fitting(value), self.text)
        elif isinstance(value, int):
            sheet.write_number(row, place, value, self._number)
        elif isinstance(value, timedelta):
            sheet.write_datetime(row, place, value, self._duration)
        elif value is not None:
            self._put_date(sheet, row, place, value)

    def _put_date(self, sheet: Any, row: int, place: int, value: date) -> None:
        if value.year < _FIRST_YEAR:
            sheet.write_string(row, place, value.isoformat(), self.text)
        elif isinstance(value, datetime):
            sheet.write_datetime(row, place, value.replace(tzinfo=None), self._moment)
        else:
            sheet.write_datetime(row, place, value, self._date)


def _codings_sheet(book: Any, cells: _Cells, total: int) -> Any:
    sheet = _sheet(book, cells, _("Codings"), [(column.title, column.width) for column in COLUMNS])
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(total, 1), len(COLUMNS) - 1)
    if not total:
        sheet.write_string(1, 0, words.nothing_found())
    return sheet


def _add_counts(book: Any, cells: _Cells, report: ExcerptReport) -> None:
    valences = [(f"{VALENCE_GLYPHS[valence]} {_(words.VALENCES[valence])}", 14) for valence in Valence]
    sheet = _sheet(book, cells, _("Counts"), [(_("Code"), 44), *valences, (_("All"), 10), (_("Definition"), 80)])
    sheet.freeze_panes(1, 1)
    sheet.fit_to_pages(1, 0)
    coded = [section for section in report.sections() if section.excerpts]
    for row, section in enumerate(coded, start=1):
        path = plain(PATH_SEPARATOR.join(section.path))
        definition = plain(section.definition)
        sheet.set_row(row, _height(max(_lines(path, 44), _lines(definition, 80))))
        numbers = [*valence_counts(section.excerpts).values(), len(section.excerpts)]
        cells.put(sheet, row, 0, path)
        for place, number in enumerate(numbers, start=1):
            cells.put(sheet, row, place, number)
        cells.put(sheet, row, len(numbers) + 1, definition)
    last = len(coded) + 1
    sheet.write_string(last, 0, _("All"), cells.sum_label)
    for place, number in enumerate([*valence_counts(report.excerpts).values(), len(report.excerpts)], start=1):
        sheet.write_number(last, place, number, cells.sum)


def _add_about(book: Any, cells: _Cells, report: ExcerptReport) -> None:
    facts = [(_("Project"), report.project), (_("Description"), report.description)]
    facts += [(label, "\n".join(lines)) for label, lines in words.facts(report)]
    facts += [(_("How to read it"), "\n".join([*words.caveats(report), *explanations()]))]
    sheet = _sheet(book, cells, _("About"), [(words.title(), 22), ("", 100)])
    sheet.fit_to_pages(1, 0)
    for row, (label, text) in enumerate(facts, start=1):
        sheet.set_row(row, _height(_lines(text, 100)))
        cells.put(sheet, row, 0, label)
        cells.put(sheet, row, 1, plain(text))


def _sheet(book: Any, cells: _Cells, name: str, columns: Iterable[tuple[str, int]]) -> Any:
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.repeat_rows(0)
    sheet.set_row(0, _height(2))
    for place, (title, width) in enumerate(columns):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, title, cells.head)
    return sheet


def _lines(value: Value, width: int) -> int:
    """How many lines a text takes in a column, as near as can be told without drawing it."""
    if not isinstance(value, str) or (len(value) < width and "\n" not in value):
        return 1
    return sum(1 + int(len(line) / (width * _LETTERS_PER_DIGIT)) for line in value.split("\n"))


def _height(lines: int) -> int:
    return min(lines * _LINE_HEIGHT, _TALLEST_ROW)


def fitting(text: str) -> str:
    """The text, or as much of it as a cell holds, which counts in UTF-16 units, with a note that it goes on."""
    if len(text) <= _LONGEST_CELL // 2 or _units(text) <= _LONGEST_CELL:
        return text
    note = _(" […] [Shortened: a cell of Excel holds no more.]")
    room = _LONGEST_CELL - _units(note)
    return text.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore") + note


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
