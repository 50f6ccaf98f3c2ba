"""The audit trail as CSV, Excel and Word."""

import csv
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from qualapp.errors import UserError
from qualapp.exporters.history_files import COLUMNS, write_history
from qualapp.exporters.history_report import HistoryReport
from qualapp.exporters.history_words import COLUMNS as TITLES
from qualapp.exporters.history_words import NOUNS
from qualapp.exporters.nouns import counted
from qualapp.model.coding import Valence
from qualapp.model.source import Reading, SourceKind
from qualapp.model.text import TextRange
from qualapp.progress import finish
from qualapp.reports.history import filter_sentences, history_report
from qualapp.store.audit import AuditFilter
from qualapp.store.project import Project
from qualapp.store.row_stories import NOT_TOLD
from qualapp.store.sources import Addition

TEXT = "=Vi mangler timer\nog en aftale.\n"


@pytest.fixture
def project() -> Project:
    """A coding of which somebody thought again, and a name that a spreadsheet would take for a formula."""
    project = Project.create(name="Nord", coder="Signe Krogh")
    project.sources.add(Addition(Reading("Hanne", TEXT), None, SourceKind.INTERVIEW))
    code = project.codes.add("=Tid")
    coding = project.codings.apply(code.id, 1, TextRange(0, 16), Valence.DRIVER)
    project.codings.describe([coding.id], valence=Valence.BARRIER)
    return project


@pytest.fixture
def report(project: Project) -> HistoryReport:
    wanted = AuditFilter(codes=frozenset({1}))
    return history_report(project, wanted, filters=filter_sentences(project, wanted))


def test_each_step_is_a_row_that_says_what_was_there_before(report: HistoryReport, tmp_path: Path) -> None:
    path = finish(write_history(report, tmp_path / "spor.csv"))
    with path.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = list(csv.reader(file))
    assert len(head) == len(COLUMNS)
    assert [row[3] for row in rows] == ["Set valence", "Apply code “=Tid”", "New code “=Tid”"]
    assert rows[0][5] == "Coding of “=Vi mangler time” with “=Tid”: valence: driver → barrier"
    assert {row[2] for row in rows} == {"Signe Krogh"}
    assert rows[1][6:8] == ["Hanne", "'=Tid"]


def test_excel_has_moments_and_numbers_and_no_formulas(report: HistoryReport, tmp_path: Path) -> None:
    book = load_workbook(finish(write_history(report, tmp_path / "spor.xlsx")))
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[1]][:3] == ["Step", "Time (UTC)", "Coder"]
    assert isinstance(sheet["A2"].value, int)
    assert sheet["B2"].is_date
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row} <= {"n", "s", "d"}
    assert sheet.max_row == 4
    facts = {row[0].value: row[1].value for row in book.worksheets[1].iter_rows()}
    assert facts["Project"] == "Nord"
    assert facts["Filter"] == "Code: =Tid"


def test_word_tells_it_day_by_day(report: HistoryReport, tmp_path: Path) -> None:
    document = docx.Document(str(finish(write_history(report, tmp_path / "spor.docx"))))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert lines[0] == "Nord"
    assert "Set valence" in lines
    assert "Coding of “=Vi mangler time” with “=Tid”: valence: driver → barrier" in lines
    assert sum(paragraph.style.name == "Heading 2" for paragraph in document.paragraphs) == 1


def test_other_endings_are_refused_and_leave_nothing(report: HistoryReport, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="csv"):
        finish(write_history(report, tmp_path / "spor.pdf"))
    assert list(tmp_path.iterdir()) == []


def test_a_step_of_many_rows_tells_the_first_and_counts_the_rest(project: Project, tmp_path: Path) -> None:
    with project.history.step("Many"):
        for number in range(40):
            project.codes.add(f"Kode {number}")
    (step,) = list(history_report(project, limit=1).steps())
    assert len(step.details) == 21
    assert step.details[-1] == "… and more: 40 codes"


def test_everything_that_the_history_follows_has_a_name_in_words(project: Project) -> None:
    for noun, table in project.history.tables.items():
        assert noun in NOUNS
        assert "other things" not in counted(noun, 2)
        told = set(table.columns) - NOT_TOLD - {"frozen"}
        assert told <= set(TITLES), f"{noun} has columns that nobody has named"


def test_blind_coding_is_told_in_words(project: Project, tmp_path: Path) -> None:
    project.blinding.begin()
    project.blinding.open_comparison()
    report = history_report(project, AuditFilter(words="comparison"))
    (step,) = report.steps()
    (line,) = step.details
    assert line.startswith("Blind coding: opened by: nothing → Signe Krogh; opened: nothing → ")
    assert "opened_by" not in line
