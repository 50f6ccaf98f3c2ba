"""The commands that list hypotheses and configurations."""

import csv
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from command_line import Run

from qualapp.model.text import TextRange
from qualapp.model.theory import ConfigurationPart, HypothesisOrigin, HypothesisStatus, Stance
from qualapp.store.project import Project

CONTEXT, MECHANISM, OUTCOME = ConfigurationPart


def place(project: Project, words: str) -> tuple[int, TextRange]:
    source = project.sources.find("Sundhedsplejerske").id
    start = project.sources.text(source).index(words)
    return source, TextRange(start, start + len(words))


@pytest.fixture
def argued(study: Path) -> Path:
    """The study with a hypothesis, evidence for and against it, and a configuration of two parts."""
    with Project.open(study) as project:
        one = project.hypotheses.add("Opbakning giver ro", HypothesisOrigin.REGISTER, "Tal fra 2023")
        project.hypotheses.describe(one.id, status=HypothesisStatus.STRENGTHENED)
        first, against = place(project, "bakket op fra første dag"), place(project, "Nu mangler vi timer")
        project.evidence.give(*first, Stance.SUPPORTS, strength=67, note="tydeligt", hypothesis_id=one.id)
        project.evidence.give(*against, Stance.CONTRADICTS, hypothesis_id=one.id)
        made = project.configurations.put(CONTEXT, *first)
        project.configurations.put(OUTCOME, *place(project, "Det er guld værd"), made.id)
        project.configurations.add("=Uden sted", "", "")
    return study


def test_hypotheses_are_told_with_counts_by_visit(run: Run, argued: Path) -> None:
    (told,) = run("hypotheses", argued, "--json").json
    assert (told["text"], told["origin"], told["source"]) == ("Opbakning giver ro", "register", "Tal fra 2023")
    assert told["status"] == "strengthened"
    assert told["counts"]["first"] == {"supports": 1, "contradicts": 1, "open": 0}
    assert told["counts"]["revisit"] == {"supports": 0, "contradicts": 0, "open": 0}
    assert [(row["words"], row["stance"], row["strength"]) for row in told["evidence"]] == [
        ("bakket op fra første dag", "supports", 67),
        ("Nu mangler vi timer", "contradicts", None),
    ]
    assert told["evidence"][0]["case"] == "Lærkevangen"
    table = run("hypotheses", argued).out
    assert "+1 −1" in table
    assert "Strengthened" in table


def test_only_a_coder_s_evidence_counts_when_one_is_named(run: Run, argued: Path) -> None:
    with Project.open(argued) as project:
        project.history.coder_id = project.coders.add("Jonas").id
    (told,) = run("hypotheses", argued, "--coder", "Jonas", "--json").json
    assert told["evidence"] == []


def test_an_excerpt_that_two_coders_gave_counts_once(run: Run, argued: Path) -> None:
    with Project.open(argued) as project:
        project.history.coder_id = project.coders.add("Jonas").id
        (one,) = project.hypotheses.all()
        project.evidence.give(*place(project, "bakket op fra første dag"), Stance.SUPPORTS, hypothesis_id=one.id)
    (told,) = run("hypotheses", argued, "--json").json
    assert sum(counts["supports"] for counts in told["counts"].values()) == 1
    assert len([row for row in told["evidence"] if row["stance"] == "supports"]) == 2


def test_configurations_are_told_by_case_with_their_words(run: Run, argued: Path) -> None:
    first, second = run("configurations", argued, "--json").json
    assert (first["case"], second["case"]) == ("Lærkevangen", "")
    assert first["context"]["text"] == "bakket op fra første dag"
    assert [one["words"] for one in first["outcome"]["excerpts"]] == ["Det er guld værd"]
    assert first["mechanism"] == {"text": "", "excerpts": []}
    assert "bakket op fra første dag" in run("configurations", argued).out


def test_configurations_of_one_case_alone(run: Run, argued: Path) -> None:
    (told,) = run("configurations", argued, "--case", "Lærkevangen", "--json").json
    assert told["case"] == "Lærkevangen"
    (placeless,) = run("configurations", argued, "--case", "none", "--json").json
    assert (placeless["case"], placeless["context"]["text"]) == ("", "=Uden sted")
    assert len(run("configurations", argued, "--case", "none", "--case", "Lærkevangen", "--json").json) == 2
    assert run("configurations", argued, "--role", "borgmester", "--json").json == []
    assert "No configuration fits" in run("configurations", argued, "--role", "borgmester").err
    assert "No hypothesis fits" in run("hypotheses", argued, "--status", "weakened").err
    answer = run("configurations", argued, "--case", "Nowhere")
    assert (answer.code, "Nowhere" in answer.err) == (1, True)


def test_configurations_of_one_coder_alone(run: Run, argued: Path, tmp_path: Path) -> None:
    with Project.open(argued) as project:
        signe = project.coders[project.history.coder_id].name
        project.history.coder_id = project.coders.add("Jonas").id
        project.configurations.add("Jonas’ egen", "", "")
    (told,) = run("configurations", argued, "--coder", "Jonas", "--json").json
    assert told["context"]["text"] == "Jonas’ egen"
    everybody = run("configurations", argued, "--coder", "Jonas", "--coder", signe, "--json").json
    assert len(everybody) == 3 == 1 + len(run("configurations", argued, "--coder", signe, "--json").json)
    out = tmp_path / "cmo.docx"
    run("configurations", argued, "--coder", "Jonas", "--output", out)
    assert any("Coder: Jonas" in one.text for one in docx.Document(str(out)).paragraphs)
    answer = run("configurations", argued, "--coder", "Ingen")
    assert (answer.code, "Ingen" in answer.err) == (1, True)


