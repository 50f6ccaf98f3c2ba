"""Agreement as a file: Word to be read and put in an appendix, Excel to go on with."""

from pathlib import Path

from qualapp.errors import UserError
from qualapp.exporters.agreement_report import AgreementReport
from qualapp.exporters.agreement_spreadsheet import write_workbook
from qualapp.exporters.agreement_word import write_document
from qualapp.exporters.draft import draft_of
from qualapp.i18n import _
from qualapp.progress import Work

_WRITERS = {".docx": write_document, ".xlsx": write_workbook}


def write_agreement(report: AgreementReport, path: Path) -> Work[Path]:
    """Write a report in the format of the path's ending, and return the path.

    Raises UserError where the ending is another or the file cannot be written; then an older file is as it was.
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise UserError(
            _("Agreement cannot be written to “{file}”. Let its name end in .docx or .xlsx.").format(file=path.name)
        )
    with draft_of(path) as draft:
        yield from writer(report, draft)
    return path
