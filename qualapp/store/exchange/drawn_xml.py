"""What graphs that we draw for other programs are written with."""

import re
from html import escape

SPACE = 'xmlns="urn:QDA-XML:project:1.0"'
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIDE, _TALL = 142, 46


def attributes(**values: str) -> str:
    """Attributes of an element; those without a value are left out."""
    return " ".join(f'{name}="{_quoted(value)}"' for name, value in values.items() if value)


def box(x: float, y: float) -> dict[str, str]:
    """Where a vertex is whose middle stands here."""
    left, top = round(x - _WIDE / 2), round(y - _TALL / 2)
    return {"firstX": str(left), "firstY": str(top), "secondX": str(left + _WIDE), "secondY": str(top + _TALL)}


def _quoted(value: str) -> str:
    """A value as it stands between quotation marks, line breaks included."""
    return escape(_UNWRITABLE.sub("", value)).replace("\n", "&#10;").replace("\t", "&#9;")
