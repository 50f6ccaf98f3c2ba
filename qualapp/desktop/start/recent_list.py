"""The projects that were open here, latest first."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QSizePolicy, QVBoxLayout, QWidget

from qualapp.desktop.look import paint_frame
from qualapp.desktop.look.widgets.button import ENTER
from qualapp.desktop.start import recent_words
from qualapp.desktop.start.recent_painter import MISSING, RECENT, ROW, RecentPainter, cross_of
from qualapp.i18n import _
from qualapp.settings import Recent


class RecentList(QListView):
    """A click or Enter opens a project, Delete takes it off the list; its file is never touched."""

    opened = Signal(Path)
    forgotten = Signal(object, tuple)
    """Carries the project and the list as it was before."""

    def __init__(self, recents: Iterable[Recent], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(RecentPainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Recent projects"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.show_recents(recents)

    def show_recents(self, recents: Iterable[Recent]) -> None:
        """List these, the first selected."""
        self._model.clear()
        for recent in recents:
            item = QStandardItem(recent.name)
            item.setData(recent, RECENT)
            item.setData(_told(recent), Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(recent.path)
            self._model.appendRow(item)
        self.setCurrentIndex(self._model.index(0, 0))
        self.updateGeometry()

    def recents(self) -> tuple[Recent, ...]:
        """What is listed, latest first."""
        return tuple(self._model.index(row, 0).data(RECENT) for row in range(self._model.rowCount()))

    def show_missing(self, paths: Iterable[str]) -> None:
        """Grey those whose file is not there, and say so."""
        gone = set(paths)
        items = [self._model.item(row) for row in range(self._model.rowCount())]
        for item in items:
            recent: Recent = item.data(RECENT)
            if recent.path in gone:
                sentence = recent_words.missing(recent)
                item.setData(True, MISSING)
                item.setToolTip(sentence)
                item.setData(f"{recent.name}. {sentence}", Qt.ItemDataRole.AccessibleTextRole)
        there = next((item for item in items if not item.data(MISSING)), None)
        if there is not None and self.currentIndex().data(MISSING):
            self.setCurrentIndex(there.index())

    def open_current(self) -> bool:
        """Open the selected project; whether there is one that can be opened."""
        return self._open(self.currentIndex())

    def sizeHint(self) -> QSize:
        return QSize(600, self._model.rowCount() * ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height())

    def _open(self, index: QModelIndex) -> bool:
        if not index.isValid() or index.data(MISSING):
            return False
        self.opened.emit(Path(index.data(RECENT).path))
        return True

    def _forget(self, index: QModelIndex) -> None:
        if index.isValid():
            recent, before = index.data(RECENT), self.recents()
            self._model.removeRow(index.row())
            self.updateGeometry()
            self.forgotten.emit(recent, before)

    def _show_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if not index.isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        recent: Recent = index.data(RECENT)
        menu.addAction(_("Open"), lambda: self._open(index)).setEnabled(not index.data(MISSING))
        folder = QUrl.fromLocalFile(str(Path(recent.path).parent))
        menu.addAction(_("Show the folder"), lambda: QDesktopServices.openUrl(folder))
        menu.addSeparator()
        menu.addAction(_("Take off the list"), lambda: self._forget(index))
        menu.popup(self.viewport().mapToGlobal(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.open_current()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._forget(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0, 0))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        over = index.isValid() and (not index.data(MISSING) or self._on_cross(index, event))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid() or index != self.currentIndex():
            return
        if not index.data(MISSING):
            self._open(index)
        elif self._on_cross(index, event):
            self._forget(index)

    def _on_cross(self, index: QModelIndex, event: QMouseEvent) -> bool:
        return cross_of(self.visualRect(index)).contains(event.position().toPoint())


def _told(recent: Recent) -> str:
    """The row as a screen reader says it."""
    said = (recent.name, recent_words.holds(recent), recent_words.coded(recent), recent_words.when(recent.opened))
    return ", ".join(part for part in said if part)


class RecentFrame(QWidget):
    """The white card around the list."""

    def __init__(self, list: RecentList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(list)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_frame(painter, QRectF(self.rect()), "surface", "line", radius=8)
        painter.end()
