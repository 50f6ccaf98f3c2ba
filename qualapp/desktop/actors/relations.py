"""The relations of a project: a table to edit them in, and beside it the excerpts that the chosen one rests on."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qualapp import formats
from qualapp.desktop.actors.relation_dialogs import DropRelationsDialog, MergeRelationsDialog
from qualapp.desktop.actors.relation_sheet import RelationSheet, way_told
from qualapp.desktop.actors.table_export import TableExport
from qualapp.desktop.cases.sheet_page import SheetPage
from qualapp.desktop.look.widgets import Button, Dialog, EmptyView, Panes, SidePanel, Widths, allow
from qualapp.desktop.network.passages import Passages
from qualapp.desktop.network.places import of_ties
from qualapp.desktop.session import Session
from qualapp.desktop.ties.words import name_of
from qualapp.i18n import _, _n
from qualapp.store.changes import Changes

_SOON = 80
_SHOWN = frozenset({"actor", "tie", "relation", "excerpt", "source", "blinding"})


class RelationTable(SheetPage):
    """The table; where a relation that is used is taken away, it asks where its ties go."""

    dialog: Dialog

    def remove_rows(self) -> None:
        """Take the chosen relations away."""
        ids = self.chosen_ids()
        project = self._session.project
        if not {tie.relation_id for tie in project.ties.all()} & set(ids):
            super().remove_rows()
            return
        self.open(DropRelationsDialog(project, ids, self.window()))

    def merge_rows(self) -> None:
        """Ask which of two relations stays."""
        if 1 <= len(ids := self.chosen_ids()) <= 2:
            self.open(MergeRelationsDialog(self._session.project, ids, self.window()))

    def open(self, dialog: Dialog) -> None:
        """Ask without holding up the window."""
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class RelationPanel(SidePanel):
    """The chosen relation and where its ties are told."""

    place_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        empty = EmptyView("waypoints", _("No relation is chosen"), _("Choose one to see its ties."))
        super().__init__(empty, parent)
        self._project = session.project
        self._relation: int | None = None
        self.passages = Passages(self)
        self.passages.hide()
        self.show_nothing()

    def show_relation(self, relation_id: int | None) -> None:
        """Show a relation, or that none is chosen."""
        is_same, self._relation = relation_id == self._relation, relation_id
        if relation_id is None:
            self.show_nothing()
            return
        relation = self._project.relations[relation_id]
        ties = [placed for placed in self._project.ties.placed() if placed.tie.relation_id == relation_id]
        self.begin(name_of(relation))
        self.say(way_told(relation.is_directed), "secondary")
        pairs = len({frozenset((placed.tie.from_id, placed.tie.to_id)) for placed in ties})
        counted = _n("{n} tie", "{n} ties", len(ties)).format(n=formats.number(len(ties)))
        told = _n("{n} tied pair", "{n} tied pairs", pairs).format(n=formats.number(pairs))
        self.say(f"{counted} · {told}")
        if len({placed.tie.is_directed for placed in ties}) > 1:
            self.say(_("Ties keep the direction that they were given, whatever is written here later."), "caption")
        self.passages = Passages(self)
        self.passages.chosen.connect(self.place_wanted)
        self.passages.show_places(self._project, _("Excerpts"), of_ties(self._project, ties))
        self.add(self.passages)
        self.end(is_same=is_same)


class Relations(QWidget):
    """Edit, merge and take away relations."""

    place_wanted = Signal(object)
    shipped_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sheet = RelationSheet(session.project)
        self.table = RelationTable(session, sheet, self)
        self.export = TableExport(self.table, sheet, self)
        self.export.hide()
        self.panel = RelationPanel(session, self)
        self.merge = Button(_("Merge…"), self, kind="ghost", icon="merge", height=30)
        self.shipped = Button(_("Usual relations"), self, kind="ghost", icon="list-plus", height=30)
        self.shipped.setToolTip(_("Take in the usual actors and relations of social housing plans"))
        self.table.bar.row.insertWidget(5, self.merge)
        self.shipped.hide()
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._show_chosen)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.splitter = Panes(self.table, self.panel, self, least=560, widths=Widths(280, 520, 360))
        outer.addWidget(self.splitter)
        session.changed.connect(self._on_changed)
        self.table.row_chosen.connect(self._on_row)
        self.panel.place_wanted.connect(self.place_wanted)
        self.shipped.clicked.connect(self.shipped_wanted)
        self.merge.clicked.connect(self.table.merge_rows)
        self._on_row(None)

    def _on_row(self, _id: int | None) -> None:
        number = len(self.table.chosen_ids())
        allow(self.merge, 1 <= number <= 2, _("Choose the relation that is to go, or the two that are one."))
        self._soon.start()

    def _show_chosen(self) -> None:
        self._soon.stop()
        self.panel.show_relation(self.table.view.current_id())

    def _on_changed(self, changes: Changes) -> None:
        if _SHOWN & changes.tables:
            self._soon.start()
