"""The places that would be coded, each with a tick; their words are read when they are seen."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from qualapp.coding_places import Coded, Place
from qualapp.desktop.session import Session
from qualapp.formats import recording_time
from qualapp.i18n import _
from qualapp.model.source import StoredTurn
from qualapp.model.text import TextRange

Index = QModelIndex | QPersistentModelIndex
_BEFORE, _AFTER = 50, 200
_KEPT = 8


class Role(IntEnum):
    """What a row tells beside its words."""

    WHERE = Qt.ItemDataRole.UserRole + 1
    MARK = Qt.ItemDataRole.UserRole + 2
    CODED = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True)
class _Source:
    name: str
    text: str
    turns: Sequence[StoredTurn]


class PlaceModel(QAbstractListModel):
    """Places that are coded so already have no tick and cannot get one."""

    ticked = Signal()
    """Others are ticked now."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._places: Sequence[Place] = ()
        self._coded: list[bool] = []
        self._left_out: set[Place] = set()
        self._sources: OrderedDict[int, _Source] = OrderedDict()
        self.colour = ""

    def show_places(self, places: Sequence[Place], coded: Coded) -> None:
        """List other places; those that were left out by hand stay so."""
        self.beginResetModel()
        self._places = places
        self._coded = [coded.covers(place) for place in places]
        self.endResetModel()
        self.ticked.emit()

    def show_code(self, coded: Coded, colour: str) -> None:
        """Mark what is coded already with another code, whose colour the words get."""
        self.colour = colour
        self._coded = [coded.covers(place) for place in self._places]
        self._tell()

    @property
    def coded_count(self) -> int:
        """How many are coded so already."""
        return sum(self._coded)

    def wanted(self) -> list[Place]:
        """The places that are ticked."""
        pairs = zip(self._places, self._coded, strict=True)
        return [place for place, coded in pairs if not coded and place not in self._left_out]

    def tick(self, rows: Iterable[int], on: bool) -> None:
        """Want some places, or leave them out."""
        chosen = {self._places[row] for row in rows}
        self._left_out = self._left_out - chosen if on else self._left_out | chosen
        self._tell()

    def place(self, row: int) -> Place:
        """The place of a row."""
        return self._places[row]

    def _tell(self) -> None:
        if self._places:
            self.dataChanged.emit(self.index(0), self.index(len(self._places) - 1))
        self.ticked.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._places)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = super().flags(index) | Qt.ItemFlag.ItemNeverHasChildren
        return flags if self._coded[index.row()] else flags | Qt.ItemFlag.ItemIsUserCheckable

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or self._coded[index.row()]:
            return False
        self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        place, coded = self._places[index.row()], self._coded[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            is_on = not coded and place not in self._left_out
            return None if coded else Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        if role == Role.CODED:
            return coded
        return self._words(place, role, coded)

    def _words(self, place: Place, role: int, coded: bool) -> object:
        if role == Qt.ItemDataRole.ToolTipRole:
            return place.range.of(self._source(place).text)[:1200]
        if role == Role.WHERE:
            return self._where(place)
        if role in (Qt.ItemDataRole.DisplayRole, Role.MARK):
            turn = self._turn(place)
            text, mark = _around(self._source(place).text, place.range, turn.speech.start if turn else 0)
            return mark if role == Role.MARK else text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = [self._where(place), place.range.of(self._source(place).text)[:_AFTER]]
            return ", ".join([*said, _("coded so already")] if coded else said)
        return None

    def _where(self, place: Place) -> str:
        turn = self._turn(place)
        time = recording_time(turn.time) if turn and turn.time is not None else ""
        said = (self._source(place).name, turn.speaker if turn else "", time)
        return "  ·  ".join(part for part in said if part)

    def _turn(self, place: Place) -> StoredTurn | None:
        turns = self._source(place).turns
        at = bisect_right(turns, place.start, key=lambda turn: turn.range.start) - 1
        return turns[at] if at >= 0 and turns[at].range.contains(place.start) else None

    def _source(self, place: Place) -> _Source:
        number = place.source_id
        if number not in self._sources:
            sources = self._session.project.sources
            name = sources[number].name
            self._sources[number] = _Source(name, sources.text(number), sources.turns(number))
            while len(self._sources) > _KEPT:
                self._sources.popitem(last=False)
        return self._sources[number]


def _around(text: str, range: TextRange, earliest: int = 0) -> tuple[str, TextRange]:
    """A place with some words of its line before and after, and where it stands among them; no label of a turn.

    >>> _around("Det var tillid.", TextRange(8, 14))
    ('Det var tillid.', TextRange(start=8, end=14))
    """
    line = max(earliest, text.rfind("\n", 0, range.start) + 1)
    start = max(range.start - _BEFORE, line)
    lead = ""
    if start > line:
        start = min(text.find(" ", start, range.start) + 1 or range.start, range.start)
        lead = "… "
    stop = min(range.end, range.start + 2 * _AFTER)
    after = text.find("\n", range.end)
    end = max(stop, min(after if after >= 0 else len(text), range.start + _AFTER))
    shown = (lead + text[start:end]).replace("\n", " ").replace("\t", " ")
    by = len(lead) - start
    return shown, TextRange(range.start + by, stop + by)
