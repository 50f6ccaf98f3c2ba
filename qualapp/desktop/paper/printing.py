"""Drawings sent to a printer of the system, each on a page of its own."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from qualapp.desktop.canvas import Printed, on_sheet, paint
from qualapp.desktop.canvas.painted import Painted, fitted
from qualapp.errors import UserError
from qualapp.i18n import _

_MARGIN = 10.0


def lying_printer(name: str) -> QPrinter:
    """A printer that is told to print on A4 that lies."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setPageMargins(QMarginsF(*[_MARGIN] * 4), QPageLayout.Unit.Millimeter)
    return printer


def asked_printer(name: str, drawings: Sequence[Printed], parent: QWidget) -> QPrinter | None:
    """Ask for a printer for drawings; None where somebody thought better of it.

    Raises UserError where there is nothing to print.
    """
    if any(not isinstance(one, Painted) and not one[0].nodes for one in drawings):
        raise UserError(_("There is nothing in the drawing yet."))
    printer = lying_printer(name)
    return printer if QPrintDialog(printer, parent).exec() else None


def print_drawings(printer: QPrinter, drawings: Sequence[Printed]) -> None:
    """Print drawings in the colours of paper, each as large as its page has room for, but not blown up.

    Raises UserError where the printer does not take them.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(_("The printer did not take the drawing. See whether it is on, or save a PDF instead."))
    page = QRectF(0, 0, printer.width(), printer.height())
    for number, printed in enumerate(drawings):
        if number:
            printer.newPage()
        if isinstance(printed, Painted):
            _paint(printed, painter, fitted(printed.size, page, printer.resolution()))
        else:
            with on_sheet(*printed) as area:
                paint(printed[0], painter, fitted(area.size(), page, printer.resolution()), area)
    painter.end()


def _paint(printed: Painted, painter: QPainter, place: QRectF) -> None:
    painter.save()
    painter.translate(place.topLeft())
    painter.scale(place.width() / printed.size.width(), place.height() / printed.size.height())
    printed.paint(painter)
    painter.restore()
