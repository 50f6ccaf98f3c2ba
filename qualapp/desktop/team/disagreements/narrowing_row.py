"""What narrows the list of places: whose, how they part, which code, which source, and whether it is open."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from qualapp import formats
from qualapp.analysis.disagreement import Kind
from qualapp.desktop.look import theme, ui_font
from qualapp.desktop.look.widgets import ElidedLabel, FilterChip
from qualapp.desktop.session import Session
from qualapp.desktop.sources.choice_box import CutBox
from qualapp.desktop.team.disagreements.place_model import Narrowing, PlaceModel
from qualapp.i18n import N_, _, _n

_KINDS = (
    (None, N_("All kinds")),
    (Kind.ONLY_FIRST, N_("Only the first")),
    (Kind.ONLY_SECOND, N_("Only the second")),
    (Kind.OTHER_CODE, N_("Other code")),
    (Kind.OTHER_VALENCE, N_("Other valence")),
    (Kind.OTHER_EDGES, N_("Other edges")),
)
_WIDEST = 172


class NarrowingRow(QWidget):
    """Four lists of choices and a switch, above the list."""

    changed = Signal(object)
    """Carries the `Narrowing`."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setFixedHeight(48)
        self.coders = self._box(_("Coders"))
        self.kind = self._box(_("Kind"))
        self.code = self._box(_("Code"))
        self.source = self._box(_("Source"))
        self.open_only = FilterChip(_("Only open"), self, is_switch=True)
        self.open_only.clicked.connect(lambda: self._switch(not self.open_only.active))
        self.open_only.removed.connect(lambda: self._switch(False))
        self.count = ElidedLabel("", self, token="text-2", font=ui_font(12))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        for widget in (self.coders, self.kind, self.code, self.source, self.open_only):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self.count, 1)

    def _box(self, name: str) -> CutBox:
        box = CutBox(self)
        box.setProperty("room", "toolbar")
        box.setAccessibleName(name)
        box.setMaximumWidth(_WIDEST)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(14)
        box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        box.activated.connect(lambda _index: self.changed.emit(self.narrowing()))
        return box

    def narrowing(self) -> Narrowing:
        """What is let through."""
        return Narrowing(
            self.coders.currentData(),
            self.kind.currentData(),
            self.code.currentData() or 0,
            self.source.currentData() or 0,
            self.open_only.active,
        )

    def offer(self, model: PlaceModel) -> None:
        """Offer what there is among these places; what is chosen stays."""
        wanted, tree = model.narrowing, self._session.tree
        pairs = dict.fromkeys(one.coders for one in model.everything)
        codes = {code for one in model.everything for code in one.codes}
        sources = dict.fromkeys(one.source for one in model.everything)
        names = {
            pair: _("{one} and {other}").format(one=model.coders[pair[0]].name, other=model.coders[pair[1]].name)
            for pair in pairs
        }
        _fill(self.coders, [(None, _("All coders")), *names.items()], wanted.coders)
        _fill(self.kind, [(kind, _(name)) for kind, name in _KINDS], wanted.kind)
        listed = [(code.id, f"{'   ' * depth}{code.name}") for code, depth in tree.walk() if code.id in codes]
        _fill(self.code, [(0, _("All codes")), *listed], wanted.code)
        _fill(self.source, [(0, _("All sources")), *((id, model.sources[id]) for id in sources)], wanted.source)
        self.open_only.show_filter(_("Only open"), wanted.open_only)
        self._tell(model)

    def _tell(self, model: PlaceModel) -> None:
        count = len(model.shown)
        places = _n("{n} place", "{n} places", count).format(n=formats.number(count))
        decided = _n("{n} decided of {all}", "{n} decided of {all}", model.decided_count)
        told = decided.format(n=formats.number(model.decided_count), all=formats.number(len(model.everything)))
        self.count.setText(f"{places} · {told}")

    def _switch(self, on: bool) -> None:
        self.open_only.show_filter(_("Only open"), on)
        self.changed.emit(self.narrowing())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        painter.end()


def _fill(box: QComboBox, choices: Iterable[tuple[object, str]], wanted: object) -> None:
    box.clear()
    values = []
    for value, text in choices:
        box.addItem(text, value)
        values.append(value)
    box.setCurrentIndex(values.index(wanted) if wanted in values else 0)
