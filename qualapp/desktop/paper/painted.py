"""What is painted once, as a picture: SVG and PDF as lines, PNG fine enough for print."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from qualapp.errors import UserError
from qualapp.exporters.draft import draft_of
from qualapp.i18n import _

ENDINGS = (".svg", ".png", ".pdf")
Paint = Callable[[QPainter], None]
_DPI, _SCREEN, _POINTS = 300, 96, 72
_LARGEST = 12_000


def write_painted(paint: Paint, size: QSizeF, path: Path, title: str) -> None:
    """Write what is painted into this size in the form of the path's ending; a PDF is one page of its own size.

    Raises UserError where the form is unknown or the disk refuses.
    """
    form = path.suffix.lower()
    if form not in ENDINGS:
        raise UserError(_("A picture is an .svg, .png or .pdf file, not “{file}”.").format(file=path.name))
    written = {".svg": _svg, ".png": _png, ".pdf": _pdf}[form](paint, size, title)
    with draft_of(path) as draft:
        draft.write_bytes(written)


def _svg(paint: Paint, size: QSizeF, title: str) -> bytes:
    store = QByteArray()
    generator = QSvgGenerator()
    generator.setOutputDevice(QBuffer(store))
    generator.setTitle(title)
    generator.setResolution(_SCREEN)
    generator.setSize(QSize(round(size.width()), round(size.height())))
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    _paint(paint, generator, 1.0)
    return bytes(store.data())


def _png(paint: Paint, size: QSizeF, _title: str) -> bytes:
    scale = min(_DPI / _SCREEN, _LARGEST / max(size.width(), size.height()))
    image = QImage(round(size.width() * scale), round(size.height() * scale), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    image.setDotsPerMeterX(round(_SCREEN * scale / 0.0254))
    image.setDotsPerMeterY(round(_SCREEN * scale / 0.0254))
    _paint(paint, image, scale)
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(store.data())


def _pdf(paint: Paint, size: QSizeF, title: str) -> bytes:
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(title)
    writer.setPageSize(QPageSize(size * _POINTS / _SCREEN, QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    _paint(paint, writer, _DPI / _SCREEN)
    return bytes(store.data())


def _paint(paint: Paint, device: QSvgGenerator | QImage | QPdfWriter, scale: float) -> None:
    painter = QPainter(device)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    paint(painter)
    painter.end()
