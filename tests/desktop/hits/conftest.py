"""A study of two cases, in memory or in a file, and the dialog over it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from qualapp.desktop.hits.code_hits_dialog import CodeHitsDialog
from qualapp.desktop.look import Theme
from qualapp.desktop.session import Session
from qualapp.model.source import Block, BlockKind, Reading, Speaker, Turn
from qualapp.model.text import TextRange
from qualapp.store.project import Project
from qualapp.store.sources import Addition

SAID = (
    ("I", "Hvad betyder tillid for jer?"),
    ("Hanne", "Tillid er alt. Vi mødtes hver uge. Og så kom tilliden."),
    ("Bent", "Det ved jeg ikke."),
)


def add(project: Project, name: str, case: int | None = None, times: int = 1) -> int:
    """An interview in which the three say what they say, so many times."""
    text, turns, blocks = "", [], []
    for label, words in SAID * times:
        start = len(text)
        text += f"{label}: {words}"
        whole = TextRange(start, len(text))
        turns.append(Turn(whole, TextRange(start + len(label) + 2, len(text)), label, len(turns) * 60_000))
        blocks.append(Block(BlockKind.PARAGRAPH, whole))
        text += "\n\n"
    speakers = (Speaker("I", is_interviewer=True), Speaker("Hanne", role="Sundhedsplejerske"))
    return project.sources.add(
        Addition(Reading(name, text, tuple(blocks), tuple(turns)), case_id=case, speakers=speakers)
    ).id


def fill(project: Project, times: int = 1) -> None:
    for name in ("Fjordengen", "Lærkevangen"):
        add(project, f"Interview i {name}", project.cases.add(name).id, times)
    parent = project.codes.add("Mennesker").id
    project.codes.add("Tillid", parent)
    project.codes.add("Møder", parent)


@pytest.fixture
def study(tmp_path: Path, dressed: Theme) -> Iterator[Session]:
    """The study in a file, so that work can run beside."""
    project = Project.create(tmp_path / "study.qualapp", name="Study", coder="Signe Krogh")
    fill(project, 120)
    session = Session(project)
    yield session
    session.close()
    session.deleteLater()


@pytest.fixture
def ask(qtbot: QtBot, dressed: Theme) -> Iterator[Callable[[Session], CodeHitsDialog]]:
    """Open the dialog over a session."""
    windows: list[QWidget] = []

    def opened(session: Session) -> CodeHitsDialog:
        window = QWidget()
        window.resize(1400, 900)
        qtbot.addWidget(window)
        windows.append(window)
        dialog = CodeHitsDialog(session, session.project.sources.all()[0].id, window)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        return dialog

    yield opened
    windows.clear()


@pytest.fixture
def dialog(project: Project, ask: Callable[[Session], CodeHitsDialog]) -> Iterator[CodeHitsDialog]:
    """The dialog over the study in memory."""
    fill(project)
    session = Session(project)
    yield ask(session)
    session.deleteLater()
