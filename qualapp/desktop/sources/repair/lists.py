"""How groups of repairs and their places are drawn, and ticked with a click or Space."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from qualapp.desktop.look import focus_shown, paint_frame, paint_icon, paint_ring, reading_font, theme, ui_font
from qualapp.desktop.sources.repair.choice import Group
from qualapp.desktop.sources.repair.models import GroupModel, Index, PlaceModel, Role
from qualapp.i18n import _

_GROUP = 34
_PLACE = 40
_BOX = 16
_GAP = 12
_INDENT = 16
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_FLAG = QStyle.StateFlag
_CHECK = Qt.ItemDataRole.CheckStateRole


class _RowPainter(QStyledItemDelegate):
    """A tick, then what the row says."""

    height = _GROUP

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, self.height)

    def indent(self, index: Index) -> int:
        """How far the tick stands from the left."""
        return 0

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
        box = self._box(option.rect, index)
        _paint_tick(painter, QRectF(box), index.data(_CHECK))
        self.paint_words(painter, QRectF(row).adjusted(box.right() + _GAP - row.left(), 0, -12, 0), index)
        painter.restore()

    def paint_words(self, painter: QPainter, room: QRectF, index: Index) -> None:
        """Draw what the row says."""

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Take a click on the box, with a little room around it."""
        if not isinstance(event, QMouseEvent):
            return False
        if not self._box(option.rect, index).adjusted(-8, -9, 6, 9).contains(event.position().toPoint()):
            return False
        if event.type() == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
            wanted = index.data(_CHECK) != Qt.CheckState.Checked
            state = Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked
            return bool(model.setData(model.index(index.row(), 0), state, _CHECK))
        return event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)

    def _box(self, row: QRect, index: Index) -> QRect:
        return QRect(row.left() + 14 + self.indent(index), row.center().y() - _BOX // 2, _BOX, _BOX)


class GroupPainter(_RowPainter):
    """Kinds in bold; under them what changes, and how often."""

    def indent(self, index: Index) -> int:
        return 0 if _group(index).is_kind else _INDENT

    def paint_words(self, painter: QPainter, room: QRectF, index: Index) -> None:
        group = _group(index)
        painter.setFont(ui_font(12, tabular=True))
        painter.setPen(theme.colour("text-3"))
        counted = str(index.data(Role.COUNT))
        told = counted if group.is_sure else "  ".join(part for part in (_("perhaps"), counted) if part)
        painter.drawText(room, _RIGHT, told)
        width = room.width() - painter.fontMetrics().horizontalAdvance(told) - (_GAP if told else 0)
        painter.setFont(ui_font(13, 600) if group.is_kind else ui_font(13))
        painter.setPen(theme.colour("text" if group.is_kind or group.is_sure else "text-2"))
        title = painter.fontMetrics().elidedText(group.title, Qt.TextElideMode.ElideRight, int(width))
        painter.drawText(room, _LEFT, title)


class PlacePainter(_RowPainter):
    """The words around a place; what goes is struck out, what comes is underlined."""

    height = _PLACE

    def paint_words(self, painter: QPainter, room: QRectF, index: Index) -> None:
        before, gone, new, after = index.data(Role.PIECES)
        plain, struck, lined = reading_font(14), reading_font(14), reading_font(14)
        struck.setStrikeOut(True)
        lined.setUnderline(True)
        wide = QFontMetricsF(plain).horizontalAdvance
        left = max(40.0, min(room.width() * 0.42, room.width() - wide(gone) - wide(new) - 20))
        lead = QFontMetricsF(plain).elidedText(before, Qt.TextElideMode.ElideLeft, left)
        at = room.left() + max(0.0, left - wide(lead)) if len(before) > _GAP else room.left()
        at = _draw(painter, room, at, lead, plain, "text-2")
        at = _draw(painter, room, at, gone, struck, "danger")
        at = _draw(painter, room, at + 4, new, lined, "accent")
        _draw(painter, room, at, after, plain, "text-2")


class RepairList(QListView):
    """Rows that can be chosen with the keys; Space ticks them, or leaves them out."""

    def __init__(self, model: GroupModel | PlaceModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticked = model
        self.setModel(model)
        self.setItemDelegate(GroupPainter(self) if isinstance(model, GroupModel) else PlacePainter(self))
        self.setProperty("ground", "card")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.selectionModel().selectedIndexes()
        if event.key() == Qt.Key.Key_Space and chosen:
            on = any(index.data(_CHECK) != Qt.CheckState.Checked for index in chosen)
            self._ticked.tick([index.row() for index in chosen], on)
        else:
            super().keyPressEvent(event)


def _group(index: Index) -> Group:
    group = index.data(Role.GROUP)
    assert isinstance(group, Group)
    return group


def _draw(painter: QPainter, room: QRectF, at: float, words: str, font: QFont, token: str) -> float:
    """Draw words from a place on; gives where they end."""
    width = QFontMetricsF(font).horizontalAdvance(words)
    painter.setFont(font)
    painter.setPen(theme.colour(token))
    left = max(0.0, room.right() - at)
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, left)
    painter.drawText(QRectF(at, room.top(), left, room.height()), _LEFT, shown)
    return at + width


def _paint_tick(painter: QPainter, box: QRectF, state: object) -> None:
    if state == Qt.CheckState.Unchecked:
        paint_frame(painter, box, "raised", "strong", radius=4)
        return
    paint_frame(painter, box, "accent", radius=4)
    icon = "check" if state == Qt.CheckState.Checked else "minus"
    paint_icon(painter, icon, box.adjusted(1.5, 1.5, -1.5, -1.5), "on-accent")
