"""How certain a figure is: sources drawn again and again with replacement, and everything computed anew.

The counts of one source are packed into one whole number with 64 bits for each, so that Python adds all of them at
once; a thousand resamplings of two hundred sources are then a matter of seconds.
"""

import random
import sys
from array import array
from collections.abc import Callable, Iterable, Sequence

from qualapp.analysis.agreement.counts import Counts, Layout
from qualapp.analysis.agreement.figures import Undefined, Value
from qualapp.progress import Progress, Work

_TAIL = 0.025
_FEWEST = 0.5


def packed(numbers: Sequence[int]) -> int:
    """Whole numbers below 2 to the 64th as one, which can be added to others like it.

    >>> unpacked(packed([1, 2]) + packed([10, 20]), 2)
    [11, 22]
    """
    return int.from_bytes(array("Q", numbers).tobytes(), sys.byteorder)


def unpacked(number: int, count: int) -> list[int]:
    """The whole numbers that were packed and added."""
    found = array("Q")
    found.frombytes(number.to_bytes(count * found.itemsize, sys.byteorder))
    return found.tolist()


class Resamples:
    """Draws sources with replacement, always alike for one seed."""

    def __init__(self, layout: Layout, codes: Sequence[int], pieces: Iterable[Counts]) -> None:
        self._layout = layout
        self._codes = codes
        self._packed = [packed(self._numbers(piece)) for piece in pieces]

    @property
    def can_vary(self) -> bool:
        """Whether there is more than one source to draw."""
        return len(self._packed) > 1

    def draw(self, samples: int, seed: int) -> Iterable[Counts]:
        """So many resamplings, each as the counts of its sources added."""
        chance = random.Random(seed)
        width = self._layout.width
        totals = self._layout.total_width
        count = totals + width * len(self._codes)
        for _number in range(samples):
            numbers = unpacked(sum(chance.choices(self._packed, k=len(self._packed))), count)
            rows = (numbers[first : first + width] for first in range(totals, count, width))
            yield Counts(self._layout, dict(zip(self._codes, rows, strict=True)), numbers[:totals])

    def _numbers(self, piece: Counts) -> list[int]:
        nothing = [0] * self._layout.width
        return piece.total + [number for code in self._codes for number in piece.codes.get(code, nothing)]


def intervals(
    drawn: Iterable[Counts], samples: int, figures: Callable[[Counts], Sequence[Value]]
) -> Work[list[tuple[float, float] | None]]:
    """Between which bounds 95 of 100 resamplings put each figure; None where most of them leave it undefined."""
    found: list[array[float]] = []
    for number, counts in enumerate(drawn):
        if number % 10 == 0:
            yield Progress(number, samples)
        values = figures(counts)
        found = found or [array("d") for _value in values]
        for kept, value in zip(found, values, strict=True):
            if not isinstance(value, Undefined):
                kept.append(value)
    return [_bounds(sorted(values), samples) for values in found]


def _bounds(values: Sequence[float], samples: int) -> tuple[float, float] | None:
    if len(values) < max(2, samples * _FEWEST):
        return None
    return _quantile(values, _TAIL), _quantile(values, 1 - _TAIL)


def _quantile(values: Sequence[float], share: float) -> float:
    place = share * (len(values) - 1)
    below = int(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (values[above] - values[below]) * (place - below)
