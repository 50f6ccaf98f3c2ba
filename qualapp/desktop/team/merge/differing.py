"""Two versions of some words, with those marked that the other has not."""

import difflib
import re
from html import escape

from qualapp.desktop.look import theme

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_MOST = 3000


def marked_words(words: str, other: str) -> str:
    """Some words as HTML; what the other version has not stands out by ground, weight and underline."""
    ours, theirs = _WORD.findall(words), _WORD.findall(other)
    if len(ours) > _MOST or len(theirs) > _MOST:
        return plain_words(words)
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    parts = []
    for kind, first, last, _from, _to in matcher.get_opcodes():
        piece = plain_words("".join(ours[first:last]))
        if piece:
            parts.append(piece if kind == "equal" else _standing_out(piece))
    return "".join(parts)


def plain_words(words: str) -> str:
    """Some words as HTML."""
    return escape(words).replace("\n", "<br>")


def quiet_words(words: str) -> str:
    """Words that only say where others stand."""
    return f'<span style="color:{theme.colour("text-3").name()}">{plain_words(words)}</span>'


def _standing_out(piece: str) -> str:
    ground = theme.colour("ambivalent-soft").name()
    return f'<span style="background-color:{ground}; font-weight:600; text-decoration:underline">{piece}</span>'
