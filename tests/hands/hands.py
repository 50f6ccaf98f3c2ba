"""What a hand does with a transcript, at the places where the words are seen."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qualapp.desktop.coding.transcript_view import TranscriptView

LEFT = Qt.MouseButton.LeftButton


def point_in(view: TranscriptView, words: str, after: int = 0) -> QPoint:
    """A point on a letter: the first of these words, or a later one."""
    found = view.document().find(words)
    assert not found.isNull(), words
    cursor = QTextCursor(view.document())
    cursor.setPosition(found.selectionStart() + after)
    caret = view.cursorRect(cursor)
    return QPoint(caret.left() + 3, caret.center().y())


def before(view: TranscriptView, words: str, after: int = 0) -> QPoint:
    """A point just before a letter, where a selection begins or ends."""
    return point_in(view, words, after) - QPoint(2, 0)


def click(view: TranscriptView, point: QPoint, button: Qt.MouseButton = LEFT) -> None:
    QTest.mouseClick(view.viewport(), button, pos=point)


def move(view: TranscriptView, point: QPoint, pressed: bool = True) -> None:
    """Move the pointer there, with the button down or not."""
    buttons = LEFT if pressed else Qt.MouseButton.NoButton
    where = QPointF(point)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        where,
        QPointF(view.viewport().mapToGlobal(point)),
        Qt.MouseButton.NoButton,
        buttons,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view.viewport(), event)


def drag(view: TranscriptView, start: QPoint, end: QPoint) -> None:
    """Press, move in two steps, let go."""
    QTest.mousePress(view.viewport(), LEFT, pos=start)
    move(view, QPoint((start.x() + end.x()) // 2, (start.y() + end.y()) // 2))
    move(view, end)
    QTest.mouseRelease(view.viewport(), LEFT, pos=end)


def colour_at(view: TranscriptView, point: QPoint) -> str:
    """The colour that is seen at a point of the page."""
    return QColor(view.viewport().grab().toImage().pixelColor(point)).name().upper()


def colours_in(view: TranscriptView, left: int, top: int, width: int, height: int) -> set[str]:
    """All colours that are seen in a part of the page."""
    image = view.viewport().grab().toImage().copy(left, top, width, height)
    return {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())}
