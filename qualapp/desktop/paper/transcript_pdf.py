"""A coded transcript as a PDF file, and to a printer."""

from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QGuiApplication, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from qualapp.desktop.look.fonts import load_fonts
from qualapp.desktop.paper.set_passage import SetPassage
from qualapp.desktop.paper.sheet import RESOLUTION, WIDTH
from qualapp.desktop.paper.transcript_pages import TranscriptPages
from qualapp.errors import UserError
from qualapp.exporters import words
from qualapp.exporters.draft import draft_of
from qualapp.exporters.transcript_marks import marked_passages
from qualapp.exporters.transcript_report import TranscriptReport
from qualapp.i18n import _
from qualapp.progress import Progress, Work

_AT_ONCE = 40


def write_pdf(report: TranscriptReport, path: Path) -> Work[Path]:
    """Write a coded transcript as a PDF, a page at a time, and return the path; to be run on the window's thread.

    Raises UserError where the file cannot be written.
    """
    with draft_of(path) as draft:
        writer = QPdfWriter(str(draft))
        writer.setResolution(RESOLUTION)
        writer.setTitle(words.joined(report.project, words.place(report.source)))
        writer.setAuthor(report.coder)
        writer.setCreator("Qualapp")
        yield from paint(report, writer)
        del writer
    return path


def write_pdf_alone(report: TranscriptReport, path: Path) -> Work[Path]:
    """The same where no window is open, as from the command line."""
    app = QGuiApplication.instance() or QGuiApplication(["qualapp"])
    load_fonts()
    yield from write_pdf(report, path)
    del app
    return path


def paint(report: TranscriptReport, device: QPagedPaintDevice) -> Work[None]:
    """Paint a coded transcript on sheets of A4."""
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    sheets = TranscriptPages(report, (yield from _set(report)))
    painter = QPainter()
    if not painter.begin(device):
        raise UserError(_("The paper could not be written. Choose another place or another printer."))
    try:
        painter.scale(device.width() / WIDTH, device.width() / WIDTH)
        for number in range(sheets.count):
            if number:
                device.newPage()
            sheets.paint(painter, number)
            yield Progress(number + 1, sheets.count, _("Setting the pages"))
    finally:
        painter.end()


def _set(report: TranscriptReport) -> Work[list[SetPassage]]:
    """Break all passages into lines, a few at a time."""
    passages = []
    marked = marked_passages(report)
    for number, passage in enumerate(marked):
        if number % _AT_ONCE == 0:
            yield Progress(number, len(marked), _("Setting the pages"))
        passages.append(SetPassage(passage, report.flowing))
    return passages
