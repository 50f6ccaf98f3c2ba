"""Where the stripes of codings and their names stand beside a text: lanes and rows, without drawing."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

LANES = 6
SPARE = 3.0
ROW = 21.0
FURTHEST = 6 * ROW
_NOTHING: Mapping[int, int] = {}


class Bar(NamedTuple):
    """What a coding wants: to reach from the first to the last line of its excerpt, named level with the first."""

    coding_id: int
    top: float
    bottom: float
    level: float


class Stripe(NamedTuple):
    """A bar in its lane; several codings where more run beside each other than there are lanes."""

    lane: int
    top: float
    bottom: float
    level: float
    codings: tuple[int, ...]


class NameRow(NamedTuple):
    """A place in the column of names: the name of one coding, or the number of several."""

    y: float
    stripes: tuple[Stripe, ...]

    @property
    def codings(self) -> tuple[int, ...]:
        return tuple(coding for stripe in self.stripes for coding in stripe.codings)


class _Lane:
    """The stretches of one lane that are taken."""

    def __init__(self) -> None:
        self._taken: list[tuple[float, float]] = []

    def takes(self, bar: Bar) -> bool:
        """Take the bar if it has room here."""
        index = bisect_left(self._taken, (bar.top, bar.bottom))
        if index and self._taken[index - 1][1] + SPARE > bar.top:
            return False
        if index < len(self._taken) and self._taken[index][0] < bar.bottom + SPARE:
            return False
        self._taken.insert(index, (bar.top, bar.bottom))
        return True


def stripes(bars: Sequence[Bar], kept: Mapping[int, int] = _NOTHING) -> tuple[Stripe, ...]:
    """Give each bar the leftmost lane with room; what has none shares the last lane as one grey bar.

    Bars come by start, the longer first. `kept` are the lanes that codings had before: they stay in them, so that
    nothing moves when another code is applied.
    """
    lanes = [_Lane() for _ in range(LANES - 1)]
    placed: dict[int, int] = {}
    for bar in bars:
        lane = kept.get(bar.coding_id)
        if lane == LANES - 1 or (lane is not None and lanes[lane].takes(bar)):
            placed[bar.coding_id] = lane
    for bar in bars:
        if bar.coding_id not in placed:
            free = (number for number, lane in enumerate(lanes) if lane.takes(bar))
            placed[bar.coding_id] = next(free, LANES - 1)
    found = [_alone(bar, placed[bar.coding_id]) for bar in bars if placed[bar.coding_id] < LANES - 1]
    if len(found) == len(bars):
        return tuple(found)
    found += _shared([bar for bar in bars if placed[bar.coding_id] == LANES - 1])
    order = {bar.coding_id: number for number, bar in enumerate(bars)}
    return tuple(sorted(found, key=lambda stripe: order[stripe.codings[0]]))


def _alone(bar: Bar, lane: int) -> Stripe:
    return Stripe(lane, bar.top, bar.bottom, bar.level, (bar.coding_id,))


def _shared(bars: Sequence[Bar]) -> list[Stripe]:
    """Join the bars of the last lane that would touch."""
    found: list[Stripe] = []
    for bar in sorted(bars, key=lambda bar: bar.top):
        if found and bar.top < found[-1].bottom + SPARE:
            last = found[-1]
            codings = (*last.codings, bar.coding_id)
            found[-1] = Stripe(last.lane, last.top, max(last.bottom, bar.bottom), last.level, codings)
        else:
            found.append(_alone(bar, LANES - 1))
    return found


def name_rows(placed: Sequence[Stripe], furthest: float = FURTHEST) -> tuple[NameRow, ...]:
    """Put the names in one column, level with their stripes, pushed down where they would be too close.

    Names that would be pushed further than `furthest` gather in one row.
    """
    rows: list[NameRow] = []
    crowded = False
    for stripe in sorted(placed, key=lambda stripe: stripe.level):
        y = max(stripe.level, rows[-1].y + ROW) if rows else stripe.level
        far = y - stripe.level > furthest
        if far and crowded:
            rows[-1] = NameRow(rows[-1].y, (*rows[-1].stripes, stripe))
        else:
            rows.append(NameRow(y, (stripe,)))
            crowded = far
    return tuple(rows)
