"""A text that says in a tooltip what it has no room for."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from qualapp.desktop.look.fonts import ui_font
from qualapp.desktop.look.theme import theme


class ElidedLabel(QWidget):
    """A text on at most so many lines, cut with an ellipsis and then whole in the tooltip."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        token: str = "text",
        font: QFont | None = None,
        lines: int = 1,
        line_height: int = 0,
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._token = token
        self._lines = lines
        self._tip = ""
        self._known: dict[float, list[str]] = {}
        self._shown: list[str] = []
        self.setFont(font or ui_font())
        self._line_height = line_height or round(QFontMetricsF(self.font()).height()) + 2
        several = lines > 1
        upright = QSizePolicy.Policy.Preferred if several else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, upright)
        policy.setHeightForWidth(several)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)

    def text(self) -> str:
        return self._text

    def setText(self, text: str) -> None:
        """Say something else."""
        if text != self._text:
            self._text = text
            self._known.clear()
            self.setAccessibleName(text)
            self._break()
            self.updateGeometry()

    def setToolTip(self, tip: str) -> None:
        """Say more than the text in the tooltip, whether it is cut or not."""
        self._tip = tip
        super().setToolTip(tip or (self._text if self.elided else ""))

    def set_token(self, token: str) -> None:
        """Be of another colour."""
        self._token = token
        self.update()

    @property
    def elided(self) -> bool:
        """Whether some of the text is not to be seen."""
        return bool(self._shown) and self._shown[-1].endswith("…") and not self._text.endswith(self._shown[-1])

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        width = max((metrics.horizontalAdvance(line) for line in self._text.split("\n")), default=0)
        return QSize(round(width) + 2, self._line_height * min(self._lines, len(self._broken(width + 2)) or 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self._line_height)

    def heightForWidth(self, width: int) -> int:
        return self._line_height * max(1, len(self._broken(width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._break()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_line_height"):
            self._known.clear()
            self._break()
            self.updateGeometry()

    def _break(self) -> None:
        self._shown = self._broken(self.width())
        super().setToolTip(self._tip or (self._text if self.elided else ""))
        self.update()

    def _broken(self, width: float) -> list[str]:
        """The lines for a width, broken once: layouts ask for the same again and again."""
        if width not in self._known:
            self._known[width] = self._broken_anew(width)
        return self._known[width]

    def _broken_anew(self, width: float) -> list[str]:
        metrics = QFontMetricsF(self.font())
        lines = wrapped(self._text, self.font(), width, self._lines) if self._lines > 1 else [self._text]
        return [metrics.elidedText(line.replace("\n", " "), Qt.TextElideMode.ElideRight, width) for line in lines]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(theme.colour(self._token if self.isEnabled() else "strong"))
        metrics = QFontMetricsF(self.font())
        top = max(0.0, (self.height() - self._line_height * len(self._shown)) / 2)
        for index, line in enumerate(self._shown):
            base = top + index * self._line_height + (self._line_height + metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(0, base), line)
        painter.end()


def wrapped(text: str, font: QFont, width: float, most: int) -> list[str]:
    """A text broken into at most so many lines of a width; the last has all the rest."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(_wrapping())
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    units = text.encode("utf-16-le")  # Qt counts these
    ends = [*starts[1:], len(units) // 2]
    return [units[2 * start : 2 * end].decode("utf-16-le").rstrip() for start, end in zip(starts, ends, strict=True)]


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
