"""Persons and interviews, counted apart (a group interview is several persons and one interview)."""

import csv
from pathlib import Path

from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from qualapp.analysis.attendance import Count
from qualapp.desktop.cases import CasesWorkspace
from qualapp.desktop.session import Session
from qualapp.model.source import SourceKind


def shown(workspace: CasesWorkspace) -> list[list[str]]:
    table = workspace.overview.table
    found = []
    for down in range(table.rowCount()):
        items = [table.item(down, across) for across in range(table.columnCount())]
        found.append([item.text() if item else "" for item in items])
    return found


def prepared(workspace: CasesWorkspace, session: Session) -> None:
    """Anna (a volunteer) was asked twice, Bo (a leader) once in a group with her; minutes count for nobody."""
    project = session.project
    for source in project.speakers.unsettled():
        project.speakers.settle(source)
    bo = next(who for who in project.informants.all() if who.name == "Bo")
    project.informants.describe(bo.id, role="leder")
    workspace.pages["source"].model.write(
        [(row, 5, "Kaffe") for row, cells in enumerate(workspace.pages["source"].model.texts()) if cells[0] == "Første"]
    )
    workspace.toolbar.tables.set_value("overview")
    workspace.show_table("overview")


def test_a_person_asked_twice_counts_once_in_the_totals(
    qtbot: QtBot, workspace: CasesWorkspace, session: Session
) -> None:
    prepared(workspace, session)
    counted = workspace.overview.counted
    assert (counted.activities, counted.roles) == (("Kaffe", ""), ("frivillig", "leder"))
    assert counted.by_role == {"frivillig": Count(1, 2), "leder": Count(1, 1)}
    assert counted.total == Count(2, 2)
    assert shown(workspace) == [["1 / 1", "1 / 1", "2 / 1"], ["1 / 1", "", "1 / 1"], ["1 / 2", "1 / 1", "2 / 2"]]
    workspace.overview.what.set_value("interviews")
    workspace.overview._fill()
    assert shown(workspace)[2] == ["2", "1", "2"]


def test_minutes_are_no_interview(qtbot: QtBot, workspace: CasesWorkspace, session: Session) -> None:
    prepared(workspace, session)
    for source in session.project.sources.all():
        session.project.sources.describe(
            source.id, name=source.name, kind=SourceKind.MINUTES, case_id=None, visit=None, date=None
        )
    assert workspace.overview.counted.total == Count(0, 0)
    assert not workspace.overview.table.isVisible()


def test_the_export_has_columns_for_persons_and_for_interviews(
    qtbot: QtBot, workspace: CasesWorkspace, session: Session, tmp_path: Path
) -> None:
    prepared(workspace, session)
    bo = next(who for who in session.project.informants.all() if who.name == "Bo")
    session.project.informants.describe(bo.id, role="=leder")
    expected = [
        ["Activity", "=leder: persons", "=leder: interviews", "frivillig: persons", "frivillig: interviews"],
        ["Kaffe", 1, 1, 1, 1],
        ["no activity", 0, 0, 1, 1],
        ["In all", 1, 1, 1, 2],
    ]
    workspace.overview.export_to(tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx").active
    assert [list(row)[:5] for row in sheet.iter_rows(values_only=True)] == expected
    workspace.overview.export_to(tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0][1] == "'=leder: persons"
    assert rows[3][3:5] == ["1", "2"]
    with qtbot.waitSignal(workspace.overview.failed) as failed:
        workspace.overview.export_to(tmp_path / "missing" / "a.csv")
    assert "cannot be written" in failed.args[0]
