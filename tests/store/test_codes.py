"""The verbs of the codebook."""

from collections.abc import Callable
from typing import Any

import pytest
from gestures import addition
from project_content import content_of

from qualapp.errors import UserError
from qualapp.model.codebook import Codebook, CodeEntry, Words
from qualapp.model.coding import Valence
from qualapp.model.text import TextRange
from qualapp.store.project import Project


@pytest.fixture
def interview(project: Project) -> int:
    """A short interview."""
    return project.sources.add(addition(project, 5)).id


def names(project: Project, parent: int | None = None) -> list[str]:
    """The names of the codes directly below one, in order."""
    return [code.name for code in project.codes.tree().children(parent)]


def test_a_new_code_comes_last_and_a_top_one_gets_the_next_colour(project: Project) -> None:
    made = [project.codes.add(name) for name in ("c", "a", "b")]
    assert names(project) == ["c", "a", "b"]
    assert [code.colour for code in made] == ["1", "2", "3"]
    assert project.codes.add("under", made[0].id).colour == ""


@pytest.mark.parametrize("name", ["", "  \n ", "\0", "\ufeff"])
def test_a_code_needs_a_name(name: str, project: Project) -> None:
    code = project.codes.add("x").id
    for gesture in (lambda: project.codes.add(name), lambda: project.codes.describe(code, name=name)):
        with pytest.raises(UserError, match="A code needs a name"):
            gesture()


def test_a_name_cannot_hold_what_parts_a_path(project: Project) -> None:
    code = project.codes.add("x").id
    gestures: list[Callable[[], object]] = [
        lambda: project.codes.add("a > b"),
        lambda: project.codes.add("a\n>\nb"),
        lambda: project.codes.describe(code, name="a > b"),
        lambda: project.codes.describe(code, name_other="a > b"),
    ]
    for gesture in gestures:
        with pytest.raises(UserError, match="cannot hold"):
            gesture()


INJECTIONS: list[dict[str, Any]] = [{"id": "7"}, {'name" = 1 --': "x"}, {"kind": "x"}, {"guid": "x"}, {"rank": "x"}]


@pytest.mark.parametrize("texts", INJECTIONS)
def test_only_a_codes_texts_can_be_given(texts: dict[str, Any], project: Project) -> None:
    code = project.codes.add("x").id
    before = content_of(project)
    for gesture in (lambda: project.codes.add("y", **texts), lambda: project.codes.describe(code, **texts)):
        with pytest.raises(ValueError, match="a code has no"):
            gesture()
    assert content_of(project) == before


def test_texts_are_kept_as_texts_are(project: Project) -> None:
    code = project.codes.add("  Tillid \r\n og tro ", definition="a\r\nb\0", name_other=" Trust\nand faith ")
    assert (code.name, code.name_other, code.definition) == ("Tillid og tro", "Trust and faith", "a\nb")


def test_describing_nothing_leaves_no_step(project: Project) -> None:
    code = project.codes.add("x").id
    last = project.history.last()
    project.codes.describe(code)
    project.codes.describe(code, name="x")
    assert project.history.last() == last


@pytest.mark.parametrize(
    ("texts", "label"),
    [
        ({"name": "y"}, "Rename code “x”"),
        ({"colour": "9"}, "Recolour code “x”"),
        ({"example": "z"}, "Describe code “x”"),
    ],
)
def test_the_history_names_what_was_described(texts: dict[str, str], label: str, project: Project) -> None:
    project.codes.describe(project.codes.add("x").id, **texts)
    last = project.history.last()
    assert last is not None
    assert last.label == label


def test_moving_among_siblings_and_between_parents(project: Project) -> None:
    a, b, c = (project.codes.add(name).id for name in "abc")
    project.codes.move(c, None, a)
    assert names(project) == ["c", "a", "b"]
    project.codes.move(c, None)
    assert names(project) == ["a", "b", "c"]
    project.codes.move(a, None, c)
    assert names(project) == ["b", "a", "c"]
    project.codes.move(b, a)
    project.codes.move(c, a, b)
    assert names(project, a) == ["c", "b"]
    assert project.check() == []


