"""Who codes what, and how far each coder has come."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from qualapp.desktop.excerpts.acts import toast_over
from qualapp.desktop.look.widgets import Button, ElidedLabel, EmptyView, FilterChip, allow
from qualapp.desktop.session import Session
from qualapp.desktop.team.evenly_dialog import EvenlyDialog
from qualapp.desktop.team.progress_table import ProgressTable
from qualapp.desktop.team.sharing_grid import SharingGrid
from qualapp.desktop.team.workspace import TeamPage
from qualapp.errors import UserError
from qualapp.i18n import _, _n
from qualapp.model.source import Source
from qualapp.store.changes import Changes

_SHOWN = {"assignment", "source", "case", "coder", "coding"}
_SOON = 60  # milliseconds


class SharingPage(TeamPage):
    """Progress above, and below it the sources with a tick for each coder who is to code them."""

    source_wanted = Signal(int)
    copy_wanted = Signal()
    blind_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self._only: frozenset[int] | None = None
        self._listed: list[int] = []
        self.progress = ProgressTable(self)
        self.grid = SharingGrid(self)
        self.case = QComboBox(self)
        self.case.setAccessibleName(_("Only sources of this case"))
        self.chip = FilterChip("", self, active=True)
        self.count = ElidedLabel("", self, token="text-2")
        self.evenly = Button(_("Hand out evenly…"), self, height=30)
        self.copy = Button(_("Make a copy for a colleague…"), self, icon="user-plus", height=30)
        self.blind = Button("", self, icon="eye-off", height=30)
        self._empty = EmptyView(
            "users", _("No sources to hand out"), _("Import interviews first; then say here who codes which."), self
        )
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._show)
        self._connect()

    def _lay_out(self) -> None:
        progress = QLabel(_("Progress"), self)
        sources = QLabel(_("Who codes what"), self)
        for title in (progress, sources):
            title.setProperty("role", "heading")
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(sources)
        bar.addSpacing(8)
        bar.addWidget(self.case)
        bar.addWidget(self.chip)
        bar.addWidget(self.count, 1)
        bar.addWidget(self.evenly)
        page = QWidget(self)
        page.setProperty("ground", "surface")
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 16, 24, 0)
        column.setSpacing(8)
        column.addWidget(progress)
        column.addWidget(self.progress)
        column.addSpacing(12)
        column.addLayout(bar)
        column.addWidget(self.grid, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(page)
        self._pages.addWidget(self._empty)
        self.case.setMinimumWidth(160)

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self._session.coder_changed.connect(self._later)
        self.case.activated.connect(lambda _at: self._show())
        self.chip.removed.connect(lambda: self.show_only(None))
        self.chip.clicked.connect(lambda: self.show_only(None))
        self.progress.sources_wanted.connect(self.show_only)
        self.grid.toggled.connect(self._toggle)
        self.grid.source_wanted.connect(self.source_wanted)
        self.evenly.clicked.connect(self.hand_out_evenly)
        self.copy.clicked.connect(self.copy_wanted)
        self.blind.clicked.connect(self.blind_wanted)

    def acts(self) -> Sequence[QWidget]:
        return self.blind, self.copy

    def status(self) -> str:
        free = len(self._session.project.sources.all()) - len(self._handed())
        return _n("{n} source that nobody has", "{n} sources that nobody has", free).format(n=free)

    def show_only(self, sources: frozenset[int] | None, said: str = "") -> None:
        """List only these sources, in these words; all of them again where none are named."""
        self._only = sources
        self.chip.show_filter(said, active=True)
        self._show()

    def hand_out_evenly(self) -> None:
        """Share the sources that are shown out among coders who are chosen."""
        coders = self._session.project.consensus.people()
        EvenlyDialog(self._session.project, self._listed, coders, self.window()).exec()

    def _handed(self) -> set[int]:
        return {one.source_id for one in self._session.project.assignments.all()}

    def _toggle(self, source_id: int, coder_id: int, wanted: bool) -> None:
        assignments = self._session.project.assignments
        try:
            (assignments.hand_out if wanted else assignments.take_back)([source_id], coder_id)
        except UserError as error:
            toast_over(self).say(error.message)

    def _on_changed(self, changes: Changes) -> None:
        if _SHOWN & changes.tables:
            self._later()

    def _later(self) -> None:
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._show()

    def _show(self) -> None:
        self._stale = False
        project = self._session.project
        sources = project.sources.all()
        self._pages.setCurrentIndex(0 if sources else 1)
        coders = project.consensus.people()
        known = {coder.id: coder for coder in coders}
        progress = [one for one in project.assignments.progress() if one.coder_id in known]
        self.progress.show_progress(progress, known)
        self._fill_cases()
        listed = self._fitting(sources)
        self._listed = [source.id for source in listed]
        self.grid.show_sources(listed, coders, project.assignments.all())
        self.chip.setVisible(self._only is not None)
        total = _n("{n} source", "{n} sources", len(sources)).format(n=len(sources))
        shown = _("{shown} of {all}").format(shown=len(listed), all=total)
        self.count.setText(total if len(listed) == len(sources) else shown)
        allow(self.evenly, bool(listed) and not project.read_only, _("There are no sources to hand out."))
        self.blind.setText(_("Open the comparison") if self._session.is_blind else _("Code blind"))
        self.blind.setToolTip(_("While coders work blind, each sees only their own codings and memos."))
        self.status_changed.emit()

    def _fitting(self, sources: Sequence[Source]) -> list[Source]:
        case = self.case.currentData()
        fitting = [source for source in sources if self._only is None or source.id in self._only]
        return [source for source in fitting if case is None or source.case_id == case]

    def _fill_cases(self) -> None:
        chosen = self.case.currentData()
        self.case.clear()
        self.case.addItem(_("All cases"), None)
        for case in self._session.project.cases.all():
            self.case.addItem(case.name, case.id)
        self.case.setCurrentIndex(max(0, self.case.findData(chosen)))
