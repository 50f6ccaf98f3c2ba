"""Deleting sources and cases from the list of sources."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from qualapp.desktop.look import Theme
from qualapp.desktop.look.widgets import Toast
from qualapp.desktop.session import Session
from qualapp.desktop.sources.sources_panel import SourcesPanel
from qualapp.model.source import Reading
from qualapp.model.text import TextRange
from qualapp.store.sources import Addition


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, session: Session) -> SourcesPanel:
    """Two sources of one case, the first coded by two people and with a memo."""
    project = session.project
    case = project.cases.add("Fjordengen").id
    for name in ("Leder", "Mødre"):
        project.sources.add(Addition(Reading(name, "Vi begyndte med kaffe."), case))
    code = project.codes.add("Ledelse").id
    project.codings.apply(code, 1, TextRange(0, 2))
    project.memos.write("Husk", "source", 1)
    signe = project.history.coder_id
    project.history.coder_id = project.coders.add("Jonas").id
    project.codings.apply(code, 1, TextRange(3, 11))
    project.history.coder_id = signe
    panel = SourcesPanel(session)
    qtbot.addWidget(panel)
    panel.show()
    return panel


def texts(panel: SourcesPanel, source_id: int | None) -> dict[str, object]:
    """The lines of the menu on a source, or on the first case."""
    index = panel.model.index(0, 0) if source_id is None else panel.model.index_of(source_id)
    return {action.text(): action for action in panel.menu_at(index).actions()}


def test_the_menu_says_what_goes_with_a_source_and_undo_brings_it_back(panel: SourcesPanel, session: Session) -> None:
    action = texts(panel, 1)["Delete the source with 2 codings by 2 coders and 1 memo"]
    action.trigger()
    assert [source.name for source in session.project.sources.all()] == ["Mødre"]
    toast = panel.window().findChild(Toast)
    assert toast.findChild(QLabel).text() == "“Leder” is deleted, with 2 codings by 2 coders and 1 memo."
    session.project.history.undo()
    assert panel.listed() == [1, 2]
    assert session.project.counts("coding", "memo") == {"coding": 2, "memo": 1}


def test_a_source_that_nothing_rests_on_is_deleted_without_more_words(panel: SourcesPanel, session: Session) -> None:
    texts(panel, 2)["Delete the source"].trigger()
    assert panel.listed() == [1]


def test_a_case_goes_with_its_sources_or_without_them(panel: SourcesPanel, session: Session) -> None:
    texts(panel, None)["Delete the case and keep its sources"].trigger()
    assert session.project.cases.all() == []
    assert len(session.project.sources.all()) == 2
    session.project.history.undo()
    texts(panel, None)["Delete the case with 2 sources, 2 codings by 2 coders and 1 memo"].trigger()
    assert session.project.sources.all() == []
    session.project.history.undo()
    assert panel.listed() == [1, 2]
