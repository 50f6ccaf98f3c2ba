"""The register: the table of actors or of seats, with what hangs on the chosen row beside it."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qualapp.desktop.actors.actor_dialogs import GroupDialog, MergeActorsDialog, SeatDialog, SplitActorDialog
from qualapp.desktop.actors.actor_panel import ActorPanel
from qualapp.desktop.actors.actor_sheets import ActorSheet
from qualapp.desktop.actors.table_export import TableExport
from qualapp.desktop.cases.sheet_page import SheetPage
from qualapp.desktop.look.widgets import Button, Dialog, Panes, Widths, allow
from qualapp.desktop.session import Session
from qualapp.i18n import _
from qualapp.store.changes import Changes

_SOON = 80
_BESIDES = 290
"""The room that filter, number and gaps need above the table."""
_SHOWN = frozenset({"actor", "actor_form", "membership", "tie", "mention", "relation", "excerpt"})


class SeatPage(SheetPage):
    """The table of seats; a new one is asked for on a card, because it needs two actors."""

    def add_row(self) -> None:
        """Ask who sits where."""
        dialog = SeatDialog(self._session.project, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class Register(QWidget):
    """Edit, merge, split and group actors."""

    place_wanted = Signal(object)
    shipped_wanted = Signal()
    """The usual actors and relations are to be taken in."""
    failed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        sheet = ActorSheet(session.project)
        self.page = SheetPage(session, sheet, self)
        self.export = TableExport(self.page, sheet, self)
        self.export.hide()
        self.panel = ActorPanel(session, self)
        self.merge = Button(_("Merge…"), self, kind="ghost", icon="merge", height=30)
        self.split = Button(_("Split…"), self, kind="ghost", icon="split", height=30)
        self.group = Button(_("Put below…"), self, kind="ghost", icon="folder", height=30)
        self.shipped = Button(_("Usual actors"), self, kind="ghost", icon="list-plus", height=30)
        self.shipped.setToolTip(_("Take in the usual actors and relations of social housing plans"))
        self._verbs = {button: button.text() for button in (self.merge, self.split, self.group)}
        for place, (button, name) in enumerate(self._verbs.items()):
            button.setAccessibleName(name)
            button.setToolTip(name)
            self.page.bar.row.insertWidget(5 + place, button)
        buttons = (self.page.bar.add, self.page.bar.remove, *self._verbs)
        self._room = _BESIDES + sum(button.sizeHint().width() for button in buttons)
        self.page.installEventFilter(self)
        self.shipped.hide()
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._show_chosen)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.splitter = Panes(left, self.panel, self, least=620, widths=Widths(260, 460, 340))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)
        self._connect()
        self._on_row(None)

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self.page.row_chosen.connect(self._on_row)
        self.panel.place_wanted.connect(self.place_wanted)
        self.panel.failed.connect(self.failed)
        self.shipped.clicked.connect(self.shipped_wanted)
        self.merge.clicked.connect(self._merge)
        self.split.clicked.connect(self._split)
        self.group.clicked.connect(self._group)
        self.page.view.doubleClicked.connect(self._on_double)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.page and event.type() == QEvent.Type.Resize:
            for button, name in self._verbs.items():
                button.setText(name if self.page.width() >= self._room else "")
        return super().eventFilter(watched, event)

    def show_actor(self, actor_id: int) -> None:
        """Choose an actor in the table."""
        self.page.bar.filter.clear()
        self.page.view.go_to(actor_id)
        self._show_chosen()

    def _on_double(self, index: object) -> None:
        """A number that is double-clicked opens what it counts."""
        column = self.page.model.columns[self.page.view.currentIndex().column()].key
        if column in ("mentions", "ties"):
            self._show_chosen()
            self.panel.show_excerpts(column)

    def _on_row(self, _id: int | None) -> None:
        number = len(self.page.chosen_ids())
        allow(self.merge, 1 <= number <= 2, _("Choose the actor that is to go, or the two who are one."))
        allow(self.split, number == 1, _("Choose one actor."))
        allow(self.group, number >= 1, _("Choose the actors that belong to another."))
        self._soon.start()

    def _show_chosen(self) -> None:
        self._soon.stop()
        self.panel.show_actor(self.page.view.current_id())

    def _on_changed(self, changes: Changes) -> None:
        if _SHOWN & changes.tables:
            self._soon.start()

    def _merge(self) -> None:
        if 1 <= len(ids := self.page.chosen_ids()) <= 2:
            self._open(MergeActorsDialog(self._session.project, ids, self.window()))

    def _split(self) -> None:
        for number in self.page.chosen_ids()[:1]:
            project = self._session.project
            self._open(SplitActorDialog(project, project.actors[number], self.window()))

    def _group(self) -> None:
        if ids := self.page.chosen_ids():
            self._open(GroupDialog(self._session.project, ids, self.window()))

    def _open(self, dialog: Dialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
