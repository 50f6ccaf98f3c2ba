"""Confirming who speaks, one source after the other."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qualapp.desktop.cases import CasesWorkspace
from qualapp.desktop.cases.speakers_dialog import SpeakersDialog
from qualapp.desktop.session import Session


def test_proposals_are_confirmed_source_by_source(qtbot: QtBot, workspace: CasesWorkspace, session: Session) -> None:
    project = session.project
    assert workspace.speakers.text() == "Who speaks (2)"
    dialog = SpeakersDialog(session, workspace)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.left.text() == "In 2 sources nobody has confirmed who speaks."
    shown = dialog.source_id
    steps = len(project.history.steps())
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert len(project.history.steps()) == steps + 1
    assert dialog.isVisible()
    assert dialog.source_id != shown
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert project.speakers.unsettled() == []
    assert sorted(informant.name for informant in project.informants.all()) == ["Anna", "Bo", "I"]
    assert workspace.speakers.text() == "Who speaks"
    project.history.undo()
    assert len(project.speakers.unsettled()) == 1


def test_enter_confirms_one_source_after_the_other_and_leaves_after_the_last(
    qtbot: QtBot, workspace: CasesWorkspace, session: Session
) -> None:
    dialog = SpeakersDialog(session, workspace)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog.sources, Qt.Key.Key_Return)
    assert len(session.project.speakers.unsettled()) == 1
    assert dialog.focusWidget() is dialog.primary
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert session.project.speakers.unsettled() == []
    assert not dialog.isVisible()


def test_another_person_can_be_chosen_or_a_new_one(qtbot: QtBot, workspace: CasesWorkspace, session: Session) -> None:
    project = session.project
    (source,) = [source for source in project.sources.all() if source.name == "Anden"]
    dialog = SpeakersDialog(session, workspace, source_id=source.id)
    qtbot.addWidget(dialog)
    dialog.show()
    bo = next(informant for informant in project.informants.all() if informant.name == "Bo")
    box = dialog.boxes["Anna"]
    box.show_value(bo.id)
    dialog.boxes["I"].show_value("new")
    dialog.primary.click()
    found = {speaker.label: speaker.informant_id for speaker in project.speakers.in_source(source.id)}
    assert found["Anna"] == bo.id
    assert project.informants[found["I"] or 0].name == "I"
    assert project.informants.turns()[bo.id] == 2
