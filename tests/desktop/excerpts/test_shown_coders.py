"""The list shows the coders that the text shows, says so, and lets it be changed; emptied excerpts are counted."""

from coded_field import Field
from excerpt_hands import listed
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from qualapp.desktop.excerpts.workspace import ExcerptsWorkspace
from qualapp.model.excerpt import ExcerptFilter

LEFT = Qt.MouseButton.LeftButton


def of(field: Field, coder: str) -> set[int]:
    return {fact.id for fact in field.facts if fact.coder == coder}


def test_codings_of_hidden_coders_are_neither_listed_nor_counted(workspace: ExcerptsWorkspace, field: Field) -> None:
    field.session.show_coders(frozenset({field.coders["Jonas Holm"]}))
    assert listed(workspace) == of(field, "Jonas Holm")
    assert workspace.toolbar.count.text().startswith(f"{len(of(field, 'Jonas Holm'))} excerpts")
    assert "only Jonas Holm" in workspace.toolbar.count.text()
    assert "Coder: Jonas Holm" in workspace.status()
    field.session.show_coders(frozenset())
    assert listed(workspace) == {fact.id for fact in field.facts}
    assert "only" not in workspace.toolbar.count.text()


def test_the_menu_beside_the_count_changes_whose_codings_are_shown(workspace: ExcerptsWorkspace, field: Field) -> None:
    menu = workspace.toolbar.coders.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "Only mine").trigger()
    assert listed(workspace) == of(field, "Signe Krogh")
    assert "Signe Krogh" in workspace.toolbar.coders.toolTip()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Only mine", "Only Signe Krogh"]


def test_a_coder_who_is_named_in_a_filter_is_listed_even_if_hidden(workspace: ExcerptsWorkspace, field: Field) -> None:
    field.session.show_coders(frozenset({field.coders["Signe Krogh"]}))
    workspace.set_filter(ExcerptFilter(coders=frozenset({field.coders["Jonas Holm"]})))
    assert listed(workspace) == of(field, "Jonas Holm")


def test_where_all_that_there_is_is_hidden_a_button_shows_it(workspace: ExcerptsWorkspace, field: Field) -> None:
    field.session.show_coders(frozenset({field.project.coders.add("Ny").id}))
    assert listed(workspace) == set()
    shown = [label.text() for label in workspace.findChildren(QLabel) if label.isVisible()]
    assert "The coders who are shown have coded nothing" in shown
    QTest.mouseClick(workspace._hidden.button, LEFT)
    assert listed(workspace) == {fact.id for fact in field.facts}


def test_excerpts_without_words_are_counted_and_the_count_lists_them(
    qtbot: QtBot, workspace: ExcerptsWorkspace, field: Field
) -> None:
    assert not workspace.toolbar.emptied.isVisible()
    fact = field.facts[0]
    field.project.texts.edit(fact.source_id, fact.range, "")
    gone = {one.id for one in field.facts if one.source_id == fact.source_id and one.range == fact.range}
    assert workspace.toolbar.emptied.text() == f"{len(gone)} without words"
    QTest.mouseClick(workspace.toolbar.emptied, LEFT)
    assert listed(workspace) == gone
    assert workspace.filters.chips["emptied_only"].isVisible()
    assert not workspace.toolbar.emptied.isVisible()
    index = workspace.model.index(workspace.model.rows_of(gone)[0])
    assert "no longer in the source" in index.data()
    workspace.filters.clear_all()
    assert listed(workspace) == {one.id for one in field.facts}
