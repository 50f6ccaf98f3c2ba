"""What a person does with the codebook panel, and what they see there."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from qualapp.desktop.codebook import CodebookPanel
from qualapp.desktop.commands import Commands
from qualapp.desktop.look.widgets import Button, Toast
from qualapp.desktop.session import Session


def shown(qtbot: QtBot, session: Session) -> CodebookPanel:
    """The panel as a window of its own, with the focus on the tree."""
    window = QWidget()
    panel = CodebookPanel(session, Commands(window))
    window.setParent(panel)
    window.hide()
    qtbot.addWidget(panel)
    panel.resize(316, 716)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is panel)
    panel.tree.setFocus()
    return panel


def names(panel: CodebookPanel) -> list[str]:
    """The rows of the tree, indented as they stand there, whether their branch is open or not."""
    rows = (panel.model.row(panel.model.index_of(code_id)) for code_id in panel.model.walk())
    return ["  " * row.depth + row.name for row in rows if row is not None]


def at(panel: CodebookPanel, code_id: int, share: float = 0.5, x: int = 120) -> QPoint:
    """A point in the row of a code."""
    rect = panel.tree.visualRect(panel.model.index_of(code_id))
    return QPoint(x, rect.top() + round(share * rect.height()))


def name_field(panel: CodebookPanel) -> QLineEdit:
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert panel.tree.isAncestorOf(field)
    return field


def toast(panel: CodebookPanel) -> Toast:
    found = panel.window().findChild(Toast)
    assert found is not None
    assert found.isVisible()
    return found


def enter(field: QWidget) -> None:
    """Press Enter in a field; what it does comes after the key."""
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


def said_in(panel: CodebookPanel) -> str:
    """What the toast of the window says."""
    return toast(panel).findChildren(QLabel)[0].text()


def press_undo(panel: CodebookPanel) -> None:
    button = next(button for button in toast(panel).findChildren(Button) if button.text() == "Undo")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def context_menu(panel: CodebookPanel) -> QMenu:
    place = at(panel, panel.current_code() or 0)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, panel.tree.viewport().mapToGlobal(place))
    QApplication.sendEvent(panel.tree.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu
