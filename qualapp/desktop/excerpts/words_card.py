"""The small card with the first words of an excerpt that follows the pointer while it is dragged."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap

from qualapp.desktop.look import paint_frame, reading_font, theme

_WIDEST = 260
_HEIGHT = 32


def words_card(words: str, ratio: float) -> QPixmap:
    """A picture of the words, cut to one line; `ratio` is how many dots of the screen make a pixel."""
    font = reading_font(13)
    shown = QFontMetricsF(font).elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, _WIDEST - 24)
    width = round(QFontMetricsF(font).horizontalAdvance(shown)) + 24
    picture = QPixmap(round(width * ratio), round(_HEIGHT * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0.5, 0.5, width - 1, _HEIGHT - 1)
    paint_frame(painter, box, "raised", "accent", 1, 8)
    painter.setFont(font)
    painter.setPen(theme.colour("text"))
    painter.drawText(box.adjusted(12, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, shown)
    painter.end()
    return picture
