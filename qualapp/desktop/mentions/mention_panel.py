"""The panel that lists where actors may be mentioned, beside the transcript."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QGridLayout,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qualapp.analysis.actor_finder import CommonForm
from qualapp.desktop.look.widgets import Button, ElidedLabel, EmptyView, PanelHeading
from qualapp.desktop.look.widgets.segments import Choice, Segments
from qualapp.desktop.mentions.place import Place, Shown
from qualapp.desktop.mentions.place_model import PlaceModel
from qualapp.desktop.mentions.place_painter import PlacePainter
from qualapp.formats import number
from qualapp.i18n import _, _n
from qualapp.model.text import TextRange


class MentionPanel(QWidget):
    """Places grouped by actor; each is accepted, rejected or corrected by one key, and the next one follows."""

    place_shown = Signal(object)
    """A place is chosen: carries its `TextRange`, or None."""
    shown_changed = Signal()
    """Open, accepted or rejected places are to be seen now."""
    tolerance_changed = Signal()
    names_wanted = Signal()
    """Names that a language model finds are to be proposed too, or no longer."""
    next_source_wanted = Signal()
    opened = Signal()
    """It is to be seen again."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.model = PlaceModel(self)
        self.list = self._make_list()
        self.which = Segments(
            [
                Choice(Shown.OPEN, _("To decide")),
                Choice(Shown.ACCEPTED, _("Meant")),
                Choice(Shown.REJECTED, _("Not meant")),
            ],
            self,
            value=Shown.OPEN,
            name=_("Which places"),
        )
        self.which.changed.connect(lambda _value: self.shown_changed.emit())
        self.tolerant = QCheckBox(_("Tolerate scanning errors"), self)
        self.tolerant.setToolTip(_("Read letters that a scanner mistakes for one another as the same."))
        self.tolerant.toggled.connect(lambda _on: self.tolerance_changed.emit())
        self.names = QCheckBox(_("Also other names"), self)
        self.names.setToolTip(
            _("Propose names of people and organisations that the language model on this machine finds.")
        )
        self.names.toggled.connect(lambda _on: self.names_wanted.emit())
        self.names.hide()
        self.told = ElidedLabel("", self, token="text-2", lines=2)
        self.doubt = ElidedLabel("", self, token="text-2", lines=3)
        self.doubt.hide()
        self._pages = QStackedWidget(self)
        self._nothing = EmptyView("check", _("All is decided here"), _("No open proposals in this source."), self)
        self._none = EmptyView("users", _("Nothing here"), _("No places of this sort in this source."), self)
        self._refused = EmptyView("users", _("No actors yet"), "", self)
        self._wait = EmptyView("search", _("Finding actors…"), "", self)
        for page in (self.list, self._nothing, self._none, self._refused, self._wait):
            self._pages.addWidget(page)
        self.next_source = Button(_("Next source with proposals"), self, kind="link", icon="arrow-right", height=28)
        self.next_source.clicked.connect(self.next_source_wanted)
        self._lay_out()

    def offer_names(self, is_possible: bool) -> None:
        """Show the tick for other names, which only makes sense where a language model is installed."""
        self.names.setVisible(is_possible)

    @property
    def with_names(self) -> bool:
        """Whether names are wanted that only a language model finds."""
        return self.names.isChecked() and not self.names.isHidden()

    def show_waiting(self) -> None:
        """Say that the text is being read."""
        is_listed = bool(self.model.rowCount())
        self.show_told(_("Finding actors…") if is_listed else "", [])
        if not is_listed:
            self._turn_to(self._wait)

    def show_refusal(self, sentence: str) -> None:
        """Say why nothing can be found."""
        self.model.show_places("", [], {})
        self.show_told("", [])
        self._refused.say(_("No actors yet"), sentence)
        self._turn_to(self._refused)
        self.place_shown.emit(None)

    def show_places(
        self, text: str, places: Sequence[Place], names: Mapping[int, str], after: TextRange | None
    ) -> None:
        """Show these places; the first one that was listed after a decided one is chosen, else the same as before."""
        wanted = after or (chosen.range if (chosen := self.chosen()) else None)
        self.model.show_places(text, places, names)
        page = self.list if places else self._nothing if self.shown is Shown.OPEN else self._none
        self._turn_to(page)
        row = next((at for at in range(self.model.rowCount()) if self._is_at(at, wanted)), self.model.next_row(-1, 1))
        self._choose(row)
        if row is None:
            self.place_shown.emit(None)

    def show_told(self, told: str, doubted: Sequence[CommonForm]) -> None:
        """Say how many there are, and which forms stand suspiciously often."""
        self.told.setText(told)
        self.list.setAccessibleDescription(told)
        sentences = [
            _n(
                "“{form}” is found {n} time: does it always mean the actor?",
                "“{form}” is found {n} times: does it always mean the actor?",
                one.count,
            ).format(form=one.form, n=number(one.count))
            for one in doubted
        ]
        self.doubt.setText(" ".join(sentences))
        self.doubt.setToolTip("\n".join(sentences))
        self.doubt.setVisible(bool(sentences))

    @property
    def shown(self) -> Shown:
        """Which places are to be seen."""
        value = self.which.value()
        return value if isinstance(value, Shown) else Shown.OPEN

    def chosen(self) -> Place | None:
        """The place that is chosen."""
        return self.model.place(self.list.currentIndex().row())

    def following(self, gone: Sequence[Place]) -> TextRange | None:
        """Where one goes on when these places are decided: the next in the list that is none of them."""
        ranges = {place.range for place in gone}
        start = self.list.currentIndex().row()
        rows = [*range(start, self.model.rowCount()), *range(start - 1, -1, -1)]
        coming = (self.model.place(row) for row in rows)
        return next((place.range for place in coming if place and place.range not in ranges), None)

    def step(self, by: int) -> None:
        """Go to the next place, or the one before."""
        self._choose(self.model.next_row(self.list.currentIndex().row(), by))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.take_focus()
        self.opened.emit()

    def take_focus(self) -> None:
        """Let the keys work here."""
        target = self.list if self._pages.currentWidget() is self.list else self
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, page: QWidget) -> None:
        """Show another page; the keys still work if they did."""
        focus = QApplication.focusWidget()
        inside = focus is not None and (focus is self or self._pages.isAncestorOf(focus))
        self._pages.setCurrentWidget(page)
        if inside:
            self.take_focus()

    def _is_at(self, row: int, range: TextRange | None) -> bool:
        place = self.model.place(row)
        return place is not None and place.range == range

    def _choose(self, row: int | None) -> None:
        if row is None:
            return
        index = self.model.index(row, 0)
        self.list.setCurrentIndex(index)
        if self.model.place(row - 1) is None:
            self.list.scrollTo(self.model.index(max(0, row - 1), 0))
        self.list.scrollTo(index)

    def _on_current(self) -> None:
        place = self.chosen()
        self.place_shown.emit(place.range if place else None)

    def _make_list(self) -> QListView:
        view = QListView(self)
        view.setProperty("ground", "app")
        view.setModel(self.model)
        view.setItemDelegate(PlacePainter(view))
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(_("Places where actors may be mentioned"))
        view.selectionModel().currentChanged.connect(lambda *_indexes: self._on_current())
        return view

    def _lay_out(self) -> None:
        heading = PanelHeading(_("Find actors"), self)
        heading.add_button("x", _("Close"), hint="Esc").clicked.connect(self.closed)
        head = QVBoxLayout()
        head.setContentsMargins(16, 10, 12, 4)
        head.setSpacing(8)
        for widget in (self.which, self.told, self.doubt, self.tolerant, self.names):
            head.addWidget(widget)
        self.keys = QGridLayout()
        self.keys.setContentsMargins(0, 8, 0, 4)
        self.keys.setSpacing(0)
        foot = QVBoxLayout()
        foot.setContentsMargins(4, 0, 4, 8)
        foot.addLayout(self.keys)
        foot.addWidget(self.next_source)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)
