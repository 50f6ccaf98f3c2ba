"""Drawings sent to a printer of the system, each on a page of its own."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from qualapp.desktop.canvas import Printed, recorded_drawing
from qualapp.desktop.canvas.painted import Painted, fitted, recorded
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.progress import Progress, Work

_MARGIN = 10.0


def lying_printer(name: str) -> QPrinter:
    """A printer that is told to print on A4 that lies."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setPageMargins(QMarginsF(*[_MARGIN] * 4), QPageLayout.Unit.Millimeter)
    return printer


def ask_and_print(name: str, drawings: Sequence[Printed], parent: QWidget) -> Work[None] | None:
    """Ask for a printer and have drawings printed; None where somebody thought better of it.

    Raises UserError where there is nothing to print, and the work where the printer does not take it.
    """
    if any(not isinstance(one, Painted) and not one[0].nodes for one in drawings):
        raise UserError(_("There is nothing in the drawing yet."))
    printer = lying_printer(name)
    return print_drawings(printer, drawings) if QPrintDialog(printer, parent).exec() else None


def print_drawings(printer: QPrinter, drawings: Sequence[Printed]) -> Work[None]:
    """Have drawings as they are now printed on any thread, in the colours of paper.

    Each is as large as its page has room for, but not blown up. The work raises UserError where the printer does not
    take them.
    """
    pages = [recorded(one) if isinstance(one, Painted) else recorded_drawing(*one) for one in drawings]
    return _print(printer, pages)


def _print(printer: QPrinter, pages: Sequence[Painted]) -> Work[None]:
    yield Progress(0, len(pages))
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(_("The printer did not take the drawing. See whether it is on, or save a PDF instead."))
    is_whole = False
    try:
        room = QRectF(0, 0, printer.width(), printer.height())
        for number, page in enumerate(pages):
            if number:
                printer.newPage()
            _paint(page, painter, fitted(page.size, room, printer.resolution()))
            yield Progress(number + 1, len(pages))
        is_whole = True
    finally:
        if not is_whole:
            printer.abort()
        painter.end()


def _paint(printed: Painted, painter: QPainter, place: QRectF) -> None:
    painter.save()
    painter.translate(place.topLeft())
    painter.scale(place.width() / printed.size.width(), place.height() / printed.size.height())
    printed.paint(painter)
    painter.restore()
