"""The rows of the list of steps; what a step touched is read for rows that are looked at."""

from collections import OrderedDict
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qualapp import formats
from qualapp.desktop.session import Session
from qualapp.formats import moment
from qualapp.reports.history import place_words
from qualapp.store.audit import AuditStep

_KEPT = 600
_PAGE = 40
_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class StepModel(QAbstractListModel):
    """Steps in one column, the latest first."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._moments: Sequence[tuple[int, int]] = ()
        self._loaded: OrderedDict[int, AuditStep] = OrderedDict()

    def show_moments(self, moments: Sequence[tuple[int, int]]) -> None:
        """Have these steps."""
        self.beginResetModel()
        self._moments = moments
        self._loaded.clear()
        self.endResetModel()

    @property
    def ids(self) -> list[int]:
        """The numbers of all steps that are listed."""
        return [number for number, _time in self._moments]

    def row_of(self, step_id: int | None) -> int:
        """Where a step is listed, or -1."""
        return next((row for row, (number, _time) in enumerate(self._moments) if number == step_id), -1)

    def step_id(self, row: int) -> int | None:
        """The number of the step of a row."""
        return self._moments[row][0] if 0 <= row < len(self._moments) else None

    def day(self, row: int) -> date:
        """The day of a row, where this machine is."""
        return moment(self._moments[row][1]).astimezone().date()

    def step(self, row: int) -> AuditStep | None:
        """The step of a row; those around are read with it."""
        number = self.step_id(row)
        if number is not None and number not in self._loaded:
            self._load(row)
        return self._loaded.get(number) if number is not None else None

    def _load(self, row: int) -> None:
        around = self._moments[max(0, row - _PAGE // 2) : row + _PAGE]
        missing = [number for number, _time in around if number not in self._loaded]
        for step in self._session.project.audit.load(missing):
            self._loaded[step.id] = step
        while len(self._loaded) > _KEPT:
            self._loaded.popitem(last=False)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._moments)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        step = self.step(index.row())
        if step is None:
            return ""
        when = formats.date_time(moment(step.time).astimezone())
        parts = (step.label, step.coder, when, *(source.name for source in step.sources), place_words(step))
        return ", ".join(part for part in parts if part)
