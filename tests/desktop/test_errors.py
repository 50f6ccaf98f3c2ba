"""An error that nobody has caught is told once, and never with a word of an interview."""

import re
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QtMsgType, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from qualapp.desktop import errors
from qualapp.desktop.crash_dialog import CrashDialog
from qualapp.desktop.errors import CrashBorder, install_crash_border
from qualapp.errors import UserError

SECRET = "Min mor sagde aldrig noget om det i Lærkevangen"


@pytest.fixture
def window(qtbot, theme) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def border(window: QWidget, tmp_path: Path) -> Iterator[CrashBorder]:
    border = install_crash_border(lambda: window, tmp_path)
    yield border
    if border.dialog is not None:
        border.dialog.close()
    border.leave()


def log(folder: Path) -> str:
    path = folder / "errors.log"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def fail(words: str = SECRET) -> None:
    interview = words
    raise KeyError(f"cannot code {interview}")


def raise_in_loop(action=fail) -> None:
    """Let an error reach the border as one from a slot does."""
    try:
        action()
    except BaseException:  # noqa: BLE001
        sys.excepthook(*sys.exc_info())


def shown_words(widget: QWidget) -> str:
    labels = [label.text() for label in widget.findChildren(QLabel)]
    texts = [child.property("plainText") or child.accessibleName() for child in widget.findChildren(QWidget)]
    return " ".join([*labels, *(str(text) for text in texts)])


def open_dialogs() -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget.isModal()]


def wait_for_dialog(qtbot, border: CrashBorder) -> CrashDialog:
    qtbot.waitUntil(lambda: border.dialog is not None and border.dialog.isVisible())
    assert isinstance(border.dialog, CrashDialog)
    return border.dialog


def crash(qtbot, action=fail) -> None:
    """Let a slot fail while the window's loop runs."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(0, lambda: raise_in_loop(action))
    QTimer.singleShot(60, loop.quit)
    loop.exec()


def test_an_error_is_told_without_the_words_of_the_interview(border, qtbot, tmp_path, capsys) -> None:
    crash(qtbot)
    dialog = wait_for_dialog(qtbot, border)
    told = shown_words(dialog) + log(tmp_path) + capsys.readouterr().err
    assert "KeyError" in told
    assert "test_errors.py" in told
    for word in SECRET.split():
        if len(word) > 4:
            assert word not in told


def test_the_report_names_versions_and_no_folder_of_this_machine(border, qtbot, tmp_path) -> None:
    crash(qtbot)
    dialog = wait_for_dialog(qtbot, border)
    text = dialog.details.toPlainText()
    assert re.search(r"Qualapp \d+\.\d+", text)
    assert "PySide6 6." in text
    assert "SQLite 3." in text
    assert str(Path(__file__).parent) not in text
    assert str(Path.home()) not in text


def test_our_own_frames_are_named_by_room_line_and_function(border, qtbot) -> None:
    def in_our_code() -> None:
        from qualapp.model.text import TextRange

        TextRange(5, 2)

    crash(qtbot, in_our_code)
    assert re.search(r"ValueError\n(?s:.*)model/text\.py:\d+ __post_init__", wait_for_dialog(qtbot, border)._report)


def test_what_led_to_an_error_is_named_but_not_told(border, qtbot, tmp_path) -> None:
    def chained() -> None:
        try:
            fail()
        except KeyError as error:
            raise RuntimeError(SECRET) from error

    crash(qtbot, chained)
    report = wait_for_dialog(qtbot, border)._report
    assert report.index("RuntimeError") < report.index("after KeyError")
    assert SECRET not in report + log(tmp_path)


def test_there_are_never_two_dialogs(border, qtbot, tmp_path) -> None:
    crash(qtbot)
    first = wait_for_dialog(qtbot, border)

    def another() -> None:
        raise ZeroDivisionError(SECRET)

    crash(qtbot, another)
    assert border.dialog is first
    assert len(open_dialogs()) == 1
    assert "ZeroDivisionError" in log(tmp_path)


def test_the_same_error_again_is_only_logged(border, qtbot, tmp_path, monkeypatch) -> None:
    crash(qtbot)
    wait_for_dialog(qtbot, border).accept()
    crash(qtbot)
    assert border.dialog is None
    assert "again: KeyError" in log(tmp_path)
    monkeypatch.setattr(errors, "_QUIET", 0.0)
    crash(qtbot)
    wait_for_dialog(qtbot, border)


def test_an_error_in_a_thread_is_told_too(border, qtbot, tmp_path) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    wait_for_dialog(qtbot, border)
    assert "KeyError" in log(tmp_path)
    assert SECRET not in log(tmp_path)


def test_a_user_error_is_shown_as_its_sentence_and_its_words_are_not_logged(border, qtbot, tmp_path) -> None:
    def refused() -> None:
        raise UserError(f"The source {SECRET} has no name.")

    crash(qtbot, refused)
    qtbot.waitUntil(lambda: border.dialog is not None)
    assert not isinstance(border.dialog, CrashDialog)
    assert SECRET in shown_words(border.dialog)
    assert SECRET not in log(tmp_path)


def test_the_report_can_be_copied_and_the_work_gone_on_with(border, window, qtbot) -> None:
    crash(qtbot)
    dialog = wait_for_dialog(qtbot, border)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == dialog.details.toPlainText()
    dialog.primary.click()
    assert window.isVisible()
    assert border.dialog is None


def test_quitting_closes_the_window(border, window, qtbot, monkeypatch) -> None:
    ended = []
    monkeypatch.setattr(QApplication, "exit", ended.append)
    crash(qtbot)
    wait_for_dialog(qtbot, border).quit.click()
    assert ended == [1]
    assert not window.isVisible()


def test_warnings_of_qt_are_logged_without_what_they_quote(border, tmp_path) -> None:
    qWarning(f'QFile: cannot open "{SECRET}" in /home/ida/study.qualapp')
    assert "QFile: cannot open “…” in study.qualapp" in log(tmp_path)
    assert "ida" not in log(tmp_path)


def test_a_log_that_cannot_be_written_hinders_nothing(window, qtbot, tmp_path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    border = install_crash_border(lambda: window, blocked / "logs")
    try:
        crash(qtbot)
        wait_for_dialog(qtbot, border).accept()
    finally:
        border.leave()


def test_a_log_that_has_grown_is_begun_anew(border, qtbot, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(errors, "_LARGEST", 10)
    border._on_qt(QtMsgType.QtWarningMsg, None, "one of them is long")
    border._on_qt(QtMsgType.QtWarningMsg, None, "two")
    assert log(tmp_path) == "Qt warning: two\n"
    assert "one of them" in (tmp_path / "errors.old.log").read_text(encoding="utf-8")


def test_leaving_puts_the_hooks_back(window, tmp_path) -> None:
    before = (sys.excepthook, threading.excepthook)
    border = install_crash_border(lambda: window, tmp_path)
    assert sys.excepthook != before[0]
    border.leave()
    assert (sys.excepthook, threading.excepthook) == before
