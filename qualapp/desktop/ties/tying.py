"""Claiming ties where one codes: `T` for the words that are selected or the excerpt in focus."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from qualapp.desktop.coding.desk import Desk
from qualapp.desktop.coding.margin_marks import MarginMark
from qualapp.desktop.commands import Commands
from qualapp.desktop.session import Session
from qualapp.desktop.ties.draft import NEW, Draft, End, change, claim, draft_of, proposed
from qualapp.desktop.ties.known import known_of
from qualapp.desktop.ties.mentioned import Mentioned
from qualapp.desktop.ties.tie_dialog import TieDialog
from qualapp.desktop.ties.tie_rows import TieRows, told
from qualapp.i18n import _
from qualapp.model.network import Tie
from qualapp.model.text import TextRange


class Tying(QObject):
    """Opens the card with what the words and the last tie propose, and keeps what was said on it."""

    def __init__(
        self, desk: Desk, session: Session, commands: Commands, target: Callable[[], TextRange | None]
    ) -> None:
        super().__init__(desk.view)
        self._desk = desk
        self._session = session
        self._target = target
        self._mentioned = Mentioned(session.project)
        self.dialog: TieDialog | None = None
        self.rows = TieRows(session, desk.inspector)
        desk.inspector.add_claims(self.rows)
        desk.inspector.excerpt_shown.connect(self.rows.show_excerpt)
        self.rows.change_wanted.connect(self.change)
        self.rows.failed.connect(desk.failed)
        session.changed.connect(self._mentioned.forget)
        add, text = commands.add, _("Claim a tie between actors…")
        add("coding.tie", text, self.open, keys="T", icon="waypoints", menu="coding", group=4, within=desk.view)

    def open(self) -> None:
        """Ask which two actors the words at hand tie together, and how."""
        range, source = self._target(), self._desk.source
        if range is None or source is None:
            self._desk.failed.emit(_("Select some words first, or click a highlight: a tie needs a place."))
            return
        source_id = source.id
        text, last = self._desk.transcript.text, self._latest()
        mentioned = self._mentioned.among(source_id, range, text)
        first, second = proposed(mentioned, last, self._mentioned.speaking(source_id, range, text))
        relation = last.relation_id if last is not None else None
        directed = last.is_directed if last is not None else False
        draft = Draft(End(first or NEW), End(second or NEW), End(relation or NEW), directed)
        self._ask(range.of(text), draft, lambda said: self._claim(source_id, range, said))

    def change(self, tie: Tie) -> None:
        """Ask anew what one's own tie says."""
        project = self._session.project
        words = project.excerpts[tie.excerpt_id].range.of(self._desk.transcript.text)
        self._ask(words, draft_of(tie), lambda said: change(project, tie, said), is_new=False)

    def marks(self, source_id: int) -> list[MarginMark]:
        """What the margin shows of a source: the ties of the coders who are shown."""
        project, shows = self._session.project, self._session.shows
        return [
            MarginMark(tie.excerpt_id, project.excerpts[tie.excerpt_id].range, tie.valence.value, told(project, tie))
            for tie in project.ties.in_source(source_id)
            if shows(tie.coder_id)
        ]

    def _latest(self) -> Tie | None:
        """The tie that the working coder claimed last, if it is still there."""
        me = self._session.coder.id
        own = [tie for tie in self._session.project.ties.all() if tie.coder_id == me]
        return max(own, key=lambda tie: (tie.created, tie.id), default=None)

    def _ask(self, words: str, draft: Draft, keep: Callable[[Draft], None], *, is_new: bool = True) -> None:
        known = known_of(self._session.project)
        words = " ".join(words.split())
        dialog = TieDialog(words, known, draft, keep, self._desk.window(), is_new=is_new)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda _result: self._desk.view.setFocus())
        self.dialog = dialog
        dialog.open()

    def _claim(self, source_id: int, range: TextRange, draft: Draft) -> None:
        tie = claim(self._session.project, source_id, range, draft)
        view = self._desk.view
        scroll = view.verticalScrollBar().value()
        if view.selected_range():
            end = self._session.project.excerpts[tie.excerpt_id].range.end
            view.select(TextRange(end, end))
        view.focus_excerpt(tie.excerpt_id)
        view.verticalScrollBar().setValue(scroll)
