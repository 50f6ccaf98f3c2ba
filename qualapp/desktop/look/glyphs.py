"""The signs of valence and evidence, painted as shapes because fonts draw them differently."""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QTransform

from qualapp.desktop.look.theme import theme

GLYPH_TOKENS = {
    "driver": "driver",
    "barrier": "barrier",
    "ambivalent": "ambivalent",
    "none": "none",
    "supported": "driver",
    "contradicted": "barrier",
    "mixed": "ambivalent",
    "untested": "none",
}
"""The signs there are, each with its colour: four of valence, four of evidence."""

_STROKE = 0.18  # of the size, for signs made of lines
_FINE = 256.0  # curves are flattened for clipping as if drawn this large


def _polygon(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))
    path.closeSubpath()
    return path


def _stroked(*lines: tuple[tuple[float, float], ...]) -> QPainterPath:
    path = QPainterPath()
    for first, *others in lines:
        path.moveTo(QPointF(*first) * _FINE)
        for point in others:
            path.lineTo(QPointF(*point) * _FINE)
    stroker = QPainterPathStroker()
    stroker.setWidth(_STROKE * _FINE)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return QTransform.fromScale(1 / _FINE, 1 / _FINE).map(stroker.createStroke(path).simplified())


def _ring() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), 0.5, 0.5)
    path.addEllipse(QPointF(0, 0), 0.5 - _STROKE * 0.9, 0.5 - _STROKE * 0.9)
    return path


_DRAWN: dict[str, Callable[[], QPainterPath]] = {
    "driver": lambda: _polygon((0, -0.46), (0.5, 0.42), (-0.5, 0.42)),
    "barrier": lambda: _polygon((0, 0.46), (0.5, -0.42), (-0.5, -0.42)),
    "ambivalent": lambda: _polygon((0, -0.54), (0.54, 0), (0, 0.54), (-0.54, 0)),
    "none": lambda: _stroked(((-0.36, 0), (0.36, 0))),
    "supported": lambda: _stroked(((-0.48, 0.04), (-0.14, 0.38), (0.48, -0.36))),
    "contradicted": lambda: _stroked(((-0.4, -0.4), (0.4, 0.4)), ((0.4, -0.4), (-0.4, 0.4))),
    "mixed": lambda: _stroked(((0, -0.5), (0, 0.2)), ((-0.35, -0.15), (0.35, -0.15)), ((-0.35, 0.48), (0.35, 0.48))),
    "untested": _ring,
}


@cache
def _unit_path(name: str) -> QPainterPath:
    if name not in _DRAWN:
        raise ValueError(f"no such sign: {name}")
    return _DRAWN[name]()


def glyph_path(name: str, centre: QPointF, size: float = 9.5) -> QPainterPath:
    """The outline of a sign of `GLYPH_TOKENS` around a point, to be filled."""
    return QTransform.fromTranslate(centre.x(), centre.y()).scale(size, size).map(_unit_path(name))


def paint_glyph(painter: QPainter, name: str, centre: QPointF, size: float = 9.5, token: str = "") -> None:
    """Paint a sign in its own colour or in another."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(glyph_path(name, centre, size), theme.colour(token or GLYPH_TOKENS[name]))
    painter.restore()
