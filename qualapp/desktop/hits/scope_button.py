"""Where to look: all sources, the open one, or some cases."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qualapp.desktop.excerpts.option_tree import OptionTree
from qualapp.desktop.excerpts.options import Option
from qualapp.desktop.excerpts.popover import Popover
from qualapp.desktop.look.widgets import Button
from qualapp.desktop.session import Session
from qualapp.i18n import _

OPEN = "open"
"""Stands for the open source among the ids of cases."""


class ScopeButton(Button):
    """Says where is looked, and opens the list of cases to tick."""

    changed = Signal()

    def __init__(self, session: Session, open_source: int | None, parent: QWidget | None = None) -> None:
        super().__init__("", parent, icon="chevron-down", height=32)
        self._session = session
        self._open = open_source
        self._chosen: frozenset[object] = frozenset()
        self._options = self._listed()
        self.clicked.connect(self._ask)
        self._show()

    def sources(self) -> frozenset[int] | None:
        """The ids of the sources that are meant; None means all."""
        if not self._chosen:
            return None
        found = {s.id for s in self._session.project.sources.all() if s.case_id in self._chosen}
        return frozenset(found | ({self._open} if OPEN in self._chosen and self._open is not None else set()))

    def choose(self, values: frozenset[object]) -> None:
        """Look there: ids of cases, or `OPEN`; everywhere where none is named."""
        self._chosen = values
        self._show()
        self.changed.emit()

    def _listed(self) -> list[Option]:
        sources = self._session.project.sources
        first = [Option(OPEN, _("Open: {name}").format(name=sources[self._open].name))] if self._open else []
        return [*first, *(Option(case.id, case.name) for case in self._session.project.cases.all())]

    def _show(self) -> None:
        names = [option.name for option in self._options if option.value in self._chosen]
        self.setText(", ".join(names) or _("All sources"))
        self.setToolTip(self.text())

    def _ask(self) -> None:
        card = Popover(self)
        tree = OptionTree(self._options, _("Where"), card)
        tree.tick(self._chosen)

        def toggle(value: object) -> None:
            self.choose(self._chosen ^ {value})
            tree.tick(self._chosen)

        tree.toggled.connect(toggle)
        card.body.addWidget(tree)
        tree.start()
        card.open_below(self)
