"""The two commands that code many places at once."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from qualapp.desktop.codebook.undo_offer import UndoOffer
from qualapp.desktop.coding.desk import Desk
from qualapp.desktop.coding.words import sought
from qualapp.desktop.commands import Commands
from qualapp.desktop.session import Session
from qualapp.formats import number
from qualapp.i18n import _, _n
from qualapp.model.source import StoredTurn
from qualapp.model.text import TextRange


class HitActs(QObject):
    """Opens the dialog with what is at hand: the words selected, or who speaks there."""

    def __init__(
        self,
        desk: Desk,
        session: Session,
        commands: Commands,
        target: Callable[[], TextRange | None],
        last_code: Callable[[], int | None],
    ) -> None:
        super().__init__(desk.view)
        self._target = target
        self._last_code = last_code
        self._desk = desk
        self._session = session
        self._undo_offer = UndoOffer(session, desk.view)
        desk.find_panel.coding_wanted.connect(self.code_hits)
        commands.add(
            "coding.hits",
            _("Code all hits…"),
            self.code_hits,
            keys="Ctrl+Shift+H",
            icon="text-search",
            menu="coding",
            group=7,
        )
        commands.add(
            "coding.speaker", _("Code all turns of a speaker…"), self.code_speaker, icon="users", menu="coding", group=7
        )

    def code_hits(self, words: str = "") -> None:
        """Code every place where these words stand; without any, those that are selected, as whole words."""
        desk = self._desk
        selected = desk.view.selected_range()
        turn = self._turn()
        asked = selected is not None and turn is not None and turn.is_interviewer
        self._ask(words or sought(desk.transcript.text, selected), asked=asked)

    def code_speaker(self) -> None:
        """Code all that is said by the role, or else the person, who speaks where one is."""
        turn = self._turn()
        self._ask(speaker=(turn.role or turn.speaker) if turn else "")

    def _turn(self) -> StoredTurn | None:
        """The turn where one is."""
        desk = self._desk
        chosen = self._target()
        position = chosen.start if chosen else desk.view.top_position
        return next((turn for turn in desk.transcript.turns if turn.range.contains(position)), None)

    def _ask(self, words: str = "", speaker: str = "", asked: bool = False) -> None:
        from qualapp.desktop.hits.code_hits_dialog import CodeHitsDialog

        desk = self._desk
        source = desk.source.id if desk.source else None
        dialog = CodeHitsDialog(self._session, source, desk.window())
        dialog.coded.connect(self._say)
        if asked:
            dialog.form.let_interviewers_in()
        dialog.open_for(words, speaker, self._last_code())
        dialog.exec()
        dialog.deleteLater()

    def _say(self, count: int) -> None:
        self._undo_offer.offer(_n("{n} place coded", "{n} places coded", count).format(n=number(count)))
