"""What a typed text means among the codes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualapp.desktop.codebook.code_filter import CodeFilter
from qualapp.store.project import Project


@pytest.fixture
def danish(project: Project) -> Project:
    people = project.codes.add("Mennesker", name_other="People")
    project.codes.add("Tillid", people.id, name_other="Trust")
    project.codes.add("Åbenhed", people.id, name_other="Openness")
    place = project.codes.add("Sted", name_other="Place")
    project.codes.add("Adgang", place.id, name_other="Access")
    return project


def meant(project: Project, text: str) -> list[str]:
    tree = project.codes.tree()
    return [tree[code_id].name for code_id in CodeFilter.typed(text).meant(tree)]


def kept(project: Project, text: str) -> set[str]:
    tree = project.codes.tree()
    return {tree[code_id].name for code_id in CodeFilter.typed(text).kept(tree)}


def test_part_of_a_name_is_enough_in_capitals_or_not(danish: Project) -> None:
    assert meant(danish, "ILLI") == ["Tillid"]


def test_a_name_in_the_other_language_counts(danish: Project) -> None:
    assert meant(danish, "trust") == ["Tillid"]


def test_a_ring_makes_another_letter(danish: Project) -> None:
    assert meant(danish, "abenhed") == []
    assert meant(danish, "åben") == ["Åbenhed"]


def test_letters_typed_in_two_parts_are_the_same_letter(danish: Project) -> None:
    assert meant(danish, unicodedata.normalize("NFD", "åben")) == ["Åbenhed"]


def test_a_word_of_the_path_narrows_down(danish: Project) -> None:
    assert meant(danish, "sted") == ["Sted"]
    assert meant(danish, "sted a") == ["Adgang"]
    assert meant(danish, "sted > adgang") == ["Adgang"]


def test_words_of_two_languages_do_not_mix(danish: Project) -> None:
    assert meant(danish, "people tillid") == []
    assert meant(danish, "people trust") == ["Tillid"]


def test_what_is_above_a_code_that_is_meant_is_kept(danish: Project) -> None:
    assert kept(danish, "tillid") == {"Mennesker", "Tillid"}


def test_what_is_below_a_code_that_is_meant_is_kept_unless_something_there_is_meant_itself(danish: Project) -> None:
    assert kept(danish, "mennesker") == {"Mennesker", "Tillid", "Åbenhed"}
    assert kept(danish, "e") == {"Mennesker", "Åbenhed", "Sted", "Adgang"}


@given(st.text(), st.text(min_size=1))
def test_marks_lie_in_the_text_in_order_and_apart(text: str, typed: str) -> None:
    marks = CodeFilter.typed(typed).marks(text)
    ends = [end for mark in marks for end in mark]
    assert ends == sorted(set(ends))
    assert all(0 <= start < stop <= len(text) for start, stop in marks)


@given(st.text(alphabet="abcæøåßİ", max_size=12), st.text(alphabet="abcæøåßİ", min_size=1, max_size=3))
def test_a_word_that_stands_in_a_text_is_marked(text: str, word: str) -> None:
    marked = CodeFilter.typed(word).marks(text + word)
    assert marked
    assert marked[-1][1] == len(text + word)
