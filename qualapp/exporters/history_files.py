"""The audit trail as a file: CSV and Excel with a row for each step, Word to be read."""

import csv
from datetime import UTC
from pathlib import Path
from typing import Any

from qualapp.errors import UserError
from qualapp.exporters.draft import draft_of
from qualapp.exporters.history_report import HistoryReport, ToldStep, facts
from qualapp.exporters.history_word import write_document
from qualapp.exporters.plain_table import safe
from qualapp.exporters.words import plain
from qualapp.i18n import N_, _, language
from qualapp.progress import Progress, Work

_TOLD_EVERY = 100
_MOST_ROWS = 1_048_575
_LONGEST_CELL = 16_000

COLUMNS: tuple[tuple[str, int], ...] = (
    (N_("Step"), 9),
    (N_("Time (UTC)"), 20),
    (N_("Coder"), 18),
    (N_("What"), 44),
    (N_("Kind"), 12),
    (N_("What changed"), 80),
    (N_("Sources"), 30),
    (N_("Codes"), 30),
    (N_("Copy"), 38),
    (N_("Came with"), 24),
    (N_("Identity"), 38),
)


def write_history(report: HistoryReport, path: Path) -> Work[Path]:
    """Write the trail in the format of the path's ending, and return the path.

    Raises UserError where the ending is another or the file cannot be written; then an older file is as it was.
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise UserError(
            _("The history cannot be written to “{file}”. Let its name end in .csv, .xlsx or .docx.").format(
                file=path.name
            )
        )
    with draft_of(path) as draft:
        yield from writer(report, draft)
    return path


def _write_text(report: HistoryReport, path: Path) -> Work[None]:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file, delimiter=";" if language() == "da" else ",")
        table.writerow([_(title) for title, _width in COLUMNS])
        for number, step in enumerate(report.steps()):
            if number % _TOLD_EVERY == 0:
                yield Progress(number, report.total, _("Writing steps"))
            table.writerow([safe(cell) for cell in _cells(step)])


def _write_workbook(report: HistoryReport, path: Path) -> Work[None]:
    from xlsxwriter import Workbook

    if report.total > _MOST_ROWS:
        raise UserError(_("A sheet of Excel does not hold so many steps. Narrow the filters or save as .csv."))
    book = Workbook(path, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made = report.made.astimezone(UTC).replace(tzinfo=None)
    book.set_properties({"title": plain(_title(report)), "author": plain(report.coder), "created": made})
    head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#F5F4F0", "valign": "top", "text_wrap": True})
    text = book.add_format({"valign": "top", "text_wrap": True})
    moment = book.add_format({"valign": "top", "align": "left", "num_format": _moment_format()})
    sheet = book.add_worksheet(_("History"))
    sheet.set_landscape()
    sheet.freeze_panes(1, 3)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, max(report.total, 1), len(COLUMNS) - 1)
    for place, (title, width) in enumerate(COLUMNS):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, _(title), head)
    for number, step in enumerate(report.steps()):
        if number % _TOLD_EVERY == 0:
            yield Progress(number, report.total, _("Writing steps"))
        sheet.write_number(number + 1, 0, step.number, text)
        sheet.write_datetime(number + 1, 1, step.time.astimezone(UTC).replace(tzinfo=None), moment)
        for place, cell in enumerate(_cells(step)[2:], start=2):
            sheet.write_string(number + 1, place, plain(str(cell))[:_LONGEST_CELL], text)
    _about(book, report, text)
    book.close()


def _about(book: Any, report: HistoryReport, text: Any) -> None:
    sheet = book.add_worksheet(_("About"))
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 90)
    for row, (label, told) in enumerate(facts(report)):
        sheet.write_string(row, 0, plain(label), text)
        sheet.write_string(row, 1, plain(told), text)


def _cells(step: ToldStep) -> list[str | int]:
    return [
        step.number,
        step.time.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S"),
        step.coder,
        step.what,
        step.kind,
        "\n".join(step.details),
        "; ".join(step.sources),
        "; ".join(step.codes),
        step.copy,
        step.came_with,
        step.guid,
    ]


def _title(report: HistoryReport) -> str:
    return f"{report.project}: " + _("History")


def _moment_format() -> str:
    return "dd\\.mm\\.yyyy hh\\.mm\\.ss" if language() == "da" else "d mmm yyyy hh:mm:ss"


_WRITERS = {".csv": _write_text, ".xlsx": _write_workbook, ".docx": write_document}