def test_they_are_written_as_a_table_that_no_spreadsheet_calculates(run: Run, argued: Path, tmp_path: Path) -> None:
    out = tmp_path / "cmo.csv"
    assert run("configurations", argued, "--output", out).code == 0
    rows = list(csv.reader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0][:5] == ["Case", "Told by", "Speakers", "Context", "Context: excerpts"]
    assert (rows[1][0], rows[1][2]) == ("Lærkevangen", "1")
    assert rows[1][4].startswith("“bakket op fra første dag” (")
    assert rows[2][3] == "'=Uden sted"


def test_a_configuration_put_together_from_two_speakers_says_so_everywhere(
    run: Run, argued: Path, tmp_path: Path
) -> None:
    neighbour = tmp_path / "Naboen.txt"
    neighbour.write_text("Nabo: Det hørte jeg også.", encoding="utf-8")
    assert run("import", argued, neighbour).code == 0
    with Project.open(argued) as project:
        made = next(one for one in project.configurations.all() if one.outcome)
        other = project.sources.find("Naboen").id
        project.configurations.put(MECHANISM, other, TextRange(6, 24), made.id)
    told, alone = run("configurations", argued, "--json").json
    assert len(told["speakers"]) == 2
    assert alone["speakers"] == []
    out = tmp_path / "cmo.docx"
    run("configurations", argued, "--output", out)
    texts = [one.text for one in docx.Document(str(out)).paragraphs]
    assert sum(text.startswith("The words come from different speakers: ") for text in texts) == 1


def test_hypotheses_are_written_with_how_they_stand_and_why(run: Run, argued: Path, tmp_path: Path) -> None:
    with Project.open(argued) as project:
        (one,) = project.hypotheses.all()
        project.hypotheses.decide(one.id, HypothesisStatus.WEAKENED, "Timerne mangler nu", date(2025, 4, 10))
        project.hypotheses.add("=Endnu en")
        theory = project.theories.add("Familiekurset")
        project.hypotheses.describe(one.id, theory_id=theory.id)
    out = tmp_path / "hypotheses.csv"
    assert run("hypotheses", argued, "--output", out).code == 0
    rows = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert [row["Hypothesis"] for row in rows] == ["Opbakning giver ro", "'=Endnu en"]
    assert [row["Theory of change"] for row in rows] == ["Familiekurset", ""]
    assert (rows[0]["Status"], rows[0]["Since"], rows[0]["Why"]) == ("Weakened", "10 Apr 2025", "Timerne mangler nu")
    assert (rows[0]["First visit: supports"], rows[0]["Revisit: supports"], rows[0]["Sources: supports"]) == (
        "1",
        "0",
        "1",
    )
    assert run("hypotheses", argued, "--status", "weakened", "--output", out.with_suffix(".docx")).code == 0
    texts = [one.text for one in docx.Document(str(out.with_suffix(".docx"))).paragraphs]
    assert "Status\tWeakened · 10 Apr 2025 · Timerne mangler nu" in texts
    assert "Theory of change\tFamiliekurset" in texts
    assert "✓ “bakket op fra første dag”" in texts
    assert "=Endnu en" not in texts
    (told,) = run("hypotheses", argued, "--status", "weakened", "--json").json
    assert (told["since"], told["reason"]) == ("2025-04-10", "Timerne mangler nu")
    assert (told["theory"], told["theory_name"]) == (theory.guid, "Familiekurset")
    _bound, loose = run("hypotheses", argued, "--json").json
    assert (loose["theory"], loose["theory_name"]) == (None, "")


def test_they_are_written_in_word_by_case(run: Run, argued: Path, tmp_path: Path) -> None:
    out = tmp_path / "cmo.docx"
    assert run("configurations", argued, "--output", out).code == 0
    told = [(one.style.name, one.text) for one in docx.Document(str(out)).paragraphs]
    assert ("Heading 1", "Lærkevangen") in told
    assert ("Heading 1", "Without a case") in told
    texts = [text for _style, text in told]
    assert "Outcome: Det er guld værd" in texts
    assert texts[texts.index("Outcome: Det er guld værd") + 1] == "“Det er guld værd”"


@pytest.mark.parametrize("command", ["configurations", "hypotheses"])
def test_a_workbook_is_one_and_holds_long_words_as_far_as_a_cell_does(
    run: Run, argued: Path, tmp_path: Path, command: str
) -> None:
    with Project.open(argued) as project:
        project.hypotheses.add("x" * 40_000)
        project.configurations.add("x" * 40_000, "", "")
    out = tmp_path / "told.xlsx"
    assert run(command, argued, "--output", out).code == 0
    cells = [cell for row in openpyxl.load_workbook(out).active.values for cell in row]
    assert any(str(cell).startswith("xxx") and "Shortened" in str(cell) for cell in cells)


def test_another_ending_is_refused_in_one_sentence(run: Run, argued: Path, tmp_path: Path) -> None:
    answer = run("configurations", argued, "--output", tmp_path / "cmo.txt")
    assert answer.code == 1
    assert "cmo.txt" in answer.err
