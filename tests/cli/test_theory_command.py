"""Theories of change on the command line."""

import json
from pathlib import Path

import networkx
import pytest
from command_line import Run

from qualapp.cli import Window
from qualapp.model.theory import EvidenceFilter, NodeKind
from qualapp.store.project import Project


def test_what_comes_with_the_program_is_listed_without_a_project(run: Run) -> None:
    assert [one["id"] for one in run("theory", "list", "--json").json] == [
        "familieindsatser", "netvaerksmoedre", "foraeldrekompetencer", "chanceulighed",
    ]  # fmt: skip
    assert "Netværksmødre" in run("--language", "da", "theory", "list").out


def test_a_theory_is_added_and_shown(study: Path, run: Run) -> None:
    added = run("theory", "add", study, "familieindsatser")
    assert added.out == "Added “Familieindsatser”: 32 nodes, 39 links.\n"
    (listed,) = run("theory", "list", study, "--json").json
    assert (listed["nodes"], listed["links"], listed["untested"], listed["versions"]) == (32, 39, 39, 0)
    shown = run("theory", "show", study, "--json").json
    assert {link["state"] for link in shown["links"]} == {"untested"}
    assert len({(node["x"], node["y"]) for node in shown["nodes"]}) == 32
    out = run("theory", "show", study).out
    assert "Gruppebaseret familiekursus furthers Gruppebaseret læring" in out
    assert run("undo", study).code == 0
    assert run("theory", "list", study, "--json").json == []


