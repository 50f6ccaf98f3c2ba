"""The page of one link: what it assumes, and the evidence for and against."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qualapp.desktop.look.widgets import Button, FormField
from qualapp.desktop.session import Session
from qualapp.desktop.theory.evidence_part import EvidencePart
from qualapp.desktop.theory.parts import Choices, Words, caption, column_of, pair, rule
from qualapp.desktop.theory.reading import Reading
from qualapp.exporters.theory_words import relation_word, status_word
from qualapp.i18n import _
from qualapp.model.theory import LinkRelation, LinkStatus, TheoryLink


class LinkPage(QWidget):
    """One link: what it assumes, and the evidence for and against."""

    described = Signal(int, str, object)
    """Carries the id of the link, what is set, and to what."""
    node_wanted = Signal(int)
    delete_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link: TheoryLink | None = None
        self.ends = [Button("", self, kind="ghost", height=28) for _end in range(2)]
        for number, button in enumerate(self.ends):
            button.clicked.connect(partial(self._go, number))
        self._verb = caption("", self)
        self.relation = Choices([(value, relation_word(value)) for value in LinkRelation], _("Relation"), self)
        self.status = Choices([(value, status_word(value)) for value in LinkStatus], _("Known beforehand"), self)
        self.assumption = Words(_("Why should it hold?"), self)
        self.relation.chosen.connect(partial(self._tell, "relation"))
        self.status.chosen.connect(partial(self._tell, "status"))
        self.assumption.written.connect(partial(self._tell, "assumption"))
        self.evidence = EvidencePart(session, self)
        self.delete = Button(_("Delete the link"), self, kind="ghost", icon="trash-2", height=28)
        self.delete.clicked.connect(self.delete_wanted)
        column = column_of(self)
        column.addWidget(caption(_("Assumed connection"), self))
        for widget in (self.ends[0], self._verb, self.ends[1]):
            column.addWidget(widget)
        column.addWidget(self.evidence)
        column.addWidget(rule(self))
        column.addLayout(
            pair(
                FormField(_("Relation"), self.relation, self, room="panel"),
                FormField(_("Known beforehand"), self.status, self, room="panel"),
            )
        )
        column.addWidget(FormField(_("Assumption"), self.assumption, self, room="panel"))
        column.addWidget(self.delete)
        column.addStretch(1)

    def show_link(self, link: TheoryLink, reading: Reading) -> None:
        """Show this link."""
        self._link = link
        for button, node in zip(self.ends, (link.from_id, link.to_id), strict=True):
            button.setText(reading.names[node].replace("&", "&&"))
            button.setAccessibleName(reading.names[node])
        self._verb.setText(relation_word(link.relation))
        self.relation.show_value(link.relation)
        self.status.show_value(link.status)
        self.assumption.show_words(link.assumption)
        self.evidence.show_evidence(("link", link.id), reading.counted.link(link.id), reading.about_link(link.id))

    def keep(self) -> None:
        """Store what is being written."""
        self.assumption.keep()

    def _tell(self, name: str, value: object) -> None:
        if self._link is not None and getattr(self._link, name) != value:
            self.described.emit(self._link.id, name, value)

    def _go(self, number: int) -> None:
        if self._link is not None:
            self.node_wanted.emit((self._link.from_id, self._link.to_id)[number])
