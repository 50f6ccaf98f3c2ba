"""Lines that lead somewhere, as links of a theory: gone through with arrows, opened with Enter or a click."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from qualapp.desktop.canvas.lettering import LINE, draw_lines, lines_of
from qualapp.desktop.look import focus_shown, paint_ring, theme
from qualapp.desktop.theory.reading import Reading

_LINE = Qt.ItemDataRole.UserRole
_MOST = 6
_PAD, _SIDE = 3.0, 4.0
_WEIGHT = 400


@dataclass(frozen=True)
class Line:
    """What is named, with words behind, and the id of what it leads to."""

    id: int
    text: str
    behind: str = ""

    @classmethod
    def of_link(cls, link_id: int, reading: Reading, behind: str = "") -> "Line":
        """A link by the names of its ends."""
        link = next(link for link in reading.links if link.id == link_id)
        return cls(link_id, f"{reading.names[link.from_id]} → {reading.names[link.to_id]}", behind)


class LineList(QListWidget):
    """Lines as high as they are together; one that is gone to comes into sight."""

    opened = Signal(int)
    """Carries the id of what a line leads to."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._empty = ""
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_LinePainter(self))
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setStyleSheet("QListWidget { background: transparent; padding: 0 }")
        self.itemActivated.connect(self._open)
        self.itemClicked.connect(self._open)
        self.currentItemChanged.connect(self._bring_into_sight)
        theme.changed.connect(self.viewport().update)

    def show_lines(self, lines: Sequence[Line], empty: str) -> None:
        """List these, or say that there are none; who went to one stays there."""
        here = self.lines()[self.currentRow()].id if self.currentRow() >= 0 else None
        if lines != self.lines():
            self.clear()
            for line in lines:
                item = QListWidgetItem(f"{line.text}\n{line.behind}".strip(), self)
                item.setData(_LINE, line)
                item.setData(
                    Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in (line.text, line.behind) if part)
                )
            self.setCurrentRow(next((row for row, line in enumerate(lines) if line.id == here), -1))
        self._empty = empty
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if lines else Qt.FocusPolicy.NoFocus)
        self.setAccessibleDescription("" if lines else empty)
        self._fit()

    def lines(self) -> list[Line]:
        """What is listed."""
        return [self.item(row).data(_LINE) for row in range(self.count())]

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(_LINE).id)

    def _fit(self) -> None:
        empty = len(lines_of(self._empty, max(40.0, self.width()), _MOST, weight=_WEIGHT)) * LINE + 2 * _PAD
        rows = sum(height_of(line, self.width()) for line in self.lines()) if self.count() else empty
        self.setFixedHeight(round(rows))
        self.scheduleDelayedItemsLayout()

    def _bring_into_sight(self, item: QListWidgetItem | None) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        page = above.widget() if above is not None else None
        if item is None or above is None or page is None or not self.hasFocus():
            return
        box = self.visualItemRect(item)
        middle = self.viewport().mapTo(page, box.center())
        above.ensureVisible(middle.x(), middle.y(), 0, box.height() // 2 + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._bring_into_sight(self.currentItem())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        is_over = self.itemAt(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if is_over else Qt.CursorShape.ArrowCursor)

    def paintEvent(self, event: object) -> None:
        super().paintEvent(event)  # type: ignore[arg-type]
        if not self.count():
            painter = QPainter(self.viewport())
            lines = lines_of(self._empty, max(40.0, self.width()), _MOST, weight=_WEIGHT)
            draw_lines(painter, lines, QPointF(_SIDE, self.height() / 2), theme.colour("text-3"), weight=_WEIGHT)
            painter.end()


def height_of(line: Line, width: float) -> float:
    """How high a line is where it has this width."""
    return sum(map(len, _broken(line, width))) * LINE + 2 * _PAD


def _broken(line: Line, width: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    room = max(40.0, width - 2 * _SIDE)
    return lines_of(line.text, room, _MOST, weight=_WEIGHT), lines_of(line.behind, room, _MOST, weight=_WEIGHT)


class _LinePainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = option.widget.width()
        return QSize(width, round(height_of(index.data(_LINE), width)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box, state = QRectF(option.rect), option.state
        painter.save()
        if state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("hover"))
        above, below = _broken(index.data(_LINE), box.width())
        middle = box.top() + _PAD + len(above) * LINE / 2
        draw_lines(painter, above, QPointF(box.left() + _SIDE, middle), theme.colour("accent"), weight=_WEIGHT)
        middle = box.bottom() - _PAD - len(below) * LINE / 2
        draw_lines(painter, below, QPointF(box.left() + _SIDE, middle), theme.colour("text-3"), weight=_WEIGHT)
        if state & QStyle.StateFlag.State_HasFocus and focus_shown():
            paint_ring(painter, box.adjusted(1, 1, -1, -1), 4)
        painter.restore()
