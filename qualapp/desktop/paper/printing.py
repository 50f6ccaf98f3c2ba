"""Drawings sent to a printer of the system, each on a page of its own."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from qualapp.desktop.canvas import Drawing, on_paper, paint
from qualapp.errors import UserError
from qualapp.i18n import _

Printed = tuple[Drawing, QRectF | None]
"""A drawing, and the area of it that is printed; None is all that is drawn."""
_MARGIN = 10.0
_AROUND = 24.0
_SCREEN = 96


def lying_printer(name: str) -> QPrinter:
    """A printer that is told to print on A4 that lies."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setPageMargins(QMarginsF(*[_MARGIN] * 4), QPageLayout.Unit.Millimeter)
    return printer


def ask_and_print(name: str, drawings: Sequence[Printed], parent: QWidget) -> bool:
    """Ask for a printer and print drawings; false where somebody thought better of it.

    Raises UserError where there is nothing to print or the printer does not take it.
    """
    if not all(drawing.nodes for drawing, _area in drawings):
        raise UserError(_("There is nothing in the drawing yet."))
    printer = lying_printer(name)
    if not QPrintDialog(printer, parent).exec():
        return False
    print_drawings(printer, drawings)
    return True


def print_drawings(printer: QPrinter, drawings: Sequence[Printed]) -> None:
    """Print drawings in the colours of paper, each as large as its page has room for, but not blown up.

    Raises UserError where the printer does not take them.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(_("The printer did not take the drawing. See whether it is on, or save a PDF instead."))
    for number, (drawing, wanted) in enumerate(drawings):
        if number:
            printer.newPage()
        with on_paper(drawing):
            area = wanted or drawing.bounds().adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
            page = QRectF(0, 0, printer.width(), printer.height())
            paint(drawing, painter, _placed(area.size(), page, printer.resolution()), area)
    painter.end()


def _placed(size: QSizeF, page: QRectF, resolution: int) -> QRectF:
    """Where an area stands on a page: in its middle."""
    fitted = size.scaled(page.size(), Qt.AspectRatioMode.KeepAspectRatio)
    largest = size * (resolution / _SCREEN)
    shown = fitted if fitted.width() < largest.width() else largest
    return QRectF(
        (page.width() - shown.width()) / 2, (page.height() - shown.height()) / 2, shown.width(), shown.height()
    )
