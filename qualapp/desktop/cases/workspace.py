"""The workspace of cases: the tables, what hangs on the chosen row, and who speaks where."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from qualapp.desktop.cases.merge_dialog import MergeInformantDialog
from qualapp.desktop.cases.overview import Overview
from qualapp.desktop.cases.row_panel import RowPanel
from qualapp.desktop.cases.sheet_page import SheetPage
from qualapp.desktop.cases.sheets import SHEETS
from qualapp.desktop.cases.speakers_dialog import SpeakersDialog
from qualapp.desktop.cases.table_dialog import TableDialog, rows_written
from qualapp.desktop.cases.toolbar import Toolbar
from qualapp.desktop.excerpts.acts import toast_over
from qualapp.desktop.look.widgets import Button, Panes, Widths, allow
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.i18n import _, _n
from qualapp.importers.tables import Table, read_table
from qualapp.store.changes import Changes

_SOON = 80  # milliseconds


class CasesWorkspace(QWidget):
    """Tables of cases, sources, informants and visits that are filled in where they stand."""

    place_wanted = Signal(int)
    """Carries the id of a source that is to be opened."""
    excerpts_wanted = Signal(object)
    """Carries the `ExcerptFilter` of what a number counts."""
    memos_wanted = Signal(str, int)
    describe_wanted = Signal(int)
    status_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.toolbar = Toolbar(self)
        self.pages = {noun: SheetPage(session, make(session.project), self) for noun, make in SHEETS.items()}
        self.stack = QStackedWidget(self)
        for page in self.pages.values():
            self.stack.addWidget(page)
        self.overview = Overview(session, self)
        self.stack.addWidget(self.overview)
        self.panel = RowPanel(session, self)
        self.speakers = Button("", self, icon="users", height=30)
        self.merge = Button(_("Merge…"), self, kind="ghost", icon="merge", height=30)
        self.pages["informant"].bar.row.insertWidget(2, self.speakers)
        self.pages["informant"].bar.row.insertWidget(4, self.merge)
        self.tables = Button(_("Import a table…"), self, kind="ghost", icon="sheet", height=30)
        self.toolbar.row.addWidget(self.tables)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._show_current)
        self._lay_out()
        self._connect()
        self._show_waiting()

    @property
    def noun(self) -> str:
        """Which table is shown."""
        return str(self.toolbar.tables.value())

    def show_table(self, noun: str) -> None:
        """Show one of the tables."""
        if self.noun != noun:
            self.toolbar.tables.set_value(noun)
        page = self.pages.get(noun)
        self.stack.setCurrentWidget(page or self.overview)
        self.panel.setVisible(page is not None)
        if page is not None:
            self._show_row(page.view.current_id())
        self.status_changed.emit()

    def status(self) -> str:
        """What the status bar says of the tables."""
        waiting = len(self._session.project.speakers.unsettled())
        sentence = _n("speakers of {n} source to confirm", "speakers of {n} sources to confirm", waiting)
        return sentence.format(n=waiting) if waiting else ""

    def assign_speakers(self, source_id: int | None = None) -> None:
        """Say who speaks in the sources."""
        SpeakersDialog(self._session, self.window(), source_id=source_id).exec()

    def merge_informants(self) -> None:
        """Make one of two informants: the two that are chosen, or the one and another."""
        ids = self.pages["informant"].chosen_ids()
        if 1 <= len(ids) <= 2:
            MergeInformantDialog(self._session, ids, self.window()).exec()

    def choose_table(self) -> None:
        """Ask for a table and read it behind the notice in the status bar."""
        name, _kind = QFileDialog.getOpenFileName(
            self.window(), _("Import a table"), "", _("Tables (*.xlsx *.csv *.tsv *.txt)")
        )
        if name:
            self.read_table(Path(name))

    def read_table(self, path: Path) -> None:
        """Read a table and show what it would change."""
        title = _("Read “{file}”").format(file=path.name)
        self._session.run(title, lambda: read_table(path), self._show_table, self._on_failed)

    def _show_table(self, table: Table) -> None:
        noun = self.noun if self.noun in ("case", "source", "informant") else "case"
        dialog = TableDialog(self._session, table, noun, self.window())
        dialog.imported.connect(lambda number: toast_over(self).say(rows_written(number)))
        dialog.open()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        toast_over(self).say(error.message)

    def _lay_out(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self.stack, 1)
        self.splitter = Panes(left, self.panel, self, least=560, widths=Widths(260, 460, 340))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self.toolbar.chosen.connect(self.show_table)
        self.tables.clicked.connect(self.choose_table)
        self.speakers.clicked.connect(lambda: self.assign_speakers())
        self.merge.clicked.connect(self.merge_informants)
        self.overview.failed.connect(lambda sentence: toast_over(self).say(sentence))
        self.overview.saved.connect(lambda path: toast_over(self).say(_("Saved “{file}”").format(file=path.name)))
        for noun, page in self.pages.items():
            page.row_chosen.connect(lambda id, noun=noun: self._on_row(noun, id))
        self.pages["source"].row_opened.connect(self.place_wanted)
        self.panel.source_wanted.connect(self.place_wanted)
        self.panel.excerpts_wanted.connect(self.excerpts_wanted)
        self.panel.memos_wanted.connect(self.memos_wanted)
        self.panel.describe_wanted.connect(self.describe_wanted)

    def _on_row(self, noun: str, id: int | None) -> None:
        """Show what hangs on a row once one stays on it: counting excerpts may take a moment in a large project."""
        if noun == "informant":
            number = len(self.pages[noun].chosen_ids())
            reason = _("Choose the informant who is to go, or the two who are one person.")
            allow(self.merge, 1 <= number <= 2, reason)
        if noun == self.noun:
            self._soon.start()

    def _show_current(self) -> None:
        page = self.pages.get(self.noun)
        if page is not None:
            self._show_row(page.view.current_id())

    def _show_row(self, id: int | None) -> None:
        self.panel.show_row(self.noun, id)

    def _on_changed(self, changes: Changes) -> None:
        if {"source", "turn", "informant"} & changes.tables:
            self._show_waiting()
        if self.isVisible():
            self._soon.start()

    def _show_waiting(self) -> None:
        waiting = len(self._session.project.speakers.unsettled())
        self.speakers.setText(_("Who speaks ({n})").format(n=waiting) if waiting else _("Who speaks"))
        self.speakers.updateGeometry()
