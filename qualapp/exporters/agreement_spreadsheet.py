"""Agreement as an Excel workbook: a sheet for each table, numbers as numbers."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC
from io import BytesIO
from pathlib import Path
from typing import Any

from qualapp import formats
from qualapp.exporters.agreement_report import AgreementReport, AgreementTable, Cell, HeatMap
from qualapp.exporters.heat import heat, ink_on
from qualapp.exporters.words import joined, plain
from qualapp.i18n import _
from qualapp.progress import Progress, Work

_A4 = 9
_LABEL, _NUMBER, _PROSE = 48, 14, 100
_LINE_HEIGHT = 15
_LETTERS_PER_DIGIT = 1.2
_LONGEST_NAME = 31


def write_workbook(report: AgreementReport, path: Path) -> Work[None]:
    """Write the tables, the map of coders, the answers, and what was compared."""
    from xlsxwriter import Workbook

    packed = BytesIO()
    book = Workbook(packed, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made = report.made.astimezone(UTC).replace(tzinfo=None)
    subject = _("Agreement between coders")
    title = plain(f"{report.project}: {subject}")
    book.set_properties({"title": title, "author": plain(report.coder), "created": made})
    sheets = _Sheets(book)
    for number, table in enumerate(report.tables):
        yield Progress(number, len(report.tables), _("Writing tables"))
        sheets.add_table(table)
        if number == 0:
            sheets.add_heat_map(report.heat_map)
    sheets.add_prose(_("Answers"), [_("Question"), _("Code"), _("Answer")], list(_answers(report)))
    sheets.add_prose(_("About"), [_("Agreement between coders"), ""], list(_facts(report)))
    book.close()
    path.write_bytes(packed.getbuffer())


class _Sheets:
    """Adds sheets that look alike."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def add_table(self, table: AgreementTable) -> None:
        """A sheet with its title above, what the numbers are below."""
        sheet = self._sheet(table.name, table.title)
        width = len(table.headings)
        sheet.set_column(0, table.labels - 1, _LABEL)
        sheet.set_column(table.labels, max(table.labels, width - 1), _NUMBER)
        for place, heading in enumerate(table.headings):
            sheet.write_string(1, place, plain(heading), self._head(is_label=place < table.labels))
        sheet.set_row(1, 2 * _LINE_HEIGHT)
        for row, cells in enumerate(table.rows, start=2):
            sheet.set_row(row, max(_height(cell.shown, _LABEL) for cell in cells[: table.labels]))
            for place, cell in enumerate(cells):
                self._put(sheet, row, place, cell, is_label=place < table.labels)
        sheet.freeze_panes(2, table.labels)
        sheet.repeat_rows(0, 1)
        room = _LABEL * table.labels + _NUMBER * (width - table.labels)
        self._note(sheet, len(table.rows) + 3, table.note, width, room)

    def add_heat_map(self, heat_map: HeatMap) -> None:
        """A sheet on which coders who agree more meet in a darker cell."""
        sheet = self._sheet(heat_map.name, heat_map.title)
        sheet.set_column(0, 0, _LABEL)
        sheet.set_column(1, len(heat_map.names), 16)
        sheet.set_row(1, 2 * _LINE_HEIGHT)
        for place, name in enumerate(heat_map.names):
            sheet.write_string(1, place + 1, plain(name), self._head())
            sheet.write_string(place + 2, 0, plain(name), self._format(bold=True))
            for across, value in enumerate(heat_map.values[place]):
                self._put_heat(sheet, place + 2, across + 1, value, is_self=across == place)
        self._note(sheet, len(heat_map.names) + 3, heat_map.note, 2, _LABEL)

    def add_prose(self, name: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """A sheet of words."""
        sheet = self._sheet(name, "")
        widths = [30] * (len(headings) - 1) + [_PROSE]
        for place, (heading, width) in enumerate(zip(headings, widths, strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, plain(heading), self._head())
        for row, texts in enumerate(rows, start=1):
            sheet.set_row(row, max(_height(text, width) for text, width in zip(texts, widths, strict=True)))
            for place, text in enumerate(texts):
                sheet.write_string(row, place, plain(text), self._format(text_wrap=True))
        sheet.freeze_panes(1, 0)

    def _sheet(self, name: str, title: str) -> Any:
        sheet = self._book.add_worksheet(re.sub(r"[\[\]:*?/\\']", " ", name)[:_LONGEST_NAME])
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        if title:
            sheet.write_string(0, 0, plain(title), self._format(bold=True, font_size=13))
            sheet.set_row(0, 22)
        return sheet

    def _put(self, sheet: Any, row: int, place: int, cell: Cell, *, is_label: bool) -> None:
        if cell.number is not None:
            sheet.write_number(row, place, cell.number, self._format(num_format=cell.form, align="right", indent=1))
        elif is_label:
            sheet.write_string(row, place, plain(cell.shown), self._format(text_wrap=True))
        elif cell.shown:
            shown = self._format(align="right", indent=1, italic=True, font_color="#626872")
            sheet.write_string(row, place, plain(cell.shown), shown)

    def _put_heat(self, sheet: Any, row: int, place: int, value: float | None, *, is_self: bool) -> None:
        if value is None:
            ground = self._format(bg_color="#F5F4F0", align="center", font_color="#626872")
            sheet.write_string(row, place, "" if is_self else "–", ground)
            return
        ground = self._format(
            bg_color=f"#{heat(value)}", font_color=f"#{ink_on(value)}", num_format="0.00", align="center"
        )
        sheet.write_number(row, place, value, ground)

    def _note(self, sheet: Any, row: int, note: str, columns: int, room: int) -> None:
        """Lines below a table, each across all of its columns."""
        for line in note.splitlines():
            sheet.set_row(row, _height(line, room))
            sheet.merge_range(row, 0, row, columns - 1, plain(line), self._format(font_color="#626872", text_wrap=True))
            row += 1

    def _head(self, *, is_label: bool = True) -> Any:
        side = {} if is_label else {"align": "right", "indent": 1}
        return self._format(text_wrap=True, bold=True, bottom=1, bg_color="#F5F4F0", **side)

    def _format(self, **properties: object) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({"valign": "top", **properties})
        return self._formats[key]


def _height(text: str, width: int) -> int:
    """How high a row is with this text in a column of this width, as near as can be told without drawing it."""
    return _LINE_HEIGHT * sum(1 + int(len(line) / (width * _LETTERS_PER_DIGIT)) for line in text.split("\n"))


def _answers(report: AgreementReport) -> Iterator[tuple[str, str, str]]:
    for one in report.answers:
        yield one.question, one.about, "\n".join(part for part in (one.answer, one.others) if part)


def _facts(report: AgreementReport) -> Iterator[tuple[str, str]]:
    yield _("Project"), report.project
    yield from report.facts
    yield _("Exported"), joined(formats.date_time(report.made), report.coder)
