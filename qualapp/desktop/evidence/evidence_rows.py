"""The evidence that rests on the excerpt in focus, below its codes: one's own to change, others' to see."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qualapp.desktop.evidence.targets import Target, target_of
from qualapp.desktop.look import paint_avatar, paint_icon, theme, ui_font
from qualapp.desktop.look.widgets import Choice, Dots, ElidedLabel, IconButton, Segments
from qualapp.desktop.session import Session
from qualapp.desktop.words import word
from qualapp.errors import UserError
from qualapp.exporters.evidence_words import STANCE_GLYPHS, said
from qualapp.i18n import _
from qualapp.model.coding import Coder
from qualapp.model.theory import Evidence, Stance


class EvidenceRow(QWidget):
    """A row 40 high: what it is about, stance, strength, and a cross that takes it away."""

    changed = Signal(str, object)
    removed = Signal()
    change_wanted = Signal()

    def __init__(self, evidence: Evidence, target: Target, coder: Coder, is_mine: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.evidence = evidence
        self._target, self._coder, self._is_mine = target, coder, is_mine
        self.setFixedHeight(40)
        name = ElidedLabel(target.text, self)
        name.setToolTip("\n".join(part for part in (target.text, target.faint, target.also, _told(evidence)) if part))
        choices = [Choice(stance, glyph=STANCE_GLYPHS[stance], name=said(stance)) for stance in Stance]
        self.stance = Segments(choices, self, value=evidence.stance, name=_("Stance"), height=30)
        self.stance.changed.connect(lambda value: self.changed.emit("stance", value))
        self.strength = Dots(self, weight=evidence.strength, name=_("Strength"))
        self.strength.changed.connect(lambda value: self.changed.emit("strength", value))
        self.remove = IconButton("x", _("Take the evidence away"), self, icon_size=15)
        self.remove.clicked.connect(self.removed)
        for control in (self.stance, self.strength, self.remove):
            control.setEnabled(is_mine)
            if not is_mine:
                control.setToolTip(_("{name}'s evidence; only they can change it").format(name=coder.name))
        row = QHBoxLayout(self)
        row.setContentsMargins(22 if is_mine else 48, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(name, 1)
        row.addWidget(self.stance)
        row.addWidget(self.strength)
        row.addSpacing(4)
        row.addWidget(self.remove)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._is_mine:
            self.change_wanted.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_icon(painter, self._target.icon, QRectF(-1, 13, 14, 14), "text-2")
        if not self._is_mine:
            paint_avatar(painter, QRectF(19, 9, 22, 22), self._coder.initials, self._coder.colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(QRectF(0, 39, self.width(), 1), theme.colour("line"))
        painter.end()


class EvidenceRows(QWidget):
    """A heading and a row for each piece of evidence; not to be seen where there is none."""

    change_wanted = Signal(object)
    """Carries the `Evidence` that is to be said anew."""
    failed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rows: list[EvidenceRow] = []
        title = QLabel(_("Evidence"), self)
        title.setProperty("role", "group")
        title.setFont(ui_font(12, 600))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(title)
        self.hide()

    def show_excerpt(self, excerpt_id: int | None) -> None:
        """Show the evidence on an excerpt; None is no excerpt."""
        project, shows = self._session.project, self._session.shows
        found = project.evidence.of_excerpt(excerpt_id) if excerpt_id is not None else []
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(evidence) for evidence in found if shows(evidence.coder_id)]
        for row in self.rows:
            self._column.addWidget(row)
        self.setVisible(bool(self.rows))

    def _row(self, evidence: Evidence) -> EvidenceRow:
        project = self._session.project
        coder, is_mine = project.coders[evidence.coder_id], evidence.coder_id == self._session.coder.id
        row = EvidenceRow(evidence, target_of(project, evidence), coder, is_mine, self)
        row.changed.connect(lambda field, value: self._describe(evidence.id, field, value))
        row.removed.connect(lambda: self._remove(evidence.id))
        row.change_wanted.connect(lambda: self.change_wanted.emit(evidence))
        return row

    def _describe(self, evidence_id: int, field: str, value: object) -> None:
        try:
            self._session.project.evidence.describe([evidence_id], **{field: value})
        except UserError as error:
            self.failed.emit(error.message)

    def _remove(self, evidence_id: int) -> None:
        try:
            self._session.project.evidence.remove([evidence_id])
        except UserError as error:
            self.failed.emit(error.message)


def _told(evidence: Evidence) -> str:
    kind = word(evidence.statement) if evidence.statement else ""
    return " · ".join(part for part in (kind, evidence.note) if part)
