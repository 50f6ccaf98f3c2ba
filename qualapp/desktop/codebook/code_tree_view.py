"""The code tree as hands use it."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QLineEdit, QWidget

from qualapp.desktop.codebook.code_branches import CodeBranches
from qualapp.desktop.codebook.code_model import CodeModel
from qualapp.desktop.codebook.code_painter import chevron_zone
from qualapp.desktop.codebook.code_places import Act, Drop, merging, moving
from qualapp.desktop.codebook.code_row import DRAFT, CodeRow
from qualapp.desktop.codebook.code_shape import Order
from qualapp.desktop.coding.transfer import RANGE_MIME, code_in
from qualapp.desktop.look import paint_frame
from qualapp.desktop.look.widgets.parts import Part, Square, Words, paint_row, row_width
from qualapp.desktop.session import Session

COUNT_ZONE = 46


class CodeTreeView(CodeBranches):
    """Codes to choose, to drag to the text, to name and to move."""

    code_chosen = Signal(int)
    range_dropped = Signal(int)
    excerpts_wanted = Signal(int)
    """The number of a code was pressed: what it counts is to be listed."""
    code_let_go = Signal(object)
    """A code was dragged to a place in the tree: carries a `Drop`."""
    named = Signal(int, str)
    naming_left = Signal(int)
    menu_wanted = Signal(QPoint)

    def __init__(self, session: Session, model: CodeModel, parent: QWidget | None = None) -> None:
        super().__init__(session, model, parent)
        self._written: str | None = None
        self._naming = DRAFT
        self.painter.written.connect(self._keep_written)

    def name_code(self, code_id: int, text: str | None = None) -> None:
        """Let the code be named in place, beginning with a text or the name that it has."""
        index = self.codes.index_of(code_id)
        self.show_code(code_id)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._naming = code_id
        self.edit(index)
        field = self.indexWidget(index)
        if text is not None and isinstance(field, QLineEdit):
            field.setText(text)

    def _on_chevron(self, point: QPoint) -> bool:
        index = self.indexAt(point)
        row = self.codes.row(index)
        return row is not None and point.x() in chevron_zone(row.depth) and self.codes.hasChildren(index)

    def _on_count(self, point: QPoint) -> bool:
        row = self.codes.row(self.indexAt(point))
        return row is not None and row.count > 0 and point.x() > self.viewport().width() - COUNT_ZONE

    def choose(self) -> None:
        """Say that the code under focus is wanted; one that only gathers others opens instead."""
        index = self.currentIndex()
        row = self.codes.row(index)
        if row is None:
            return
        if not row.is_codable and self.codes.hasChildren(index):
            self.setExpanded(index, not self.isExpanded(index))
        elif row.id:
            self.code_chosen.emit(row.id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and self._on_chevron(point):
            index = self.indexAt(point)
            self.setExpanded(index, not self.isExpanded(index))
        elif event.button() == Qt.MouseButton.LeftButton and self._on_count(point):
            self.setCurrentIndex(self.indexAt(point))
            self.show_excerpts()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._on_count(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def show_excerpts(self) -> None:
        """Ask for the excerpts of the code under focus and those below it."""
        code = self.current_code()
        if code is not None:
            self.excerpts_wanted.emit(code)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or self._on_chevron(point):
            self.mousePressEvent(event)
        elif self._on_count(point):
            return
        elif self.indexAt(point).isValid():
            self.setCurrentIndex(self.indexAt(point))
            self.choose()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_wanted.emit(place)

    def _keep_written(self, text: str) -> None:
        self._written = text

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        written, self._written = self._written, None
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if written is None:
            self.naming_left.emit(self._naming)
        else:
            self.named.emit(self._naming, written)

    def startDrag(self, actions: Qt.DropAction) -> None:
        row = self.codes.row(self.currentIndex())
        if row is None or not row.id:
            return
        drag = QDrag(self)
        drag.setMimeData(self.codes.mimeData([self.currentIndex()]))
        drag.setPixmap(_picture(row, self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(-8, 8))
        drag.exec(actions, Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        super().dragEnterEvent(event)
        self._show_drop(self._drop_at(event), event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self._show_drop(self._drop_at(event), event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_drop(None)

    def dropEvent(self, event: QDropEvent) -> None:
        drop = self._drop_at(event)
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self._show_drop(drop, event)
        self._show_drop(None)
        if drop is None:
            return
        if drop.act is Act.CODE and drop.target is not None:
            self.range_dropped.emit(drop.target)
        else:
            self.code_let_go.emit(drop)

    def _drop_at(self, event: QDropEvent) -> Drop | None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        target = self.codes.code_id(index)
        tree = self._session.tree
        code_id = code_in(event.mimeData())
        if event.mimeData().hasFormat(RANGE_MIME) and target is not None:
            return Drop(Act.CODE, target) if tree[target].is_codable else None
        if code_id is None or code_id not in tree or self._session.project.read_only:
            return None
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return merging(tree, code_id, target)
        rect = self.visualRect(index)
        share = (point.y() - rect.top()) / max(1, rect.height())
        return moving(tree, code_id, target, share, self.isExpanded(index), self.codes.order is Order.CODEBOOK)

    def _show_drop(self, drop: Drop | None, event: QDropEvent | None = None) -> None:
        self._drop = drop
        self.painter.drop_target = drop.target if drop is not None and not drop.between else None
        self.viewport().update()
        if event is None:
            return
        if drop is None:
            event.ignore()
        else:
            event.setDropAction(Qt.DropAction.MoveAction if drop.act is Act.MOVE else Qt.DropAction.CopyAction)
            event.accept()


def _picture(row: CodeRow, ratio: float) -> QPixmap:
    """What hangs on the pointer while a code is dragged."""
    parts: list[Part] = [Square(row.colour), Words(row.name, size=12, weight=500)]
    width = round(row_width(parts, 8)) + 20
    pixmap = QPixmap(round(width * ratio), round(26 * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_frame(painter, QRectF(0, 0, width, 26), "raised", "strong")
    paint_row(painter, parts, 10, 13, 8)
    painter.end()
    return pixmap