def test_theories_in_a_file_are_added_and_mistakes_in_it_are_told(study: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "egne.yaml"
    path.write_text(
        "qualapp-theories: 1\ntheories:\n- {id: a, name: Min, nodes: [{id: x, kind: activity, name: Kursus}]}\n",
        "utf-8",
    )
    assert run("theory", "add", study, path).out == "Added “Min”: 1 node, 0 links.\n"
    path.write_text(path.read_text("utf-8").replace("activity", "andet"), "utf-8")
    answer = run("theory", "add", study, path)
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert "line 3: “andet” is not known as “kind”" in answer.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("show",), "The project has no theory of change yet. “qualapp theory add” adds one."),
        (("evidence", "--theory", "Nej"), "The project has no theory of change yet."),
        (("add", "nej"), "No theory called “nej” comes with the program. There are: familieindsatser, "),
        (("add", "nej.yaml"), "nej.yaml"),
        (("export", "x.odt"), "The project has no theory of change yet."),
        (("export", "x.svg"), "A picture needs the window, which cannot be loaded here."),
    ],
)
def test_what_cannot_be_is_one_sentence(study: Path, run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    verb, *rest = arguments
    answer = run("theory", verb, study, *rest)
    assert answer.code == 1
    assert sentence in answer.err
    assert answer.err.count("\n") == 1


def test_of_several_theories_one_must_be_named(study: Path, run: Run) -> None:
    run("theory", "add", study, "familieindsatser")
    run("theory", "add", study, "netvaerksmoedre")
    answer = run("theory", "show", study)
    assert answer.err == "Say which theory with --theory. There are: Familieindsatser; Netværksmødre.\n"
    assert run("theory", "show", study, "--theory", "netværk").code == 0
    assert "There is no theory “Nej”" in run("theory", "show", study, "--theory", "Nej").err


def test_evidence_is_listed_with_its_words_and_filtered(built_demo: Path, run: Run) -> None:
    out = run("theory", "evidence", built_demo).out
    assert "Frygt for myndigheder → Familiekursus (supported)" in out
    assert "Supports: “Min nabo sagde, de tager børn.”" in out
    everything = run("theory", "evidence", built_demo, "--json").json
    pieces = [piece for link in everything["links"] for piece in link["evidence"]]
    assert {piece["coder"] for piece in pieces} == {"Signe Krogh", "Jonas Møller"}
    jonas = run("theory", "evidence", built_demo, "--coder", "Jonas Møller", "--visit", "first", "--json").json
    assert jonas["filters"] == ["Visit: first visit", "Coder: Jonas Møller"]
    kept = [piece for link in jonas["links"] for piece in link["evidence"]]
    wanted = [piece for piece in pieces if (piece["coder"], piece["visit"]) == ("Jonas Møller", "first")]
    assert kept == wanted
    assert 0 < len(kept) < len(pieces)
    for link in everything["links"]:
        stances = [piece["stance"] for piece in link["evidence"]]
        places = {(piece["source"], piece["start"], piece["end"]) for piece in link["evidence"]}
        assert link["counts"]["all"]["excerpts"] == len(places)
        assert (link["state"] == "untested") == (not stances)


def test_evidence_of_no_case_visit_or_role_is_asked_for_with_none(built_demo: Path, run: Run) -> None:
    def pieces(*options: str) -> list[dict[str, str]]:
        told = run("theory", "evidence", built_demo, *options, "--json").json
        assert not options or len(told["filters"]) == 1
        return [piece for part in ("links", "nodes") for one in told[part] for piece in one["evidence"]]

    everything = pieces()
    for key in ("case", "visit", "role"):
        wanted = [piece for piece in everything if not piece[key]]
        assert pieces(f"--{key}", "none") == wanted
    assert run("theory", "show", built_demo, "--case", "none", "--json").json["filters"] == ["Case: no case"]


def test_a_theory_is_written_as_data_for_other_programs(built_demo: Path, run: Run, tmp_path: Path) -> None:
    shown = run("theory", "evidence", built_demo, "--json").json
    assert run("theory", "export", built_demo, tmp_path / "t.json").out.startswith("Wrote “")
    assert json.loads((tmp_path / "t.json").read_text("utf-8")) == shown
    run("theory", "export", built_demo, tmp_path / "t.graphml")
    graph = networkx.read_graphml(tmp_path / "t.graphml", force_multigraph=True)
    assert {node["guid"]: node["name"] for node in shown["nodes"]} == dict(graph.nodes(data="label"))
    edges = {key: data for _from, _to, key, data in graph.edges(keys=True, data=True)}
    assert set(edges) == {link["guid"] for link in shown["links"]}
    for link in shown["links"]:
        edge = edges[link["guid"]]
        assert (edge["state"], edge["relation"]) == (link["state"], link["relation"])
        assert (edge["supports"], edge["informants"]) == (
            link["counts"]["supports"]["excerpts"], link["counts"]["all"]["informants"],
        )  # fmt: skip
    answer = run("theory", "export", built_demo, tmp_path / "t.odt")
    assert (answer.code, list(tmp_path.glob("*.odt"))) == (1, [])
    assert "Let its name end in one of these: .docx, .graphml, .json, .svg, .png, .pdf." in answer.err


def test_signs_that_no_file_can_hold_do_not_stop_a_graph(study: Path, run: Run, tmp_path: Path) -> None:
    from qualapp.model.theory import NodeKind

    with Project.open(study) as project:
        theory = project.theories.add("Æ\x01 & <b>").id
        ends = [project.theories.add_node(theory, NodeKind.ACTIVITY, f"{n}\x02\ufffe & “<x>”").id for n in range(2)]
        project.theories.connect(*ends, assumption="fordi\x0b\nto linjer")
    for ending in ("graphml", "docx", "json"):
        assert run("theory", "export", study, tmp_path / f"t.{ending}").code == 0
    assert len(networkx.read_graphml(tmp_path / "t.graphml", force_multigraph=True)) == 2


def test_a_picture_is_drawn_by_the_window(built_demo: Path, run: Run, tmp_path: Path) -> None:
    asked: list[tuple[str, EvidenceFilter, Path]] = []

    def draw(project: Project, theory: int, wanted: EvidenceFilter, path: Path) -> None:
        asked.append((project.theories[theory].name, wanted, path))

    window = Window(False, lambda *_a: 0, lambda *_a: [], None, draw)
    answer = run("theory", "export", built_demo, tmp_path / "t.svg", "--visit", "revisit", window=window)
    assert answer.code == 0
    assert asked == [("Familiekurset", EvidenceFilter(visits=frozenset({"revisit"})), tmp_path / "t.svg")]


def test_two_theories_become_a_thematic_one(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.qualapp"
    with Project.create(path, coder="Signe") as project:
        for name, nodes in (("Kursus", ("Familiekursus", "Tillid")), ("Møder", ("Familiekurset", "Netværk"))):
            made = project.theories.add(name).id
            one, other = (project.theories.add_node(made, NodeKind.ACTIVITY, node).id for node in nodes)
            project.theories.connect(one, other)
    looked = run("theory", "merge", path, "Kursus", "Møder", "--name", "Tema", "--dry-run", "--json").json
    assert looked["guid"] is None
    said = ("--same", "Tillid", "Netværk", "--apart", "Familiekurset")
    made = run("theory", "merge", path, "Kursus", "Møder", "--name", "Tema", *said, "--json").json
    assert made["same"] == [["Tillid", "Netværk"]]
    with Project.open(path) as project:
        theme = project.theories.find("Tema").id
        assert {node.name for node in project.theories.nodes(theme)} == {"Familiekursus", "Tillid", "Familiekurset"}
        assert len(project.theories.links(theme)) == 2
        assert len(project.theories.all()) == 3
    refused = run("theory", "merge", path, "Kursus", "Møder", "--name", "X", "--apart", "Ukendt")
    assert refused.code == 1
    assert "Netværk" in refused.err
