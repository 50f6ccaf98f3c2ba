"""The table of hypotheses: a row for each, with how many excerpts speak for and against it at each visit."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from qualapp import formats
from qualapp.desktop.evidence.row_ring import RowRing
from qualapp.desktop.look import paint_glyph, theme, ui_font
from qualapp.exporters.evidence_words import STANCE_GLYPHS, said
from qualapp.exporters.hypotheses_report import VISITS, ToldHypothesis
from qualapp.exporters.hypotheses_word import visit_name
from qualapp.i18n import _
from qualapp.model.theory import HypothesisOrigin, HypothesisStatus, Stance

Index = QModelIndex | QPersistentModelIndex
FIRST_VISIT = 2
STATUS = FIRST_VISIT + len(VISITS)
COUNTS = Qt.ItemDataRole.UserRole + 1
_BEFORE, _SLOT = 8, 38


class HypothesisModel(QAbstractTableModel):
    """Hypothesis, origin, evidence at each visit, status."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.told: list[ToldHypothesis] = []

    def show(self, told: list[ToldHypothesis]) -> None:
        """Show these."""
        self.beginResetModel()
        self.told = told
        self.endResetModel()

    def row_of(self, hypothesis_id: int | None) -> int:
        """Where a hypothesis is listed, or -1."""
        return next((row for row, told in enumerate(self.told) if told.hypothesis.id == hypothesis_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.told)

    def columnCount(self, parent: Index | None = None) -> int:
        return STATUS + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return [_("Hypothesis"), _("Origin"), *map(visit_name, VISITS), _("Status")][section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        told, column = self.told[index.row()], index.column()
        if FIRST_VISIT <= column < STATUS:
            return _counted(told, column, role)
        one = told.hypothesis
        if role == Qt.ItemDataRole.DisplayRole:
            day = f"\n{formats.date(one.day)}" if one.day else ""
            return {0: one.text, 1: said(one.origin), STATUS: f"{said(one.status)}{day}"}[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return {0: one.text, 1: one.source, STATUS: one.reason}[column] or None
        return None


def _counted(told: ToldHypothesis, column: int, role: int) -> object:
    counts = told.counts(VISITS[column - FIRST_VISIT])
    if role == COUNTS:
        return tuple(counts.values())
    if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        return ", ".join(f"{said(stance)}: {formats.number(n)}" for stance, n in counts.items())
    return None


def in_order(found: Sequence[ToldHypothesis], column: int) -> list[ToldHypothesis]:
    """Hypotheses by what a column says of them: the most evidence first; -1 is as they were written."""

    def place(told: ToldHypothesis) -> tuple[object, ...]:
        one = told.hypothesis
        if column == 0:
            return (one.text.casefold(),)
        if column == 1:
            return (not one.origin, list(HypothesisOrigin).index(one.origin))
        if column == STATUS:
            return (list(HypothesisStatus).index(one.status), -(one.day.toordinal() if one.day else 0))
        return (-sum(told.counts(VISITS[column - FIRST_VISIT]).values()),)

    return list(found) if column < 0 else sorted(found, key=place)


class CountsPainter(RowRing):
    """The sign and the number of each stance; those that nothing says stay faint. A click on one asks for its words."""

    wanted = Signal(int, object)
    """Carries the row and the stance."""

    def paint_cell(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        counts = index.data(COUNTS)
        if not counts:
            return
        painter.save()
        left = rect.left() + _BEFORE
        for stance, count in zip(Stance, counts, strict=True):
            at, ink = QPointF(left + 5, rect.center().y()), "" if count else "text-3"
            paint_glyph(painter, STANCE_GLYPHS[stance], at, 9, ink)
            painter.setFont(ui_font(13, 600 if count else 400))
            painter.setPen(theme.colour(ink or "text"))
            room = QRectF(left + 14, rect.top(), _SLOT - 14, rect.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, formats.number(count))
            left += _SLOT
        painter.restore()

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            slot = int((event.position().x() - QRectF(option.rect).left() - _BEFORE) // _SLOT)
            stances = list(Stance)
            if 0 <= slot < len(stances) and index.data(COUNTS)[slot]:
                self.wanted.emit(index.row(), stances[slot])
        return False
