"""The list of excerpts: which are chosen, and what is wanted of them."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QMimeData,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from qualapp.desktop.coding.transfer import range_data
from qualapp.desktop.excerpts.excerpt_model import ExcerptModel, Index
from qualapp.desktop.excerpts.excerpt_rows import ExcerptRows
from qualapp.desktop.excerpts.row_places import HEADING
from qualapp.desktop.excerpts.words_card import words_card
from qualapp.desktop.session import Session
from qualapp.i18n import _
from qualapp.model.coding import Valence
from qualapp.model.excerpt import ListedCoding
from qualapp.model.text import TextRange

_VALENCE_KEYS = {"+": Valence.DRIVER, "-": Valence.BARRIER, "0": Valence.NONE, "?": Valence.AMBIVALENT}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_Move = QAbstractItemView.CursorAction
_Flag = QItemSelectionModel.SelectionFlag


class ExcerptList(ExcerptRows):
    """Quotations to be walked through and chosen; keys and clicks say what is wanted of them."""

    place_wanted = Signal(int)
    """Carries the row whose place in the text is to be opened."""
    valence_chosen = Signal(object)
    recode_wanted = Signal()
    delete_wanted = Signal()
    selection_changed = Signal()

    def __init__(self, session: Session, model: ExcerptModel, parent: QWidget | None = None) -> None:
        super().__init__(session, model, parent)
        self._project = session.project
        self._held: QPoint | None = None
        self.setAccessibleName(_("Excerpts"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

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
        point = event.position().toPoint()
        held = event.button() == Qt.MouseButton.LeftButton and self.indexAt(point).row() in self.selected_rows()
        self._held = point if held else None
        if not self._on_heading(point):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
        elif (event.position().toPoint() - self._held).manhattanLength() >= QApplication.startDragDistance():
            self._held = None
            self._drag()

    def dragged(self) -> QMimeData | None:
        """The words of the coding that has the keyboard, as they are dragged."""
        coding = self.focused()
        if coding is None or coding.is_empty:
            return None
        range = TextRange(coding.start, coding.stop)
        return range_data(coding.source_id, range, range.of(self._project.sources.text(coding.source_id)))

    def _drag(self) -> None:
        data = self.dragged()
        if data is not None:
            drag = QDrag(self)
            drag.setMimeData(data)
            drag.setPixmap(words_card(data.text(), self.devicePixelRatioF()))
            drag.setHotSpot(QPoint(-10, -8))
            drag.exec(Qt.DropAction.CopyAction)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._on_heading(event.position().toPoint()) and self.focused() is not None:
            self.place_wanted.emit(self.currentIndex().row())


def _range(model: ExcerptModel, first: int, last: int) -> QItemSelectionRange:
    return QItemSelectionRange(model.index(first), model.index(last))
