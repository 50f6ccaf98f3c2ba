"""Another codebook beside ours, through the user's hands: what differs, what is decided, what came of it."""

from pathlib import Path

import docx
import pytest
from codebook_hands import names, press_undo, said_in
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from qualapp.desktop.books.difference_table import FATE, STATE
from qualapp.desktop.books.merge_books_dialog import MergeBooksDialog
from qualapp.desktop.codebook import CodebookPanel
from qualapp.desktop.session import Session
from qualapp.store.project import Project

Codes = dict[str, int]
TABLE = """Level 1;Level 2;Definition;Notes
People;;All who take part;x
;Trusts;;
;Friends;;
Weather;;;
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "Colleague.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def dialog(qtbot: QtBot, panel: CodebookPanel, table: Path) -> MergeBooksDialog:
    """The dialog over the panel, with the colleague's codebook."""
    panel.resize(1280, 800)
    panel.books.compare(table)
    qtbot.waitUntil(lambda: panel.findChild(MergeBooksDialog) is not None, timeout=20_000)
    found = panel.findChild(MergeBooksDialog)
    assert found is not None
    QApplication.processEvents()
    return found


def test_a_copy_of_the_project_is_said_to_be_merged_elsewhere(
    qtbot: QtBot, panel: CodebookPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.qualapp"
    panel._session.project.save_copy(copy)
    asked: list[str] = []

    def answer(_parent: object, title: str, *_more: object) -> tuple[str, str]:
        asked.append(title)
        return str(copy), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    panel.books.choose()
    qtbot.waitUntil(lambda: panel.findChild(MergeBooksDialog) is not None, timeout=20_000)
    assert "copies of this project are merged under Team" in asked[0]
    told = [label.text() for label in panel.findChild(MergeBooksDialog).findChildren(QLabel)]
    assert any("Receive a copy" in text for text in told)


def test_another_codebook_is_not_taken_for_a_copy(dialog: MergeBooksDialog) -> None:
    assert not any("Receive a copy" in label.text() for label in dialog.findChildren(QLabel))


def rows(dialog: MergeBooksDialog) -> dict[str, tuple[str, str]]:
    """The difference and the fate of each row, by the code's name as the tables have it."""
    model = dialog.model
    return {
        row.code.name: (str(model.index(place, STATE).data()), str(model.index(place, FATE).data()))
        for place, row in enumerate(model.rows)
    }


def go_to(dialog: MergeBooksDialog, name: str) -> None:
    place = next(place for place, row in enumerate(dialog.model.rows) if row.code.name == name)
    dialog.table.setCurrentIndex(dialog.model.index(place, 0))


def take(box: QComboBox, text: str) -> None:
    """Choose the first line that begins so, by the keyboard."""
    place = next(place for place in range(box.count()) if box.itemText(place).startswith(text))
    box.setFocus()
    while box.currentIndex() != place:
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < place else Qt.Key.Key_Up)
    QApplication.processEvents()


def test_what_differs_is_told_with_signs_and_proposals_are_chosen(dialog: MergeBooksDialog) -> None:
    told = rows(dialog)
    assert told["People"] == ("≠ definition", "Ours stays")
    assert told["Friends"] == ("+ only there", "Taken over")
    assert told["Networks"] == ("− only here", "Stays")
    state, fate = told["Trusts"]
    assert (state, fate.split(" · ")[0]) == ("+ only there", "Is our “Trust”")
    assert "alike" in fate
    assert told["Trust"] == ("− only here", "Is theirs “Trusts”")
    assert dialog.summary.text() == "2 codes are added · 1 is taken for one of ours"
    go_to(dialog, "Trusts")
    assert dialog.table.currentIndex().data() == "(Trust)"


def test_all_is_done_in_one_step_and_the_toast_takes_it_back(
    dialog: MergeBooksDialog, panel: CodebookPanel, project: Project, coded: Codes
) -> None:
    before = names(panel)
    counts = project.codes.counts()
    go_to(dialog, "Trusts")
    take(dialog.act, "Is one of ours, which gets")
    go_to(dialog, "Networks")
    take(dialog.act, "Merge into another code")
    assert dialog.code.value() is None
    take(dialog.code, "People > Friends (new)")
    go_to(dialog, "Weather")
    take(dialog.act, "Leave out")
    take(dialog.every, "ours becomes theirs")
    assert dialog.summary.text() == (
        "1 code is added · 2 get the other’s texts · 1 is merged · 2 codings follow · 1 is left out"
    )
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert project.codes[coded["Trust"]].name == "Trusts"
    assert project.codes[coded["People"]].definition == "All who take part"
    friends = project.codes.find("People > Friends")
    assert project.codes.counts()[friends.id] == counts[coded["Networks"]]
    assert "  Networks" not in names(panel)
    assert said_in(panel) == "1 code added, 2 codes changed, 1 code merged, 2 codings moved."
    press_undo(panel)
    assert names(panel) == before
    assert project.codes.counts() == counts


