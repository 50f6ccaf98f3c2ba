"""A corrected transcript comes back: what changes is seen, codings go along, and the doubtful ones are opened."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from qualapp.desktop.main_window import MainWindow
from qualapp.desktop.sources.replace.doubtful_dialog import DoubtfulDialog
from qualapp.desktop.sources.replace.replace_dialog import ReplaceDialog
from qualapp.model.excerpt import Excerpt
from qualapp.store.replacement import Fate


@pytest.fixture
def text(window: MainWindow) -> str:
    assert window.coding is not None
    return window.coding.transcript.text


@pytest.fixture
def doubtful(window: MainWindow) -> Excerpt:
    """The longest coded excerpt, whose words are said nowhere else."""
    assert window.session is not None
    assert window.coding is not None
    assert window.coding.source is not None
    excerpts = window.session.project.excerpts.in_source(window.coding.source.id)
    return max(excerpts, key=lambda excerpt: len(excerpt.range))


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Let a person choose a file with these words in the dialog of the system."""

    def _choose(words: str) -> None:
        path = tmp_path / "Rettet.txt"
        path.write_text(words, encoding="utf-8")
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_kwargs: (str(path), ""))

    return _choose


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> list[QWidget]:
    """The dialogs that were opened; they are left open for the test."""
    dialogs: list[QWidget] = []

    def _open(dialog: ReplaceDialog | DoubtfulDialog) -> int:
        dialogs.append(dialog)
        dialog.deleteLater = lambda: None  # type: ignore[method-assign]
        dialog.open()
        if isinstance(dialog, ReplaceDialog):
            qtbot.waitUntil(lambda: not dialog.is_reading)
        return 0

    monkeypatch.setattr(ReplaceDialog, "exec", _open)
    monkeypatch.setattr(DoubtfulDialog, "exec", _open)
    return dialogs


def _replace(window: MainWindow, seen: list[QWidget]) -> ReplaceDialog:
    window.commands["project.replace"].trigger()
    dialog = seen[-1]
    assert isinstance(dialog, ReplaceDialog)
    return dialog


def _current_text(window: MainWindow) -> str:
    assert window.coding is not None
    return window.coding.transcript.text


def test_the_changes_are_seen_and_made_in_one_step(
    window: MainWindow, text: str, choose: Callable[[str], None], seen: list[QWidget]
) -> None:
    assert window.session is not None
    corrected = text.replace("kedelig", "meget kedelig")
    choose(corrected)
    dialog = _replace(window, seen)
    assert dialog.told.text().startswith("“Rettet.txt” changes 1 place. 20 codings stay on the same words.")
    assert "meget" in dialog.changes.toPlainText()
    assert "Every coding stays on its words" in dialog.doubtful.toPlainText()
    assert _current_text(window) == text
    dialog.primary.click()
    assert _current_text(window) == corrected
    assert window.toast.isVisible()
    window.commands["edit.undo"].trigger()
    assert _current_text(window) == text
    assert window.session.project.check() == []


def test_doubtful_codings_are_listed_and_each_is_opened(
    window: MainWindow, text: str, doubtful: Excerpt, choose: Callable[[str], None], seen: list[QWidget]
) -> None:
    assert window.coding is not None
    words = doubtful.range.of(text)
    choose(text.replace(words, "Hm."))
    dialog = _replace(window, seen)
    assert dialog.planned is not None
    assert doubtful.id in {each.excerpt_id for each in dialog.planned.doubtful}
    assert " ".join(words.split())[:150] in dialog.doubtful.toPlainText()
    dialog.doubtful.anchorClicked.emit(QUrl(f"change:{doubtful.id}"))
    assert dialog.pages.currentWidget() is dialog.changes
    dialog.doubtful.anchorClicked.emit(QUrl(f"open:{doubtful.id}"))
    assert not dialog.isVisible()
    assert _current_text(window) == text
    assert window.coding.view.focused_excerpt == doubtful.id
    again = _replace(window, seen)
    again.primary.click()
    window.toast._button.click()
    listed = seen[-1]
    assert isinstance(listed, DoubtfulDialog)
    listed.page.anchorClicked.emit(QUrl(f"open:{doubtful.id}"))
    assert not listed.isVisible()
    assert window.toast.isVisible()


def test_another_interview_must_be_meant(
    window: MainWindow, text: str, choose: Callable[[str], None], seen: list[QWidget]
) -> None:
    choose("I: Hvem er du?\n\nBeboer: Jeg går til fodbold hver onsdag aften med min nabo.\n")
    dialog = _replace(window, seen)
    assert "looks like another text than “Sundhedsplejerske”" in dialog.warning.text()
    assert dialog.planned is not None
    assert f"{dialog.planned.codings(Fate.DOUBTFUL)} codings would be left" in dialog.warning.text()
    assert not dialog.primary.isEnabled()
    dialog.accept()
    assert _current_text(window) == text
    QTest.mouseClick(dialog.anyway, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert dialog.primary.isEnabled()
    dialog.primary.click()
    assert _current_text(window).startswith("I: Hvem er du?")


def test_it_is_said_when_nothing_differs_or_the_file_cannot_be_read(
    window: MainWindow, choose: Callable[[str], None], seen: list[QWidget], tmp_path: Path, qtbot: QtBot
) -> None:
    assert window.session is not None
    assert window.coding is not None
    assert window.coding.source is not None
    path = tmp_path / window.coding.source.origin
    path.write_bytes(window.session.project.sources.original(window.coding.source.id) or b"")
    choose("I: Ja.")
    dialog = _replace(window, seen)
    for name, icon in ((path, "check"), (tmp_path / "borte.txt", "circle-alert")):
        dialog.read(name)
        qtbot.waitUntil(lambda: not dialog.is_reading)
        assert dialog.notice is not None
        assert dialog.pages.currentWidget() is dialog.notice
        assert dialog.notice._icon == icon
        assert not dialog.primary.isEnabled()
        assert not dialog.anyway.isVisible()
    choose("I: Ja.")
    dialog.another.click()
    qtbot.waitUntil(lambda: not dialog.is_reading)
    assert dialog.notice is None
    assert dialog.anyway.isVisible()
    dialog.reject()


def test_the_menu_of_a_source_offers_it(window: MainWindow, choose: Callable[[str], None], seen: list[QWidget]) -> None:
    assert window.coding is not None
    panel = window.coding.sources
    choose("I: Ja.")
    menu = panel.menu_at(panel.tree.currentIndex())
    action = next(action for action in menu.actions() if action.text() == "Replace the text by a corrected file…")
    action.trigger()
    assert isinstance(seen[-1], ReplaceDialog)
    menu.deleteLater()
