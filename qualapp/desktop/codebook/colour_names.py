"""The names of the 24 colours of codes."""

from qualapp.desktop.look.code_colours import COUNT
from qualapp.i18n import N_, _

_NAMES = (
    N_("blue"),
    N_("dark violet"),
    N_("ochre"),
    N_("pink"),
    N_("dark green"),
    N_("greyish lilac"),
    N_("violet"),
    N_("olive"),
    N_("green"),
    N_("wine red"),
    N_("plum"),
    N_("lavender"),
    N_("brown"),
    N_("navy"),
    N_("slate"),
    N_("red"),
    N_("dark brown"),
    N_("steel blue"),
    N_("indigo"),
    N_("dusty pink"),
    N_("orchid"),
    N_("rust"),
    N_("coral"),
    N_("greyish green"),
)
PALETTE = tuple(str(number) for number in range(1, COUNT + 1))
"""The colours of the palette as a code has them."""


def colour_name(colour: str) -> str:
    """What a colour is called: a name for those of the palette, else its own "#rrggbb"."""
    return _(_NAMES[int(colour) - 1]) if colour in PALETTE else colour.upper()
