"""The places of one source, grouped by the actors they may mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qualapp.desktop.mentions.place import Place
from qualapp.formats import number
from qualapp.i18n import _, _n
from qualapp.model.network import ActorKind
from qualapp.model.text import TextRange

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """A heading has a name and its count; a place has itself, the words around it and where it stands in them."""

    NAME = Qt.ItemDataRole.UserRole + 1
    COUNT = Qt.ItemDataRole.UserRole + 2
    PLACE = Qt.ItemDataRole.UserRole + 3
    WORDS = Qt.ItemDataRole.UserRole + 4
    MARK = Qt.ItemDataRole.UserRole + 5
    SECTION = Qt.ItemDataRole.UserRole + 6


@dataclass(frozen=True)
class _Row:
    name: str
    count: int
    place: Place | None = None
    is_section: bool = False


_Group = tuple[bool, str]
"""Whether it is said beside the interview, and who is meant."""


def _called(place: Place, names: Mapping[int, str]) -> str:
    """The heading above a place: the actors, or a name that nobody in the register has."""
    if place.kind is ActorKind.PERSON:
        return _("Model: “{name}” (person)").format(name=place.form)
    if place.kind is not None:
        return _("Model: “{name}” (organisation)").format(name=place.form)
    return _(" or ").join(names.get(actor, "?") for actor in place.actors)


class PlaceModel(QAbstractListModel):
    """A heading for each actor, the most frequent first, with its places in the order of the text below.

    Names that nobody in the register has come after them, and last what stands in headings and interviewers' words.

    While places of one text are decided, those that are left stay where they are.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._text = ""
        self._order: list[_Group] = []

    def show_places(self, text: str, places: Sequence[Place], names: Mapping[int, str]) -> None:
        """Show these places of a text instead of those before."""
        groups: dict[_Group, list[Place]] = {}
        for place in sorted(places, key=lambda place: place.range):
            groups.setdefault((place.is_aside, _called(place, names)), []).append(place)
        if text != self._text:
            self._order = []

        def order(group: _Group) -> tuple[bool, int, str]:
            return groups[group][0].kind is not None, -len(groups[group]), group[1].casefold()

        coming = sorted(groups.keys() - set(self._order), key=order)
        self.beginResetModel()
        self._text, self._order = text, sorted([*self._order, *coming], key=lambda group: group[0])
        self._rows = []
        self._add(groups, is_aside=False)
        if beside := sum(place.is_aside for place in places):
            self._rows.append(_Row(_("In questions and headings"), beside, is_section=True))
            self._add(groups, is_aside=True)
        self.endResetModel()

    def _add(self, groups: Mapping[_Group, Sequence[Place]], *, is_aside: bool) -> None:
        for group in (one for one in self._order if one in groups and one[0] is is_aside):
            self._rows.append(_Row(group[1], len(groups[group])))
            self._rows += [_Row(group[1], 0, place) for place in groups[group]]

    @property
    def places(self) -> list[Place]:
        """All places, in the order in which they are shown."""
        return [row.place for row in self._rows if row.place is not None]

    def place(self, row: int) -> Place | None:
        """The place in a row; None for a heading."""
        return self._rows[row].place if 0 <= row < len(self._rows) else None

    def row_of(self, place: Place) -> int | None:
        """Where the same words are shown."""
        return next((at for at, row in enumerate(self._rows) if row.place and row.place.range == place.range), None)

    def next_row(self, row: int, by: int) -> int | None:
        """The row of the next place, or the one before; from the last the first."""
        places = [at for at, one in enumerate(self._rows) if one.place is not None]
        if not places:
            return None
        if by > 0:
            return next((at for at in places if at > row), places[0])
        return next((at for at in reversed(places) if at < row), places[-1])

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.place(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._said(row)
        if role == Role.NAME:
            return row.name
        if role in (Role.COUNT, Role.SECTION):
            return row.count if role == Role.COUNT else row.is_section
        return self._of_place(row.place, role) if row.place is not None else None

    def _of_place(self, place: Place, role: int) -> object:
        if role == Role.PLACE:
            return place
        around = self._around(place.range)
        if role == Role.WORDS:
            return around.of(self._text)
        return place.range.moved(-around.start) if role == Role.MARK else None

    def _around(self, range: TextRange) -> TextRange:
        """The line in which some words stand."""
        start = self._text.rfind("\n", 0, range.start) + 1
        end = self._text.find("\n", range.end)
        return TextRange(start, len(self._text) if end < 0 else end)

    def _said(self, row: _Row) -> str:
        if row.place is None:
            places = _n("{n} place", "{n} places", row.count).format(n=number(row.count))
            return f"{row.name}, {places}"
        return f"{row.place.range.of(self._text)}: {row.name}. {self._around(row.place.range).of(self._text)}"
