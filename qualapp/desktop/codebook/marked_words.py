"""Words with those letters marked that a filter means."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from qualapp.desktop.codebook.code_filter import CodeFilter
from qualapp.desktop.look import theme, ui_font


@dataclass(frozen=True)
class Piece:
    """Letters of one look; those that a filter means are underlined."""

    text: str
    weight: int
    token: str
    underlined: bool = False

    @property
    def metrics(self) -> QFontMetricsF:
        return QFontMetricsF(ui_font(13, self.weight))


def marked(text: str, wanted: CodeFilter, weight: int, token: str = "text") -> Iterator[Piece]:
    """A text in pieces, the letters that a filter means in the accent."""
    end = 0
    for start, stop in wanted.marks(text):
        yield Piece(text[end:start], weight, token)
        yield Piece(text[start:stop], 600, "accent", True)
        end = stop
    yield Piece(text[end:], weight, token)


def paint_pieces(painter: QPainter, pieces: Sequence[Piece], room: QRectF) -> None:
    """Write pieces behind each other on one line, with an ellipsis where they have not room enough."""
    left = room.left()
    widths = [piece.metrics.horizontalAdvance(piece.text) for piece in pieces]
    fits = sum(widths) <= room.width()
    for piece, width in zip(pieces, widths, strict=True):
        ellipsis = 0.0 if fits else piece.metrics.horizontalAdvance("…")
        if left + width + ellipsis <= room.right() + 0.5:
            left += _write(painter, piece, piece.text, left, room)
            continue
        cut = piece.metrics.elidedText(piece.text, Qt.TextElideMode.ElideRight, room.right() - left)
        _write(painter, piece, cut or "…", left, room)
        break


def _write(painter: QPainter, piece: Piece, text: str, left: float, room: QRectF) -> float:
    base = baseline(room, piece.metrics)
    width = piece.metrics.horizontalAdvance(text)
    painter.setFont(ui_font(13, piece.weight))
    painter.setPen(theme.colour(piece.token))
    painter.drawText(QPointF(left, base), text)
    if piece.underlined:
        painter.fillRect(QRectF(left, base + 2, width, 1), theme.colour(piece.token))
    return width


def baseline(rect: QRectF, metrics: QFontMetricsF) -> float:
    """Where letters stand that are in the middle of a row."""
    return rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
