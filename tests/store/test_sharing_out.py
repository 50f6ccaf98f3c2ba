"""Copies that know whom they are for, blind coding, and who codes what."""

from pathlib import Path

import pytest
from case_material import interview
from hypothesis import given
from hypothesis import strategies as st

from qualapp.errors import UserError
from qualapp.model.assignment import Load, shared_out
from qualapp.model.excerpt import ExcerptFilter
from qualapp.model.source import Visit
from qualapp.model.text import TextRange
from qualapp.store.project import Project


def _study(project: Project, sources: int = 4) -> list[int]:
    case = project.cases.add("Lærkevangen").id
    return [interview(project, f"Kilde {n}", case, Visit.FIRST, *"ABCD"[: n + 1]) for n in range(sources)]


def _two_claims(project: Project) -> tuple[int, int, int]:
    """A source in which Signe and Jonas coded the same words and wrote a memo each; also gives their ids."""
    (source, *_rest) = _study(project)
    code = project.codes.add("Tillid").id
    signe, jonas = project.coders.all()[0].id, project.coders.add("Jonas Møller").id
    for coder, extent in ((signe, TextRange(3, 9)), (jonas, TextRange(3, 9)), (jonas, TextRange(12, 20))):
        project.history.coder_id = coder
        coding = project.codings.apply(code, source, extent)
        project.memos.write(f"Memo {coder}", "coding", coding.id)
    project.memos.write_at("Et sted", source, TextRange(5, 7))
    project.history.coder_id = signe
    return source, signe, jonas


def test_a_copy_opens_with_the_coder_it_is_for_who_is_the_same_in_both(tmp_path: Path) -> None:
    with Project.create(tmp_path / "a.qualapp", coder="Signe") as project:
        jonas = project.save_copy_for(tmp_path / "jonas.qualapp", " Jonas  Møller ")
        assert project.meant_for is None
        assert project.coders.named("Jonas Møller").guid == jonas.guid
        assert project.save_copy_for(tmp_path / "again.qualapp", "jonas møller") == jonas
    with Project.open(tmp_path / "jonas.qualapp") as copy:
        assert copy.meant_for is not None
        assert (copy.meant_for.guid, copy.history.coder_id) == (jonas.guid, copy.meant_for.id)
        copy.codes.add("Tillid")
    with Project.open(tmp_path / "jonas.qualapp", coder="Signe") as copy:
        assert copy.coders[copy.history.coder_id].name == "Signe"
    with Project.open(tmp_path / "a.qualapp") as project:
        assert project.coders[project.history.coder_id].name == "Signe"


def test_merging_a_copy_does_not_say_whom_the_original_is_for(tmp_path: Path) -> None:
    with Project.create(tmp_path / "a.qualapp", coder="Signe") as project:
        project.save_copy_for(tmp_path / "jonas.qualapp", "Jonas")
    with Project.open(tmp_path / "jonas.qualapp") as copy:
        copy.codes.add("Tillid")
    with Project.open(tmp_path / "a.qualapp") as project:
        project.merging.merge([tmp_path / "jonas.qualapp"])
        assert [code.name for code, _depth in project.codes.tree().walk()] == ["Tillid"]
        assert [coder.name for coder in project.coders.all()] == ["Signe", "Jonas"]
        assert project.meant_for is None


def test_a_copy_of_a_copy_is_for_its_own_coder(tmp_path: Path) -> None:
    with Project.create(tmp_path / "a.qualapp", coder="Signe") as project:
        project.save_copy_for(tmp_path / "b.qualapp", "Jonas")
    with Project.open(tmp_path / "b.qualapp") as copy:
        copy.save_copy_for(tmp_path / "c.qualapp", "Lone")
    with Project.open(tmp_path / "c.qualapp") as last:
        assert last.meant_for is not None
        assert last.meant_for.name == "Lone"


def test_a_copy_cannot_take_the_place_of_the_open_project_and_then_adds_nobody(tmp_path: Path) -> None:
    with Project.create(tmp_path / "a.qualapp", coder="Signe") as project:
        with pytest.raises(UserError, match="cannot take the place"):
            project.save_copy_for(tmp_path / "a.qualapp", "Jonas")
        assert [coder.name for coder in project.coders.all()] == ["Signe"]


