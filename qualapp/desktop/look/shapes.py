"""Small shapes that widgets and delegates paint: colour squares, frames, key caps, coders, stripes, shadows."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from qualapp.desktop.look.fonts import text_width, ui_font
from qualapp.desktop.look.theme import theme


def paint_square(painter: QPainter, rect: QRectF, ink: str, radius: float = 3) -> None:
    """Paint a code's colour square, 11 × 11 in lists."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink))
    painter.drawRoundedRect(rect, radius, radius)
    painter.restore()


def paint_frame(
    painter: QPainter, rect: QRectF, ground: str, edge: str = "", width: float = 1, radius: float = 6
) -> None:
    """Paint a rounded ground and, inside its border, an edge; both by name, either may be empty."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if edge else 0
    painter.setPen(QPen(theme.colour(edge), width) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground) if ground else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)
    painter.restore()


def key_cap_width(text: str) -> float:
    """How wide the cap of a key is, such as `C` or `Enter`."""
    return max(17.0, text_width(text, 11, 500) + 10)


def paint_key_cap(painter: QPainter, text: str, left: float, middle: float) -> float:
    """Paint a key cap, 18 high around the middle; gives its width."""
    width = key_cap_width(text)
    rect = QRectF(left, middle - 9, width, 18)
    paint_frame(painter, rect, "app", "line", 1, 4)
    painter.setFont(ui_font(11, 500))
    painter.setPen(theme.colour("text-2"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    return width


def paint_avatar(painter: QPainter, rect: QRectF, initials: str, colour: int | str = 1) -> None:
    """Paint a coder's initials on a disc in the strong wash of their colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.code(colour).wash_strong))
    painter.drawEllipse(rect)
    size = 11 if rect.width() >= 24 else 9
    painter.setFont(ui_font(size - max(0, len(initials) - 2) * 1.5, 600))
    painter.setPen(theme.colour("text"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials)
    painter.restore()


def hatch(ink: str, ratio: float = 1.0, gap: float = 4) -> QBrush:
    """Stripes at 45° for what another coder has coded: ink on paper, for a painter of this pixel ratio."""
    side = max(2, round(gap * ratio))
    tile = QPixmap(side, side)
    tile.fill(theme.colour("surface"))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ink), side * 0.36))
    for shift in (-side, 0, side):
        painter.drawLine(QPointF(shift - 1, side + 1), QPointF(shift + side + 1, -1))
    painter.end()
    tile.setDevicePixelRatio(ratio)
    return QBrush(tile)


def paint_shadow(painter: QPainter, rect: QRectF, radius: float) -> None:
    """Paint the soft shadow of something that floats; it reaches 20 beyond the rectangle, 28 below it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("#000000", 0.05 if theme.dark else 0.011))
    for spread in range(20, -4, -2):
        grown = rect.adjusted(-spread, -spread, spread, spread).translated(0, 8)
        painter.drawRoundedRect(grown, radius + spread, radius + spread)
    painter.restore()
