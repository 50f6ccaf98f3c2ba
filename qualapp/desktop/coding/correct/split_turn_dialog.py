"""Who speaks from where a turn is split: somebody of the source, or somebody whom the import missed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from qualapp.desktop.look.widgets import Dialog, FormField
from qualapp.desktop.sources.choice_box import WrittenBox
from qualapp.i18n import _
from qualapp.model.source import StoredTurn

_SHOWN = 60


class SplitTurnDialog(Dialog):
    """Offers the speakers of the source, the likeliest first, and takes a new name; Enter splits."""

    def __init__(self, speakers: Sequence[str], words: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Split the turn"), _("Split"), parent)
        line = " ".join(words.split())
        begun = line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"
        self.say(_("From here on another speaks: “{words}”").format(words=begun))
        self.box = WrittenBox(_("Speaker"), self, placeholder=_("Name"))
        self.box.offer(speakers)
        self.box.show_text(speakers[0] if speakers else "")
        hint = _("Choose who is in the source already, or write a new name.")
        self.body.addWidget(FormField(_("Speaker"), self.box, self, hint=hint))
        if (line_edit := self.box.lineEdit()) is not None:
            line_edit.selectAll()
        self.box.setFocus()

    @property
    def speaker(self) -> str:
        """The name that is written."""
        return " ".join(self.box.currentText().split())


def speakers_around(turns: Sequence[StoredTurn], turn: StoredTurn) -> list[str]:
    """Who else speaks: first who spoke last before this turn, then the others; at last who speaks in it."""
    place = [other.id for other in turns].index(turn.id)
    around = [*reversed(turns[:place]), *turns[place + 1 :]]
    others = (other.speaker for other in around if other.speaker and other.speaker != turn.speaker)
    return [*dict.fromkeys(others), *([turn.speaker] if turn.speaker else [])]
