"""The tab in which coders go through the places where they part, and decide."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from qualapp import formats
from qualapp.analysis.disagreement import Difference, Kind
from qualapp.desktop.commands import Commands
from qualapp.desktop.excerpts.filter_popover import RecodePopover
from qualapp.desktop.look.widgets import Button, EmptyView, Panes, Widths
from qualapp.desktop.session import Session
from qualapp.desktop.team.agreement.asking import Asking
from qualapp.desktop.team.disagreements.deciding import Deciding
from qualapp.desktop.team.disagreements.narrowing_row import NarrowingRow
from qualapp.desktop.team.disagreements.place_list import PlaceList
from qualapp.desktop.team.disagreements.place_model import Narrowing, PlaceModel
from qualapp.desktop.team.disagreements.place_view import LEAST, PlaceView
from qualapp.desktop.team.workspace import TeamPage
from qualapp.i18n import _, _n
from qualapp.model.coding import Valence
from qualapp.model.text import TextRange
from qualapp.reports.disagreements import Parted, Verdict, disagreements_of
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
        self.asking: Asking[tuple[Difference, ...]] = Asking(session, _("Looking for places where coders part"), self)
        self.narrowing = NarrowingRow(session, self)
        self.model = PlaceModel(session, self)
        self.deciding = Deciding(session, self.model, self)
        self.list = PlaceList(session, self.model, self)
        self.view = PlaceView(session, self.model, self.deciding, self)
        self.text, self.verdict = self.view.text, self.view.verdict
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

    def _lay_out(self) -> None:
        self.splitter = Panes(self.view, self.list, self, least=LEAST, widths=Widths(260, 480, 320), panel_first=True)
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
        self.list.chosen.connect(self._show_place)
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
        add("team.next", _("Next place where coders part"), partial(self.step, 1), keys="N")
        add("team.previous", _("Previous place where coders part"), partial(self.step, -1), keys="P")
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
        self.list.step(by)

    @property
    def current(self) -> Difference | None:
        """The place that is looked at."""
        return self.list.place

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
        self.list.go_on_from(one)

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
        one, row = self.current, self.list.row
        self.model.read_decisions()
        self._list_again(one, row)
        self.status_changed.emit()

    def _narrow(self, narrowing: Narrowing) -> None:
        one = self.current
        self.model.narrow(narrowing)
        self._list_again(one, 0)

    def _on_answered(self, places: tuple[Difference, ...]) -> None:
        one, row = self.current, self.list.row
        self.model.show_places(places)
        self.narrowing.offer(self.model)
        if self.model.narrowing != self.narrowing.narrowing():
            self.model.narrow(self.narrowing.narrowing())
        self.view.forget_source()
        self._list_again(one, row)
        self.status_changed.emit()

    def _list_again(self, one: Difference | None, otherwise: int) -> None:
        """Show the list that was made anew, with the same place chosen or the one in its row."""
        self.narrowing.offer(self.model)
        self.list.go_back_to(one, otherwise)
        self._show_pages()
        self._show_place()

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
        if self.current is not None:
            self.view.show_place(self.current)

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
