"""The drawing of a network as a picture where no window is open, with a heading above and what it means below."""

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QApplication

from qualapp.analysis.network import Band, Layout, Network, NetworkFilter, bands, measure
from qualapp.desktop.canvas import Colours, Frame, picture
from qualapp.desktop.canvas.drawing import Backdrop
from qualapp.desktop.canvas.lettering import draw_lines, widest
from qualapp.desktop.look import load_fonts
from qualapp.desktop.network.computing import Places, placed
from qualapp.desktop.network.figure import figure
from qualapp.desktop.network.legend import Key, keys_of
from qualapp.desktop.network.levels import NetworkDrawing, Triangle, bands_of
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.progress import finish
from qualapp.reports.networks import drawn_network, told_filter
from qualapp.store.project import Project

_MARGIN = 30.0
_HEAD = 44.0
_ROW = 26.0
_AIR = 22.0
_DISC, _LINE, _SIGN = 20.0, 36.0, 50.0


def draw_alone(project: Project, wanted: NetworkFilter, layout: Layout | None, path: Path) -> None:
    """Write the network in the form of the path's ending, with discs by degree.

    Without a layout actors stand where somebody put them in the window, and in the triangle where nobody did.
    Raises UserError where nothing fits what was asked for or the disk refuses.
    """
    app = QApplication.instance() or QApplication(["qualapp"])
    load_fonts()
    network = drawn_network(project, wanted)
    if not network.actors:
        raise UserError(_("No ties are coded that fit what was asked for, so there is nothing to draw."))
    if layout is None and not any(actor.x is not None for actor in network.actors.values()):
        layout = Layout.TRIANGLE
    places = placed(network, layout, wanted.ego)
    degrees = {number: float(one.degree) for number, one in measure(network).by_actor.items()}
    drawn = figure(network, places, degrees)
    drawing = NetworkDrawing()
    drawing.show_all(drawn.nodes, drawn.links)
    drawing.backdrop = behind(network, layout, places)
    told = " · ".join(f"{label}: {said}" for label, said in told_filter(project, wanted))
    notes = notes_of(network, has_numbers=any(link.look.text for link in drawn.links))
    write_sheet(drawing, path, (project.name, told), keys_of(network), notes)
    del app


def write_sheet(drawing: NetworkDrawing, path: Path, heads: tuple[str, str], keys: list[Key], notes: list[str]) -> None:
    """Write a drawing in the form of the path's ending, with two lines above and below what colours and lines mean.

    Raises UserError where it is empty, the form is unknown or the disk refuses.
    """
    finish(picture(drawing, path, title=heads[0], frame=sheet(drawing, heads, keys, notes)))


def sheet(drawing: NetworkDrawing, heads: tuple[str, str], keys: list[Key], notes: list[str]) -> Frame:
    """What is around a drawing on paper: two lines above, and below what colours and lines mean."""
    backdrop = drawing.backdrop

    def framed(drawn: QRectF) -> tuple[QRectF, Backdrop | None]:
        paper = Paper(drawn, backdrop, heads, keys, notes, drawing.lettering())
        return paper.area, paper.paint

    return framed


def behind(
    network: Network, layout: Layout | None, places: Places, counted: Network | None = None, tall: float = 1.0
) -> Triangle | None:
    """The triangle, where actors stand on its levels, so many times as `tall` as it is laid out.

    It says how many actors of each level there are, or are in `counted`.
    """
    if layout is Layout.TRIANGLE:
        laid = [Band(band.level, band.top * tall, band.bottom * tall) for band in bands(network)]
        return Triangle(network, places, laid, counted)
    stood = bands_of(network, places) if layout is None else []
    return Triangle(network, places, stood, counted) if stood else None


def notes_of(network: Network, *, has_numbers: bool) -> list[str]:
    """What sizes and numbers mean, where there are any."""
    levels = {line.span.high for line in network.lines.values() if line.span}
    told = [_("Larger disc: tied to more actors")]
    if len(levels) > 1:
        told.append(_("Thicker line: closer collaboration"))
    if has_numbers:
        told.append(_("Number: excerpts that tell of the tie"))
        if any(line.difference for line in network.lines.values()):
            told.append(_("2–5: levels where different ones were told"))
    return told


