"""Coding all hits of a search, or all turns of a speaker, with every place to be seen before."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from qualapp.coding_places import Coded, Place, code_places, coded_already
from qualapp.desktop.hits.place_form import PlaceForm
from qualapp.desktop.hits.place_list import PlaceList
from qualapp.desktop.hits.place_model import PlaceModel
from qualapp.desktop.hits.place_work import Wish, code_beside, find_beside
from qualapp.desktop.jobs import Job
from qualapp.desktop.look.widgets import Dialog, ElidedLabel, EmptyView, allow
from qualapp.desktop.look.widgets.button import ENTER
from qualapp.desktop.session import Session
from qualapp.desktop.sources.work_line import WorkLine
from qualapp.errors import UserError
from qualapp.formats import number
from qualapp.i18n import _, _n
from qualapp.progress import finish
from qualapp.store.changes import Changes

_PAUSE = 200
_SIZE = (1120, 800)
_LEAST = (860, 560)


class CodeHitsDialog(Dialog):
    """Nothing is coded before the primary button is pressed; `coded` tells how many places then were."""

    coded = Signal(int)

    def __init__(self, session: Session, open_source: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(_("Code all hits"), "", parent, width=640)
        self._session = session
        self._searches: set[Job[Any]] = set()
        self._turn = 0
        self._writing: Job[Any] | None = None
        self.form = PlaceForm(session, open_source, self)
        self.model = PlaceModel(session, self)
        self.list = PlaceList(self.model, self)
        self.work = WorkLine(self)
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE)
        self._wait.timeout.connect(self.search)
        self._make_right()
        self._fill()
        self.form.changed.connect(self._on_changed)
        self.form.code_changed.connect(self._on_code)
        self.model.ticked.connect(self._count)
        self._show_state("")

    def _make_right(self) -> None:
        self.all = QCheckBox(self)
        self.all.clicked.connect(self._on_all)
        self.told = ElidedLabel("", self, token="text-3")
        self.error = QLabel(self)
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        self._start = EmptyView(
            "text-search", _("Which places?"), _("Type words, or choose a role or a speaker at the left."), self
        )
        self._nothing = EmptyView("search", _("Nothing found"), _("Check the spelling, or look in more sources."), self)
        self.pages = QStackedWidget(self)
        for page in (self._start, self._nothing, self.list):
            self.pages.addWidget(page)

    def _fill(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.all)
        head.addWidget(self.told, 1)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addLayout(head)
        right.addWidget(self.pages, 1)
        right.addWidget(self.error)
        row = QHBoxLayout()
        row.setSpacing(24)
        self.form.setFixedWidth(320)
        row.addWidget(self.form)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)
        self.row.takeAt(self.row.count() - 1)
        self.row.addWidget(self.work, 1)

    def open_for(self, words: str = "", speaker: str = "", code_id: int | None = None) -> None:
        """Begin with these words, this speaker or role, and this code."""
        self.form.words.setText(words)
        self.form.choose_voice(speaker)
        if code_id is not None:
            self.form.code.choose(code_id)
        self.search()

    def search(self) -> None:
        """Look for the places that are meant now."""
        self._wait.stop()
        self._turn += 1
        sought = self.form.sought()
        if not sought.words and not sought.voice.is_chosen:
            self._take(self._turn, [])
            return
        project = self._session.project
        taken, failed = partial(self._take, self._turn), partial(self._on_not_found, self._turn)
        if project.path is None:
            try:
                taken(finish(find_beside(project, sought)))
            except UserError as error:
                failed(error)
            return
        for job in self._searches:
            job.stop()
        job = Job(_("Searching"), lambda: find_beside(project, sought), taken, failed, self)
        self._searches.add(job)
        job.finished.connect(partial(self._on_searched, job))
        self.work.watch(job)
        job.start()
        self._count()

    @property
    def is_searching(self) -> bool:
        """Whether places are still being looked for."""
        return bool(self._searches) or self._wait.isActive()

    def _on_searched(self, job: Job[Any]) -> None:
        self._searches.discard(job)
        self._count()

    def _take(self, turn: int, places: list[Place]) -> None:
        if turn == self._turn:
            self.model.show_places(places, self._coded())
            self.list.scrollToTop()
            self._show_state("")

    def _on_not_found(self, turn: int, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        if turn == self._turn:
            self.model.show_places([], self._coded())
            self._show_state(error.message)

    def _on_changed(self) -> None:
        self._turn += 1
        self._wait.start()
        self._count()

    def _coded(self) -> Coded:
        code_id = self.form.code.code()
        if code_id is None:
            return Coded([])
        return coded_already(self._session.project, code_id, self.form.chosen_valence())

    def _on_code(self) -> None:
        code_id = self.form.code.code()
        self.model.show_code(self._coded(), self._session.tree.colour(code_id) if code_id is not None else "")

    def _show_state(self, error: str) -> None:
        sought = self.form.sought()
        asked = bool(sought.words or sought.voice.is_chosen)
        found = self.model.rowCount() > 0
        self.pages.setCurrentWidget(self.list if found else self._nothing if asked else self._start)
        self._say(error)
        self._count()

    def _count(self) -> None:
        """Say how many there are, and let the primary button say how many it codes."""
        total, coded, wanted = self.model.rowCount(), self.model.coded_count, len(self.model.wanted())
        self.all.setText(_n("{n} place", "{n} places", total).format(n=number(total)))
        self.all.setVisible(total > 0)
        self.all.setEnabled(total > coded)
        self.all.setTristate(0 < wanted < total - coded)
        states = {0: Qt.CheckState.Unchecked, total - coded: Qt.CheckState.Checked}
        self.all.setCheckState(states.get(wanted, Qt.CheckState.PartiallyChecked))
        told = _n("{n} is coded so already", "{n} are coded so already", coded).format(n=number(coded))
        self.told.setText(told if coded else "")
        self.primary.setText(_n("Code {n} place", "Code {n} places", wanted).format(n=number(wanted)))
        self._allow(wanted)

    def _allow(self, wanted: int) -> None:
        project = self._session.project
        reasons = (
            (project.read_only, _("The project is open for reading only.")),
            (self.is_searching or self._writing is not None, _("Wait until the work is done.")),
            (self.form.code.code() is None, _("Choose a code first.")),
            (wanted == 0, _("No place is ticked.")),
        )
        reason = next((why for holds, why in reasons if holds), "")
        allow(self.primary, not reason, reason)
        self.form.setEnabled(self._writing is None)
        self.list.setEnabled(self._writing is None)

    def _on_all(self) -> None:
        rows = range(self.model.rowCount())
        self.model.tick(rows, len(self.model.wanted()) < self.model.rowCount() - self.model.coded_count)

    def accept(self) -> None:
        code_id = self.form.code.code()
        places = self.model.wanted()
        if code_id is None or not places or not self.primary.isEnabled():
            return
        wish = Wish(code_id, places, self.form.chosen_valence())
        project = self._session.project
        if project.path is None:
            self._code_here(wish)
            return
        title = _n("Coding {n} place", "Coding {n} places", len(places)).format(n=number(len(places)))
        done = partial(self._on_coded, len(places))
        self._writing = self._session.run(title, lambda: code_beside(project, wish), done, self._on_failed)
        self._writing.finished.connect(self._on_writing_ended)
        self.work.watch(self._writing)
        self._count()

    def _code_here(self, wish: Wish) -> None:
        try:
            finish(code_places(self._session.project, wish.code_id, wish.places, wish.valence))
        except UserError as error:
            self._say(error.message)
            return
        self._on_coded(len(wish.places), [])

    def _on_writing_ended(self) -> None:
        self._writing = None
        self._count()

    def _on_coded(self, count: int, changes: list[Changes]) -> None:
        for change in changes:
            self._session.project.history.announce(change)
        super().accept()
        self.coded.emit(count)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._say(error.message)

    def _say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def reject(self) -> None:
        """Stop what is going on and leave; nothing is coded."""
        self._wait.stop()
        for job in list(self._searches):
            job.stop(wait=True)
        if self._writing is not None:
            self._writing.stop(wait=True)
        if self.result() != self.DialogCode.Accepted:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field of words searches at once and goes on to the code; it never codes."""
        if event.key() in ENTER and self.form.words.hasFocus():
            self.search()
            self.form.code.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self.fit(_SIZE, _LEAST)
        super().showEvent(event)
        self.form.words.setFocus()
