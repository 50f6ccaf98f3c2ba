"""What can be asked about agreement: unit, figure, level, whose codings of which texts with which codes."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qualapp import formats
from qualapp.analysis.agreement import Unit, countable
from qualapp.desktop.excerpts.filter_popover import FilterPopover
from qualapp.desktop.excerpts.options import FIELDS, Field, Option
from qualapp.desktop.look import theme
from qualapp.desktop.look.widgets import Button, FilterChip, NumberField
from qualapp.desktop.session import Session
from qualapp.desktop.team.agreement.question import Question
from qualapp.i18n import N_, _
from qualapp.reports.agreement_words import COEFFICIENTS, UNITS

_OPTIONS = {field.name: field.options for field in FIELDS}
CHOSEN = (
    ("coders", N_("Coders")),
    ("cases", N_("Cases")),
    ("sources", N_("Sources")),
    ("codes", N_("Codes")),
)
SWITCHES = (
    ("coded_only", N_("Only text that somebody coded")),
    ("without_interviewers", N_("Without interviewers’ words")),
    ("intervals", N_("Intervals")),
)
_LINE = 30


class QuestionRow(QWidget):
    """Two lines of choices; `changed` tells that another question is asked."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.question = Question(without_interviewers=session.without_interviewers)
        units = [(unit, _(UNITS[unit]).format(threshold="").strip()) for unit in Unit]
        self.unit = self._box(_("Unit"), units, "unit")
        self.threshold = self._make_threshold()
        self.coefficient = self._box(_("Figure"), [], "coefficient")
        self.coefficient.activated.connect(lambda at: self._take(coefficient=countable(self.question.unit)[at]))
        self.level = self._box(_("Level"), self._levels(), "level")
        self.chips = {name: self._chip(name, title) for name, title in CHOSEN}
        self.switches = {name: self._switch(name, title) for name, title in SWITCHES}
        self.clear = Button(_("Clear all"), self, kind="link", height=_LINE)
        self.clear.clicked.connect(self._clear)
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(8)
        for box in (self.unit, self.coefficient, self.level):
            caption = QLabel(box.accessibleName(), self)
            caption.setProperty("role", "caption")
            caption.setBuddy(box)
            first.addWidget(caption)
            first.addWidget(box)
            if box is self.unit:
                first.addWidget(self.threshold)
            first.addSpacing(8)
        first.addWidget(self.switches["intervals"])
        first.addStretch(1)
        for chip in (*self.chips.values(), self.switches["coded_only"], self.switches["without_interviewers"]):
            second.addWidget(chip)
        second.addWidget(self.clear)
        second.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 16, 10)
        column.setSpacing(8)
        column.addLayout(first)
        column.addLayout(second)

    def _box(self, name: str, choices: Sequence[tuple[object, str]], field: str) -> QComboBox:
        box = QComboBox(self)
        box.setProperty("room", "toolbar")
        box.setAccessibleName(name)
        for value, text in choices:
            box.addItem(text, value)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        if choices:
            box.activated.connect(lambda index: self._take(**{field: choices[index][0]}))
        return box

    def _make_threshold(self) -> NumberField:
        suffix = formats.percent(0).removeprefix("0")
        field = NumberField(1, 100, self, value=round(100 * self.question.threshold), suffix=suffix)
        field.setProperty("room", "toolbar")
        field.setKeyboardTracking(False)
        field.setAccessibleName(_("How much excerpts must overlap"))
        field.setToolTip(_("How much two excerpts must overlap to be the same one."))
        field.valueChanged.connect(lambda share: self._take(threshold=share / 100))
        return field

    def _offer_figures(self) -> None:
        """Offer the figures that have a value with this unit, with the one that is asked for."""
        self.coefficient.clear()
        for kind in countable(self.question.unit):
            self.coefficient.addItem(_(COEFFICIENTS[kind]), kind)
        self.coefficient.setCurrentIndex(self.coefficient.findData(self.question.coefficient))

    def _levels(self) -> list[tuple[int | None, str]]:
        deepest = max((depth for _code, depth in self._session.tree.walk()), default=0)
        levels = [(level, _("{n} from the top").format(n=level)) for level in range(1, deepest + 1)]
        return [(None, _("each code for itself")), *levels]

    def _chip(self, name: str, title: str) -> FilterChip:
        chip = FilterChip(_(title), self, height=_LINE)
        chip.clicked.connect(lambda: self.open_field(name))
        chip.removed.connect(lambda: self._take(**{name: frozenset()}))
        return chip

    def _switch(self, name: str, title: str) -> FilterChip:
        chip = FilterChip(_(title), self, height=_LINE, is_switch=True)
        chip.clicked.connect(lambda: self._take(**{name: not getattr(self.question, name)}))
        chip.removed.connect(lambda: self._take(**{name: False}))
        return chip

    def open_field(self, name: str) -> FilterPopover:
        """Open the choices of a chip."""
        title = dict(CHOSEN)[name]
        options: Callable[[Session], Sequence[Option]] = _OPTIONS[name]
        chosen = frozenset(getattr(self.question, name))
        popover = FilterPopover(self._session, Field(f"compared {name}", title, options), chosen, True, self)
        popover.chosen.connect(lambda values, _below: self._take(**{name: frozenset(values)}))
        popover.open_below(self.chips[name])
        return popover

    def _clear(self) -> None:
        self._take(**{name: frozenset() for name, _title in CHOSEN}, coded_only=False, without_interviewers=False)

    def _take(self, **changes: object) -> None:
        wanted = replace(self.question, **changes).countable()  # type: ignore[arg-type]
        if wanted != self.question:
            self.question = wanted
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        self._offer_figures()
        self.threshold.setVisible(self.question.unit is Unit.OVERLAP)
        for name, title in CHOSEN:
            values = getattr(self.question, name)
            names = [option.name for option in _OPTIONS[name](self._session) if option.value in values]
            told = ", ".join(names)
            short = told if len(names) < 3 else f"{len(names)}"
            self.chips[name].show_filter(f"{_(title)}: {short}" if values else _(title), bool(values))
            self.chips[name].setAccessibleName(f"{_(title)}: {told}" if values else _(title))
            self.chips[name].setToolTip(told)
        for name, title in SWITCHES:
            self.switches[name].show_filter(_(title), getattr(self.question, name))
        self.clear.setVisible(
            any(getattr(self.question, name) for name in (*dict(CHOSEN), "coded_only", "without_interviewers"))
        )

    def show_names(self) -> None:
        """Name what is chosen anew, as after a code was renamed, and forget what is gone."""
        kept = {
            name: frozenset(getattr(self.question, name)) & {option.value for option in _OPTIONS[name](self._session)}
            for name, _title in CHOSEN
        }
        self.question = replace(self.question, **kept)  # type: ignore[arg-type]
        self._show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        painter.end()
