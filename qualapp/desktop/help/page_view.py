"""A page of the help as it is shown."""

import re

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QDesktopServices,
    QFont,
    QFontDatabase,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from qualapp.desktop.look import theme, ui_font

_BODY = 14
_LEADING = 150.0  # per cent of the letters' own height
_HEADINGS = {1: (20, 0, 12), 2: (15, 24, 6), 3: (14, 16, 4)}
"""By level: size, room above, room below."""
_ELSEWHERE = ("http", "https", "mailto")
_WIDEST = 680


class PageView(QTextBrowser):
    """Shows Markdown in the letters and colours of the window.

    It fetches nothing; what is elsewhere is opened only when it is pressed, by the system's browser.
    """

    page_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._typed = ""
        self.setProperty("bare", True)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._follow)
        theme.changed.connect(self._wear)

    def _wear(self) -> None:
        self.show_text(self._text, self._typed)

    def show_text(self, text: str, typed: str = "") -> None:
        """Show a page from its beginning, with what was searched for marked in it."""
        self._text, self._typed = text, typed
        self.document().setDefaultFont(ui_font(_BODY))
        self.setMarkdown(text)
        self._dress_blocks()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _dress_table(frame)
        self._mark(typed)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, type: int, name: QUrl | str) -> object:
        """Nothing: pages are words alone, whatever somebody writes into them."""
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setViewportMargins(0, 0, max(20, self.width() - _WIDEST), 0)
        super().resizeEvent(event)

    def _follow(self, url: QUrl) -> None:
        if url.scheme() in _ELSEWHERE:
            QDesktopServices.openUrl(url)
        elif not url.scheme():
            self.page_wanted.emit(url.path().rsplit("/", 1)[-1].removesuffix(".md"))

    def _dress_blocks(self) -> None:
        block = self.document().begin()
        first = True
        while block.isValid():
            cursor = QTextCursor(block)
            level = block.blockFormat().headingLevel()
            form = QTextBlockFormat()
            form.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            in_table = cursor.currentTable() is not None
            size, above, below = _HEADINGS.get(level, (_BODY, 0, 0 if in_table else 8))
            form.setTopMargin(0 if first else above)
            form.setBottomMargin(4 if block.textList() and block.next().textList() else below)
            cursor.mergeBlockFormat(form)
            self._dress_words(QTextCursor(block), level, size)
            block, first = block.next(), False

    def _dress_words(self, cursor: QTextCursor, level: int, size: int) -> None:
        pieces = []
        iterator = cursor.block().begin()
        while not iterator.atEnd():
            piece = iterator.fragment()
            pieces.append((piece.position(), piece.length(), piece.charFormat()))
            iterator += 1
        for start, length, form in pieces:
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(_dressed(form, level, size))

    def _mark(self, typed: str) -> None:
        marks = []
        for word in typed.split():
            for match in re.finditer(re.escape(word), self.toPlainText(), re.IGNORECASE):
                mark = QTextEdit.ExtraSelection()
                mark.cursor = QTextCursor(self.document())
                mark.cursor.setPosition(match.start())
                mark.cursor.setPosition(match.end(), QTextCursor.MoveMode.KeepAnchor)
                mark.format.setBackground(theme.colour("accent-soft"))
                marks.append(mark)
        self.setExtraSelections(marks)


def _dressed(given: QTextCharFormat, level: int, size: int) -> QTextCharFormat:
    """The look of some words: heading, strong, code or link."""
    form = QTextCharFormat()
    strong = bool(level) or given.fontWeight() > QFont.Weight.Normal
    form.setFont(ui_font(size, 600 if strong else 400))
    form.setFontItalic(given.fontItalic())
    form.setForeground(theme.colour("text" if strong else "text-2"))
    if given.fontFixedPitch():
        form.setFontFamilies([QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()])
        form.setBackground(theme.colour("sunken"))
        form.setForeground(theme.colour("text"))
    if given.isAnchor():
        form.setAnchor(True)
        form.setAnchorHref(given.anchorHref())
        form.setForeground(theme.colour("accent"))
        if QUrl(given.anchorHref()).scheme() in _ELSEWHERE:
            form.setToolTip(given.anchorHref())
    return form


def _dress_table(table: QTextTable) -> None:
    """A line below each row; the head in small letters."""
    form = table.format()
    form.setBorder(0)
    form.setCellPadding(6)
    form.setCellSpacing(0)
    form.setTopMargin(8)
    form.setBottomMargin(8)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    half = QTextLength(QTextLength.Type.PercentageLength, 100 / table.columns())
    form.setColumnWidthConstraints([half] * table.columns())
    table.setFormat(form)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            edge = QTextTableCellFormat(cell.format().toTableCellFormat())
            edge.setBottomBorder(1)
            edge.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            edge.setBottomBorderBrush(QBrush(theme.colour("line")))
            edge.setLeftPadding(0 if column == 0 else 6)
            cell.setFormat(edge)
