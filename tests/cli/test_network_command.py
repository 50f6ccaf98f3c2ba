"""The network of a project and its actors on the command line."""

import shutil
from pathlib import Path

import pytest
from command_line import Run
from network_material import TEXT, network_material

from qualapp.model.source import Reading
from qualapp.store.sources import Addition


def test_the_network_is_measured_of_what_was_asked_for(run: Run, built_demo: Path) -> None:
    told = run("network", built_demo, "--case", "Lærkevangen", "--visit", "first", "--json").json
    everything = run("network", built_demo, "--json").json
    assert 0 < told["figures"]["lines"] < everything["figures"]["lines"]
    named = run("network", built_demo, "--relation", "collaboration", "--json").json
    assert {relation for line in named["lines"] for relation in line["relations"]} == {"Samarbejde"}
    assert not named["mixed_relations"]
    ego = run("network", built_demo, "--ego", "politiet", "--json").json
    assert "Politi" in {actor["name"] for actor in ego["actors"]}


def test_the_network_is_told_with_a_warning_and_what_each_figure_means(run: Run, built_demo: Path) -> None:
    answer = run("network", built_demo)
    assert "How many of the possible ties there are" in answer.out
    assert "Several relations are drawn as one" in answer.err
    told = run("network", built_demo, "--json").json
    for index, word in (("sector", "Municipality"), ("level", "Practical")):
        group = told["external_index"][index]["groups"][word.lower()]
        shown = [f"{group['value']:.3f}".replace("-", "−"), str(group["outside"]), str(group["inside"])]
        assert [word, *shown] in [line.split() for line in answer.out.splitlines()]
    assert f"Bridges {len(told['bridges'])}" in " ".join(answer.out.split())
    nothing = run("network", built_demo, "--role", "nobody")
    assert "There are no actors." in nothing.out
    assert "No ties are coded that fit" in nothing.err


def test_the_network_is_written_where_it_was_asked_for(run: Run, built_demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "net.csv"
    assert "net-actors.csv" in run("network", built_demo, "--out", out).out
    assert out.is_file()
    nothing = run("network", built_demo, "--role", "nobody", "--out", out)
    assert (nothing.code, "No ties are coded that fit" in nothing.err) == (0, True)
    assert "Let its name end in" in run("network", built_demo, "--out", tmp_path / "net.txt").err


def test_ties_of_no_case_and_of_no_role_can_be_asked_for(run: Run, tmp_path: Path) -> None:
    material = network_material(tmp_path / "told.qualapp")
    material.tie("Skolen", "Kommunen", "Skolen ringer")
    note = material.project.sources.add(Addition(Reading("Notat", TEXT))).id
    material.tie("Skolen", "Politiet", "Politiet kommer", source=note)
    material.project.close()

    def lines(*asked: str) -> int:
        return len(run("network", tmp_path / "told.qualapp", *asked, "--json").json["lines"])

    assert (lines("--role", "none"), lines("--case", "none"), lines("--case", "Lærkevangen")) == (2, 1, 1)
    assert lines("--role", "leder") == 0


def test_who_works_blind_is_told_that_only_their_own_ties_are_drawn(run: Run, built_demo: Path, tmp_path: Path) -> None:
    blind = Path(shutil.copy(built_demo, tmp_path / "blind.qualapp"))
    run("blind", blind, "--on")
    for command in (["network"], ["actors", "list"]):
        assert "Blind coding: only what" in run(*command, blind).err


@pytest.mark.parametrize("option", ["--case", "--relation", "--coder", "--ego"])
def test_what_is_not_there_is_told(option: str, run: Run, built_demo: Path) -> None:
    assert "Nej-der" in run("network", built_demo, option, "Nej-der").err


def test_actors_are_added_once_listed_and_merged(run: Run, tmp_path: Path) -> None:
    project = tmp_path / "p.qualapp"
    run("new", project)
    assert run("actors", "add", project, "--register", "aktoerer", "--json").json == {
        "added": 75,
        "relations": 13,
    }
    assert "0 actors added" in run("actors", "add", project, "--register", "aktoerer").err
    run("actors", "add", project, "Rådhuset", "--form", "rådhuset", "--sector", "municipality", "--level", "strategic")
    (line,) = [line for line in run("actors", "list", project).out.splitlines() if line.startswith("Rådhuset")]
    assert line.split() == ["Rådhuset", "Organisation", "Municipality", "Strategic", "0", "0"]
    listed = run("actors", "list", project, "--json").json["actors"]
    (town,) = [actor for actor in listed if actor["name"] == "Rådhuset"]
    assert (len(listed), town["forms"], town["sector"]) == (76, ["rådhuset"], "municipality")
    assert "Kommune" in run("actors", "list", project).out
    name = next(actor["name"] for actor in listed if actor["guid"] and actor["name"] in ("Kommune", "Municipality"))
    assert "Rådhuset" in run("actors", "merge", project, "Rådhuset", name).err
    after = run("actors", "list", project, "--json").json["actors"]
    assert len(after) == 75
    assert "rådhuset" in next(actor["forms"] for actor in after if actor["name"] == name)


def test_adding_needs_a_name_or_a_register_and_words_that_are_known(run: Run, tmp_path: Path) -> None:
    project = tmp_path / "p.qualapp"
    run("new", project)
    for words in ([], ["A", "--register", "aktoerer"]):
        assert "Name an actor to add, or a register" in run("actors", "add", project, *words).err
    assert "“x” is not among" in run("actors", "add", project, "A", "--sector", "x").err
    assert "no.yaml" in run("actors", "add", project, "--register", tmp_path / "no.yaml").err


def test_a_name_that_an_actor_has_is_refused_and_a_doubtful_form_is_told_of(run: Run, tmp_path: Path) -> None:
    project = tmp_path / "p.qualapp"
    run("new", project)
    run("actors", "add", project, "--register", "aktoerer")
    before = run("actors", "list", project, "--json").json["actors"]
    for taken in ("politi", " Politi", "Police"):
        answer = run("actors", "add", project, taken)
        assert (answer.code, answer.out) == (1, "")
        assert f"There is an actor “{taken.strip()}” already" in answer.err
    assert run("actors", "list", project, "--json").json["actors"] == before
    answer = run("actors", "add", project, "Vagten", "--form", "politi", "--form", "vi", "--form", "vagten", "--json")
    assert [one["form"] for one in answer.json["doubted"]] == ["politi", "vi"]
    assert "“politi”: Also means Politi." in answer.err
    assert "“vi”: A common word" in answer.err
    assert "vagten" not in answer.err
    assert "“De”: A common word" in run("actors", "add", project, "De").err


def test_an_example_of_a_network_is_made(run: Run, tmp_path: Path) -> None:
    answer = run("demo", tmp_path / "here", "--network")
    assert (tmp_path / "here" / "network.qualapp").is_file()
    assert str(tmp_path / "here" / "network.qualapp") in answer.out
