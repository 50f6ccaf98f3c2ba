"""A table of words and numbers as an Excel sheet or CSV."""

import csv
import re
from collections.abc import Sequence
from pathlib import Path

from qualapp.errors import UserError
from qualapp.exporters.spreadsheet import fitting
from qualapp.exporters.words import plain
from qualapp.i18n import _, language

_FORMULA = re.compile("'*[=+\\-@\t\r\n]")
Cell = str | int


def write_plain_table(path: Path, title: str, rows: Sequence[Sequence[Cell]], ending: str = "") -> None:
    """Write rows, the first of which holds the titles, in the format of an ending (.xlsx or .csv).

    The ending is the path's where none is named, as it must be for a draft.
    Raises UserError where the file cannot be written.
    """
    try:
        if (ending or path.suffix).casefold() == ".xlsx":
            _write_excel(path, title, rows)
        else:
            _write_text(path, rows)
    except OSError as error:
        raise UserError(
            _("“{path}” cannot be written: {reason}.").format(path=path, reason=error.strerror or error)
        ) from None


def _write_excel(path: Path, title: str, rows: Sequence[Sequence[Cell]]) -> None:
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    book = Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    sheet = book.add_worksheet(re.sub(r"[\[\]:*?/\\']", " ", title)[:31])
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, max(map(len, rows)), 16)
    for down, row in enumerate(rows):
        for across, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(down, across, cell)
            elif cell:
                sheet.write_string(down, across, fitting(plain(cell)), bold if down == 0 else None)
    try:
        book.close()
    except FileCreateError as error:
        raise error.args[0] from error


def _write_text(path: Path, rows: Sequence[Sequence[Cell]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file, delimiter=";" if language() == "da" else ",")
        table.writerows([[safe(cell) for cell in row] for row in rows])


def safe(cell: Cell) -> Cell:
    """Text that a spreadsheet would take for a formula gets an apostrophe in front."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell
