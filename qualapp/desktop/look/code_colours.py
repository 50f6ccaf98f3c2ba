"""The 24 colours of codes, those that people choose themselves, and those of sectors."""

import re
from dataclasses import dataclass
from functools import cache

from qualapp.desktop.look.tokens import DARK, LIGHT, Tokens, contrast, mix

_INKS = (  # light, dark; 1 to 5 are the dimensions, new codes get them in this order
    ("#3778D7", "#86B7FF"),
    ("#4B286F", "#8461AD"),
    ("#BD871C", "#FCC364"),
    ("#AC4785", "#EE83C1"),
    ("#005E28", "#4C9960"),
    ("#9C8EAF", "#D7CBE7"),
    ("#7538AE", "#AF78EB"),
    ("#607200", "#B3AD48"),
    ("#16A56E", "#4FE7A3"),
    ("#710145", "#BF6D9D"),
    ("#743B67", "#9F5A7C"),
    ("#8384FE", "#AAC4FD"),
    ("#8C6D58", "#D0A493"),
    ("#242699", "#5468D7"),
    ("#726AAC", "#A893E3"),
    ("#9D3342", "#E96775"),
    ("#553502", "#88713D"),
    ("#494B88", "#8882C5"),
    ("#485ACE", "#4E95FD"),
    ("#AE6686", "#EEA1C2"),
    ("#B27AD3", "#CAA9DF"),
    ("#853900", "#D07832"),
    ("#DE6F6A", "#FDC3CA"),
    ("#3E675C", "#829F8F"),
)
COUNT = len(_INKS)
_UNCOLOURED = 6
_FREE = re.compile("#[0-9A-Fa-f]{6}")
_SHARES = {False: (0.28, 0.46), True: (0.26, 0.38)}
_READABLE = 4.5


def _wash(ink: str, tokens: Tokens, share: float) -> str:
    """The ink over paper, thinner than asked for where text would not be readable on it."""
    percent = round(share * 100)
    while contrast(tokens.text, mix(ink, tokens.surface, percent / 100)) < _READABLE:
        percent -= 1
    return mix(ink, tokens.surface, percent / 100)


@dataclass(frozen=True)
class CodeColour:
    """The ink of a code's stripes and squares, and its highlights behind text."""

    ink: str
    wash: str
    wash_strong: str

    @property
    def on_ink(self) -> str:
        """Black or white, whichever is read better on the solid ink."""
        return max("#000000", "#FFFFFF", key=lambda text: contrast(text, self.ink))


def ink_of(colour: int | str, dark: bool = False) -> str:
    """The ink of a code's colour as the project has it: a number from 1, or a free "#rrggbb" that is its own ink.

    After 24 the numbers begin again. What is no colour, as another program may have written it, is colour 6.
    """
    text = str(colour)
    if _FREE.fullmatch(text):
        return text.upper()
    number = int(text) if text.isdecimal() and int(text) > 0 else _UNCOLOURED
    return _INKS[(number - 1) % COUNT][dark]


@cache
def code_colour(colour: int | str, dark: bool = False) -> CodeColour:
    """The colours of a code, by the number of its colour or by a free "#rrggbb"; see `ink_of`.

    >>> code_colour(1).wash
    '#C7D9F4'
    """
    tokens = DARK if dark else LIGHT
    ink = ink_of(colour, dark)
    wash, strong = _SHARES[dark]
    return CodeColour(ink, _wash(ink, tokens, wash), _wash(ink, tokens, strong))


@dataclass(frozen=True)
class SectorLook:
    """The colour and the icon of a sector in the actor network."""

    colour: int
    icon: str


SECTORS = {
    "municipality": SectorLook(1, "landmark"),
    "housing": SectorLook(3, "building-2"),
    "civil": SectorLook(5, "heart-handshake"),
    "plan": SectorLook(8, "sprout"),
    "residents": SectorLook(4, "house"),
    "private": SectorLook(6, "briefcase"),
    "state": SectorLook(2, "coins"),
}
