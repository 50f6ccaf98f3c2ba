"""Who speaks in a source, to be corrected before it is accepted and described afterwards."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from qualapp.desktop.sources.facts import Voice
from qualapp.desktop.sources.speaker_row import (
    INTERVIEWER,
    LEVEL,
    NAME,
    PSEUDONYM,
    ROLE,
    SECTOR,
    SPEAKS,
    TURNS,
    SpeakerRow,
)
from qualapp.i18n import _, _n

IMPORTED = frozenset({SPEAKS, NAME, TURNS, INTERVIEWER, ROLE, SECTOR, LEVEL})
STORED = frozenset({NAME, TURNS, INTERVIEWER, ROLE, SECTOR, LEVEL, PSEUDONYM})
ROW = 34
_HEAD = 24
_STRETCH = {NAME: 5, ROLE: 6, SECTOR: 5, LEVEL: 5, PSEUDONYM: 4}
_MOST_ROWS = 60
_AT_ONCE = 6


class SpeakerTable(QWidget):
    """A row for each label; `changed` tells a label, which fact of it a person changes, and to what."""

    changed = Signal(str, str, object)

    def __init__(self, columns: frozenset[int], parent: QWidget | None = None, *, rows_seen: float = 4.5) -> None:
        super().__init__(parent)
        self._columns = columns
        self._rows_seen = rows_seen
        self._rows: list[SpeakerRow] = []
        self._roles: list[str] = []
        self._waiting: list[Sequence[Voice]] = []
        self._shown = 0
        self._groups = 0
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._show_some)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(4, 0, 14, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        for column in range(PSEUDONYM + 1):
            self._grid.setColumnStretch(column, _STRETCH.get(column, 0) if column in columns else 0)
        self._head()
        self._more = QLabel(inside)
        self._more.setProperty("role", "caption")
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column_of_rows = QVBoxLayout()
        column_of_rows.setContentsMargins(0, 0, 0, 0)
        outer = QWidget()
        outer.setLayout(column_of_rows)
        column_of_rows.addWidget(inside)
        column_of_rows.addWidget(self._more)
        column_of_rows.addStretch(1)
        self._scroll.setWidget(outer)
        outer.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._add_row()
        self._rows[0].hide()

    def _head(self) -> None:
        heads = {
            SPEAKS: "",
            NAME: _("Speaker"),
            TURNS: "",
            INTERVIEWER: _("Interviewer"),
            ROLE: _("Role"),
            SECTOR: _("Sector"),
            LEVEL: _("Level"),
            PSEUDONYM: _("Pseudonym"),
        }
        for column in sorted(self._columns):
            label = QLabel(heads[column], self)
            label.setProperty("role", "group")
            self._grid.addWidget(label, 0, column)

    def offer_roles(self, roles: Iterable[str]) -> None:
        """Offer these roles in every row."""
        wanted = list(dict.fromkeys(role for role in roles if role))
        if wanted != self._roles:
            self._roles = wanted
            for row in self._rows:
                row.role.offer(wanted)

    def show_voices(self, groups: Sequence[Sequence[Voice]]) -> None:
        """Show one row for each label; a group holds the voices of one label in several files."""
        shown = groups[:_MOST_ROWS]
        self._waiting = list(shown)
        self._shown = 0
        self._show_some()
        for row in self._rows[len(shown) :]:
            row.hide()
        rest = len(groups) - len(shown)
        text = _n("and {n} label more; choose fewer files to see it", "and {n} labels more; choose fewer files", rest)
        self._more.setText(text.format(n=rest))
        self._more.setVisible(rest > 0)
        self._groups = len(shown)
        self._fit()

    def see(self, rows: float) -> None:
        """Show so many rows at once, where there are so many."""
        if rows != self._rows_seen:
            self._rows_seen = rows
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(round(_HEAD + ROW * min(max(1, self._groups), self._rows_seen)))

    def show_group(self, voices: Sequence[Voice]) -> None:
        """Show the voices of one label anew, the other rows being as they were."""
        for row in self._rows[: self._shown]:
            if row.label == voices[0].label:
                row.show_voices(voices)

    def _show_some(self) -> None:
        """Show the rows that can be seen at once and a few more, and the others soon after."""
        now, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        for group in now:
            if self._shown == len(self._rows):
                self._add_row()
            self._rows[self._shown].show_voices(group)
            self._shown += 1
        if self._waiting:
            self._later.start()

    def last_label(self) -> str:
        """The label in the last row that is shown."""
        return self._rows[self._shown - 1].label if self._shown else ""

    def _add_row(self) -> None:
        row = SpeakerRow(self._grid, len(self._rows) + 1, self._roles, self._columns)
        row.changed.connect(self.changed)
        if self._rows:
            row.follow(self._rows[-1])
        self._rows.append(row)

    def row(self, number: int) -> SpeakerRow:
        """The row at this place."""
        return self._rows[number]
