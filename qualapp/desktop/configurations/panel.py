"""The configuration that is chosen: its case, its three sentences, and the words below each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from qualapp.desktop.evidence.cited_row import CitedRow
from qualapp.desktop.evidence.kept_field import KeptField
from qualapp.desktop.look import ui_font
from qualapp.desktop.look.widgets import Button, EmptyView, IconButton, Strip
from qualapp.desktop.sources.choice_box import ChoiceBox
from qualapp.exporters.configurations_report import ToldConfiguration, ToldPart
from qualapp.exporters.evidence_words import said
from qualapp.i18n import _
from qualapp.model.case import Case
from qualapp.model.theory import ConfigurationPart


class PartBox(QWidget):
    """One part: its name, its sentence, and the words that it rests on."""

    described = Signal(str)
    opened = Signal(object)
    removed = Signal(int)

    def __init__(self, part: ConfigurationPart, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = KeptField(said(part), 66, self)
        self.field.left.connect(self.described)
        self.rows: list[CitedRow] = []
        title = QLabel(said(part), self)
        title.setProperty("role", "group")
        title.setFont(ui_font(12, 600))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(title)
        self._column.addWidget(self.field)

    def show_part(self, sentence: str, parts: list[ToldPart], *, read_only: bool) -> None:
        """Show a sentence and its excerpts."""
        self.field.show_words(sentence)
        self.field.setReadOnly(read_only)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(one, "" if read_only else _("Take the excerpt out")) for one in parts]
        for row in self.rows:
            self._column.addWidget(row)

    def _row(self, one: ToldPart, can_remove: str) -> CitedRow:
        row = CitedRow(one.cited, self, can_remove=can_remove)
        row.opened.connect(lambda: self.opened.emit(one))
        row.removed.connect(lambda: self.removed.emit(one.id))
        return row


class ConfigurationPanel(QWidget):
    """`described` tells the field and its new value; `place_wanted` the `ToldPart` whose words are to be seen."""

    described = Signal(str, object)
    uncited = Signal(int)
    removed = Signal()
    more_wanted = Signal()
    """More words are to be put into it from the text."""
    place_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told: ToldConfiguration | None = None
        self.setProperty("ground", "surface")
        self._empty = EmptyView("waypoints", _("No configuration is chosen"), "", self)
        self._page = QWidget(self)
        self._page.setProperty("ground", "surface")
        self.case: ChoiceBox | None = None
        self._cases: list[Case] = []
        self.mixed = Strip("", self, lines=2)
        self.mixed.hide()
        self.remove = IconButton("trash-2", _("Delete the configuration"), self, icon_size=16)
        self.remove.clicked.connect(self.removed)
        self.more = Button(_("Add words"), self, kind="ghost", icon="plus", height=30)
        self.more.clicked.connect(self.more_wanted)
        self.boxes = {part: PartBox(part, self) for part in ConfigurationPart}
        for part, box in self.boxes.items():
            box.described.connect(lambda words, field=part.value: self.described.emit(field, words))
            box.opened.connect(self.place_wanted)
            box.removed.connect(self.uncited)
        self._lay_out()

    def _lay_out(self) -> None:
        holder = QWidget(self._page)
        holder.setProperty("ground", "surface")
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(20, 0, 14, 12)
        inner.setSpacing(8)
        for box in self.boxes.values():
            inner.addWidget(box)
        inner.addStretch(1)
        area = QScrollArea(self._page)
        area.setWidget(holder)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setProperty("ground", "surface")
        self._head = QHBoxLayout()
        self._head.setContentsMargins(20, 14, 14, 0)
        label = QLabel(_("Case"), self._page)
        label.setProperty("role", "group")
        label.setFont(ui_font(12, 600))
        self._head.addWidget(label)
        self._head.addStretch(1)
        self._head.addWidget(self.more)
        self._head.addWidget(self.remove)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._head)
        column.addWidget(self.mixed)
        column.addWidget(area, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(self._empty, 1)
        outer.addWidget(self._page, 1)

    def offer_cases(self, cases: list[Case]) -> None:
        """Let these cases be chosen."""
        if self.case is not None and cases == self._cases:
            return
        self._cases = cases
        if self.case is not None:
            self._head.removeWidget(self.case)
            self.case.hide()
            self.case.deleteLater()
        choices: list[tuple[object, str]] = [(0, _("no case")), *((case.id, case.name) for case in cases)]
        self.case = ChoiceBox(choices, _("Case"), self._page)
        self.case.setMinimumWidth(190)
        self.case.chosen.connect(lambda value: self.described.emit("case_id", value or None))
        self._head.insertWidget(1, self.case)

    def show_configuration(self, told: ToldConfiguration | None, *, read_only: bool) -> None:
        """Show a configuration, or none; what is being written of another is kept first."""
        if self.told is not None and (told is None or told.configuration.id != self.told.configuration.id):
            self.keep()
        self.told = told
        self._empty.setVisible(told is None)
        self._page.setVisible(told is not None)
        if told is None:
            return
        if self.case is not None:
            self.case.show_value(told.configuration.case_id or 0)
            self.case.setEnabled(not read_only)
        for control in (self.remove, self.more):
            control.setEnabled(not read_only)
        self.mixed.say(told.mixed)
        self.mixed.setVisible(bool(told.mixed))
        for part, box in self.boxes.items():
            cited = [one for one in told.parts if one.part is part]
            box.show_part(told.sentence(part), cited, read_only=read_only)

    def keep(self) -> None:
        """Store what is being written."""
        for box in self.boxes.values():
            box.field.keep()
