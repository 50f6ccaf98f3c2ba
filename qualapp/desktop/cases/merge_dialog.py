"""Two informants who are one person: who stays, and what moves to them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from qualapp import formats
from qualapp.desktop.look.widgets import Dialog, FormField, allow
from qualapp.desktop.session import Session
from qualapp.desktop.sources.choice_box import ChoiceBox
from qualapp.i18n import _, _n
from qualapp.model.case import Informant


class MergeInformantDialog(Dialog):
    """Asks who stays, says what moves, and merges in one step.

    Of two informants the second is proposed to stay; of one, whoever of the same case is chosen.
    """

    def __init__(self, session: Session, ids: Sequence[int], parent: QWidget | None = None) -> None:
        self._project = session.project
        self._ids = tuple(ids)
        super().__init__(_("Merge two informants who are one person"), _("Merge"), parent)
        self.gone = ChoiceBox(self._choices(ids), _("Who goes"), self)
        self.gone.show_value(ids[0])
        self.stays = ChoiceBox(self._choices(self._candidates()), _("Who stays"), self)
        self.stays.show_value(ids[1] if len(ids) > 1 else None)
        self.stays.setPlaceholderText(_("Choose"))
        self.body.addWidget(FormField(_("Who goes"), self.gone, self))
        self.body.addWidget(FormField(_("Who stays"), self.stays, self))
        self.moves = self.say("")
        self.gone.chosen.connect(self._on_gone)
        self.stays.chosen.connect(lambda _value: self._say_what_moves())
        self._say_what_moves()
        self.stays.setFocus()

    def _candidates(self) -> list[int]:
        """Whom the informant may be: the other chosen one, else all, those of the same case first."""
        if len(self._ids) > 1:
            return list(self._ids)
        own = self._project.informants[self._ids[0]]
        people = [who for who in self._project.informants.all() if who.id != own.id]
        people.sort(
            key=lambda who: (who.case_id != own.case_id, who.is_interviewer != own.is_interviewer, who.name.casefold())
        )
        return [who.id for who in people]

    def _choices(self, ids: Sequence[int]) -> list[tuple[object, str]]:
        cases = {case.id: case.name for case in self._project.cases.all()}
        known = {who.id: who for who in self._project.informants.all()}
        return [(number, _told(known[number], cases)) for number in ids]

    def _on_gone(self, gone: object) -> None:
        """Of two, the other stays."""
        if len(self._ids) > 1:
            self.stays.show_value(next(number for number in self._ids if number != gone))
        self._say_what_moves()

    def _pair(self) -> tuple[int, int] | None:
        gone, stays = self.gone.value(), self.stays.value()
        return (int(str(gone)), int(str(stays))) if gone and stays and gone != stays else None

    def _say_what_moves(self) -> None:
        pair = self._pair()
        allow(self.primary, pair is not None, _("Choose who stays."))
        if pair is None:
            self.moves.setText(_("Choose who stays."))
            return
        gone, stays = (self._project.informants[number] for number in pair)
        turns = self._project.informants.turns().get(gone.id, 0)
        sources = len(self._project.informants.sources().get(gone.id, ()))
        what = _n("{n} turn", "{n} turns", turns).format(n=formats.number(turns))
        where = _n("in {n} source", "in {n} sources", sources).format(n=formats.number(sources))
        sentence = _(
            "Moves to “{stays}”: {what} {where}, with all that is coded there, and what is known of “{gone}” alone."
            " “{gone}” goes. It can be undone."
        )
        self.moves.setText(sentence.format(stays=stays.name, gone=gone.name, what=what, where=where))

    def accept(self) -> None:
        pair = self._pair()
        if pair is None:
            return
        self._project.informants.merge(*pair)
        super().accept()


def _told(who: Informant, cases: dict[int, str]) -> str:
    asks = _("interviewer") if who.is_interviewer else who.role
    return " · ".join(part for part in (who.name, asks, who.pseudonym, cases.get(who.case_id or 0, "")) if part)
