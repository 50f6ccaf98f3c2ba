"""The list of excerpts: as long as a project, laid out without reading a word."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from math import ceil

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
from qualapp.desktop.excerpts.excerpt_painter import ABOVE, BELOW, HEADING, LINE, ExcerptPainter
from qualapp.desktop.excerpts.groups import Entry, Heading
from qualapp.desktop.excerpts.quotation import LINES, letters_per_line
from qualapp.desktop.look import reading_font, theme
from qualapp.desktop.session import Session
from qualapp.i18n import _
from qualapp.model.coding import Valence
from qualapp.model.excerpt import ListedCoding

_VALENCE_KEYS = {"+": Valence.DRIVER, "-": Valence.BARRIER, "0": Valence.NONE, "?": Valence.AMBIVALENT}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_MEASURED_AT_MOST = 60_000
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
        self._heights: list[int] = []
        self._ends: list[int] = []
        self._measured: set[int] = set()
        self._headings: list[int] = []
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
        row = max(0, min(row, len(self._ends) - 1))
        found = self._coding_from(row, 1)
        found = self._coding_from(row, -1) if found is None else found
        if found is not None:
            command = _Flag.NoUpdate if self.selected_rows() else _Flag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._excerpts.index(found), command)

    def first_in_sight(self) -> tuple[int, int] | None:
        """The topmost coding in sight, and how far from the top it is."""
        entries = self._excerpts.entries
        for row in range(self._row_at(self.verticalOffset()), len(entries)):
            entry = entries[row]
            if isinstance(entry, ListedCoding):
                return entry.coding_id, self._top(row) - self.verticalOffset()
        return None

    def bring_into_sight(self, coding_id: int, from_top: int) -> None:
        """Scroll so that a coding is as far from the top as it was."""
        rows = self._excerpts.rows_of([coding_id])
        if rows:
            self.verticalScrollBar().setValue(self._top(rows[0]) - from_top)

    # Where the rows are

    def _measure(self) -> None:
        """Guess the heights from the lengths of the excerpts; those in sight are measured when painted."""
        self._room = self._painter.room(self.viewport().width())
        letters = letters_per_line(reading_font(14), self._room)

        def height(entry: Entry) -> int:
            if isinstance(entry, Heading):
                return HEADING
            return _height(max(1, min(LINES, ceil((entry.stop - entry.start + 4) / letters))))

        self._heights = [height(entry) for entry in self._excerpts.entries]
        self._ends = list(accumulate(self._heights))
        self._headings = [row for row, entry in enumerate(self._excerpts.entries) if isinstance(entry, Heading)]
        self._measured = set()
        self._hovered = -1
        self.updateGeometries()
        self.viewport().update()

    def _settle(self) -> None:
        """Measure the rows in sight and a page around; what is in sight stays where it is."""
        if len(self._heights) > _MEASURED_AT_MOST:
            return
        page, offset = self.viewport().height(), self.verticalOffset()
        anchor = self._row_at(offset)
        before = self._top(anchor)
        rows = range(self._row_at(offset - page), min(len(self._ends), self._row_at(offset + 2 * page) + 1))
        changed = False
        for row in rows:
            if row not in self._measured and (excerpt := self._excerpts.excerpt(row)) is not None:
                self._measured.add(row)
                height = _height(self._painter.lines_of(excerpt, self._room))
                changed = changed or height != self._heights[row]
                self._heights[row] = height
        if changed:
            self._ends = list(accumulate(self._heights))
            self.updateGeometries()
            self.verticalScrollBar().setValue(offset + self._top(anchor) - before)

    def _top(self, row: int) -> int:
        return self._ends[row - 1] if row > 0 else 0

    def _row_at(self, y: int) -> int:
        return bisect_right(self._ends, max(0, y))

    def _heading_row(self, row: int) -> int | None:
        """The heading that a row stands below."""
        before = bisect_right(self._headings, row)
        return self._headings[before - 1] if before else None

    def doItemsLayout(self) -> None:
        """Nothing: heights are known from the lengths of the excerpts."""
        self.updateGeometries()

    def updateGeometries(self) -> None:
        bar = self.verticalScrollBar()
        page = self.viewport().height()
        bar.setRange(0, max(0, (self._ends[-1] if self._ends else 0) - page))
        bar.setPageStep(max(1, page - HEADING))
        bar.setSingleStep(LINE * 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        there = self.first_in_sight() if self._ends else None
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
        if not index.isValid() or row >= len(self._ends):
            return QRect()
        top = self._top(row)
        return QRect(0, top - self.verticalOffset(), self.viewport().width(), self._ends[row] - top)

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._row_at(point.y() + self.verticalOffset())
        return self._excerpts.index(row) if row < len(self._ends) else QModelIndex()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        rect = self.visualRect(index)
        if rect.isEmpty():
            return
        covered = HEADING if self._heading_row(index.row()) is not None else 0
        bar = self.verticalScrollBar()
        if rect.top() < covered:
            bar.setValue(bar.value() + rect.top() - covered)
        elif rect.bottom() > self.viewport().height():
            bar.setValue(bar.value() + rect.bottom() + 1 - self.viewport().height())

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        offset = self.verticalOffset()
        last = len(self._ends) - 1
        first = self._row_at(rect.top() + offset)
        if first > last:
            self.selectionModel().select(QItemSelection(), command)
            return
        until = min(last, self._row_at(max(rect.top(), rect.bottom()) + offset))
        selection = QItemSelection()
        selection.append(_range(self._excerpts, first, until))
        self.selectionModel().select(selection, command)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        row = self.currentIndex().row()
        last = len(self._ends) - 1
        page = max(1, self.viewport().height() - 2 * HEADING)
        target, step = {
            _Move.MoveUp: (row - 1, -1),
            _Move.MovePrevious: (row - 1, -1),
            _Move.MoveHome: (0, 1),
            _Move.MoveEnd: (last, -1),
            _Move.MovePageUp: (self._row_at(self._top(max(row, 0)) - page), 1),
            _Move.MovePageDown: (min(last, self._row_at(self._top(max(row, 0)) + page)), -1),
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
        self._hover(self._row_at(int(event.position().y()) + self.verticalOffset()))

    def leaveEvent(self, event: object) -> None:
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    def _on_heading(self, point: QPoint) -> bool:
        row = self._row_at(point.y() + self.verticalOffset())
        return point.y() < self._sticky_bottom() or (
            row < len(self._ends) and isinstance(self._excerpts.entries[row], Heading)
        )

    # What is seen

    def _sticky_bottom(self) -> int:
        """How far down the heading that stays in sight reaches."""
        top = self._row_at(self.verticalOffset())
        if self._heading_row(top) is None:
            return 0
        following = top + 1
        if following < len(self._ends) and isinstance(self._excerpts.entries[following], Heading):
            return min(HEADING, self._ends[top] - self.verticalOffset())
        return HEADING

    def paintEvent(self, event: QPaintEvent) -> None:
        self._settle()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.colour("surface"))
        row = self._row_at(self.verticalOffset())
        bottom = self.viewport().height() + self.verticalOffset()
        while row < len(self._ends) and self._top(row) < bottom:
            index = self._excerpts.index(row)
            self._painter.paint(painter, self._option(index), index)
            row += 1
        self._paint_sticky(painter)
        painter.end()

    def _paint_sticky(self, painter: QPainter) -> None:
        row = self._heading_row(self._row_at(self.verticalOffset()))
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


def _height(lines: int) -> int:
    return ABOVE + lines * LINE + BELOW


def _range(model: ExcerptModel, first: int, last: int) -> QItemSelectionRange:
    return QItemSelectionRange(model.index(first), model.index(last))
