"""Where the nodes of a theory stand: columns by kind, lanes by level, few crossings, none on another."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, groupby
from math import ceil, floor

from qualapp.model.coding import EffectLevel
from qualapp.model.theory import NodeKind, TheoryLink, TheoryNode
from qualapp.model.theory_drawing import DrawnNode, TheoryDrawing

COLUMNS = (
    (NodeKind.CONDITION, NodeKind.BARRIER),
    (NodeKind.TARGET_GROUP, NodeKind.ACTIVITY),
    (NodeKind.METHOD,),
    (NodeKind.MECHANISM,),
    (NodeKind.SHORT_TERM,),
    (NodeKind.LONG_TERM,),
)
LANES = (EffectLevel.ORGANISATION, EffectLevel.AREA, EffectLevel.INDIVIDUAL, None)
COLUMN = 208.0
"""From the middle of a column to that of the next: between two cards the pill of a link has room."""
LANE_GAP = 40.0
"""Between the nodes of two lanes: room for the name of the lower one."""

_CARD = 46.0
_LINE = 16.0
_LETTERS = 15
_AIR = 30.0
_GRID = 4.0
_PAGE = 1.41
_AT_MOST = 1.4
_SWEEPS = 8
_PASSES = 3
_SUBCOLUMNS = 3

Place = tuple[float, float]
Key = Hashable
_Cell = tuple[int, int]


def places(nodes: Sequence[TheoryNode], links: Sequence[TheoryLink], *, keep_empty: bool = False) -> dict[int, Place]:
    """The middle of each node of a theory by its id; the same nodes and links always stand the same.

    `keep_empty` leaves room for columns without nodes, and for lanes without nodes between others.
    """
    ends = [(link.from_id, link.to_id) for link in links]
    return _Layout({node.id: node for node in nodes}, ends, keep_empty=keep_empty).places()  # type: ignore[return-value]


def laid_out(drawing: TheoryDrawing) -> TheoryDrawing:
    """The same drawing with its nodes in their places."""
    ends = [(link.first, link.second) for link in drawing.links]
    found = _Layout({node.key: node for node in drawing.nodes}, ends).places()
    return replace(
        drawing, nodes=tuple(replace(node, x=found[node.key][0], y=found[node.key][1]) for node in drawing.nodes)
    )


class _Layout:
    """Nodes in cells, one for each column and lane; the order in a cell is what is searched for."""

    def __init__(
        self, nodes: Mapping[Key, TheoryNode | DrawnNode], links: Iterable[tuple[Key, Key]], *, keep_empty: bool = False
    ) -> None:
        self._nodes = nodes
        self._keep_empty = keep_empty
        self._cell_of: dict[Key, _Cell] = {key: _cell(node) for key, node in nodes.items()}
        self._links = [(a, b) for a, b in dict.fromkeys(links) if a != b and a in nodes and b in nodes]
        self._near: dict[Key, list[Key]] = {key: [] for key in nodes}
        for first, second in self._links:
            self._near[first].append(second)
            self._near[second].append(first)
        ordered = sorted(nodes, key=lambda key: self._cell_of[key])
        self._cells = {cell: list(keys) for cell, keys in groupby(ordered, key=lambda key: self._cell_of[key])}
        lines = max((ceil(len(node.name) / _LETTERS) for node in nodes.values()), default=1)
        self._row = ceil((max(_CARD, min(lines, 4) * _LINE + 14) + _AIR) / _GRID) * _GRID
        counts = {cell: len(keys) for cell, keys in self._cells.items()}
        self._widths = _widths(counts, self._row, 1 if keep_empty else 0)
        self._row = _spread(counts, self._widths, self._row)
        self._tops = self._lane_tops()

    def places(self) -> dict[Key, Place]:
        """Where each node stands once sweeps from both sides have found the order with the fewest crossings."""
        best = found = self._stood()
        fewest = self._cost(best)
        for sweep in range(_SWEEPS):
            for cell in sorted(self._cells, reverse=bool(sweep % 2)):
                self._cells[cell].sort(key=lambda key: self._wish(key, found))
                found |= self._stand(cell, found)
            cost = self._cost(found)
            if cost < fewest:
                best, fewest = dict(found), cost
        best = self._swapped(best, fewest)
        return {key: best[key] for key in self._nodes}

    def _swapped(self, best: dict[Key, Place], cost: float) -> dict[Key, Place]:
        """The same with neighbours in a cell changed about wherever that makes it better."""
        for _pass in range(_PASSES):
            before = cost
            for keys in self._cells.values():
                order = sorted(keys, key=lambda key: (best[key][1], best[key][0]))
                for place in range(len(order) - 1):
                    a, b = order[place : place + 2]
                    tried = best | {a: best[b], b: best[a]}
                    if (new := self._cost(tried)) < cost:
                        best, cost = tried, new
                        order[place : place + 2] = b, a
            if cost == before:
                break
        return best

    def _stood(self) -> dict[Key, Place]:
        found: dict[Key, Place] = {}
        for cell in sorted(self._cells):
            found |= self._stand(cell, found)
        return found

    def _stand(self, cell: _Cell, found: Mapping[Key, Place]) -> dict[Key, Place]:
        """The places of the nodes of a cell in their order: near those they are linked to where there is room."""
        column, lane = cell
        keys, width = self._cells[cell], self._widths[column]
        left = sum(self._widths[:column]) * COLUMN
        rows = self._rows(lane)
        used = ceil(len(keys) / width)
        if width > 1:
            slots = [(rows - used) // 2 + number // width for number in range(len(keys))]
        else:
            slots = self._slots(keys, rows, self._tops[lane], found)
        return {
            key: (left + (number % width) * COLUMN, self._tops[lane] + slot * self._row)
            for number, (key, slot) in enumerate(zip(keys, slots, strict=True))
        }

    def _slots(self, keys: Sequence[Key], rows: int, top: float, found: Mapping[Key, Place]) -> list[int]:
        slots: list[int] = []
        for number, key in enumerate(keys):
            wished = round((self._wish(key, found) - top) / self._row)
            first = slots[-1] + 1 if slots else 0
            slots.append(min(max(wished, first), rows - len(keys) + number))
        return slots

    def _wish(self, key: Key, found: Mapping[Key, Place]) -> float:
        """The height at which a node would stand best: the middle of those it is linked to in other columns."""
        column = self._cell_of[key][0]
        heights = [found[other][1] for other in self._near[key] if other in found and self._cell_of[other][0] != column]
        if heights:
            return sum(heights) / len(heights)
        return found[key][1] if key in found else 0.0

    def _cost(self, found: Mapping[Key, Place]) -> float:
        """Crossings of straight lines, and how far lines climb."""
        runs = [sorted((found[a], found[b])) for a, b in self._links]
        climbs = sum(abs(first[1] - second[1]) for first, second in runs)
        between: dict[tuple[float, float], list[tuple[float, float]]] = {}
        for first, second in runs:
            between.setdefault((first[0], second[0]), []).append((first[1], second[1]))
        crossings = sum(
            (a[0] - b[0]) * (a[1] - b[1]) < 0 for group in between.values() for a, b in combinations(group, 2)
        )
        return crossings * 2 * self._row + climbs

    def _rows(self, lane: int) -> int:
        return max(
            (ceil(len(keys) / self._widths[c]) for (c, own), keys in self._cells.items() if own == lane), default=0
        )

    def _lane_tops(self) -> list[float]:
        tops, top = [], 0.0
        filled = {lane for _column, lane in self._cells if LANES[lane] is not None}
        for lane in range(len(LANES)):
            tops.append(top)
            is_kept = self._keep_empty and filled and min(filled) < lane < max(filled)
            rows = max(self._rows(lane), 1 if is_kept else 0)
            top += rows * self._row + LANE_GAP if rows else 0
        return tops


def _cell(node: TheoryNode | DrawnNode) -> _Cell:
    column = next(place for place, kinds in enumerate(COLUMNS) if node.kind in kinds)
    return column, LANES.index(node.level)


def _widths(counts: Mapping[_Cell, int], row: float, least: int) -> list[int]:
    """How many nodes stand beside one another in each column, so that the whole fits a page that lies down."""
    lanes = LANE_GAP * len({lane for _column, lane in counts})
    filled = Counter(column for column, _lane in counts)
    widths = [1 if column in filled else least for column in range(len(COLUMNS))]
    while counts and sum(widths) * COLUMN < _PAGE * (_height(counts, widths) * row + lanes):
        tries = [
            (_height(counts, [*widths[:c], widths[c] + 1, *widths[c + 1 :]]), c)
            for c in filled
            if widths[c] < _SUBCOLUMNS
        ]
        better = [one for one in tries if one[0] < _height(counts, widths)]
        if not better:
            break
        widths[min(better)[1]] += 1
    return widths


def _spread(counts: Mapping[_Cell, int], widths: Sequence[int], row: float) -> float:
    """How far rows are apart where the whole is flatter than a page: lines between them get the room that is left."""
    rows = _height(counts, widths)
    lanes = LANE_GAP * len({lane for _column, lane in counts})
    room = (sum(widths) * COLUMN / _PAGE - lanes) / max(rows, 1)
    return max(row, floor(min(room, row * _AT_MOST) / _GRID) * _GRID)


def _height(counts: Mapping[_Cell, int], widths: Sequence[int]) -> int:
    """How many rows all lanes have together."""
    return sum(
        max((ceil(number / widths[c]) for (c, own), number in counts.items() if own == lane), default=0)
        for lane in range(len(LANES))
    )
