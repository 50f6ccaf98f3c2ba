"""The memos on a source, a code or the project: all to read, one's own to change, and a field for a new one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from qualapp import formats
from qualapp.desktop.look.widgets import Avatar, Dialog, IconButton
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.formats import moment
from qualapp.i18n import N_, _
from qualapp.model.memo import Memo

_HIGHEST = 420


class MemoDialog(Dialog):
    """Everything is kept when the primary button is pressed; Esc keeps nothing."""

    def __init__(self, session: Session, about: str, about_id: int | None, parent: QWidget) -> None:
        titles = {
            "case": lambda: _("Memos on “{name}”").format(name=session.project.cases[about_id or 0].name),
            "source": lambda: _("Memos on “{name}”").format(name=session.project.sources[about_id or 0].name),
            "code": lambda: _("Memos on “{name}”").format(name=session.project.codes[about_id or 0].name),
            "project": lambda: _("Project journal"),
        }
        super().__init__(titles[about](), _("Keep"), parent, width=640)
        self._session = session
        self._about, self._about_id = about, about_id
        self._gone: list[int] = []
        self._fields: dict[int, QPlainTextEdit] = {}
        self.problem = QLabel("", self)
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        memos = session.project.memos.on(about, about_id)
        if memos:
            self.body.addWidget(self._list(memos))
        self.fresh = QPlainTextEdit(self)
        self.fresh.setPlaceholderText(_("Write a memo"))
        self.fresh.setAccessibleName(_("New memo"))
        self.fresh.setTabChangesFocus(True)
        self.fresh.setFixedHeight(120)
        self.body.addWidget(self.fresh)
        self.body.addWidget(self.problem)
        self.fresh.setFocus()

    def _list(self, memos: list[Memo]) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(14)
        for memo in memos:
            column.addWidget(self._row(memo))
        area = QScrollArea(self)
        area.setWidget(holder)
        area.setWidgetResizable(True)
        area.setFixedHeight(min(_HIGHEST, holder.sizeHint().height() + 8))
        return area

    def _row(self, memo: Memo) -> QWidget:
        coder = self._session.project.coders[memo.coder_id]
        row = QWidget(self)
        head = QHBoxLayout()
        head.addWidget(Avatar(coder.name, coder.initials, row, colour=coder.colour, size=22))
        when = QLabel(f"{coder.name} · {formats.date_time(moment(memo.changed))}", row)
        when.setProperty("role", "caption")
        head.addWidget(when, 1)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        if coder.id == self._session.coder.id and not self._session.project.read_only:
            field = QPlainTextEdit(memo.text, row)
            field.setAccessibleName(_("Your memo"))
            field.setTabChangesFocus(True)
            field.setFixedHeight(96)
            self._fields[memo.id] = field
            bin = IconButton("trash-2", _("Take the memo away"), row, icon_size=15)
            bin.clicked.connect(lambda: self._take_away(memo.id, row))
            head.addWidget(bin)
            column.addWidget(field)
        else:
            text = QLabel(memo.text, row)
            text.setWordWrap(True)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(text)
        return row

    def _take_away(self, memo_id: int, row: QWidget) -> None:
        self._gone.append(memo_id)
        self._fields.pop(memo_id)
        row.hide()

    def accept(self) -> None:
        """Keep what was written, as one step."""
        project = self._session.project
        try:
            with project.history.step(_step_label(self._about)):
                for memo_id in self._gone:
                    project.memos.remove(memo_id)
                for memo_id, field in self._fields.items():
                    if field.toPlainText() != project.memos[memo_id].text:
                        project.memos.change(memo_id, field.toPlainText())
                if self.fresh.toPlainText().strip():
                    project.memos.write(self.fresh.toPlainText(), self._about, self._about_id)
        except UserError as error:
            self.problem.setText(error.message)
            self.problem.show()
            return
        super().accept()


def _step_label(about: str) -> str:
    return {
        "source": N_("Write memos on a source"),
        "code": N_("Write memos on a code"),
        "project": N_("Write in the project journal"),
    }[about]
