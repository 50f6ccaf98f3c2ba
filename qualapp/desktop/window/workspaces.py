"""The workspaces of the open project: each is made when it is first wanted, and is where it was left."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from qualapp.desktop.rail import Place
from qualapp.desktop.session import Session
from qualapp.model.excerpt import ExcerptFilter
from qualapp.model.text import TextRange

if TYPE_CHECKING:
    from qualapp.desktop.coding.workspace import CodingWorkspace


def _nothing(_widget: QWidget) -> None:
    return


@dataclass(frozen=True)
class Workspace:
    """How a workspace is named and reached, how it is made for a session, and what else it wants.

    What `make` returns has a signal `status_changed` and a method `status` that says one thing or several for the
    foot of the window. Only what adds commands is made `at_once`, so that the menus have them from the start.
    """

    place: Place
    make: Callable[[Session], Any]
    at_once: bool = False
    attend: Callable[[Any], None] = _nothing
    """What to do when it is shown, as setting the focus."""
    keep: Callable[[Any], None] = _nothing
    """Stores what is being written, before the project is closed."""


class Workspaces(QObject):
    """Makes, shows and drops the workspaces in a stack, and goes to places in them."""

    shown = Signal(str)
    """Another workspace is on screen: carries its id."""
    status_changed = Signal()

    def __init__(self, table: Sequence[Workspace], stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._table = {workspace.place.id: workspace for workspace in table}
        self._stack = stack
        self._session: Session | None = None
        self._made: dict[str, Any] = {}

    def open(self, session: Session) -> None:
        """Be the workspaces of this session."""
        self._session = session
        for id, workspace in self._table.items():
            if workspace.at_once:
                self.wanted(id)

    def close(self) -> None:
        """Drop all workspaces, so that nothing of them listens any more."""
        self._session = None
        for widget in self._made.values():
            self._stack.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
            QCoreApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete.value)
        self._made.clear()

    def keep(self) -> None:
        """Store what is being written in any of them."""
        for id, widget in self._made.items():
            self._table[id].keep(widget)

    def wanted(self, id: str) -> Any:
        """A workspace, made where it is not yet; None where no project is open."""
        if id not in self._made and self._session is not None:
            widget = self._table[id].make(self._session)
            widget.status_changed.connect(self.status_changed)
            self._stack.addWidget(widget)
            self._made[id] = widget
        return self._made.get(id)

    @property
    def coding(self) -> "CodingWorkspace | None":
        """The coding workspace; none where no project is open."""
        coding: CodingWorkspace | None = self._made.get("coding")
        return coding

    @property
    def current(self) -> str:
        """The id of the workspace that is shown; empty where none is."""
        shown = self._stack.currentWidget()
        return next((id for id, widget in self._made.items() if widget is shown), "")

    def status(self) -> tuple[str, ...]:
        """What the foot of the window says of the workspace that is shown."""
        if not self.current:
            return ()
        said: str | tuple[str, ...] = self._made[self.current].status()
        return (said,) if isinstance(said, str) else said

    def show(self, id: str) -> None:
        """Go to a workspace; each is where it was left."""
        widget = self.wanted(id)
        if widget is not None:
            self._stack.setCurrentWidget(widget)
            self.shown.emit(id)
            self._table[id].attend(widget)
            self.status_changed.emit()

    def show_place(self, source_id: int, range: TextRange, excerpt_id: int | None = None) -> None:
        """Open a source at a place in the coding workspace."""
        self.show("coding")
        if self.coding is not None:
            self.coding.show_place(source_id, range, excerpt_id)

    def show_source(self, source_id: int) -> None:
        """Open a source in the coding workspace, where one was in it."""
        self.show("coding")
        if self.coding is not None:
            self.coding.open_source(source_id)

    def show_code(self, code_id: int) -> None:
        """Show a code in the codebook beside the coding workspace."""
        self.show("coding")
        if self.coding is not None:
            self.coding.codebook.show_code(code_id)

    def show_excerpts(self, wanted: ExcerptFilter) -> None:
        """List the excerpts that a number counts."""
        excerpts = self.wanted("excerpts")
        if excerpts is not None:
            excerpts.set_filter(wanted)
        self.show("excerpts")

    def find_everywhere(self, words: str = "") -> None:
        """Search in all sources."""
        self.show("coding")
        if self.coding is not None:
            self.coding.find_everywhere(words)
