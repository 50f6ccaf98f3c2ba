"""The workspace of theories of change: the drawing, and what people said of each link and node of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from qualapp.desktop.canvas import Drawing, LinkItem, NodeItem
from qualapp.desktop.commands import Commands
from qualapp.desktop.evidence.canvas_drop import CanvasDrop
from qualapp.desktop.look.widgets import EmptyView, Panes, Widths
from qualapp.desktop.session import Session
from qualapp.desktop.theory.board import TheoryBoard
from qualapp.desktop.theory.chooser import TheoryChooser
from qualapp.desktop.theory.command_table import add_commands
from qualapp.desktop.theory.context_menu import menu_of
from qualapp.desktop.theory.desk import TheoryDesk
from qualapp.desktop.theory.panel import TheoryPanel
from qualapp.desktop.theory.panel_connections import connect_panel
from qualapp.desktop.theory.reading import Reading, read
from qualapp.desktop.theory.toolbar import TheoryToolbar, numbers
from qualapp.exporters.evidence_words import said as stance_word
from qualapp.i18n import _
from qualapp.model.text import TextRange
from qualapp.model.theory import Evidence, PlacedEvidence
from qualapp.progress import Work
from qualapp.store.changes import Changes

_DRAWN = {"theory", "theory_node", "theory_link", "code", "hypothesis"}
_TOLD = {"evidence", "excerpt", "source", "turn", "informant", "case", "visit"}
_SHOWN = _DRAWN | _TOLD
_NAMES = {"case", "informant", "coder"}


class TheoryWorkspace(QWidget):
    """Draws one theory and reads it against the evidence that a filter lets through."""

    place_wanted = Signal(int, object, int)
    """Carries the id of a source, the `TextRange` there, and the id of the excerpt."""
    code_wanted = Signal(int)
    hypothesis_wanted = Signal(int)
    picture_wanted = Signal(str)
    """Carries the ending of the file that the drawing is wanted as."""
    failed = Signal(str)
    status_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None, commands: Commands | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self._fit_next = True
        self.reading: Reading | None = None
        self._theory: int | None = None
        self.toolbar = TheoryToolbar(session, self)
        self.board = TheoryBoard(self)
        self.canvas, self.drawing = self.board.canvas, self.board.drawing
        self.desk = TheoryDesk(session, self.canvas)
        self.chooser = TheoryChooser(session, self)
        self.dropping = CanvasDrop(session, self.canvas)
        self.panel = TheoryPanel(session, self)
        self.acts = add_commands(self, commands or Commands(self))
        self._lay_out()
        self._connect()
        connect_panel(self)

    def _lay_out(self) -> None:
        left = QWidget(self)
        self.empty = EmptyView(
            "workflow",
            _("No theory of change yet"),
            _("Draw how the effort is meant to work, or begin with a ready-made one; then see what people say of it."),
            left,
            button=_("New theory…"),
            button_icon="plus",
        )
        self.ready = self.empty.add_button(_("Add a ready-made theory"), "workflow")
        self.toolbar.offer_ready(self.ready)
        page = QWidget(left)
        page.setProperty("ground", "surface")
        self._pages = QStackedLayout(page)
        self._pages.addWidget(self.board)
        self._pages.addWidget(self.empty)
        outer = QVBoxLayout(left)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.toolbar)
        outer.addWidget(page, 1)
        self.splitter = Panes(left, self.panel, self, least=560, widths=Widths(320, 560, 372))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self._session.coder_changed.connect(self.reload)
        bar, canvas, desk = self.toolbar, self.canvas, self.desk
        bar.filters.changed.connect(self._filter)
        bar.theory_chosen.connect(self.show_theory)
        bar.shipped_wanted.connect(self.chooser.add_written)
        bar.wanted.connect(lambda id: self.acts[id].trigger())
        bar.picture_wanted.connect(self.picture_wanted)
        self.empty.pressed.connect(self.chooser.add)
        self.chooser.chosen.connect(self._begin)
        self.chooser.done.connect(desk.offer_undo)
        for failing in (self.chooser.failed, desk.failed, self.dropping.said):
            failing.connect(self.failed)
        self.dropping.given.connect(self._attend_given)
        canvas.moved.connect(desk.move)
        canvas.connecting.ended = desk.end_link
        canvas.connected.connect(desk.connect_nodes)
        canvas.delete_wanted.connect(desk.delete)
        canvas.ground_opened.connect(desk.add_at)
        canvas.node_opened.connect(lambda _id: desk.rename_here())
        canvas.link_opened.connect(lambda _id: self._attend_panel())
        canvas.menu_wanted.connect(self._offer)
        desk.node_made.connect(lambda id: self.select(nodes={id}))
        desk.link_made.connect(lambda id: self.select(links={id}))
        self.drawing.selectionChanged.connect(self._show_selection)

    # Reading ----------------------------------------------------------------------------------------------------

    @property
    def theory_id(self) -> int | None:
        """The theory that is shown."""
        return self._theory

    def show_theory(self, theory_id: int) -> None:
        """Show this theory, whole."""
        if theory_id != self._theory:
            self.panel.keep()
            if self.drawing.selected_nodes() or self.drawing.selected_links():
                self.drawing.select()
            self._fit_next = True
        self._theory = theory_id
        self._read()

    def _begin(self, theory_id: int) -> None:
        """Show a theory that was just made, with the keyboard on its drawing."""
        self.show_theory(theory_id)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_target(self, evidence: Evidence) -> None:
        """Show the link or node that a piece of evidence is about, in the theory that it is of."""
        theories = self._session.project.theories
        if evidence.link_id is not None:
            self.show_theory(theories.link(evidence.link_id).theory_id)
            self.select(links={evidence.link_id})
        elif evidence.node_id is not None:
            self.show_theory(theories.node(evidence.node_id).theory_id)
            self.select(nodes={evidence.node_id})

    def show_origin(self, guid: str) -> None:
        """Show the node with this guid, in the theory that it is of."""
        node = self._session.project.theories.node_with_guid(guid)
        if node is None:
            self.failed.emit(_("That node is gone: its theory was deleted, or it was taken out."))
            return
        self.show_theory(node.theory_id)
        self.select(nodes={node.id})

    def reload(self) -> None:
        """Read anew, now or when the workspace is next seen."""
        self._stale = not self.isVisible()
        if not self._stale:
            self._read()

    def _read(self) -> None:
        theories = self._session.project.theories.all()
        known = {theory.id for theory in theories}
        if self._theory not in known:
            self._theory = theories[0].id if theories else None
            self._fit_next = True
        wanted = self.toolbar.filters.wanted()
        self.reading = read(self._session.project, self._theory, wanted) if self._theory is not None else None
        self._pages.setCurrentIndex(0 if self.reading is not None else 1)
        self._draw()
        if self._fit_next and self.reading is not None:
            self._fit_next = False
            self.canvas.fit()

    def _filter(self) -> None:
        """Lay another filter over what was read."""
        if self.reading is not None:
            self.reading = replace(self.reading, wanted=self.toolbar.filters.wanted())
            self._draw()

    def _draw(self) -> None:
        self.board.show_reading(self.reading)
        self.desk.work_on(self.reading, self.board.ground)
        self.toolbar.show_reading(self.reading)
        self._show_selection()
        self.status_changed.emit()

    def _show_selection(self) -> None:
        if self.reading is not None:
            self.panel.show_selection(self.reading, self.drawing.selected_nodes(), self.drawing.selected_links())
        self.panel.setVisible(self.reading is not None)

    def status(self) -> tuple[str, ...]:
        """What the status bar says: the theory and how much is drawn, where anything is."""
        counts = numbers(self.reading) if self.reading is not None and self.reading.nodes else ()
        return (self.reading.theory.name, *counts) if self.reading is not None else ()

    # Doing ------------------------------------------------------------------------------------------------------

    def delete_chosen(self) -> None:
        """Take out what is selected."""
        nodes, links = self.drawing.selected_nodes(), self.drawing.selected_links()
        if nodes or links:
            self.desk.delete(nodes, links)

    def write_picture(self, path: Path) -> Work[Path]:
        """Have the drawing written with headings and legend.

        Raises UserError where there is none, and the work where the disk refuses.
        """
        return self.board.write_picture(path)

    def printed(self) -> list[tuple[Drawing, QRectF | None]]:
        """What is printed of it: the drawing with headings and legend."""
        return self.board.printed()

    def show_excerpts(self) -> None:
        """Show the excerpts that can be given as evidence for what is selected."""
        self.panel.show_tab("excerpts")
        self.panel.drawer.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Store what is being written."""
        self.panel.keep()

    def join_chosen(self) -> None:
        """Make one of what is selected, where two people drew it."""
        self.desk.join(self.drawing.selected_nodes(), self.drawing.selected_links())

    def select(self, *, nodes: set[int] | None = None, links: set[int] | None = None) -> None:
        """Select these and bring them into sight."""
        self.drawing.select(nodes=nodes or (), links=links or ())
        for id in nodes or ():
            self.canvas.bring_into_sight(self.drawing.nodes[id].sceneBoundingRect())
        for id in links if links and len(links) == 1 else ():
            self.canvas.bring_into_sight(self.drawing.links[id].sceneBoundingRect())
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _attend_panel(self) -> None:
        page = self.panel.page()
        page.setFocus(Qt.FocusReason.TabFocusReason)
        page.focusNextChild()

    def open_place(self, one: PlacedEvidence) -> None:
        """Open the place in the text where a piece of evidence stands."""
        place = TextRange(one.start, one.stop)
        self.place_wanted.emit(one.evidence.source_id, place, one.evidence.excerpt_id)

    def _attend_given(self, evidence_id: int) -> None:
        """Show what evidence was given for, with a way to take it back."""
        given = self._session.project.evidence[evidence_id]
        nodes, links = ({id} if id is not None else set() for id in (given.node_id, given.link_id))
        if nodes <= set(self.drawing.nodes) and links <= set(self.drawing.links):
            self.drawing.select(nodes=nodes, links=links)
        sentence = _("Evidence given: {stance}").format(stance=stance_word(given.stance))
        self.desk.offer_undo(sentence)

    def _offer(self, at: QPoint, item: NodeItem | LinkItem | None) -> None:
        point = self.canvas.mapToScene(self.canvas.viewport().mapFromGlobal(at))
        menu_of(self, self.acts, item, lambda: self.desk.add_at(point), self.delete_chosen).popup(at)

    def _on_changed(self, changes: Changes) -> None:
        if _NAMES & changes.tables:
            self.toolbar.filters.show_names()
        if _SHOWN & changes.tables:
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._let_be_done(True)
        if self._stale:
            self.reload()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._let_be_done(False)
        self.panel.keep()

    def _let_be_done(self, shown: bool) -> None:
        """The menus have what can be done here while this is on screen."""
        for action in self.acts.values():
            action.setVisible(shown)
