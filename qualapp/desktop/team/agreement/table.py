"""The table of agreement on screen: figures on the heat, the number of places behind each row."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from qualapp import formats
from qualapp.desktop.look import focus_shown, paint_ring, paint_square, theme, ui_font
from qualapp.desktop.look.widgets.parts import Words
from qualapp.desktop.team.agreement.figures import Column, Figures, Line, interval_in_words
from qualapp.i18n import _, _n

Index = QModelIndex | QPersistentModelIndex
_ROW, _NAME, _WIDEST, _FIGURE, _NARROW, _PLACES = 42, 220, 460, 96, 72, 112
_INDENT = 18
_MIDDLE = Qt.AlignmentFlag.AlignCenter
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FiguresModel(QAbstractTableModel):
    """The first column names the row, the last counts the places behind it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.figures: Figures | None = None

    def show_figures(self, figures: Figures | None) -> None:
        """Show these figures."""
        self.beginResetModel()
        self.figures = figures
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if self.figures is None or parent.isValid() else len(self.figures.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if self.figures is None or parent.isValid() else len(self.figures.columns) + 2

    def line(self, index: Index) -> Line | None:
        """The row of a cell."""
        return self.figures.lines[index.row()] if self.figures and index.isValid() else None

    def column(self, index: Index) -> Column | None:
        """The coders of a cell; None in the first and the last column."""
        columns = self.figures.columns if self.figures else ()
        return columns[index.column() - 1] if 0 < index.column() <= len(columns) else None

    def is_places(self, index: Index) -> bool:
        """Whether a cell counts places."""
        return self.figures is not None and index.column() == len(self.figures.columns) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line, column = self.line(index), self.column(index)
        if line is None or self.figures is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            if column is not None:
                return self.figures.cell(line, column).shown
            return formats.number(len(self.figures.places(line))) if self.is_places(index) else line.name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._told(line, column, is_places=self.is_places(index))
        return None

    def _told(self, line: Line, column: Column | None, *, is_places: bool) -> str:
        assert self.figures is not None
        if column is not None:
            cell = self.figures.cell(line, column)
            shown = _("not defined: {why}").format(why=cell.shown) if cell.why else cell.shown
            interval = interval_in_words(cell.figure, self.figures.coefficient)
            return f"{line.name}, {column.full}: {shown}" + (f" ({interval})" if interval else "")
        if is_places:
            count = len(self.figures.places(line))
            return _n("{n} place where coders part", "{n} places where coders part", count).format(
                n=formats.number(count)
            )
        return line.name

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or self.figures is None:
            return None
        columns = self.figures.columns
        if role == Qt.ItemDataRole.DisplayRole:
            return ["", *(column.heading for column in columns), _("Places apart")][section]
        if role == Qt.ItemDataRole.ToolTipRole and 0 < section <= len(columns):
            return columns[section - 1].full
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_MIDDLE if section else Qt.AlignmentFlag.AlignLeft)
        return None


class FiguresPainter(QStyledItemDelegate):
    """Paints names with their colour, figures on the heat, counts as links."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(_FIGURE, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, FiguresModel)
        line, column = model.line(index), model.column(index)
        if line is None or model.figures is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if column is not None:
            _paint_figure(painter, rect, model.figures, line, column)
        elif model.is_places(index):
            token = "accent" if model.figures.places(line) else "text-3"
            _write(painter, rect, str(index.data()), token, weight=500)
        else:
            _paint_name(painter, rect, line)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 5, 5)
            view = self.parent()
            if isinstance(view, QWidget) and view.hasFocus() and focus_shown():
                paint_ring(painter, rect.adjusted(2, 2, -2, -2), 5)
        painter.restore()


def _paint_name(painter: QPainter, rect: QRectF, line: Line) -> None:
    left = rect.x() + 20 + line.depth * _INDENT
    if line.colour:
        paint_square(painter, QRectF(left, rect.center().y() - 5.5, 11, 11), theme.code(line.colour).ink)
        left += 21
    weight = 600 if not line.colour else 400
    Words(line.name, "text", weight=weight).cut(rect.right() - 8 - left).paint(painter, left, rect.center().y())


def _paint_figure(painter: QPainter, rect: QRectF, figures: Figures, line: Line, column: Column) -> None:
    cell = figures.cell(line, column)
    if cell.step is None:
        _write(painter, rect, cell.shown, "text-3", size=12)
        return
    paint_heat(painter, rect.adjusted(3, 3, -3, -3), cell.step)
    _write(painter, rect, cell.shown, theme.tokens.text_on_heat[cell.step], weight=600)


def paint_heat(painter: QPainter, rect: QRectF, step: int) -> None:
    """Paint one step of the heat; the palest has an edge so that it is seen."""
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.setBrush(QColor(theme.tokens.heat[step]))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def _write(painter: QPainter, rect: QRectF, text: str, token: str, *, size: int = 13, weight: int = 400) -> None:
    painter.setFont(ui_font(size, weight))
    painter.setPen(theme.colour(token))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()) - 6)
    painter.drawText(rect, _MIDDLE | Qt.TextFlag.TextSingleLine, shown)


class FiguresTable(QTableView):
    """The table; a click or Enter on a count of places opens them."""

    chosen = Signal()
    places_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = FiguresModel(self)
        self.setModel(self.figures)
        self.setItemDelegate(FiguresPainter(self))
        self.setShowGrid(False)
        self.setAccessibleName(_("Agreement by code and pair"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.chosen.emit())
        theme.changed.connect(self.viewport().update)

    def show_figures(self, figures: Figures | None) -> None:
        """Show these figures; the cell that was chosen stays, if it is still there."""
        before = self.figures.line(self.currentIndex()), self.figures.column(self.currentIndex())
        self.figures.show_figures(figures)
        if figures is None:
            return
        self._share_width()
        codes = [line.code for line in figures.lines]
        pairs = [column.pair for column in figures.columns]
        row = codes.index(before[0].code) if before[0] and before[0].code in codes else 0
        column = pairs.index(before[1].pair) if before[1] and before[1].pair in pairs else len(pairs) - 1
        self.setCurrentIndex(self.figures.index(row, column + 1))
        self.chosen.emit()

    def _share_width(self) -> None:
        """Names get what figures leave; where that is too little the figures are narrower."""
        last = self.figures.columnCount() - 1
        room, columns = self.viewport().width() - _PLACES - 4, max(1, last - 1)
        figure = max(_NARROW, min(_FIGURE, (room - _NAME) // columns))
        for section in range(1, last + 1):
            self.setColumnWidth(section, _PLACES if section == last else figure)
        self.setColumnWidth(0, max(_NAME, min(room - figure * columns, _WIDEST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.figures.is_places(index):
            self.places_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.places_wanted.emit()
        else:
            super().keyPressEvent(event)
