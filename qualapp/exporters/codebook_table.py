"""A codebook as a table with a row for each code (.xlsx, .csv): to be read, edited, and read again."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qualapp.errors import UserError
from qualapp.exporters.codebook_report import CodebookReport, NumberedCode, numbered
from qualapp.exporters.plain_table import safe
from qualapp.exporters.words import plain
from qualapp.i18n import _, language
from qualapp.model.code import PATH_SEPARATOR
from qualapp.model.code_inks import code_ink
from qualapp.model.codebook import Words
from qualapp.progress import Progress, Work

_STEP = 500
_LONGEST_CELL = 32_767
_GUIDANCE = ("definition", "include", "exclude", "example")
_DARK = 0x60
_A4 = 9
_LINE_HEIGHT = 15
_TALLEST_ROW = 409
Cell = str | int


@dataclass(frozen=True)
class _Column:
    """A column with what it says of a code."""

    title: str
    width: int
    value: Callable[[NumberedCode], Cell]


def write_text_table(report: CodebookReport, path: Path) -> Work[None]:
    """Write UTF-8 with a byte order mark, `;` between cells in Danish and `,` in English.

    What spreadsheets would calculate gets an apostrophe in front, which is taken away when it is read again.
    """
    columns = _columns(report)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file, delimiter=";" if language() == "da" else ",")
        table.writerow([column.title for column in columns])
        for code in (yield from _codes(report)):
            table.writerow([safe(column.value(code)) for column in columns])


def write_excel_table(report: CodebookReport, path: Path) -> Work[None]:
    """Write a sheet; the colours of the codes are seen in it.

    Raises UserError where a text is longer than a cell of Excel holds.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    columns = _columns(report)
    book = Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    sheet = book.add_worksheet(_("Codebook"))
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#F5F4F0"})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.title, head)
    sheet.freeze_panes(1, 3)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    codes = yield from _codes(report)
    sheet.autofilter(0, 0, max(len(codes), 1), len(columns) - 1)
    fills: dict[str, Any] = {}
    for row, code in enumerate(codes, start=1):
        sheet.set_row(row, min(_TALLEST_ROW, _LINE_HEIGHT * max(_lines(column, code) for column in columns)))
        for place, column in enumerate(columns):
            is_colour = column.title == _("Colour") and bool(code.code.colour)
            _put(sheet, row, place, column.value(code), _filled(book, fills, code) if is_colour else text)
    try:
        book.close()
    except FileCreateError as error:
        raise error.args[0] from error


def _lines(column: _Column, code: NumberedCode) -> int:
    """How many lines a cell takes, as near as can be told without drawing it."""
    return sum(1 + len(line) // column.width for line in str(column.value(code)).split("\n"))


def _codes(report: CodebookReport) -> Work[Sequence[NumberedCode]]:
    codes = list(numbered(report.codebook))
    yield Progress(0, len(codes), _("Writing the codebook"))
    return codes


def _filled(book: Any, fills: dict[str, Any], code: NumberedCode) -> Any:
    """A cell in the colour of the code, in which its number can be read."""
    if code.colour not in fills:
        ink = code_ink(code.colour)
        light = sum(int(ink[place : place + 2], 16) for place in (1, 3, 5)) > 3 * _DARK
        fills[code.colour] = book.add_format(
            {"valign": "top", "bg_color": ink, "font_color": "#000000" if light else "#FFFFFF"}
        )
    return fills[code.colour]


def _put(sheet: Any, row: int, place: int, value: Cell, form: Any) -> None:
    if isinstance(value, int):
        sheet.write_number(row, place, value, form)
    elif value and sheet.write_string(row, place, plain(value), form) < 0:
        raise UserError(
            _("“{words}…” is longer than a cell of Excel holds. Save the codebook as .csv, .qdc or .yaml.").format(
                words=value[:40]
            )
        )


def _columns(report: CodebookReport) -> list[_Column]:
    """The columns; what is said in the other language has its own where anything is said in it."""
    first = report.language
    counts = {code: sum(by_valence.values()) for code, by_valence in report.counts.items()}
    return [
        _Column(_("Level"), 7, lambda code: code.level),
        _Column(_("Path"), 40, lambda code: _path(code, first)),
        _Column(_("Name"), 28, lambda code: code.code.name.in_language(first)),
        *_in_other(report, "name", _("Name"), 28),
        _Column(_("Colour"), 9, lambda code: code.code.colour or ""),
        *(column for key in _GUIDANCE for column in _texts(report, key)),
        _Column(_("Can be coded"), 10, lambda code: _("yes") if code.code.is_codable else _("no")),
        _Column(_("Codings"), 10, lambda code: counts.get(code.code.id, 0)),
        _Column("Guid", 38, lambda code: code.code.id),
    ]


def _path(code: NumberedCode, chosen: str) -> str:
    return PATH_SEPARATOR.join(one.name.in_language(chosen) for one in (*code.above, code.code))


def _texts(report: CodebookReport, key: str) -> Iterator[_Column]:
    titles = dict(zip(_GUIDANCE, (_("Definition"), _("Include"), _("Exclude"), _("Example")), strict=True))
    width = 60 if key == "definition" else 40
    yield _Column(titles[key], width, lambda code: _words(code, key).in_language(report.language))
    yield from _in_other(report, key, titles[key], width)


def _in_other(report: CodebookReport, key: str, title: str, width: int) -> Iterator[_Column]:
    """A column for the other language, where a code says something else in it."""
    other = "en" if report.language == "da" else "da"

    def said(code: NumberedCode) -> str:
        words = _words(code, key)
        return "" if words.da == words.en else getattr(words, other)

    if any(map(said, numbered(report.codebook))):
        yield _Column(f"{title} ({other})", width, said)


def _words(code: NumberedCode, key: str) -> Words:
    words: Words = getattr(code.code, key)
    return words
