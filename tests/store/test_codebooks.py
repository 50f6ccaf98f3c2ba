"""Codebooks that become one without a coding being lost, and versions that are kept."""

from pathlib import Path

import pytest
from gestures import prepared
from hypothesis import given
from hypothesis import strategies as st
from project_content import content_of

from qualapp.analysis.codebook_difference import difference
from qualapp.analysis.codebook_proposal import proposed
from qualapp.errors import UserError
from qualapp.importers.codebook_yaml import find_codebook, read_codebook
from qualapp.model.book import Book, BookCode, book_of
from qualapp.model.codebook_decisions import Act, Decision, Outcome
from qualapp.model.source import Reading
from qualapp.model.text import TextRange
from qualapp.store.project import Project
from qualapp.store.sources import Addition

Codes = dict[str, int]


@pytest.fixture
def codes(project: Project) -> Codes:
    """Codes by name, each with two codings."""
    source = project.sources.add(Addition(Reading("Nurse", "They came, one by one. " * 20))).id
    ids: Codes = {}
    for name, parent in (("Ledelse", None), ("Opbakning", "Ledelse"), ("Mod", "Ledelse"), ("Mennesker", None)):
        ids[name] = project.codes.add(name, ids[parent] if parent else None, definition=f"Om {name}").id
        for start in (0, 10):
            project.codings.apply(ids[name], source, TextRange(start, start + 5))
    return ids


def guid(project: Project, code_id: int) -> str:
    return project.codes[code_id].guid


def tree(project: Project) -> list[str]:
    counts = project.codes.counts()
    return [f"{'  ' * depth}{code.name} {counts.get(code.id, 0)}" for code, depth in project.codes.tree().walk()]


def code(key: str, name: str, parent: str = "", **more: str) -> BookCode:
    return BookCode(key, parent, name, **more)  # type: ignore[arg-type]


def other(*codes: BookCode) -> Book:
    return Book("Den anden", "da", codes)


def test_what_was_decided_is_done_in_one_step(project: Project, codes: Codes) -> None:
    theirs = other(
        code("a", "Lederskab", definition="Hvad ledere gør"),
        code("b", "Vilje", "a", colour="7"),
        code("c", "Mod", "a"),
        code("d", "Netværk"),
        code("e", "Naboer", "d"),
    )
    before = content_of(project)
    outcome = project.codebooks.merge(
        theirs,
        [
            Decision(Act.TAKE, guid(project, codes["Ledelse"]), "a"),
            Decision(Act.ADD, theirs="b"),
            Decision(Act.BOTH, guid(project, codes["Mod"]), "c"),
            Decision(Act.LEAVE, theirs="d"),
            Decision(Act.ADD, theirs="e"),
            Decision(Act.MERGE, guid(project, codes["Opbakning"]), into="b"),
        ],
    )
    assert tree(project) == ["Lederskab 2", "  Mod 2", "  Mod 0", "  Vilje 2", "Mennesker 2", "Naboer 0"]
    assert project.codes[codes["Ledelse"]].definition == "Hvad ledere gør"
    assert outcome == Outcome(added=3, changed=1, merged=1, codings_moved=2)
    assert project.history.steps(1)[0].label == "Merge codebook “Den anden”"
    after = content_of(project)
    project.history.undo()
    assert content_of(project) == before
    project.history.redo()
    assert content_of(project) == after
    assert project.check() == []


def test_a_code_can_be_given_the_place_that_the_other_has(project: Project, codes: Codes) -> None:
    theirs = other(code("m", "Mennesker"), code("o", "Opbakning", "m"), code("l", "Ledelse", "o"))
    found = difference(project.codebooks.book(), theirs)
    decisions = [
        Decision(Act.TAKE, guid(project, codes["Mennesker"]), "m"),
        Decision(Act.TAKE, guid(project, codes["Opbakning"]), "o"),
        Decision(Act.TAKE, guid(project, codes["Ledelse"]), "l"),
    ]
    assert [row.theirs.key for row in found.added if row.theirs] == ["o", "l"]
    project.codebooks.merge(theirs, decisions)
    assert tree(project) == ["Mennesker 2", "  Opbakning 2", "    Ledelse 2", "      Mod 2"]


def test_a_place_below_itself_is_not_taken_and_said(project: Project, codes: Codes) -> None:
    theirs = other(code("o", "Opbakning"), code("l", "Ledelse", "o"))
    outcome = project.codebooks.merge(
        theirs,
        [
            Decision(Act.MAP, guid(project, codes["Opbakning"]), "o"),
            Decision(Act.TAKE, guid(project, codes["Ledelse"]), "l"),
        ],
    )
    assert outcome.kept_places == ("Ledelse",)
    assert tree(project)[:2] == ["Ledelse 2", "  Opbakning 2"]


