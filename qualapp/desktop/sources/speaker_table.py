"""Who speaks in a source, to be corrected before it is accepted and described afterwards."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
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
_ROW = 34
_STRETCH = {NAME: 5, ROLE: 6, SECTOR: 5, LEVEL: 4, PSEUDONYM: 4}
_MOST_ROWS = 60


class SpeakerTable(QWidget):
    """A row for each label; `changed` tells a label, which fact of it a person changes, and to what."""

    changed = Signal(str, str, object)

    def __init__(self, columns: frozenset[int], parent: QWidget | None = None, *, rows_seen: float = 4.5) -> None:
        super().__init__(parent)
        self._columns = columns
        self._rows_seen = rows_seen
        self._rows: list[SpeakerRow] = []
        self._roles: list[str] = []
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
        while len(self._rows) < len(shown):
            row = SpeakerRow(self._grid, len(self._rows) + 1, self._roles, self._columns)
            row.changed.connect(self.changed)
            self._rows.append(row)
        for row, group in zip(self._rows, shown, strict=False):
            row.show_voices(group)
        for row in self._rows[len(shown) :]:
            row.hide()
        rest = len(groups) - len(shown)
        text = _n("and {n} label more; choose fewer files to see it", "and {n} labels more; choose fewer files", rest)
        self._more.setText(text.format(n=rest))
        self._more.setVisible(rest > 0)
        self.setFixedHeight(round(20 + _ROW * min(max(1, len(shown)), self._rows_seen)) + 4)

    def row(self, number: int) -> SpeakerRow:
        """The row at this place."""
        return self._rows[number]
