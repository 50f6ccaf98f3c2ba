"""Projects of other programs, and hands for dialogs that hold everything up until they are answered."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from exchange_hands import SAID, WORDS, ByHand, Hand
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from refi_files import code, codes, coding, guid, passage, project, qdpx, sources, tag, text_source, texts

from qualapp.desktop.exchange.bring_in_dialog import BringInDialog
from qualapp.desktop.look import Theme
from qualapp.desktop.main_window import MainWindow
from qualapp.settings import Settings
from qualapp.store.project import Project


@pytest.fixture
def families(tmp_path: Path) -> Path:
    """A project of two people whose ends belong to the passages, which nothing in the file tells."""
    people = tag("Users", tag("User", guid=guid(90), name="Anna Lund"), tag("User", guid=guid(91), name="Bo"))
    given = []
    for number, words in enumerate(SAID):
        start = WORDS.index(words)
        claim = coding(20 + number, 1, creatingUser=guid(90 + number % 2))
        given.append(passage(10 + number, start, start + len(words) - 1, claim))
    lost = passage(19, 500, 600, coding(29, 1))
    text = text_source(2, *given, lost, name="Interview med Åse")
    xml = project(people, codes(code(1, "Ledelse"), code(3, "Samarbejde")), sources(text), origin="Dedoose 9")
    return qdpx(tmp_path / "families.qdpx", xml, texts(_2=WORDS))


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A project of ours with nothing in it yet."""
    Project.create(tmp_path / "study.qualapp", name="Study", coder="Anna Lund").close()
    return tmp_path / "study.qualapp"


@pytest.fixture
def open_window(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Path | None], MainWindow]]:
    monkeypatch.setenv("QUALAPP_SETTINGS", str(tmp_path / "settings.json"))
    opened: list[MainWindow] = []

    def _open(path: Path | None) -> MainWindow:
        window = MainWindow(Settings(language="en", scheme="light", coder="Anna Lund"))
        window.resize(1280, 800)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        opened.append(window)
        if path is not None:
            assert window.open_project(path)
        return window

    yield _open
    for window in opened:
        window.close()
    QApplication.processEvents()


@pytest.fixture
def window(open_window: Callable[[Path | None], MainWindow], study: Path) -> MainWindow:
    """The window on the project with nothing in it."""
    return open_window(study)


@pytest.fixture
def by_hand(qtbot: QtBot) -> ByHand:
    """Do something that opens the dialog, and meanwhile what a hand does with it; the dialog is left at the end."""

    def _by_hand(act: Callable[[], object], hand: Hand) -> None:
        failed: list[BaseException] = []

        def meanwhile() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, BringInDialog):
                failed.append(AssertionError(f"{dialog} is open instead"))
                if dialog is not None:
                    dialog.close()
                return
            try:
                hand(dialog)
                qtbot.waitUntil(lambda: not dialog.is_busy, timeout=20_000)
            except BaseException as error:  # noqa: BLE001 (told once the dialog is closed, which would hang else)
                failed.append(error)
            if dialog.isVisible():
                dialog.reject()

        QTimer.singleShot(0, meanwhile)
        act()
        if failed:
            raise failed[0]

    return _by_hand


@pytest.fixture
def looked(qtbot: QtBot) -> Callable[[BringInDialog], BringInDialog]:
    """Wait until a dialog has looked."""

    def _looked(dialog: BringInDialog) -> BringInDialog:
        qtbot.waitUntil(lambda: not dialog.is_busy and not dialog.waiting.isVisible(), timeout=20_000)
        return dialog

    return _looked
