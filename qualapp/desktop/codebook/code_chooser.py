"""A list from which one code is chosen by typing part of its name."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from qualapp.desktop.codebook.code_filter import CodeFilter
from qualapp.desktop.codebook.marked_words import Piece, marked, paint_pieces
from qualapp.desktop.look import paint_frame, paint_square, theme
from qualapp.desktop.look.widgets import SearchField
from qualapp.i18n import _
from qualapp.model.code import PATH_SEPARATOR, CodeTree

_ROW = 32
_ID = Qt.ItemDataRole.UserRole
_PATH = Qt.ItemDataRole.UserRole + 1
_COLOUR = Qt.ItemDataRole.UserRole + 2
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class _ChoicePainter(QStyledItemDelegate):
    """Draws a code with the names above it behind."""

    filter = CodeFilter()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = QRectF(option.rect)
        painter.save()
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            selected = option.state & QStyle.StateFlag.State_Selected
            paint_frame(painter, rect, "accent-soft" if selected else "hover")
        ink = theme.code(index.data(_COLOUR)).ink
        paint_square(painter, QRectF(rect.left() + 10, rect.center().y() - 5.5, 11, 11), ink)
        pieces = [*marked(str(index.data()), self.filter, 400), Piece(f"   {index.data(_PATH)}", 400, "text-3")]
        paint_pieces(painter, pieces, rect.adjusted(30, 0, -8, 0))
        painter.restore()


class CodeChooser(QWidget):
    """A field to type in and the codes that are meant.

    `chosen` tells the code that has the focus in the list, or None; `taken` that one was double-clicked.
    """

    chosen = Signal(object)
    taken = Signal()

    def __init__(self, tree: CodeTree, without: frozenset[int] = frozenset(), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tree = tree
        self._without = without
        self.field = SearchField(_("Filter codes"), self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Codes"))
        self.list.setMinimumHeight(_ROW * 7)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._painter = _ChoicePainter(self.list)
        self.list.setItemDelegate(self._painter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._show)
        self.list.currentItemChanged.connect(lambda: self.chosen.emit(self.code()))
        self.list.itemDoubleClicked.connect(lambda: self.taken.emit())
        self._show("")

    def code(self) -> int | None:
        """The code that has the focus in the list."""
        item = self.list.currentItem()
        return int(item.data(_ID)) if item is not None else None

    def choose(self, code_id: int) -> None:
        """Put the focus on a code."""
        for place in range(self.list.count()):
            if self.list.item(place).data(_ID) == code_id:
                self.list.setCurrentRow(place)

    def _show(self, text: str) -> None:
        wanted = CodeFilter.typed(text)
        self._painter.filter = wanted
        self.list.clear()
        for code, _depth in self._tree.walk():
            if code.id not in self._without and (not wanted or wanted.matches(self._tree, code)):
                self.list.addItem(self._item(code.id))
        self.list.setCurrentRow(0 if wanted else -1)
        self.chosen.emit(self.code())

    def _item(self, code_id: int) -> QListWidgetItem:
        code = self._tree[code_id]
        path = PATH_SEPARATOR.join(above.name for above in self._tree.ancestors(code_id))
        item = QListWidgetItem(code.name)
        item.setData(_ID, code_id)
        item.setData(_PATH, path)
        item.setData(_COLOUR, self._tree.colour(code_id))
        item.setToolTip(self._tree.path(code_id))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, self._tree.path(code_id))
        return item

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _STEPS.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            row = min(max(self.list.currentRow() + by, 0), self.list.count() - 1)
            self.list.setCurrentRow(row)
