"""What is asked about relations: which two are one, and where the ties of one that goes are to go."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from qualapp import formats
from qualapp.desktop.look.widgets import Dialog, FormField, allow
from qualapp.desktop.sources.choice_box import ChoiceBox
from qualapp.desktop.ties.words import name_of
from qualapp.i18n import N_, _, _n
from qualapp.store.project import Project

_WITH_IT = 0


class MergeRelationsDialog(Dialog):
    """Two relations that are one: which stays, and how many ties move."""

    def __init__(self, project: Project, ids: Sequence[int], parent: QWidget) -> None:
        super().__init__(_("Merge two relations that are one"), _("Merge"), parent)
        self._project = project
        self._ties = Counter(tie.relation_id for tie in project.ties.all())
        named = [(one.id, name_of(one)) for one in project.relations.all()]
        offered = [one for one in named if one[0] in ids] if len(ids) == 2 else named
        self.gone = ChoiceBox([one for one in named if one[0] in ids], _("Which goes"), self)
        self.gone.show_value(ids[0])
        self.stays = ChoiceBox(offered, _("Which stays"), self)
        self.stays.setPlaceholderText(_("Choose"))
        self.stays.show_value(ids[1] if len(ids) == 2 else None)
        self.body.addWidget(FormField(_("Which goes"), self.gone, self))
        self.body.addWidget(FormField(_("Which stays"), self.stays, self))
        self.moves = self.say("")
        for box in (self.gone, self.stays):
            box.chosen.connect(lambda _value: self._show())
        self._show()

    def _show(self) -> None:
        gone, stays = self.gone.value(), self.stays.value()
        is_ready = stays is not None and stays != gone
        allow(self.primary, is_ready, _("Choose which stays."))
        if not is_ready:
            self.moves.setText(_("Choose which stays."))
            return
        count = self._ties[int(str(gone))]
        told = _n("{n} tie moves and keeps its direction.", "{n} ties move and keep their direction.", count)
        self.moves.setText(" ".join((told.format(n=formats.number(count)), _("It can be undone."))))

    def accept(self) -> None:
        gone, stays = self.gone.value(), self.stays.value()
        if stays is not None and stays != gone:
            self._project.relations.merge(int(str(gone)), int(str(stays)))
            super().accept()


class DropRelationsDialog(Dialog):
    """Relations that are used go: with their ties, or after these went to another."""

    def __init__(self, project: Project, ids: Sequence[int], parent: QWidget) -> None:
        ties = Counter(tie.relation_id for tie in project.ties.all())
        relations = project.relations.all()
        names = ", ".join(name_of(one) for one in relations if one.id in ids)
        super().__init__(_("Take “{name}” away?").format(name=names), _("Take away"), parent, danger=True)
        self._project, self._ids = project, tuple(ids)
        count = sum(ties[one] for one in ids)
        self.say(_n("{n} tie has it.", "{n} ties have it.", count).format(n=formats.number(count)))
        goes = _n("It goes too, {n} tie", "They go too, {n} ties", count).format(n=formats.number(count))
        others = [(one.id, _("to “{name}”").format(name=name_of(one))) for one in relations if one.id not in ids]
        self.where = ChoiceBox([*others, (_WITH_IT, goes)], _("Where its ties go"), self)
        self.where.setPlaceholderText(_("Choose"))
        self.where.show_value(None)
        self.body.addWidget(FormField(_("Where its ties go"), self.where, self))
        self.say(_("It can be undone."))
        self.where.chosen.connect(lambda _value: self._show())
        self._show()

    def _show(self) -> None:
        allow(self.primary, self.where.value() is not None, _("Choose where the ties go."))

    def accept(self) -> None:
        where = self.where.value()
        if where is None:
            return
        relations = self._project.relations
        with self._project.history.step(N_("Take {number} rows away"), number=str(len(self._ids))):
            for number in self._ids:
                if where == _WITH_IT:
                    relations.delete(number)
                else:
                    relations.merge(number, int(str(where)))
        super().accept()
