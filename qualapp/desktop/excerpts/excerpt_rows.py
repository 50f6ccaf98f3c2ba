"""The rows of the list of excerpts: as long as a project, laid out without reading a word."""

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from qualapp.desktop.excerpts.excerpt_model import ExcerptModel, Index
from qualapp.desktop.excerpts.excerpt_painter import ExcerptPainter
from qualapp.desktop.excerpts.groups import Heading
from qualapp.desktop.excerpts.quotation import letters_per_line
from qualapp.desktop.excerpts.row_places import HEADING, LINE, RowPlaces
from qualapp.desktop.look import reading_font, theme
from qualapp.desktop.session import Session
from qualapp.model.excerpt import ListedCoding


class ExcerptRows(QListView):
    """Quotations below headings, each as high as it needs; the heading of the first one in sight stays in sight."""

    def __init__(self, session: Session, model: ExcerptModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._excerpts = model
        self._painter = ExcerptPainter(session, model)
        self._places = RowPlaces()
        self._room = 0
        self._hovered = -1
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        model.modelReset.connect(self._measure)
        theme.changed.connect(self.viewport().update)

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

    # What is seen

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
