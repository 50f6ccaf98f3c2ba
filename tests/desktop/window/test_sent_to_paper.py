"""What the menu sends to paper, in the whole window."""

from collections.abc import Callable
from pathlib import Path

import docx
import pypdfium2
import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from qualapp.desktop.look.widgets import Dialog
from qualapp.desktop.main_window import MainWindow
from qualapp.desktop.paper.codebook_dialog import CodebookDialog
from qualapp.desktop.paper.transcript_dialog import TranscriptDialog


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], Path]:
    """Let the next question for a file be answered with this name."""

    def _answer(name: str) -> Path:
        path = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(path.with_suffix("")), ""))
        monkeypatch.setattr(Dialog, "exec", lambda _dialog: 1)
        return path

    return _answer


def saved(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    qtbot.waitUntil(lambda: f"“{path.name}”" in window.toast._text.text() and "Saved" in window.toast._text.text())
    assert path.stat().st_size > 1000


def test_the_open_source_is_saved_as_pdf(qtbot: QtBot, window: MainWindow, answer, monkeypatch) -> None:
    path = answer("udskrift.pdf")
    window.commands["project.transcript"].trigger()
    saved(qtbot, window, path)
    with pypdfium2.PdfDocument(path) as document:
        assert "Sundhedsplejerske" in document[0].get_textpage().get_text_range()
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    window.toast._button.click()
    assert opened == [str(path.parent)]


def test_the_open_source_is_saved_as_word_with_the_codings_that_are_shown(
    qtbot: QtBot, window: MainWindow, answer, monkeypatch
) -> None:
    monkeypatch.setattr(TranscriptDialog, "form", property(lambda _dialog: ".docx"))
    assert window.session is not None
    project = window.session.project
    jonas = project.coders.named("Jonas Møller").id
    window.session.show_coders(frozenset({jonas}))
    path = answer("udskrift.docx")
    window.commands["project.transcript"].trigger()
    saved(qtbot, window, path)
    shown = sum("▌" in paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    assert window.coding is not None
    assert window.coding.source is not None
    codings = project.codings.in_source(window.coding.source.id)
    assert 0 < shown == sum(coding.coder_id == jonas for coding in codings) < len(codings)


def test_the_codebook_and_the_memos_are_saved(qtbot: QtBot, window: MainWindow, answer) -> None:
    for command, name, told in (
        ("project.codebook_word", "kodebog.docx", "1.1  Tilrettelæggelse og systematik"),
        ("project.memos_word", "notater.docx", "Project journal"),
    ):
        path = answer(name)
        window.commands[command].trigger()
        saved(qtbot, window, path)
        assert told in [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


@pytest.mark.parametrize("ending", [".qdc", ".xlsx", ".csv", ".yaml"])
def test_the_codebook_leaves_in_every_form_and_comes_back_as_known(
    qtbot: QtBot, window: MainWindow, answer, monkeypatch, ending: str
) -> None:
    path = answer(f"kodebog{ending}")
    monkeypatch.setattr(CodebookDialog, "form", property(lambda _dialog: ending))
    window.commands["project.codebook_word"].trigger()
    saved(qtbot, window, path)
    assert window.session is not None
    before = len(window.session.project.codes.tree())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(path), ""))
    window.commands["project.codebook"].trigger()
    assert window.toast._text.text() == f"No code was added. {before} were here already."
    assert len(window.session.project.codes.tree()) == before


def test_a_codebook_of_another_program_is_added_and_leads_to_what_differs(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch
) -> None:
    path = tmp_path / "andre.qdc"
    path.write_text(
        '<CodeBook xmlns="urn:QDA-XML:codebook:0:4"><Codes><Code guid="x" name="Ledelse" isCodable="true">'
        '<Description>Chefer</Description></Code><Code guid="y" name="Sne" isCodable="true"/></Codes></CodeBook>',
        encoding="utf-8",
    )
    assert window.session is not None
    assert window.coding is not None
    window.acts.material.add_codebook(str(path))
    assert "Sne" in {code.name for code in window.session.project.codes.tree().children()}
    assert window.toast._text.text().startswith("1 code was added. 1 was here already. 2 identifiers")
    compared: list[Path] = []
    monkeypatch.setattr(window.coding.codebook.books, "compare", compared.append)
    window.toast._button.click()
    assert compared == [path]


def test_both_languages_are_offered_for_what_is_read(qtbot: QtBot, window: MainWindow) -> None:
    dialog = CodebookDialog(window)
    qtbot.addWidget(dialog)
    dialog._both.setChecked(True)
    assert (dialog.form, dialog.both_languages) == (".docx", True)
    dialog.forms.set_value(".qdc")
    dialog.forms.changed.emit(".qdc")
    assert (dialog.form, dialog.both_languages, dialog._both.isEnabled()) == (".qdc", False, False)


def test_a_place_that_cannot_be_written_is_said(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    assert window.coding is not None
    assert window.coding.source is not None
    window.acts.paper.write_transcript(window.coding.source.id, tmp_path / "gone" / "a.pdf")
    qtbot.waitUntil(lambda: "There is no folder" in window.toast._text.text())


def test_a_memo_leads_from_its_workspace_to_the_words_and_the_code(qtbot: QtBot, window: MainWindow) -> None:
    window.workspaces.show("memos")
    memos = window.workspaces.wanted("memos")
    told = [memos.model.memo(row) for row in range(memos.model.rowCount())]
    excerpt = next(memo for memo in told if memo.kind == "excerpt")
    memos.open_memo(excerpt)
    assert window.workspaces.current == "coding"
    assert window.coding is not None
    assert window.coding.source is not None
    assert window.coding.source.id == excerpt.source_id
    qtbot.waitUntil(lambda: window.coding.view.focused_excerpt == excerpt.excerpt_id)
    window.workspaces.show("memos")
    code = next(memo for memo in told if memo.kind == "code")
    memos.open_memo(code)
    assert window.coding.codebook.current_code() == code.code_id


def test_the_memos_that_are_listed_are_those_that_are_saved(qtbot: QtBot, window: MainWindow, answer) -> None:
    window.workspaces.show("memos")
    memos = window.workspaces.wanted("memos")
    memos.toolbar.kinds._choose("code")
    path = answer("kodenotater.docx")
    memos.toolbar.export.click()
    saved(qtbot, window, path)
    headings = [p.text for p in docx.Document(str(path)).paragraphs if p.style.name == "Heading 1"]
    assert headings == ["Memos on codes"]


def test_a_memo_that_is_half_written_is_kept_when_the_project_is_closed(window: MainWindow, project_file: Path) -> None:
    from qualapp.store.project import Project

    window.workspaces.show("memos")
    memos = window.workspaces.wanted("memos")
    row = next(r for r in range(memos.model.rowCount()) if not _select(memos, r).isReadOnly())
    memos.list.setCurrentIndex(memos.model.index(row, 0))
    memos.panel.field.setPlainText("Halvt skrevet")
    window.close_project()
    with Project.open(project_file, read_only=True) as project:
        assert "Halvt skrevet" in [memo.text for memo in project.memos.all()]


def _select(memos, row: int):
    memos.list.setCurrentIndex(memos.model.index(row, 0))
    return memos.panel.field
