"""The list of names below a field: one row each, and last the words themselves as something new."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from qualapp.desktop.look import paint_frame, paint_icon, theme, ui_font
from qualapp.desktop.look.widgets.row_list import RowList

Index = QModelIndex | QPersistentModelIndex
_ROW = 30
_SHOWN = 9
_SIDE = 10
_EDGE = 5
_QUIET = Qt.ItemDataRole.UserRole + 1
_NEW = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True)
class NameRow:
    """What a row says, in quiet letters what it fits by, and whom it means; None for something new."""

    words: str
    quiet: str
    means: int | None


class _Names(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[NameRow] = []

    def show(self, rows: Sequence[NameRow]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role in (_QUIET, _NEW):
            return row.quiet if role == _QUIET else row.means is None
        return " · ".join(filter(None, (row.words, row.quiet))) if role == Qt.ItemDataRole.AccessibleTextRole else None


class _RowPainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            paint_frame(painter, QRect(option.rect).toRectF(), "accent-soft")
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_frame(painter, QRect(option.rect).toRectF(), "hover")
        room = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        if index.data(_NEW):
            paint_icon(painter, "plus", QRectF(room.left(), room.center().y() - 6.5, 14, 14), "text-2")
            room = room.adjusted(22, 0, 0, 0)
        painter.setFont(ui_font(13))
        quiet = str(index.data(_QUIET))
        taken = min(painter.fontMetrics().horizontalAdvance(quiet), room.width() // 2) + 8 if quiet else 0
        used = _write(painter, room.adjusted(0, 0, -taken, 0), str(index.data()), "text")
        if quiet:
            _write(painter, room.adjusted(used + 8, 0, 0, 0), quiet, "text-3")
        painter.restore()


class NameList(RowList):
    """Floats below its field, which keeps the focus and moves the choice; `picked` tells a row that was clicked."""

    picked = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        self._names = _Names(parent)
        super().__init__(self._names, name, parent)
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_RowPainter(self))
        self.clicked.connect(self.picked)

    def show_rows(self, rows: Sequence[NameRow], chosen: int = 0) -> None:
        """Show these below the field, one of them chosen; none at all hides the list."""
        self._names.show(rows)
        if not rows:
            self.hide()
            return
        self.setStyleSheet(_sheet())
        self._place(min(len(rows), _SHOWN) * _ROW + 2 * _EDGE)
        self.show()
        self._choose(chosen)

    def chosen(self) -> NameRow | None:
        """The row that is taken by Enter or Tab."""
        at = self.currentIndex().row()
        return self._names.rows[at] if 0 <= at < len(self._names.rows) else None

    def rows(self) -> list[NameRow]:
        """All rows, in their order."""
        return list(self._names.rows)

    def step(self, by: int) -> None:
        """Choose another row; before the first comes the last."""
        at, last = self.currentIndex().row() + by, len(self._names.rows) - 1
        self._choose((at % (last + 1)) if abs(by) == 1 else min(max(at, 0), last))

    def page(self) -> int:
        """How many rows are seen at once."""
        return max(1, self.viewport().height() // _ROW)

    def _choose(self, row: int) -> None:
        index = self._names.index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _place(self, height: int) -> None:
        """Below the field, or above it where the screen ends."""
        field = self.parentWidget()
        assert field is not None
        below = field.mapToGlobal(QPoint(0, field.height() + 2))
        room = field.screen().availableGeometry()
        above = field.mapToGlobal(QPoint(0, -2)).y() - height
        top = above if below.y() + height > room.bottom() and above >= room.top() else below.y()
        self.setGeometry(below.x(), top, field.width(), height)


def _write(painter: QPainter, room: QRect, words: str, token: str) -> int:
    """Write as much as there is room for, and tell how wide it became."""
    painter.setPen(theme.colour(token))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    return painter.fontMetrics().horizontalAdvance(shown)


def _sheet() -> str:
    ground, edge = theme.colour("raised").name(), theme.colour("line").name()
    return f"QListView {{ background: {ground}; border: 1px solid {edge}; padding: {_EDGE - 1}px; }}"
