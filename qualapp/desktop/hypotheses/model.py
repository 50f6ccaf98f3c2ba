"""The table of hypotheses: a row for each, with how many excerpts speak for and against it at each visit."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from qualapp import formats
from qualapp.desktop.look import paint_glyph, theme, ui_font
from qualapp.desktop.words import word
from qualapp.exporters.evidence_words import STANCE_GLYPHS, said
from qualapp.i18n import _
from qualapp.model.theory import Stance
from qualapp.reports.hypotheses import VISITS, ToldHypothesis

Index = QModelIndex | QPersistentModelIndex
FIRST_VISIT = 2
STATUS = FIRST_VISIT + len(VISITS)
COUNTS = Qt.ItemDataRole.UserRole + 1


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
        visits = [word(visit).capitalize() if visit else _("No visit") for visit in VISITS]
        return [_("Hypothesis"), _("Origin"), *visits, _("Status")][section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        told, column = self.told[index.row()], index.column()
        if FIRST_VISIT <= column < STATUS:
            counts = told.counts(VISITS[column - FIRST_VISIT])
            if role == COUNTS:
                return tuple(counts.values())
            if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                return ", ".join(f"{said(stance)}: {formats.number(n)}" for stance, n in counts.items())
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            one = told.hypothesis
            return {0: one.text, 1: said(one.origin), STATUS: said(one.status)}[column]
        return None


class CountsPainter(QStyledItemDelegate):
    """The sign and the number of each stance; those that nothing says stay faint."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        counts = index.data(COUNTS)
        if not counts:
            return
        painter.save()
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        left = rect.left() + 10
        for stance, count in zip(Stance, counts, strict=True):
            faint = "text-3" if selected else "strong"
            paint_glyph(painter, STANCE_GLYPHS[stance], QPointF(left + 5, rect.center().y()), 9, "" if count else faint)
            painter.setFont(ui_font(13, 600 if count else 400))
            painter.setPen(theme.colour("text" if count else faint))
            at = QRectF(left + 14, rect.top(), 26, rect.height())
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, formats.number(count))
            left += 40
        painter.restore()
