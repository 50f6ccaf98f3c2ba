"""`qualapp repair` and `qualapp import --repair`: scanned text is mended when that is asked for, and only then."""

from pathlib import Path

import pytest
from command_line import Run

from qualapp.store.project import Project

SCANNED = (
    "Det foerste aar var boernene glade, og foraeldrene fik raad og stoette af sundheds-\nplejersken. "
    "Ledelsen har vaeret god."
)
MENDED = (
    "Det første år var børnene glade, og forældrene fik råd og støtte af sundhedsplejersken. Ledelsen har været god."
)


@pytest.fixture
def empty(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "study.qualapp"
    assert run("new", path, "--codebook", "fixsen", "--coder", "Signe Krogh").code == 0
    return path


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "Skannet.txt"
    path.write_text(SCANNED, encoding="utf-8")
    return path


def test_an_import_says_what_could_be_mended_and_leaves_it(run: Run, empty: Path, scan: Path) -> None:
    answer = run("import", empty, scan, "--json")
    assert "Skannet.txt: This text looks scanned: 8 repairs proposed." in answer.err
    assert answer.json[0]["repairs"] == {"proposed": 8, "sure": 8, "made": 0}
    with Project.open(empty, read_only=True) as project:
        assert project.sources.text(1) == SCANNED


def test_an_import_mends_when_asked_and_keeps_the_file(run: Run, empty: Path, scan: Path) -> None:
    answer = run("import", empty, scan, "--repair", "sure", "--json")
    assert answer.json[0]["repairs"]["made"] == 8
    with Project.open(empty, read_only=True) as project:
        assert project.sources.text(1) == MENDED
        assert project.sources.original(1) == scan.read_bytes()


def test_repairs_are_listed_and_change_nothing(run: Run, empty: Path, scan: Path) -> None:
    run("import", empty, scan)
    before = empty.read_bytes()
    told = run("repair", empty, "Skannet", "--json").json
    assert (told["proposed"], told["sure"], told["made"]) == (8, 8, 0)
    first = told["repairs"][0]
    assert (first["before"], first["after"], first["kind"]) == ("foerste", "første", "letter")
    assert SCANNED[first["start"] : first["end"]] == first["text"] == "oe"
    listed = run("repair", empty, "Skannet").out
    assert "Letters that are lost (7)" in listed
    assert "sundheds-⏎plejersken → sundhedsplejersken" in listed
    assert empty.read_bytes() == before


def test_codings_stay_on_their_words_and_one_undo_takes_all_back(run: Run, empty: Path, scan: Path) -> None:
    run("import", empty, scan)
    words = "fik raad og stoette af sundheds-\nplejersken"
    start = SCANNED.index(words)
    place = ("--start", start, "--end", start + len(words))
    assert run("code", empty, "--source", "Skannet", *place, "--code", "Ledelse").code == 0
    assert run("repair", empty, "Skannet", "--apply", "sure").out.strip() == "8 repairs were made."
    (excerpt,) = run("excerpts", empty, "--json").json
    assert excerpt["text"] == "fik råd og støtte af sundhedsplejersken"
    assert "Repair the text of “Skannet”" in run("undo", empty).out
    (excerpt,) = run("excerpts", empty, "--json").json
    assert excerpt["text"] == words
    with Project.open(empty, read_only=True) as project:
        assert project.sources.text(1) == SCANNED
    assert run("check", empty).code == 0