def test_moving_a_code_to_where_it_stands_leaves_no_step(project: Project) -> None:
    a, b = (project.codes.add(name).id for name in "ab")
    last = project.history.last()
    for code, before in ((a, a), (a, b), (b, None), (b, b), (b, 999)):
        project.codes.move(code, None, before)
    assert project.history.last() == last


def test_a_code_cannot_be_moved_below_itself(project: Project) -> None:
    a = project.codes.add("a").id
    b = project.codes.add("b", a).id
    for parent in (a, b):
        with pytest.raises(UserError, match="cannot be moved below itself"):
            project.codes.move(a, parent)


def test_siblings_that_share_a_rank_get_new_ones_when_one_comes_between(project: Project) -> None:
    a, b, c, d = (project.codes.add(name).id for name in "abcd")
    with project.history.step("Two copies gave the same rank"):
        project._db.execute("UPDATE code SET rank = 'V' WHERE id IN (?, ?, ?)", (a, b, c))
    order = names(project)
    project.codes.move(d, None, {"a": a, "b": b, "c": c}[order[1]])
    assert names(project) == [order[0], "d", *order[1:3]]
    assert len({code.rank for code in project.codes.tree().children()}) == 4
    project.history.undo()
    assert names(project) == order
    assert project.check() == []


def test_merging_moves_everybodys_claims_and_loses_none(project: Project, interview: int) -> None:
    trust, faith = project.codes.add("trust").id, project.codes.add("faith").id
    below = project.codes.add("below", faith).id
    mine = project.codings.apply(faith, interview, TextRange(0, 4), Valence.DRIVER)
    same = project.codings.apply(trust, interview, TextRange(0, 4), Valence.DRIVER)
    project.memos.write("Om faith", "code", faith)
    project.history.coder_id = project.coders.add("Jonas").id
    theirs = project.codings.apply(faith, interview, TextRange(3, 6))
    before = content_of(project)
    project.codes.merge(faith, trust)
    assert {coding.id for coding in project.codings.in_source(interview)} == {mine.id, same.id, theirs.id}
    assert project.codes.counts() == {trust: 3}
    assert project.codes.tree()[below].parent_id == trust
    assert project.memos.on("code", trust)[0].text == "Om faith"
    project.history.undo()
    assert content_of(project) == before


def test_a_code_cannot_be_merged_into_itself_or_below(project: Project) -> None:
    a = project.codes.add("a").id
    b = project.codes.add("b", a).id
    for into in (a, b):
        with pytest.raises(UserError, match="cannot be merged into itself"):
            project.codes.merge(a, into)
    project.codes.merge(b, a)
    assert names(project) == ["a"]


def test_splitting_takes_over_only_the_codings_named(project: Project, interview: int) -> None:
    a, b = project.codes.add("a").id, project.codes.add("b").id
    first = project.codings.apply(a, interview, TextRange(0, 4))
    second = project.codings.apply(a, interview, TextRange(4, 8))
    other = project.codings.apply(b, interview, TextRange(4, 8))
    new = project.codes.split(a, "a2", [second.id, other.id])
    assert names(project) == ["a", "a2", "b"]
    assert project.codes.counts() == {a: 1, b: 1, new.id: 1}
    assert project.codings[first.id].code_id == a
    project.history.undo()
    assert names(project) == ["a", "b"]
    assert project.codes.counts() == {a: 2, b: 1}


def test_deleting_takes_all_below_with_it_and_says_before_what_goes(project: Project, interview: int) -> None:
    project.codes.add("stays")
    a = project.codes.add("a").id
    b = project.codes.add("b", a).id
    coding = project.codings.apply(b, interview, TextRange(0, 4))
    project.memos.write("x", "coding", coding.id)
    project.memos.write("y", "code", a)
    project.history.coder_id = project.coders.add("Jonas").id
    project.codings.apply(a, interview, TextRange(0, 4))
    before = content_of(project)
    told = {"codes": 2, "codings": 2, "coders": 2, "memos": 2, "nodes": 0, "evidence": 0}
    assert project.codes.hanging_on(a) == told
    project.codes.delete(a)
    assert names(project) == ["stays"]
    assert project.counts()["excerpt"] == project.counts()["coding"] == project.counts()["memo"] == 0
    project.history.undo()
    assert content_of(project) == before


