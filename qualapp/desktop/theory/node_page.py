"""The page of one node: what it is, where it belongs, and the evidence for it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from qualapp.desktop.look.widgets import Button, FormField
from qualapp.desktop.session import Session
from qualapp.desktop.theory.evidence_part import EvidencePart
from qualapp.desktop.theory.origins import Origins
from qualapp.desktop.theory.parts import Choices, column_of, pair, rule
from qualapp.desktop.theory.reading import Reading
from qualapp.desktop.words import word
from qualapp.exporters.theory_words import kind_word
from qualapp.i18n import _
from qualapp.model.coding import EffectLevel
from qualapp.model.theory import NodeKind, TheoryNode


class NodePage(QWidget):
    """One node: what it is, where it belongs, and the evidence for it."""

    renamed = Signal(int, str)
    described = Signal(object, str, object)
    """Carries the ids of the nodes, what is set, and to what."""
    code_wanted = Signal(int)
    delete_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._node: TheoryNode | None = None
        self.name = QLineEdit(self)
        self.name.editingFinished.connect(self._rename)
        self.kind = Choices([(value, kind_word(value)) for value in NodeKind], _("Kind"), self)
        levels: list[tuple[object, str]] = [(None, _("None")), *((value, word(value)) for value in EffectLevel)]
        self.level = Choices(levels, _("Level"), self)
        self.party = QLineEdit(self)
        self.party.setPlaceholderText(_("Nodes of one group are framed together"))
        self.party.editingFinished.connect(lambda: self._tell("party", self.party.text().strip()))
        self.kind.chosen.connect(partial(self._tell, "kind"))
        self.level.chosen.connect(partial(self._tell, "level"))
        self.origins = Origins(self)
        self.evidence = EvidencePart(session, self)
        self.code = Button(_("Show its code"), self, kind="link", icon="book-open", height=28)
        self.code.clicked.connect(self._show_code)
        self.delete = Button(_("Take the node out"), self, kind="ghost", icon="trash-2", height=28)
        self.delete.clicked.connect(self.delete_wanted)
        column = column_of(self)
        column.addWidget(FormField(_("Name"), self.name, self, room="panel"))
        column.addLayout(
            pair(
                FormField(_("Kind"), self.kind, self, room="panel"),
                FormField(_("Level"), self.level, self, room="panel"),
            )
        )
        column.addWidget(FormField(_("Group"), self.party, self, room="panel"))
        column.addWidget(rule(self))
        column.addWidget(self.origins)
        column.addWidget(self.evidence)
        row = QHBoxLayout()
        row.addWidget(self.code)
        row.addWidget(self.delete)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def show_node(self, node: TheoryNode, reading: Reading) -> None:
        """Show this node."""
        self._node = node
        if not self.name.hasFocus() or self.name.text().strip() == "":
            self.name.setText(node.name)
        self.kind.show_value(node.kind)
        self.level.show_value(node.level)
        self.party.setText(node.party)
        self.origins.show_origins(reading.origins.get(node.id, ()))
        self.evidence.show_evidence(("node", node.id), reading.counted.node(node.id), reading.about_node(node.id))

    def keep(self) -> None:
        """Store what is being written."""
        self._rename()
        self._tell("party", self.party.text().strip())

    def _rename(self) -> None:
        if self._node is None:
            return
        name = self.name.text().strip()
        if name and name != self._node.name:
            self.renamed.emit(self._node.id, name)
        else:
            self.name.setText(self._node.name)

    def _tell(self, name: str, value: object) -> None:
        if self._node is not None and getattr(self._node, name) != value:
            self.described.emit([self._node.id], name, value)

    def _show_code(self) -> None:
        if self._node is not None:
            self.code_wanted.emit(self._node.code_id)