class Paper:
    """What a picture has around a drawing: title and filters above, sectors and valences below."""

    def __init__(
        self,
        drawn: QRectF,
        behind: Backdrop | None,
        heads: tuple[str, str],
        keys: list[Key],
        notes: list[str],
        lettering: float = 1.0,
    ) -> None:
        self._behind = behind
        self._heads = heads
        self._keys = keys
        self._notes = notes
        self._scale = lettering
        room = max(drawn.width() / lettering, widest((heads[0],), 15, 600), widest((heads[1],), 12, 400), 420.0)
        self._room = room
        self._rows = _rows([_width(key) for key in keys], room)
        self._note_rows = _rows([widest((note,), 12, 400) for note in self._notes], room)
        foot = _ROW * (_number(self._rows) + _number(self._note_rows)) + 16
        self._foot = _HEAD + drawn.height() / lettering + 12
        wide, high = room * lettering, drawn.height() + (_HEAD + foot) * lettering
        box = QRectF(drawn.center().x() - wide / 2, drawn.top() - _HEAD * lettering, wide, high)
        self._corner = box.topLeft()
        margin = _MARGIN * lettering
        self.area = box.adjusted(-margin, -margin, margin, margin)

    def paint(self, painter: QPainter, rect: QRectF, colours: Colours) -> None:
        """Paint all of it, and what else lies behind the drawing."""
        if self._behind is not None:
            self._behind(painter, rect, colours)
        painter.save()
        painter.translate(self._corner)
        painter.scale(self._scale, self._scale)
        title, told = self._heads
        _write(painter, title, QPointF(0, 2), colours, "text", size=15, weight=600)
        _write(painter, told, QPointF(0, 22), colours, "text-2")
        painter.fillRect(QRectF(0, self._foot, self._room, 1), colours.colour("line"))
        for key, (left, row) in zip(self._keys, self._rows, strict=True):
            middle = QPointF(left, self._foot + 8 + _ROW * (row + 0.5))
            _paint_sign(painter, key, middle, colours)
            _write(painter, key.text, middle + QPointF(_sign(key), 0), colours, "text-2")
        below = self._foot + 8 + _ROW * _number(self._rows)
        for note, (left, row) in zip(self._notes, self._note_rows, strict=True):
            _write(painter, note, QPointF(left, below + _ROW * (row + 0.5)), colours, "text-3")
        painter.restore()


def _paint_sign(painter: QPainter, key: Key, at: QPointF, colours: Colours) -> None:
    if key.colour:
        wash, ink = colours.code(key.colour)
        painter.setPen(QPen(colours.colour(ink), 1.4))
        painter.setBrush(colours.colour(wash))
        painter.drawEllipse(at + QPointF(7, 0), 7, 7)
        return
    pen = QPen(colours.colour(key.token), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    if key.dash:
        pen.setDashPattern(list(key.dash))
    painter.setPen(pen)
    painter.drawLine(at, at + QPointF(28, 0))
    if key.glyph:
        colours.glyph(painter, key.glyph, at + QPointF(38, 0), 9)


def _write(
    painter: QPainter, text: str, at: QPointF, colours: Colours, token: str, *, size: int = 12, weight: int = 400
) -> None:
    draw_lines(painter, (text,), at, colours.colour(token), size=size, weight=weight, outlined=colours.outlined)


def _sign(key: Key) -> float:
    return _DISC if key.colour else _SIGN if key.glyph else _LINE


def _width(key: Key) -> float:
    return _sign(key) + widest((key.text,), 12, 400)


def _rows(widths: list[float], room: float) -> list[tuple[float, int]]:
    """Where things of these widths stand side by side, and in which row."""
    found: list[tuple[float, int]] = []
    left, row = 0.0, 0
    for width in widths:
        if left and left + width > room:
            left, row = 0.0, row + 1
        found.append((left, row))
        left += width + _AIR
    return found


def _number(rows: list[tuple[float, int]]) -> int:
    return rows[-1][1] + 1 if rows else 0
