"""The inks of the code colours, as paper and other programs see them."""

INKS = (
    ("3778D7", "86B7FF"), ("4B286F", "8461AD"), ("BD871C", "FCC364"), ("AC4785", "EE83C1"), ("005E28", "4C9960"),
    ("9C8EAF", "D7CBE7"), ("7538AE", "AF78EB"), ("607200", "B3AD48"), ("16A56E", "4FE7A3"), ("710145", "BF6D9D"),
    ("743B67", "9F5A7C"), ("8384FE", "AAC4FD"), ("8C6D58", "D0A493"), ("242699", "5468D7"), ("726AAC", "A893E3"),
    ("9D3342", "E96775"), ("553502", "88713D"), ("494B88", "8882C5"), ("485ACE", "4E95FD"), ("AE6686", "EEA1C2"),
    ("B27AD3", "CAA9DF"), ("853900", "D07832"), ("DE6F6A", "FDC3CA"), ("3E675C", "829F8F"),
)  # fmt: skip
"""Ink on white and ink on dark of code colours 1 to 24, as RRGGBB."""

_NUMBERS = {f"#{light.lower()}": str(number) for number, (light, _dark) in enumerate(INKS, start=1)}


def code_colour(ink: str) -> str:
    """The number of the code colour that has this ink on white, "#rrggbb"; the ink itself where none has it.

    >>> code_colour("#3778d7"), code_colour("#3778d8")
    ('1', '#3778d8')
    """
    return _NUMBERS.get(ink, ink)


def code_ink(colour: str) -> str:
    """The ink of a code colour on white as "#rrggbb", or a colour of one's own as it is.

    >>> code_ink("1"), code_ink("#aabbcc")
    ('#3778d7', '#aabbcc')
    """
    return f"#{INKS[(int(colour) - 1) % len(INKS)][0].lower()}" if colour.isdecimal() else colour
