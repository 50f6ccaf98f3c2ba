"""A small codebook with codings, and the panel that shows it."""

from collections.abc import Callable, Iterator

import pytest
from codebook_hands import shown
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qualapp.desktop.codebook import CodebookPanel
from qualapp.desktop.look import Theme
from qualapp.desktop.session import Session
from qualapp.model.source import Reading
from qualapp.model.text import TextRange
from qualapp.store.project import Project
from qualapp.store.sources import Addition

TREE = {
    "Organisation": ("Recruitment", "Retention"),
    "Leadership": ("Backing",),
    "People": ("Trust", "Networks", "Motivation"),
    "Context": (),
    "Intervention": (),
    "Methods": (),
}
Codes = dict[str, int]


@pytest.fixture
def codes(project: Project) -> Codes:
    """The ids of the codes in a project's codebook, by name."""
    ids: Codes = {}
    for name, below in TREE.items():
        ids[name] = project.codes.add(name).id
        for child in below:
            ids[child] = project.codes.add(child, ids[name]).id
    project.codes.describe(ids["Trust"], name_other="Tillid", definition="That people rely on each other.")
    return ids


@pytest.fixture
def source(project: Project) -> int:
    """An interview."""
    return project.sources.add(Addition(Reading("Nurse", "We opened the door. They came, one by one. " * 20))).id


@pytest.fixture
def coded(project: Project, codes: Codes, source: int) -> Codes:
    """The codes, with three codings on Trust, two on Networks and one on People."""
    for number, name in enumerate(("Trust", "Trust", "Trust", "Networks", "Networks", "People")):
        project.codings.apply(codes[name], source, TextRange(20 * number, 20 * number + 15))
    return codes


@pytest.fixture
def session(project: Project) -> Iterator[Session]:
    session = Session(project)
    yield session
    session.deleteLater()


@pytest.fixture
def panel(qtbot: QtBot, session: Session, coded: Codes, theme: Theme) -> CodebookPanel:
    """The panel in a window of its own, with the focus on the tree."""
    return shown(qtbot, session)


@pytest.fixture
def press(panel: CodebookPanel) -> Callable[..., None]:
    """Press a key where the focus is."""

    def pressed(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or panel.tree, key, modifiers)
        QApplication.processEvents()

    return pressed
