"""The network as a matrix: who is tied to whom, ordered by sector."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from qualapp import formats
from qualapp.analysis.network.graph import Line, Network
from qualapp.desktop.canvas import Colours
from qualapp.desktop.look import theme
from qualapp.desktop.network.figure import line_told
from qualapp.desktop.network.matrix_paint import (
    BAND,
    Ordered,
    line_from,
    ordered,
    paint_line,
    paint_name,
    paint_sector,
    sector_told,
)
from qualapp.desktop.ties.words import name_of
from qualapp.i18n import _
from qualapp.model.network import Actor

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SELECTED = QStyle.StateFlag.State_Selected
_LINE = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class MatrixModel(QAbstractTableModel):
    """Actors down and across; a cell says what is told from the one in the row to the one in the column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.network = Network({}, {})
        self.order = Ordered((), ())

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The actors in their order."""
        return self.order.actors

    def show_network(self, network: Network) -> None:
        """Show this network."""
        self.beginResetModel()
        self.network, self.order = network, ordered(network)
        self.endResetModel()

    def line(self, index: Index) -> Line | None:
        """What is told of the row's actor and the column's."""
        return line_from(self.network, self.actors[index.row()].id, self.actors[index.column()].id)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.actors)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return self.rowCount(parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return formats.number(line.mentions) if line is not None else None
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                ends = (name_of(self.actors[index.row()]), name_of(self.actors[index.column()]))
                told = line_told(line) if line is not None else _("no tie")
                return f"{ends[0]} → {ends[1]}: {told}"
        return line if role == _LINE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name_of(self.actors[section])
            case Qt.ItemDataRole.ToolTipRole:
                actor = self.actors[section]
                return f"{name_of(actor)} · {sector_told(actor.sector)}"
        return None


class MatrixCells(QStyledItemDelegate):
    """A cell in the tint of its valence, with its sign and how many excerpts tell of it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, colours, view = QRectF(option.rect), Colours(), self.parent()
        line = index.data(_LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.row() == index.column():
            painter.fillRect(rect, theme.colour("sunken"))
        elif isinstance(line, Line):
            paint_line(painter, rect.adjusted(0, 0, -1, -1), line, colours)
        if isinstance(view, Matrix):
            order, strong = view.matrix.order, theme.colour("strong")
            if order.begins(index.row()):
                painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), strong)
            if order.begins(index.column()):
                painter.fillRect(QRectF(rect.left(), rect.top(), 1, rect.height()), strong)
        if option.state & _SELECTED:
            painter.setPen(theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0.5, 0.5, -1.5, -1.5))
            painter.drawRect(rect.adjusted(1.5, 1.5, -2.5, -2.5))
        painter.restore()


class Names(QHeaderView):
    """Names beside the rows, or upwards above the columns, each sector with its band."""

    def __init__(self, orientation: Qt.Orientation, model: MatrixModel, parent: QTableView) -> None:
        super().__init__(orientation, parent)
        self._matrix, self._view = model, parent
        self._upwards = orientation is Qt.Orientation.Horizontal
        self._room = 150
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def take(self, room: int, section: int) -> None:
        """Have this much room for a name, and a section for each that is so wide or high."""
        self._room = room
        self.setDefaultSectionSize(section)
        self.updateGeometry()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        usual = super().sizeHint()
        return QSize(usual.width(), self._room) if self._upwards else QSize(self._room, usual.height())

    def paintSection(self, painter: QPainter, rect: QRectF, section: int) -> None:  # type: ignore[override]
        order, colours, box = self._matrix.order, Colours(), QRectF(rect)
        current = self._view.currentIndex()
        is_current = section == (current.column() if self._upwards else current.row())
        group = order.group(section)
        start, end = self.sectionViewportPosition(group.first), self.sectionViewportPosition(group.last)
        length = end - start + self.sectionSize(group.last)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(rect)
        painter.fillRect(box, theme.colour("app"))
        name, band = box.adjusted(0, BAND, 0, 0), QRectF(start, box.top(), length, BAND)
        if not self._upwards:
            name, band = box.adjusted(BAND, 0, 0, 0), QRectF(box.left(), start, BAND, length)
        paint_name(painter, name, order.actors[section], colours, upwards=self._upwards, is_current=is_current)
        paint_sector(painter, band, group.sector, colours, upwards=not self._upwards)
        if order.begins(section):
            edge = QRectF(box.left(), box.top(), 1, box.height())
            if not self._upwards:
                edge = QRectF(box.left(), box.top(), box.width(), 1)
            painter.fillRect(edge, theme.colour("strong"))
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.colour("app"))
        painter.end()
        super().paintEvent(event)


