"""An evaluator's week in the window: two visits read in, people named, words coded and corrected, paper out."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdfium2
import pytest
from click.testing import CliRunner
from hands import before, drag
from keyboard import press
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPdfWriter, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from qualapp.cli import cli
from qualapp.desktop.backups.backups_dialog import LOOK, BackupsDialog
from qualapp.desktop.cases.speakers_dialog import SpeakersDialog
from qualapp.desktop.cases.table_dialog import TableDialog
from qualapp.desktop.hits.code_hits_dialog import CodeHitsDialog
from qualapp.desktop.hits.place_model import Role
from qualapp.desktop.look import theme
from qualapp.desktop.main_window import MainWindow
from qualapp.desktop.paper.transcript_dialog import TranscriptDialog
from qualapp.settings import Settings
from qualapp.store.backups import backups, folder_of

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
SLOW = 20_000

Turns = tuple[tuple[str, str], ...]

LEADER: Turns = (
    ("INT", "Hvordan kom kurserne i gang?"),
    ("L", "Vi havde ikke tid nok. Sundhedsplejerskerne bakkede op fra første dag."),
    ("INT", "Hvad manglede I?"),
    ("L", "Vi manglede superversion. Ingen fulgte op på, hvordan metoden blev brugt."),
)
LEADER_AGAIN: Turns = (
    ("INT", "Hvordan går det nu?"),
    ("L", "Der er opbakning fra kommunen, og der er sat penge af."),
    ("INT", "Og hos jer selv?"),
    ("L", "Nogle er trætte. Der er for mange skemaer."),
)
PARENT: Turns = (
    ("Interviewer", "Hvad fik du ud af det?"),
    ("Forælder", "Det var de samme to kursusledere hver gang."),
    ("Interviewer", "Var noget svært?"),
    ("Forælder", "Det var svært at få passet børnene."),
)
NURSE: Turns = (
    ("Interviewer", "Hvordan bruger du metoden?"),
    ("Mette", "Jeg bruger den, når familien er klar. Opbakningen fra lederen betyder alt."),
    ("Interviewer", "Hvordan mærker du opbakning?"),
    ("Mette", "Hun spørger til det på hvert møde."),
)
NURSE_AGAIN: Turns = (
    ("Interviewer", "Hvad er ændret?"),
    ("Mette", "Vi har fået en fast supervisor."),
    ("Interviewer", "Og hvad er svært?"),
    ("Mette", "Når en kollega stopper, forsvinder hendes viden."),
)
COURSE: Turns = (
    ("Interviewer", "Hvordan holder I fast i metoden?"),
    ("Kursusleder", "Vi bruger manualen hver gang."),
    ("Interviewer", "Og når I afviger?"),
    ("Kursusleder", "Så taler vi om det."),
)
FIELD = (
    ("Leder 1.txt", LEADER, "Solgården", "first"),
    ("Leder 2.docx", LEADER_AGAIN, "Solgården", "revisit"),
    ("Forælder 2.pdf", PARENT, "Solgården", "revisit"),
    ("Sundhedsplejerske 1.html", NURSE, "Bakkehuset", "first"),
    ("Sundhedsplejerske 2.rtf", NURSE_AGAIN, "Bakkehuset", "revisit"),
    ("Kursusleder 2.md", COURSE, "Bakkehuset", "revisit"),
)


def write(path: Path, turns: Turns) -> Path:
    """An interview as the kind of file that its name says."""
    lines = [f"{who}: {said}" for who, said in turns]
    match path.suffix:
        case ".docx":
            document = docx.Document()
            for line in lines:
                document.add_paragraph(line)
            document.save(str(path))
        case ".pdf":
            page = QTextDocument()
            page.setHtml("".join(f"<p>{line}</p>" for line in lines))
            page.print_(QPdfWriter(str(path)))
        case ".html":
            path.write_text("".join(f"<p>{line}</p>" for line in lines), encoding="utf-8")
        case ".rtf":
            coded = "".join(letter if ord(letter) < 128 else f"\\u{ord(letter)}?" for letter in "\\par\n".join(lines))
            path.write_text(rf"{{\rtf1\ansi {coded}\par}}", encoding="ascii")
        case _:
            path.write_text("\n\n".join(lines), encoding="utf-8")
    return path


def tables(folder: Path) -> tuple[Path, Path]:
    """What the office keeps: the cases in Excel, the people as a list from an older machine."""
    book = openpyxl.Workbook()
    for row in (("Case", "Kommune", "Antal familier"), ("Solgården", "Aarhus", 24), ("Bakkehuset", "Odense", 31)):
        book.active.append(row)
    book.save(folder / "cases.xlsx")
    people = "Navn;Case;Rolle\nHanne;Solgården;Leder\nSofie;Solgården;Forælder\nMette;Bakkehuset;Sundhedsplejerske\n"
    (folder / "personer.csv").write_bytes(people.encode("cp1252"))
    return folder / "cases.xlsx", folder / "personer.csv"


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Type a command; it has to succeed."""
    monkeypatch.setenv("QUALAPP_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("LANGUAGE", "")

    def _say(*arguments: object) -> str:
        result = CliRunner().invoke(cli, ["--language", "en", *map(str, arguments)])
        assert result.exit_code == 0, result.output
        return result.stdout

    return _say


@pytest.fixture
def study(say: Callable[..., str], tmp_path: Path, qapp: QApplication) -> Path:
    """Monday: a project with six interviews of two visits."""
    study = tmp_path / "Kurser i to kommuner.qualapp"
    say("new", study, "--codebook", "Fixsens fem dimensioner", "--coder", "Anna Holm")
    for name, turns, case, visit in FIELD:
        say("import", study, write(tmp_path / name, turns), "--case", case, "--visit", visit)
    return study


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, study: Path) -> Iterator[MainWindow]:
    theme.install(qapp, "light")
    window = MainWindow(Settings(language="en", scheme="light"))
    window.resize(1600, 1000)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    assert window.open_project(study)
    opened(qtbot, window)
    yield window
    window.close()
    QApplication.processEvents()


