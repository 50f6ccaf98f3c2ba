"""What became of a project that came in or left, to be read, scrolled and copied."""

from collections.abc import Sequence

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QWidget

from qualapp.desktop.look import theme, ui_font
from qualapp.exporters.exchange_report import Said
from qualapp.i18n import _

_LINE = 130.0  # per cent of the letters' own height
_ABOVE = 16


class ReportText(QTextBrowser):
    """Headings with sentences below, each followed by the sources and codes that it is about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bare", True)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(_("What to know"))
        self._sections: tuple[tuple[str, tuple[Said, ...]], ...] = ()
        self._nothing = ""
        theme.changed.connect(self._fill)

    def show_sections(self, sections: Sequence[tuple[str, tuple[Said, ...]]], nothing: str = "") -> None:
        """Show these from the beginning; `nothing` is said where there are none."""
        self._sections, self._nothing = tuple(sections), nothing
        self._fill()

    def fit(self, width: int, most: int) -> None:
        """Be as high as what is shown needs when it is so wide, and no higher than that."""
        self.document().setTextWidth(width)
        self.setFixedHeight(min(most, round(self.document().size().height()) + 4))

    def _fill(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        self._is_first = True
        for heading, remarks in self._sections:
            self._line(cursor, heading, above=_ABOVE, weight=600)
            for remark in remarks:
                self._line(cursor, remark.sentence, above=6)
                for name in remark.about:
                    self._line(cursor, name, above=1, indent=18, token="text-2")
        if not self._sections:
            self._line(cursor, self._nothing, token="text-2")
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _line(
        self,
        cursor: QTextCursor,
        words: str,
        *,
        above: int = 0,
        indent: int = 0,
        weight: int = 400,
        token: str = "text",
    ) -> None:
        block, letters = QTextBlockFormat(), QTextCharFormat()
        block.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setTopMargin(0 if self._is_first else above)
        block.setLeftMargin(indent)
        letters.setFont(ui_font(13, weight))
        letters.setForeground(theme.colour(token))
        if self._is_first:
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)
        self._is_first = False
        cursor.insertText(words, letters)