def test_while_blind_a_coder_meets_only_their_own_claims(project: Project) -> None:
    source, signe, jonas = _two_claims(project)
    (code,) = project.codes.counts()
    project.blinding.begin()
    assert {coding.coder_id for coding in project.codings.in_source(source)} == {signe}
    assert {placed.coder_id for placed in project.codings.placed(source)} == {signe}
    (own,) = project.codings.in_source(source)
    assert project.codings.of_excerpt(own.excerpt_id) == [own]
    assert project.codings.with_code(code) == [own.id]
    assert project.codes.counts() == {code: 1}
    assert sum(sum(by.values()) for by in project.codes.counts_by_valence().values()) == 1
    assert [row.coder_id for row in project.excerpts.listed(ExcerptFilter())] == [signe]
    assert project.excerpts.listed(ExcerptFilter(coders=frozenset({jonas}))) == []
    assert [excerpt.memo for excerpt in project.excerpts.find(ExcerptFilter())] == [f"Memo {signe}"]
    assert {memo.coder_id for memo in project.memos.all()} == {signe}
    assert {memo.coder_id for memo in project.memos.on("coding", own.id)} == {signe}
    assert project.excerpts.uncoded(source) == []
    assert project.counts("coding", "memo", "excerpt") == {"coding": 1, "memo": 1, "excerpt": 1}
    alone = project.excerpts.coded_share(source)
    assert alone == project.excerpts.coded_share(source, [jonas])
    with pytest.raises(UserError, match="work blind"):
        list(project.claims.by_source())
    project.blinding.open_comparison()
    assert {coding.coder_id for coding in project.codings.in_source(source)} == {signe, jonas}
    assert project.excerpts.coded_share(source) > alone
    assert len(project.memos.all()) == 4
    assert len(list(project.claims.by_source([source]))) == 1


def test_each_sees_their_own_also_what_they_noted_without_a_code(project: Project) -> None:
    source, _signe, jonas = _two_claims(project)
    project.blinding.begin()
    project.history.coder_id = jonas
    assert {coding.coder_id for coding in project.codings.in_source(source)} == {jonas}
    assert [excerpt.range for excerpt in project.excerpts.uncoded(source)] == [TextRange(5, 7)]


def test_nothing_of_anybody_is_lost_by_working_blind(project: Project) -> None:
    source, _signe, _jonas = _two_claims(project)
    before = project.codings.in_source(source)
    project.blinding.begin()
    (own,) = project.codings.in_source(source)
    project.codings.remove([own.id])
    project.blinding.open_comparison()
    assert project.codings.in_source(source) == [coding for coding in before if coding != own]


def test_only_who_made_the_project_or_began_can_open_the_comparison(project: Project) -> None:
    _source, signe, jonas = _two_claims(project)
    lone = project.coders.add("Lone").id
    project.history.coder_id = jonas
    project.blinding.begin()
    project.blinding.begin()
    assert project.blinding.openers() == [signe, jonas]
    project.history.coder_id = lone
    with pytest.raises(UserError, match="Only Signe Krogh or Jonas Møller can open"):
        project.blinding.open_comparison()
    assert project.blinding.is_on
    project.history.coder_id = signe
    project.blinding.open_comparison()
    (time,) = project.blinding.times()
    assert (time.begun_by, time.opened_by) == (jonas, signe)
    assert time.opened is not None
    assert time.opened >= time.begun
    project.history.undo()
    assert project.blinding.is_on


def test_blind_coding_travels_with_a_merge_and_so_does_the_opening(tmp_path: Path) -> None:
    with Project.create(tmp_path / "a.qualapp", coder="Signe") as project:
        project.save_copy_for(tmp_path / "jonas.qualapp", "Jonas")
        project.blinding.begin()
    with Project.open(tmp_path / "jonas.qualapp") as copy:
        copy.merging.merge([tmp_path / "a.qualapp"])
        assert copy.blinding.is_on
        with pytest.raises(UserError, match="Only Signe"):
            copy.blinding.open_comparison()
    with Project.open(tmp_path / "a.qualapp") as project:
        project.blinding.open_comparison()
    with Project.open(tmp_path / "jonas.qualapp") as copy:
        copy.merging.merge([tmp_path / "a.qualapp"])
        assert not copy.blinding.is_on


def test_sources_are_handed_out_and_taken_back_and_counted_once(project: Project) -> None:
    first, second, *_rest = _study(project)
    jonas = project.coders.add("Jonas").id
    project.assignments.hand_out([first, second], jonas)
    project.assignments.hand_out([first], jonas)
    assert [one.source_id for one in project.assignments.of_coder(jonas)] == [first, second]
    assert project.history.steps(1)[0].label == "Hand out 2 sources to Jonas"
    project.assignments.take_back([first], jonas)
    assert [one.source_id for one in project.assignments.all()] == [second]
    project.history.undo()
    assert len(project.assignments.all()) == 2
    project.sources.delete(first)
    assert [one.source_id for one in project.assignments.all()] == [second]


def test_the_same_handed_out_in_two_copies_is_one(tmp_path: Path) -> None:
    with Project.create(tmp_path / "a.qualapp", coder="Signe") as project:
        sources = _study(project)
        jonas = project.save_copy_for(tmp_path / "b.qualapp", "Jonas").id
        project.assignments.hand_out(sources, jonas)
    with Project.open(tmp_path / "b.qualapp") as copy:
        copy.assignments.hand_out(sources[:1], jonas)
        copy.assignments.tick(sources[0], done=True)
    with Project.open(tmp_path / "a.qualapp") as project:
        project.merging.merge([tmp_path / "b.qualapp"])
        found = project.assignments.all()
        assert [one.source_id for one in found if one.done is not None] == [sources[0]]
        assert sorted(one.source_id for one in found) == sorted(sources)
        project.assignments.take_back([sources[0]], jonas)
        assert len(project.assignments.all()) == len(sources) - 1


