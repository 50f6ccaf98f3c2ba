"""The measures and letters of a transcript on a sheet of A4; lengths in tenths of a point."""

from functools import cache

from PySide6.QtGui import QColor, QFont

from qualapp.desktop.look.fonts import reading_font, ui_font
from qualapp.desktop.look.tokens import LIGHT

RESOLUTION = 720
WIDTH, HEIGHT = 5953, 8419

LEFT, RIGHT = 400, WIDTH - 360
TOP, BOTTOM = 780, HEIGHT - 720
HEAD, FOOT = 500, HEIGHT - 430
"""The baselines of the running head and foot."""

NUMBERS_END = LEFT + 110
SPEAKERS = (NUMBERS_END + 40, NUMBERS_END + 780)
TEXT = SPEAKERS[1] + 80
COLUMN = 2760
GUTTER = TEXT + COLUMN
STRIPES = GUTTER + 70
PITCH, BAR = 38, 22
NAMES = STRIPES + 6 * PITCH + 30

LINE = 150
AIR = 80
NAME_LINE = 94
_NO_LIGATURES = tuple(QFont.Tag.fromString(name) for name in ("liga", "clig", "calt"))


@cache
def letters(kind: str) -> QFont:
    """The font of a kind of words; without ligatures, so that each character can be found and copied."""
    font = {
        "text": lambda: reading_font(98),
        "heading": lambda: ui_font(115, 600),
        "title": lambda: ui_font(210, 600),
        "about": lambda: ui_font(110),
        "fact": lambda: ui_font(90),
        "label": lambda: ui_font(90, 600),
        "speaker": lambda: ui_font(76, 500),
        "small": lambda: ui_font(76),
        "number": lambda: ui_font(68),
        "name": lambda: ui_font(76),
        "initials": lambda: ui_font(70, 600),
    }[kind]()
    for tag in _NO_LIGATURES:
        font.setFeature(tag, 0)
    return font


def ink(token: str) -> QColor:
    """A colour as it is on white paper, whatever the window wears."""
    return QColor(token if token.startswith("#") else LIGHT[token])
