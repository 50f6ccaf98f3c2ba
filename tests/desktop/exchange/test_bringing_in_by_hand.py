"""A project of another program comes into the open one through the window: looked at first, then in one step."""

from collections.abc import Callable
from pathlib import Path

import pytest
from exchange_hands import SAID, ByHand, Looked, drop, report
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from refi_files import code, codes, content, guid, passage, project, qdpx, sources, tag, text_source

from qualapp.desktop.exchange.bring_in_dialog import BringInDialog
from qualapp.desktop.exchange.preview_desk import READINGS, REMARKS
from qualapp.desktop.main_window import MainWindow
from qualapp.desktop.sources.import_dialog import ImportDialog
from qualapp.importers.refi import Ends
from qualapp.store.project import Project


def quotations(window: MainWindow) -> list[str]:
    project = window.session.project
    (source,) = project.sources.all()
    text = project.sources.text(source.id)
    return [text[one.range.start : one.range.end] for one in project.excerpts.in_source(source.id)]


def choose(dialog: BringInDialog, place: int, qtbot: QtBot) -> None:
    """Click on a way of reading, and wait until it is looked at."""
    card = dialog.desk.readings.cards[place]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.rect().center())
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=20_000)


def test_looking_changes_nothing_and_says_what_would_come(
    window: MainWindow, by_hand: ByHand, looked: Looked, families: Path
) -> None:
    steps = len(window.session.project.history.steps())

    def hand(dialog: BringInDialog) -> None:
        looked(dialog)
        assert dialog.desk.file.text() == "families.qdpx"
        assert dialog.desk.origin.text() == "“Forsøg” from Dedoose 9"
        numbers = dialog.desk.numbers.words()
        assert numbers[0] == "Comes in"
        assert {"1 coder", "2 codes", "1 source", "3 excerpts", "3 codings"} <= set(numbers)
        assert numbers[-2:] == ["Is here already", "1 coder"], "Anna Lund works in both"
        words = dialog.desk.remarks.toPlainText().splitlines()
        assert words[:3] == [
            "Left out",
            "1 passage lies wholly outside the text and was left out with its codings.",
            "Interview med Åse",
        ]
        assert dialog.primary.isEnabled()

    by_hand(lambda: window.acts.exchange.bring_in(families), hand)
    assert len(window.session.project.history.steps()) == steps
    assert window.session.project.counts("source", "code") == {"source": 0, "code": 0}


def test_a_doubtful_reading_is_chosen_by_the_words_that_it_quotes(
    window: MainWindow, by_hand: ByHand, looked: Looked, families: Path, qtbot: QtBot
) -> None:
    def hand(dialog: BringInDialog) -> None:
        looked(dialog)
        assert dialog.desk.tabs.value() == READINGS, "what is in doubt is shown first"
        first, second = dialog.desk.readings.cards[:2]
        assert first.radio.isChecked()
        assert first.told.text() == "0 of 3 passages are of whole words"
        assert second.told.text() == "3 of 3 passages are of whole words"
        assert second.radio.accessibleName() == "The last position belongs to the passage"
        choose(dialog, 1, qtbot)
        assert second.radio.isChecked()
        assert "You chose this." in dialog.desk.remarks.toPlainText()
        dialog.primary.click()

    by_hand(lambda: window.acts.exchange.bring_in(families), hand)
    assert sorted(quotations(window)) == sorted(SAID)
    report(window).accept()


def test_what_comes_in_is_one_step_that_one_undo_takes_back(
    window: MainWindow, by_hand: ByHand, looked: Looked, families: Path
) -> None:
    by_hand(lambda: window.acts.exchange.bring_in(families), lambda dialog: looked(dialog).primary.click())
    project = window.session.project
    assert project.counts("source", "coding") == {"source": 1, "coding": 3}
    assert {coder.name for coder in project.coders.all()} >= {"Anna Lund", "Bo"}
    assert window.coding.source.name == "Interview med Åse", "there is something to see at once"
    report(window).accept()
    window.commands["edit.undo"].trigger()
    assert project.counts("source", "coding", "code") == {"source": 0, "coding": 0, "code": 0}


def test_the_second_time_all_of_it_is_here(window: MainWindow, by_hand: ByHand, looked: Looked, families: Path) -> None:
    by_hand(lambda: window.acts.exchange.bring_in(families), lambda dialog: looked(dialog).primary.click())
    report(window).accept()

    def hand(dialog: BringInDialog) -> None:
        looked(dialog)
        assert not dialog.primary.isEnabled()
        assert dialog.primary.toolTip() == "All of it is here already."

    by_hand(lambda: window.acts.exchange.bring_in(families), hand)


