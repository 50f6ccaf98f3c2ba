"""Lists in a panel that mark in the drawing what they tell of."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qualapp import formats
from qualapp.desktop.look.widgets import EmptyView, SidePanel
from qualapp.desktop.network.rows import ROW_PAD, MarkRow
from qualapp.i18n import _n

MOST = 20
"""So many of a list are shown."""


class MarkingPanel(SidePanel):
    """A panel with lists of actors, of sets of actors, and of lines."""

    marks_wanted = Signal(object, object)
    """Actors and lines are to be marked in the drawing: carries their ids, and the pairs of the lines."""
    pair_wanted = Signal(int, int)
    """A line is to be shown: carries its two actors."""

    def __init__(self, empty: EmptyView, parent: QWidget | None = None) -> None:
        self.marks: list[MarkRow] = []
        super().__init__(empty, parent)

    def begin(self, title: str) -> None:
        super().begin(title)
        self.marks = []

    def parts(self, title: str, parts: Iterable[Iterable[int]], names: Mapping[int, str]) -> None:
        """Sets of several actors, each of which is marked."""
        several = [members for members in map(tuple, parts) if len(members) > 1]
        if not several:
            return
        self.head(f"{title} · {formats.number(len(several))}")
        for members in several[:MOST]:
            told = ", ".join(sorted((names[one] for one in members), key=str.casefold)[:12])
            self.mark(f"{formats.number(len(members))}: {told}{'…' if len(members) > 12 else ''}", members)
        self.rest(len(several))

    def actors(self, title: str, ids: Iterable[int], names: Mapping[int, str]) -> None:
        """Actors, each of which is marked."""
        every = sorted(ids, key=lambda one: names[one].casefold())
        if every:
            self.head(f"{title} · {formats.number(len(every))}")
            for one in every[:MOST]:
                self.mark(names[one], (one,))
            self.rest(len(every))

    def pairs(self, title: str, pairs: Sequence[tuple[tuple[int, int], str]]) -> None:
        """Lines, each of which is shown with its excerpts."""
        if not pairs:
            return
        self.head(f"{title} · {formats.number(len(pairs))}")
        for pair, text in pairs[:MOST]:
            row = self.row(text)
            row.pressed.connect(partial(self.pair_wanted.emit, *pair))
        self.rest(len(pairs))

    def mark(self, text: str, actors: Iterable[int], pairs: Iterable[tuple[int, int]] = ()) -> None:
        """A line of words that marks these actors and lines."""
        self.row(text).pressed.connect(partial(self.marks_wanted.emit, frozenset(actors), frozenset(pairs)))

    def row(self, text: str) -> MarkRow:
        """A line of words that can be pressed."""
        row = MarkRow(text)
        self.hang(row, by=ROW_PAD)
        self.marks.append(row)
        return row

    def rest(self, number: int) -> None:
        """How many more there are than are shown."""
        if number > MOST:
            rest = number - MOST
            self.say(_n("and {n} more", "and {n} more", rest).format(n=formats.number(rest)), "caption")
