"""The dialog in which another codebook is compared with the project's and merged into it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from qualapp.analysis.codebook_difference import Difference, Row
from qualapp.desktop.books.code_sides import CodeSides
from qualapp.desktop.books.difference_table import DifferenceModel, DifferenceTable
from qualapp.desktop.books.merge_plan import Choice, MergePlan
from qualapp.desktop.books.offered_box import OfferedBox
from qualapp.desktop.look.widgets import Dialog, FormField, allow
from qualapp.desktop.session import Session
from qualapp.desktop.sources.choice_box import ChoiceBox
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.model.codebook_decisions import Act, Outcome

_WIDTH = 1120
_AIR = 56


class MergeBooksDialog(Dialog):
    """Shows both books as one tree, lets each code be decided, says what will happen, and does it in one step.

    `done` is told what came of it; `save_report` writes what is decided just now.
    """

    def __init__(
        self,
        session: Session,
        found: Difference,
        remarks: tuple[str, ...],
        done: Callable[[Outcome], object],
        save_report: Callable[[MergePlan], object],
        parent: QWidget | None = None,
    ) -> None:
        title = _("Compare codebooks: ours and “{other}”").format(other=found.theirs.name)
        super().__init__(title, _("Merge"), parent, width=640)
        self.setFixedWidth(min(_WIDTH, parent.window().width() - 40 if parent else _WIDTH) + _AIR)
        self._session, self._found, self._done = session, found, done
        counts = session.project.codes.counts()
        codings = {code.guid: counts.get(code.id, 0) for code, _depth in session.tree.walk()}
        self.plan = MergePlan(found, codings)
        self._row: Row | None = None
        titles = (_("Ours: {name}").format(name=found.mine.name), _("Theirs: {name}").format(name=found.theirs.name))
        self.model = DifferenceModel(found, titles, self.plan.in_words, self.plan.partner, parent=self)
        self.table = DifferenceTable(self.model, self)
        self.table.setFixedHeight(300)
        self.sides = CodeSides(found, self)
        self.sides.setFixedHeight(96)
        self._lay_out_choices(remarks)
        self.report_button = self.add_button(_("Save the report…"), "file-text")
        self.report_button.clicked.connect(lambda: save_report(self.plan))
        self.table.row_chosen.connect(self._show_row)
        self.only.setChecked(any(not row.changes and row.mine and row.theirs for row in found.rows))
        self.table.show_first()
        self._tell()
        self.table.setFocus()

    def accept(self) -> None:
        try:
            outcome = self._session.project.codebooks.merge(self._found.theirs, self.plan.decisions())
        except UserError as error:
            self.problem.setText(error.message)
            self.problem.show()
            return
        super().accept()
        self._done(outcome)

    def _lay_out_choices(self, remarks: tuple[str, ...]) -> None:
        self.only = QCheckBox(_("Only what differs"), self)
        self.only.toggled.connect(self.model.show_only_differing)
        every = [(False, _("ours stays")), (True, _("ours becomes theirs"))]
        self.every = ChoiceBox(every, _("Where both have a code differently"), self)
        self.every.show_value(False)
        self.every.chosen.connect(self._decide_all)
        self.every.setMinimumWidth(200)
        self.every.setEnabled(bool(self._found.changed))
        self.act = OfferedBox([], _("What happens with the code"), self)
        self.code = OfferedBox([], _("Which code"), self)
        self.act.setMinimumWidth(400)
        self.code.setMinimumWidth(480)
        self.act.chosen.connect(self._on_act)
        self.code.chosen.connect(self._on_code)
        self.act_field = FormField(_("What happens with the code"), self.act, self)
        self.code_field = FormField(_("Which code"), self.code, self)
        self.summary = QLabel(self)
        self.summary.setProperty("role", "strong")
        self.summary.setWordWrap(True)
        self.problem = QLabel(self)
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.body.setSpacing(10)
        self.body.addLayout(_line(self.only, None, QLabel(_("Where both have a code differently:"), self), self.every))
        self.body.addWidget(self.table)
        self.body.addWidget(self.sides)
        self.body.addLayout(_line(self.act_field, self.code_field, None))
        if {code.origin for code in self._found.mine.codes} & {code.origin for code in self._found.theirs.codes} - {""}:
            self.say(
                _(
                    "This is a copy of the project. What was done in it, its codebook too, is merged with"
                    " “Receive a copy…” under Team; here only codes are carried over."
                )
            )
        if remarks:
            self.say(" ".join(remarks))
        self.body.addWidget(self.summary)
        self.body.addWidget(self.problem)

    def _show_row(self, row: Row | None) -> None:
        self._row = row
        choices = self.plan.choices(row) if row is not None else ()
        self.act.offer([(choice, _(choice.text)) for choice in choices])
        self.act.setEnabled(bool(choices) and not self._session.project.read_only)
        if row is not None and choices:
            act = self.plan.decision(row).act
            self._show_choice(row, next(choice for choice in choices if choice.act is act))
        else:
            self.code_field.hide()
            self.act.setPlaceholderText(_("Both say the same"))
            self.sides.show_row(row)

    def _show_choice(self, row: Row, choice: Choice) -> None:
        self.act.show_value(choice)
        self.code_field.setVisible(choice.needs_code)
        target = self.plan.target(row) if choice.act is self.plan.decision(row).act else ""
        if choice.needs_code:
            targets = self.plan.targets(row, choice.act)
            self.code.offer(targets)
            self.code.setPlaceholderText(_("Choose a code"))
            self.code.show_value(target if any(target == key for key, _text in targets) else None)
        self._show_sides(row, target)

    def _show_sides(self, row: Row, target: str) -> None:
        """Beside a code that only one book has, show the other that is named."""
        if not target and row.proposals:
            target = row.proposals[0].mine if self.plan.decision(row).act is not Act.LEAVE else ""
        self.sides.show_row(row, target)

    def _on_act(self, choice: object) -> None:
        if self._row is None or not isinstance(choice, Choice):
            return
        if not choice.needs_code:
            self.plan.choose(self._row, choice.act)
        else:
            targets = [key for key, _text in self.plan.targets(self._row, choice.act)]
            held = self.plan.target(self._row)
            proposed = self._row.proposals[0].mine if self._row.proposals else ""
            code = next((key for key in (held, proposed) if key in targets), "")
            if code:
                self.plan.choose(self._row, choice.act, code)
        self._show_choice(self._row, choice)
        self._tell()

    def _on_code(self, key: object) -> None:
        choice = self.act.value()
        if self._row is not None and isinstance(choice, Choice):
            self.plan.choose(self._row, choice.act, str(key))
            self._show_sides(self._row, str(key))
            self._tell()

    def _decide_all(self, take: object) -> None:
        self.plan.take_all(bool(take))
        self._show_row(self._row)
        self._tell()

    def _tell(self) -> None:
        self.model.tell_anew()
        self.problem.hide()
        self.summary.setText(self.plan.summary())
        read_only = self._session.project.read_only
        why = _("The project is open for reading only.") if read_only else ""
        allow(self.primary, not read_only, why)


def _line(*widgets: QWidget | None) -> QHBoxLayout:
    """Widgets beside each other; None is where room is left."""
    line = QHBoxLayout()
    line.setSpacing(12)
    for widget in widgets:
        if widget is None:
            line.addStretch(1)
        else:
            line.addWidget(
                widget, 0, Qt.AlignmentFlag.AlignTop if isinstance(widget, FormField) else Qt.AlignmentFlag.AlignVCenter
            )
    return line
