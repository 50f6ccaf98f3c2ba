"""The points of a transcript that say when in its recording something was said.

A selection of a transcript lies between two of them, so the ends of selections become points as well.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from qualapp.model.exchange import derived_guid
from qualapp.model.exchange_marks import sync_guid
from qualapp.model.source import Turn


@dataclass(frozen=True, slots=True)
class SyncPoint:
    """A position in a transcript and the milliseconds into its recording, as far as each is known."""

    guid: str
    position: int
    time: int | None = None


def sync_points(
    transcript: str, given: Iterable[SyncPoint], turns: Iterable[Turn], ends: Iterable[int], length: int
) -> list[SyncPoint]:
    """All points of a transcript, in order: those that came with it, its turns, and the ends of its selections.

    Points that came are moved along with the turn before them, for the text may have been edited since.

    >>> [point.time for point in sync_points("t", [SyncPoint("a", 0, 0), SyncPoint("b", 10, 500)], [], [5], 20)]
    [0, 250, 500]
    """
    turning = [turn for turn in turns if turn.time is not None]
    came = [point for point in given if point.guid != sync_guid(transcript, point.position)]
    points = _with_turns(transcript, _moved(came, turning, length), turning)
    time_at = _clock(points)
    taken = {point.position for point in points}
    made = [SyncPoint(sync_guid(transcript, end), end, time_at(end)) for end in sorted(set(ends) - taken)]
    return sorted([*points, *made], key=lambda point: point.position)


def _moved(came: list[SyncPoint], turns: list[Turn], length: int) -> list[SyncPoint]:
    """The points that came, in order, where the turns with their times have gone."""
    starts: dict[int | None, list[int]] = {}
    for turn in turns:
        starts.setdefault(turn.time, []).append(turn.range.start)
    shift = last = 0
    found: list[SyncPoint] = []
    for point in sorted(came, key=lambda point: point.position):
        if point.time in starts:
            expected = point.position + shift
            shift = min(starts[point.time], key=lambda start: abs(start - expected)) - point.position
        last = min(max(point.position + shift, last), length)
        found.append(replace(point, position=last))
    return found


def _with_turns(transcript: str, points: list[SyncPoint], turns: list[Turn]) -> list[SyncPoint]:
    """The points, and one for each turn whose beginning and time none of them says."""
    said = {(point.position, point.time) for point in points}
    made: list[SyncPoint] = []
    for turn in turns:
        start = turn.range.start
        if (start, turn.time) not in said:
            said.add((start, turn.time))
            made.append(SyncPoint(derived_guid("turn", transcript, str(start), str(turn.time)), start, turn.time))
    return sorted([*points, *made], key=lambda point: point.position)


def _clock(points: list[SyncPoint]) -> Callable[[int], int | None]:
    """When something at a position was said: between the times of the points around it."""
    timed = [(point.position, point.time) for point in points if point.time is not None]
    positions = [position for position, _time in timed]

    def time_at(position: int) -> int | None:
        if not timed:
            return None
        place = bisect_right(positions, position)
        if place == len(timed):
            return timed[-1][1]
        start, earlier = timed[place - 1] if place else (0, 0)
        stop, later = timed[place]
        return earlier + max(0, later - earlier) * (position - start) // (stop - start)

    return time_at


def point_at(points: list[SyncPoint]) -> Callable[[int], str]:
    """The guid of the first point at a position at which there is one."""
    positions = [point.position for point in points]
    return lambda position: points[bisect_left(positions, position)].guid