def test_the_report_is_copied_and_kept_as_word_and_text(
    window: MainWindow,
    by_hand: ByHand,
    looked: Looked,
    families: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from docx import Document

    by_hand(lambda: window.acts.exchange.bring_in(families), lambda dialog: looked(dialog).primary.click())
    shown = report(window)
    shown.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Study\nProject of another program brought in\n")
    assert "\n  3 codings\n" in copied
    assert "wholly outside the text" in copied
    for name, kind in (("kept", "Text (*.txt)"), ("kept.docx", "Word (*.docx)")):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, n=name, k=kind: (str(tmp_path / n), k))
        shown.save.click()
        assert shown.told.text() == f"Saved “{Path(name).stem}{'.docx' if 'docx' in name else '.txt'}”"
    assert (tmp_path / "kept.txt").read_text(encoding="utf-8-sig").splitlines()[:2] == copied.splitlines()[:2]
    written = "\n".join(paragraph.text for paragraph in Document(str(tmp_path / "kept.docx")).paragraphs)
    assert "Came in" in written
    assert "Interview med Åse" in written
    shown.accept()


def test_a_report_that_cannot_be_written_says_why(
    window: MainWindow, by_hand: ByHand, looked: Looked, families: Path, tmp_path: Path
) -> None:
    by_hand(lambda: window.acts.exchange.bring_in(families), lambda dialog: looked(dialog).primary.click())
    shown = report(window)
    shown.write(tmp_path / "nowhere" / "report.txt")
    assert shown.told.property("role") == "error"
    assert not (tmp_path / "nowhere").exists()
    shown.accept()


def test_what_is_no_project_says_so_and_lets_another_be_chosen(
    window: MainWindow, by_hand: ByHand, looked: Looked, families: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.qdpx"
    broken.write_bytes(b"no archive")

    def hand(dialog: BringInDialog) -> None:
        looked(dialog)
        assert dialog.choice.isVisible()
        assert "broken.qdpx" in dialog.error.text()
        assert not dialog.primary.isVisible()
        drop(dialog.choice, families)
        looked(dialog)
        assert dialog.desk.isVisible()
        assert dialog.error.text() == ""

    by_hand(lambda: window.acts.exchange.bring_in(broken), hand)


def test_a_file_of_nvivo_itself_says_how_it_comes_in(
    window: MainWindow, by_hand: ByHand, looked: Looked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own.nvpx").write_bytes(b"whatever")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(tmp_path / "own.nvpx"), ""))

    def hand(dialog: BringInDialog) -> None:
        dialog.choice.button.click()
        looked(dialog)
        assert "export the project as REFI-QDA" in dialog.error.text()

    by_hand(window.commands["project.bring_in"].trigger, hand)


def test_leaving_while_it_comes_in_leaves_nothing(
    window: MainWindow, by_hand: ByHand, looked: Looked, tmp_path: Path
) -> None:
    many = [text_source(100 + n, content("Ord " * 50), plainTextPath=None, name=f"T {n}") for n in range(400)]
    file = qdpx(tmp_path / "many.qdpx", project(codes(code(1, "A")), sources(*many)))

    def hand(dialog: BringInDialog) -> None:
        looked(dialog)
        dialog.primary.click()
        assert dialog.is_busy
        assert dialog.work.stop.isVisible()
        dialog.reject()

    by_hand(lambda: window.acts.exchange.bring_in(file), hand)
    assert window.session.job is None
    assert window.session.project.counts("source") == {"source": 0}


def test_stopping_goes_back_to_what_was_looked_at(
    window: MainWindow, by_hand: ByHand, looked: Looked, tmp_path: Path, qtbot: QtBot
) -> None:
    many = [text_source(100 + n, content("Ord " * 50), plainTextPath=None, name=f"T {n}") for n in range(400)]
    file = qdpx(tmp_path / "many.qdpx", project(codes(code(1, "A")), sources(*many)))

    def hand(dialog: BringInDialog) -> None:
        looked(dialog)
        dialog.primary.click()
        dialog.work.stop.click()
        qtbot.waitUntil(lambda: not dialog.is_busy, timeout=20_000)
        assert dialog.desk.isVisible()
        assert dialog.desk.isEnabled()
        assert dialog.primary.isEnabled()

    by_hand(lambda: window.acts.exchange.bring_in(file), hand)
    assert window.session.project.counts("source") == {"source": 0}


def test_a_project_dropped_on_the_sources_or_the_window_is_looked_at(
    window: MainWindow, by_hand: ByHand, looked: Looked, families: Path
) -> None:
    for place in (window.coding.sources, window.frame):
        by_hand(
            lambda place=place: drop(place, families),
            lambda dialog: (looked(dialog) and dialog.path.name == families.name) or pytest.fail("not looked at"),
        )


def test_the_import_dialog_leads_there(
    window: MainWindow, by_hand: ByHand, looked: Looked, families: Path, qtbot: QtBot
) -> None:
    from PySide6.QtCore import QTimer

    names: list[str] = []

    def in_import() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ImportDialog)
        QTimer.singleShot(0, in_exchange)
        drop(dialog.choice, families)

    def in_exchange() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, BringInDialog):
            QTimer.singleShot(20, in_exchange)
            return
        looked(dialog)
        names.append(dialog.desk.file.text())
        dialog.reject()

    QTimer.singleShot(0, in_import)
    window.commands["project.import"].trigger()
    assert names == ["families.qdpx"]


