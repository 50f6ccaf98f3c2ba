"""The filters above the list: chips that open their choices, and a field for words."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from qualapp.desktop.excerpts.filter_popover import FilterPopover
from qualapp.desktop.excerpts.filter_words import chip_text, names_of, values_of
from qualapp.desktop.excerpts.options import FIELDS, Field
from qualapp.desktop.look import theme
from qualapp.desktop.look.widgets import Button, FilterChip, SearchField
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.excerpt import ExcerptFilter
from qualapp.store.query import terms

_SWITCHES = {"results_only": N_("Result in itself"), "emptied_only": N_("Words deleted")}
_SIDE = 16
_GAP = 8
_LINE = 30
_PAD = 9
_WORDS = 208
_NARROW = 900
_WORDS_NARROW = 168


class FilterRow(QWidget):
    """Filters add up; several values of one are alternatives. Filters without room are under “Add filter”."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._filter = ExcerptFilter()
        self._shown = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.chips: dict[str, FilterChip] = {field.name: self._chip(field) for field in FIELDS}
        self.chips |= {name: self._switch(name, title) for name, title in _SWITCHES.items()}
        self.more = Button(_("Add filter"), self, kind="ghost", icon="plus", height=_LINE)
        self.more.clicked.connect(self._offer_more)
        self.clear = Button(_("Clear all"), self, kind="link", height=_LINE)
        self.clear.clicked.connect(self.clear_all)
        self.words = SearchField(_("Words in the excerpt"), self)
        self.words.setToolTip(
            _(
                "All words must stand in the excerpt, in any inflection.\n"
                "“in quotation marks”: these very words one after the other\n"
                "begin*: words that begin so   *part*: words in which this stands"
            )
        )
        self._wait = QTimer(self, singleShot=True, interval=200)
        self._wait.timeout.connect(self._take_words)
        self.words.textChanged.connect(lambda: self._wait.start())
        self.words.returnPressed.connect(self._take_words)
        self.error = QLabel(parent)
        self.error.setProperty("role", "error")
        self.error.setProperty("ground", "card")
        self.error.setContentsMargins(8, 4, 8, 4)
        self.error.hide()
        self._show()

    def filter(self) -> ExcerptFilter:
        """What is let through."""
        return self._filter

    def set_filter(self, wanted: ExcerptFilter) -> None:
        """Let this through."""
        if self.words.text().strip() != wanted.words.strip():
            self.words.blockSignals(True)
            self.words.setText(wanted.words)
            self.words.blockSignals(False)
        self._wait.stop()
        self._complain("")
        self._take(wanted)

    def clear_all(self) -> None:
        """Let everything through."""
        self.set_filter(ExcerptFilter())

    def show_names(self) -> None:
        """Name what is let through anew, as after a code was renamed."""
        self._show()

    def open_field(self, name: str) -> None:
        """Open the choices of a filter, as a click on its chip does."""
        field = next(field for field in FIELDS if field.name == name)
        chip = self.chips[name]
        anchor = chip if not chip.isHidden() else self.more
        values = values_of(self._filter, field)
        popover = FilterPopover(self._session, field, values, self._filter.with_subcodes, self)
        popover.chosen.connect(lambda chosen, below: self._choose(name, chosen, below))
        popover.open_below(anchor)

    def _choose(self, name: str, values: frozenset[object], with_subcodes: bool) -> None:
        changes: dict[str, object] = {name: values}
        if name == "codes":
            changes["with_subcodes"] = with_subcodes
        self._take(replace(self._filter, **changes))  # type: ignore[arg-type]

    def _take(self, wanted: ExcerptFilter) -> None:
        if wanted != self._filter:
            self._filter = wanted
            self._show()
            self.changed.emit()

    def _take_words(self) -> None:
        self._wait.stop()
        words = self.words.text().strip()
        if words:
            try:
                terms(words)
            except UserError as error:
                self._complain(error.message)
                return
        self._complain("")
        self._take(replace(self._filter, words=words))

    def _complain(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.error.raise_()
        self.words.setProperty("wrong", bool(sentence))
        self.words.style().unpolish(self.words)
        self.words.style().polish(self.words)
        self._place()

    def _chip(self, field: Field) -> FilterChip:
        chip = FilterChip(_(field.title), self, height=_LINE)
        chip.clicked.connect(lambda: self.open_field(field.name))
        chip.removed.connect(lambda: self._remove(field.name, frozenset()))
        return chip

    def _switch(self, name: str, title: str) -> FilterChip:
        chip = FilterChip(_(title), self, height=_LINE, is_switch=True)
        chip.clicked.connect(lambda: self._remove(name, not self._is_active(name)))
        chip.removed.connect(lambda: self._remove(name, False))
        return chip

    def _remove(self, name: str, value: object) -> None:
        self._take(replace(self._filter, **{name: value}))  # type: ignore[arg-type]

    def _offer_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for field in FIELDS:
            if self.chips[field.name].isHidden():
                menu.addAction(_(field.title)).triggered.connect(lambda _on, name=field.name: self.open_field(name))
        for name, title in _SWITCHES.items():
            if self.chips[name].isHidden():
                menu.addAction(_(title)).triggered.connect(lambda _on, name=name: self._remove(name, True))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))

    def _show(self) -> None:
        for field in FIELDS:
            chip = self.chips[field.name]
            active = bool(values_of(self._filter, field))
            chip.show_filter(chip_text(self._session, self._filter, field), active)
            names = ", ".join(names_of(self._session, self._filter, field))
            title = _(field.title)
            chip.setAccessibleName(f"{title}: {names}" if active else title)
            chip.setToolTip(f"{title}: {names}" if active else "")
        for name, words in _SWITCHES.items():
            self.chips[name].show_filter(_(words), self._is_active(name))
        self._place()

    def _is_active(self, name: str) -> bool:
        return bool(getattr(self._filter, name))

    def _place(self) -> None:
        """Active chips always, others while there is room for them in the first line."""
        active = [name for name in self.chips if self._is_active(name)]
        any_active = bool(active or self._filter.words)
        room = self.width() - 2 * _SIDE - self._words_width() - _GAP
        extra = self.more.sizeHint().width() + _GAP + (self.clear.sizeHint().width() + _GAP if any_active else 0)
        used = extra + sum(self._width(name) + _GAP for name in active)
        shown = set(active)
        for name in self.chips:
            if name not in shown and used + self._width(name) <= room:
                used += self._width(name) + _GAP
                shown.add(name)
        for name, chip in self.chips.items():
            chip.setVisible(name in shown)
        self.more.setVisible(len(shown) < len(self.chips))
        self.clear.setVisible(any_active)
        self._lay(room)

    def _words_width(self) -> int:
        return _WORDS_NARROW if self.width() < _NARROW else _WORDS

    def _width(self, name: str) -> int:
        return min(240, self.chips[name].sizeHint().width())

    def _lay(self, room: int) -> None:
        x, y = _SIDE, _PAD
        widgets: list[tuple[QWidget, int]] = [(chip, self._width(name)) for name, chip in self.chips.items()]
        widgets += [(button, button.sizeHint().width()) for button in (self.more, self.clear)]
        for widget, width in widgets:
            if widget.isHidden():
                continue
            right = room if y == _PAD else self.width() - 2 * _SIDE
            if x > _SIDE and x - _SIDE + width > right:
                x, y = _SIDE, y + _LINE + _GAP
            widget.setGeometry(x, y, width, _LINE)
            x += width + _GAP
        width = self._words_width()
        self.words.setGeometry(self.width() - _SIDE - width, _PAD, width, _LINE)
        self.setFixedHeight(y + _LINE + _PAD + 1)
        self._place_error()

    def _place_error(self) -> None:
        """The sentence about the words lies below their field, over the list."""
        self.error.adjustSize()
        corner = self.mapToParent(QPoint(self.words.geometry().right() - self.error.width(), _PAD + _LINE + 4))
        self.error.move(max(4, corner.x()), corner.y())

    def sizeHint(self) -> QSize:
        return QSize(600, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        painter.end()
