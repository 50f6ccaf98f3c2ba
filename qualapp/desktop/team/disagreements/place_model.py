"""The places where coders part, as a list that can be narrowed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qualapp.analysis.disagreement import Difference, Kind
from qualapp.desktop.session import Session
from qualapp.model.coding import Coder
from qualapp.reports.disagreements import claims_in_words, decision_on, is_decided, kind_in_words, quotation

Index = QModelIndex | QPersistentModelIndex
Key = tuple[int, int, int, tuple[int, int], frozenset[int]]


@dataclass(frozen=True)
class Narrowing:
    """Which places are listed; an empty field lets all through."""

    coders: tuple[int, int] | None = None
    kind: Kind | None = None
    code: int = 0
    source: int = 0
    open_only: bool = False

    def lets(self, one: Difference, *, is_decided: bool) -> bool:
        """Whether a place is listed."""
        return (
            (self.coders is None or set(self.coders) == set(one.coders))
            and (self.kind is None or self.kind in one.kinds)
            and (not self.code or self.code in one.codes)
            and (not self.source or self.source == one.source)
            and not (self.open_only and is_decided)
        )


class PlaceModel(QAbstractListModel):
    """Places in the order of sources and of reading."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.everything: tuple[Difference, ...] = ()
        self.shown: list[Difference] = []
        self.decided: Mapping[tuple[int, int, int, int], str] = {}
        self.narrowing = Narrowing()
        self.coders: dict[int, Coder] = {}
        self.sources: dict[int, str] = {}
        self._text: tuple[int, str] = (0, "")

    def show_places(self, places: Sequence[Difference]) -> None:
        """Have these places."""
        self.everything = tuple(places)
        self.read_decisions()

    def read_decisions(self) -> None:
        """Read anew who is who and what is decided."""
        project = self._session.project
        self.decided = project.consensus.decided()
        self.coders = {coder.id: coder for coder in project.coders.all()}
        self.sources = {source.id: source.name for source in project.sources.all()}
        self._text = (0, "")
        self.narrow(self.narrowing)

    def narrow(self, narrowing: Narrowing) -> None:
        """List only these."""
        self.beginResetModel()
        self.narrowing = narrowing
        self.shown = [one for one in self.everything if narrowing.lets(one, is_decided=self.is_decided(one))]
        self.endResetModel()

    def is_decided(self, one: Difference) -> bool:
        """Whether the consensus has said something of it."""
        return is_decided(one, self.decided)

    @property
    def decided_count(self) -> int:
        """How many of all places are decided."""
        return sum(map(self.is_decided, self.everything))

    def place(self, row: int) -> Difference | None:
        """The place in a row."""
        return self.shown[row] if 0 <= row < len(self.shown) else None

    def row_of(self, key: Key | None) -> int:
        """The row of a place; -1 where it is not listed."""
        return next((row for row, one in enumerate(self.shown) if key_of(one) == key), -1)

    def kinds_in_words(self, one: Difference) -> str:
        """How two coders part there, by their initials."""
        first, second = (self.coders[coder].initials for coder in one.coders)
        return ", ".join(kind_in_words(kind, first, second) for kind in one.kinds)

    def words(self, one: Difference) -> str:
        """What is said there."""
        if self._text[0] != one.source:
            self._text = one.source, self._session.project.sources.text(one.source)
        return quotation(self._text[1], one)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.place(index.row())
        if one is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(one)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            said = [
                f"{self.coders[coder].name}: {claims_in_words(self._session.tree, claims)}"
                for coder, claims in zip(one.coders, (one.first, one.second), strict=True)
            ]
            head = f"{self.sources[one.source]} · {self.kinds_in_words(one)}"
            note = decision_on(one, self.decided)
            return "\n".join([head, *said, *(note.splitlines()[:1] if note else ())])
        return None


def key_of(one: Difference) -> Key:
    """What a place is known by when the list is made anew."""
    return one.source, one.start, one.stop, one.coders, one.codes
