"""Where codes can go."""

import pytest

from qualapp.desktop.codebook.code_places import Act, Drop, Place, merging, moving, step
from qualapp.model.code import CodeTree
from qualapp.store.project import Project

Codes = dict[str, int]


@pytest.fixture
def tree(project: Project, codes: Codes) -> CodeTree:
    return project.codes.tree()


def test_up_is_before_the_one_above(tree: CodeTree, codes: Codes) -> None:
    assert step(tree, codes["Networks"], "up") == Place(codes["People"], codes["Trust"])


def test_down_is_behind_the_one_below(tree: CodeTree, codes: Codes) -> None:
    assert step(tree, codes["Trust"], "down") == Place(codes["People"], codes["Motivation"])
    assert step(tree, codes["Networks"], "down") == Place(codes["People"])


def test_in_is_below_the_one_above_and_out_behind_the_parent(tree: CodeTree, codes: Codes) -> None:
    assert step(tree, codes["Networks"], "in") == Place(codes["Trust"])
    assert step(tree, codes["Trust"], "out") == Place(None, codes["Context"])


@pytest.mark.parametrize(("name", "way"), [("Trust", "up"), ("Motivation", "down"), ("Trust", "in"), ("People", "out")])
def test_at_the_end_there_is_no_step(tree: CodeTree, codes: Codes, name: str, way: str) -> None:
    assert step(tree, codes[name], way) is None


def test_the_middle_of_a_row_is_below_its_code(tree: CodeTree, codes: Codes) -> None:
    drop = moving(tree, codes["Trust"], codes["Context"], 0.5, False, True)
    assert drop == Drop(Act.MOVE, codes["Context"], codes["Trust"], Place(codes["Context"]))


def test_the_upper_edge_is_before_the_code_and_the_lower_edge_behind_it(tree: CodeTree, codes: Codes) -> None:
    before = moving(tree, codes["Trust"], codes["Context"], 0.1, False, True)
    behind = moving(tree, codes["Trust"], codes["Context"], 0.9, False, True)
    assert before is not None
    assert behind is not None
    assert before.place == Place(None, codes["Context"])
    assert behind.place == Place(None, codes["Intervention"])


def test_the_lower_edge_of_an_open_branch_is_before_its_first_code(tree: CodeTree, codes: Codes) -> None:
    drop = moving(tree, codes["Context"], codes["People"], 0.9, True, True)
    assert drop is not None
    assert drop.place == Place(codes["People"], codes["Trust"])


def test_under_the_last_row_is_last_at_the_top(tree: CodeTree, codes: Codes) -> None:
    drop = moving(tree, codes["Trust"], None, 0.0, False, True)
    assert drop is not None
    assert drop.place == Place(None)


def test_a_code_goes_nowhere_below_itself_and_not_where_it_stands(tree: CodeTree, codes: Codes) -> None:
    people = codes["People"]
    assert moving(tree, people, people, 0.5, True, True) is None
    assert moving(tree, people, codes["Trust"], 0.5, False, True) is None
    assert moving(tree, people, codes["Leadership"], 0.9, False, True) is None
    assert moving(tree, people, codes["Context"], 0.1, False, True) is None


def test_without_the_order_of_the_codebook_there_is_no_between(tree: CodeTree, codes: Codes) -> None:
    drop = moving(tree, codes["Trust"], codes["Context"], 0.1, False, False)
    assert drop is not None
    assert drop.place == Place(codes["Context"])
    assert moving(tree, codes["Trust"], None, 0.1, False, False) is None


def test_a_code_is_not_merged_into_its_own_family(tree: CodeTree, codes: Codes) -> None:
    assert merging(tree, codes["People"], codes["Trust"]) is None
    assert merging(tree, codes["Trust"], None) is None
    assert merging(tree, codes["Trust"], codes["People"]) == Drop(Act.MERGE, codes["People"], codes["Trust"])
