"""Sharing sources out evenly: among whom, how many twice, and the seed of the lots."""

import random
from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from qualapp.desktop.look.widgets import Dialog, FormField, NumberField
from qualapp.errors import UserError
from qualapp.i18n import _, _n
from qualapp.model.coding import Coder
from qualapp.store.project import Project

_SEEDS = 999_999


class EvenlyDialog(Dialog):
    """Hands the sources that are shown out when it is accepted."""

    def __init__(
        self, project: Project, sources: Sequence[int], coders: Sequence[Coder], parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Hand out evenly"), _("Hand out"), parent)
        self._project = project
        self._sources = list(sources)
        count = len(sources)
        shown = _n(
            "The {n} source that is shown goes to whoever has the fewest words. Who has a source keeps it.",
            "The {n} sources that are shown are shared so that each has as many words. Who has a source keeps it.",
            count,
        )
        self.say(shown.format(n=count))
        people = QWidget(self)
        column = QVBoxLayout(people)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.coders = {coder.id: QCheckBox(coder.name, people) for coder in coders}
        for box in self.coders.values():
            box.setChecked(True)
            column.addWidget(box)
        self.body.addWidget(FormField(_("Among"), people, self))
        self.twice = NumberField(0, count, self)
        hint = _("What two code alone is the ground for telling how well they agree.")
        self.body.addWidget(FormField(_("Sources that two coders code"), self.twice, self, hint=hint))
        self.seed = NumberField(0, _SEEDS, self, value=random.randrange(_SEEDS))
        hint = _("Lots decide what goes to two and what is even. The seed is kept, so that they can be drawn again.")
        self.seed_field = FormField(_("Seed of the lots"), self.seed, self, hint=hint)
        self.body.addWidget(self.seed_field)
        next(iter(self.coders.values())).setFocus()

    def accept(self) -> None:
        chosen = [number for number, box in self.coders.items() if box.isChecked()]
        try:
            self._project.assignments.hand_out_evenly(
                self._sources, chosen, twice=self.twice.value(), seed=self.seed.value()
            )
        except UserError as error:
            self.seed_field.show_error(error.message)
            return
        super().accept()
