"""Theories of change as people write them, and those that come with the program."""

from itertools import combinations
from pathlib import Path

import pytest

from qualapp.analysis.theory_layout import laid_out
from qualapp.errors import UserError
from qualapp.importers.theory_yaml import WrittenTheory, read_theories, shipped_theories, shipped_theory
from qualapp.model.coding import EffectLevel
from qualapp.model.theory import LinkRelation, LinkStatus, NodeKind
from qualapp.store.project import Project

GOOD = """\
qualapp-theories: 1
theories:
  - id: kort
    name: {da: Kort, en: Short}
    description: Kun to led
    nodes:
      - {id: a, kind: activity, level: area, name: {da: Kursus, en: Course}, definition: {da: Hver uge}}
      - {id: b, kind: long_term, name: Trivsel, party: hus}
    links:
      - {from: a, to: b, relation: hinders, status: contradicted, assumption: {da: Fordi, en: Because}}
      - {from: b, to: a}
"""


def _read(folder: Path, text: str) -> list[WrittenTheory]:
    path = folder / "teorier.yaml"
    path.write_text(text, "utf-8")
    return read_theories(path)


def test_a_written_theory_is_read_in_both_languages(tmp_path: Path) -> None:
    (theory,) = _read(tmp_path, GOOD)
    danish, english = theory.in_language("da"), theory.in_language("en")
    assert (danish.name, english.name, danish.description) == ("Kort", "Short", "Kun to led")
    course, wellbeing = danish.nodes
    assert (course.name, course.name_other, course.kind, course.level, course.definition) == (
        "Kursus", "Course", NodeKind.ACTIVITY, EffectLevel.AREA, "Hver uge",
    )  # fmt: skip
    assert (english.nodes[0].name, english.nodes[0].name_other) == ("Course", "Kursus")
    assert (wellbeing.level, wellbeing.party) == (None, "hus")
    there, back = english.links
    assert (there.relation, there.status, there.assumption) == (
        LinkRelation.HINDERS, LinkStatus.CONTRADICTED, "Because",
    )  # fmt: skip
    assert (back.first, back.second, back.relation, back.status) == ("b", "a", LinkRelation.FURTHERS, LinkStatus.NONE)


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        ("kind: activity", "kind: handling", r"line 7: “handling” is not known as “kind”. There are: target_group, "),
        ("kind: activity, ", "", r"line 7: “” is not known as “kind”"),
        ("level: area", "level: by", r"line 7: “by” is not known as “level”. There are: individual, area, org"),
        ("relation: hinders", "relation: stopper", r"line 10: “stopper” is not known as “relation”"),
        ("status: contradicted", "status: set", r"line 10: “set” is not known as “status”. There are: experienced"),
        ("from: b", "from: c", r"line 11: A link leads to “c”, but no node"),
        ("{from: b, to: a}", "{from: b, to: b}", r"line 11: “b” cannot be linked to itself"),
        ("{from: b, to: a}", "{from: a, to: b}", r"line 11: There is a link from “a” to “b” already"),
        ("{id: b,", "{id: a,", r"line 8: Give each node of a theory an id of its own"),
        ("name: Trivsel, ", "", r"line 8: The name is missing"),
        ("name: Trivsel, ", "name: 'Ro > trivsel', ", r"line 8: A code's name cannot hold “ > ”"),
        ("party:", "partie:", r"line 8: The key “partie” is not known. Did you mean “party”"),
        ("qualapp-theories: 1", "qualapp-theories: 2", r"line 1: This is no file of theories"),
        ("qualapp-theories", "qualapp-codebook", r"line 1: This is no file of theories"),
    ],
)
def test_a_mistake_is_told_in_one_sentence_with_its_line(tmp_path: Path, right: str, wrong: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence) as told:
        _read(tmp_path, GOOD.replace(right, wrong, 1))
    assert "\n" not in told.value.message


@pytest.mark.parametrize("rest", ["", "theories:\n", "theories: []\n"])
def test_a_file_without_a_theory_is_told_of(tmp_path: Path, rest: str) -> None:
    with pytest.raises(UserError, match="There is no theory in the file"):
        _read(tmp_path, f"qualapp-theories: 1\n{rest}")


def test_four_theories_come_with_the_program_in_two_languages() -> None:
    theories = shipped_theories()
    assert [theory.id for theory in theories] == [
        "familieindsatser", "netvaerksmoedre", "foraeldrekompetencer", "chanceulighed",
    ]  # fmt: skip
    for theory in theories:
        for language in ("da", "en"):
            drawing = theory.in_language(language)
            assert len({node.name for node in drawing.nodes}) == len(drawing.nodes)
            assert all(node.name_other not in {"", node.name} or node.name == "Peer-to-peer" for node in drawing.nodes)
        joined = {end for link in theory.links for end in (link.first, link.second)}
        assert len(joined) >= len(theory.nodes) - 3
        assert all(link.assumption.da and link.assumption.en for link in theory.links if link.assumption)
    status = {link.status for theory in theories for link in theory.links}
    assert status == set(LinkStatus) - {LinkStatus.NONE}


@pytest.mark.parametrize("theory", shipped_theories(), ids=lambda theory: theory.id)
def test_what_comes_with_the_program_becomes_a_theory_that_can_be_read_at_once(
    project: Project, theory: WrittenTheory
) -> None:
    made = project.theories.draw(laid_out(theory.in_language("da")), f"theories/{theory.id}")
    nodes = project.theories.nodes(made.id)
    assert len(nodes) == len(theory.nodes)
    assert len(project.theories.links(made.id)) == len(theory.links)
    assert all(abs(a.x - b.x) >= 190 or abs(a.y - b.y) >= 60 for a, b in combinations(nodes, 2))
    wide, tall = (max(getattr(n, at) for n in nodes) - min(getattr(n, at) for n in nodes) for at in ("x", "y"))
    assert 0.9 < wide / tall < 2.2
    assert project.codes[nodes[0].code_id].definition == theory.nodes[0].definition.da


def test_a_theory_that_is_asked_for_is_found_by_id_or_name() -> None:
    assert shipped_theory("Familieindsatser ").id == "familieindsatser"
    assert shipped_theory("network mothers").id == "netvaerksmoedre"
    with pytest.raises(UserError, match=r"No theory called “x” comes with the program. There are: familieindsatser, "):
        shipped_theory("x")
