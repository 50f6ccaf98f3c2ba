"""The cells of the team's tables: names with a face, numbers that lead on, and ticks."""

from collections.abc import Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from qualapp.desktop.look import focus_shown, paint_frame, paint_icon, paint_ring, theme, ui_font
from qualapp.desktop.look.shapes import paint_avatar

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_PAD = 8
_BOX = 18
_FACE = 26


class Cell(IntEnum):
    """What a cell tells beside its text: the token of its ink, initials and colour of a face, how it is ticked."""

    TOKEN = Qt.ItemDataRole.UserRole + 1
    FACE = Qt.ItemDataRole.UserRole + 2
    TICK = Qt.ItemDataRole.UserRole + 3
    LEADS = Qt.ItemDataRole.UserRole + 4
    SOURCE = Qt.ItemDataRole.UserRole + 5
    CODER = Qt.ItemDataRole.UserRole + 6


class CellPainter(QStyledItemDelegate):
    """Paints a cell in the look of the program."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        words = QFontMetricsF(_font(index)).horizontalAdvance(str(index.data() or ""))
        return QSize(round(words) + 2 * _PAD + 4, super().sizeHint(option, index).height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent-soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))
        if index.data(Cell.TICK) is not None:
            _paint_tick(painter, rect, str(index.data(Cell.TICK)))
        else:
            _paint_text(painter, rect, index)
        if option.state & QStyle.StateFlag.State_HasFocus and focus_shown():
            paint_ring(painter, rect.adjusted(3, 3, -3, -4), 4)
        painter.restore()


def _paint_tick(painter: QPainter, rect: QRectF, tick: str) -> None:
    box = QRectF(0, 0, _BOX, _BOX)
    box.moveCenter(rect.center())
    if not tick:
        paint_frame(painter, box, "raised", "strong", 1, 4)
        return
    paint_frame(painter, box, "driver" if tick == "done" else "accent", "", 1, 4)
    paint_icon(painter, "check" if tick == "done" else "user", box.adjusted(2, 2, -2, -2), "on-accent")


def _paint_text(painter: QPainter, rect: QRectF, index: QModelIndex | QPersistentModelIndex) -> None:
    inside = rect.adjusted(_PAD, 0, -_PAD, 0)
    face = index.data(Cell.FACE)
    if face:
        disc = QRectF(inside.left(), rect.center().y() - _FACE / 2, _FACE, _FACE)
        paint_avatar(painter, disc, *face)
        inside.setLeft(disc.right() + 10)
    painter.setFont(_font(index))
    painter.setPen(theme.colour(index.data(Cell.TOKEN) or "text"))
    words = painter.fontMetrics().elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, int(inside.width()))
    side = index.data(Qt.ItemDataRole.TextAlignmentRole)
    painter.drawText(inside, int(Qt.AlignmentFlag(side) if side is not None else LEFT), words)


def _font(index: QModelIndex | QPersistentModelIndex) -> QFont:
    is_number = index.data(Qt.ItemDataRole.TextAlignmentRole) is not None
    return ui_font(13, 500 if index.data(Cell.LEADS) else 400, tabular=is_number)


def number_cell(text: str, token: str = "text-2") -> QTableWidgetItem:
    """A number, at the right of its column."""
    item = QTableWidgetItem(text)
    item.setTextAlignment(RIGHT)
    item.setData(Cell.TOKEN, token)
    return item


def put_in_rows(table: QTableWidget, height: int) -> None:
    """Let a table show rows of this height that are looked at and pressed, not written in."""
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setItemDelegate(CellPainter(table))
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setMouseTracking(True)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(height)
    table.horizontalHeader().setHighlightSections(False)


def put_headings(table: QTableWidget, headings: Sequence[str], to_the_left: int, tips: Mapping[int, str]) -> None:
    """Name the columns: the first few at the left, the others at the right; some with more to say."""
    for column, text in enumerate(headings):
        item = QTableWidgetItem(text)
        item.setTextAlignment(LEFT if column < to_the_left else RIGHT)
        item.setToolTip(tips.get(column, text))
        table.setHorizontalHeaderItem(column, item)
