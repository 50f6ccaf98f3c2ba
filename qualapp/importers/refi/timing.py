"""When turns were said, where sync points tell it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from qualapp.importers.refi.passages import SyncPoint
from qualapp.model.source import Turn


def timed(turns: Sequence[Turn], points: Sequence[SyncPoint]) -> tuple[Turn, ...]:
    """The turns, with a time for those at whose beginning a sync point stands.

    A point between the last words of one turn and the first of the next tells when the next begins.
    """
    known = [point for point in points if point.time is not None and point.time >= 0]
    if not known:
        return tuple(turns)
    positions = [point.position for point in known]
    found: list[Turn] = []
    floor = 0
    for turn in turns:
        start, end = bisect_left(positions, floor), bisect_right(positions, turn.speech.start)
        if turn.time is None and start < end:
            turn = replace(turn, time=known[end - 1].time)
        found.append(turn)
        floor = max(turn.speech.end, turn.speech.start + 1)
    return tuple(found)
