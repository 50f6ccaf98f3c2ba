"""The filters of a network: chips that open their choices, how many excerpts a line needs, and who is in the middle."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from qualapp.analysis.network.graph import NetworkFilter
from qualapp.desktop.excerpts.option_tree import OptionTree
from qualapp.desktop.excerpts.popover import Popover
from qualapp.desktop.look import theme
from qualapp.desktop.look.widgets import Button, FilterChip
from qualapp.desktop.network.fields import FIELDS, NetworkField
from qualapp.desktop.session import Session
from qualapp.desktop.ties.words import name_of
from qualapp.i18n import _, _n

_LEAST = (1, 2, 3, 5, 10)


class TicksPopover(Popover):
    """Ticks the values that a filter lets through."""

    chosen = Signal(object)

    def __init__(self, session: Session, field: NetworkField, values: frozenset[object], parent: QWidget) -> None:
        super().__init__(parent)
        self._values = values
        self.setAccessibleName(_(field.title))
        self.tree = OptionTree(field.options(session), _(field.title), self)
        self.tree.toggled.connect(self._toggle)
        self.body.addWidget(self.tree)
        self.tree.tick(values)
        self.tree.start()

    def _toggle(self, value: object) -> None:
        self._values = self._values ^ {value}
        self.tree.tick(self._values)
        self.chosen.emit(self._values)


class FilterBar(QWidget):
    """Filters add up; several values of one are alternatives."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None, *, title: str = "") -> None:
        super().__init__(parent)
        self._session = session
        self._filter = NetworkFilter()
        self.setFixedHeight(46)
        self.chips = {field.name: FilterChip(_(field.title), self) for field in FIELDS}
        self.mentions = FilterChip("", self)
        self.ego = FilterChip("", self)
        self.isolates = FilterChip(_("Also without ties"), self, is_switch=True)
        self.clear = Button(_("Clear all"), self, kind="link", height=30)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 0, 12, 0)
        self.row.setSpacing(8)
        if title:
            label = Button(title, self, kind="ghost", height=30)
            label.setEnabled(False)
            self.row.addWidget(label)
        for field in FIELDS:
            chip = self.chips[field.name]
            chip.clicked.connect(lambda _checked=False, field=field: self.open_field(field))
            chip.removed.connect(partial(self._take, field.name, frozenset()))
            self.row.addWidget(chip)
        for chip in (self.mentions, self.isolates, self.ego):
            self.row.addWidget(chip)
        self.row.addWidget(self.clear)
        self.row.addStretch(1)
        self.mentions.clicked.connect(self._offer_least)
        self.mentions.removed.connect(partial(self._take, "mentions", 1))
        self.isolates.clicked.connect(lambda: self._take("with_isolates", not self._filter.with_isolates))
        self.ego.clicked.connect(partial(self._take, "ego", None))
        self.ego.removed.connect(partial(self._take, "ego", None))
        self.clear.clicked.connect(lambda: self.set_filter(NetworkFilter()))
        self.show_names()

    def filter(self) -> NetworkFilter:
        """What is let through."""
        return self._filter

    def set_filter(self, wanted: NetworkFilter) -> None:
        """Let this through."""
        if wanted != self._filter:
            self._filter = wanted
            self.show_names()
            self.changed.emit()

    def show_names(self) -> None:
        """Name what is let through anew, as after a case was renamed; what is gone is not asked for any more."""
        self._filter = wanted = self._still_there()
        for field in FIELDS:
            self.chips[field.name].show_filter(field.said(self._session, wanted), bool(getattr(wanted, field.name)))
        least = wanted.mentions
        told = _n("at least {n} excerpt", "at least {n} excerpts", least).format(n=least)
        self.mentions.show_filter(told if least > 1 else _("Excerpts"), least > 1)
        self.isolates.show_filter(_("Also without ties"), wanted.with_isolates)
        self.ego.setVisible(wanted.ego is not None)
        if wanted.ego is not None:
            name = name_of(self._session.project.actors[wanted.ego])
            self.ego.show_filter(_("Around {name}").format(name=name), True)
        self.clear.setVisible(wanted != NetworkFilter())

    def _still_there(self) -> NetworkFilter:
        """The filter without what was deleted since."""
        wanted = self._filter
        left: dict[str, object] = {}
        for field in FIELDS:
            if chosen := getattr(wanted, field.name):
                left[field.name] = chosen & {option.value for option in field.options(self._session)}
        if wanted.ego not in {None, *(actor.id for actor in self._session.project.actors.all())}:
            left["ego"] = None
        return replace(wanted, **left)  # type: ignore[arg-type]

    def open_field(self, field: NetworkField) -> None:
        """Open the choices of a filter below its chip."""
        chip = self.chips[field.name]
        popover = TicksPopover(self._session, field, getattr(self._filter, field.name), self)
        popover.chosen.connect(partial(self._take, field.name))
        popover.open_below(chip)
        self.popover = popover

    def _offer_least(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for least in _LEAST:
            told = _n("at least {n} excerpt", "at least {n} excerpts", least).format(n=least)
            menu.addAction(told).triggered.connect(partial(self._take, "mentions", least))
        menu.popup(self.mentions.mapToGlobal(self.mentions.rect().bottomLeft()))

    def _take(self, name: str, value: object, _checked: bool = False) -> None:
        self.set_filter(replace(self._filter, **{name: value}))  # type: ignore[arg-type]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        painter.end()
