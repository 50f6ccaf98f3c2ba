"""Files as researchers have them, a project in a file, and the dialog over it."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qualapp.desktop.session import Session
from qualapp.desktop.sources.import_dialog import ImportDialog
from qualapp.store.project import Project

LEADER = """Interviewer: Hvordan kom I i gang?

Projektleder: Vi begyndte med en kop kaffe i gården.

Interviewer: Og så?

Projektleder: Så kom familierne af sig selv.
"""
GROUP = """Interviewer: Hvem kom først?

Lone: Det gjorde jeg.

Amina: Jeg kom senere.

Samira: Og jeg kom sidst.

Lone: Det kan jeg godt huske.

Amina: Kaffen var god.

Samira: Kagen var bedre.

Interviewer: Tak.
"""
REPORT = """Planen bygger på et samarbejde mellem tre parter.

De mødes hver måned.
"""

MakeDialog = Callable[..., ImportDialog]


@pytest.fixture(autouse=True)
def no_garbage_of_other_tests() -> None:
    """Windows of tests before are buried here, and not on the thread that reads files."""
    gc.collect()


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with two interviews of one case, a report, and a file that is no text."""
    folder = tmp_path / "Materiale"
    folder.mkdir()
    (folder / "Fjordengen - projektleder, genbesøg 2024-03-14.txt").write_text(LEADER, "utf-8")
    (folder / "Fjordengen - tre mødre.txt").write_text(GROUP, "utf-8")
    (folder / "Ødelagt.docx").write_bytes(b"PK\x03\x04 this is no archive")
    return folder


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A session over a project in a file."""
    session = Session(Project.create(tmp_path / "project.qualapp", name="Test", coder="Signe Krogh"))
    yield session
    session.close()


@pytest.fixture
def open_dialog(qtbot: QtBot, session: Session) -> MakeDialog:
    """Opens an import dialog and waits until all is read."""

    def make(*paths: Path) -> ImportDialog:
        dialog = ImportDialog(session, list(paths))
        qtbot.addWidget(dialog)
        dialog.show()
        if paths:
            qtbot.waitUntil(lambda: not dialog.is_reading)
        return dialog

    return make
