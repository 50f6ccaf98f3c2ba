"""The ties that are claimed of the excerpt in focus, below its codes: one's own to change, others' to see."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qualapp import formats
from qualapp.desktop.coding.coding_row import valence_choices
from qualapp.desktop.look import paint_avatar, paint_icon, theme, ui_font
from qualapp.desktop.look.widgets import ElidedLabel, IconButton, Segments
from qualapp.desktop.session import Session
from qualapp.desktop.ties.words import arrow, name_of, strength_word
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.model.coding import Coder
from qualapp.model.network import Tie
from qualapp.store.project import Project


def told(project: Project, tie: Tie) -> str:
    """Who is tied to whom and how, in a line."""
    first, second = name_of(project.actors[tie.from_id]), name_of(project.actors[tie.to_id])
    return f"{first} {arrow(tie.is_directed)} {second}: {name_of(project.relations[tie.relation_id])}"


def besides(tie: Tie) -> str:
    """What else is said of a tie: its level, day and note."""
    level = "" if tie.strength is None else f"{tie.strength} {strength_word(tie.strength)}"
    return " · ".join(part for part in (level, formats.date(tie.day) if tie.day else "", tie.note) if part)


class TieRow(QWidget):
    """A row 40 high: who with whom, valence, a pencil and a cross."""

    changed = Signal(str, object)
    removed = Signal()
    change_wanted = Signal()

    def __init__(self, tie: Tie, words: str, coder: Coder, is_mine: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.tie, self._coder, self._is_mine = tie, coder, is_mine
        self.setFixedHeight(40)
        self.words = ElidedLabel(words, self)
        self.words.setToolTip("\n".join(part for part in (words, besides(tie)) if part))
        self._level = QLabel("" if tie.strength is None else str(tie.strength), self)
        self._level.setProperty("role", "caption")
        self._level.setToolTip(besides(tie))
        self.valence = Segments(valence_choices(), self, value=tie.valence, name=_("Valence"), height=30)
        self.valence.changed.connect(lambda value: self.changed.emit("valence", value))
        self.edit = IconButton("pencil", _("Change the tie"), self, icon_size=15)
        self.edit.clicked.connect(self.change_wanted)
        self.remove = IconButton("x", _("Take the tie away"), self, icon_size=15)
        self.remove.clicked.connect(self.removed)
        for control in (self.valence, self.edit, self.remove):
            control.setEnabled(is_mine)
            if not is_mine:
                control.setToolTip(_("{name}'s tie; only they can change it").format(name=coder.name))
        row = QHBoxLayout(self)
        row.setContentsMargins(22 if is_mine else 48, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.words, 1)
        for widget in (self._level, self.valence, self.edit, self.remove):
            row.addWidget(widget)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._is_mine:
            self.change_wanted.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_icon(painter, "waypoints", QRectF(-1, 13, 14, 14), "text-2")
        if not self._is_mine:
            paint_avatar(painter, QRectF(19, 9, 22, 22), self._coder.initials, self._coder.colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(QRectF(0, 39, self.width(), 1), theme.colour("line"))
        painter.end()


class TieRows(QWidget):
    """A heading and a row for each tie; not to be seen where there is none."""

    change_wanted = Signal(object)
    """Carries the `Tie` that is to be said anew."""
    failed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rows: list[TieRow] = []
        title = QLabel(_("Ties"), self)
        title.setProperty("role", "group")
        title.setFont(ui_font(12, 600))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(title)
        self.hide()

    def show_excerpt(self, excerpt_id: int | None) -> None:
        """Show the ties of an excerpt; None is no excerpt."""
        found = self._ties(excerpt_id) if excerpt_id is not None else []
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(tie) for tie in found]
        for row in self.rows:
            self._column.addWidget(row)
        self.setVisible(bool(self.rows))

    def _ties(self, excerpt_id: int) -> list[Tie]:
        project = self._session.project
        source = project.excerpts[excerpt_id].source_id
        ties = (tie for tie in project.ties.in_source(source) if tie.excerpt_id == excerpt_id)
        return [tie for tie in ties if self._session.shows(tie.coder_id)]

    def _row(self, tie: Tie) -> TieRow:
        project = self._session.project
        coder, is_mine = project.coders[tie.coder_id], tie.coder_id == self._session.coder.id
        row = TieRow(tie, told(project, tie), coder, is_mine, self)
        row.changed.connect(lambda field, value: self._try(lambda: project.ties.describe([tie.id], **{field: value})))
        row.removed.connect(lambda: self._try(lambda: project.ties.remove([tie.id])))
        row.change_wanted.connect(lambda: self.change_wanted.emit(tie))
        return row

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except UserError as error:
            self.failed.emit(error.message)
