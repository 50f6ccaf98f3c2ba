"""The page on which nodes are paired, parted and named."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from qualapp.desktop.books.offered_box import OfferedBox
from qualapp.desktop.look.widgets import Button, FormField, allow
from qualapp.desktop.theory.merging.pair_table import PairModel, PairTable
from qualapp.desktop.theory.merging.plan import MergingPlan, PairRow
from qualapp.exporters.theory_words import kind_word
from qualapp.i18n import _
from qualapp.model.theory_drawing import DrawnNode

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PairsPage(QWidget):
    """`changed` tells that something was decided otherwise."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: MergingPlan | None = None
        self._row: PairRow | None = None
        self._focus = ""
        self.model = PairModel(self)
        self.table = PairTable(self.model, self)
        self.same = OfferedBox([], _("Is the same as"), self)
        self.name = QLineEdit(self)
        self.again = Button(_("Propose anew"), self, kind="ghost", icon="undo-2", height=32)
        self.nothing = QLabel(
            _("No nodes are called alike. Pair those that are the same, or let them stand apart."), self
        )
        self.nothing.setProperty("role", "secondary")
        self.advice = QLabel(_("Space pairs or parts · F2 names · a row can be dragged onto another"), self)
        self.advice.setProperty("role", "caption")
        self._lay_out()
        self.table.row_chosen.connect(self._show_row)
        self.table.toggled.connect(self._toggle)
        self.model.paired.connect(lambda first, second: self._pair(first.mine, second.theirs))
        self.model.renamed.connect(self._rename)
        self.same.chosen.connect(self._choose)
        self.name.installEventFilter(self)
        self.again.clicked.connect(self._propose)

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(12)
        self.same_field = FormField(_("Is the same as"), self.same, self, room="panel")
        below.addWidget(self.same_field, 3)
        below.addWidget(FormField(_("Called in the thematic theory"), self.name, self, room="panel"), 3)
        told = QHBoxLayout()
        told.addWidget(self.advice)
        told.addWidget(self.nothing)
        told.addStretch(1)
        told.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addLayout(told)
        column.addLayout(below)

    def show_plan(self, plan: MergingPlan) -> None:
        """Show how a plan stands; the row under focus stays so."""
        focus = self._focus if plan is self._plan else ""
        self._plan = plan
        self.model.show_plan(plan)
        self.table.go_to(focus)
        self.nothing.setVisible(not plan.mapped and plan.is_as_proposed)
        self.advice.setVisible(self.nothing.isHidden())
        allow(self.again, not plan.is_as_proposed, _("The pairs are those that were proposed."))

    def _show_row(self, row: PairRow | None) -> None:
        self._row = row
        if row is not None:
            self._focus = row.key
        for widget in (self.same, self.name):
            widget.setEnabled(row is not None)
        self.name.setText(row.name if row is not None else "")
        self.name.setCursorPosition(0)
        if row is None or self._plan is None:
            self.same.offer([])
            return
        plan = self._plan
        told = [(node, self._told(plan, row, node)) for node in plan.partners(row)]
        self.same.offer([(None, _("None: it stands alone")), *told])
        self.same.setCurrentIndex(self.same.values().index(_other(row)))

    def _told(self, plan: MergingPlan, row: PairRow, node: DrawnNode) -> str:
        """How a node of the other theory is offered."""
        words = [node.name]
        if node.kind is not row.node.kind:
            words.append(kind_word(node.kind))
        if plan.is_likely(row, node):
            words.append(_("called alike"))
        if plan.is_taken(node) and node is not _other(row):
            words.append(_("one with another now"))
        return " · ".join(words)

    def _toggle(self, row: PairRow) -> None:
        """Part a pair; pair a lone node with the likeliest that is free, or let one be chosen."""
        if self._plan is None:
            return
        if row.is_pair:
            self._part(row)
            return
        likely = [node for node in self._plan.partners(row) if self._plan.is_likely(row, node)]
        free = next((node for node in likely if not self._plan.is_taken(node)), None)
        if free is not None:
            self._pair(row.mine or free, row.theirs or free)
        else:
            self.same.setFocus()
            self.same.showPopup()

    def _choose(self, node: object) -> None:
        if self._row is None:
            return
        if isinstance(node, DrawnNode):
            mine, theirs = (node, self._row.theirs) if self._row.mine is None else (self._row.mine, node)
            self._pair(mine, theirs)
        elif self._row.is_pair:
            self._part(self._row)

    def _pair(self, mine: DrawnNode | None, theirs: DrawnNode | None) -> None:
        if self._plan is not None and mine is not None and theirs is not None:
            self._plan.pair(mine.key, theirs.key)
            self._tell(mine.key)

    def _part(self, row: PairRow) -> None:
        if self._plan is not None:
            self._plan.part(row.key)
            self._tell(row.key)

    def _propose(self) -> None:
        if self._plan is not None:
            self._plan.propose()
            self._tell(self._focus)

    def _take_name(self) -> None:
        if self._row is not None and self.name.text().strip() != self._row.name:
            self._rename(self._row.key, self.name.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the name keeps it and goes back to the table; it is not the Enter that merges."""
        if event.type() == QEvent.Type.FocusOut:
            self._take_name()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            self._take_name()
            self.table.setFocus()
            return True
        return False

    def _rename(self, key: str, name: str) -> None:
        if self._plan is not None:
            self._plan.rename(key, name)
            self._tell(key)

    def _tell(self, key: str) -> None:
        """Something was decided about a node, which keeps the focus."""
        self._focus = key
        self.changed.emit()


def _other(row: PairRow) -> DrawnNode | None:
    """The node of the other theory in a pair."""
    return row.theirs if row.mine is not None else None