def test_codes_can_go_into_one_by_way_of_another(project: Project, codes: Codes) -> None:
    ids = {name: guid(project, number) for name, number in codes.items()}
    outcome = project.codebooks.merge(
        other(),
        [
            Decision(Act.MERGE, ids["Opbakning"], into=ids["Mod"]),
            Decision(Act.MERGE, ids["Mod"], into=ids["Mennesker"]),
        ],
    )
    assert tree(project) == ["Ledelse 2", "Mennesker 6"]
    assert outcome.codings_moved == 4


@pytest.mark.parametrize(
    ("decisions", "sentence"),
    [
        ([("merge", "Mod", "", "Opbakning"), ("merge", "Opbakning", "", "Mod")], "merged into itself"),
        ([("merge", "Ledelse", "", "Mod")], "cannot be merged into itself or a code below it"),
        ([("merge", "Mod", "", "a")], "which is not taken over"),
        ([("add", "", "a", ""), ("leave", "", "a", "")], "Two things are decided about “Nyt”"),
        ([("take", "Mod", "a", ""), ("take", "Mod", "b", "")], "Two things are decided about “Mod”"),
        ([("add", "", "c", "")], "cannot hold"),
    ],
)
def test_decisions_that_cannot_be_leave_everything_as_it_was(
    project: Project, codes: Codes, decisions: list[tuple[str, str, str, str]], sentence: str
) -> None:
    ids = {name: guid(project, number) for name, number in codes.items()}
    before, steps = content_of(project), len(project.history.steps())
    wanted = [
        Decision(Act(act), ids.get(mine, ""), theirs, ids.get(into, into)) for act, mine, theirs, into in decisions
    ]
    with pytest.raises(UserError, match=sentence):
        project.codebooks.merge(other(code("a", "Nyt"), code("b", "Andet"), code("c", "A > B")), wanted)
    assert content_of(project) == before
    assert len(project.history.steps()) == steps


def test_merging_twice_changes_nothing_more(project: Project, codes: Codes) -> None:
    theirs = book_of(read_codebook(find_codebook("fixsen")), "da")
    project.codebooks.merge(theirs, proposed(difference(project.codebooks.book(), theirs), take=True))
    found = difference(project.codebooks.book(), theirs)
    assert not found.added
    assert not found.changed
    steps = len(project.history.steps())
    outcome = project.codebooks.merge(theirs, proposed(found, take=True))
    assert outcome == Outcome()
    assert len(project.history.steps()) == steps


def test_a_code_that_was_mapped_is_known_again_after_it_was_renamed(project: Project, codes: Codes) -> None:
    theirs = book_of(read_codebook(find_codebook("fixsen")), "da")
    first = theirs.codes[0]
    project.codebooks.merge(theirs, [Decision(Act.MAP, guid(project, codes["Mod"]), first.key)])
    project.codes.describe(codes["Mod"], name="Noget helt tredje")
    assert difference(project.codebooks.book(), theirs).same[first.key] == guid(project, codes["Mod"])


def test_the_codebook_of_another_project_is_known_again(project: Project, codes: Codes, tmp_path: Path) -> None:
    with Project.create(tmp_path / "b.qualapp", coder="Jonas") as second:
        mine = project.codebooks.book()
        second.codebooks.merge(mine, proposed(difference(second.codebooks.book(), mine)))
        renamed = second.codes.find("Ledelse > Mod")
        second.codes.describe(renamed.id, name="Courage")
        found = difference(mine, second.codebooks.book())
    assert not found.added
    assert not found.removed
    assert [row.changes for row in found.changed] == [("name",)]


@given(data=st.data())
def test_whatever_is_decided_no_coding_is_lost_and_undo_brings_all_back(data: st.DataObject) -> None:
    with Project.create(coder="Signe") as project:
        prepared(project)
        mine = project.codebooks.book()
        theirs = _drawn_book(data, mine)
        decisions = _drawn_decisions(data, mine, theirs)
        before = content_of(project)
        claims = {coding: {**cells, "code_id": None} for coding, cells in before["coding"].items()}
        try:
            project.codebooks.merge(theirs, decisions)
        except UserError:
            assert content_of(project) == before
            return
        after = content_of(project)
        assert {coding: {**cells, "code_id": None} for coding, cells in after["coding"].items()} == claims
        assert after["excerpt"] == before["excerpt"]
        assert len(after["memo"]) == len(before["memo"])
        merged = {one.mine for one in decisions if one.act is Act.MERGE}
        kept = {row for row in before["code"] if row not in after["code"]}
        assert len(kept) == len(merged)
        assert project.check() == []
        if after != before:
            project.history.undo()
            assert content_of(project) == before


