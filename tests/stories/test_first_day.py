"""A researcher's first day by command line: from an empty project to a quotation in Word."""

import json
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from click.testing import CliRunner

from qualapp.cli import cli
from qualapp.shipped import data_path
from qualapp.store.project import Project

DEMO = yaml.safe_load(data_path("resources", "demo", "demo.yaml").read_text("utf-8"))
QUOTE = "Det er noget andet end at få en folder i postkassen."
CODE = "Organisering > Opsporing og rekruttering"


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Type a command; it has to succeed."""
    monkeypatch.setenv("QUALAPP_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("LANGUAGE", "")

    def _say(*arguments: object) -> str:
        result = CliRunner().invoke(cli, ["--language", "en", *map(str, arguments)])
        assert result.exit_code == 0, result.output
        return result.stdout

    return _say


def test_from_an_empty_project_to_a_quotation_in_word(say: Any, tmp_path: Path) -> None:
    study = tmp_path / "Min evaluering.qualapp"
    texts = [data_path("resources", "demo", source["file"]) for source in DEMO["sources"]]

    say("new", study, "--codebook", "Fixsens fem dimensioner", "--coder", "Signe Krogh")
    added = json.loads(say("import", study, *texts, "--case", "Lærkevangen", "--json"))
    assert len(added) == len(texts) == 12

    with Project.open(study, read_only=True) as project:
        (source,) = [s for s in project.sources.all() if QUOTE in project.sources.text(s.id)]
        text = project.sources.text(source.id)
        start = text.index(QUOTE)

    coded = say(
        *("code", study, "--source", source.name, "--start", start, "--end", start + len(QUOTE)),
        *("--code", CODE, "--valence", "driver"),
    )
    assert coded.splitlines()[0] == QUOTE

    say("undo", study)
    assert json.loads(say("excerpts", study, "--json")) == []
    say("redo", study)
    (excerpt,) = json.loads(say("excerpts", study, "--code", CODE, "--json"))
    assert (excerpt["text"], excerpt["guid"]) == (QUOTE, coded.splitlines()[1])
    assert text[excerpt["start"] : excerpt["end"]] == QUOTE

    out = tmp_path / "citater.docx"
    say("export", study, out, "--valence", "driver")
    paragraphs = [paragraph.text for paragraph in docx.Document(str(out)).paragraphs]
    assert [words for words in paragraphs if QUOTE in words] == [f"“{QUOTE}”"]
    say("check", study)
