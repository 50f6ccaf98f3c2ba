"""The conflicts as rows of a list: what, of which thing, and whether somebody has decided."""

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from qualapp.desktop.look import focus_shown, paint_frame, paint_icon, paint_ring, theme, ui_font
from qualapp.desktop.session import Session
from qualapp.i18n import _
from qualapp.reports.conflict_words import thing, what
from qualapp.store.merging.open_conflicts import Conflict
from qualapp.store.merging.taken import Decided

Index = QModelIndex | QPersistentModelIndex
Entry = tuple[Conflict, Decided | None]
_NOWHERE = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Role(IntEnum):
    """What else a row tells."""

    THING = Qt.ItemDataRole.UserRole
    DECIDED = Qt.ItemDataRole.UserRole + 1


class ConflictModel(QAbstractListModel):
    """One row for each conflict."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = session.project
        self.entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        """List these."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def row_of(self, key: str) -> int | None:
        """Where a conflict stands; None where it is not listed."""
        return next((row for row, (conflict, _one) in enumerate(self.entries) if conflict.key == key), None)

    def next_waiting(self, row: int) -> int | None:
        """The first row after this one, and then from the top, that nobody has decided."""
        count = len(self.entries)
        order = [(row + step) % count for step in range(1, count + 1)] if count else []
        return next((place for place in order if self.entries[place][1] is None), None)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        conflict, decided = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return what(conflict)
        if role in (Role.THING, Qt.ItemDataRole.ToolTipRole):
            return thing(self._project, conflict)
        if role == Role.DECIDED:
            return decided is not None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = _("decided") if decided else _("not decided")
            return f"{what(conflict)}, {thing(self._project, conflict)}, {state}"
        return None


class ConflictDelegate(QStyledItemDelegate):
    """Paints rows 54 high: a ring or a check, what, and of which thing."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 54)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect).adjusted(8, 1, -8, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            paint_frame(painter, row, "accent-soft", "accent", radius=6)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_frame(painter, row, "hover")
        if option.state & QStyle.StateFlag.State_HasFocus and focus_shown():
            paint_ring(painter, row)
        decided = bool(index.data(Role.DECIDED))
        mark = QRectF(row.left() + 10, row.center().y() - 8, 16, 16)
        paint_icon(painter, "check" if decided else "circle-dot", mark, "driver" if decided else "accent")
        room = row.adjusted(38, 6, -10, -6)
        upper, lower = room.adjusted(0, 0, 0, -room.height() / 2), room.adjusted(0, room.height() / 2, 0, 0)
        for part, text, size, weight, token in (
            (upper, str(index.data()), 13, 600, "text"),
            (lower, str(index.data(Role.THING)), 12, 400, "text-2"),
        ):
            painter.setFont(ui_font(size, weight))
            painter.setPen(theme.colour(token))
            cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(part.width()))
            painter.drawText(part, _LEFT, cut)
        painter.restore()
