"""What every test of the window needs: a screen that nobody sees, the look, and a check that nothing is left behind."""

import gc
import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import getCppPointer

from qualapp.desktop.look import Theme
from qualapp.desktop.look import theme as the_theme


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Theme:
    """The program's look, put on once."""
    the_theme.install(qapp, "light")
    gc.collect()
    gc.freeze()
    return the_theme


@pytest.fixture
def theme(dressed: Theme) -> Iterator[Theme]:
    """The light theme; a test that makes it dark need not tidy up."""
    yield dressed
    dressed.follow("light")


@pytest.fixture(autouse=True)
def garbage_is_collected_here() -> Iterator[None]:
    """As in the program, no job's thread collects garbage: it would destroy widgets there."""
    gc.disable()
    yield
    if gc.get_count()[0] > 20_000:
        gc.collect()
    gc.enable()


def _windows() -> dict[int, QWidget]:
    """The windows that nothing else owns, by their address."""
    return {
        getCppPointer(widget)[0]: widget
        for widget in QApplication.topLevelWidgets()
        if widget.parent() is None and widget.metaObject().className() != "QTipLabel"
    }


def _bury() -> None:
    """Collect what a test has left; all that is still there then is there to stay, and need not be looked at again."""
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def no_window_is_left_behind(dressed: Theme) -> Iterator[None]:
    """Fail a test that leaves a window: it would crash or slow another one."""
    before = set(_windows())
    yield
    if set(_windows()) - before:
        _bury()
    left = [widget for address, widget in _windows().items() if address not in before]
    names = [f"{type(widget).__name__} {widget.objectName() or widget.windowTitle()}" for widget in left]
    for widget in left:
        widget.deleteLater()
    assert not names, f"windows left behind: {names}; give them to qtbot.addWidget or to a parent"
