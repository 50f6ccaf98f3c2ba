"""The page of one link: what it assumes, and the evidence for and against."""

from functools import partial
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from qualapp.desktop.look import theme, ui_font
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
        self.ends = LinkEnds(self)
        self.ends.linkActivated.connect(lambda id: self.node_wanted.emit(int(id)))
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
        column.addWidget(self.ends)
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
        self.ends.show_link(link, reading)
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


class LinkEnds(QLabel):
    """The two nodes and how the one bears on the other; each node can be pressed, with mouse or keyboard."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setFont(ui_font(14, 600))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._said: tuple[tuple[int, str], str, tuple[int, str]] | None = None
        theme.changed.connect(self._write)

    def show_link(self, link: TheoryLink, reading: Reading) -> None:
        """Name the ends of this link."""
        first, second = ((id, reading.names[id]) for id in (link.from_id, link.to_id))
        self._said = first, relation_word(link.relation), second
        self.setAccessibleName(" ".join((first[1], relation_word(link.relation), second[1])))
        self._write()

    def _write(self) -> None:
        if self._said is None:
            return
        ink, quiet = theme.tokens.text, theme.tokens.text_2
        first, verb, second = self._said
        nodes = [
            f'<a href="{id}" style="color:{ink};text-decoration:none">{escape(name)}</a>'
            for id, name in (first, second)
        ]
        way = f'<span style="color:{quiet};font-weight:400"> → {escape(verb)}</span>'
        self.setText(f"{nodes[0]}{way}<br>{nodes[1]}")