def read_table(qtbot: QtBot, window: MainWindow, noun: str, path: Path) -> str:
    """Bring a table in; returns what the dialog said it would do."""
    window.workspaces.show("cases")
    cases = window.workspaces.wanted("cases")
    cases.show_table(noun)
    cases.read_table(path)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), TableDialog), timeout=SLOW)
    dialog = QApplication.activeModalWidget()
    told = dialog.summary.text()
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=SLOW)
    return told


def name_speakers(window: MainWindow, monkeypatch: pytest.MonkeyPatch, people: dict[str, str]) -> None:
    """Confirm who speaks in all sources; these labels are those people."""
    project = window.session.project

    def confirm(dialog: SpeakersDialog) -> int:
        dialog.show()
        while project.speakers.unsettled():
            waiting = len(project.speakers.unsettled())
            for label, box in dialog.boxes.items():
                if label in people:
                    box.show_value(next(who.id for who in project.informants.all() if who.name == people[label]))
            QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
            assert len(project.speakers.unsettled()) == waiting - 1
        return 1

    monkeypatch.setattr(SpeakersDialog, "exec", confirm)
    QTest.mouseClick(window.workspaces.wanted("cases").speakers, Qt.MouseButton.LeftButton)


def opened(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the first source of a project is seen."""
    qtbot.waitUntil(lambda: window.coding is not None and window.coding.source is not None, timeout=SLOW)


def open_source(window: MainWindow, name: str) -> None:
    window.workspaces.show("coding")
    window.coding.open_source(next(s.id for s in window.session.project.sources.all() if s.name == name))
    window.activateWindow()
    window.coding.view.setFocus()
    QApplication.processEvents()


def code(window: MainWindow, words: str, *keys: str) -> None:
    """Drag over these words and press these keys."""
    view = window.coding.view
    drag(view, before(view, words), before(view, words, len(words)))
    for key in keys:
        press(view, key)


def correct(window: MainWindow, wrong: str, right: str) -> None:
    """Open the paragraph with F2, wipe the word out, type another, keep it with Enter."""
    view = window.coding.view
    drag(view, before(view, wrong), before(view, wrong, len(wrong)))
    press(view, Qt.Key.Key_F2)
    editor = window.coding.correction.editor
    assert editor.isVisible()
    for _letter in wrong:
        QTest.keyClick(editor, Qt.Key.Key_Backspace)
    QTest.keyClicks(editor, right)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert not editor.isVisible()


def code_all(qtbot: QtBot, window: MainWindow, word: str, code: str) -> list[str]:
    """Select a word, ask for all its places, code the sentences around them; returns what the list showed."""
    shown: list[str] = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, CodeHitsDialog) or dialog.is_searching:
            QTimer.singleShot(20, act)
            return
        try:
            assert dialog.form.words.text() == word
            for row in range(dialog.model.rowCount()):
                index = dialog.model.index(row)
                shown.append(index.data(Role.MARK).of(index.data()))
            dialog.form.code.field.selectAll()
            qtbot.keyClicks(dialog.form.code.field, code)
            dialog.accept()
        finally:
            if dialog._writing is None:
                dialog.reject()

    QTimer.singleShot(20, act)
    view = window.coding.view
    drag(view, before(view, word), before(view, word, len(word)))
    press(view, Qt.Key.Key_H, CTRL_SHIFT)
    return shown


def memo(window: MainWindow, words: str) -> None:
    """Write a memo on the excerpt in focus."""
    press(window.coding.view, "m")
    QTest.keyClicks(window.coding.inspector.memos.field, words)
    QTest.keyClick(window.coding.inspector.memos.field, Qt.Key.Key_Return, CTRL)


LEADERSHIP = "Ledelse > Ledelsesmæssig opbakning og prioritering"
SHORT_OF_TIME = "Vi havde ikke tid nok."
FROM_DAY_ONE = "Sundhedsplejerskerne bakkede op fra første dag."
SUPERVISION = "Vi manglede supervision."
FROM_THE_TOWN = "Der er opbakning fra kommunen, og der er sat penge af."
FROM_THE_LEADER = "Opbakningen fra lederen betyder alt."
CODED = [
    (SHORT_OF_TIME, "Organisering", "barrier", "Solgården", "first", "L", "Leder", "Tid går igen"),
    (FROM_DAY_ONE, "Mennesker", "driver", "Solgården", "first", "L", "Leder", ""),
    (SUPERVISION, "Ledelse", "barrier", "Solgården", "first", "L", "Leder", ""),
    (FROM_THE_TOWN, LEADERSHIP, "none", "Solgården", "revisit", "L", "Leder", ""),
    (FROM_THE_LEADER, LEADERSHIP, "none", "Bakkehuset", "first", "Mette", "Sundhedsplejerske", ""),
]


def coded(say: Callable[..., str], study: Path) -> list[tuple[str, ...]]:
    """Every coding, cell by cell, as another program reads it while the window is open."""
    cells = ("text", "code", "valence", "case", "visit", "speaker", "role", "memo")
    return sorted(tuple(one[cell] for cell in cells) for one in json.loads(say("excerpts", study, "--json")))


def test_a_week_from_two_visits_to_paper(
    qtbot: QtBot,
    window: MainWindow,
    study: Path,
    say: Callable[..., str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    project = window.session.project
    visits = {(source.name, source.case, str(source.visit)) for source in project.sources.all()}
    assert visits == {(Path(name).stem, case, visit) for name, _turns, case, visit in FIELD}

    cases, people = tables(tmp_path)
    assert read_table(qtbot, window, "case", cases) == "0 new · 2 changed · 0 the same · 0 left out"
    assert read_table(qtbot, window, "informant", people) == "2 new · 0 changed · 0 the same · 1 left out"
    name_speakers(window, monkeypatch, {"L": "Hanne", "Forælder": "Sofie"})
    assert read_table(qtbot, window, "informant", people) == "0 new · 1 changed · 2 the same · 0 left out"
    about = {variable.id: variable.name for variable in project.variables.all("case")}
    told = {
        case.name: {about[id]: text for id, text in project.variables.values_of("case", case.id).items()}
        for case in project.cases.all()
    }
    assert told == {
        "Solgården": {"Kommune": "Aarhus", "Antal familier": "24"},
        "Bakkehuset": {"Kommune": "Odense", "Antal familier": "31"},
    }

    open_source(window, "Leder 1")
    code(window, "Vi manglede superversion.", "2", "-")
    code(window, SHORT_OF_TIME, "1", "-")
    memo(window, "Tid går igen")
    code(window, FROM_DAY_ONE, "3", "+")
    code(window, "Ingen fulgte op på", "4")
    press(window.coding.view, Qt.Key.Key_Z, CTRL)
    correct(window, "superversion", "supervision")
    correct(window, "brugt", "brugt i praksis")
    assert coded(say, study) == sorted(CODED[:3])

    open_source(window, "Leder 2")
    assert code_all(qtbot, window, "opbakning", "ledelsesmæssig opbakning") == [FROM_THE_LEADER, FROM_THE_TOWN]
    qtbot.waitUntil(lambda: project.counts()["coding"] == len(CODED), timeout=SLOW)
    assert coded(say, study) == sorted(CODED)

    _keep_and_restore(qtbot, window, study, say, tmp_path, monkeypatch)
    _bring_to_paper(qtbot, window, study, say, tmp_path, monkeypatch)
    say("check", study)


def _keep_and_restore(
    qtbot: QtBot,
    window: MainWindow,
    study: Path,
    say: Callable[..., str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Thursday: a copy goes to a colleague; a source is deleted by mistake, the backup is looked into and restored."""
    copy = tmp_path / "til en kollega.qualapp"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(copy), ""))
    window.commands["project.copy"].trigger()
    with qtbot.waitSignal(window.backups.made):
        window.backups.run()
    made = backups(folder_of(study))[0]

    open_source(window, "Leder 1")
    window.session.project.sources.delete(window.coding.source.id)
    assert coded(say, study) == sorted(CODED[3:])
    assert coded(say, copy) == sorted(CODED)

    monkeypatch.setattr(BackupsDialog, "chosen", lambda _dialog: made)
    monkeypatch.setattr(BackupsDialog, "exec", lambda _dialog: LOOK)
    window.commands["project.backups"].trigger()
    assert (window.session.project.path, window.session.project.read_only) == (made.path, True)
    assert window.session.project.counts()["coding"] == len(CODED)
    opened(qtbot, window)
    assert window.open_project(study)
    opened(qtbot, window)
    monkeypatch.setattr(BackupsDialog, "exec", lambda _dialog: 1)
    window.commands["project.backups"].trigger()
    assert (window.session.project.path, window.session.project.read_only) == (study, False)
    opened(qtbot, window)
    assert coded(say, study) == sorted(CODED)


