"""What is decided of a place: what each coder says of it, the verdicts with their keys, and a memo to discuss it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from qualapp.analysis.disagreement import Difference
from qualapp.desktop.excerpts.bulk_bar import valence_segments
from qualapp.desktop.look import theme, ui_font
from qualapp.desktop.look.widgets import Avatar, Button, ElidedLabel, allow
from qualapp.desktop.session import Session
from qualapp.i18n import _
from qualapp.model.coding import Coder, Valence
from qualapp.model.memo import Memo
from qualapp.reports.disagreements import Verdict, claims_in_words

HEIGHT = 204


class VerdictPanel(QWidget):
    """Stands below the text; `decided` carries a `Verdict`."""

    decided = Signal(object)
    anew_wanted = Signal()
    open_again = Signal()
    memo_written = Signal(object, str)
    """Carries the place and the words."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kept = ""
        self._place: Difference | None = None
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(_("What is decided"))
        self.said = [_Said(self), _Said(self)]
        self.verdicts = {
            verdict: Button("", self, command=f"team.{verdict.value}", height=30)
            for verdict in (Verdict.FIRST, Verdict.SECOND, Verdict.BOTH, Verdict.NEITHER)
        }
        for verdict, button in self.verdicts.items():
            button.clicked.connect(partial(self.decided.emit, verdict))
        self.anew = Button(_("Code anew…"), self, command="team.anew", height=30)
        self.anew.clicked.connect(self.anew_wanted)
        self.valence = valence_segments(self)
        self.valence.set_value(Valence.NONE)
        self.outcome = ElidedLabel("", self, font=ui_font(12, 600), lines=2, line_height=17)
        self.again = Button(_("Open again"), self, kind="link", height=28)
        self.again.clicked.connect(self.open_again)
        self.field = QPlainTextEdit(self)
        self.field.setPlaceholderText(_("What speaks for one or the other? Ctrl+Enter keeps it."))
        self.field.setAccessibleName(_("Memo on the place"))
        self.field.setTabChangesFocus(True)
        self.field.installEventFilter(self)
        self.others = ElidedLabel("", self, token="text-2", font=ui_font(12), lines=4, line_height=17)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 0)
        row.setSpacing(0)
        parts = (
            (_("What they say"), self._make_said(), 5),
            (_("The consensus"), self._make_verdicts(), 6),
            (_("Memo"), self._make_memo(), 5),
        )
        for title, body, share in parts:
            holder = QWidget(self)
            column = QVBoxLayout(holder)
            column.setContentsMargins(16, 10, 16, 10)
            column.setSpacing(8)
            head = QLabel(title, holder)
            head.setProperty("role", "group")
            column.addWidget(head)
            column.addLayout(body)
            if row.count():
                row.addWidget(_upright(self))
            row.addWidget(holder, share)

    def _make_said(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        for said in self.said:
            column.addWidget(said)
        column.addStretch(1)
        return column

    def _make_verdicts(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, button in enumerate(self.verdicts.values()):
            grid.addWidget(button, place // 2, place % 2, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.anew, 2, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.valence, 2, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.outcome, 1)
        foot.addWidget(self.again)
        column.addLayout(grid)
        column.addLayout(foot)
        column.addStretch(1)
        return column

    def _make_memo(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self.others)
        column.addWidget(self.field, 1)
        return column

    def show_place(
        self, one: Difference, coders: tuple[Coder, Coder], note: str | None, memos: Sequence[Memo], *, is_final: bool
    ) -> None:
        """Show a place; `is_final` where one of the two is the consensus itself."""
        self._turn_to(one)
        for said, coder, claims in zip(self.said, coders, (one.first, one.second), strict=True):
            said.show_claims(coder, claims_in_words(self._session.tree, claims, "\N{NO-BREAK SPACE}"))
        names = {
            Verdict.FIRST: _("As {name}").format(name=coders[0].initials),
            Verdict.SECOND: _("As {name}").format(name=coders[1].initials),
            Verdict.BOTH: _("Both"),
            Verdict.NEITHER: _("Neither"),
        }
        reason = _("This is the consensus already.") if is_final else ""
        for verdict, button in self.verdicts.items():
            button.setText(names[verdict])
            button.updateGeometry()
            allow(button, not is_final, reason)
        for coder, verdict in zip(coders, (Verdict.FIRST, Verdict.SECOND), strict=True):
            self.verdicts[verdict].setAccessibleName(_("As {name}").format(name=coder.name))
        allow(self.anew, not is_final, reason)
        self.outcome.setText(note.splitlines()[0] if note else _("Not decided yet"))
        self.outcome.set_token("text" if note else "text-3")
        self.again.setVisible(note is not None)
        self._show_memos(memos)

    def _turn_to(self, one: Difference) -> None:
        """Keep what is being written on the place before."""
        if one != self._place:
            self.keep()
            self._place = one
            self._kept = self.field.toPlainText()

    def _show_memos(self, memos: Sequence[Memo]) -> None:
        mine = [memo for memo in memos if memo.coder_id == self._session.coder.id]
        others = [memo for memo in memos if memo not in mine[-1:]]
        names = {coder.id: coder.initials for coder in self._session.project.coders.all()}
        self.others.setText(
            "\n".join(f"{names.get(memo.coder_id, '')}: {' '.join(memo.text.split())}" for memo in others)
        )
        self.others.setVisible(bool(others))
        text = mine[-1].text if mine else ""
        if not self.field.hasFocus() or self.field.toPlainText() == self._kept:
            self.field.setPlainText(text)
        self._kept = text

    def keep(self) -> None:
        """Tell what was written, if it is new."""
        text = self.field.toPlainText()
        if text != self._kept and self._place is not None:
            self._kept = text
            self.memo_written.emit(self._place, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.keep()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            ends = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() == Qt.Key.Key_Escape or (ends and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
                self.keep()
                self.field.clearFocus()
                return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))
        painter.end()


class _Said(QWidget):
    """A coder with what they say of the place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.avatar = Avatar("", "", self, size=24)
        self.avatar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.name = ElidedLabel("", self, token="text-3", font=ui_font(12))
        self.claims = ElidedLabel("", self, lines=3, line_height=18)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.claims)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_claims(self, coder: Coder, words: str) -> None:
        """Show what this coder says."""
        self.avatar.show_coder(coder.name, coder.initials, coder.colour)
        self.name.setText(coder.name)
        self.claims.setText(words)


def _upright(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setProperty("line", True)
    line.setFixedWidth(1)
    return line
