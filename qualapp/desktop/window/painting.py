"""What is said while a drawing is painted for a file or a printer, when the window does nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt

from qualapp.desktop.window.window import Window


@contextmanager
def said_while_painting(window: Window, sentence: str) -> Iterator[None]:
    """Show a sentence and the pointer that waits for as long as this lasts."""
    whole = window.window()
    window.toast.say(sentence)
    window.toast.repaint()
    whole.setCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        whole.unsetCursor()
        window.toast.take_back(sentence)
