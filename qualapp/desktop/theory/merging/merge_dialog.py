"""The dialog in which two theories are made into one thematic theory."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from qualapp import formats
from qualapp.desktop.canvas import Drawing
from qualapp.desktop.look.widgets import Choice, Dialog, FormField, Segments, allow
from qualapp.desktop.session import Session
from qualapp.desktop.sources.choice_box import ChoiceBox
from qualapp.desktop.theory.marked_drawing import Mark, show_marked, still
from qualapp.desktop.theory.merging.links_page import LinksPage
from qualapp.desktop.theory.merging.pairs_page import PairsPage
from qualapp.desktop.theory.merging.plan import MergingPlan, Outlook, Side, read_side
from qualapp.errors import UserError
from qualapp.i18n import _, _n
from qualapp.model.theory import Theory
from qualapp.model.theory_drawing import TheoryDrawing

_WIDTH = 1120
_AIR = 56
_HEIGHT = 400
_SHARED = Mark("=", "accent")
_SECOND = Mark("+", "ambivalent")
_OPPOSED = Mark("≠", "barrier")


class MergeTheoriesDialog(Dialog):
    """Shows what nodes, links and evidence become before anything is written; `done` is told the theory made."""

    def __init__(
        self, session: Session, theory_id: int, done: Callable[[Theory], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Merge two theories into a thematic one"), _("Merge"), parent, width=640)
        self.setFixedWidth(min(_WIDTH, parent.window().width() - 40 if parent else _WIDTH) + _AIR)
        self._session, self._done = session, done
        self._theories = {theory.id: theory for theory in session.project.theories.all()}
        self._sides: dict[int, Side] = {}
        self._is_named = False
        names = [(theory.id, theory.name) for theory in self._theories.values()]
        self.first = ChoiceBox(names, _("First theory"), self)
        self.second = ChoiceBox(names, _("Second theory"), self)
        self.name = QLineEdit(self)
        self.tabs = Segments(
            [Choice("nodes", _("Nodes")), Choice("links", _("Links")), Choice("drawing", _("Drawing"))],
            self,
            value="nodes",
            name=_("What is looked at"),
        )
        self.pairs, self.links = PairsPage(self), LinksPage(self)
        self.drawing = Drawing(self)
        self.canvas = still(self.drawing, self)
        self.summary, self.evidence, self.problem = QLabel(self), QLabel(self), QLabel(self)
        self._lay_out_body()
        self._connect()
        self.first.show_value(theory_id)
        self.second.show_value(next(id for id in self._theories if id != theory_id))
        self._begin()
        self.pairs.table.setFocus()

    def _lay_out_body(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        self.second_field = FormField(_("Second theory"), self.second, self)
        self.name_field = FormField(_("The thematic theory is called"), self.name, self)
        head.addWidget(FormField(_("First theory"), self.first, self), 1)
        head.addWidget(self.second_field, 1)
        head.addWidget(self.name_field, 1)
        self._stack = QStackedWidget(self)
        for page in (self.pairs, self.links, self._drawing_page()):
            self._stack.addWidget(page)
        self._stack.setFixedHeight(_HEIGHT)
        for label, role in ((self.summary, "strong"), (self.evidence, "secondary"), (self.problem, "error")):
            label.setProperty("role", role)
            label.setWordWrap(True)
        self.problem.hide()
        self.body.setSpacing(12)
        self.body.addLayout(head)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack)
        told = QVBoxLayout()
        told.setSpacing(3)
        for label in (self.summary, self.evidence, self.problem):
            told.addWidget(label)
        self.body.addLayout(told)

    def _drawing_page(self) -> QWidget:
        page = QWidget(self)
        self.marks = QLabel(page)
        self.marks.setProperty("role", "caption")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.marks)
        return page

    def _connect(self) -> None:
        self.first.chosen.connect(lambda _id: self._begin(self.second))
        self.second.chosen.connect(lambda _id: self._begin(self.first))
        self.name.textEdited.connect(self._on_named)
        self.tabs.changed.connect(lambda _id: self._show_page())
        self.pairs.changed.connect(self._tell)
        self.links.changed.connect(self._tell)

    def _begin(self, other: ChoiceBox | None = None) -> None:
        """Plan for the theories that are chosen; where both are the same, `other` becomes another."""
        ids = [box.value() for box in (self.first, self.second)]
        if ids[0] == ids[1] and other is not None:
            other.show_value(next(id for id in self._theories if id != ids[0]))
        first, second = (self._side(int(str(box.value()))) for box in (self.first, self.second))
        self.plan = MergingPlan(first, second, self._session.project.language)
        if not self._is_named:
            self.name.setText(_("{first} and {second}").format(first=first.drawing.name, second=second.drawing.name))
            self.name.setCursorPosition(0)
        self._tell()

    def _side(self, theory_id: int) -> Side:
        if theory_id not in self._sides:
            self._sides[theory_id] = read_side(self._session.project, theory_id)
        return self._sides[theory_id]

    def _on_named(self) -> None:
        self._is_named = bool(self.name.text().strip())
        self.name_field.show_error("")

    def _tell(self) -> None:
        """Show how the plan stands now."""
        self.problem.hide()
        self.pairs.show_plan(self.plan)
        self.links.show_plan(self.plan)
        outlook = self.plan.outlook()
        self.summary.setText(_summary(outlook))
        self.evidence.setText(_about_evidence(outlook))
        allow(self.primary, not self._session.project.read_only, _("The project is open for reading only."))
        self._show_page()

    def _show_page(self) -> None:
        page = ("nodes", "links", "drawing").index(str(self.tabs.value()))
        self._stack.setCurrentIndex(page)
        if page == 2:
            self._draw()

    def _draw(self) -> None:
        made = self.plan.made("–")
        theory = TheoryDrawing("–", "", tuple(one.node for one in made.nodes), made.links)
        show_marked(self.drawing, theory, self._marks())
        self.canvas.fit()
        sentence = _("= in both · + only in “{second}” · ≠ links of which one had to give way")
        self.marks.setText(sentence.format(second=self.plan.second.name))

    def _marks(self) -> dict[str, Mark]:
        plan = self.plan
        marks = dict.fromkeys(plan.mapped.values(), _SHARED)
        marks |= dict.fromkeys([node.key for node in plan.second.nodes if node.key not in plan.mapped], _SECOND)
        marks |= dict.fromkeys([link.key for link in plan.second.links], _SECOND)
        for met in plan.met():
            if not met.is_turned:
                marks[met.first.key] = _OPPOSED if met.are_opposed else _SHARED
        return marks

    def accept(self) -> None:
        name = " ".join(self.name.text().split())
        wrong = "" if name else _("Write a name.")
        if name.casefold() in {theory.name.casefold() for theory in self._theories.values()}:
            wrong = _("There is a theory of this name already. Choose another.")
        if wrong:
            self.name_field.show_error(wrong)
            self.name.setFocus()
            return
        try:
            theory = self._session.project.theories.merge(self.plan.made(name))
        except UserError as error:
            self.problem.setText(error.message)
            self.problem.show()
            return
        super().accept()
        self._done(theory)


def _summary(outlook: Outlook) -> str:
    """What nodes and links become."""
    n = formats.number
    joined = sum(not one.is_turned for one in outlook.met)
    links = _n("{n} link", "{n} links", outlook.links).format(n=n(outlook.links))
    told = _("{links}, {n} of them from both").format(links=links, n=n(joined)) if joined else links
    parts = (
        _n("{n} node", "{n} nodes", outlook.nodes).format(n=n(outlook.nodes)),
        _("{n} from both").format(n=n(outlook.shared)),
        _("{n} only from the first").format(n=n(outlook.only_first)),
        _("{n} only from the second").format(n=n(outlook.only_second)),
        told,
    )
    return "  ·  ".join(parts)


def _about_evidence(outlook: Outlook) -> str:
    """What becomes of the evidence, and that nothing goes."""
    n = formats.number
    told = [_("Both theories stay as they are.")]
    if outlook.counting:
        sentence = _n(
            "{n} piece of evidence counts in the thematic theory too.",
            "{n} pieces of evidence count in the thematic theory too.",
            outlook.counting,
        )
        told.append(sentence.format(n=n(outlook.counting)))
    if outlook.left_out:
        sentence = _n(
            "{n} does not, because its link says the opposite of what holds.",
            "{n} do not, because their links say the opposite of what holds.",
            outlook.left_out,
        )
        told.append(sentence.format(n=n(outlook.left_out)))
    opposed = sum(one.are_opposed for one in outlook.met)
    if opposed:
        sentence = _n("{n} link contradicts another.", "{n} links contradict others.", opposed)
        told.append(sentence.format(n=n(opposed)))
    return " ".join(told)
