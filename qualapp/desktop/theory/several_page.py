"""The page of several nodes: aligned, spread, grouped, of one kind and level, taken out."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from qualapp import formats
from qualapp.desktop.look.widgets import Button, FormField
from qualapp.desktop.theory.parts import Choices, column_of, pair
from qualapp.desktop.words import word
from qualapp.exporters.theory_words import kind_word
from qualapp.i18n import _, _n
from qualapp.model.coding import EffectLevel
from qualapp.model.theory import NodeKind, TheoryNode


class SeveralPage(QWidget):
    """Several nodes: aligned, spread, grouped, of one kind and level, taken out."""

    align_wanted = Signal(str)
    """Carries `column`, `row` or `spread`."""
    described = Signal(object, str, object)
    join_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nodes: list[TheoryNode] = []
        self._title = QLabel(self)
        self._title.setProperty("role", "heading")
        self.buttons: dict[str, Button] = {}
        column = column_of(self)
        column.addWidget(self._title)
        for way, text in (
            ("column", _("Align in a column")),
            ("row", _("Align in a row")),
            ("spread", _("Spread evenly downwards")),
        ):
            self.buttons[way] = button = Button(text, self, height=30)
            button.clicked.connect(partial(self.align_wanted.emit, way))
            column.addWidget(button)
        self.party = QLineEdit(self)
        self.party.setPlaceholderText(_("Nodes of one group are framed together"))
        self.party.returnPressed.connect(self._gather)
        column.addWidget(FormField(_("Group"), self.party, self, room="panel"))
        group = Button(_("Group them"), self, height=30)
        group.clicked.connect(self._gather)
        column.addWidget(group)
        self.kind = Choices([(value, kind_word(value)) for value in NodeKind], _("Kind"), self)
        self.kind.chosen.connect(partial(self._tell, "kind"))
        levels: list[tuple[object, str]] = [(None, _("None")), *((value, word(value)) for value in EffectLevel)]
        self.level = Choices(levels, _("Level"), self)
        self.level.chosen.connect(partial(self._tell, "level"))
        column.addLayout(
            pair(
                FormField(_("Kind"), self.kind, self, room="panel"),
                FormField(_("Level"), self.level, self, room="panel"),
            )
        )
        self.join = Button(_("Make them one"), self, icon="merge", height=30)
        self.join.clicked.connect(self.join_wanted)
        column.addWidget(self.join)
        delete = Button(_("Take the nodes out"), self, kind="ghost", icon="trash-2", height=28)
        delete.clicked.connect(self.delete_wanted)
        column.addWidget(delete)
        column.addStretch(1)

    def show_nodes(self, nodes: list[TheoryNode]) -> None:
        """Show these nodes."""
        self._nodes = nodes
        self._title.setText(_n("{n} node", "{n} nodes", len(nodes)).format(n=formats.number(len(nodes))))
        self.join.setVisible(len({node.code_id for node in nodes}) == 1)
        parties = {node.party for node in nodes}
        self.party.setText(parties.pop() if len(parties) == 1 else "")
        self.kind.show_value(*{node.kind for node in nodes})
        self.level.show_value(*{node.level for node in nodes})

    def _gather(self) -> None:
        self._tell("party", self.party.text().strip())

    def _tell(self, name: str, value: object) -> None:
        self.described.emit([node.id for node in self._nodes], name, value)
