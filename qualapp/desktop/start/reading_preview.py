"""A paragraph as a transcript would show it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from qualapp.desktop.coding.reading_style import ReadingStyle
from qualapp.i18n import _

_HEIGHT = 168
_MARGIN = 6


class ReadingPreview(QTextEdit):
    """Set in the chosen letters and as wide as the column of a transcript; what is too wide scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(_HEIGHT)
        self.setProperty("bare", True)
        self.setAccessibleName(_("How a transcript looks"))
        self.document().setDocumentMargin(_MARGIN)
        self.setPlainText(
            _(
                "I was asked by my neighbour, and the first time I only came because she did. There were seven of us "
                "around the table, and nobody said much. But the health visitor asked each of us what we wanted to "
                "know, and wrote it on the board. The next week she had an answer to everything. So I came again."
            )
        )

    def show_reading(self, family: str, size: int, line_height: float) -> None:
        """Be set like this."""
        style = ReadingStyle(family, size, line_height)
        self.document().setDefaultFont(style.font())
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(style.column + 2 * _MARGIN)
        block = QTextBlockFormat()
        block.setLineHeight(style.line().height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(block)
