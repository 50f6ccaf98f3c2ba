"""What is done about a place: a decision, its withdrawal, a memo, and figures for the journal."""

from functools import partial

from PySide6.QtCore import QObject

from qualapp import formats
from qualapp.analysis.agreement import Agreement
from qualapp.analysis.disagreement import Difference
from qualapp.desktop.excerpts.acts import toast_over
from qualapp.desktop.session import Session
from qualapp.desktop.team.agreement.asking import Asking
from qualapp.desktop.team.disagreements.place_model import PlaceModel
from qualapp.desktop.team.workspace import TeamPage
from qualapp.errors import UserError
from qualapp.i18n import _, _n
from qualapp.model.coding import Valence
from qualapp.model.memo import Memo
from qualapp.model.text import TextRange
from qualapp.reports.disagreements import Verdict, decide, keep_figures, reopen, with_consensus


class Deciding(QObject):
    """Each act is one step; what cannot be done is said."""

    def __init__(self, session: Session, model: PlaceModel, page: TeamPage) -> None:
        super().__init__(page)
        self._session = session
        self._model = model
        self._page = page
        self.figuring: Asking[Agreement | None] = Asking(session, _("Comparing coders"), self)
        self.figuring.answered.connect(self._on_figures)
        self.figuring.failed.connect(self.say)

    def say(self, sentence: str) -> None:
        """Say something over the page."""
        toast_over(self._page).say(sentence)

    def is_final(self, one: Difference) -> bool:
        """Whether one of the two coders is the consensus itself."""
        consensus = self._session.project.consensus.coder()
        return consensus is not None and consensus.id in one.coders

    def decide(
        self, one: Difference, verdict: Verdict, anew: tuple[int, Valence] | None, words: TextRange | None
    ) -> bool:
        """Let the consensus say this of the place; whether it could be done."""
        try:
            along = decide(self._session.project, one, verdict, anew=anew, words=words)
        except UserError as error:
            self.say(error.message)
            return False
        if along:
            told = _n(
                "{n} coding that both made alike is now in the consensus too",
                "{n} codings that both made alike are now in the consensus too",
                along,
            )
            self.say(told.format(n=formats.number(along)))
        return True

    def reopen(self, one: Difference) -> None:
        """Take a decision back."""
        try:
            reopen(self._session.project, one)
        except UserError as error:
            self.say(error.message)

    def memos(self, one: Difference) -> list[Memo]:
        """What people wrote on these very words; the notes of the consensus are told as its outcome."""
        project, ends = self._session.project, (one.start, one.stop)
        ids = {row.excerpt_id for row in project.codings.placed(one.source) if (row.start, row.stop) == ends}
        uncoded = project.excerpts.uncoded(one.source)
        ids |= {excerpt.id for excerpt in uncoded if (excerpt.range.start, excerpt.range.end) == ends}
        consensus = project.consensus.coder()
        memos = [memo for number in sorted(ids) for memo in project.memos.on("excerpt", number)]
        return [memo for memo in memos if consensus is None or memo.coder_id != consensus.id]

    def keep_memo(self, one: Difference, text: str) -> None:
        """Let this be one's memo on the place; an empty one goes."""
        memos = self._session.project.memos
        mine = [memo for memo in self.memos(one) if memo.coder_id == self._session.coder.id]
        try:
            if mine:
                memos.change(mine[-1].id, text)
            elif text.strip():
                memos.write_at(text, one.source, TextRange(one.start, one.stop))
        except UserError as error:
            self.say(error.message)

    def keep_figures(self) -> None:
        """Write agreement before and after the consensus into the project's journal."""
        coders = sorted({coder for one in self._model.everything for coder in one.coders})
        if self._session.project.consensus.coder() is None or not coders:
            self.say(_("Nothing is decided yet. Decide a place first."))
            return
        self.figuring.ask(partial(with_consensus, coders=coders))

    def _on_figures(self, found: Agreement | None) -> None:
        if found is None:
            return
        try:
            keep_figures(self._session.project, found, len(self._model.everything), self._model.decided_count)
        except UserError as error:
            self.say(error.message)
            return
        self.say(_("Agreement before and after the consensus is in the project’s journal"))