def test_only_whose_source_it_is_ticks_it_off(project: Project) -> None:
    first, second, *_rest = _study(project)
    signe = project.coders.all()[0].id
    project.assignments.hand_out([first], signe)
    with pytest.raises(UserError, match="not handed out to you"):
        project.assignments.tick(second, done=True)
    project.assignments.tick(first, done=True)
    (one,) = project.assignments.all()
    assert one.done is not None
    project.assignments.tick(first, done=True)
    assert project.assignments.all() == [one]
    project.assignments.tick(first, done=False)
    assert project.assignments.all()[0].done is None


def test_progress_tells_how_much_also_while_blind(project: Project) -> None:
    source, signe, jonas = _two_claims(project)
    others = [other.id for other in project.sources.all() if other.id != source]
    project.assignments.hand_out([source, *others[:1]], jonas)
    project.assignments.hand_out(others[1:2], signe)
    project.history.coder_id = jonas
    project.assignments.tick(source, done=True)
    project.history.coder_id = signe
    before = project.assignments.progress()
    project.blinding.begin()
    progress = {one.coder_id: one for one in project.assignments.progress()}
    assert [one.coded for one in before] == [one.coded for one in progress.values()]
    theirs = progress[jonas]
    assert (set(theirs.assigned), theirs.begun, theirs.done) == ({source, others[0]}, (source,), (source,))
    words = {one.id: one.words for one in project.sources.all()}
    assert theirs.words == words[source] + words[others[0]]
    assert theirs.coded == pytest.approx(project.excerpts.share_of(source, jonas) * words[source] / theirs.words)
    assert theirs.latest is not None
    assert (progress[signe].begun, progress[signe].beside, progress[signe].coded) == ((), (source,), 0.0)


def test_sharing_out_keeps_its_seed_and_leaves_what_is_handed_out(project: Project) -> None:
    sources = _study(project, 8)
    signe, jonas = project.coders.all()[0].id, project.coders.add("Jonas").id
    project.assignments.hand_out(sources[:1], jonas)
    dealt = project.assignments.hand_out_evenly(sources, [signe, jonas], twice=3, seed=42)
    assert "seed 42" in project.history.steps(1)[0].label
    have = {
        number: {one.coder_id for one in project.assignments.all() if one.source_id == number} for number in sources
    }
    assert sorted(map(len, have.values())) == [1, 1, 1, 1, 1, 2, 2, 2]
    assert jonas in have[sources[0]]
    assert {one.seed for one in project.assignments.all()} == {None, 42}
    project.history.undo()
    assert len(project.assignments.all()) == 1
    assert project.assignments.hand_out_evenly(sources, [signe, jonas], twice=3, seed=42) == dealt
    assert project.assignments.hand_out_evenly(sources, [signe, jonas], twice=3, seed=42) == {}


def test_what_cannot_be_shared_out_is_said(project: Project) -> None:
    sources = _study(project, 2)
    signe, jonas = project.coders.all()[0].id, project.coders.add("Jonas").id
    deal = project.assignments.hand_out_evenly
    with pytest.raises(UserError, match="no sources"):
        deal([], [signe], seed=1)
    with pytest.raises(UserError, match="at least one coder"):
        deal(sources, [], seed=1)
    with pytest.raises(UserError, match="at least two coders"):
        deal(sources, [signe], twice=1, seed=1)
    with pytest.raises(UserError, match="only 2 sources, so 3"):
        deal(sources, [signe, jonas], twice=3, seed=1)


LOADS = st.lists(st.tuples(st.integers(0, 9000), st.frozensets(st.integers(1, 4), max_size=2)), min_size=1, max_size=25)


@given(LOADS, st.integers(1, 5), st.integers(0, 30), st.integers(0, 2**32), st.randoms())
def test_dealing_is_even_complete_and_the_same_for_a_seed(rows, people, twice, seed, shuffler) -> None:  # type: ignore[no-untyped-def]
    loads = [Load(key, words, has) for key, (words, has) in enumerate(rows)]
    coders = list(range(1, people + 1))
    found = shared_out(loads, coders, twice, seed)
    shuffled = list(loads)
    shuffler.shuffle(shuffled)
    assert shared_out(shuffled, coders, twice, seed) == found
    having = {load.key: [*load.coders, *found.get(load.key, [])] for load in loads}
    assert all(len(set(who)) == len(who) >= 1 for who in having.values())
    assert all(set(who) <= set(coders) for who in found.values())
    doubles = sum(len(who) > 1 for who in having.values())
    most = min(twice, len(loads)) if people > 1 else 0
    assert doubles == max(most, sum(len(load.coders) > 1 for load in loads))
    if not any(load.coders for load in loads) and not most:
        sums = [sum(max(load.words, 1) for load in loads if coder in found[load.key]) for coder in coders]
        assert max(sums) - min(sums) <= max(max(load.words, 1) for load in loads)
