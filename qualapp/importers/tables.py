"""Tables of cases, sources or informants in .xlsx and .csv: values out, nothing stored."""

import csv
import datetime
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qualapp.errors import UserError
from qualapp.i18n import _, _n
from qualapp.importers.archive import Archive
from qualapp.importers.encodings import decoded
from qualapp.importers.files import bytes_of, shown_name
from qualapp.model.text import kept
from qualapp.progress import Progress, Work

SUFFIXES = (".xlsx", ".csv", ".tsv", ".txt")
_MOST_ROWS = 100_000
_MOST_COLUMNS = 500
_STEP = 500
_SAMPLE = 20
_EMPTY_IN_A_ROW = 1000
_SPACES_PER_INDENT = 4
_BROKEN = (KeyError, ValueError, OSError, TypeError, EOFError, SyntaxError)  # the last is how bad XML is told
_DELIMITERS = (";", "\t", ",", "|")


@dataclass(frozen=True)
class Table:
    """A table as it was read: one title for each column, and rows as long as the titles."""

    name: str
    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


def read_table(path: Path, *, indented: bool = False) -> Work[Table]:
    """Read the first sheet that has something in it, or a text with one row a line.

    A hidden sheet is read only where no other says anything.
    The first row that is not empty holds the titles. Empty rows and columns are left out; a merged cell's value
    stands in its first cell; of a formula the value that was last counted is taken. Where the table is `indented`,
    cells below the titles keep the spaces or the indent that they begin with.
    Raises UserError where there is no table in the file, or more rows than a project can take at once.
    """
    suffix = path.suffix.casefold()
    if suffix not in SUFFIXES:
        raise UserError(
            _("“{name}” is no table that can be read. Save it as .xlsx or .csv.").format(name=shown_name(path))
        )
    notes: list[str] = []
    rows = yield from _gathered(
        _excel_rows(path, indented) if suffix == ".xlsx" else _text_rows(path, notes, indented), path
    )
    if len(rows) < 2:
        raise UserError(
            _("“{name}” needs a row of titles and at least one row below it.").format(name=shown_name(path))
        )
    return _table(shown_name(path), rows, notes)


def _gathered(found: Iterable[Sequence[str]], path: Path) -> Work[list[tuple[str, ...]]]:
    rows: list[tuple[str, ...]] = []
    for row in found:
        if len(rows) % _STEP == 0:
            yield Progress(len(rows), 0, shown_name(path))
        if any(row):
            rows.append(tuple(row))
        if len(rows) > _MOST_ROWS + 1:
            raise UserError(
                _("“{name}” has more than {most} rows. Divide it into several files.").format(
                    name=shown_name(path), most=_MOST_ROWS
                )
            )
    return rows


def _table(name: str, rows: list[tuple[str, ...]], notes: list[str]) -> Table:
    width = max(map(len, rows))
    if width > _MOST_COLUMNS:
        raise UserError(_("“{name}” has more than {most} columns.").format(name=name, most=_MOST_COLUMNS))
    rows = [row + ("",) * (width - len(row)) for row in rows]
    used = [place for place in range(width) if any(row[place] for row in rows)]
    titles = [" ".join(rows[0][place].split()) for place in used]
    titles = _told_apart(titles, notes)
    nameless = titles.count("")
    if nameless:
        notes.append(
            _n(
                "{n} column has no title and is left out unless you choose it.",
                "{n} columns have no title and are left out unless you choose them.",
                nameless,
            ).format(n=nameless)
        )
    body = tuple(tuple(row[place] for place in used) for row in rows[1:])
    return Table(name, tuple(titles), body, tuple(notes))


def _told_apart(titles: list[str], notes: list[str]) -> list[str]:
    """The titles, those that stand there already with a number behind them."""
    found: list[str] = []
    taken = {""}
    for title in titles:
        free, number = title, 2
        while title and free.casefold() in taken:
            free, number = f"{title} ({number})", number + 1
        taken.add(free.casefold())
        found.append(free)
    if found != titles:
        notes.append(_("Several columns have the same title; those after the first have a number behind it."))
    return found


def _excel_rows(path: Path, indented: bool) -> Iterator[list[str]]:
    from openpyxl import load_workbook

    archive = Archive(path, _("an Excel workbook"))
    try:
        book = load_workbook(io.BytesIO(archive.data), read_only=True, data_only=True)
    except _BROKEN as error:
        raise archive.not_of_kind() from error
    try:
        for sheet in sorted(book.worksheets, key=lambda sheet: sheet.sheet_state != "visible"):
            sheet.reset_dimensions()
            cells = sheet.iter_rows(values_only=not indented)
            rows = _until_empty([_indented(cell) if indented else _written(cell) for cell in row] for row in cells)
            first = next(rows, None)
            if first is not None:
                yield first
                yield from rows
                return
    except (*_BROKEN, zipfile.BadZipFile, zlib.error) as error:
        raise archive.not_of_kind() from error
    finally:
        book.close()


def _until_empty(rows: Iterable[list[str]]) -> Iterator[list[str]]:
    """The rows that say something; sheets that were once formatted to the end have a million that say nothing."""
    empty = 0
    for row in rows:
        empty = 0 if any(row) else empty + 1
        if empty > _EMPTY_IN_A_ROW:
            return
        if not empty:
            yield row


def _written(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case datetime.datetime():
            midnight = value.time() == datetime.time()
            return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="seconds")
        case datetime.date():
            return value.isoformat()
    return kept(str(value)).strip()


def _indented(cell: Any) -> str:
    """What stands in a cell of Excel, behind as many spaces as it is indented by."""
    found = _written(cell.value)
    if not found or not isinstance(cell.value, str):
        return found
    spaces = len(cell.value) - len(cell.value.lstrip())
    return " " * (spaces + _SPACES_PER_INDENT * int(cell.alignment.indent or 0)) + found


def _text_rows(path: Path, notes: list[str], indented: bool) -> Iterator[list[str]]:
    text, note = decoded(bytes_of(path))
    if note:
        notes.append(note)
    lines = text.splitlines()
    told = lines[0].strip().casefold() if lines else ""
    if told.startswith("sep=") and len(told) == 5:
        delimiter, text = told[-1], text.split("\n", 1)[1] if "\n" in text else ""
    else:
        delimiter = _delimiter(text)
    csv.field_size_limit(1_000_000)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield [kept(cell).rstrip() if indented else kept(cell).strip() for cell in row]
    except csv.Error as error:
        raise UserError(
            _("“{name}” cannot be read as a table: {reason}.").format(name=shown_name(path), reason=error)
        ) from None


def _delimiter(text: str) -> str:
    """The sign that divides most of the first rows into equally many cells, more than one."""

    def rank(delimiter: str) -> tuple[int, int]:
        sample = list(_first(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)))
        widths = [len(row) for row in sample if row]
        common = max(set(widths), key=widths.count) if widths else 1
        return (widths.count(common) if common > 1 else 0, common)

    return max(_DELIMITERS, key=rank)


def _first(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        for _number, row in zip(range(_SAMPLE), rows, strict=False):
            yield row
    except csv.Error:
        return
