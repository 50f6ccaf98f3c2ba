"""Who codes in this project, in which colours, and who of them works here now."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from qualapp.desktop.coders.coder_row import CoderRow
from qualapp.desktop.coders.meant_for import may_code_here
from qualapp.desktop.coders.parting import let_go
from qualapp.desktop.look.code_colours import COUNT
from qualapp.desktop.look.widgets import Button, Dialog
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.coding import Coder

_ROW = 44
_ROWS_SEEN = 7
_FREE_COLOURS = [str(number) for number in range(6, COUNT + 1)]
"""Those that are no dimension's own."""


class CoderDialog(Dialog):
    """Lists the coders; all that was changed is one step, and choosing who codes here is none."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("Coders"), _("Keep"), parent)
        self._session = session
        self.say(_("Choose who codes here. Codings keep the coder who made them."))
        self.rows: list[CoderRow] = []
        self._here = QButtonGroup(self)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(4, 4, 8, 4)
        self._list.setSpacing(8)
        inside = QWidget()
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._list)
        outer.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        inside.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        self.body.addWidget(self._scroll)
        self._add_foot()
        for coder in session.project.coders.all():
            row = self._add_row(coder)
            row.here.setChecked(coder.id == session.coder.id)

    def _add_foot(self) -> None:
        self.add_coder = Button(_("Add coder"), self, kind="link", icon="user-plus")
        self.add_coder.clicked.connect(self._on_add)
        foot = QHBoxLayout()
        foot.addWidget(self.add_coder)
        foot.addStretch(1)
        self.error = QLabel(self)
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        self.body.addLayout(foot)
        self.body.addWidget(self.error)

    def _add_row(self, coder: Coder | None) -> CoderRow:
        row = CoderRow(coder, self._free_colour(), self)
        self._here.addButton(row.here, len(self.rows))
        self.rows.append(row)
        self._list.addWidget(row)
        self._scroll.setFixedHeight(_ROW * min(len(self.rows), _ROWS_SEEN) + 4)
        row.changed.connect(self.error.hide)
        row.leaving.connect(partial(self._let_go, row))
        return row

    def _free_colour(self) -> str:
        taken = {row.colour.colour() for row in self.rows}
        return next((colour for colour in _FREE_COLOURS if colour not in taken), _FREE_COLOURS[0])

    def _on_add(self) -> None:
        row = self._add_row(None)
        self.adjustSize()
        row.name.setFocus()
        self._scroll.ensureWidgetVisible(row)

    def _let_go(self, row: CoderRow) -> None:
        """Take a coder out of the project, or a line that was not written yet out of the list."""
        try:
            gone = row.coder is None or let_go(self._session, row.coder, self)
        except UserError as error:
            self.error.setText(error.message)
            self.error.show()
            return
        if gone:
            self.rows.remove(row)
            self._here.removeButton(row.here)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
            for place, left in enumerate(self.rows):
                self._here.setId(left.here, place)

    def accept(self) -> None:
        here = self._here.checkedId()
        if here >= 0 and not may_code_here(self._session, self.rows[here].coder, self):
            return
        try:
            ids = self._keep()
        except UserError as error:
            self.error.setText(error.message)
            self.error.show()
            return
        super().accept()
        self._session.code_as((ids[here] if here >= 0 else None) or self._session.coder.id)

    def _keep(self) -> list[int | None]:
        """Write what differs; gives the id of the coder of each row."""
        with self._session.project.history.step(N_("Change coders")):
            return [self._keep_row(row) for row in self.rows]

    def _keep_row(self, row: CoderRow) -> int | None:
        coders, coder = self._session.project.coders, row.coder
        if coder is None:
            if not row.written_name():
                return None
            return coders.add(row.written_name(), row.written_initials(), row.colour.colour()).id
        if (row.written_name(), row.written_initials()) != (coder.name, coder.initials):
            coders.rename(coder.id, row.written_name(), row.written_initials())
        if row.colour.colour() != coder.colour:
            coders.recolour(coder.id, row.colour.colour())
        return coder.id
