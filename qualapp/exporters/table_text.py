"""Coded excerpts as a table of plain text (CSV) that Excel opens as it is."""

import csv
import re
from datetime import datetime, timedelta
from pathlib import Path

from qualapp.exporters.columns import COLUMNS, Value
from qualapp.exporters.report import ExcerptReport
from qualapp.exporters.writers import writes
from qualapp.i18n import _, language
from qualapp.progress import Progress, Work

_STEP = 1000
_FORMULA = re.compile("'*[=+\\-@\t\r\n]")


@writes(".csv")
def write_table_text(report: ExcerptReport, path: Path) -> Work[None]:
    """One row per coding, UTF-8 with a byte order mark, `;` between cells in Danish and `,` in English.

    Spreadsheets calculate what begins with = + - @, a tab or a line break. Such a cell gets an apostrophe in front,
    also where its text already begins with apostrophes followed by one of these: a reader who takes one apostrophe
    away has the very text again. A quotation that begins with a dash thus reads `'- det kom senere`.
    """
    total = len(report.excerpts)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file, delimiter=";" if language() == "da" else ",")
        table.writerow([column.title for column in COLUMNS])
        for done, excerpt in enumerate(report.excerpts):
            if done % _STEP == 0:
                yield Progress(done, total, _("Writing codings"))
            table.writerow([_cell(column.value(excerpt)) for column in COLUMNS])


def _cell(value: Value) -> str:
    match value:
        case str():
            return f"'{value}" if _FORMULA.match(value) else value
        case None:
            return ""
        case timedelta():
            return _clock(value)
        case datetime():
            return value.replace(tzinfo=None).isoformat(" ", "seconds")
    return str(value)


def _clock(time: timedelta) -> str:
    minutes, seconds = divmod(int(time.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}"
