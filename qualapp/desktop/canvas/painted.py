"""What is painted once, as a picture: SVG and PDF as lines, PNG fine enough for print.

What belongs to the window is painted there; what that gives is compressed and written on any thread.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPaintDevice, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from qualapp.errors import UserError
from qualapp.exporters.draft import draft_of
from qualapp.i18n import _
from qualapp.progress import Progress, Work

ENDINGS = (".svg", ".png", ".pdf")
Paint = Callable[[QPainter], object]
_DPI, _SCREEN, _POINTS = 300, 96, 72
_LARGEST = 12_000
_COMPRESSION = 30
"""Quick, and hardly larger than the smallest there is."""
_CORNER = QPointF(0, 0)


@dataclass(frozen=True)
class Painted:
    """What is painted by itself, and into which size."""

    paint: Paint
    size: QSizeF


def form_of(path: Path) -> str:
    """The form that the ending of a picture's path names.

    Raises UserError where it names none.
    """
    form = path.suffix.lower()
    if form not in ENDINGS:
        raise UserError(_("A picture is an .svg, .png or .pdf file, not “{file}”.").format(file=path.name))
    return form


def write_painted(
    painted: Painted, path: Path, title: str, *, on_a4: bool = False, largest: int = _LARGEST
) -> Work[Path]:
    """Paint it now, in the form of the path's ending; the work writes that on any thread and returns the path.

    A PDF is one page of its own size, or A4 that lies; a PNG is never wider or higher than `largest` pixels. Stopped
    on the way, no file comes about and an older one is as it was. The work raises UserError where the disk refuses.
    """
    form, paint, size = form_of(path), painted.paint, painted.size
    if form == ".svg":
        return _written(_svg(paint, size, title), path)
    if form == ".png":
        return _written(_image(paint, size, largest), path)
    return _written(_pdf(paint, size, title, on_a4=on_a4), path)


def _written(content: bytes | QImage, path: Path) -> Work[Path]:
    yield Progress(0, 2, path.name)
    found = _png(content) if isinstance(content, QImage) else content
    yield Progress(1, 2, path.name)
    with draft_of(path) as draft:
        draft.write_bytes(found)
    yield Progress(2, 2, path.name)
    return path


def fitted(size: QSizeF, page: QRectF, resolution: float) -> QRectF:
    """Where what has this size on the screen stands on a page: in its middle, filling it but not blown up."""
    shown = size.scaled(page.size(), Qt.AspectRatioMode.KeepAspectRatio)
    largest = size * (resolution / _SCREEN)
    if shown.width() > largest.width():
        shown = largest
    middle = page.center() - QPointF(shown.width() / 2, shown.height() / 2)
    return QRectF(middle, shown)


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


def _image(paint: Paint, size: QSizeF, largest: int) -> QImage:
    scale = min(_DPI / _SCREEN, largest / max(size.width(), size.height()))
    image = QImage(round(size.width() * scale), round(size.height() * scale), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    image.setDotsPerMeterX(round(_SCREEN * scale / 0.0254))
    image.setDotsPerMeterY(round(_SCREEN * scale / 0.0254))
    _paint(paint, image, scale)
    return image


def _png(image: QImage) -> bytes:
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setCompression(_COMPRESSION)
    writer.write(image)
    return bytes(store.data())


def _pdf(paint: Paint, size: QSizeF, title: str, *, on_a4: bool) -> bytes:
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(title)
    own = QPageSize(size * _POINTS / _SCREEN, QPageSize.Unit.Point)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4) if on_a4 else own)
    if on_a4:
        writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(*[10.0 if on_a4 else 0.0] * 4), QPageLayout.Unit.Millimeter)
    page = QRectF(0, 0, writer.width(), writer.height())
    place = fitted(size, page, _DPI) if on_a4 else QRectF(page.topLeft(), size * (_DPI / _SCREEN))
    _paint(paint, writer, place.width() / size.width(), place.topLeft())
    return bytes(store.data())


def _paint(paint: Paint, device: QPaintDevice, scale: float, corner: QPointF = _CORNER) -> None:
    painter = QPainter(device)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.translate(corner)
    painter.scale(scale, scale)
    paint(painter)
    painter.end()
