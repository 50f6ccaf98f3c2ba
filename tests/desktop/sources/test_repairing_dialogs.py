"""Scanned text in the window: every repair is seen, ticked or left, before the text comes in or afterwards."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from qualapp.desktop.session import Session
from qualapp.desktop.sources.import_dialog import ImportDialog
from qualapp.desktop.sources.repair.models import Role
from qualapp.desktop.sources.repair.repair_dialog import RepairDialog
from qualapp.language.repair import proposals

Open = Callable[..., ImportDialog]
SCANNED = (
    "Det foerste aar var boernene glade, og foraeldrene fik raad af sundheds-\nplejersken. Boern og foraeldre i "
    "omraadet har ogsaa faaet stoette, og det andet aar gik det godt. Vi saa Aagaard."
)
MENDED = (
    "Det første år var børnene glade, og forældrene fik råd af sundhedsplejersken. Børn og forældre i "
    "området har også fået støtte, og det andet år gik det godt. Vi så Aagaard."
)
CHECKED, UNCHECKED, PARTLY = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked
TICK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def review(qtbot: QtBot) -> RepairDialog:
    """The review of a scanned text."""
    dialog = RepairDialog("Skannet", SCANNED, proposals(SCANNED))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def scans(tmp_path: Path) -> list[Path]:
    """Two scanned texts and a sound one."""
    texts = {"Skannet.txt": SCANNED, "Skannet to.txt": SCANNED + " Naar.", "Sund.txt": MENDED}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [tmp_path / name for name in texts]


def row_of(dialog: RepairDialog, title: str) -> int:
    return next(row for row, group in enumerate(dialog.choice.groups) if group.title.startswith(title))


def test_the_same_change_is_one_row_under_its_kind(review: RepairDialog) -> None:
    titles = [group.title for group in review.choice.groups]
    assert titles[0] == "Letters that are lost"
    assert "aar → år" in titles
    assert "sundheds-¶plejersken → sundhedsplejersken" in titles
    row = row_of(review, "aar → år")
    review.choose(row)
    assert review.places.rowCount() == 2
    before, gone, new, after = review.places.index(1).data(Role.PIECES)
    assert (gone, new) == ("aar", "år")
    assert before.endswith("det andet ")
    assert after.startswith(" gik det godt")


def test_one_place_a_change_a_kind_and_all_can_be_left_out(qtbot: QtBot, review: RepairDialog) -> None:
    sure = len(review.choice.sure())
    assert review.primary.text() == f"Make {sure} repairs"
    row = row_of(review, "aar → år")
    review.choose(row)
    review.places.setData(review.places.index(0), UNCHECKED.value, TICK)
    assert review.groups.index(row).data(TICK) == PARTLY
    assert len(review.choice.wanted()) == sure - 1
    review.groups.setData(review.groups.index(row), CHECKED.value, TICK)
    assert len(review.choice.wanted()) == sure
    review.groups.setData(review.groups.index(0), UNCHECKED.value, TICK)
    assert {each.kind.value for each in review.choice.wanted()} == {"hyphen"}
    review.none.click()
    assert review.choice.wanted() == []
    assert not review.primary.isEnabled()
    review.all.click()
    assert len(review.choice.wanted()) == len(review.choice.repairs)
    review.sure.click()
    assert len(review.choice.wanted()) == sure


def test_space_and_a_click_on_the_box_tick(qtbot: QtBot, review: RepairDialog) -> None:
    row = row_of(review, "aar → år")
    review.choose(row)
    qtbot.keyClick(review.group_list, Qt.Key.Key_Space)
    assert review.groups.index(row).data(TICK) == UNCHECKED
    place = review.place_list.visualRect(review.places.index(0))
    box = QPoint(place.left() + 22, place.center().y())
    qtbot.mouseClick(review.place_list.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert review.places.index(0).data(TICK) == CHECKED
    assert review.groups.index(row).data(TICK) == PARTLY


def test_a_scanned_text_is_imported_as_it_is_unless_repairs_are_chosen(
    qtbot: QtBot, session: Session, scans: list[Path], open_dialog: Open
) -> None:
    dialog = open_dialog(scans[0])
    note = dialog.desk.repairs
    assert note.isVisible()
    assert note.told.text().startswith("This text looks scanned: ")
    file = dialog.desk.model.files[0]
    review = dialog.desk.review_of(file)
    qtbot.addWidget(review)
    review.choice.want([number for number, each in enumerate(review.choice.repairs) if each.kind == "hyphen"], False)
    review.accept()
    assert "repairs are made" in note.told.text()
    with qtbot.waitSignal(dialog.imported, timeout=5000):
        dialog.accept()
    assert session.project.sources.text(1) == MENDED.replace("sundhedsp", "sundheds-\np")
    assert session.project.sources.original(1) == scans[0].read_bytes()


def test_the_sure_repairs_of_several_files_are_made_at_once_and_taken_back(
    scans: list[Path], open_dialog: Open
) -> None:
    dialog = open_dialog(*scans)
    desk = dialog.desk
    names = [file.file_name for file in desk.model.files]
    desk.choose(range(len(names)))
    assert desk.repairs.told.text().startswith("2 of the files look scanned.")
    desk.repairs.make_sure.click()
    texts = {file.file_name: file.corrected().text for file in desk.model.files}
    assert texts["Skannet.txt"] == MENDED
    assert texts["Sund.txt"] == MENDED
    desk.repairs.leave.click()
    assert next(file for file in desk.model.files if file.file_name == "Skannet.txt").corrected().text == SCANNED
    desk.choose([names.index("Sund.txt")])
    assert not desk.repairs.isVisible()
