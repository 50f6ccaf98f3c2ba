"""The beginning of a text as it will be drawn: who speaks in the margin, the words beside."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from qualapp.desktop.look import reading_font, theme, ui_font
from qualapp.formats import recording_time
from qualapp.i18n import _
from qualapp.model.source import BlockKind, Reading, Turn

_MARGIN = 132
_GAP = 20
_TOP = 14
_AIR = 10
_COLUMN = 620
_LINE = 22
_TURNS = 12
_PIECES = 24
_BETWEEN = 4
_MOST_CHARACTERS = 700


@dataclass(frozen=True)
class Piece:
    """A turn, or with no speaker a paragraph, of which the time may be known, or heading."""

    words: str
    speaker: str = ""
    time: int | None = None
    is_heading: bool = False


def opening(reading: Reading) -> list[Piece]:
    """The first turns of a text, with what stands before and between them."""
    return list(islice(_pieces(reading), _PIECES))


def _pieces(reading: Reading) -> Iterator[Piece]:
    at = 0
    for turn in reading.turns[:_TURNS]:
        before = at
        while at < len(reading.blocks) and reading.blocks[at].range.start < turn.range.start:
            at += 1
        yield from (_paragraph(reading, number) for number in range(before, min(at, before + _BETWEEN)))
        if at > before + _BETWEEN:
            yield Piece("…")
        yield _turn(reading, turn)
        while at < len(reading.blocks) and reading.blocks[at].range.start < turn.range.end:
            at += 1
    if len(reading.turns) <= _TURNS:
        for rest in range(at, len(reading.blocks)):
            yield _paragraph(reading, rest)


def _paragraph(reading: Reading, number: int) -> Piece:
    block = reading.blocks[number]
    return Piece(_short(block.range.of(reading.text)), is_heading=block.kind is BlockKind.HEADING)


def _turn(reading: Reading, turn: Turn) -> Piece:
    return Piece(_short(turn.speech.of(reading.text)), turn.speaker, turn.time)


def _short(words: str) -> str:
    lines = (line.strip() for line in words[:_MOST_CHARACTERS].split("\n"))
    shown = "\u2028".join(line for line in lines if line)
    return shown if len(words) <= _MOST_CHARACTERS else shown.rstrip() + " …"


@dataclass(frozen=True)
class _Laid:
    piece: Piece
    layout: QTextLayout
    top: float
    height: float


class TurnPreview(QAbstractScrollArea):
    """Draws the beginning of a reading anew whenever it is corrected; where the reader is stays the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("How the text begins"))
        self.setMinimumHeight(96)
        self._pieces: list[Piece] = []
        self._interviewers: frozenset[str] = frozenset()
        self._laid: list[_Laid] = []
        self.verticalScrollBar().setSingleStep(_LINE)
        theme.changed.connect(self.viewport().update)

    def show_reading(self, reading: Reading | None, interviewers: frozenset[str] = frozenset()) -> None:
        """Draw this text; the turns of the interviewers are fainter."""
        self._pieces = opening(reading) if reading else []
        self._interviewers = interviewers
        said = (f"{piece.speaker}: {piece.words}" if piece.speaker else piece.words for piece in self._pieces)
        self.setAccessibleDescription("\n".join(said))
        self._lay_out()

    def pieces(self) -> list[Piece]:
        """What is drawn."""
        return list(self._pieces)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        self._laid = []
        top = float(_TOP)
        for piece in self._pieces:
            layout, height = self._layout_of(piece)
            height = max(height, 2 * _LINE if piece.time is not None and piece.speaker else 0)
            self._laid.append(_Laid(piece, layout, top, height))
            top += height + _AIR
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(0, round(top + _TOP - _AIR) - self.viewport().height()))
        self.viewport().update()

    def _layout_of(self, piece: Piece) -> tuple[QTextLayout, float]:
        layout = QTextLayout(piece.words, ui_font(15, 600) if piece.is_heading else reading_font(15))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        width = max(120, min(_COLUMN, self.viewport().width() - _MARGIN - _GAP - 24))
        height = 0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height + (_LINE - line.height()) / 2))
            height += _LINE
        layout.endLayout()
        return layout, float(max(height, _LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), theme.colour("surface"))
        painter.translate(0, -self.verticalScrollBar().value())
        bottom = self.verticalScrollBar().value() + self.viewport().height()
        for laid in self._laid:
            if laid.top < bottom and laid.top + laid.height > self.verticalScrollBar().value():
                self._paint(painter, laid)
        painter.end()

    def _paint(self, painter: QPainter, laid: _Laid) -> None:
        asks = laid.piece.speaker in self._interviewers
        painter.setPen(theme.colour("text-2" if asks else "text"))
        laid.layout.draw(painter, QPointF(_MARGIN + _GAP, laid.top))
        font = ui_font(12, 400 if asks else 500)
        painter.setFont(font)
        painter.setPen(theme.colour("text-3" if asks else "text-2"))
        name = QFontMetricsF(font).elidedText(laid.piece.speaker, Qt.TextElideMode.ElideRight, _MARGIN - 16)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(12, laid.top, _MARGIN - 12, _LINE + 2), right, name)
        if laid.piece.time is not None:
            painter.setFont(ui_font(12))
            painter.setPen(theme.colour("text-3"))
            time = recording_time(laid.piece.time)
            below = 18 if laid.piece.speaker else 1
            painter.drawText(QRectF(12, laid.top + below, _MARGIN - 12, _LINE), right, time)
