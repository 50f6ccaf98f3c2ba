"""The page of configurations: a table by case, filtered by case and role, and the chosen one beside."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QWidget

from qualapp.desktop.configurations.model import ConfigurationModel, in_order
from qualapp.desktop.configurations.panel import ConfigurationPanel
from qualapp.desktop.evidence.table_page import TablePage
from qualapp.desktop.look.widgets import ElidedLabel, EmptyView
from qualapp.desktop.session import Session
from qualapp.desktop.sources.choice_box import ChoiceBox
from qualapp.exporters.configurations_report import ToldConfiguration, ToldPart
from qualapp.exporters.configurations_word import configurations_in_words
from qualapp.i18n import _
from qualapp.reports.configurations import ConfigurationFilter, told_configurations

_ROW = 76


class ConfigurationsPage(TablePage):
    """Sentences and case are changed in the panel; words open their place."""

    shown = frozenset(
        {"configuration", "configuration_part", "excerpt", "source", "case", "visit", "turn", "informant", "coder"}
    )

    more_wanted = Signal(int)
    """Carries the id of the configuration into which words from the text are to be put."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.model = ConfigurationModel(self)
        table = self.make_table(self.model, _("What works for whom when"))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 106), (self.model.columnCount() - 1, 132)):
            table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            table.setColumnWidth(column, width)
        table.verticalHeader().setDefaultSectionSize(_ROW)
        table.horizontalHeader().setSectionsClickable(True)
        table.horizontalHeader().sectionClicked.connect(self._order_by)
        self._everything: list[ToldConfiguration] = []
        self._head = QWidget(self)
        self._boxes: list[ChoiceBox] = []
        self._offered: tuple[Sequence[object], ...] = ()
        orders = [(column, _("By {column}").format(column=self.model.title(column).lower())) for column in range(5)]
        self.order = ChoiceBox(orders, _("Order"), self._head)
        self.order.setCurrentIndex(0)
        self.order.setMinimumWidth(128)
        self.order.chosen.connect(lambda _column: self._filter())
        self.count = ElidedLabel("", self._head, token="text-2")
        self._row = QHBoxLayout(self._head)
        self._row.setContentsMargins(16, 10, 16, 10)
        self._row.setSpacing(10)
        self._row.addWidget(self.order)
        self._row.addWidget(self.count, 1)
        self.panel = ConfigurationPanel(self)
        advice = _(
            "Select words while you code, and press {context} for the context, {mechanism} for the mechanism"
            " or {outcome} for the outcome that a speaker links."
        )
        keys = {part: f"coding.configuration.{part}" for part in ("context", "mechanism", "outcome")}
        nothing = EmptyView("waypoints", _("No configurations yet"), advice, self, keys=keys)
        self.lay_out(self._head, self.panel, nothing, self._show_all)
        table.selectionModel().currentChanged.connect(lambda *_places: self._show_chosen())
        self._connect_panel()

    def _connect_panel(self) -> None:
        configurations = self._session.project.configurations
        panel = self.panel
        panel.described.connect(self._describe)
        panel.uncited.connect(lambda number: self.attempt(lambda: configurations.uncite([number])))
        panel.removed.connect(self.remove_chosen)
        panel.place_wanted.connect(self._open)
        panel.more_wanted.connect(self._add_words)

    def wanted(self) -> ConfigurationFilter:
        """Which configurations are listed."""
        coders = self._session.shown_coders
        if not self._boxes:
            return ConfigurationFilter(coders=coders)
        case, role = (box.value() for box in self._boxes)
        return ConfigurationFilter(
            frozenset({case}) if isinstance(case, int) and case >= 0 else frozenset(),
            frozenset({role}) if isinstance(role, str) and role else frozenset(),
            coders,
        )

    def read(self) -> None:
        self._stale = False
        project = self._session.project
        shows = self._session.shows
        self._everything = [told for told in told_configurations(project) if shows(told.configuration.coder_id)]
        self.panel.offer_cases(project.cases.all())
        self._offer_filters()
        self._filter()

    def status(self) -> str:
        return self.count.text()

    def keep(self) -> None:
        """Store what is being written."""
        self.panel.keep()

    def _offer_filters(self) -> None:
        cases = {told.configuration.case_id or 0: told.case or _("no case") for told in self._everything}
        roles = sorted({role for told in self._everything for role in told.roles})
        offered = (list(cases.items()), roles)
        if offered == self._offered and self._boxes:
            return
        before = [box.value() for box in self._boxes] or [-1, ""]
        for box in self._boxes:
            self._row.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._offered = offered
        self._boxes = [
            ChoiceBox([(-1, _("All cases")), *cases.items()], _("Case"), self._head),
            ChoiceBox([("", _("All roles")), *((role, role) for role in roles)], _("Told by"), self._head),
        ]
        for place, (box, value) in enumerate(zip(self._boxes, before, strict=True)):
            box.setMinimumWidth(128)
            box.show_value(value if value in box.values() else box.values()[0])
            box.chosen.connect(lambda _value: self._filter())
            self._row.insertWidget(place, box)
        for first, second in pairwise((*self._boxes, self.order, self.table)):
            QWidget.setTabOrder(first, second)

    def _filter(self) -> None:
        chosen = self.panel.told.configuration.id if self.panel.told else None
        wanted = self.wanted()
        column = self.order.value()
        listed = [told for told in self._everything if wanted.lets(told)]
        self.model.show(in_order(listed, column if isinstance(column, int) else 0))
        self.show_order(column if isinstance(column, int) else -1)
        self.count.setText(configurations_in_words(len(self.model.told)))
        self.show_rows(self.model.row_of(chosen), of=len(self._everything))
        self._show_chosen()

    def _order_by(self, column: int) -> None:
        self.order.show_value(column)
        self._filter()

    def _show_all(self) -> None:
        for box in self._boxes:
            box.setCurrentIndex(0)
        self._filter()

    def _show_chosen(self) -> None:
        row = self.table.currentIndex().row()
        told = self.model.told[row] if 0 <= row < len(self.model.told) else None
        self.panel.show_configuration(told, read_only=self._session.project.read_only)

    def show_configuration(self, configuration_id: int) -> None:
        """Choose a configuration, also one that is not listed."""
        if self._stale:
            self.read()
        if self.model.row_of(configuration_id) < 0:
            self._show_all()
        self.show_rows(self.model.row_of(configuration_id))

    def _describe(self, field: str, value: str | int | None) -> None:
        told = self.panel.told
        if told is not None:
            describe = self._session.project.configurations.describe
            self.attempt(lambda: describe(told.configuration.id, **{field: value}))

    def attend(self) -> None:
        first = next(
            iter([row for box in self.panel.boxes.values() for row in box.rows]),
            next(iter(self.panel.boxes.values())).field,
        )
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def remove_chosen(self) -> None:
        told = self.panel.told
        if told is not None:
            self.attempt(lambda: self._session.project.configurations.remove(told.configuration.id))

    def _add_words(self) -> None:
        """Go to where it was told, so that more words can be put into it."""
        told = self.panel.told
        if told is not None:
            if told.parts:
                self._open(told.parts[-1])
            self.more_wanted.emit(told.configuration.id)

    def _open(self, told: ToldPart) -> None:
        source = told.cited.source.id
        cited = self._session.project.configurations.cited_in(source)
        excerpt = next((excerpt for number, _part, _one, excerpt in cited if number == told.id), None)
        self.place_wanted.emit(source, told.cited.range, excerpt)