def _bring_to_paper(
    qtbot: QtBot,
    window: MainWindow,
    study: Path,
    say: Callable[..., str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Friday: quotations to Word and Excel, the transcript with its codes to Word and PDF."""
    say("export", study, tmp_path / "barrierer.docx", "--valence", "barrier")
    words = [paragraph.text for paragraph in docx.Document(str(tmp_path / "barrierer.docx")).paragraphs]
    assert [line for line in words if line.startswith("“")] == [f"“{SHORT_OF_TIME}”", f"“{SUPERVISION}”"]

    say("export", study, tmp_path / "uddrag.xlsx")
    rows = _rows(tmp_path / "uddrag.xlsx")
    seen = sorted((row["Wording"], row["Code"], row["Case"], row["Role"], row["Memo"] or "") for row in rows)
    assert seen == sorted((text, path, case, role, note) for text, path, _, case, _, _, role, note in CODED)

    open_source(window, "Leder 1")
    for kind in (".pdf", ".docx"):
        path = tmp_path / f"udskrift{kind}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments, to=path: (str(to), ""))
        monkeypatch.setattr(TranscriptDialog, "exec", lambda _dialog: 1)
        monkeypatch.setattr(TranscriptDialog, "form", property(lambda _dialog, kind=kind: kind))
        window.commands["project.transcript"].trigger()
        qtbot.waitUntil(lambda to=path: f"“{to.name}”" in window.toast._text.text(), timeout=SLOW)
    with pypdfium2.PdfDocument(tmp_path / "udskrift.pdf") as document:
        page = document[0].get_textpage().get_text_range()
    printed = "\n".join(paragraph.text for paragraph in docx.Document(str(tmp_path / "udskrift.docx")).paragraphs)
    for paper in (" ".join(page.split()), printed):
        assert "supervision" in paper
        assert "superversion" not in paper
        for name in ("Organisering", "Mennesker", "Ledelse"):
            assert name in paper


def _rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a book that hold a quotation, by their headings."""
    book = openpyxl.load_workbook(path)
    for sheet in book:
        lines = list(sheet.iter_rows(values_only=True))
        for place, line in enumerate(lines):
            if "Code" in line and "Case" in line:
                return [dict(zip(line, row, strict=True)) for row in lines[place + 1 :] if any(row)]
    raise AssertionError(f"no table of codings in {[sheet.title for sheet in book]}")
