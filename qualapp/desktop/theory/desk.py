"""What is done to the theory on the canvas: nodes and links made, named, moved, described, taken out."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QCursor

from qualapp.analysis.theory_layout import places
from qualapp.desktop.canvas import CARD, GRID, Canvas, NodeItem
from qualapp.desktop.codebook.undo_offer import UndoOffer
from qualapp.desktop.session import Session
from qualapp.desktop.theory.dialogs import what_goes
from qualapp.desktop.theory.grounds import Ground
from qualapp.desktop.theory.naming import NameField
from qualapp.desktop.theory.reading import Reading
from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.code import PATH_SEPARATOR
from qualapp.model.coding import EffectLevel
from qualapp.model.theory import LinkRelation, NodeKind, Stance

Result = TypeVar("Result")

_AIR = 30.0
"""Between a node and the next that is made below it."""


class TheoryDesk(QObject):
    """Writes through the verbs of theories; what cannot be done is said in a toast."""

    failed = Signal(str)
    node_made = Signal(int)
    link_made = Signal(int)

    def __init__(self, session: Session, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._session = session
        self._canvas = canvas
        self._reading: Reading | None = None
        self.ground: Ground | None = None
        self.field = NameField(canvas)
        self._undo = UndoOffer(session, canvas)
        self._advice = ""

    def work_on(self, reading: Reading | None, ground: Ground | None) -> None:
        """Work on this theory from now on."""
        self._reading, self.ground = reading, ground

    def add_here(self) -> None:
        """Ask for the name of a new node: below the selected one, else at the pointer, else in the middle."""
        if self.field.is_asking:
            return
        chosen = self._canvas.drawing.selected_nodes()
        if len(chosen) == 1:
            self._add_below(self._canvas.drawing.nodes[chosen[0]])
            return
        viewport = self._canvas.viewport()
        pointer = viewport.mapFromGlobal(QCursor.pos())
        is_over = viewport.underMouse() and viewport.rect().contains(pointer)
        self.add_at(self._canvas.mapToScene(pointer if is_over else viewport.rect().center()))

    def _add_below(self, item: NodeItem) -> None:
        if self.ground is not None:
            place = self._clear(QPointF(item.x(), _snapped(item.box().bottom() + _AIR + CARD[1] / 2)))
            self._ask(place, self.ground.kind_at(place.x()), self.ground.level_below(item.y(), place.y()))

    def add_at(self, point: QPointF) -> None:
        """Ask for the name of a new node at a place; its kind and level are those of the column and lane there."""
        if self.ground is not None:
            place = self._free(QPointF(_snapped(self.ground.beside(point.x())), _snapped(point.y())))
            self._ask(place, self.ground.kind_at(point.x()), self.ground.level_at(point.y()))

    def _ask(self, place: QPointF, kind: NodeKind, level: EffectLevel | None) -> None:
        if self._reading is None:
            return
        theory = self._reading.theory.id
        codes = self._codes()
        self._canvas.bring_into_sight(QRectF(place.x() - CARD[0] / 2, place.y() - CARD[1] / 2, *CARD))

        def add(name: str) -> None:
            at = (place.x(), place.y())
            code = codes.get(name)
            node = self._try(
                lambda: self._session.project.theories.add_node(
                    theory, kind, "" if code is not None else name, code_id=code, level=level, at=at
                )
            )
            if node is not None:
                self.node_made.emit(node.id)

        self.field.ask("", place, add, list(codes))

    def _codes(self) -> dict[str, int]:
        """The codes that may become nodes, by their path; names of nodes are no codes by chance, so paths are long."""
        tree = self._session.tree
        taken = {node.code_id for node in self._reading.nodes} if self._reading is not None else set()
        walked = (code for code, _depth in tree.walk() if code.is_codable and code.id not in taken)
        return {tree.path(code.id).replace(PATH_SEPARATOR, " › "): code.id for code in walked if code.parent_id}

    def _free(self, place: QPointF) -> QPointF:
        """The place, or the next one below it where no node stands."""
        taken = [item.box().adjusted(-8, -8, 8, 8) for item in self._canvas.drawing.nodes.values()]
        while any(box.contains(place) for box in taken):
            place += QPointF(0, GRID)
        return place if not taken else self._clear(place)

    def _clear(self, place: QPointF) -> QPointF:
        boxes = [item.box() for item in self._canvas.drawing.nodes.values()]
        for _step in range(200):
            near = [b for b in boxes if abs(b.center().x() - place.x()) < CARD[0]]
            hit = next((b for b in near if abs(b.center().y() - place.y()) < (b.height() + CARD[1]) / 2 + 8), None)
            if hit is None:
                return place
            place = QPointF(place.x(), _snapped(hit.bottom() + _AIR + CARD[1] / 2))
        return place

    def rename_here(self) -> None:
        """Let the selected node be named where it stands."""
        chosen = self._canvas.drawing.selected_nodes()
        if len(chosen) == 1 and not self.field.is_asking:
            self._rename_at(chosen[0])

    def _rename_at(self, node_id: int) -> None:
        node = self._reading.node(node_id) if self._reading is not None else None
        if node is None:
            return
        item = self._canvas.drawing.nodes[node_id]
        self.field.ask(node.name, item.pos(), lambda name: self.rename(node_id, name))

    def rename(self, node_id: int, name: str) -> None:
        """Give a node another name."""
        self._try(lambda: self._session.project.theories.rename_node(node_id, name))

    def begin_link(self) -> None:
        """Let the far end of a link from the selected node be chosen."""
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        if len(self._canvas.drawing.nodes) == 1:
            self.failed.emit(_("There is no other node to link to. Add one first."))
        elif self._canvas.begin_link():
            self._advice = _(
                "Choose where the link leads: click a node, or go there with Tab or arrows and press Enter."
            )
            self._undo.say(self._advice)
        else:
            self.failed.emit(_("Choose the node where the link begins, then press L."))

    def connect_nodes(self, first: int, second: int) -> None:
        """Link one node to another; a barrier hinders."""
        node = self._reading.node(first) if self._reading is not None else None
        hinders = node is not None and node.kind is NodeKind.BARRIER
        relation = LinkRelation.HINDERS if hinders else LinkRelation.FURTHERS
        link = self._try(lambda: self._session.project.theories.connect(first, second, relation))
        if link is not None:
            self.link_made.emit(link.id)

    def move(self, moved: dict[int, tuple[float, float]]) -> None:
        """Keep where nodes were put."""
        self._try(lambda: self._session.project.theories.move_nodes(moved))

    def arrange(self) -> None:
        """Put all nodes where they are read best."""
        if self._reading is None or not self._reading.nodes:
            return
        found = places(self._reading.nodes, self._reading.links, keep_empty=True)

        def arrange() -> bool:
            with self._session.project.history.step(N_("Arrange the theory")):
                self._session.project.theories.move_nodes(found)
            return True

        if self._try(arrange):
            self._canvas.fit()
            self._undo.offer(_("The theory was arranged anew"))

    def align(self, way: str) -> None:
        """Put the selected nodes into one `column`, one `row`, or `spread` them evenly downwards."""
        items = [self._canvas.drawing.nodes[id] for id in self._canvas.drawing.selected_nodes()]
        if len(items) < 2:
            return
        items.sort(key=lambda item: item.y())
        middle_x = _snapped(sum(item.x() for item in items) / len(items))
        middle_y = _snapped(sum(item.y() for item in items) / len(items))
        if way == "column":
            self.move({item.id: (middle_x, item.y()) for item in items})
        elif way == "row":
            self.move({item.id: (item.x(), middle_y) for item in items})
        else:
            top, step = items[0].y(), (items[-1].y() - items[0].y()) / (len(items) - 1)
            self.move({item.id: (item.x(), top + step * number) for number, item in enumerate(items)})

    def describe_nodes(self, node_ids: Iterable[int], name: str, value: object) -> None:
        """Set kind, level or group of nodes."""
        self._try(lambda: self._session.project.theories.describe_nodes(node_ids, **{name: value}))

    def describe_link(self, link_id: int, name: str, value: object) -> None:
        """Set relation, status or assumption of a link."""
        self._try(lambda: self._session.project.theories.describe_link(link_id, **{name: str(value)}))

    def delete(self, nodes: list[int], links: list[int]) -> None:
        """Take nodes and links out, and say what went with them."""
        theories = self._session.project.theories
        goes = theories.hanging_on("theory_node", nodes) if nodes else {}
        for noun, count in (theories.hanging_on("theory_link", self._apart(nodes, links)) if links else {}).items():
            goes[noun] = goes.get(noun, 0) + count

        givers = self._other_givers(nodes, links)

        def take_out() -> bool:
            with self._session.project.history.step(_label(nodes)):
                theories.delete_links(self._apart(nodes, links))
                theories.delete_nodes(nodes)
            return True

        if self._try(take_out):
            sentence = _("Taken out: {what}").format(what=what_goes(goes))
            if givers:
                told = _("Taken out: {what}, also evidence given by {names}")
                sentence = told.format(what=what_goes(goes), names=", ".join(givers))
            self._undo.offer(sentence)

    def _other_givers(self, nodes: list[int], links: list[int]) -> list[str]:
        """The other coders who gave evidence for nodes, their links, and links."""
        if self._reading is None:
            return []
        project, drawn = self._session.project, self._canvas.drawing.links
        going = {*links, *(id for id, item in drawn.items() if {item.from_id, item.to_id} & set(nodes))}
        given = [project.evidence[one.evidence.id] for one in self._reading.given]
        coders = {one.coder_id for one in given if one.node_id in nodes or one.link_id in going}
        return [one.name for one in project.coders.all() if one.id in coders - {project.history.coder_id}]

    def join(self, nodes: list[int], links: list[int]) -> None:
        """Make one of nodes or links that two people drew."""
        theories = self._session.project.theories
        stays = self._try(lambda: theories.join_nodes(nodes) if nodes else theories.join_links(links))
        if stays is not None:
            (self.node_made if nodes else self.link_made).emit(stays)
            self._undo.offer(_("They are one now, with the evidence of all"))

    def _apart(self, nodes: list[int], links: list[int]) -> list[int]:
        """The links that do not go with one of these nodes anyway."""
        drawn = self._canvas.drawing.links
        return [id for id in links if id in drawn and not {drawn[id].from_id, drawn[id].to_id} & set(nodes)]

    def set_stance(self, evidence_id: int, stance: Stance) -> None:
        """Let one's own evidence be of another stance."""
        self._try(lambda: self._session.project.evidence.describe([evidence_id], stance=stance))

    def remove_evidence(self, evidence_id: int) -> None:
        """Take one's own evidence away."""

        def remove() -> bool:
            self._session.project.evidence.remove([evidence_id])
            return True

        if self._try(remove):
            self._undo.offer(_("The evidence was taken away"))

    def end_link(self) -> None:
        """Say no longer where a link may lead."""
        self._undo.take_back(self._advice)

    def offer_undo(self, sentence: str) -> None:
        """Say what was done, with a way to take it back."""
        self._undo.offer(sentence)

    def _try(self, act: Callable[[], Result]) -> Result | None:
        try:
            return act()
        except UserError as error:
            self.failed.emit(error.message)
            return None


def _label(nodes: list[int]) -> str:
    return N_("Take nodes out") if nodes else N_("Delete links")


def _snapped(value: float) -> float:
    return round(value / GRID) * GRID
