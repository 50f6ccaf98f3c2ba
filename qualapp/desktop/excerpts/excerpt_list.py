"""The list of excerpts: as long as a project, laid out without reading a word."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from qualapp.desktop.excerpts.excerpt_model import ExcerptModel, Index
from qualapp.desktop.excerpts.excerpt_painter import ExcerptPainter
from qualapp.desktop.excerpts.groups import Heading
from qualapp.desktop.excerpts.quotation import letters_per_line
from qualapp.desktop.excerpts.row_places import HEADING, LINE, RowPlaces
from qualapp.desktop.look import reading_font, theme
from qualapp.desktop.session import Session
from qualapp.i18n import _
from qualapp.model.coding import Valence
from qualapp.model.excerpt import ListedCoding

_VALENCE_KEYS = {"+": Valence.DRIVER, "-": Valence.BARRIER, "0": Valence.NONE, "?": Valence.AMBIVALENT}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_Move = QAbstractItemView.CursorAction
_Flag = QItemSelectionModel.SelectionFlag


class ExcerptList(QListView):
    """Quotations below headings; the heading of the first one in sight stays in sight."""

    place_wanted = Signal(int)
    """Carries the row whose place in the text is to be opened."""
    valence_chosen = Signal(object)
    recode_wanted = Signal()
    delete_wanted = Signal()
    selection_changed = Signal()

    def __init__(self, session: Session, model: ExcerptModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._excerpts = model
        self._painter = ExcerptPainter(session, model)
        self._places = RowPlaces()
        self._room = 0
        self._hovered = -1
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(_("Excerpts"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        model.modelReset.connect(self._measure)
        theme.changed.connect(self.viewport().update)

    # What is selected

    def selected_rows(self) -> list[int]:
        """The rows of the selected codings, in order."""
        entries = self._excerpts.entries
        selection = self.selectionModel().selection()
        parts = [selection.at(place) for place in range(selection.count())]
        rows = {row for part in parts for row in range(part.top(), part.bottom() + 1)}
        return sorted(row for row in rows if row < len(entries) and isinstance(entries[row], ListedCoding))

    def selected(self) -> list[ListedCoding]:
        """The selected codings, in order."""
        found = (self._excerpts.entries[row] for row in self.selected_rows())
        return [entry for entry in found if isinstance(entry, ListedCoding)]

    def focused(self) -> ListedCoding | None:
        """The coding that has the keyboard."""
        row = self.currentIndex().row()
        entry = self._excerpts.entries[row] if 0 <= row < len(self._excerpts.entries) else None
        return entry if isinstance(entry, ListedCoding) else None

    def select(self, coding_ids: Sequence[int], focused: int | None) -> None:
        """Select those of these codings that are listed, and give the keyboard to one."""
        selection = QItemSelection()
        rows = self._excerpts.rows_of(coding_ids)
        start = 0
        for place, row in enumerate(rows):
            if place + 1 == len(rows) or rows[place + 1] != row + 1:
                selection.append(_range(self._excerpts, rows[start], row))
                start = place + 1
        chooser = self.selectionModel()
        if focused is not None and (there := self._excerpts.rows_of([focused])):
            chooser.setCurrentIndex(self._excerpts.index(there[0]), _Flag.NoUpdate)
        chooser.select(selection, _Flag.ClearAndSelect)

    def focus_near(self, row: int) -> None:
        """Give the keyboard to the coding in this row or the nearest one after or before it."""
        row = max(0, min(row, len(self._places) - 1))
        found = self._coding_from(row, 1)
        found = self._coding_from(row, -1) if found is None else found
        if found is not None:
            command = _Flag.NoUpdate if self.selected_rows() else _Flag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._excerpts.index(found), command)

    def first_in_sight(self) -> tuple[int, int] | None:
        """The topmost coding in sight, and how far from the top it is."""
        entries = self._excerpts.entries
        for row in range(self._places.at(self.verticalOffset()), len(entries)):
            entry = entries[row]
            if isinstance(entry, ListedCoding):
                return entry.coding_id, self._places.top(row) - self.verticalOffset()
        return None

    def bring_into_sight(self, coding_id: int, from_top: int) -> None:
        """Scroll so that a coding is as far from the top as it was."""
        rows = self._excerpts.rows_of([coding_id])
        if rows:
            self.verticalScrollBar().setValue(self._places.top(rows[0]) - from_top)

    # Where the rows are

    def _measure(self) -> None:
        self._room = self._painter.room(self.viewport().width())
        self._places = RowPlaces(self._excerpts.entries, letters_per_line(reading_font(14), self._room))
        self._hovered = -1
        self.updateGeometries()
        self.viewport().update()

    def _settle(self, at: int) -> None:
        """Measure the rows of a page around a height; what is in sight stays where it is."""
        page, offset = self.viewport().height(), self.verticalOffset()
        anchor = self._places.at(offset)
        before = self._places.top(anchor)
        if self._places.measure(at - page, at + 2 * page, self._lines_of):
            self.updateGeometries()
            self.verticalScrollBar().setValue(offset + self._places.top(anchor) - before)

    def _lines_of(self, row: int) -> int:
        excerpt = self._excerpts.excerpt(row)
        return self._painter.lines_of(excerpt, self._room) if excerpt is not None else 1

    def doItemsLayout(self) -> None:
        """Nothing: heights are known from the lengths of the excerpts."""
        self.updateGeometries()

    def updateGeometries(self) -> None:
        bar = self.verticalScrollBar()
        page = self.viewport().height()
        bar.setRange(0, max(0, self._places.height - page))
        bar.setPageStep(max(1, page - HEADING))
        bar.setSingleStep(LINE * 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        there = self.first_in_sight() if len(self._places) else None
        if self._painter.room(self.viewport().width()) != self._room:
            self._measure()
            if there is not None:
                self.bring_into_sight(*there)
        self.updateGeometries()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def visualRect(self, index: Index) -> QRect:
        row = index.row()
        if not index.isValid() or row >= len(self._places):
            return QRect()
        top = self._places.top(row)
        return QRect(0, top - self.verticalOffset(), self.viewport().width(), self._places.bottom(row) - top)

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._places.at(point.y() + self.verticalOffset())
        return self._excerpts.index(row) if row < len(self._places) else QModelIndex()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid() or index.row() >= len(self._places):
            return
        self._settle(self._places.top(index.row()))
        rect = self.visualRect(index)
        covered = HEADING if self._places.heading_of(index.row()) is not None else 0
        bar = self.verticalScrollBar()
        if rect.top() < covered:
            bar.setValue(bar.value() + rect.top() - covered)
        elif rect.bottom() > self.viewport().height():
            bar.setValue(bar.value() + rect.bottom() + 1 - self.viewport().height())

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        offset = self.verticalOffset()
        last = len(self._places) - 1
        first = self._places.at(rect.top() + offset)
        if first > last:
            self.selectionModel().select(QItemSelection(), command)
            return
        until = min(last, self._places.at(max(rect.top(), rect.bottom()) + offset))
        selection = QItemSelection()
        selection.append(_range(self._excerpts, first, until))
        self.selectionModel().select(selection, command)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        row = self.currentIndex().row()
        last = len(self._places) - 1
        page = max(1, self.viewport().height() - 2 * HEADING)
        target, step = {
            _Move.MoveUp: (row - 1, -1),
            _Move.MovePrevious: (row - 1, -1),
            _Move.MoveHome: (0, 1),
            _Move.MoveEnd: (last, -1),
            _Move.MovePageUp: (self._places.at(self._places.top(max(row, 0)) - page), 1),
            _Move.MovePageDown: (min(last, self._places.at(self._places.top(max(row, 0)) + page)), -1),
        }.get(action, (row + 1, 1))
        found = self._coding_from(target, step)
        return self._excerpts.index(row if found is None else found)

    def _coding_from(self, row: int, step: int) -> int | None:
        """The first row with a coding from here on."""
        entries = self._excerpts.entries
        while 0 <= row < len(entries):
            if isinstance(entries[row], ListedCoding):
                return row
            row += step
        return None

    # What a person does

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        self.selection_changed.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.scrollTo(current)
        self.viewport().update()
        self.selection_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._do(event):
            super().keyPressEvent(event)

    def _do(self, event: QKeyEvent) -> bool:
        """Whether a key was one of ours, and done."""
        key, text = event.key(), event.text()
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if held:
            return False
        if key in _ENTER and self.focused() is not None:
            self.place_wanted.emit(self.currentIndex().row())
        elif key in _DELETE:
            self.delete_wanted.emit()
        elif text in _VALENCE_KEYS:
            self.valence_chosen.emit(_VALENCE_KEYS[text])
        elif key == Qt.Key.Key_R:
            self.recode_wanted.emit()
        else:
            return bool(text.strip()) and key not in (Qt.Key.Key_Escape, Qt.Key.Key_Space)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._on_heading(event.position().toPoint()):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._on_heading(event.position().toPoint()) and self.focused() is not None:
            self.place_wanted.emit(self.currentIndex().row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self._places.at(int(event.position().y()) + self.verticalOffset()))

    def leaveEvent(self, event: object) -> None:
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    def _on_heading(self, point: QPoint) -> bool:
        row = self._places.at(point.y() + self.verticalOffset())
        return point.y() < self._sticky_bottom() or (
            row < len(self._places) and isinstance(self._excerpts.entries[row], Heading)
        )

    # What is seen

    def _sticky_bottom(self) -> int:
        """How far down the heading that stays in sight reaches."""
        top = self._places.at(self.verticalOffset())
        if self._places.heading_of(top) is None:
            return 0
        following = top + 1
        if following < len(self._places) and isinstance(self._excerpts.entries[following], Heading):
            return min(HEADING, self._places.bottom(top) - self.verticalOffset())
        return HEADING

    def paintEvent(self, event: QPaintEvent) -> None:
        self._settle(self.verticalOffset())
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.colour("surface"))
        row = self._places.at(self.verticalOffset())
        bottom = self.viewport().height() + self.verticalOffset()
        while row < len(self._places) and self._places.top(row) < bottom:
            index = self._excerpts.index(row)
            self._painter.paint(painter, self._option(index), index)
            row += 1
        self._paint_sticky(painter)
        painter.end()

    def _paint_sticky(self, painter: QPainter) -> None:
        row = self._places.heading_of(self._places.at(self.verticalOffset()))
        if row is None:
            return
        heading = self._excerpts.entries[row]
        if isinstance(heading, Heading):
            rect = QRect(0, self._sticky_bottom() - HEADING, self.viewport().width(), HEADING)
            self._painter.paint_heading(painter, rect, heading)

    def _option(self, index: QModelIndex) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        option.rect = self.visualRect(index)
        state = QStyle.StateFlag.State_Enabled
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if index.row() == self._hovered:
            state |= QStyle.StateFlag.State_MouseOver
        if self.hasFocus() and index == self.currentIndex():
            state |= QStyle.StateFlag.State_HasFocus
        option.state = state
        return option


def _range(model: ExcerptModel, first: int, last: int) -> QItemSelectionRange:
    return QItemSelectionRange(model.index(first), model.index(last))
