"""Keys as on a keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qualapp.desktop.coding.transcript_view import TranscriptView


def press(
    widget: TranscriptView, key: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key as on a keyboard."""
    QTest.keyClick(widget, key, modifier)
    QApplication.processEvents()
