"""Whose evidence counts: by case, visit, role and coder."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qualapp.desktop.excerpts.filter_popover import FilterPopover
from qualapp.desktop.excerpts.filter_words import chip_text, names_of, values_of
from qualapp.desktop.excerpts.options import FIELDS, Field, Option
from qualapp.desktop.look.widgets import Button, FilterChip
from qualapp.desktop.session import Session
from qualapp.i18n import N_, _
from qualapp.model.theory import EvidenceFilter


def _with_none(field: Field) -> Field:
    """The same field, in which also what has none of its values can be chosen."""
    if field.name not in _NONE:
        return field
    value, name = _NONE[field.name]
    return replace(field, options=lambda session: [*field.options(session), Option(value, _(name))])


_ORDER = ("cases", "visits", "roles", "coders")
_NONE = {"cases": (None, N_("no case")), "visits": ("", N_("no visit")), "roles": ("", N_("no role"))}
_FIELDS = {field.name: _with_none(field) for field in FIELDS if field.name in _ORDER}


class EvidenceFilters(QWidget):
    """A chip for each filter; the drawing follows each tick."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._chosen = EvidenceFilter()
        self.chips = {name: self._chip(_FIELDS[name]) for name in _ORDER}
        self.clear_all = Button(_("Clear all"), self, kind="link", height=30)
        self.clear_all.clicked.connect(lambda: self._take(EvidenceFilter()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for chip in self.chips.values():
            row.addWidget(chip)
        row.addWidget(self.clear_all)
        row.addStretch(1)
        self.show_names()

    def _chip(self, field: Field) -> FilterChip:
        chip = FilterChip(_(field.title), self, height=30)
        chip.clicked.connect(lambda: self.open_field(field.name))
        chip.removed.connect(lambda: self.choose(**{field.name: frozenset()}))
        return chip

    def wanted(self) -> EvidenceFilter:
        """Which evidence is wanted."""
        return self._chosen

    def choose(self, **values: frozenset[object]) -> None:
        """Let only these through."""
        self._take(replace(self._chosen, **values))  # type: ignore[arg-type]

    def open_field(self, name: str) -> None:
        """Open the choices of a filter."""
        field = _FIELDS[name]
        popover = FilterPopover(self._session, field, values_of(self._chosen, field), False, self)
        popover.chosen.connect(lambda chosen, _below: self.choose(**{name: chosen}))
        popover.open_below(self.chips[name])
        self.popover = popover

    def _take(self, chosen: EvidenceFilter) -> None:
        if chosen != self._chosen:
            self._chosen = chosen
            self._show()
            self.changed.emit()

    @property
    def is_filtering(self) -> bool:
        """Whether something is held back."""
        return any(values_of(self._chosen, field) for field in _FIELDS.values())

    def _still_there(self, field: Field) -> frozenset[object]:
        values = values_of(self._chosen, field)
        return values & {option.value for option in field.options(self._session)} if values else values

    def show_names(self) -> None:
        """Name what is let through anew, as after a case was renamed; what is gone is not asked for any more."""
        left = {name: self._still_there(field) for name, field in _FIELDS.items()}
        self._chosen = replace(self._chosen, **left)  # type: ignore[arg-type]
        self._show()

    def _show(self) -> None:
        for name, chip in self.chips.items():
            field = _FIELDS[name]
            active = bool(values_of(self._chosen, field))
            chip.show_filter(chip_text(self._session, self._chosen, field), active)
            names = ", ".join(names_of(self._session, self._chosen, field))
            chip.setAccessibleName(f"{_(field.title)}: {names}" if active else _(field.title))
            chip.setToolTip(f"{_(field.title)}: {names}" if active else "")
        self.clear_all.setVisible(self.is_filtering)
