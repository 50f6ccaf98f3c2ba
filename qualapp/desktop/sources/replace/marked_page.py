"""A page of words that can be read and selected, in the letters and colours of the window."""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QTextBrowser, QWidget

from qualapp.desktop.look import reading_font, theme
from qualapp.model.changed_passages import Piece

_SIZE = 15
_MARKS = {" ": "·", "\n": "¶\n", "\t": "→"}


class MarkedPage(QTextBrowser):
    """Shows what `html` gives, anew when the colours change; it fetches nothing and opens nothing by itself."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bare", True)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(name)
        self.document().setDocumentMargin(12)
        self.document().setDefaultFont(reading_font(_SIZE))
        theme.changed.connect(self.wear)

    def html(self) -> str:
        """What is shown, in the colours of now."""
        return ""

    def wear(self) -> None:
        """Show it anew, at the place where one was."""
        place = self.verticalScrollBar().value()
        self.setHtml(self.html())
        self.verticalScrollBar().setValue(place)

    def loadResource(self, type: int, name: QUrl | str) -> object:
        """Nothing: there are words alone, whatever stands in them."""
        return None


def marked(pieces: Iterable[tuple[Piece, str]]) -> str:
    """Words with what is gone struck out and what is new underlined, so that it is seen without colour too."""
    return "".join(_MARKED[piece](text) for piece, text in pieces)


def faint(words: str, size: int = 12) -> str:
    """Words that stand back, in the letters of the window."""
    return f'<span style="font-family:Inter; font-size:{size}px; color:{_name("text-3")}">{escape(words)}</span>'


def _same(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _gone(text: str) -> str:
    return f'<span style="color:{_name("danger")}; text-decoration:line-through">{_seen(text)}</span>'


def _new(text: str) -> str:
    colours = f"color:{_name('accent')}; background-color:{_name('accent-soft')}"
    return f'<span style="{colours}; text-decoration:underline">{_seen(text)}</span>'


def _seen(text: str) -> str:
    """White space that stands alone, as signs that can be seen."""
    if not text.strip():
        text = "".join(_MARKS.get(letter, letter) for letter in text)
    return _same(text)


def _name(token: str) -> str:
    return theme.colour(token).name()


_MARKED = {Piece.SAME: _same, Piece.GONE: _gone, Piece.NEW: _new}
