"""The code tree as it looks: its rows, the branches that are open, and where something would be dropped."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTreeView, QWidget

from qualapp.desktop.codebook.code_model import CodeModel
from qualapp.desktop.codebook.code_painter import INDENT, CodePainter, square_left
from qualapp.desktop.codebook.code_places import Drop
from qualapp.desktop.look import theme
from qualapp.desktop.session import Session
from qualapp.i18n import _

Index = QModelIndex | QPersistentModelIndex
_OPENS_AFTER = 700  # milliseconds of holding something over a closed branch
_FEW = 40  # codes of which all branches are open at first


class CodeBranches(QTreeView):
    """Codes in their branches, which stay open or closed whatever happens to the codes."""

    def __init__(self, session: Session, model: CodeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.codes = model
        self.painter = CodePainter(self)
        self._hovered: int | None = None
        self._drop: Drop | None = None
        self._open: set[int] = set()
        self._arranging = False
        self._set_up()
        self.setModel(model)
        self.setItemDelegate(self.painter)
        self.painter.is_open = self.isExpanded
        self._listen(model)
        if len(session.tree) <= _FEW:
            self.open_all(True)

    def _set_up(self) -> None:
        self.setAccessibleName(_("Codes"))
        self.setProperty("ground", "app")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setAutoExpandDelay(_OPENS_AFTER)

    def _listen(self, model: CodeModel) -> None:
        self.entered.connect(lambda index: self._hover(model.code_id(index)))
        self.viewportEntered.connect(lambda: self._hover(None))
        self.expanded.connect(lambda index: self._note(index, True))
        self.collapsed.connect(lambda index: self._note(index, False))
        model.rearranged.connect(self.restore_branches)
        model.dataChanged.connect(self._make_room)
        self._make_room()

    def current_code(self) -> int | None:
        """The code under focus."""
        return self.codes.code_id(self.currentIndex())

    def show_code(self, code_id: int | None) -> None:
        """Put the focus on a code and bring it into sight."""
        index = self.codes.index_of(code_id)
        if index.isValid():
            above = index.parent()
            while above.isValid():
                self.expand(above)
                above = above.parent()
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def restore_branches(self) -> None:
        """Open the branches that were open, or those in which the filter finds something."""
        self._arranging = True
        wanted = self.codes.filter
        tree = self._session.tree
        above = {code.id for number in wanted.meant(tree) for code in tree.ancestors(number)} if wanted else self._open
        for code_id in list(self.codes.walk()):
            index = self.codes.index_of(code_id)
            if self.codes.hasChildren(index) and self.isExpanded(index) != (code_id in above):
                self.setExpanded(index, code_id in above)
        self._arranging = False
        self.painter.filter = wanted
        self._make_room()
        self.viewport().update()

    def open_all(self, is_open: bool) -> None:
        """Open or close every branch."""
        for code_id in list(self.codes.walk()):
            self.setExpanded(self.codes.index_of(code_id), is_open)

    def _note(self, index: QModelIndex, is_open: bool) -> None:
        code_id = self.codes.code_id(index)
        if code_id is None or self._arranging or self.codes.filter:
            return
        if is_open:
            self._open.add(code_id)
        else:
            self._open.discard(code_id)

    def _make_room(self) -> None:
        rows = (self.codes.row(self.codes.index_of(code.id)) for code in self._session.tree.children())
        widest = max((row.count for row in rows if row), default=0)
        if widest != self.painter.widest_count:
            self.painter.widest_count = widest
            self.viewport().update()

    def _hover(self, code_id: int | None) -> None:
        if code_id != self._hovered:
            self._hovered = code_id
            self.viewport().update()

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        flag = QStyle.StateFlag
        option = QStyleOptionViewItem(options)
        rect: QRect = options.rect
        state = flag.State_Enabled
        if self.selectionModel().isSelected(index):
            state |= flag.State_Selected
        if index.internalId() == self._hovered:
            state |= flag.State_MouseOver
        if self.hasFocus() and index == self.currentIndex():
            state |= flag.State_HasFocus
        option.rect = QRect(0, rect.top(), self.viewport().width(), rect.height())
        option.state = state
        self.painter.paint(painter, option, index)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop is not None and self._drop.between:
            painter = QPainter(self.viewport())
            self._paint_line(painter, self._drop)
            painter.end()

    def _paint_line(self, painter: QPainter, drop: Drop) -> None:
        last = self.codes.index_of(drop.target) if drop.target is not None else self._last_row()
        rect = self.visualRect(last)
        y = rect.bottom() + 1 if drop.below else rect.top()
        parent = self.codes.row(self.codes.index_of(drop.place.parent if drop.place else None))
        left = square_left(parent.depth + 1 if parent else 0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawLine(QPointF(left + 6, y), QPointF(self.viewport().width() - 6, y))
        painter.drawEllipse(QPointF(left + 3, y), 3, 3)

    def _last_row(self) -> QModelIndex:
        index = QModelIndex()
        while rows := self.codes.rowCount(index):
            index = self.codes.index(rows - 1, 0, index)
            if not self.isExpanded(index):
                break
        return index

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
