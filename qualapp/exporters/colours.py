"""The colours of codes and valences on paper and on a dark screen."""

from qualapp.model.coding import Valence

# Ink on white and ink on dark of code colours 1 to 24.
_INKS = (
    ("3778D7", "86B7FF"), ("4B286F", "8461AD"), ("BD871C", "FCC364"), ("AC4785", "EE83C1"), ("005E28", "4C9960"),
    ("9C8EAF", "D7CBE7"), ("7538AE", "AF78EB"), ("607200", "B3AD48"), ("16A56E", "4FE7A3"), ("710145", "BF6D9D"),
    ("743B67", "9F5A7C"), ("8384FE", "AAC4FD"), ("8C6D58", "D0A493"), ("242699", "5468D7"), ("726AAC", "A893E3"),
    ("9D3342", "E96775"), ("553502", "88713D"), ("494B88", "8882C5"), ("485ACE", "4E95FD"), ("AE6686", "EEA1C2"),
    ("B27AD3", "CAA9DF"), ("853900", "D07832"), ("DE6F6A", "FDC3CA"), ("3E675C", "829F8F"),
)  # fmt: skip
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
    return _INKS[(int(colour) - 1) % len(_INKS)] if colour.isdecimal() else _INKS[5]


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
