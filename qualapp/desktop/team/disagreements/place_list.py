"""The places where coders part, one below the other, with one of them chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from qualapp.analysis.disagreement import Difference
from qualapp.desktop.session import Session
from qualapp.desktop.team.disagreements.place_model import PlaceModel, key_of
from qualapp.desktop.team.disagreements.place_painter import PlacePainter
from qualapp.i18n import _


class PlaceList(QListView):
    """Goes from place to place; `chosen` tells that another one is looked at."""

    chosen = Signal()

    def __init__(self, session: Session, model: PlaceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(PlacePainter(session, model, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Places where coders part"))
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.chosen.emit())

    @property
    def row(self) -> int:
        """The row that is looked at; -1 where none is."""
        return self.currentIndex().row()

    @property
    def place(self) -> Difference | None:
        """The place that is looked at."""
        return self._model.place(self.row)

    def step(self, by: int) -> None:
        """Go to the next place, or one back."""
        row = self.row + by
        if 0 <= row < self._model.rowCount():
            self._go_to(row)

    def go_back_to(self, one: Difference | None, otherwise: int) -> None:
        """Look at a place again after the list was made anew; where it is gone, at this row or the nearest."""
        if self._model.rowCount():
            row = self._model.row_of(key_of(one)) if one else -1
            self._go_to(row if row >= 0 else min(max(0, otherwise), self._model.rowCount() - 1))

    def go_on_from(self, one: Difference) -> None:
        """Go to the next open place below, else stay."""
        row = self._model.row_of(key_of(one))
        start = row + 1 if row >= 0 else max(0, self.row)
        below = range(start, self._model.rowCount())
        following = (number for number in below if not self._model.is_decided(self._model.shown[number]))
        self._go_to(next(following, row if row >= 0 else self._model.rowCount() - 1))

    def _go_to(self, row: int) -> None:
        self.setCurrentIndex(self._model.index(row, 0))
