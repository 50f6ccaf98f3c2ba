"""Where the names of codes stand beside a page: level with their excerpts, pushed apart where they would touch."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qualapp.desktop.coding.stripes import Stripe
from qualapp.desktop.paper.sheet import BOTTOM, NAME_LINE, TOP
from qualapp.exporters.transcript_report import PrintedCoding
from qualapp.i18n import _n

_BETWEEN = 18


@dataclass(frozen=True)
class Name:
    """The name of a coding in a few lines, from a height down, or `short` in one; `goes_on` from the page before."""

    coding: PrintedCoding
    stripe: Stripe
    lines: tuple[str, ...]
    short: str
    y: float
    goes_on: bool
    is_several: bool = False

    @property
    def height(self) -> float:
        """How much of the page it takes."""
        return len(self.lines) * NAME_LINE

    @property
    def middle(self) -> float:
        """Where its first line is in the middle."""
        return self.y + NAME_LINE / 2


def pushed_apart(names: Sequence[Name], bottom: float = BOTTOM) -> list[Name]:
    """Give each name its room: down from where it wants to be, and up again from the foot of the page.

    Where there is too little room for all their lines, all have one; of those for which there is none, the last row
    says how many they are.
    """
    names = sorted(names, key=lambda name: name.y)
    if _total(names) > bottom - TOP:
        names = [replace(name, lines=(name.short,)) for name in names]
        fitting = int((bottom - TOP) // (NAME_LINE + _BETWEEN))
        left = len(names) - fitting + 1
        if left > 1:
            names = [
                *names[: fitting - 1],
                replace(
                    names[fitting - 1], lines=(_n("+ {n} code", "+ {n} codes", left).format(n=left),), is_several=True
                ),
            ]
    placed: list[Name] = []
    y = float(TOP)
    for name in names:
        placed.append(replace(name, y=max(name.y, y)))
        y = placed[-1].y + name.height + _BETWEEN
    ceiling = bottom
    for index in range(len(placed) - 1, -1, -1):
        name = placed[index]
        if name.y + name.height <= ceiling:
            break
        placed[index] = replace(name, y=ceiling - name.height)
        ceiling = placed[index].y - _BETWEEN
    return placed


def _total(names: Sequence[Name]) -> float:
    return sum(name.height + _BETWEEN for name in names)
