"""The list of places that would be coded: a tick, where it is, and the words in the colour of the code."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from qualapp.desktop.excerpts.quotation import quoted_lines
from qualapp.desktop.hits.place_model import Index, PlaceModel, Role
from qualapp.desktop.look import focus_shown, paint_frame, paint_icon, paint_ring, reading_font, theme, ui_font
from qualapp.i18n import _

_ROW = 74
_LINE = 21
_LEFT = 44
_UPPER = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_FLAG = QStyle.StateFlag


class PlacePainter(QStyledItemDelegate):
    """Rows of one height: a caption over two lines of the text, the part that would be coded washed."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect).adjusted(4, 1, -4, -1)
        if option.state & _FLAG.State_Selected:
            paint_frame(painter, row, "accent-soft")
        elif option.state & _FLAG.State_MouseOver:
            paint_frame(painter, row, "hover")
        if option.state & _FLAG.State_HasFocus and focus_shown():
            paint_ring(painter, row)
        coded = bool(index.data(Role.CODED))
        _paint_tick(painter, _box(option.rect), index.data(Qt.ItemDataRole.CheckStateRole))
        room = row.adjusted(_LEFT, 7, -12, -4)
        self._paint_where(painter, room, str(index.data(Role.WHERE)), coded)
        self._paint_words(painter, room.adjusted(0, 20, 0, 0), index, coded)
        painter.restore()

    def _paint_where(self, painter: QPainter, room: QRectF, where: str, coded: bool) -> None:
        painter.setFont(ui_font(12))
        painter.setPen(theme.colour("text-3"))
        note = _("coded so already") if coded else ""
        metrics = painter.fontMetrics()
        painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, note)
        width = room.width() - (metrics.horizontalAdvance(note) + 12 if note else 0)
        painter.drawText(room, _UPPER, metrics.elidedText(where, Qt.TextElideMode.ElideMiddle, int(width)))

    def _paint_words(self, painter: QPainter, room: QRectF, index: Index, coded: bool) -> None:
        font = reading_font(14)
        painter.setFont(font)
        lines = quoted_lines(str(index.data()), [index.data(Role.MARK)], font, room.width(), 2)
        model = index.model()
        colour = model.colour if isinstance(model, PlaceModel) else ""
        wash = theme.colour(theme.code(colour).wash) if colour else theme.colour("accent", 0.26)
        for number, line in enumerate(lines):
            top = room.top() + number * _LINE
            for left, right in line.marks if not coded else ():
                painter.fillRect(QRectF(room.left() + left, top, right - left, _LINE - 2), wash)
            painter.setPen(theme.colour("text-3" if coded else "text"))
            painter.drawText(QRectF(room.left(), top, room.width(), _LINE), _UPPER, line.text)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Take a click on the box, with a little room around it."""
        if not isinstance(event, QMouseEvent) or not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        if not _box(option.rect).adjusted(-10, -20, 8, 20).contains(event.position().toPoint()):
            return False
        if event.type() == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
            wanted = index.data(Qt.ItemDataRole.CheckStateRole) != Qt.CheckState.Checked
            state = Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked
            return bool(model.setData(model.index(index.row(), 0), state, Qt.ItemDataRole.CheckStateRole))
        return event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class PlaceList(QListView):
    """One or several places can be chosen; Space ticks them, or leaves them out."""

    def __init__(self, model: PlaceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = model
        self.setModel(model)
        self.setItemDelegate(PlacePainter(self))
        self.setProperty("ground", "card")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Places that would be coded"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = [index.row() for index in self.selectionModel().selectedIndexes()]
        if event.key() == Qt.Key.Key_Space and rows:
            on = {index.data(Qt.ItemDataRole.CheckStateRole) for index in self.selectionModel().selectedIndexes()}
            self._places.tick(rows, Qt.CheckState.Unchecked in on)
        else:
            super().keyPressEvent(event)


def _box(row: QRect) -> QRect:
    return QRect(row.left() + 18, row.top() + 9, 16, 16)


def _paint_tick(painter: QPainter, box: QRect, state: object) -> None:
    place = QRectF(box)
    if state is None:
        paint_icon(painter, "check", place.adjusted(1.5, 1.5, -1.5, -1.5), "text-3")
    elif state == Qt.CheckState.Checked:
        paint_frame(painter, place, "accent", radius=4)
        paint_icon(painter, "check", place.adjusted(1.5, 1.5, -1.5, -1.5), "on-accent")
    else:
        paint_frame(painter, place, "raised", "strong", radius=4)
