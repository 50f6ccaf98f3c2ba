"""Two networks beside each other: a first visit and a revisit, two cases, or what two roles say."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from qualapp.analysis.network.graph import Line, Network


class Change(StrEnum):
    """What became of a line."""

    NEW = "new"
    GONE = "gone"
    STRONGER = "stronger"
    WEAKER = "weaker"
    DIFFERENT = "different"
    SAME = "same"


@dataclass(frozen=True)
class LineChange:
    """A line as it is in the one network and in the other.

    `by_level` says whether levels of collaboration were compared; otherwise it is how many excerpts tell of it.
    """

    change: Change
    before: Line | None
    after: Line | None
    by_level: bool = False


@dataclass(frozen=True)
class Comparison:
    """What the other network has that the first has not, and the other way round."""

    lines: Mapping[tuple[int, int], LineChange]
    new_actors: tuple[int, ...]
    gone_actors: tuple[int, ...]

    def of(self, change: Change) -> list[LineChange]:
        """The lines of which that became."""
        return [line for line in self.lines.values() if line.change is change]


def compare(before: Network, after: Network) -> Comparison:
    """What changed from one network to the other."""
    pairs = sorted(set(before.lines) | set(after.lines))
    return Comparison(
        {pair: _change(before.lines.get(pair), after.lines.get(pair)) for pair in pairs},
        tuple(sorted(set(after.actors) - set(before.actors))),
        tuple(sorted(set(before.actors) - set(after.actors))),
    )


def _change(before: Line | None, after: Line | None) -> LineChange:
    if before is None or after is None:
        return LineChange(Change.NEW if before is None else Change.GONE, before, after)
    if before.span and after.span:
        lower, higher = after.span.low - before.span.low, after.span.high - before.span.high
        return LineChange(_direction(lower, higher), before, after, by_level=True)
    more = after.mentions - before.mentions
    return LineChange(_direction(more, more), before, after)


def _direction(lower: int, higher: int) -> Change:
    """Which way the ends of a span moved; apart or together is neither stronger nor weaker."""
    if lower == higher == 0:
        return Change.SAME
    if lower >= 0 and higher >= 0:
        return Change.STRONGER
    return Change.WEAKER if lower <= 0 and higher <= 0 else Change.DIFFERENT
