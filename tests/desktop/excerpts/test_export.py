"""What is listed leaves the program, and nothing else."""

from pathlib import Path

import docx
import pytest
from coded_field import Field, opened
from excerpt_hands import choose
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from qualapp.desktop.look.widgets import Toast
from qualapp.model.coding import Valence
from qualapp.model.excerpt import ExcerptFilter


def saved(qtbot: QtBot, workspace: object, path: Path) -> None:
    toast = workspace.findChild(Toast)
    qtbot.waitUntil(lambda: (path.exists() and toast is not None) or workspace.findChild(Toast) is not None)
    qtbot.waitUntil(lambda: workspace.findChild(Toast)._text.text() == f"Saved “{path.name}”")


def test_a_word_file_quotes_what_is_listed(qtbot: QtBot, filed: Field, tmp_path: Path):
    workspace = opened(qtbot, filed)
    choose(qtbot, workspace, "valences", "Barrier")
    workspace.toolbar.export.menu().actions()[0].trigger()
    dialog = workspace.findChild(QFileDialog)
    assert dialog.selectedFiles()[0].endswith(".docx")
    path = tmp_path / "barrierer.docx"
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile(str(path))
    dialog.accept()
    saved(qtbot, workspace, path)
    text = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    quoted = [line for line in text if line.startswith("“")]
    wanted = [fact.words for fact in filed.facts if fact.valence is Valence.BARRIER]
    assert sorted(line.strip("“”") for line in quoted) == sorted(wanted)
    assert any("Valence: barrier" in line for line in text)


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".html", ".docx"])
def test_every_format_holds_the_listed_words(qtbot: QtBot, field: Field, tmp_path: Path, ending: str):
    workspace = opened(qtbot, field)
    workspace.set_filter(ExcerptFilter(words="kaffe"))
    path = tmp_path / f"uddrag{ending}"
    workspace.export_to(path)
    saved(qtbot, workspace, path)
    assert path.stat().st_size > 200
    if ending in (".csv", ".html"):
        text = path.read_text(encoding="utf-8-sig")
        assert text.count("Vi mødtes hver mandag om kaffen") == 4
        assert "Ledelsen bakkede op" not in text


def test_a_folder_that_is_gone_is_said(qtbot: QtBot, field: Field, tmp_path: Path):
    workspace = opened(qtbot, field)
    with qtbot.waitSignal(workspace.failed) as told:
        workspace.export_to(tmp_path / "væk" / "uddrag.csv")
    assert "There is no folder" in told.args[0]
