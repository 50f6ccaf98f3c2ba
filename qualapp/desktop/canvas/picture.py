"""A drawing as a picture: SVG and PDF as lines, PNG fine enough for print, all light on white."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import sqrt
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from qualapp.desktop.canvas.colours import paper
from qualapp.desktop.canvas.drawing import Backdrop, Drawing
from qualapp.desktop.canvas.looks import Shape
from qualapp.errors import UserError
from qualapp.exporters.draft import draft_of
from qualapp.i18n import _

Frame = Callable[[QRectF], tuple[QRectF, Backdrop | None]]
ENDINGS = (".svg", ".png", ".pdf")
_MARGIN = 24.0
_DPI = 300
_SCREEN = 96
_LARGEST = 5_000
_PAGE = (785.0, 538.0)
"""What A4 that lies has room for, in points."""
_LETTERS = 7.0
"""How high the letters of names are there, at least."""
_LEAST_LETTERS = 3.5
_FULL = 0.27
"""How much of a picture names and discs may take; smaller letters take less."""
_ROUNDS = 3


def picture(
    drawing: Drawing, path: Path, area: QRectF | None = None, title: str = "", frame: Frame | None = None
) -> None:
    """Write a drawing, or an area of it, in the form of the path's ending; a PDF is A4 landscape, all on one page.

    `frame` says what is around the drawing, from what that takes up: the area of the picture, and what is painted
    behind it instead of the drawing's own backdrop.

    Raises UserError where the drawing is empty, the form is unknown or the disk refuses.
    """
    form = path.suffix.lower()
    if form not in ENDINGS:
        raise UserError(_("A picture is an .svg, .png or .pdf file, not “{file}”.").format(file=path.name))
    if not drawing.nodes:
        raise UserError(_("There is nothing in the drawing yet."))
    with on_paper(drawing, outlined=form == ".svg"):
        box, backdrop = (area, drawing.backdrop) if area is not None else _sized(drawing, frame or _bare(drawing))
        with _before(drawing, backdrop):
            written = {".svg": _svg, ".png": _png, ".pdf": _pdf}[form](drawing, box, title)
    with draft_of(path) as draft:
        draft.write_bytes(written)


@contextmanager
def on_paper(drawing: Drawing, *, outlined: bool = False) -> Iterator[None]:
    """The drawing in the colours of paper, with nothing selected to be seen, for as long as this lasts."""
    before, seen = drawing.colours, drawing.seen
    drawing.wear(paper(outlined=outlined))
    drawing.see_at(1.0, all_named=True)
    try:
        yield
    finally:
        drawing.wear(before)
        drawing.see_at(seen)


@contextmanager
def _before(drawing: Drawing, backdrop: Backdrop | None) -> Iterator[None]:
    own, drawing.backdrop = drawing.backdrop, backdrop
    try:
        yield
    finally:
        drawing.backdrop = own


def _bare(drawing: Drawing) -> Frame:
    return lambda bounds: (bounds.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN), drawing.backdrop)


def _sized(drawing: Drawing, frame: Frame) -> tuple[QRectF, Backdrop | None]:
    """What the picture shows, with every name as high as it must be to be read on a page, if there is room for it."""
    letters = _LETTERS
    for _round in range(_ROUNDS):
        bounds = drawing.bounds()
        box, _backdrop = frame(bounds)
        scale = min(_PAGE[0] / box.width(), _PAGE[1] / box.height())
        letters = min(_LETTERS, max(_LEAST_LETTERS, letters * sqrt(_FULL * _area(bounds) / _taken(drawing))))
        drawing.see_at(scale, all_named=True, letters=letters)
    return frame(drawing.bounds())


def _taken(drawing: Drawing) -> float:
    """How much of a drawing discs and their names take, as they are drawn now."""
    discs = [node for node in drawing.nodes.values() if node.look.shape is Shape.DISC]
    names = sum(wide * high for wide, high in (node.name_size() for node in discs))
    return max(1.0, names + sum(4 * node.radius**2 for node in discs))


def _area(box: QRectF) -> float:
    return box.width() * box.height()


def _svg(drawing: Drawing, box: QRectF, title: str) -> bytes:
    store = QByteArray()
    buffer = QBuffer(store)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setTitle(title)
    generator.setResolution(_SCREEN)
    generator.setSize(QSize(round(box.width()), round(box.height())))
    generator.setViewBox(QRectF(0, 0, box.width(), box.height()))
    _paint(drawing, generator, QRectF(0, 0, box.width(), box.height()), box)
    return bytes(store.data())


def _png(drawing: Drawing, box: QRectF, _title: str) -> bytes:
    scale = min(_DPI / _SCREEN, _LARGEST / max(box.width(), box.height()))
    image = QImage(round(box.width() * scale), round(box.height() * scale), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    image.setDotsPerMeterX(round(_SCREEN * scale / 0.0254))
    image.setDotsPerMeterY(round(_SCREEN * scale / 0.0254))
    _paint(drawing, image, QRectF(image.rect()), box)
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(store.data())


def _pdf(drawing: Drawing, box: QRectF, title: str) -> bytes:
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(title)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(10, 10, 10, 10), QPageLayout.Unit.Millimeter)
    page = QRectF(0, 0, writer.width(), writer.height())
    largest = _DPI / _SCREEN  # a small drawing is not blown up
    size = QSizeF(box.size()).scaled(page.size(), Qt.AspectRatioMode.KeepAspectRatio)
    if size.width() > box.width() * largest:
        size = box.size() * largest
    target = QRectF((page.width() - size.width()) / 2, (page.height() - size.height()) / 2, size.width(), size.height())
    _paint(drawing, writer, target, box)
    return bytes(store.data())


def paint(drawing: Drawing, painter: QPainter, target: QRectF, area: QRectF) -> None:
    """Paint an area of a drawing into a rectangle of any device, as it is worn now."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    drawing.render(painter, target, area)


def _paint(drawing: Drawing, device: QSvgGenerator | QImage | QPdfWriter, target: QRectF, area: QRectF) -> None:
    painter = QPainter(device)
    paint(drawing, painter, target, area)
    painter.end()
