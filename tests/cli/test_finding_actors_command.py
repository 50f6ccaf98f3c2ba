"""`qualapp actors find` lists where actors may be mentioned and nobody has decided on it, and writes nothing."""

from pathlib import Path

import pytest
from command_line import Run
from language_model import install_model, no_models

from qualapp.model.source import Reading
from qualapp.model.text import TextRange
from qualapp.store.project import Project
from qualapp.store.sources import Addition


@pytest.fixture
def study(tmp_path: Path) -> Path:
    path = tmp_path / "study.qualapp"
    with Project.create(path, coder="Signe Krogh") as project:
        project.actors.add("Skole")
        project.actors.add("Kommune")
        project.actors.call(project.actors.find("Kommune").id, "alle")
        first = project.sources.add(Addition(Reading("Første", "Skolen ringer til kommunen.\nAlle er glade.")))
        project.sources.add(Addition(Reading("Anden", "Kommun-\nen og Skolen.")))
        project.mentions.judge([(first.id, TextRange(0, 6), project.actors.find("Skole").id)], is_meant=True)
    return path


def test_open_proposals_are_listed_by_source_and_actor(run: Run, study: Path) -> None:
    before = study.read_bytes()
    answer = run("actors", "find", study)
    assert [line.split() for line in answer.out.splitlines()] == [
        ["Anden"],
        ["Skole:", "1"],
        ["15", "en", "og", "Skolen."],
        ["Første"],
        ["Kommune:", "2"],
        ["19", "Skolen", "ringer", "til", "kommunen."],
        ["29", "Alle", "er", "glade."],
    ]
    assert "3 proposals" in answer.err
    assert "“alle” is a small word" in answer.err
    assert study.read_bytes() == before


def test_one_source_and_tolerant_reading_as_json(run: Run, study: Path) -> None:
    told = run("actors", "find", study, "--source", "Anden", "--tolerant", "--json").json
    assert [(one["text"], one["actors"][0]["name"], one["form"]) for one in told["proposals"]] == [
        ("Kommun-\nen", "Kommune", "Kommune"),
        ("Skolen", "Skole", "Skole"),
    ]
    first = told["proposals"][0]
    assert (first["source"], first["start"], first["end"]) == ("Anden", 0, 10)
    assert told["common_forms"] == []


def test_names_that_only_a_language_model_finds_are_marked(
    run: Run, study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with no_models():
        refused = run("actors", "find", study, "--names")
        assert (refused.code, "No language model" in refused.err) == (1, True)
        with Project.open(study) as project:
            project.sources.add(
                Addition(Reading("Tredje", "Mette Hansen fra Røde Kors ringer til Skolen. Mette Hansen!"))
            )
        install_model(tmp_path / "site", monkeypatch)
        answer = run("actors", "find", study, "--source", "Tredje", "--names")
        assert [line.strip() for line in answer.out.splitlines() if line.strip().endswith((": 1", ": 2"))] == [
            "Skole: 1",
            "Mette Hansen (a person, not in the register): 2",
            "Røde Kors (an organisation, not in the register): 1",
        ]
        told = run("actors", "find", study, "--source", "Tredje", "--names", "--json").json["proposals"]
        assert [(one["text"], one["kind"], len(one["actors"])) for one in told] == [
            ("Mette Hansen", "person", 0),
            ("Røde Kors", "organisation", 0),
            ("Skolen", None, 1),
            ("Mette Hansen", "person", 0),
        ]
        assert len(run("actors", "find", study, "--source", "Tredje", "--json").json["proposals"]) == 1


def test_an_unknown_source_and_an_empty_register_say_so(run: Run, study: Path, tmp_path: Path) -> None:
    assert run("actors", "find", study, "--source", "Tredje").code == 1
    with Project.create(tmp_path / "empty.qualapp"):
        pass
    answer = run("actors", "find", tmp_path / "empty.qualapp")
    assert answer.code == 1
    assert "Add actors" in answer.err