class Matrix(QTableView):
    """Shows the matrix; a cell that is chosen tells its line, a name its actor.

    Arrow keys go from cell to cell, with Ctrl to the next tie; Enter goes on to the excerpts.
    """

    line_chosen = Signal(object)
    pair_chosen = Signal(int, int)
    """A cell without a tie was chosen."""
    actor_chosen = Signal(int)
    excerpts_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = MatrixModel(self)
        self.setModel(self.matrix)
        self.setItemDelegate(MatrixCells(self))
        self.names = [Names(orientation, self.matrix, self) for orientation in Qt.Orientation]
        for header in self.names:
            header.sectionClicked.connect(lambda section: self.actor_chosen.emit(self.matrix.actors[section].id))
            if header.orientation() is Qt.Orientation.Horizontal:
                self.setHorizontalHeader(header)
            else:
                self.setVerticalHeader(header)
        self.setCornerButtonEnabled(False)
        self.setAccessibleName(_("Matrix of actors"))
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._tell)
        self.clicked.connect(self._tell)
        self.doubleClicked.connect(lambda _index: self.excerpts_wanted.emit())

    def show_network(self, network: Network) -> None:
        """Show this network; the cell of the two who were chosen stays chosen."""
        before = self.chosen()
        self.matrix.show_network(network)
        self._fill()
        places = {actor.id: place for place, actor in enumerate(self.matrix.actors)}
        if before is not None and all(one in places for one in before):
            self.setCurrentIndex(self.matrix.index(places[before[0]], places[before[1]]))

    def _fill(self) -> None:
        """Let cells grow as far as there is room for all of them."""
        order = self.matrix.order
        mesh = order.mesh(QSizeF(self.size()))
        for header in self.names:
            is_above = header.orientation() is Qt.Orientation.Horizontal
            header.take(*((order.down, mesh.across) if is_above else (order.across, mesh.down)))
        self.updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fill()
        super().resizeEvent(event)

    def chosen(self) -> tuple[int, int] | None:
        """The two actors of the cell that is chosen."""
        index = self.currentIndex()
        return (self.matrix.actors[index.row()].id, self.matrix.actors[index.column()].id) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ENTER and self.currentIndex().isValid():
            self.excerpts_wanted.emit()
        elif key in _STEPS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._go_on(QPoint(*_STEPS[key]))
        else:
            super().keyPressEvent(event)

    def _go_on(self, step: QPoint) -> None:
        """Go to the next cell that way in which there is a tie."""
        index = self.currentIndex()
        while index.isValid():
            index = self.matrix.index(index.row() + step.x(), index.column() + step.y())
            if index.isValid() and self.matrix.line(index) is not None:
                self.setCurrentIndex(index)
                return

    def _tell(self, index: QModelIndex, *_before: object) -> None:
        for header in self.names:
            header.viewport().update()
        if not index.isValid():
            return
        line = self.matrix.line(index)
        if line is not None:
            self.line_chosen.emit(line)
        elif index.row() != index.column():
            self.pair_chosen.emit(self.matrix.actors[index.row()].id, self.matrix.actors[index.column()].id)
