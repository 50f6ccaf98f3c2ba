"""Tables from elsewhere: matched, looked at, and brought in by one step."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from qualapp.desktop.cases import CasesWorkspace
from qualapp.desktop.cases.table_columns import NEW, Target
from qualapp.desktop.cases.table_dialog import TableDialog
from qualapp.desktop.cases.table_plan import Fate
from qualapp.desktop.session import Session
from qualapp.importers.tables import Table
from qualapp.model.variable import VariableType


def opened(qtbot: QtBot, workspace: CasesWorkspace, session: Session, table: Table, noun: str) -> TableDialog:
    dialog = TableDialog(session, table, noun, workspace)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_cases_are_new_changed_the_same_or_left_out(qtbot: QtBot, workspace: CasesWorkspace, session: Session) -> None:
    project = session.project
    region = project.variables.add("case", "Region")
    project.variables.set(region.id, [project.cases.find("Fjordengen").id], "nord")
    rows = (
        ("lærkevangen", "øst", "1200"),
        ("Fjordengen", "nord", ""),
        ("Åparken", "syd", "800"),
        ("Åparken", "vest", "800"),
        ("", "vest", "1"),
    )
    dialog = opened(qtbot, workspace, session, Table("t.csv", ("Område", "region", "Beboere"), rows), "case")
    assert dialog.targets == [
        Target("name"),
        Target(f"variable:{region.id}"),
        Target(NEW, VariableType.INTEGER),
    ]
    assert dialog.plan is not None
    assert [row.fate for row in dialog.plan.rows] == [Fate.CHANGED, Fate.SAME, Fate.NEW, Fate.UNCLEAR, Fate.UNCLEAR]
    assert dialog.summary.text() == "1 new · 1 changed · 1 the same · 2 left out"
    steps = len(project.history.steps())
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert len(project.history.steps()) == steps + 1
    (_region, people) = project.variables.all("case")
    values = project.variables.table("case")
    assert (people.name, people.type) == ("Beboere", VariableType.INTEGER)
    assert values[project.cases.find("Lærkevangen").id] == {region.id: "øst", people.id: "1200"}
    assert values[project.cases.find("Åparken").id] == {region.id: "syd", people.id: "800"}
    project.history.undo()
    assert project.cases.named("Åparken") is None


@pytest.mark.parametrize(
    ("titles", "noun"),
    [
        (("Navn", "Case", "Rolle"), "informant"),
        (("Informant", "Alder"), "informant"),
        (("Titel", "Navn", "Område"), "informant"),
        (("Navn", "Beskrivelse", "Husstande"), "case"),
        (("Case", "Region"), "case"),
        (("Kilde", "Case", "Dato"), "source"),
    ],
)
@pytest.mark.parametrize("tab", ["case", "source", "informant"])
def test_headings_tell_what_the_rows_are_whatever_table_is_open(
    qtbot: QtBot, workspace: CasesWorkspace, session: Session, titles: tuple[str, ...], noun: str, tab: str
) -> None:
    row = tuple(f"x{place}" for place in range(len(titles)))
    dialog = opened(qtbot, workspace, session, Table("t.csv", titles, (row,)), tab)
    assert dialog.noun.value() == noun
    assert dialog.noun.isVisible()


def test_informants_listed_on_the_cases_never_become_cases_by_one_enter(
    qtbot: QtBot, workspace: CasesWorkspace, session: Session
) -> None:
    cases = len(session.project.cases.all())
    table = Table("t.xlsx", ("Navn", "Case", "Rolle"), (("Ida", "Fjordengen", "leder"),))
    dialog = opened(qtbot, workspace, session, table, "case")
    assert dialog.primary.text() == "Import as informants"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert len(session.project.cases.all()) == cases
    assert "Ida" in {who.name for who in session.project.informants.all()}


def test_where_headings_do_not_tell_the_names_that_are_known_do_and_else_the_open_table(
    qtbot: QtBot, workspace: CasesWorkspace, session: Session
) -> None:
    known = Table("t.csv", ("Navn", "Farve"), (("lærkevangen", "rød"), ("Ny", "blå")))
    assert opened(qtbot, workspace, session, known, "informant").noun.value() == "case"
    unknown = Table("t.csv", ("Navn", "Farve"), (("Ny", "blå"),))
    for tab in ("case", "informant"):
        dialog = opened(qtbot, workspace, session, unknown, tab)
        assert dialog.noun.value() == tab
        assert "do not tell" in " ".join(label.text() for label in dialog.kind.findChildren(QLabel))


def test_informants_are_found_by_name_and_case(qtbot: QtBot, workspace: CasesWorkspace, session: Session) -> None:
    project = session.project
    for speaker_source in project.speakers.unsettled():
        project.speakers.settle(speaker_source)
    rows = (
        ("Anna", "Lærkevangen", "Sundhedsplejerske", "kommune"),
        ("Anna", "Fjordengen", "leder", "Municipality"),
        ("Bo", "Lærkevangen", "frivillig", ""),
    )
    table = Table("t.xlsx", ("Navn", "Case", "Rolle", "Sektor"), rows)
    dialog = opened(qtbot, workspace, session, table, "informant")
    assert dialog.plan is not None
    assert [row.fate for row in dialog.plan.rows] == [Fate.UNCLEAR, Fate.NEW, Fate.SAME]
    assert "can be: " in dialog.plan.rows[0].why
    dialog.accept()
    found = {(who.name, who.case_id, who.role, who.sector) for who in project.informants.all() if who.name == "Anna"}
    fjord, lark = project.cases.find("Fjordengen").id, project.cases.find("Lærkevangen").id
    assert found == {("Anna", lark, "frivillig", ""), ("Anna", fjord, "leder", "municipality")}


def test_no_table_brings_a_source_without_its_text(qtbot: QtBot, workspace: CasesWorkspace, session: Session) -> None:
    table = Table("t.csv", ("Kilde", "Dato"), (("Første", "14.3.2024"), ("Ukendt", "1.1.2024"), ("Anden", "snart")))
    dialog = opened(qtbot, workspace, session, table, "source")
    assert dialog.plan is not None
    assert [row.fate for row in dialog.plan.rows] == [Fate.CHANGED, Fate.UNCLEAR, Fate.UNCLEAR]
    assert dialog.plan.rows[1].why == "No source has this name; import its text first."
    dialog.accept()
    assert {source.name: str(source.date) for source in session.project.sources.all()} == {
        "Første": "2024-03-14",
        "Anden": "None",
    }


def test_without_names_nothing_can_be_found(qtbot: QtBot, workspace: CasesWorkspace, session: Session) -> None:
    dialog = opened(qtbot, workspace, session, Table("t.csv", ("Tal",), (("1",),)), "case")
    assert dialog.plan is None
    assert "Choose the column that holds the names" in dialog.summary.text()
    assert not dialog.primary.isEnabled()
    dialog.boxes[0].show_value("name")
    dialog.boxes[0].chosen.emit("name")
    assert dialog.primary.isEnabled()


def test_the_preview_uses_its_room_and_says_why_only_where_something_is_left_out(
    qtbot: QtBot, workspace: CasesWorkspace, session: Session
) -> None:
    role = "Sundhedsplejerske i kommunen og frivillig i klubben"
    rows = (("Ida", "Fjordengen", role),)
    preview = opened(qtbot, workspace, session, Table("t.csv", ("Navn", "Case", "Rolle"), rows), "case").preview
    assert preview.isColumnHidden(4)
    assert preview.columnWidth(3) >= preview.fontMetrics().horizontalAdvance(role)
    assert preview.horizontalHeader().length() == preview.viewport().width()
    left_out = Table("t.csv", ("Navn", "Case", "Rolle"), (*rows, ("", "Fjordengen", "leder")))
    assert not opened(qtbot, workspace, session, left_out, "case").preview.isColumnHidden(4)


def test_a_file_is_read_and_shown(qtbot: QtBot, workspace: CasesWorkspace, session: Session, tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_text("Navn;Antal\nÅparken;4\n", encoding="utf-8")
    workspace.read_table(path)
    qtbot.waitUntil(lambda: bool(workspace.findChildren(TableDialog)))
    (dialog,) = workspace.findChildren(TableDialog)
    dialog.accept()
    assert session.project.cases.named("Åparken") is not None


def test_a_hundred_thousand_rows_are_compared_beside_the_window_and_can_be_stopped(
    qtbot: QtBot, workspace: CasesWorkspace, session: Session
) -> None:
    rows = tuple((f"Person {number}", "leder") for number in range(100_000))
    before = time.thread_time()
    dialog = opened(qtbot, workspace, session, Table("t.csv", ("Navn", "Rolle"), rows), "informant")
    assert time.thread_time() - before < 1
    assert dialog.plan is None
    assert not dialog.primary.isEnabled()
    qtbot.waitUntil(lambda: dialog.plan is not None, timeout=30_000)
    assert dialog.plan is not None
    assert dialog.plan.counts()[Fate.NEW] == 100_000
    assert dialog.primary.isEnabled()
    dialog._show_plan()
    qtbot.mouseClick(dialog.work.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.summary.text().startswith("Stopped"), timeout=30_000)
    assert dialog.plan is None