def test_texts_dropped_with_a_project_are_imported_first(
    window: MainWindow, families: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    text = tmp_path / "interview.txt"
    text.write_text("Lone: Hej.\n", encoding="utf-8")
    dialog = ImportDialog(window.session, [text], window)
    dialog.open()
    qtbot.waitUntil(lambda: not dialog.is_reading)
    dialog.add([families])
    assert dialog.isVisible()
    assert dialog.projects == [families]
    assert "families.qdpx" in dialog.error.text()
    assert [file.file_name for file in dialog.desk.model.files] == ["interview.txt"]
    dialog.reject()


def test_no_choice_of_reading_is_offered_for_our_own_projects(
    window: MainWindow, by_hand: ByHand, looked: Looked, families: Path, tmp_path: Path
) -> None:
    from qualapp.importers.refi import open_refi
    from qualapp.progress import finish
    from qualapp.reports.exchange import write_project

    with Project.create(tmp_path / "other.qualapp", name="Other", coder="Mette") as other, open_refi(families) as given:
        finish(other.exchange.take_in(given))
        finish(write_project(other, tmp_path / "other.qdpx"))

    def hand(dialog: BringInDialog) -> None:
        looked(dialog)
        assert not dialog.desk.tabs.isVisible()
        assert dialog.desk.tabs.value() == REMARKS

    by_hand(lambda: window.acts.exchange.bring_in(tmp_path / "other.qdpx"), hand)


def test_a_project_that_is_only_read_is_not_changed(
    open_window: Callable[[Path | None], MainWindow], study: Path, families: Path
) -> None:
    window = open_window(None)
    assert window.open_project(study, read_only=True)
    window.acts.exchange.bring_in(families)
    assert QApplication.activeModalWidget() is None
    assert window.toast.isVisible()


def test_the_ways_of_reading_are_chosen_with_the_keyboard(
    window: MainWindow, by_hand: ByHand, looked: Looked, families: Path, qtbot: QtBot
) -> None:
    def hand(dialog: BringInDialog) -> None:
        looked(dialog)
        first, second = dialog.desk.readings.cards[:2]
        first.radio.setFocus()
        QTest.keyClick(first.radio, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: not dialog.is_busy and dialog.desk.isEnabled(), timeout=20_000)
        qtbot.waitUntil(second.radio.hasFocus)
        assert second.radio.isChecked()
        assert dialog.desk.readings.chosen_reading().ends is Ends.INCLUSIVE

    by_hand(lambda: window.acts.exchange.bring_in(families), hand)


def test_names_in_a_file_are_shown_as_they_are_not_as_markup(
    window: MainWindow, by_hand: ByHand, looked: Looked, tmp_path: Path
) -> None:
    user = tag("Users", tag("User", guid=guid(90), name="A"))
    marked = text_source(2, content("Kort <b>tekst</b>"), passage(3, 0, 12), plainTextPath=None, name="<b>fed</b>")
    file = qdpx(tmp_path / "marked.qdpx", project(user, codes(code(1, "A")), sources(marked), name="<i>x</i>"))

    def hand(dialog: BringInDialog) -> None:
        looked(dialog)
        assert dialog.desk.origin.text() == "“<i>x</i>” from Somebody"
        assert "&lt;b" in dialog.desk.readings.cards[0].quotations[0].text()

    by_hand(lambda: window.acts.exchange.bring_in(file), hand)
