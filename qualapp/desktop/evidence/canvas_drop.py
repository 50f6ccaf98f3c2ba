"""Words that are let go over the drawing of a theory: they support the link or node that they fall on."""

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from qualapp.desktop.canvas.link_item import LinkItem
from qualapp.desktop.canvas.node_item import NodeItem
from qualapp.desktop.canvas.view import Canvas
from qualapp.desktop.evidence.dropping import can_give, give_dropped
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.model.theory import Stance

_MOVES = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class CanvasDrop(QObject):
    """Chooses what is under the words while they are dragged; how they are meant can be changed beside the drawing."""

    said = Signal(str)

    def __init__(self, session: Session, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._session = session
        self._canvas = canvas
        canvas.viewport().setAcceptDrops(True)
        canvas.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragMoveEvent) and event.type() in _MOVES and can_give(event.mimeData()):
            self._aim(event)
            return True
        if type(event) is QDropEvent and can_give(event.mimeData()):
            self._drop(event)
            return True
        return False

    def _aim(self, event: QDragMoveEvent) -> None:
        found = self._under(event.position().toPoint())
        event.accept()
        if found is None:
            event.ignore()
        else:
            self._canvas.choose(found)
        if event.type() == QEvent.Type.DragEnter:
            event.accept()

    def _drop(self, event: QDropEvent) -> None:
        found = self._under(event.position().toPoint())
        if found is None:
            event.ignore()
            return
        event.acceptProposedAction()
        about = {"node_id" if isinstance(found, NodeItem) else "link_id": found.id}
        try:
            given = give_dropped(self._session.project, event.mimeData(), Stance.SUPPORTS, **about)
        except UserError as error:
            self.said.emit(error.message)
            return
        if given is not None:
            self.said.emit(_("Given as evidence that supports it; change that at the right."))

    def _under(self, point: QPoint) -> NodeItem | LinkItem | None:
        return self._canvas.node_at(point) or self._canvas.link_at(point)