def test_a_decision_that_cannot_be_keeps_the_dialog_open_and_says_why(
    dialog: MergeBooksDialog, panel: CodebookPanel, project: Project
) -> None:
    steps = len(project.history.steps())
    go_to(dialog, "Networks")
    take(dialog.act, "Merge into another code")
    take(dialog.code, "Weather (new)")
    go_to(dialog, "Weather")
    take(dialog.act, "Leave out")
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.problem.isVisible()
    assert "not taken over" in dialog.problem.text()
    assert len(project.history.steps()) == steps
    take(dialog.act, "Take over as a new code")
    assert not dialog.problem.isVisible()


def test_both_can_be_kept_and_their_texts_stand_side_by_side(dialog: MergeBooksDialog, project: Project) -> None:
    go_to(dialog, "People")
    page = dialog.sides.widget()
    assert page is not None
    said = [label.text() for label in page.findChildren(type(dialog.summary))]
    assert "All who take part" in said
    take(dialog.act, "Keep both")
    assert rows(dialog)["People"][1] == "Both are kept"
    dialog.accept()
    assert [code.name for code in project.codes.tree().children()].count("People") == 2


def test_only_what_differs_can_be_shown(dialog: MergeBooksDialog, panel: CodebookPanel, project: Project) -> None:
    dialog.reject()
    book = project.codebooks.book()
    first = book.codes[0]
    from dataclasses import replace

    from qualapp.analysis.codebook_difference import difference

    other = replace(book, codes=(*book.codes[:-1], replace(book.codes[-1], name="Ways of working")))
    shown = panel.books.show((difference(book, other), ()))
    assert shown.only.isChecked()
    assert [row.code.name for row in shown.model.rows] == ["Methods"]
    QTest.keyClick(shown.only, Qt.Key.Key_Space)
    assert first.name in [row.code.name for row in shown.model.rows]
    shown.reject()


def test_the_report_says_what_is_decided(dialog: MergeBooksDialog, panel: CodebookPanel, tmp_path: Path) -> None:
    go_to(dialog, "Weather")
    take(dialog.act, "Leave out")
    panel.books.save_report(dialog.plan, tmp_path / "report")
    document = docx.Document(str(tmp_path / "report.docx"))
    cells = [[cell.text for cell in row.cells][:2] for table in document.tables for row in table.rows]
    assert ["Weather", "Left out"] in cells
    assert said_in(panel) == "Saved “report.docx”"
    dialog.reject()


def test_a_file_that_is_no_codebook_is_said(qtbot: QtBot, panel: CodebookPanel, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Colour;Weight\nred;1\n", encoding="utf-8")
    with qtbot.waitSignal(panel.books.said, timeout=20_000) as told:
        panel.books.compare(path)
    assert "has no column with the names of codes" in told.args[0]


def test_what_is_changed_while_the_other_is_read_is_compared_too(
    qtbot: QtBot, panel: CodebookPanel, project: Project, coded: Codes, table: Path
) -> None:
    panel.books.compare(table)
    project.codes.delete(coded["Networks"])
    qtbot.waitUntil(lambda: panel.findChild(MergeBooksDialog) is not None, timeout=20_000)
    dialog = panel.findChild(MergeBooksDialog)
    assert dialog is not None
    assert "Networks" not in rows(dialog)
    dialog.accept()
    assert not dialog.isVisible()


def test_who_only_reads_can_compare_but_not_merge(
    qtbot: QtBot, panel: CodebookPanel, session: Session, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session.project, "read_only", True)
    panel.books.compare(table)
    qtbot.waitUntil(lambda: panel.findChild(MergeBooksDialog) is not None, timeout=20_000)
    dialog = panel.findChild(MergeBooksDialog)
    assert dialog is not None
    assert not dialog.primary.isEnabled()
    assert "reading only" in dialog.primary.toolTip()
    assert not dialog.act.isEnabled()
    dialog.reject()


def test_both_dialogs_are_in_the_menu_of_the_codebook(panel: CodebookPanel) -> None:
    texts = [action.text() for action in panel.menu.actions()]
    assert "Compare and merge codebooks…" in texts
    assert "Versions of the codebook…" in texts