def test_an_excerpt_with_a_memo_outlives_its_code(project: Project, interview: int) -> None:
    a = project.codes.add("a").id
    coding = project.codings.apply(a, interview, TextRange(0, 4))
    project.memos.write("x", "excerpt", coding.excerpt_id)
    project.codes.delete(a)
    assert project.excerpts[coding.excerpt_id].range == TextRange(0, 4)


def test_a_code_is_found_by_path_name_other_language_and_guid(project: Project) -> None:
    people = project.codes.add("Mennesker", name_other="People")
    trust = project.codes.add("Tillid", people.id, name_other="Trust")
    for path in ("Mennesker > Tillid", "mennesker>tillid", "People > Trust", "Tillid", " trust ", trust.guid):
        assert project.codes.find(path) == trust


def test_a_path_goes_before_a_name(project: Project) -> None:
    top = project.codes.add("Ledelse")
    project.codes.add("Ledelse", project.codes.add("Organisering").id)
    assert project.codes.find("Ledelse") == top
    assert project.codes.find("Organisering > Ledelse").parent_id is not None


def test_a_name_with_the_sign_of_a_path_in_it_is_found(project: Project) -> None:
    code = project.codes.add("Børn>unge")
    assert project.codes.find("Børn>unge") == code


def test_a_name_that_two_codes_have_or_none_lists_what_there_is(project: Project) -> None:
    for parent in ("Kontekst", "Indsats"):
        project.codes.add("Andet", project.codes.add(parent).id)
    with pytest.raises(UserError, match=r"Several codes are called “andet”: .*Kontekst > Andet \(.*Indsats > Andet"):
        project.codes.find("andet")
    with pytest.raises(UserError, match="Did you mean: Kontekst > Andet"):
        project.codes.find("Kontekst > Anden")
    with pytest.raises(UserError, match="There is no code “”"):
        project.codes.find("")


def test_a_codebook_comes_whole_in_the_language_of_the_project(project: Project) -> None:
    project.codes.add("Fandtes før")
    below = (CodeEntry("a", Words("Under", "Below"), "#12ab9f"), CodeEntry("b", Words(en="Only English")))
    entry = CodeEntry("z", Words("Over", "Above"), definition=Words("Hvad", "What"), is_codable=False, codes=below)
    project.codes.add_codebook(Codebook("bog", Words("Bog", "Book"), codes=(entry,)), "da")
    top = project.codes.find("Over")
    assert (top.name_other, top.definition, top.is_codable) == ("Above", "Hvad", False)
    assert names(project) == ["Fandtes før", "Over"]
    assert names(project, top.id) == ["Under", "Only English"]
    project.history.undo()
    assert names(project) == ["Fandtes før"]


def test_a_code_that_only_gathers_is_not_applied(project: Project, interview: int) -> None:
    a, b = project.codes.add("a").id, project.codes.add("b").id
    coding = project.codings.apply(b, interview, TextRange(0, 4))
    project.codes.let_be_coded(a, False)
    for gesture in (
        lambda: project.codings.apply(a, interview, TextRange(0, 4)),
        lambda: project.codings.recode([coding.id], a),
    ):
        with pytest.raises(UserError, match="“a” only gathers other codes"):
            gesture()
    project.codes.let_be_coded(a, True)
    assert project.codings.apply(a, interview, TextRange(0, 4)).code_id == a


def test_a_thousand_codes_one_after_the_other_keep_short_ranks(project: Project) -> None:
    with project.history.step("Many"):
        for number in range(1000):
            project.codes.add(f"k{number}")
    assert names(project) == [f"k{number}" for number in range(1000)]
    assert max(len(code.rank) for code in project.codes.tree().children()) <= 3
