"""The head of the workspace: which theory, what can be done with it, and whose evidence counts."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from qualapp import formats
from qualapp.desktop.look import theme, ui_font, wear_icon
from qualapp.desktop.look.widgets import Button, ElidedLabel, allow
from qualapp.desktop.session import Session
from qualapp.desktop.theory.filters import EvidenceFilters
from qualapp.desktop.theory.reading import Reading
from qualapp.i18n import N_, _, _n
from qualapp.model.theory import LinkState

FORMS = (
    (".pdf", N_("PDF, A4 on its side"), "file-text"),
    (".svg", N_("SVG"), "image-down"),
    (".png", N_("PNG"), "image-down"),
)


_CHOOSER = 420


class TheoryToolbar(QWidget):
    """Chooser, numbers, node, link, arrange and picture above; filters below."""

    theory_chosen = Signal(int)
    wanted = Signal(str)
    """Carries the id of the command that is to be done."""
    shipped_wanted = Signal(object)
    """Carries the `WrittenTheory` that comes with the program and is to be added."""
    picture_wanted = Signal(str)
    """Carries the ending of the file."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theory: int | None = None
        self.chooser = Button("", self, icon="workflow", height=30)
        self.chooser.setAccessibleDescription(_("Choose a theory"))
        self._menu = QMenu(self.chooser)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.chooser.setMenu(self._menu)
        self.chooser.setMaximumWidth(_CHOOSER)
        self.count = ElidedLabel("", self, token="text-2", font=ui_font(12))
        self.add_node = Button(_("Node"), self, icon="plus", command="theory.node", height=30)
        self.add_link = Button(_("Link"), self, icon="arrow-right", command="theory.link", height=30)
        self.arrange = Button(_("Arrange"), self, kind="ghost", icon="table-2", height=30)
        self.fit = Button(_("Fit"), self, kind="ghost", icon="maximize-2", command="theory.fit", height=30)
        for button, id in (
            (self.add_node, "theory.node"),
            (self.add_link, "theory.link"),
            (self.arrange, "theory.arrange"),
            (self.fit, "theory.fit"),
        ):
            button.clicked.connect(partial(self._want, id))
        self.picture = Button(_("Save picture"), self, kind="ghost", icon="image-down", height=30)
        self.picture.setMenu(self._picture_menu())
        self.filters = EvidenceFilters(session, self)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 12, 0)
        head.setSpacing(10)
        head.addWidget(self.chooser)
        head.addStretch(1)
        for button in (self.add_node, self.add_link, self.arrange, self.fit, self.picture):
            head.addWidget(button)
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self.filters)
        row.addWidget(self.count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 9, 0, 9)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(row)

    def _picture_menu(self) -> QMenu:
        menu = QMenu(self.picture)
        for ending, name, icon in FORMS:
            action = menu.addAction(_(name))
            wear_icon(action, icon, size=16)
            action.triggered.connect(partial(self._want_picture, ending))
        return menu

    def _want(self, id: str, _on: bool = False) -> None:
        self.wanted.emit(id)

    def _want_picture(self, ending: str, _on: bool = False) -> None:
        self.picture_wanted.emit(ending)

    def _fill_menu(self) -> None:
        menu = self._menu
        menu.clear()
        for theory in self._session.project.theories.all():
            action = menu.addAction(theory.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(theory.id == self._theory)
            action.triggered.connect(partial(self._choose, theory.id))
        menu.addSeparator()
        new = menu.addAction(_("New theory…"))
        wear_icon(new, "plus", size=16)
        new.triggered.connect(partial(self._want, "theory.new"))
        ready = menu.addMenu(_("Add a ready-made theory"))
        ready.aboutToShow.connect(lambda: self._fill_ready(ready))
        if self._theory is not None:
            menu.addSeparator()
            for text, icon, id in (
                (_("Name and description…"), "pencil", "theory.describe"),
                (_("Versions…"), "history", "theory.versions"),
                (_("Merge with another theory…"), "git-merge", "theory.merge"),
                (_("Delete the theory"), "trash-2", "theory.delete"),
            ):
                action = menu.addAction(text)
                wear_icon(action, icon, size=16)
                action.triggered.connect(partial(self._want, id))

    def offer_ready(self, button: Button) -> None:
        """Let a button open the theories that come with the program."""
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self._fill_ready(menu))
        button.setMenu(menu)

    def _fill_ready(self, menu: QMenu) -> None:
        from qualapp.importers.theory_yaml import shipped_theories

        if menu.isEmpty():
            for written in shipped_theories():
                name = written.name.in_language(self._session.project.language)
                action = menu.addAction(name.replace("&", "&&"))
                action.triggered.connect(lambda _on, written=written: self.shipped_wanted.emit(written))

    def _choose(self, theory_id: int, _on: bool = False) -> None:
        self.theory_chosen.emit(theory_id)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        painter.end()

    def show_reading(self, reading: Reading | None) -> None:
        """Name the theory and say how much is drawn, and how much of it has no evidence."""
        self._theory = reading.theory.id if reading is not None else None
        self.chooser.setText(reading.theory.name.replace("&", "&&") if reading is not None else _("Choose a theory"))
        self.count.setText("  ·  ".join(numbers(reading)))
        why = _("Choose a theory first.")
        has_nodes = reading is not None and bool(reading.nodes)
        allow(self.add_node, reading is not None, why)
        for button in (self.add_link, self.arrange, self.fit, self.picture):
            allow(button, has_nodes, why if reading is None else _("Add a node first."))


def numbers(reading: Reading | None) -> tuple[str, ...]:
    """How many nodes and links there are, and how many of the links are without evidence."""
    if reading is None:
        return ()
    counts = (
        _n("{n} node", "{n} nodes", len(reading.nodes)).format(n=formats.number(len(reading.nodes))),
        _n("{n} link", "{n} links", len(reading.links)).format(n=formats.number(len(reading.links))),
    )
    if not reading.links:
        return counts
    without = sum(reading.counted.link(link.id).state is LinkState.UNTESTED for link in reading.links)
    told = _n("{n} link without evidence", "{n} links without evidence", without).format(n=formats.number(without))
    return (*counts, told)
