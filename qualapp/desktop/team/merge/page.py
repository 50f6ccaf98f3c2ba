"""The tab in which colleagues' copies are merged."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from qualapp import formats
from qualapp.desktop.commands import Commands
from qualapp.desktop.look import theme
from qualapp.desktop.look.widgets import Button, EmptyView, allow
from qualapp.desktop.session import Session
from qualapp.desktop.team.merge.bringing import Looked
from qualapp.desktop.team.merge.conflict_page import DECIDE, KEEP, KEYS, NEXT, PREVIOUS, TAKE, WRITE, ConflictPage
from qualapp.desktop.team.merge.copies_desk import CopiesDesk
from qualapp.desktop.team.merge.details_page import DetailsPage
from qualapp.desktop.team.merge.places import Ways
from qualapp.desktop.team.merge.side_panel import SidePanel
from qualapp.desktop.team.merge.waiting import WaitingConflicts, conflicts_to_decide
from qualapp.desktop.team.workspace import TeamPage
from qualapp.errors import UserError
from qualapp.formats import moment
from qualapp.i18n import N_, _
from qualapp.reports.conflict_words import hidden_sentence
from qualapp.store.merging.report import MergeReport
from qualapp.store.merging.taken import Merged


class MergePage(TeamPage):
    """Receives copies, shows what they would bring, merges, and lets conflicts be decided.

    `said` tells a sentence that is worth a toast, `report_wanted` that the report is to be kept, `send_wanted` that a
    copy is to be sent.
    """

    said = Signal(str)
    report_wanted = Signal()
    send_wanted = Signal()

    def __init__(self, session: Session, commands: Commands, ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting = WaitingConflicts.of(session)
        self.desk = CopiesDesk(session, self)
        self.looked: Looked | None = None
        self.merged: Merged | None = None
        self._key = ""
        self.setAcceptDrops(True)
        self.send = Button(_("Send my copy…"), self, icon="copy", height=30)
        self.receive = Button(_("Receive a copy…"), self, icon="import", height=30)
        self.side = SidePanel(session, self)
        self.empty = _empty(self)
        self.notice: EmptyView | None = None
        self.details = DetailsPage(session, self)
        self.conflict = ConflictPage(session, ways, self)
        self._lay_out()
        self._connect()
        self._add_commands(commands)
        self._on_conflicts()

    def acts(self) -> Sequence[QWidget]:
        return (self.send, self.receive)

    def status(self) -> str | tuple[str, ...]:
        return _("preview, nothing is merged yet") if self.looked is not None else ""

    def _lay_out(self) -> None:
        self.pages = QStackedWidget(self)
        self.pages.setProperty("ground", "surface")
        self.pages.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._framed = QWidget(self)
        self._frame = QVBoxLayout(self._framed)
        self._frame.setContentsMargins(24, 24, 24, 24)
        self._frame.addWidget(self.empty)
        for page in (self._framed, self.details, self.conflict):
            self.pages.addWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self.pages, 1)
        reason = _("The project is open for reading only.")
        for button in (self.receive, self.empty.button):
            allow(button, not self._session.project.read_only, reason)

    def _connect(self) -> None:
        self.send.clicked.connect(self.send_wanted)
        self.receive.clicked.connect(self.choose_files)
        self.empty.pressed.connect(self.choose_files)
        self.empty.dropped.connect(self.look_at)
        self.side.merge.clicked.connect(self.merge)
        self.side.cancel.clicked.connect(self.leave)
        self.side.save.clicked.connect(self.report_wanted)
        self.side.summary.clicked.connect(self.show_details)
        self.side.row_chosen.connect(self._show_row)
        self.side.row_entered.connect(lambda _row: self.conflict.confirm())
        self.details.one_person.connect(self.make_one)
        self.details.apart_changed.connect(self._look_apart)
        self.conflict.decided.connect(self.decide)
        self.conflict.moved.connect(self.move_on)
        self.desk.began.connect(self._show_work)
        self.desk.looked.connect(self._show_preview)
        self.desk.brought.connect(self._on_brought)
        self.desk.failed.connect(self._show_failure)
        self._waiting.changed.connect(self._on_conflicts)
        theme.changed.connect(self.conflict.wear)

    def _add_commands(self, commands: Commands) -> None:
        acts = (
            (KEEP, _("Conflict: keep what stands"), lambda: self.conflict.choose("kept")),
            (TAKE, _("Conflict: take the other"), lambda: self.conflict.choose("other")),
            (WRITE, _("Conflict: both, or write it yourself"), lambda: self.conflict.choose("own")),
            (DECIDE, _("Conflict: decide"), self.conflict.confirm),
            (NEXT, _("Next conflict"), lambda: self.move_on(1)),
            (PREVIOUS, _("Previous conflict"), lambda: self.move_on(-1)),
        )
        for id, text, run in acts:
            commands.add(id, text, run, keys=KEYS[id], within=self)

    def choose_files(self) -> None:
        """Ask for copies and look at them."""
        if not self.receive.isEnabled():
            return
        kinds = _("Qualapp projects (*.qualapp)")
        names, _kind = QFileDialog.getOpenFileNames(self.window(), _("Receive a copy"), "", kinds)
        self.look_at([Path(name) for name in names])

    def look_at(self, paths: Sequence[Path]) -> None:
        """Look at what these copies would bring."""
        if paths and self.receive.isEnabled():
            self.desk.look_at(list(paths))

    def _look_apart(self, apart: frozenset[str]) -> None:
        if self.looked is not None:
            self.desk.look_apart(self.looked, apart)

    def merge(self) -> None:
        """Bring in what was looked at."""
        if self.looked is not None and self.side.merge.isEnabled():
            self.desk.merge(self.looked)

    def leave(self) -> None:
        """Let the copies that were looked at be."""
        self.desk.forget()
        self.looked = None
        self._on_conflicts()

    def _show_work(self, sentence: str) -> None:
        self.side.merge.setEnabled(False)
        self._show_notice("git-merge", sentence, _("You can go on reading meanwhile."))

    def _show_failure(self, sentence: str) -> None:
        self.looked = None
        self._on_conflicts()
        self._show_notice("circle-alert", _("This cannot be merged"), sentence, _("Receive another copy…"))

    def _show_notice(self, icon: str, title: str, sentence: str, button: str = "") -> None:
        """Say something in place of what is shown at the right."""
        if self.notice is not None:
            self._frame.removeWidget(self.notice)
            self.notice.hide()
            self.notice.deleteLater()
        self.notice = EmptyView(icon, title, sentence, self, button=button, takes_files=bool(button))
        self.notice.pressed.connect(self.choose_files)
        self.notice.dropped.connect(self.look_at)
        self._frame.addWidget(self.notice)
        self.empty.hide()
        self.pages.setCurrentWidget(self._framed)
        self.status_changed.emit()

    def _show_preview(self, looked: Looked) -> None:
        report = looked.report
        if report.is_empty:
            self.looked = None
            self._on_conflicts()
            sentence = _("All that “{files}” says is here already.").format(files=", ".join(report.files))
            self._show_notice("check", _("Nothing new"), sentence, _("Receive another copy…"))
            return
        self.looked = looked
        state = _("preview, nothing is merged yet")
        self.side.show()
        self.side.show_report(", ".join(report.files), state, report)
        self.side.show_conflicts([], "")
        self.side.show_foot(conflicts_to_decide(report.conflicts), is_preview=True, can_save=False)
        self.side.merge.setEnabled(True)
        self.details.show_preview(looked)
        self.pages.setCurrentWidget(self.details)
        self.side.merge.setFocus()
        self.status_changed.emit()

    def _on_brought(self, report: MergeReport) -> None:
        self.looked = None
        self._on_conflicts()
        if self._waiting.open:
            self.side.list.setFocus()
        else:
            self.show_details()

    def _on_conflicts(self) -> None:
        """Show the last merge and its conflicts as they are now."""
        if self.looked is not None or self.desk.is_busy:
            return
        self.merged = self._session.project.decisions.last_merge()
        self._show_side()
        entries = self.side.model.entries
        if entries:
            row = self.side.model.row_of(self._key)
            self.side.choose(self.side.model.next_waiting(-1) or 0 if row is None else row)
            self._show_row(self.side.list.currentIndex().row())
        elif self.merged is not None:
            self.show_details()
        else:
            self._show_empty()
        self.status_changed.emit()

    def _show_side(self) -> None:
        report = self.merged.report if self.merged else None
        files = ", ".join(report.files) if report else _("Conflicts of earlier merges")
        self.side.setVisible(self.merged is not None or bool(self._waiting.open or self._waiting.hidden))
        self.side.show_report(files, self._merged_when(), report)
        self.side.show_conflicts(self._waiting.entries(), self._key)
        sentences = conflicts_to_decide(len(self._waiting.open)), hidden_sentence(self._waiting.hidden)
        told = "\n".join(sentence for sentence in sentences if sentence)
        self.side.show_foot(told, is_preview=False, can_save=self.merged is not None)

    def _merged_when(self) -> str:
        if self.merged is None:
            return ""
        when = formats.date_time(moment(self.merged.time))
        return _("merged {when} by {coder}").format(when=when, coder=self.merged.coder)

    def _show_empty(self) -> None:
        if self.notice is not None:
            self.notice.hide()
        self.empty.show()
        self.pages.setCurrentWidget(self._framed)

    def show_details(self) -> None:
        """Show what came in with the last merge."""
        if self.merged is not None:
            self.details.show_merged(self.merged.report, self._merged_when())
            self.pages.setCurrentWidget(self.details)

    def show_conflicts(self) -> None:
        """Show the first conflict that waits."""
        row = self.side.model.next_waiting(-1)
        if row is not None and self.looked is None:
            self.side.choose(row)
            self._show_row(row)
            self.side.list.setFocus()

    def _show_row(self, row: int) -> None:
        entries = self.side.model.entries
        if self.looked is None and 0 <= row < len(entries):
            self._key = entries[row][0].key
            self.conflict.show_entry(entries[row], row, len(entries))
            self.pages.setCurrentWidget(self.conflict)

    def move_on(self, step: int) -> None:
        """Go to the next conflict or the one before, round and round."""
        count = len(self.side.model.entries)
        if count and self.looked is None:
            row = (max(0, self.side.list.currentIndex().row()) + step) % count
            self.side.choose(row)
            self._show_row(row)

    def decide(self, key: str, choice: str, words: str) -> None:
        """Decide a conflict, and go to the next that waits."""
        row = self.side.model.row_of(key)
        try:
            self._session.project.decisions.decide(key, choice, words)
        except UserError as error:
            self.conflict.fail(error.message)
            return
        self.side.list.setFocus()
        following = self.side.model.next_waiting(row if row is not None else -1)
        if following is not None:
            self.side.choose(following)
            self._show_row(following)
        else:
            self.said.emit(_("All conflicts are decided."))

    def make_one(self, name: str) -> None:
        """Let two coders of one name be one; the one who works now stays, else the one who was there first."""
        coders = self._session.project.coders
        same = [coder for coder in coders.all() if coder.name.casefold() == name.casefold()]
        if len(same) < 2:
            return
        stays = next((coder for coder in same if coder.id == self._session.coder.id), same[0])
        try:
            with self._session.project.history.step(N_("Merge coder {name} into {into}"), name=name, into=name):
                for coder in same:
                    if coder.id != stays.id:
                        coders.merge(coder.id, stays.id)
        except UserError as error:
            self.said.emit(error.message)
            return
        self.show_details()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self.receive.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.look_at(paths)


def _empty(page: QWidget) -> EmptyView:
    """How teams work with copies, where none has been merged."""
    advice = _(
        "Send each colleague a copy of the project. Everybody codes in their own copy, also the same interviews, and"
        " sends it back. Receive the copies here, one or many, in any order and as often as you like: you see what"
        " would come in before anything is written, and nobody’s work is lost."
    )
    return EmptyView(
        "git-merge",
        _("No copy has been merged yet"),
        advice,
        page,
        button=_("Receive a copy…"),
        button_icon="import",
        takes_files=True,
    )
