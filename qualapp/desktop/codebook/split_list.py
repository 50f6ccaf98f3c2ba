"""The codings of a code, to be ticked."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from qualapp.desktop.look import paint_frame, paint_glyph, paint_icon, reading_font, theme, ui_font
from qualapp.desktop.look.widgets.elided_label import wrapped
from qualapp.i18n import _
from qualapp.model.excerpt import CodedExcerpt, ExcerptFilter
from qualapp.store.project import Project

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
EXCERPT = Qt.ItemDataRole.UserRole + 1
"""The role under which the whole `CodedExcerpt` is found."""
_PAGE = 40
_ROW = 76


class SplitList(QAbstractListModel):
    """The codings of one code in the order of cases and sources; their words are read when they come into sight."""

    ticked_changed = Signal(int)

    def __init__(self, project: Project, code_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._ids = project.excerpts.ids(ExcerptFilter(codes=frozenset({code_id}), with_subcodes=False))
        self._read: dict[int, CodedExcerpt] = {}
        self._ticked: set[int] = set()

    def ticked(self) -> list[int]:
        """The codings that are ticked, in the order of the list."""
        return [number for number in self._ids if number in self._ticked]

    def tick_all(self, ticked: bool) -> None:
        """Tick all or none."""
        self._ticked = set(self._ids) if ticked else set()
        self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))
        self.ticked_changed.emit(len(self._ticked))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsUserCheckable | flag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.CheckStateRole:
            ticked = self._ids[index.row()] in self._ticked
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, EXCERPT):
            return None
        excerpt = self._excerpt(index.row())
        if role == EXCERPT or excerpt is None:
            return excerpt
        return excerpt.text if role == Qt.ItemDataRole.DisplayRole else f"{excerpt.text}. {where_and_who(excerpt)}"

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        number = self._ids[index.row()]
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._ticked.add(number)
        else:
            self._ticked.discard(number)
        self.dataChanged.emit(index, index)
        self.ticked_changed.emit(len(self._ticked))
        return True

    def _excerpt(self, row: int) -> CodedExcerpt | None:
        number = self._ids[row]
        if number not in self._read:
            first = row - row % _PAGE
            found = self._project.excerpts.load(self._ids[first : first + _PAGE])
            self._read.update({excerpt.coding_id: excerpt for excerpt in found})
        return self._read.get(number)


def where_and_who(excerpt: CodedExcerpt) -> str:
    """The source of an excerpt, who speaks in it and who coded it."""
    parts = (excerpt.case, excerpt.source, excerpt.speaker, _("coded by {coder}").format(coder=excerpt.coder))
    return " · ".join(part for part in parts if part)


class CodingPainter(QStyledItemDelegate):
    """Draws a tick, two lines of the quotation, and where it is from."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        excerpt = index.data(EXCERPT)
        if not isinstance(excerpt, CodedExcerpt):
            return
        rect = QRectF(option.rect)
        painter.save()
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            selected = option.state & QStyle.StateFlag.State_Selected
            paint_frame(painter, rect, "accent-soft" if selected else "hover")
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        self._paint_box(painter, QRectF(rect.left() + 10, rect.top() + 12, 16, 16), ticked)
        self._paint_words(painter, excerpt, rect.adjusted(38, 8, -10, -8))
        painter.restore()

    def _paint_box(self, painter: QPainter, box: QRectF, ticked: bool) -> None:
        paint_frame(painter, box, "accent" if ticked else "raised", "accent" if ticked else "strong", radius=4)
        if ticked:
            paint_icon(painter, "check", box.adjusted(2, 2, -2, -2), "on-accent")

    def _paint_words(self, painter: QPainter, excerpt: CodedExcerpt, room: QRectF) -> None:
        font = reading_font(14)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        words = " ".join(excerpt.text.split())
        lines = wrapped(words, font, room.width(), 2)
        for line, text in enumerate(lines):
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(QPointF(room.left(), room.top() + 14 + 20 * line), shown)
        base = room.top() + 14 + 20 * len(lines)
        paint_glyph(painter, excerpt.valence, QPointF(room.left() + 5, base - 4))
        painter.setFont(ui_font(12))
        painter.setPen(theme.colour("text-3"))
        small = QFontMetricsF(ui_font(12))
        caption = small.elidedText(where_and_who(excerpt), Qt.TextElideMode.ElideRight, room.width() - 17)
        painter.drawText(QPointF(room.left() + 17, base), caption)
