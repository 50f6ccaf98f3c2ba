"""Import by hand of transcripts from other programs."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from qualapp.desktop.session import Session
from qualapp.desktop.sources.import_dialog import ImportDialog

Open = Callable[..., ImportDialog]


def test_each_text_of_a_file_is_listed_and_imported_under_its_name(
    qtbot: QtBot, session: Session, tmp_path: Path, open_dialog: Open
) -> None:
    (tmp_path / "alle.txt").write_text("#TEXT Lone\nI: Hvad?\nB1: Ja.\n#TEXT Amina\nI: Nå?\nB1: Nej.\n", "utf-8")
    dialog = open_dialog(tmp_path / "alle.txt")
    assert [file.facts.name for file in dialog.desk.model.files] == ["Lone", "Amina"]
    with qtbot.waitSignal(dialog.imported, timeout=5000):
        dialog.primary.click()
    assert {source.name for source in session.project.sources.all()} == {"Lone", "Amina"}


def test_times_without_names_are_seen_before_the_import(tmp_path: Path, open_dialog: Open) -> None:
    (tmp_path / "a.srt").write_text("1\n00:00:07,000 --> 00:00:09,000\nDet var i foråret.\n", "utf-8")
    dialog = open_dialog(tmp_path / "a.srt")
    (file,) = dialog.desk.model.files
    assert file.voices == {}
    (piece,) = dialog.desk.preview.pieces()
    assert (piece.speaker, piece.time, piece.words) == ("", 7000, "Det var i foråret.")
