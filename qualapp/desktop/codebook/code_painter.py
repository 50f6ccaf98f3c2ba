"""How a row of the code tree is drawn and named in place."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from qualapp.desktop.codebook.code_filter import CodeFilter
from qualapp.desktop.codebook.code_model import ROW
from qualapp.desktop.codebook.code_row import CodeRow
from qualapp.desktop.codebook.code_words import number_text
from qualapp.desktop.codebook.marked_words import Piece, baseline, marked, paint_pieces
from qualapp.desktop.look import (
    focus_shown,
    key_cap_width,
    paint_frame,
    paint_icon,
    paint_key_cap,
    paint_ring,
    paint_square,
    theme,
)
from qualapp.desktop.look import ui_font as font
from qualapp.i18n import _

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 28
INDENT = 18
_SQUARE_AT, _SQUARE = 30, 11
_NAME_GAP = 9
_CAP_GAP = 7
_PIN = 14
_RIGHT = 15
_EDGE = 6
_CHEVRON = 14


def square_left(depth: int) -> int:
    """Where the colour square of a row begins."""
    return _SQUARE_AT + INDENT * depth


def name_left(depth: int) -> int:
    """Where the name of a row begins."""
    return square_left(depth) + _SQUARE + _NAME_GAP


def chevron_zone(depth: int) -> range:
    """From where to where a press opens or closes a branch."""
    return range(square_left(depth) - 22, square_left(depth) - 2)


class NameField(QLineEdit):
    """A name being typed in the tree: no other key works meanwhile."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


class CodePainter(QStyledItemDelegate):
    """Draws colour, name, pin, key and count of a code, with the letters that the filter means marked."""

    written = Signal(str)
    """A name was typed in place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.filter = CodeFilter()
        self.widest_count = 0
        self.drop_target: int | None = None
        self.is_open: Callable[[Index], bool] = lambda _index: False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, CodeRow):
            return
        rect = QRectF(option.rect)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._paint_ground(painter, rect, row, state)
        if index.model().hasChildren(index):
            name = "chevron-down" if self.is_open(index) else "chevron-right"
            left = square_left(row.depth) - 5 - _CHEVRON
            place = QRectF(left, rect.center().y() - _CHEVRON / 2, _CHEVRON, _CHEVRON)
            paint_icon(painter, name, place, "text-2")
        self._paint_square(painter, rect, row)
        right = self._paint_count(painter, rect, row)
        self._paint_name(painter, rect, row, right, selected)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, row: CodeRow, state: QStyle.StateFlag) -> None:
        flag = QStyle.StateFlag
        left = max(_EDGE, square_left(row.depth) - 32)
        ground = QRectF(left, rect.top(), rect.width() - left - _EDGE, rect.height())
        if row.id == self.drop_target:
            paint_drop_target(painter, ground)
        elif state & flag.State_Selected:
            paint_frame(painter, ground, "accent-soft")
        elif state & flag.State_MouseOver:
            paint_frame(painter, ground, "hover")
        if state & flag.State_HasFocus and focus_shown():
            paint_ring(painter, ground)

    def _paint_square(self, painter: QPainter, rect: QRectF, row: CodeRow) -> None:
        square = QRectF(square_left(row.depth), rect.center().y() - _SQUARE / 2, _SQUARE, _SQUARE)
        ink = theme.code(row.colour).ink
        if row.is_codable:
            paint_square(painter, square, ink)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(ink), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(square.adjusted(1, 1, -1, -1), 2, 2)

    def _paint_count(self, painter: QPainter, rect: QRectF, row: CodeRow) -> float:
        """Draw count, key and pin from the right; gives where the name must end."""
        metrics = QFontMetricsF(font(13))
        column = max(metrics.horizontalAdvance(number_text(self.widest_count)), metrics.horizontalAdvance("000"))
        right = rect.right() - _RIGHT
        text = number_text(row.count)
        painter.setFont(font(13))
        painter.setPen(theme.colour("text-3"))
        painter.drawText(QPointF(right - metrics.horizontalAdvance(text), baseline(rect, metrics)), text)
        end = right - metrics.horizontalAdvance(text) - 10
        if row.keys or row.is_pinned:
            end = right - column - 10
        if row.keys:
            left = end - key_cap_width(row.keys[0])
            paint_key_cap(painter, row.keys[0], left, rect.center().y())
            end = left - _CAP_GAP
        if row.is_pinned:
            paint_icon(painter, "pin", QRectF(end - _PIN, rect.center().y() - _PIN / 2, _PIN, _PIN), "text-3")
            end -= _PIN + _CAP_GAP
        return end

    def _paint_name(self, painter: QPainter, rect: QRectF, row: CodeRow, right: float, selected: bool) -> None:
        pieces = list(self._pieces(row, 600 if selected or row.depth == 0 else 400))
        paint_pieces(
            painter, pieces, QRectF(name_left(row.depth), rect.top(), right - name_left(row.depth), ROW_HEIGHT)
        )

    def _pieces(self, row: CodeRow, weight: int) -> Iterator[Piece]:
        """The name in pieces, marked and not, and the other language's name where the filter means that."""
        yield from marked(row.name, self.filter, weight)
        if self.filter and not self.filter.marks(row.name) and self.filter.marks(row.name_other):
            yield from marked(f"  {row.name_other}", self.filter, 400, "text-3")

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = NameField(parent)
        field.setAccessibleName(_("Name of the code"))
        field.setPlaceholderText(_("Name of the code"))
        return field

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        left = name_left(row.depth if isinstance(row, CodeRow) else 0) - 6
        rect = option.rect
        editor.setGeometry(left, rect.top() + 1, rect.right() - left - _EDGE, ROW_HEIGHT - 2)

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            self.written.emit(editor.text())


def paint_drop_target(painter: QPainter, rect: QRectF) -> None:
    """Paint the ground of what something can be let go on."""
    paint_frame(painter, rect, "accent-soft")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.colour("accent"), 1)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5.5, 5.5)
    painter.restore()
