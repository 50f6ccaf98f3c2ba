"""The network as a matrix: who is tied to whom, ordered by sector."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from qualapp import formats
from qualapp.analysis.network.graph import Line, Network
from qualapp.desktop.look import GLYPH_TOKENS, paint_glyph, paint_square, theme, ui_font
from qualapp.desktop.look.code_colours import SECTORS as SECTOR_LOOKS
from qualapp.desktop.network.figure import actor_told, line_told
from qualapp.desktop.ties.words import name_of
from qualapp.i18n import _
from qualapp.model.coding import Valence
from qualapp.model.network import Actor
from qualapp.model.value_words import SECTORS

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_CELL = 42
_SLANT = 150
_SELECTED = QStyle.StateFlag.State_Selected
_ACTOR, _LINE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class MatrixModel(QAbstractTableModel):
    """Actors down and across; a cell says what is told from the one in the row to the one in the column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.actors: list[Actor] = []
        self._network = Network({}, {})

    def show_network(self, network: Network) -> None:
        """Show this network."""
        self.beginResetModel()
        order = list(SECTORS)
        self._network = network
        self.actors = sorted(
            network.actors.values(),
            key=lambda actor: (
                order.index(actor.sector) if actor.sector in order[1:] else len(order),
                name_of(actor).casefold(),
            ),
        )
        self.endResetModel()

    def line(self, index: Index) -> Line | None:
        """What is told of the row's actor and the column's."""
        row, column = self.actors[index.row()].id, self.actors[index.column()].id
        line = self._network.between(row, column)
        return line if line is not None and (row, column) in line.arcs else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.actors)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return self.rowCount(parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index)
        if line is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return formats.number(line.mentions)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                ends = (name_of(self.actors[index.row()]), name_of(self.actors[index.column()]))
                return f"{ends[0]} → {ends[1]}: {line_told(line)}"
        return line if role == _LINE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        actor = self.actors[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name_of(actor)
            case Qt.ItemDataRole.ToolTipRole:
                return actor_told(actor)
        return actor if role == _ACTOR else None


class MatrixCells(QStyledItemDelegate):
    """A cell in the tint of its valence, with its sign and how many excerpts tell of it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)
        line = index.data(_LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.row() == index.column():
            painter.fillRect(rect, theme.colour("sunken"))
        elif isinstance(line, Line):
            self._paint_line(painter, rect, line)
        if option.state & _SELECTED:
            painter.setPen(theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0.5, 0.5, -1.5, -1.5))
        painter.restore()

    def _paint_line(self, painter: QPainter, rect: QRectF, line: Line) -> None:
        valence = line.valence
        token = "text-3" if valence is Valence.NONE else GLYPH_TOKENS[valence.value]
        painter.fillRect(rect.adjusted(0, 0, -1, -1), theme.colour(token, 0.16))
        if valence is not Valence.NONE:
            paint_glyph(painter, valence.value, QPointF(rect.left() + 12, rect.center().y()), 8.5)
        painter.setPen(theme.colour("text"))
        painter.setFont(ui_font(12, 500))
        painter.drawText(rect.adjusted(18, 0, -2, 0), Qt.AlignmentFlag.AlignCenter, formats.number(line.mentions))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(_CELL, _CELL - 10)


class SlantedHeader(QHeaderView):
    """Names written upwards, each with the square of its sector."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _SLANT)

    def paintSection(self, painter: QPainter, rect: QRectF, section: int) -> None:  # type: ignore[override]
        actor = self.model().headerData(section, Qt.Orientation.Horizontal, _ACTOR)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.colour("app"))
        look = SECTOR_LOOKS.get(actor.sector)
        middle = rect.x() + rect.width() / 2
        if look is not None:
            paint_square(painter, QRectF(middle - 5, rect.bottom() - 16, 11, 11), theme.code(look.colour).ink)
        painter.translate(middle + 4, rect.bottom() - 22)
        painter.rotate(-90)
        font = ui_font(12)
        painter.setFont(font)
        painter.setPen(theme.colour("text-2"))
        painter.drawText(QPointF(0, 0), _elided(painter, name_of(actor), rect.height() - 30))
        painter.restore()


class Matrix(QTableView):
    """Shows the matrix; a cell that is chosen tells its line, a name its actor."""

    line_chosen = Signal(object)
    actor_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = MatrixModel(self)
        self.setModel(self.matrix)
        self.setItemDelegate(MatrixCells(self))
        self.setHorizontalHeader(SlantedHeader(self))
        self.setAccessibleName(_("Matrix of actors"))
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.horizontalHeader().setDefaultSectionSize(_CELL)
        self.horizontalHeader().setMinimumSectionSize(_CELL)
        self.verticalHeader().setDefaultSectionSize(_CELL - 10)
        self.verticalHeader().setMaximumWidth(240)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._tell)
        self.clicked.connect(self._tell)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.sectionClicked.connect(lambda section: self.actor_chosen.emit(self.matrix.actors[section].id))

    def show_network(self, network: Network) -> None:
        """Show this network."""
        self.matrix.show_network(network)

    def _tell(self, index: QModelIndex, *_before: object) -> None:
        line = self.matrix.line(index) if index.isValid() else None
        if line is not None:
            self.line_chosen.emit(line)


def _elided(painter: QPainter, text: str, width: float) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width))
