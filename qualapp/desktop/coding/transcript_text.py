"""A transcript to be read: one column of text with its speakers beside it; knows nothing of codings."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from qualapp.desktop.coding.document import written
from qualapp.desktop.coding.lines import Line, Lines
from qualapp.desktop.coding.margin import Margin
from qualapp.desktop.coding.marks import Transcript
from qualapp.desktop.coding.paragraphs import Paragraphs, flowing, hidden_stretches
from qualapp.desktop.coding.reading_style import MARGIN, ReadingStyle
from qualapp.desktop.coding.tables import paint_rules
from qualapp.desktop.coding.transfer import range_data
from qualapp.desktop.coding.words import whole_letters
from qualapp.desktop.look.theme import theme
from qualapp.desktop.text_positions import TextPositions
from qualapp.i18n import _
from qualapp.model.text import TextRange

_COMFORTABLE = 82
_BEYOND = 60
_LEAST_STRIPES = 60
_LAND = 1 / 3


class TranscriptText(QTextEdit):
    """The text of one source in a column that keeps its width, read-only but walked through by keyboard."""

    selection_changed = Signal()
    _document: QTextDocument | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = ReadingStyle()
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setProperty("bare", True)
        self.setCursorWidth(2)
        self.setMinimumWidth(ReadingStyle().width)
        self.viewport().setMouseTracking(True)
        self._name()
        self._wear_theme()
        self.show_transcript(Transcript(0, ""))
        self.selectionChanged.connect(self._select_anew)
        theme.changed.connect(self._on_theme)

    def show_transcript(self, transcript: Transcript) -> None:
        """Show this source from its beginning."""
        self._transcript = transcript
        self._positions = TextPositions(flowing(transcript), hidden_stretches(transcript))
        self._paragraphs = Paragraphs(transcript, self._positions).styles()
        self._lay_out()

    @property
    def transcript(self) -> Transcript:
        return self._transcript

    @property
    def positions(self) -> TextPositions:
        """Where places of the source are in the document, and the other way round."""
        return self._positions

    @property
    def column_width(self) -> int:
        """How wide the lines are."""
        return self._style.column

    def set_reading(self, family: str, size: int, line_height: float) -> None:
        """Set the letters that the reader prefers; "" is the program's own family. The place stays."""
        style = ReadingStyle(family, size, line_height)
        if style != self._style:
            self._style = style
            self._lay_out_here()

    def selected_range(self) -> TextRange | None:
        """The selected words in the source, without white space at the ends and with whole letters."""
        stretch = self._selection()
        if not stretch:
            return None
        found = self._positions.range_from_qt(whole_letters(self.document(), stretch))
        return found.trimmed(self._transcript.text) or None

    def select(self, text_range: TextRange) -> None:
        """Select words of the source; an empty range only puts the caret there."""
        stretch = self._positions.range_to_qt(text_range)
        cursor = self.textCursor()
        cursor.setPosition(stretch.start)
        cursor.setPosition(stretch.end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    @property
    def top_position(self) -> int:
        """The place in the source of the first line that is wholly in view."""
        y = self.verticalScrollBar().value()
        lines = self._lines.between(y, y + self.viewport().height())
        first = next((line for line in lines if line.top >= y), lines[-1] if lines else None)
        return self._positions.from_qt(first.start) if first else 0

    @top_position.setter
    def top_position(self, position: int) -> None:
        self.verticalScrollBar().setValue(self._top_of(position) - 4)

    def scroll_to(self, text_range: TextRange) -> None:
        """Bring words of the source into view, if they are not, with a third of the page above them."""
        stretch = self._positions.range_to_qt(text_range)
        first, last = self._lines.at(stretch.start), self._lines.last_of(stretch)
        y, height = self.verticalScrollBar().value(), self.viewport().height()
        if first.top < y or min(last.bottom, first.bottom + height // 2) > y + height:
            self.verticalScrollBar().setValue(round(first.top - height * _LAND))

    def paint_behind(self, painter: QPainter, shown: Sequence[Line], area: QRectF) -> None:
        """Paint what lies behind the words and beside them, in the document's coordinates."""
        paint_rules(painter, self.document(), self._lines, shown, self._paragraphs, self._style.column)
        self._margin.paint(painter, shown)

    def laid_out(self) -> None:
        """Called when all lines stand anew."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        offset = self._offset()
        painter.translate(-offset)
        area = QRectF(event.rect()).translated(offset)
        area.setRight(offset.x() + self.viewport().width())
        self.paint_behind(painter, self._lines.between(area.top() - _BEYOND, area.bottom() + _BEYOND), area)
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._let_names_be_cut()
        self._centre()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
            self.viewport().update()

    def createMimeDataFromSelection(self) -> QMimeData:
        selected = self.selected_range() or TextRange(0, 0)
        return range_data(self._transcript.source_id, selected, self._positions_words(selected))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return False

    def _positions_words(self, text_range: TextRange) -> str:
        positions = self._positions
        return positions.visible[positions.to_visible(text_range.start) : positions.to_visible(text_range.end)]

    def _selection(self) -> TextRange | None:
        cursor = self.textCursor()
        return TextRange(cursor.selectionStart(), cursor.selectionEnd()) if cursor.hasSelection() else None

    def _select_anew(self) -> None:
        self.viewport().update()
        self.selection_changed.emit()

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _lay_out(self) -> None:
        document = written(self._positions.visible, self._paragraphs, self._style)
        if self.lineWrapColumnOrWidth() != self._style.width:
            self.setLineWrapColumnOrWidth(self._style.width)
        self.setDocument(document)
        if self._document is not None:
            self._document.setParent(self)
            self._document.deleteLater()
        self._document = document
        document.documentLayout().documentSize()
        self._lines = Lines(document, [self._style.line(item.kind, item.level) for item in self._paragraphs])
        self._margin = Margin(self._lines, self._positions, self._transcript.turns)
        self._centre()
        self.laid_out()

    def _lay_out_here(self) -> None:
        """Lay out the same text anew without leaving the place or the selection."""
        bar, place, cursor = self.verticalScrollBar(), self.top_position, self.textCursor()
        above = bar.value() - self._top_of(place)
        self._lay_out()
        anew = self.textCursor()
        anew.setPosition(cursor.anchor())
        anew.setPosition(cursor.position(), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(anew)
        bar.setValue(self._top_of(place) + above)

    def _top_of(self, position: int) -> int:
        return self._lines.at(self._positions.to_qt(position)).top

    def _let_names_be_cut(self) -> None:
        """In a narrow window names of stripes end in an ellipsis; a scroll bar comes only where words would go."""
        policy = Qt.ScrollBarPolicy
        enough = self.width() >= MARGIN + self._style.column + _LEAST_STRIPES
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAlwaysOff if enough else policy.ScrollBarAsNeeded)

    def _centre(self) -> None:
        """Let spare width be margin at both sides."""
        spare = self.width() - self.verticalScrollBar().sizeHint().width() - self._style.width - _COMFORTABLE
        wanted = max(0, spare // 2)
        if self.viewportMargins().left() != wanted:
            self.setViewportMargins(wanted, 0, 0, 0)

    def _name(self) -> None:
        self.setAccessibleName(_("Transcript"))
        self.setAccessibleDescription(
            _("The text of the source with its codings. Shift and arrow keys select, Enter takes the excerpt here.")
        )

    def _wear_theme(self) -> None:
        tokens = theme.tokens
        self.setStyleSheet(
            f"TranscriptText, TranscriptText:focus {{ background: {tokens.surface}; color: {tokens.text};"
            f" border: none; padding: 0; selection-background-color: transparent; selection-color: {tokens.text}; }}"
        )

    def _on_theme(self) -> None:
        self._wear_theme()
        self._lay_out_here()
