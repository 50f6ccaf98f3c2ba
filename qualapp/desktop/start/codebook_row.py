"""A codebook that a new project can begin with."""

from pathlib import Path

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from qualapp import i18n
from qualapp.desktop.look import paint_frame, paint_icon, paint_square, theme, ui_font
from qualapp.formats import number
from qualapp.i18n import _, _n
from qualapp.model.codebook import Codebook

_HEIGHT = 56
_TEXT = 31  # where the words begin
_MARK = 18
_MOST_SQUARES = 8
_SQUARE = 14
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class CodebookRow(QCheckBox):
    """Ticked with a click anywhere on it: the codebook's name, how much it holds, and its colours.

    Until it is read it stands empty and can be ticked already.
    """

    def __init__(self, path: Path, parent: QWidget | None = None, *, line: bool = True) -> None:
        super().__init__(parent)
        self.path = path
        self._name = ""
        self._holds = ""
        self._colours: list[str] = []
        self._line = line
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(path.stem)

    def show_codebook(self, codebook: Codebook) -> None:
        """Say what it holds."""
        self._name = codebook.name.in_language(i18n.language())
        self._holds = holds(codebook)
        self._colours = colours(codebook)
        self.setAccessibleName(f"{self._name}, {self._holds}")
        self.setToolTip(codebook.description.in_language(i18n.language()))
        self.update()

    def set_line(self, shown: bool) -> None:
        """Have a line below, or none where nothing follows."""
        self._line = shown
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._line:
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        self._paint_mark(painter, QRectF(2, 19, _MARK, _MARK))
        right = self._paint_squares(painter)
        for text, top, font, token in (
            (self._name, 10, ui_font(13, 500), "text"),
            (self._holds, 29, ui_font(12), "text-3"),
        ):
            painter.setFont(font)
            painter.setPen(theme.colour(token))
            cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, right - _TEXT - 12)
            painter.drawText(QRectF(_TEXT, top, right - _TEXT, 18), _LEFT, cut)
        painter.end()

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        if not self.isChecked():
            paint_frame(painter, box, "raised", "text-2" if self.underMouse() else "strong", radius=4)
            return
        paint_frame(painter, box, "accent", radius=4)
        paint_icon(painter, "check", box.adjusted(2, 2, -2, -2), "on-accent")

    def _paint_squares(self, painter: QPainter) -> int:
        """Paint the colours at the right; gives where they begin."""
        left = self.width() - 2 - _SQUARE * len(self._colours)
        for place, colour in enumerate(self._colours):
            ink = theme.code(int(colour) if colour.isdecimal() else colour).ink
            paint_square(painter, QRectF(left + place * _SQUARE, 22.5, 11, 11), ink)
        return left


def holds(codebook: Codebook) -> str:
    """How many dimensions and sub-codes there are; codes where none stands below another."""
    main, below = codebook.main_code_count, codebook.sub_code_count
    if not below:
        return _n("{n} code", "{n} codes", main).format(n=number(main))
    dimensions = _n("{n} dimension", "{n} dimensions", main).format(n=number(main))
    sub_codes = _n("{n} sub-code", "{n} sub-codes", below).format(n=number(below))
    return _("{dimensions}, {sub_codes}").format(dimensions=dimensions, sub_codes=sub_codes)


def colours(codebook: Codebook) -> list[str]:
    """The colours of the codes at the top, each once, at most eight."""
    named = [code.colour for code in codebook.codes if code.colour]
    return list(dict.fromkeys(named))[:_MOST_SQUARES]
