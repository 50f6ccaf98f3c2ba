"""The tab in which coders go through the places where they part, and decide."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from qualapp import formats
from qualapp.analysis.disagreement import Difference, Kind
from qualapp.desktop.coding.marks import CodingMark, Transcript
from qualapp.desktop.coding.source_marks import SourceMarks
from qualapp.desktop.commands import Commands
from qualapp.desktop.excerpts.filter_popover import RecodePopover
from qualapp.desktop.look.widgets import Button, EmptyView
from qualapp.desktop.session import Session
from qualapp.desktop.team.agreement.asking import Asking
from qualapp.desktop.team.disagreements.deciding import Deciding
from qualapp.desktop.team.disagreements.narrowing_row import NarrowingRow
from qualapp.desktop.team.disagreements.place_model import Narrowing, PlaceModel, key_of
from qualapp.desktop.team.disagreements.place_painter import PlacePainter
from qualapp.desktop.team.disagreements.two_coders import TwoCoders
from qualapp.desktop.team.disagreements.verdict_panel import VerdictPanel
from qualapp.desktop.team.workspace import TeamPage
from qualapp.i18n import _, _n
from qualapp.model.coding import Coder, Valence
from qualapp.model.text import TextRange
from qualapp.reports.disagreements import (
    Parted,
    Verdict,
    decision_on,
    disagreements_of,
)
from qualapp.store.changes import Changes

_CLAIMS = frozenset({"coding", "excerpt", "code", "source", "turn", "block", "informant", "coder", "case", "blinding"})
_SOON = 300
_VERDICTS = (
    (Verdict.FIRST, "1"),
    (Verdict.SECOND, "2"),
    (Verdict.BOTH, "3"),
    (Verdict.NEITHER, "4"),
)


class DisagreementsPage(TeamPage):
    """The list at the left, the text with both coders beside it, the verdict below."""

    def __init__(self, session: Session, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self._wanted = Parted(without_interviewers=session.without_interviewers)
        self._source = 0
        self._marks: list[CodingMark] = []
        self._source_marks = SourceMarks(session)
        self.asking: Asking[tuple[Difference, ...]] = Asking(session, _("Looking for places where coders part"), self)
        self.narrowing = NarrowingRow(session, self)
        self.model = PlaceModel(session, self)
        self.deciding = Deciding(session, self.model, self)
        self.list = self._make_list()
        self.text = TwoCoders(self)
        self.verdict = VerdictPanel(session, self)
        self.journal = Button(_("Keep the figures in the journal"), self, kind="ghost", icon="sticky-note", height=30)
        self.journal.setToolTip(_("Writes how well each coder agrees with the others and with the consensus"))
        self.journal.clicked.connect(self.deciding.keep_figures)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.reload)
        self._anew = QTimer(self, singleShot=True, interval=0)
        self._anew.timeout.connect(self._read_decisions)
        self._lay_out()
        self._connect()
        self._add_commands(commands)

    def _make_list(self) -> QListView:
        view = QListView(self)
        view.setModel(self.model)
        view.setItemDelegate(PlacePainter(self._session, self.model, view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(_("Places where coders part"))
        view.selectionModel().currentChanged.connect(lambda _now, _before: self._show_place())
        return view

    def _lay_out(self) -> None:
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.text, 1)
        column.addWidget(self.verdict)
        self.splitter = QSplitter(self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.list.setMinimumWidth(260)
        self.list.setMaximumWidth(480)
        self.text.setMinimumWidth(480)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(right)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([320, 884])
        page = QWidget(self)
        self._pages = QStackedLayout(page)
        self.nothing = EmptyView("users", _("No places yet"), "", page)
        self._pages.addWidget(self.splitter)
        self._pages.addWidget(self.nothing)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.narrowing)
        outer.addWidget(page, 1)

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self._session.coder_changed.connect(self._on_coder_changed)
        self.asking.answered.connect(self._on_answered)
        self.asking.failed.connect(self._on_failed)
        self.asking.stopped.connect(lambda: self._on_failed(_("It was stopped. Change what is listed to begin anew.")))
        self.narrowing.changed.connect(self._narrow)
        self.verdict.decided.connect(self.decide)
        self.verdict.anew_wanted.connect(self.choose_code)
        self.verdict.open_again.connect(self._reopen)
        self.verdict.memo_written.connect(self.deciding.keep_memo)

    def _add_commands(self, commands: Commands) -> None:
        names = {
            Verdict.FIRST: _("Decide as the first coder"),
            Verdict.SECOND: _("Decide as the second coder"),
            Verdict.BOTH: _("Decide that both stand"),
            Verdict.NEITHER: _("Decide that neither stands"),
        }
        add = partial(commands.add, within=self)
        add("team.next", _("Next place where coders part"), lambda: self.step(1), keys="N")
        add("team.previous", _("Previous place where coders part"), lambda: self.step(-1), keys="P")
        for verdict, key in _VERDICTS:
            add(f"team.{verdict.value}", names[verdict], partial(self.decide, verdict), keys=key)
        add("team.anew", _("Code the place anew"), self.choose_code, keys=("5", "C"))
        add("team.memo", _("Write a memo on the place"), self._write_memo, keys="M")

    def acts(self) -> Sequence[QWidget]:
        return (self.journal,)

    def status(self) -> tuple[str, ...]:
        total, decided = len(self.model.everything), self.model.decided_count
        return (
            _n("{n} place where coders part", "{n} places where coders part", total).format(n=formats.number(total)),
            _n("{n} decided", "{n} decided", decided).format(n=formats.number(decided)),
        )

    def show_places(self, wanted: Parted, code: int = 0, kind: Kind | None = None) -> None:
        """List the places of these coders in these sources; of one code or kind, where it is named."""
        pair = (wanted.coders[0], wanted.coders[1]) if len(wanted.coders) == 2 else None
        self.model.narrowing = Narrowing(coders=pair, kind=kind, code=code)
        self._wanted = wanted
        self.reload()

    def reload(self) -> None:
        """Look for the places anew, now or when the tab is next seen."""
        self._soon.stop()
        self._stale = not self.isVisible()
        if not self._stale:
            self.asking.ask(partial(disagreements_of, wanted=self._wanted))

    def step(self, by: int) -> None:
        """Go to the next place, or one back."""
        row = self.list.currentIndex().row() + by
        if 0 <= row < self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(row, 0))

    @property
    def current(self) -> Difference | None:
        """The place that is looked at."""
        return self.model.place(self.list.currentIndex().row())

    def decide(self, verdict: Verdict, anew: tuple[int, Valence] | None = None, words: TextRange | None = None) -> None:
        """Let the consensus say this of the place, and go on to the next that is open."""
        one = self.current
        if one is None or self.deciding.is_final(one):
            return
        self.verdict.keep()
        was_stale = self._stale
        if not self.deciding.decide(one, verdict, anew, words):
            return
        self._is_known(was_stale)
        self._read_decisions()
        self._go_on(one)

    def choose_code(self) -> None:
        """Ask for the code that the place is to have in the consensus; the selected words, if any are, get it."""
        one = self.current
        if one is None or self.deciding.is_final(one):
            return
        popover = RecodePopover(self._session, self)
        popover.chosen.connect(self.code_anew)
        popover.open_below(self.verdict.anew)

    def code_anew(self, code_id: int) -> None:
        """Give the place a code that neither of the two may have given."""
        value = self.verdict.valence.value()
        valence = Valence(str(value)) if value else Valence.NONE
        self.decide(Verdict.ANEW, (code_id, valence), self.text.selected_range())

    def _go_on(self, one: Difference) -> None:
        """To the next open place below, else stay."""
        row = self.model.row_of(key_of(one))
        start = row + 1 if row >= 0 else max(0, self.list.currentIndex().row())
        below = range(start, self.model.rowCount())
        following = (number for number in below if not self.model.is_decided(self.model.shown[number]))
        target = next(following, row if row >= 0 else self.model.rowCount() - 1)
        self.list.setCurrentIndex(self.model.index(target, 0))

    def _reopen(self) -> None:
        one, was_stale = self.current, self._stale
        if one is not None:
            self.deciding.reopen(one)
            self._is_known(was_stale)
            self._read_decisions()

    def _is_known(self, was_stale: bool) -> None:
        """What was decided here changed nobody's codings, so that the places need not be looked for anew."""
        if not was_stale:
            self._soon.stop()
            self._stale = False

    def _read_decisions(self) -> None:
        """Show anew what is decided, with the same place chosen."""
        one, row = self.current, self.list.currentIndex().row()
        self.model.read_decisions()
        self.narrowing.offer(self.model)
        self._choose(self.model.row_of(key_of(one)) if one else -1, row)
        self.status_changed.emit()

    def _choose(self, row: int, otherwise: int) -> None:
        if self.model.rowCount():
            row = row if row >= 0 else min(max(0, otherwise), self.model.rowCount() - 1)
            self.list.setCurrentIndex(self.model.index(row, 0))
        self._show_pages()
        self._show_place()

    def _narrow(self, narrowing: Narrowing) -> None:
        one = self.current
        self.model.narrow(narrowing)
        self.narrowing.offer(self.model)
        self._choose(self.model.row_of(key_of(one)) if one else -1, 0)

    def _on_answered(self, places: tuple[Difference, ...]) -> None:
        one, row = self.current, self.list.currentIndex().row()
        self.model.show_places(places)
        self.narrowing.offer(self.model)
        if self.model.narrowing != self.narrowing.narrowing():
            self.model.narrow(self.narrowing.narrowing())
            self.narrowing.offer(self.model)
        self._source = 0
        self._choose(self.model.row_of(key_of(one)) if one else -1, row)
        self.status_changed.emit()

    def _on_failed(self, sentence: str) -> None:
        self.model.show_places(())
        self.narrowing.offer(self.model)
        self.nothing.say(_("Nothing to compare yet"), sentence)
        self._pages.setCurrentWidget(self.nothing)
        self.status_changed.emit()

    def _show_pages(self) -> None:
        if self.model.rowCount():
            self._pages.setCurrentWidget(self.splitter)
            return
        if self.model.everything:
            self.nothing.say(_("No place matches"), _("Choose other coders, kinds, codes or sources above."))
        else:
            advice = _("Where two coders have coded the same source and part, the places are listed here.")
            self.nothing.say(_("Nobody parts"), advice)
        self._pages.setCurrentWidget(self.nothing)

    def _show_place(self) -> None:
        one = self.current
        if one is None:
            return
        coders = self._coders_of(one)
        self._show_source(one.source)
        theirs = {coder.id: place for place, coder in enumerate(coders)}
        marks = [replace(mark, is_mine=not theirs[mark.coder_id]) for mark in self._marks if mark.coder_id in theirs]
        self.text.show_two(coders, marks)
        self.text.show_place(TextRange(one.start, one.stop))
        note = decision_on(one, self.model.decided)
        self.verdict.show_place(one, coders, note, self.deciding.memos(one), is_final=self.deciding.is_final(one))

    def _coders_of(self, one: Difference) -> tuple[Coder, Coder]:
        first, second = (self.model.coders[coder] for coder in one.coders)
        return first, second

    def _show_source(self, source_id: int) -> None:
        if source_id == self._source:
            return
        sources = self._session.project.sources
        text = sources.text(source_id)
        blocks, turns = tuple(sources.blocks(source_id)), tuple(sources.turns(source_id))
        self._source = source_id
        self._marks = self._source_marks.of_everybody(source_id)
        if self.text.transcript != (transcript := Transcript(source_id, text, blocks, turns)):
            self.text.show_transcript(transcript)

    def _write_memo(self) -> None:
        self.verdict.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_coder_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def _on_changed(self, changes: Changes) -> None:
        if _CLAIMS & changes.tables:
            self._on_coder_changed()
        elif "memo" in changes.tables and self.isVisible():
            self._anew.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.verdict.keep()
