"""The list of files at the left of the import dialog."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from qualapp.desktop.look import focus_shown, paint_frame, paint_icon, paint_ring, theme, ui_font
from qualapp.desktop.sources.incoming_model import IncomingModel, Index, Role
from qualapp.i18n import _

_ROW = 52
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class IncomingDelegate(QStyledItemDelegate):
    """Paints a check box, an icon, the file's name and, below it, how it stands with the file."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect).adjusted(4, 1, -4, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            paint_frame(painter, row, "accent-soft")
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_frame(painter, row, "hover")
        if option.state & QStyle.StateFlag.State_HasFocus and focus_shown():
            paint_ring(painter, row)
        _paint_box(painter, _box(option.rect), index.data(Qt.ItemDataRole.CheckStateRole))
        token = str(index.data(Role.TOKEN))
        icon = QRectF(row.left() + 34, row.center().y() - 8, 16, 16)
        paint_icon(painter, str(index.data(Role.ICON)), icon, "accent" if chosen and token == "text-2" else token)
        words = row.adjusted(58, 0, -8, 0)
        upper, lower = words.adjusted(0, 6, 0, -24), words.adjusted(0, 25, 0, -6)
        name = ui_font(13, 600 if chosen else 400)
        _write(painter, upper, str(index.data()), name, "text", Qt.TextElideMode.ElideMiddle)
        _write(painter, lower, str(index.data(Role.STATE)), ui_font(12), "text-3" if token == "text-2" else token)
        painter.restore()

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Take a click on the box, with a little room around it."""
        if not isinstance(event, QMouseEvent) or not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        if not _box(option.rect).adjusted(-8, -12, 6, 12).contains(event.position().toPoint()):
            return False
        if event.type() == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
            wanted = index.data(Qt.ItemDataRole.CheckStateRole) != Qt.CheckState.Checked
            state = Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked
            return bool(model.setData(model.index(index.row(), 0), state, Qt.ItemDataRole.CheckStateRole))
        return event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class IncomingList(QListView):
    """One or several files can be chosen; Space wants them, or leaves them out."""

    def __init__(self, model: IncomingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files = model
        self.setModel(model)
        self.setItemDelegate(IncomingDelegate(self))
        self.setProperty("ground", "app")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Files"))

    def chosen(self) -> list[int]:
        """The rows that are chosen, in order."""
        return sorted(index.row() for index in self.selectionModel().selectedIndexes())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = self.chosen()
        if event.key() == Qt.Key.Key_Space and rows:
            readable = [self._files.files[row] for row in rows if self._files.files[row].reading]
            self._files.want(rows, not all(file.wanted for file in readable))
        else:
            super().keyPressEvent(event)


def _box(row: QRect) -> QRect:
    return QRect(row.left() + 14, row.top() + (_ROW - 16) // 2, 16, 16)


def _paint_box(painter: QPainter, box: QRect, state: object) -> None:
    if state is None:
        return
    place = QRectF(box)
    if state == Qt.CheckState.Checked:
        paint_frame(painter, place, "accent", radius=4)
        paint_icon(painter, "check", place.adjusted(1.5, 1.5, -1.5, -1.5), "on-accent")
    else:
        paint_frame(painter, place, "raised", "strong", radius=4)


def _write(
    painter: QPainter,
    room: QRectF,
    text: str,
    font: QFont,
    token: str,
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    painter.setFont(font)
    painter.setPen(theme.colour(token))
    painter.drawText(room, _LEFT, painter.fontMetrics().elidedText(text, cut, int(room.width())))
