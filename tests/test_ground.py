"""What a newcomer finds at the top: papers and help that are true of the program, one version."""

import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from qualapp import __version__
from qualapp.cli import COMMANDS, cli
from qualapp.shipped import data_path
from qualapp.store.project import NOUNS

ROOT = Path(__file__).parents[1]
PAPERS = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "LICENSE", "Makefile")
HELP = ("start", "import", "coding", "codebook", "excerpts", "keys")


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_is_there(name: str) -> None:
    assert len(read(name)) > 500


def test_the_readme_names_every_command_and_no_other() -> None:
    named = set(re.findall(r"`qualapp ([a-z]+)", read("README.md")))
    assert named == set(COMMANDS)


def test_the_example_of_the_readme_uses_options_that_there_are() -> None:
    block = next(block for block in read("README.md").split("```") if "qualapp new study" in block)
    lines = [line for line in block.replace("\\\n", " ").splitlines() if line.strip()]
    assert len(lines) >= 5
    for line in lines:
        command = line.split()[1]
        told = CliRunner().invoke(cli, ["--language", "en", command, "--help"]).stdout
        assert {option for option in re.findall(r"--[a-z]+", line) if option not in told} == set()


def test_the_two_commands_of_the_readme_are_in_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    assert targets >= {"demo", "test", "check", "bench", "run", "locale", "clean"}
    assert re.findall(r"^make (\w+)$", read("README.md"), re.MULTILINE) == ["demo", "test"]


def test_links_between_papers_lead_somewhere() -> None:
    for name in PAPERS:
        for target in re.findall(r"\]\(([\w./-]+)\)", read(name)):
            assert (ROOT / target).exists() or target == "packaging/screenshot.png"


def test_the_version_is_the_same_everywhere() -> None:
    assert tomllib.loads(read("pyproject.toml"))["project"]["version"] == __version__
    assert f"## {__version__}" in read("CHANGELOG.md")


def test_rooms_of_the_architecture_are_those_that_are_tested() -> None:
    layers = tomllib.loads(read("pyproject.toml"))["tool"]["importlinter"]["contracts"][0]["layers"]
    tested = [layer.replace("qualapp.", "") for layer in layers]
    block = next(block for block in read("ARCHITECTURE.md").split("```") if "__main__" in block)
    assert [re.split(r"\s{2,}", line)[0] for line in block.strip().splitlines()] == tested


def test_the_diagram_shows_the_tables_of_the_file() -> None:
    diagram = next(block for block in read("ARCHITECTURE.md").split("```") if block.startswith("mermaid"))
    shown = {name.lower() for name in re.findall(r"\b[A-Z]{3,}\b", diagram)}
    assert shown == {*NOUNS, "project", "original", "kept", "step", "change"}


@pytest.mark.parametrize("page", HELP)
def test_every_help_page_is_there_in_both_languages(page: str) -> None:
    danish, english = (
        data_path("resources", "help", language, f"{page}.md").read_text("utf-8") for language in ("da", "en")
    )
    for text in (danish, english):
        assert text.startswith("# ")
    assert [line.count("|") for line in danish.splitlines() if "|" in line] == [
        line.count("|") for line in english.splitlines() if "|" in line
    ]
    assert danish.count("\n## ") == english.count("\n## ")
