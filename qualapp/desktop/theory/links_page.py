"""The page of several links: each with what is said of it, to be opened."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from qualapp import formats
from qualapp.desktop.look.widgets import Button
from qualapp.desktop.theory.line_list import Line, LineList
from qualapp.desktop.theory.parts import column_of
from qualapp.desktop.theory.reading import Reading
from qualapp.desktop.theory.theory_looks import counts
from qualapp.exporters.theory_words import state_word
from qualapp.i18n import _, _n


class LinksPage(QWidget):
    """Several links: one that is pressed shows its excerpts."""

    link_wanted = Signal(int)
    join_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(self)
        self._title.setProperty("role", "heading")
        self.links = LineList(_("Links"), self)
        self.links.opened.connect(self.link_wanted)
        self.join = Button(_("Make them one"), self, icon="merge", height=30)
        self.join.clicked.connect(self.join_wanted)
        delete = Button(_("Delete the links"), self, kind="ghost", icon="trash-2", height=28)
        delete.clicked.connect(self.delete_wanted)
        column = column_of(self)
        column.addWidget(self._title)
        column.addWidget(self.links)
        column.addWidget(self.join)
        column.addWidget(delete)
        column.addStretch(1)

    def show_links(self, ids: list[int], reading: Reading) -> None:
        """Show these links."""
        self._title.setText(_n("{n} link", "{n} links", len(ids)).format(n=formats.number(len(ids))))
        ends = {(link.from_id, link.to_id) for link in reading.links if link.id in ids}
        self.join.setVisible(len(ends) == 1)
        self.links.show_lines([Line.of_link(id, reading, _told(id, reading)) for id in ids], "")


def _told(link_id: int, reading: Reading) -> str:
    found = reading.counted.link(link_id)
    state = state_word(found.state)
    return f"{state}: {counts(found)}" if found.excerpts else state
