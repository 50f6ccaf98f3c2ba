"""The colours of codes and valences on paper and on a dark screen."""

from qualapp.model.code_inks import INKS
from qualapp.model.coding import Valence

_THIN = 0.25
_VALENCES = {
    Valence.DRIVER: ("0A7268", "5CC9B8"),
    Valence.BARRIER: ("B23F12", "F5925F"),
    Valence.AMBIVALENT: ("5A4FB0", "B3A8FF"),
    Valence.NONE: ("626872", "9BA1AB"),
}


def code_inks(colour: str) -> tuple[str, str]:
    """The ink of a code on white and on dark, as RRGGBB.

    >>> code_inks("1"), code_inks("#aabbcc")
    (('3778D7', '86B7FF'), ('AABBCC', 'AABBCC'))
    """
    if colour.startswith("#") and len(colour) == 7:
        own = colour[1:].upper()
        return own, own
    return INKS[(int(colour) - 1) % len(INKS)] if colour.isdecimal() else INKS[5]


def code_wash(colour: str) -> str:
    """The ink of a code laid thinly over white, as RRGGBB, light enough for black words to be read on it.

    >>> code_wash("1")
    'CDDDF5'
    """
    ink = code_inks(colour)[0]
    channels = (int(ink[place : place + 2], 16) for place in (0, 2, 4))
    return "".join(f"{round(255 - (255 - channel) * _THIN):02X}" for channel in channels)


def valence_inks(valence: Valence) -> tuple[str, str]:
    """The ink of a valence on white and on dark, as RRGGBB."""
    return _VALENCES[valence]
