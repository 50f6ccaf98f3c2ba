"""Coding all hits: they are typed, seen, ticked off, coded in one step, and taken back by one undo."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from qualapp.coding_places import Unit, Voice
from qualapp.desktop.hits.code_hits_dialog import CodeHitsDialog
from qualapp.desktop.hits.place_model import Role
from qualapp.desktop.hits.scope_button import OPEN
from qualapp.desktop.session import Session
from qualapp.model.coding import Valence

ENTER = Qt.Key.Key_Return


def find(qtbot: QtBot, dialog: CodeHitsDialog, words: str) -> None:
    """Type words and wait for what is found."""
    dialog.form.words.setFocus()
    dialog.form.words.selectAll()
    qtbot.keyClicks(dialog.form.words, words)
    qtbot.waitUntil(lambda: not dialog.is_searching, timeout=20_000)


def take_code(qtbot: QtBot, dialog: CodeHitsDialog, typed: str) -> None:
    dialog.form.code.field.selectAll()
    qtbot.keyClicks(dialog.form.code.field, typed)


def press_segment(dialog: CodeHitsDialog, value: object) -> None:
    buttons = dialog.form.findChildren(QRadioButton)
    next(button for button in buttons if button.choice.value == value).click()


def shown(dialog: CodeHitsDialog) -> list[str]:
    """The words that would be coded, as the rows show them."""
    rows = (dialog.model.index(row) for row in range(dialog.model.rowCount()))
    return [index.data(Role.MARK).of(index.data()) for index in rows]


def coded(session: Session) -> list[str]:
    project = session.project
    found = []
    for source in project.sources.all():
        for one in project.codings.in_source(source.id):
            range = project.excerpts[one.excerpt_id].range
            found.append(f"{project.codes[one.code_id].name}: {range.of(project.sources.text(source.id))}")
    return found


def test_the_sentences_with_a_word_are_coded_in_one_step(qtbot: QtBot, dialog: CodeHitsDialog) -> None:
    find(qtbot, dialog, "tillid")
    assert shown(dialog) == ["Tillid er alt.", "Og så kom tilliden."] * 2
    assert not dialog.primary.isEnabled()
    take_code(qtbot, dialog, "tillid")
    assert dialog.primary.text() == "Code 4 places"
    with qtbot.waitSignal(dialog.coded) as told:
        QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert told.args == [4]
    session = dialog._session
    assert coded(session) == ["Tillid: Tillid er alt.", "Tillid: Og så kom tilliden."] * 2
    session.project.history.undo()
    assert coded(session) == []


def test_enter_among_the_words_looks_for_them_and_never_codes(qtbot: QtBot, dialog: CodeHitsDialog) -> None:
    take_code(qtbot, dialog, "tillid")
    find(qtbot, dialog, "tillid")
    QTest.keyClick(dialog.form.words, ENTER)
    assert dialog.isVisible()
    assert coded(dialog._session) == []
    assert dialog.form.code.field.hasFocus()


def test_a_place_that_is_ticked_off_is_left_out_also_of_the_next_search(qtbot: QtBot, dialog: CodeHitsDialog) -> None:
    take_code(qtbot, dialog, "tillid")
    find(qtbot, dialog, "tillid")
    row = dialog.list.visualRect(dialog.model.index(1))
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=row.topLeft() + QPoint(26, 17))
    assert dialog.primary.text() == "Code 3 places"
    assert dialog.all.checkState() == Qt.CheckState.PartiallyChecked
    find(qtbot, dialog, "kom")
    find(qtbot, dialog, "tillid")
    assert dialog.primary.text() == "Code 3 places"
    dialog.accept()
    alt, kom = "Tillid: Tillid er alt.", "Tillid: Og så kom tilliden."
    assert coded(dialog._session) == [alt, alt, kom]


def test_space_and_the_box_above_tick_several_at_once(qtbot: QtBot, dialog: CodeHitsDialog) -> None:
    take_code(qtbot, dialog, "tillid")
    find(qtbot, dialog, "tillid")
    dialog.list.setFocus()
    dialog.list.selectAll()
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert (dialog.primary.text(), dialog.primary.isEnabled()) == ("Code 0 places", False)
    QTest.mouseClick(dialog.all, Qt.MouseButton.LeftButton, pos=QPoint(8, dialog.all.height() // 2))
    assert dialog.primary.text() == "Code 4 places"


def test_what_is_coded_so_already_is_marked_and_left_out(qtbot: QtBot, dialog: CodeHitsDialog) -> None:
    project = dialog._session.project
    code = next(code.id for code, _depth in dialog._session.tree.walk() if code.name == "Tillid")
    source = project.sources.all()[0].id
    start = project.sources.text(source).index("Tillid er alt.")
    project.codings.apply(code, source, type(project.search.passages_of(source)[0])(start, start + 14), Valence.DRIVER)
    take_code(qtbot, dialog, "tillid")
    find(qtbot, dialog, "tillid")
    assert [dialog.model.index(row).data(Role.CODED) for row in range(4)] == [True, False, False, False]
    assert (dialog.primary.text(), dialog.told.text()) == ("Code 3 places", "1 is coded so already")
    press_segment(dialog, Valence.BARRIER)
    assert dialog.primary.text() == "Code 4 places"
    take_code(qtbot, dialog, "møder")
    assert dialog.primary.text() == "Code 4 places"


def test_without_words_all_turns_of_a_role_are_coded(qtbot: QtBot, dialog: CodeHitsDialog) -> None:
    dialog.open_for(speaker="Sundhedsplejerske")
    assert shown(dialog) == ["Tillid er alt. Vi mødtes hver uge. Og så kom tilliden."] * 2
    assert not dialog.form.unit.isEnabled()


def test_everybodys_words_without_any_word_are_nothing(qtbot: QtBot, dialog: CodeHitsDialog) -> None:
    dialog.open_for(speaker="Bent")
    assert dialog.model.rowCount() == 2
    dialog.form.voice.show_value(Voice())
    dialog.search()
    assert dialog.model.rowCount() == 0


def test_unit_scope_and_interviewers_say_what_is_found(qtbot: QtBot, dialog: CodeHitsDialog) -> None:
    find(qtbot, dialog, "tillid")
    press_segment(dialog, Unit.WORDS)
    dialog.search()
    assert shown(dialog) == ["Tillid", "tilliden"] * 2
    dialog.form.scope.choose(frozenset({OPEN}))
    dialog.search()
    assert shown(dialog) == ["Tillid", "tilliden"]
    dialog.form.scope.choose(frozenset({case.id for case in dialog._session.project.cases.all()}))
    dialog.form.voice.show_value(Voice(with_interviewers=True))
    dialog.search()
    assert shown(dialog) == ["tillid", "Tillid", "tilliden"] * 2


def test_what_cannot_be_looked_for_is_said(qtbot: QtBot, dialog: CodeHitsDialog) -> None:
    find(qtbot, dialog, "*a*")
    assert "three letters" in dialog.error.text()
    find(qtbot, dialog, "tillid")
    assert dialog.error.isHidden()


def test_rows_keep_the_rules_of_a_model_and_say_where_they_stand(qtbot: QtBot, dialog: CodeHitsDialog) -> None:
    tester = QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    find(qtbot, dialog, "tillid")
    assert dialog.model.index(0).data(Role.WHERE) == "Interview i Fjordengen  ·  Hanne  ·  01:00"
    assert dialog.model.index(1).data() == "Tillid er alt. Vi mødtes hver uge. Og så kom tilliden."
    del tester


def test_many_are_coded_beside_the_window_and_told_to_it(
    qtbot: QtBot, study: Session, ask: Callable[[Session], CodeHitsDialog]
) -> None:
    dialog = ask(study)
    heard = []
    study.changed.connect(heard.append)
    take_code(qtbot, dialog, "tillid")
    find(qtbot, dialog, "tillid")
    assert dialog.primary.text() == "Code 480 places"
    with qtbot.waitSignal(dialog.coded, timeout=20_000):
        dialog.accept()
    assert len(coded(study)) == 480
    assert [changes.label for changes in heard] == ["Code 480 places with “Tillid”"]
    qtbot.waitUntil(lambda: study.job is None)


def test_leaving_while_it_is_coded_codes_nothing(
    qtbot: QtBot, study: Session, ask: Callable[[Session], CodeHitsDialog]
) -> None:
    dialog = ask(study)
    take_code(qtbot, dialog, "tillid")
    find(qtbot, dialog, "tillid")
    dialog.accept()
    dialog.reject()
    assert not dialog.isVisible()
    assert coded(study) == []
    qtbot.waitUntil(lambda: study.job is None)