NAMES = ("Tillid", "Ledelse", "Åben dør", "Netværk", "Tid", "Andet")


def _drawn_book(data: st.DataObject, mine: Book) -> Book:
    count = data.draw(st.integers(0, 6))
    keys = [""]
    codes = []
    for number in range(count):
        name = data.draw(st.sampled_from([*NAMES, *(one.name for one in mine.codes)]))
        codes.append(BookCode(f"t{number}", data.draw(st.sampled_from(keys)), name, colour=str(number + 1)))
        keys.append(f"t{number}")
    return Book("T", "da", tuple(codes))


def _drawn_decisions(data: st.DataObject, mine: Book, theirs: Book) -> list[Decision]:
    ours = st.sampled_from([one.key for one in mine.codes])
    found = [
        Decision(
            data.draw(st.sampled_from([Act.LEAVE, Act.ADD, Act.MAP, Act.TAKE, Act.BOTH])), data.draw(ours), one.key
        )
        for one in theirs.codes
    ]
    into = st.sampled_from([*(one.key for one in mine.codes), *(one.key for one in theirs.codes)])
    for key in data.draw(st.lists(ours, unique=True, max_size=3)):
        found.append(Decision(Act.MERGE, key, into=data.draw(into)))
    return found


class TestVersions:
    def test_a_version_keeps_the_codebook_as_it_was(self, project: Project, codes: Codes) -> None:
        before = project.codebooks.book()
        version = project.codebooks.freeze("  Runde 1 ", "Efter pilotkodning\n")
        project.codes.merge(codes["Opbakning"], codes["Mod"])
        project.codes.describe(codes["Mod"], name="Støtte", definition="")
        project.codes.add("Nyt")
        kept = project.codebooks.frozen(version.id)
        assert kept.codes == before.codes
        assert (version.name, version.reason) == ("Runde 1", "Efter pilotkodning")
        found = difference(kept, project.codebooks.book(), empty_counts=True)
        assert [row.code.name for row in found.added] == ["Nyt"]
        assert [row.code.name for row in found.removed] == ["Opbakning"]
        assert [row.changes for row in found.changed] == [("name", "definition")]

    def test_codings_are_told_by_the_version_under_which_they_were_made(self, project: Project, codes: Codes) -> None:
        source = project.sources.all()[0].id
        first = project.codebooks.freeze("1")
        project.codings.apply(codes["Mod"], source, TextRange(30, 35))
        second = project.codebooks.freeze("2")
        under = project.codebooks.codings_under()
        assert [one.version for one in under] == [None, first, second]
        assert [one.total for one in under] == [8, 1, 0]
        assert under[1].counts == {codes["Mod"]: 1}
        assert (under[0].until, under[1].since, under[1].until) == (first.created, first.created, second.created)

    @pytest.mark.usefixtures("codes")
    def test_without_a_version_all_codings_are_before_the_first(self, project: Project) -> None:
        (under,) = project.codebooks.codings_under()
        assert (under.version, under.total, under.until) == (None, 8, 0)

    @pytest.mark.usefixtures("codes")
    def test_freezing_and_taking_away_can_be_undone(self, project: Project) -> None:
        before = content_of(project)
        version = project.codebooks.freeze("1")
        frozen = content_of(project)
        project.codebooks.delete_version(version.id)
        assert content_of(project) == before
        project.history.undo()
        assert content_of(project) == frozen
        project.history.undo()
        assert content_of(project) == before

    @pytest.mark.usefixtures("codes")
    def test_a_version_needs_a_name_of_its_own(self, project: Project) -> None:
        project.codebooks.freeze("Runde 1")
        with pytest.raises(UserError, match="There is already a version “runde 1”"):
            project.codebooks.freeze("runde 1")
        with pytest.raises(UserError, match="needs a name"):
            project.codebooks.freeze(" \n")
        with pytest.raises(UserError, match=r"There is no version “2”\. The versions are: “Runde 1”"):
            project.codebooks.find("2")
        assert project.codebooks.find("RUNDE 1").name == "Runde 1"

    @pytest.mark.parametrize(
        "frozen",
        ["", "[]", "{}", '{"form":2,"language":"da","codes":[]}', '{"form":1,"language":"da","codes":[{"key":"a"}]}'],
    )
    @pytest.mark.usefixtures("codes")
    def test_a_version_that_a_stranger_wrote_is_refused_in_words(self, project: Project, frozen: str) -> None:
        version = project.codebooks.freeze("1")
        with project.history.step("Spoil"):
            project._db.execute("UPDATE codebook_version SET frozen = ?", (frozen,))
        with pytest.raises(UserError, match="The version “1” cannot be read"):
            project.codebooks.frozen(version.id)
