"""A table that is filled in by keyboard and mouse."""

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from qualapp.desktop.cases.sheet_model import SheetModel
from qualapp.desktop.look import focus_shown, paint_ring

Index = QModelIndex | QPersistentModelIndex
_ROW = 34
_LOOKED_AT = 200
_AROUND = 24
_EDIT_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellDelegate(QStyledItemDelegate):
    """Edits a cell in a list of its choices, or in a line that offers what is known."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        if not isinstance(model, SheetModel):
            return super().createEditor(parent, option, index)
        column = model.columns[index.column()]
        if column.choices:
            box = QComboBox(parent)
            box.addItems([name for _value, name in column.choices])
            box.activated.connect(lambda _index: self._done(box))
            return box
        line = QLineEdit(parent)
        line.setFrame(False)
        if column.offered:
            completer = QCompleter(list(column.offered), line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            line.setCompleter(completer)
        return line

    def _done(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findText(text))
            editor.showPopup()
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        text = editor.currentText() if isinstance(editor, QComboBox) else str(editor.property("text") or "")
        if isinstance(model, SheetModel):
            model.setData(index, text)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(QRect(option.rect))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        view = self.parent()
        if isinstance(view, SheetView) and view.hasFocus() and focus_shown() and index == view.currentIndex():
            paint_ring(painter, QRectF(option.rect).adjusted(1, 1, -1, -1), 4)


class SheetView(QTableView):
    """The cells of a sheet: typing or F2 edits, Tab moves, Ctrl+C and Ctrl+V take cells along, Delete empties them."""

    rows_chosen = Signal()
    opened = Signal(int)
    """A row was double-clicked: carries the id of what it shows."""
    header_wanted = Signal(int, QPoint)

    def __init__(self, model: SheetModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = model
        self.opens_rows = model.sheet.noun == "source"
        self.setItemDelegate(CellDelegate(self))
        self.setModel(model)
        self.setShowGrid(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.EditKeyPressed
        if not self.opens_rows:
            triggers |= QAbstractItemView.EditTrigger.DoubleClicked
        self.setEditTriggers(triggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsMovable(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._columns = 0
        self._kept: tuple[list[int], int, int] = ([], 0, 0)
        self.selectionModel().selectionChanged.connect(lambda *_changed: self.rows_chosen.emit())
        self.selectionModel().currentChanged.connect(lambda *_changed: self.rows_chosen.emit())
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._take_place)
        self._size_columns()

    def chosen_rows(self) -> list[int]:
        """The places of the rows with a chosen cell, else of the current one."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        return rows or ([self.currentIndex().row()] if self.currentIndex().isValid() else [])

    def current_id(self) -> int | None:
        """The id of what the current row shows."""
        index = self.currentIndex()
        return self.sheet.id_of(index.row()) if index.isValid() else None

    def go_to(self, id: int, column: int = 0) -> None:
        """Make a row the current one."""
        row = self.sheet.row_of(id)
        if row is not None:
            self.setCurrentIndex(self.sheet.index(row, column))
            self.scrollTo(self.currentIndex())

    def copy(self) -> None:
        """Put the chosen cells on the clipboard as lines with tabs, as spreadsheets do."""
        chosen = self.selectedIndexes()
        if not chosen:
            return
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        cells = {(index.row(), index.column()): str(index.data(Qt.ItemDataRole.EditRole) or "") for index in chosen}
        lines = ["\t".join(_one_line(cells.get((row, column), "")) for column in columns) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """Write the clipboard's cells from the first chosen one on; a single one into all that are chosen."""
        lines = [line.split("\t") for line in QGuiApplication.clipboard().text().rstrip("\r\n").splitlines()]
        chosen = self.selectedIndexes() or [self.currentIndex()]
        if not lines or not chosen[0].isValid():
            return
        if len(lines) == 1 and len(lines[0]) == 1:
            self.sheet.write((index.row(), index.column(), lines[0][0]) for index in chosen)
            return
        top, left = min(index.row() for index in chosen), min(index.column() for index in chosen)
        self.sheet.write(
            (top + down, left + across, text)
            for down, line in enumerate(lines)
            for across, text in enumerate(line)
            if top + down < self.sheet.rowCount() and left + across < self.sheet.columnCount()
        )

    def empty(self) -> None:
        """Empty the chosen cells that can be written."""
        columns = self.sheet.columns
        self.sheet.write((i.row(), i.column(), "") for i in self.selectedIndexes() if not columns[i.column()].is_fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers():
            self.empty()
        elif event.key() in _EDIT_KEYS and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._open()
        elif event.key() in _EDIT_KEYS and self.state() is not QAbstractItemView.State.EditingState:
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.opens_rows and self.indexAt(event.position().toPoint()).isValid():
            self._open()

    def _open(self) -> None:
        number = self.current_id()
        if number is not None:
            self.opened.emit(number)

    def _on_header(self, point: QPoint) -> None:
        header = self.horizontalHeader()
        section = header.logicalIndexAt(point)
        if section >= 0:
            self.header_wanted.emit(section, header.mapToGlobal(point))

    def _size_columns(self) -> None:
        for place, column in enumerate(self.sheet.columns):
            if place >= self._columns:
                self.setColumnWidth(place, column.width)
        self._columns = len(self.sheet.columns)
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Let columns whose words are cut off have the room that is left over."""
        spare = self.viewport().width() - self.horizontalHeader().length()
        for place in range(self.sheet.columnCount()):
            if spare <= 0:
                return
            more = min(spare, self._needed(place) - self.columnWidth(place))
            if more > 0:
                self.setColumnWidth(place, self.columnWidth(place) + more)
                spare -= more

    def _needed(self, place: int) -> int:
        metrics = self.fontMetrics()
        rows = range(min(self.sheet.rowCount(), _LOOKED_AT))
        words = (str(self.sheet.index(row, place).data() or "") for row in rows)
        return max((metrics.horizontalAdvance(one) for one in words), default=0) + _AROUND

    def _keep_place(self) -> None:
        index = self.currentIndex()
        ids = [self.sheet.id_of(row) for row in self.chosen_rows()] if index.isValid() else []
        self._kept = (ids[:1] if not index.isValid() else [self.sheet.id_of(index.row())], index.row(), index.column())

    def _take_place(self) -> None:
        """Stay where one was; where that row is gone, at the one that took its place."""
        self._size_columns()
        ids, row, column = self._kept
        if not ids or not self.sheet.rowCount():
            return
        found = self.sheet.row_of(ids[0])
        place = found if found is not None else min(row, self.sheet.rowCount() - 1)
        index = self.sheet.index(place, min(column, self.sheet.columnCount() - 1))
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def _one_line(text: str) -> str:
    return " ".join(text.replace("\t", " ").split("\n"))
