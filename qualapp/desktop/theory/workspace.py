"""The workspace of theories of change: the drawing, and what people said of each link and node of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from qualapp.desktop.canvas import Canvas, Drawing, LinkItem, NodeItem, picture
from qualapp.desktop.look.widgets import EmptyView, Panes, Widths
from qualapp.desktop.session import Session
from qualapp.desktop.theory.chooser import TheoryChooser
from qualapp.desktop.theory.desk import TheoryDesk
from qualapp.desktop.theory.grounds import Ground
from qualapp.desktop.theory.head import ColumnHead, LaneNames, Legend
from qualapp.desktop.theory.panel import TheoryPanel
from qualapp.desktop.theory.reading import Reading, read
from qualapp.desktop.theory.theory_looks import drawn_links, drawn_nodes
from qualapp.desktop.theory.toolbar import TheoryToolbar, numbers
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.model.text import TextRange
from qualapp.model.theory import Evidence, PlacedEvidence
from qualapp.store.changes import Changes

_SHOWN = {"theory", "theory_node", "theory_link", "evidence", "excerpt", "code", "case", "visit", "source", "informant"}
_NAMES = {"case", "informant", "coder"}


class TheoryWorkspace(QWidget):
    """Draws one theory and reads it against the evidence that a filter lets through."""

    place_wanted = Signal(int, object, int)
    """Carries the id of a source, the `TextRange` there, and the id of the excerpt."""
    code_wanted = Signal(int)
    picture_wanted = Signal(str)
    """Carries the ending of the file that the drawing is wanted as."""
    failed = Signal(str)
    status_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self._fit_next = True
        self.reading: Reading | None = None
        self._theory: int | None = None
        self.toolbar = TheoryToolbar(session, self)
        self.drawing = Drawing(self)
        self.drawing.is_connectable = True
        self.canvas = _TheoryCanvas(self.drawing, self)
        self.desk = TheoryDesk(session, self.canvas)
        self.chooser = TheoryChooser(session, self)
        self.head = ColumnHead(self.canvas, self)
        self.lanes = LaneNames(self.canvas)
        self.panel = TheoryPanel(session, self)
        self._lay_out()
        self._connect()
        self._connect_panel()

    def _lay_out(self) -> None:
        left = QWidget(self)
        board = QWidget(left)
        column = QVBoxLayout(board)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((self.head, 0), (self.canvas, 1), (Legend(board), 0)):
            column.addWidget(widget, stretch)
        self.empty = EmptyView(
            "workflow",
            _("No theory of change yet"),
            _("Draw how the effort is meant to work, or begin with a ready-made one; then see what people say of it."),
            left,
            button=_("New theory…"),
            button_icon="plus",
        )
        page = QWidget(left)
        page.setProperty("ground", "surface")
        self._pages = QStackedLayout(page)
        self._pages.addWidget(board)
        self._pages.addWidget(self.empty)
        outer = QVBoxLayout(left)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.toolbar)
        outer.addWidget(page, 1)
        self.hint = EmptyView(
            "plus",
            _("The theory is empty"),
            _("Double-click where a node is to stand, or press N."),
            self.canvas.viewport(),
        )
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
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
        bar.new_wanted.connect(self.chooser.add)
        bar.shipped_wanted.connect(self.chooser.add_written)
        bar.describe_wanted.connect(lambda: self.chooser.describe(self._theory))
        bar.versions_wanted.connect(lambda: self.chooser.show_versions(self._theory))
        bar.merge_wanted.connect(lambda: self.chooser.merge(self._theory))
        bar.delete_wanted.connect(lambda: self.chooser.delete(self._theory))
        bar.picture_wanted.connect(self.picture_wanted)
        bar.add_node.clicked.connect(desk.add_here)
        bar.add_link.clicked.connect(self.begin_link)
        bar.arrange.clicked.connect(desk.arrange)
        bar.fit.clicked.connect(canvas.fit)
        self.empty.pressed.connect(self.chooser.add)
        self.chooser.chosen.connect(self.show_theory)
        self.chooser.done.connect(desk.offer_undo)
        for failing in (self.chooser.failed, desk.failed):
            failing.connect(self.failed)
        canvas.moved.connect(desk.move)
        canvas.connected.connect(desk.connect_nodes)
        canvas.delete_wanted.connect(desk.delete)
        canvas.ground_opened.connect(desk.add_at)
        canvas.node_opened.connect(lambda _id: desk.rename_here())
        canvas.link_opened.connect(lambda _id: self._attend_panel())
        canvas.menu_wanted.connect(self._offer)
        canvas.key_pressed.connect(self._on_key)
        desk.node_made.connect(lambda id: self._select(nodes={id}))
        desk.link_made.connect(lambda id: self._select(links={id}))
        self.drawing.selectionChanged.connect(self._show_selection)

    def _connect_panel(self) -> None:
        panel, desk = self.panel, self.desk
        panel.link_described.connect(desk.describe_link)
        panel.nodes_described.connect(desk.describe_nodes)
        panel.node_renamed.connect(desk.rename)
        panel.theory.links_wanted.connect(self._select_links)
        panel.link.node_wanted.connect(lambda id: self._select(nodes={id}))
        panel.link.delete_wanted.connect(self.delete_chosen)
        panel.node.delete_wanted.connect(self.delete_chosen)
        panel.node.code_wanted.connect(self.code_wanted)
        panel.node.origins.origin_wanted.connect(self.show_origin)
        panel.several.align_wanted.connect(desk.align)
        panel.several.delete_wanted.connect(self.delete_chosen)
        for part in (panel.link.evidence, panel.node.evidence):
            part.quotations.opened.connect(self._open_place)
            part.quotations.stance_wanted.connect(desk.set_stance)
            part.quotations.removed.connect(desk.remove_evidence)

    # Reading ----------------------------------------------------------------------------------------------------

    def show_theory(self, theory_id: int) -> None:
        """Show this theory, whole."""
        if theory_id != self._theory:
            self.panel.keep()
            self.drawing.select()
            self._fit_next = True
        self._theory = theory_id
        self._read()

    def show_target(self, evidence: Evidence) -> None:
        """Show the link or node that a piece of evidence is about, in the theory that it is of."""
        theories = self._session.project.theories
        if evidence.link_id is not None:
            self.show_theory(theories.link(evidence.link_id).theory_id)
            self._select(links={evidence.link_id})
        elif evidence.node_id is not None:
            self.show_theory(theories.node(evidence.node_id).theory_id)
            self._select(nodes={evidence.node_id})

    def show_origin(self, guid: str) -> None:
        """Show the node with this guid, in the theory that it is of."""
        node = self._session.project.theories.node_with_guid(guid)
        if node is None:
            self.failed.emit(_("That node is gone: its theory was deleted, or it was taken out."))
            return
        self.show_theory(node.theory_id)
        self._select(nodes={node.id})

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
        reading = self.reading
        nodes = drawn_nodes(reading.nodes, reading.links, reading.counted) if reading is not None else []
        links = drawn_links(reading.links, reading.nodes, reading.counted) if reading is not None else []
        self.drawing.show_all(nodes, links)
        self._lay_ground()
        self.hint.setVisible(reading is not None and not nodes)
        self.hint.resize(self.canvas.viewport().size())
        self.toolbar.show_reading(reading)
        self._show_selection()
        self.status_changed.emit()

    def _lay_ground(self) -> None:
        reading = self.reading
        boxes = {id: item.box() for id, item in self.drawing.nodes.items()}
        ground = Ground(reading.nodes if reading else [], boxes, reading.theory.name if reading else "")
        self.drawing.backdrop = ground.paint
        self.drawing.update()
        self.head.show_ground(ground)
        self.lanes.show_ground(ground)
        self.desk.work_on(reading, ground)
        self._ground = ground

    def _show_selection(self) -> None:
        if self.reading is not None:
            self.panel.show_selection(self.reading, self.drawing.selected_nodes(), self.drawing.selected_links())
        self.panel.setVisible(self.reading is not None)

    def status(self) -> tuple[str, ...]:
        """What the status bar says: the theory and how much is drawn."""
        return (self.reading.theory.name, *numbers(self.reading)) if self.reading is not None else ()

    # Doing ------------------------------------------------------------------------------------------------------

    def begin_link(self) -> None:
        """Let the far end of a link from the selected node be chosen."""
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.canvas.begin_link():
            self.failed.emit(
                _("Choose where the link leads: click a node, or go there with Tab or arrows and press Enter.")
            )
        else:
            self.failed.emit(_("Choose the node where the link begins, then press L."))

    def delete_chosen(self) -> None:
        """Take out what is selected."""
        nodes, links = self.drawing.selected_nodes(), self.drawing.selected_links()
        if nodes or links:
            self.desk.delete(nodes, links)

    def write_picture(self, path: Path) -> None:
        """Write the drawing with headings and legend; raises UserError where that does not work."""
        if self.reading is None:
            raise UserError(_("Choose a theory first."))
        picture(self.drawing, path, self._ground.area(self.drawing.bounds()), self.reading.theory.name)

    def keep(self) -> None:
        """Store what is being written."""
        self.panel.keep()

    def _select(self, *, nodes: set[int] | None = None, links: set[int] | None = None) -> None:
        self.drawing.select(nodes=nodes or (), links=links or ())
        for id in nodes or ():
            self.canvas.bring_into_sight(self.drawing.nodes[id].sceneBoundingRect())
        for id in links if links and len(links) == 1 else ():
            self.canvas.bring_into_sight(self.drawing.links[id].sceneBoundingRect())
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _select_links(self, ids: list[int]) -> None:
        self._select(links=set(ids))

    def _attend_panel(self) -> None:
        page = self.panel.page()
        page.setFocus(Qt.FocusReason.TabFocusReason)
        page.focusNextChild()

    def _open_place(self, one: PlacedEvidence) -> None:
        place = TextRange(one.start, one.stop)
        self.place_wanted.emit(one.evidence.source_id, place, one.evidence.excerpt_id)

    def _on_key(self, key: Qt.Key) -> None:
        if key == Qt.Key.Key_N:
            self.desk.add_here()
        elif key == Qt.Key.Key_L:
            self.begin_link()
        else:
            self.desk.rename_here()

    def _offer(self, at: QPoint, item: NodeItem | LinkItem | None) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(item, NodeItem):
            menu.addAction(_("Rename"), self.desk.rename_here).setShortcut("F2")
            menu.addAction(_("Link to…"), self.begin_link).setShortcut("L")
            menu.addAction(_("Take the node out"), self.delete_chosen).setShortcut("Del")
        elif item is not None:
            menu.addAction(_("Delete the link"), self.delete_chosen).setShortcut("Del")
        else:
            point = self.canvas.mapToScene(self.canvas.viewport().mapFromGlobal(at))
            menu.addAction(_("New node here"), lambda: self.desk.add_at(point)).setShortcut("N")
            menu.addAction(_("Arrange"), self.desk.arrange)
            menu.addAction(_("Fit"), self.canvas.fit).setShortcut("Ctrl+0")
        menu.popup(at)

    def _on_changed(self, changes: Changes) -> None:
        if _NAMES & changes.tables:
            self.toolbar.filters.show_names()
        if _SHOWN & changes.tables:
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.panel.keep()


class _TheoryCanvas(Canvas):
    """A canvas that also knows the plain keys of a theory."""

    key_pressed = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if is_plain and key in {Qt.Key.Key_N, Qt.Key.Key_L, Qt.Key.Key_F2}:
            self.key_pressed.emit(key)
            return
        super().keyPressEvent(event)
