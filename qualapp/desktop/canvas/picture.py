"""A drawing as a picture: SVG and PDF as lines, PNG fine enough for print, all light on white."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import sqrt
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from qualapp.desktop.canvas.colours import paper
from qualapp.desktop.canvas.drawing import Backdrop, Drawing
from qualapp.desktop.canvas.looks import Shape
from qualapp.desktop.canvas.painted import Painted, form_of, write_painted
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.progress import Work

Frame = Callable[[QRectF], tuple[QRectF, Backdrop | None]]
Printed = Painted | tuple[Drawing, QRectF | Frame | None]
"""Something painted; or a drawing, and the area of it that is printed or what is around it, None for all of it."""
_MARGIN = 24.0
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
) -> Work[Path]:
    """Paint a drawing or an area of it in the form of the path's ending; the work writes that on any thread.

    A PDF is A4 landscape, all on one page. `frame` says what is around the drawing, from what that takes up: the area
    of the picture, and what is painted behind it instead of the drawing's own backdrop.

    Raises UserError where the drawing is empty or the form is unknown, and the work where the disk refuses.
    """
    is_outlined = form_of(path) == ".svg"
    if not drawing.nodes:
        raise UserError(_("There is nothing in the drawing yet."))
    with on_sheet(drawing, area or frame, outlined=is_outlined) as box:
        room = QRectF(QPointF(0, 0), box.size())
        painted = Painted(lambda painter: paint(drawing, painter, room, box), box.size())
        return write_painted(painted, path, title, on_a4=True, largest=_LARGEST)


@contextmanager
def on_sheet(drawing: Drawing, shown: QRectF | Frame | None = None, *, outlined: bool = False) -> Iterator[QRectF]:
    """The drawing as it is on paper, for as long as this lasts; gives the area that is to be painted.

    `shown` is an area, or says what is around the drawing as for a picture; without it all that is drawn is shown.
    """
    with on_paper(drawing, outlined=outlined):
        if isinstance(shown, QRectF):
            yield shown
        else:
            box, backdrop = _sized(drawing, shown or _bare(drawing))
            with _before(drawing, backdrop):
                yield box


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


def paint(drawing: Drawing, painter: QPainter, target: QRectF, area: QRectF) -> None:
    """Paint an area of a drawing into a rectangle of any device, as it is worn now."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    drawing.render(painter, target, area)
