"""Words that are let go over the drawing of a theory: one is asked what they say of the link or node below them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QDragLeaveEvent, QDragMoveEvent, QDropEvent

from qualapp.desktop.canvas import Canvas, LinkItem, NodeItem
from qualapp.desktop.coding.transfer import copied
from qualapp.desktop.evidence.dropping import can_give, give_dropped, known_of, words_in
from qualapp.desktop.evidence.targets import target_at
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.i18n import _

if TYPE_CHECKING:
    from qualapp.desktop.evidence.meant import Meaning
    from qualapp.desktop.evidence.meant_popover import MeantPopover

_MOVES = (QEvent.Type.DragEnter, QEvent.Type.DragMove)
_REACH = (6, 12)
"""How far beside the pointer an arrow may run, in pixels: a line is thin, and a hand that drags is not steady."""
_EDGE, _STEP = 28, 14


class CanvasDrop(QObject):
    """What is under the pointer lights up while words are dragged; after the drop a card asks how they are meant."""

    said = Signal(str)
    given = Signal(int)
    """Carries the id of the evidence."""

    def __init__(self, session: Session, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._session = session
        self._canvas = canvas
        self._before: tuple[list[int], list[int]] | None = None
        self._point = QPoint()
        self._edge = QTimer(self, interval=30)
        self._edge.timeout.connect(self._pan_at_edge)
        self.card: MeantPopover | None = None
        canvas.viewport().setAcceptDrops(True)
        canvas.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragMoveEvent) and event.type() in _MOVES and can_give(event.mimeData()):
            self._aim(event)
            return True
        if isinstance(event, QDragLeaveEvent) and self._before is not None:
            self._let_go(back=True)
            return True
        if type(event) is QDropEvent and can_give(event.mimeData()):
            self._drop(event)
            return True
        return False

    def _aim(self, event: QDragMoveEvent) -> None:
        drawing = self._canvas.drawing
        if self._before is None:
            self._before = drawing.selected_nodes(), drawing.selected_links()
        self._point = event.position().toPoint()
        self._edge.start()
        found = self._under(self._point)
        drawing.select(
            nodes=(found.id,) if isinstance(found, NodeItem) else (),
            links=(found.id,) if isinstance(found, LinkItem) else (),
        )
        event.setDropAction(event.proposedAction())
        if found is not None or event.type() == QEvent.Type.DragEnter:
            event.accept()
        else:
            event.ignore()

    def _let_go(self, *, back: bool) -> None:
        """End the aiming; what was selected before is so again where nothing came of it."""
        self._edge.stop()
        if back and self._before is not None:
            self._canvas.drawing.select(nodes=self._before[0], links=self._before[1])
        self._before = None

    def _pan_at_edge(self) -> None:
        """Bring into sight what lies beyond an edge at which the words are held."""
        room, point = self._canvas.viewport().rect(), self._point
        across = (point.x() > room.right() - _EDGE) - (point.x() < room.left() + _EDGE)
        down = (point.y() > room.bottom() - _EDGE) - (point.y() < room.top() + _EDGE)
        seen = self._canvas.mapToScene(room).boundingRect()
        drawn = self._canvas.drawing.bounds()
        beyond_across = drawn.right() > seen.right() if across > 0 else drawn.left() < seen.left()
        beyond_down = drawn.bottom() > seen.bottom() if down > 0 else drawn.top() < seen.top()
        if across and beyond_across:
            bar = self._canvas.horizontalScrollBar()
            bar.setValue(bar.value() + across * _STEP)
        if down and beyond_down:
            bar = self._canvas.verticalScrollBar()
            bar.setValue(bar.value() + down * _STEP)

    def _drop(self, event: QDropEvent) -> None:
        point = event.position().toPoint()
        found = self._under(point)
        self._let_go(back=found is None)
        if found is None:
            event.ignore()
            return
        event.acceptProposedAction()
        data = copied(event.mimeData())
        QTimer.singleShot(0, self, lambda: self.ask(data, found, self._canvas.viewport().mapToGlobal(point)))

    def ask_here(self, data: QMimeData) -> None:
        """Ask what words say of the link or node that is selected."""
        drawing = self._canvas.drawing
        nodes, links = drawing.selected_nodes(), drawing.selected_links()
        if len(nodes) + len(links) != 1:
            self.said.emit(_("Choose the link or node that the words are about first."))
            return
        item: NodeItem | LinkItem = drawing.nodes[nodes[0]] if nodes else drawing.links[links[0]]
        middle = self._canvas.mapFromScene(item.sceneBoundingRect().center())
        self.ask(data, item, self._canvas.viewport().mapToGlobal(middle))

    def ask(self, data: QMimeData, item: NodeItem | LinkItem, at: QPoint) -> None:
        """Ask what words say of a link or node, at a point of the screen."""
        from qualapp.desktop.evidence.meant_popover import MeantPopover

        project = self._session.project
        about = {"node_id" if isinstance(item, NodeItem) else "link_id": item.id}
        words = words_in(project, data)
        if project.read_only or not words:
            readable = _("The project is open for reading only.")
            self.said.emit(readable if project.read_only else _("These words are not in the text any more."))
            return
        card = MeantPopover(target_at(project, **about), words, known_of(project, data, **about), self._canvas)
        card.given.connect(lambda meaning: self._give(data, meaning, about))
        self.card = card
        card.destroyed.connect(lambda: self._forget(card))
        card.open_at(at)

    def _forget(self, card: MeantPopover) -> None:
        if self.card is card:
            self.card = None

    def _give(self, data: QMimeData, meaning: Meaning, about: dict[str, int]) -> None:
        try:
            given = give_dropped(self._session.project, data, meaning, **about)
        except UserError as error:
            self.said.emit(error.message)
            return
        if given is not None:
            self.given.emit(given.id)

    def _under(self, point: QPoint) -> NodeItem | LinkItem | None:
        """The node or link at a point, or the nearest link beside it."""
        for place in _around(point):
            found = (self._canvas.node_at(place) if place == point else None) or self._canvas.link_at(place)
            if found is not None:
                return found
        return None


def _around(point: QPoint) -> Iterator[QPoint]:
    """A point and those beside it, the nearest first."""
    yield point
    for reach in _REACH:
        for across, down in ((0, -1), (0, 1), (-1, 0), (1, 0), (-1, -1), (1, -1), (-1, 1), (1, 1)):
            yield point + QPoint(across * reach, down * reach)
