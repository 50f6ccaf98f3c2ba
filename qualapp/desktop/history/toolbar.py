"""The head of the history: how many steps, which of them are wanted, and where they can go."""

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from qualapp import formats
from qualapp.desktop.excerpts.filter_popover import FilterPopover
from qualapp.desktop.excerpts.filter_words import chip_text, names_of, values_of
from qualapp.desktop.excerpts.options import FIELDS, Field
from qualapp.desktop.look import theme, ui_font, wear_icon
from qualapp.desktop.look.widgets import Button, ElidedLabel, FilterChip, SearchField, allow
from qualapp.desktop.session import Session
from qualapp.i18n import N_, _, _n
from qualapp.model.excerpt import ExcerptFilter
from qualapp.reports.history import with_codes_below
from qualapp.store.audit import AuditFilter

_PAUSE = 200
_SHOWN = {field.name: field for field in FIELDS if field.name in {"coders", "sources", "codes"}}
_ORDER = ("coders", "sources", "codes")
FORMATS = ((".csv", N_("CSV"), "table-2"), (".xlsx", N_("Excel"), "sheet"), (".docx", N_("Word"), "file-text"))


class HistoryToolbar(QWidget):
    """Title, count and export above; filter chips and a field for words below."""

    changed = Signal()
    """Other steps are wanted."""
    export_wanted = Signal(str)
    """Carries the ending of the file."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._chosen = ExcerptFilter()
        title = QLabel(_("History"), self)
        title.setProperty("role", "heading")
        self.count = ElidedLabel("", self, token="text-2", font=ui_font(12))
        self.export = Button(_("Export"), self, kind="ghost", icon="file-down", height=30)
        self.export.setMenu(self._export_menu())
        self.chips = {name: self._chip(_SHOWN[name]) for name in _ORDER}
        self.clear_all = Button(_("Clear all"), self, kind="link", height=30)
        self.clear_all.clicked.connect(self.clear)
        self.words = SearchField(_("Words in what was done"), self)
        self.words.setFixedWidth(240)
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE)
        self._wait.timeout.connect(self._take_words)
        self.words.textChanged.connect(lambda: self._wait.start())
        self._lay_out(title)
        self.show_names()

    def _lay_out(self, title: QLabel) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 12, 0)
        head.setSpacing(12)
        head.addWidget(title)
        head.addWidget(self.count, 1)
        head.addWidget(self.export)
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        for chip in self.chips.values():
            row.addWidget(chip)
        row.addWidget(self.clear_all)
        row.addStretch(1)
        row.addWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(row)

    def _export_menu(self) -> QMenu:
        menu = QMenu(self.export)
        for ending, name, icon in FORMATS:
            action = menu.addAction(_(name))
            wear_icon(action, icon, size=16)
            action.triggered.connect(lambda _on, ending=ending: self.export_wanted.emit(ending))
        return menu

    def _chip(self, field: Field) -> FilterChip:
        chip = FilterChip(_(field.title), self, height=30)
        chip.clicked.connect(lambda: self.open_field(field.name))
        chip.removed.connect(lambda: self.choose(**{field.name: frozenset()}))
        return chip

    def wanted(self) -> AuditFilter:
        """Which steps are wanted."""
        codes = self._chosen.codes
        if codes and self._chosen.with_subcodes:
            codes = with_codes_below(self._session.project, codes)
        return AuditFilter(self._chosen.coders, self._chosen.sources, codes, words=self._chosen.words)

    def choose(self, **values: object) -> None:
        """Let only these through, as when somebody asks for the history of one thing."""
        self._take(replace(self._chosen, **values))  # type: ignore[arg-type]

    def clear(self) -> None:
        """Want all steps."""
        self.words.blockSignals(True)
        self.words.clear()
        self.words.blockSignals(False)
        self._wait.stop()
        self._take(ExcerptFilter())

    def open_field(self, name: str) -> None:
        """Open the choices of a filter."""
        field = _SHOWN[name]
        values = values_of(self._chosen, field)
        popover = FilterPopover(self._session, field, values, self._chosen.with_subcodes, self)
        popover.chosen.connect(lambda chosen, below: self._choose(name, chosen, below))
        popover.open_below(self.chips[name])

    def _choose(self, name: str, values: frozenset[object], with_subcodes: bool) -> None:
        below = {"with_subcodes": with_subcodes} if name == "codes" else {}
        self.choose(**{name: values}, **below)

    def _take_words(self) -> None:
        self._take(replace(self._chosen, words=self.words.text().strip()))

    def _take(self, chosen: ExcerptFilter) -> None:
        if chosen != self._chosen:
            self._chosen = chosen
            self.show_names()
            self.changed.emit()

    def show_names(self) -> None:
        """Name what is let through anew, as after a code was renamed."""
        for name, chip in self.chips.items():
            field = _SHOWN[name]
            active = bool(values_of(self._chosen, field))
            chip.show_filter(chip_text(self._session, self._chosen, field), active)
            names = ", ".join(names_of(self._session, self._chosen, field))
            chip.setAccessibleName(f"{_(field.title)}: {names}" if active else _(field.title))
            chip.setToolTip(f"{_(field.title)}: {names}" if active else "")
        self.clear_all.setVisible(self.is_filtering)

    @property
    def is_filtering(self) -> bool:
        """Whether something is held back."""
        chosen = self._chosen
        return bool(chosen.coders or chosen.sources or chosen.codes or chosen.words)

    def show_count(self, shown: int) -> None:
        """Say how many are listed."""
        self.count.setText(_n("{n} step", "{n} steps", shown).format(n=formats.number(shown)))
        allow(self.export, shown > 0, _("Nothing is listed that could be exported."))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        painter.end()
