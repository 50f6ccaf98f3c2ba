"""Import by hand: what is found is shown, corrected, and taken in one step."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QScrollArea
from pytestqt.qtbot import QtBot

from qualapp import i18n
from qualapp.desktop.jobs import Job
from qualapp.desktop.session import Session
from qualapp.desktop.sources.import_dialog import ImportDialog
from qualapp.desktop.sources.incoming_model import state_of
from qualapp.model.source import SourceKind, Visit
from qualapp.store.project import Project

Open = Callable[..., ImportDialog]
KEY = Qt.Key


def choose(dialog: ImportDialog, *beginnings: str) -> None:
    """Choose the files whose names contain these words."""
    names = [file.file_name for file in dialog.desk.model.files]
    dialog.desk.choose([next(row for row, name in enumerate(names) if words in name) for words in beginnings])


def press_import(qtbot: QtBot, dialog: ImportDialog) -> list[int]:
    """Press the primary button; gives the ids of the new sources."""
    with qtbot.waitSignal(dialog.imported, timeout=5000) as imported:
        qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    ids: list[int] = imported.args[0]
    return ids


def test_a_folder_with_a_broken_file_is_imported_without_it(
    qtbot: QtBot, session: Session, files: Path, open_dialog: Open
) -> None:
    dialog = open_dialog(files)
    assert dialog.primary.text() == "Import 2 files"
    broken = dialog.desk.model.files[-1]
    assert broken.reading is None
    assert "Ødelagt.docx" in state_of(broken)
    ids = press_import(qtbot, dialog)
    assert not dialog.isVisible()
    assert [session.project.sources[number].name for number in ids] == [
        "Projektleder, genbesøg 2024-03-14",
        "Tre mødre",
    ]
    assert session.project.counts()["source"] == 2


def test_what_file_names_and_speakers_tell_is_proposed_and_stored(
    qtbot: QtBot, session: Session, files: Path, open_dialog: Open
) -> None:
    ids = press_import(qtbot, open_dialog(files))
    leader, mothers = (session.project.sources[number] for number in ids)
    assert (leader.case, leader.kind, leader.visit) == ("Fjordengen", SourceKind.INTERVIEW, Visit.REVISIT)
    assert leader.date == datetime.date(2024, 3, 14)
    assert (mothers.case_id, mothers.kind, mothers.visit) == (leader.case_id, SourceKind.GROUP_INTERVIEW, None)
    assert [case.name for case in session.project.cases.all()] == ["Fjordengen"]
    roles = {who.name: (who.role, who.is_interviewer) for who in session.project.informants.all()}
    assert roles["Projektleder"] == ("Projektleder", False)
    assert roles["Interviewer"] == ("", True)


def test_the_speakers_of_a_focus_group_are_seen_at_once_where_there_is_room(
    qtbot: QtBot, files: Path, tmp_path: Path, open_dialog: Open
) -> None:
    talk = [f"{name}: Det var godt." for name in ("Interviewer", "Hanne", "Bent", "Kaj", "Ida", "Mona", "Ole")] * 3
    folder = tmp_path / "focus"
    folder.mkdir()
    (folder / "Gruppe.txt").write_text("\n\n".join(talk), encoding="utf-8")
    dialog = open_dialog(folder)
    desk = dialog.desk
    qtbot.waitUntil(lambda: desk.speakers.last_label() == "Ole")
    area = desk.speakers.findChild(QScrollArea)
    assert area is not None
    desk.resize(desk.width(), 660)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    assert desk.preview.height() >= 120
    desk.resize(desk.width(), 480)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)


def test_one_undo_takes_the_whole_import_back_with_its_case(
    qtbot: QtBot, session: Session, files: Path, open_dialog: Open
) -> None:
    told: list[object] = []
    session.changed.connect(told.append)
    press_import(qtbot, open_dialog(files))
    assert len(told) == 1
    session.project.history.undo()
    counts = session.project.counts()
    assert (counts["source"], counts["case"], counts["informant"]) == (0, 0, 0)
    session.project.history.redo()
    assert session.project.counts()["source"] == 2


def test_a_label_that_is_no_speaker_joins_the_turn_before(
    qtbot: QtBot, session: Session, files: Path, open_dialog: Open
) -> None:
    dialog = open_dialog(files / "Fjordengen - tre mødre.txt")
    row = dialog.desk.speakers.row(2)
    assert row.name.text() == "Amina"
    qtbot.mouseClick(row.speaks, Qt.MouseButton.LeftButton, pos=row.speaks.rect().center())
    lone = next(piece for piece in dialog.desk.preview.pieces() if piece.speaker == "Lone")
    assert lone.words == "Det gjorde jeg.\u2028Amina: Jeg kom senere."
    assert dialog.desk.form.kind.value() is SourceKind.INTERVIEW
    (number,) = press_import(qtbot, dialog)
    assert [turn.speaker for turn in session.project.sources.turns(number)] == [
        "Interviewer", "Lone", "Samira", "Lone", "Samira", "Interviewer",
    ]  # fmt: skip


def test_a_speaker_is_renamed_and_described(qtbot: QtBot, session: Session, files: Path, open_dialog: Open) -> None:
    dialog = open_dialog(files / "Fjordengen - tre mødre.txt")
    row = dialog.desk.speakers.row(1)
    row.name.selectAll()
    qtbot.keyClicks(row.name, "Samira")
    qtbot.keyClicks(row.role.lineEdit(), "Mor")
    row.sector.setFocus()
    row.sector.setCurrentIndex(row.sector.findText("Residents"))
    row.sector.activated.emit(row.sector.currentIndex())
    assert [piece.speaker for piece in dialog.desk.preview.pieces()][:4] == ["Interviewer", "Samira", "Amina", "Samira"]
    (number,) = press_import(qtbot, dialog)
    turns = session.project.sources.turns(number)
    assert [turn.speaker for turn in turns].count("Samira") == 4
    assert len({turn.informant_id for turn in turns if turn.speaker == "Samira"}) == 1
    who = next(one for one in session.project.informants.all() if one.name == "Samira")
    assert (who.role, who.sector) == ("Mor", "residents")


def test_nobody_gets_a_role_that_nobody_gave_them(session: Session, files: Path, open_dialog: Open) -> None:
    dialog = open_dialog(files)
    for file in ("projektleder", "mødre", "projektleder", "mødre"):
        choose(dialog, file)
    assert {voice.role for voice in dialog.desk.chosen()[0].voices.values()} == {""}
    assert dialog.desk.speakers.row(1).role.currentText() == ""


def test_who_is_made_the_interviewer_has_no_role(
    qtbot: QtBot, session: Session, files: Path, open_dialog: Open
) -> None:
    dialog = open_dialog(files / "Fjordengen - projektleder, genbesøg 2024-03-14.txt")
    row = dialog.desk.speakers.row(1)
    qtbot.mouseClick(row.interviewer, Qt.MouseButton.LeftButton, pos=row.interviewer.rect().center())
    assert not row.role.isVisible()
    press_import(qtbot, dialog)
    assert all(who.is_interviewer and not who.role for who in session.project.informants.all())


def test_the_same_file_twice_says_so_and_stays_out(
    qtbot: QtBot, session: Session, files: Path, open_dialog: Open
) -> None:
    press_import(qtbot, open_dialog(files / "Fjordengen - tre mødre.txt"))
    (files / "Kopi.txt").write_text(
        (files / "Fjordengen - projektleder, genbesøg 2024-03-14.txt").read_text("utf-8"), "utf-8"
    )
    dialog = open_dialog(files)
    told = {file.file_name: state_of(file) for file in dialog.desk.model.files}
    assert told["Fjordengen - tre mødre.txt"] == "is already here as “Fjordengen - tre mødre”"
    assert told["Kopi.txt"] == "is the same as “Fjordengen - projektleder, genbesøg 2024-03-14.txt”"
    assert dialog.primary.text() == "Import 1 file"
    press_import(qtbot, dialog)
    assert session.project.counts()["source"] == 2


def test_what_is_here_already_can_be_imported_anyway(
    qtbot: QtBot, session: Session, files: Path, open_dialog: Open
) -> None:
    press_import(qtbot, open_dialog(files / "Fjordengen - tre mødre.txt"))
    dialog = open_dialog(files / "Fjordengen - tre mødre.txt")
    assert not dialog.primary.isEnabled()
    assert dialog.primary.toolTip() == "No file is ticked."
    qtbot.keyClick(dialog.desk.list, KEY.Key_Space)
    press_import(qtbot, dialog)
    assert session.project.counts()["source"] == 2


def test_several_files_are_described_at_once(qtbot: QtBot, session: Session, files: Path, open_dialog: Open) -> None:
    dialog = open_dialog(files)
    choose(dialog, "projektleder", "mødre")
    form = dialog.desk.form
    assert form.name.isReadOnly()
    assert form.kind.value() is None
    assert form.case.currentText() == "Fjordengen"
    form.case.lineEdit().selectAll()
    qtbot.keyClicks(form.case.lineEdit(), "Nordhavn")
    qtbot.keyClicks(form.activity.lineEdit(), "Forældrekursus")
    form.date.setFocus()
    qtbot.keyClicks(form.date, "2. maj 2024")
    form.visit.setFocus()
    qtbot.keyClick(form.visit.focusProxy(), KEY.Key_Right)
    sources = [session.project.sources[number] for number in press_import(qtbot, dialog)]
    assert {source.case for source in sources} == {"Nordhavn"}
    assert {source.activity for source in sources} == {"Forældrekursus"}
    assert {source.date for source in sources} == {datetime.date(2024, 5, 2)}
    assert {source.visit for source in sources} == {Visit.FIRST}
    assert {source.kind for source in sources} == {SourceKind.INTERVIEW, SourceKind.GROUP_INTERVIEW}


def test_an_existing_case_is_used_again(qtbot: QtBot, session: Session, files: Path, open_dialog: Open) -> None:
    case = session.project.cases.add("Fjordengen")
    (number,) = press_import(qtbot, open_dialog(files / "Fjordengen - tre mødre.txt"))
    source = session.project.sources[number]
    assert (source.case_id, source.name) == (case.id, "Tre mødre")


def test_a_day_that_is_none_keeps_the_dialog_open_and_says_how(
    qtbot: QtBot, session: Session, files: Path, open_dialog: Open
) -> None:
    dialog = open_dialog(files)
    dialog.desk.form.date.selectAll()
    qtbot.keyClicks(dialog.desk.form.date, "31.02.2024")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.error.text() == "Write the day as 14 Mar 2024."
    assert session.project.counts()["source"] == 0


def test_a_text_without_speakers_is_imported_as_paragraphs(
    qtbot: QtBot, session: Session, tmp_path: Path, open_dialog: Open
) -> None:
    path = tmp_path / "Samarbejdet.md"
    path.write_text("# Planen\n\nDen bygger på tre parter.\n", "utf-8")
    dialog = open_dialog(path)
    assert not dialog.desk.speakers.isVisible()
    assert [piece.is_heading for piece in dialog.desk.preview.pieces()] == [True, False]
    (number,) = press_import(qtbot, dialog)
    assert session.project.sources[number].kind is SourceKind.DOCUMENT
    assert session.project.sources.turns(number) == []


def test_an_empty_file_is_named_and_nothing_can_be_imported(
    session: Session, tmp_path: Path, open_dialog: Open
) -> None:
    path = tmp_path / "tom.txt"
    path.write_bytes(b"")
    dialog = open_dialog(path)
    assert state_of(dialog.desk.model.files[0]) == "“tom.txt” is empty; there is no text to import."
    assert not dialog.primary.isEnabled()
    dialog.accept()
    assert dialog.isVisible()
    assert session.project.counts()["source"] == 0


def test_escape_leaves_nothing(qtbot: QtBot, session: Session, files: Path, open_dialog: Open) -> None:
    steps = len(session.project.history.steps())
    dialog = open_dialog(files)
    qtbot.keyClick(dialog, KEY.Key_Escape)
    assert not dialog.isVisible()
    assert len(session.project.history.steps()) == steps


def test_leaving_while_files_are_read_leaves_nothing(qtbot: QtBot, session: Session, files: Path) -> None:
    dialog = ImportDialog(session, [files])
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.is_reading
    assert not dialog.primary.isEnabled()
    dialog.reject()
    qtbot.waitUntil(lambda: not dialog.is_reading)
    assert not dialog.isVisible()
    assert session.project.counts()["source"] == 0


def test_stopping_while_it_writes_leaves_nothing_and_keeps_the_corrections(
    qtbot: QtBot, session: Session, tmp_path: Path, open_dialog: Open
) -> None:
    folder = tmp_path / "mange"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number}.txt").write_text(
            f"Interviewer: Nummer {number}?\n\nBo: Ja.\n\nInterviewer: Og?\n\nBo: Nej.\n"
        )
    dialog = open_dialog(folder)
    dialog.desk.form.name.selectAll()
    qtbot.keyClicks(dialog.desk.form.name, "Den første")
    imported: list[object] = []
    dialog.imported.connect(imported.append)
    session.job_started.connect(lambda job: job.stop())
    with qtbot.waitSignal(session.job_started) as started:
        dialog.accept()
    job = started.args[0]
    assert isinstance(job, Job)
    qtbot.waitUntil(lambda: session.job is None)
    assert dialog.isVisible()
    assert imported == []
    assert session.project.counts()["source"] == 0
    assert dialog.desk.model.files[0].facts.name == "Den første"
    assert dialog.primary.isEnabled()


def test_files_and_folders_can_be_chosen_when_none_were_dropped(
    qtbot: QtBot, session: Session, files: Path, open_dialog: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_dialog()
    assert not dialog.primary.isVisible()
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: ([str(files / "Ødelagt.docx")], ""))
    qtbot.mouseClick(dialog.choice.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.is_reading)
    assert [file.file_name for file in dialog.desk.model.files] == ["Ødelagt.docx"]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(files))
    dialog.choose_folder()
    qtbot.waitUntil(lambda: not dialog.is_reading)
    assert len(dialog.desk.model.files) == 3
    assert dialog.primary.text() == "Import 2 files"


def test_a_folder_without_texts_says_so(session: Session, tmp_path: Path, open_dialog: Open) -> None:
    empty = tmp_path / "tom"
    empty.mkdir()
    dialog = open_dialog(empty)
    assert dialog.error.isVisible()
    assert dialog.choice.isVisible()


def test_a_project_that_is_only_read_says_so_in_the_dialog(qtbot: QtBot, files: Path, tmp_path: Path) -> None:
    path = tmp_path / "other.qualapp"
    Project.create(path, name="Other", coder="Signe").close()
    session = Session(Project.open(path, read_only=True))
    dialog = ImportDialog(session, [files])
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.is_reading)
    dialog.accept()
    qtbot.waitUntil(lambda: session.job is None and bool(dialog.error.text()))
    assert "reading only" in dialog.error.text()
    assert dialog.isVisible()
    session.close()


def test_a_project_in_memory_takes_files_too(qtbot: QtBot, project: Project, files: Path) -> None:
    session = Session(project)
    dialog = ImportDialog(session, [files])
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.is_reading)
    assert len(press_import(qtbot, dialog)) == 2
    assert project.history.last().label == "Import 2 sources"  # type: ignore[union-attr]


def test_the_danish_window_takes_danish_days(qtbot: QtBot, session: Session, files: Path, open_dialog: Open) -> None:
    i18n.speak("da")
    dialog = open_dialog(files / "Fjordengen - projektleder, genbesøg 2024-03-14.txt")
    assert dialog.desk.form.date.text() == "14.03.2024"


def test_tab_goes_through_the_dialog_as_it_is_read(
    qtbot: QtBot, session: Session, files: Path, open_dialog: Open
) -> None:
    dialog = open_dialog(files)
    choose(dialog, "mødre")
    dialog.desk.list.setFocus()
    names = []
    for _press in range(14):
        qtbot.keyClick(QApplication.focusWidget() or dialog, KEY.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
    assert names == [
        "Name", "Kind", "Case", "none", "Date", "Activity",
        "Interviewer is a speaker", "Name of Interviewer", "Interviewer is the interviewer",
        "Lone is a speaker", "Name of Lone", "Lone is the interviewer", "Role", "Sector",
    ]  # fmt: skip


def test_a_text_of_many_speakers_shows_all_of_them(qtbot: QtBot, tmp_path: Path, open_dialog: Open) -> None:
    path = tmp_path / "Borgermøde.txt"
    path.write_text(
        "\n\n".join(f"Interviewer: Og du?\n\nDeltager {number % 20 + 1}: Ja." for number in range(60)), "utf-8"
    )
    dialog = open_dialog(path)
    table = dialog.desk.speakers
    qtbot.waitUntil(lambda: table.last_label() == "Deltager 20")
    assert table.row(20).name.isVisible()


def test_what_was_read_before_stop_can_be_imported(qtbot: QtBot, session: Session, files: Path, tmp_path: Path) -> None:
    dialog = ImportDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    for number in range(2000):
        (files / f"{number}.txt").write_text(f"Tekst {number}.", "utf-8")
    dialog.add([files])
    qtbot.waitUntil(lambda: len(dialog.desk.model.files) > 0)
    qtbot.mouseClick(dialog.work.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.is_reading)
    count = len(dialog.desk.model.files)
    assert 0 < count < 2003
    assert dialog.primary.isEnabled()
    dialog.add([files / "1999.txt"])
    qtbot.waitUntil(lambda: not dialog.is_reading)
    assert len(dialog.desk.model.files) == count + 1


def test_what_is_written_is_kept_as_it_is_though_something_longer_is_known(
    qtbot: QtBot, session: Session, files: Path, open_dialog: Open
) -> None:
    session.project.cases.add("Nordhavnen og omegn")
    dialog = open_dialog(files / "Fjordengen - tre mødre.txt")
    line = dialog.desk.form.case.lineEdit()
    line.setFocus()
    qtbot.keyClicks(line, "Nordhavn")
    assert line.text() == "Nordhavn"
    (number,) = press_import(qtbot, dialog)
    assert session.project.sources[number].case == "Nordhavn"
