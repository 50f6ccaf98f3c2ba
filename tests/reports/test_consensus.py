"""Deciding places where coders part: a layer of its own, in one step, and nobody's codings change."""

import shutil
from pathlib import Path

import pytest
from case_material import interview

from qualapp.analysis.agreement import Coefficient
from qualapp.analysis.disagreement import Difference, Kind
from qualapp.model.claims import Claim
from qualapp.model.coding import Valence
from qualapp.model.source import Visit
from qualapp.model.text import TextRange
from qualapp.progress import finish
from qualapp.reports.disagreements import (
    Parted,
    Verdict,
    decide,
    decision_on,
    disagreements_of,
    is_decided,
    keep_figures,
    record_of,
    reopen,
    who_coded,
    with_consensus,
)
from qualapp.store.project import Project

FIRST, SECOND = TextRange(3, 22), TextRange(26, 45)


class Study:
    """An interview that Signe and Jonas coded: alike in one place, apart in two."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.source = interview(project, "Første", project.cases.add("Lærkevangen").id, Visit.FIRST, "A", "B")
        self.trust, self.time, self.money = (project.codes.add(name).id for name in ("Tillid", "Tid", "Penge"))
        self.signe = project.history.coder_id
        self.jonas = project.coders.add("Jonas Møller").id
        self.code(self.signe, FIRST, self.trust, Valence.DRIVER)
        self.code(self.jonas, FIRST, self.trust, Valence.DRIVER)
        self.code(self.signe, SECOND, self.trust, Valence.BARRIER)
        self.code(self.jonas, SECOND, self.time, Valence.NONE)
        self.code(self.jonas, SECOND, self.money, Valence.NONE)

    def code(self, coder: int, range: TextRange, code: int, valence: Valence) -> None:
        self.project.history.coder_id = coder
        self.project.codings.apply(code, self.source, range, valence, weight=70)
        self.project.history.coder_id = self.signe

    def places(self, **wanted: object) -> tuple[Difference, ...]:
        return finish(disagreements_of(self.project, Parted(**wanted)))  # type: ignore[arg-type]

    @property
    def other_code(self) -> Difference:
        return next(place for place in self.places() if place.kind is Kind.OTHER_CODE)

    def said(self, coder: int) -> list[Claim]:
        (source,) = self.project.claims.by_source([self.source])
        return sorted(claim for claim in source.claims if claim.coder == coder)

    @property
    def agreed(self) -> list[tuple[int, int, int, str]]:
        consensus = self.project.consensus.coder()
        assert consensus is not None
        return [(claim.code, claim.start, claim.stop, claim.valence) for claim in self.said(consensus.id)]


@pytest.fixture
def study(project: Project) -> Study:
    return Study(project)


ALIKE = (*(FIRST.start, FIRST.end), "driver")


def test_before_the_first_decision_there_is_no_consensus(study: Study) -> None:
    assert study.project.consensus.coder() is None
    assert study.project.consensus.sources() == []
    assert study.project.consensus.decided() == {}
    assert finish(with_consensus(study.project, [study.signe, study.jonas])) is None
    assert [coder.name for coder in study.project.coders.all()] == ["Signe Krogh", "Jonas Møller"]


def test_a_decision_is_a_claim_of_the_consensus_and_nobody_s_codings_change(study: Study) -> None:
    before = study.said(study.signe), study.said(study.jonas)
    place = study.other_code
    assert decide(study.project, place, Verdict.FIRST, why="Hun siger det selv") == 1
    assert (study.said(study.signe), study.said(study.jonas)) == before
    assert study.agreed == [(study.trust, *ALIKE), (study.trust, SECOND.start, SECOND.end, "barrier")]
    consensus = study.project.consensus.coder()
    assert consensus is not None
    assert consensus.name == "Consensus"
    weights = {
        coding.weight for coding in study.project.codings.in_source(study.source) if coding.coder_id == consensus.id
    }
    assert weights == {70}
    note = decision_on(place, study.project.consensus.decided())
    assert note is not None
    assert note.splitlines()[0] == "Consensus: as Signe Krogh"
    assert "Hun siger det selv" in note
    assert "[#" not in note


def test_one_undo_takes_a_decision_back_with_all_that_came_along(study: Study) -> None:
    place = study.other_code
    decide(study.project, place, Verdict.SECOND)
    study.project.history.undo()
    assert study.project.consensus.coder() is None
    assert study.project.consensus.decided() == {}
    study.project.history.redo()
    assert len(study.agreed) == 2
    assert study.project.check() == []


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        (Verdict.FIRST, {"trust"}),
        (Verdict.SECOND, {"second"}),
        (Verdict.BOTH, {"trust", "second"}),
        (Verdict.NEITHER, set()),
    ],
)
def test_each_verdict_leaves_what_it_says(study: Study, verdict: Verdict, expected: set[str]) -> None:
    place = study.other_code
    (theirs,) = place.second
    names = {study.trust: "trust", theirs.code: "second"}
    decide(study.project, place, verdict)
    there = {names[code] for code, start, *_more in study.agreed if start == SECOND.start}
    assert there == expected
    assert decision_on(place, study.project.consensus.decided()) is not None


def test_another_decision_takes_the_place_of_the_first(study: Study) -> None:
    place = study.other_code
    decide(study.project, place, Verdict.BOTH)
    words = TextRange(30, 40)
    assert decide(study.project, place, Verdict.ANEW, anew=(study.money, Valence.AMBIVALENT), words=words) == 0
    assert study.agreed == [(study.trust, *ALIKE), (study.money, 30, 40, "ambivalent")]
    decide(study.project, place, Verdict.FIRST)
    assert study.agreed == [(study.trust, *ALIKE), (study.trust, SECOND.start, SECOND.end, "barrier")]
    notes = [memo for memo in study.project.memos.all() if memo.about == "excerpt"]
    assert len(notes) == 1
    reopen(study.project, place)
    assert study.agreed == [(study.trust, *ALIKE)]
    assert decision_on(place, study.project.consensus.decided()) is None
    assert study.project.check() == []


def test_places_with_the_same_words_are_decided_one_by_one(study: Study) -> None:
    swapped, single = sorted(study.places(), key=lambda place: -len(place.codes))
    assert single.kind is Kind.ONLY_SECOND
    decide(study.project, swapped, Verdict.FIRST)
    decided = study.project.consensus.decided()
    assert decision_on(swapped, decided) is not None
    assert decision_on(single, decided) is None
    decide(study.project, single, Verdict.SECOND)
    assert {code for code, start, *_more in study.agreed if start == SECOND.start} == {study.trust, *single.codes}


def test_a_decision_follows_its_words_and_is_open_again_when_a_coder_codes_otherwise(study: Study) -> None:
    decide(study.project, study.other_code, Verdict.NEITHER)
    study.project.texts.edit(study.source, TextRange(0, 1), "Interviewer")
    moved = study.other_code
    assert moved.start == SECOND.start + 10
    assert decision_on(moved, study.project.consensus.decided()) is not None
    study.project.history.coder_id = study.signe
    wider = study.project.codings.placed(study.source)
    excerpt = next(row.excerpt_id for row in wider if row.coder_id == study.signe and row.start == moved.start)
    study.project.codings.move_ends(excerpt, TextRange(moved.start - 1, moved.stop))
    assert decision_on(study.other_code, study.project.consensus.decided()) is None


def test_the_consensus_is_compared_only_where_it_is_named(study: Study) -> None:
    decide(study.project, study.other_code, Verdict.FIRST)
    assert who_coded(study.project) == (study.signe, study.jonas)
    assert {place.coders for place in study.places()} == {(study.signe, study.jonas)}
    consensus = study.project.consensus.coder()
    assert consensus is not None
    assert study.places(coders=(study.signe, consensus.id)) == ()


def test_agreement_before_and_after_is_kept_in_the_journal(study: Study) -> None:
    for place in study.places():
        decide(study.project, place, Verdict.FIRST)
    consensus = study.project.consensus.coder()
    found = finish(with_consensus(study.project, [study.signe, study.jonas]))
    assert consensus is not None
    assert found is not None
    after = found.pair(study.signe, consensus.id).figures[Coefficient.COHEN].number
    before = found.pair(study.signe, study.jonas).figures[Coefficient.COHEN].number
    assert before is not None
    assert before < 1
    assert after == 1
    memo = keep_figures(study.project, found, 2, 2)
    assert memo.about == "project"
    lines = memo.text.splitlines()
    assert lines[2].startswith("Before: Signe Krogh and Jonas Møller: ")
    assert lines[3].startswith("After: Signe Krogh and Consensus: Agreed 100.0%, Cohen’s κ 1")
    assert lines[-1] == "Places where they parted: 2, of which decided: 2"


def test_a_coder_who_is_called_consensus_already_stays_who_they_are(study: Study) -> None:
    study.project.coders.add("consensus")
    decide(study.project, study.other_code, Verdict.BOTH)
    names = [coder.name for coder in study.project.coders.all()]
    assert names[-2:] == ["consensus", "Consensus 2"]
    made = study.project.consensus.coder()
    assert made is not None
    study.project.coders.rename(made.id, "Fælles")
    found = study.project.consensus.coder()
    assert found is not None
    assert found.name == "Fælles"


def test_codes_that_count_as_those_above_them_are_decided_as_they_were_given(study: Study) -> None:
    below = study.project.codes.add("Under", study.trust).id
    study.code(study.signe, TextRange(49, 60), below, Valence.NONE)
    place = next(place for place in study.places(level=1) if place.start == 49)
    assert place.codes == {study.trust}
    decide(study.project, place, Verdict.FIRST)
    assert (below, 49, 60, "none") in study.agreed


def test_json_tells_what_each_says_and_what_is_decided(study: Study) -> None:
    place = study.other_code
    decide(study.project, place, Verdict.NEITHER)
    (told,) = record_of(study.project, [place])
    assert told["coders"] == ["Signe Krogh", "Jonas Møller"]
    assert told["first"] == [{"code": "Tillid", "start": SECOND.start, "end": SECOND.end, "valence": "barrier"}]
    assert told["decision"].startswith("Consensus: neither")
    assert told["text"] == study.project.sources.text(study.source)[SECOND.start : SECOND.end]


def test_what_was_decided_in_two_copies_comes_together_in_one_consensus(tmp_path: Path) -> None:
    with Project.create(tmp_path / "lead.qualapp", coder="Signe Krogh") as lead:
        study = Study(lead)
        lead.save_copy(tmp_path / "jonas.qualapp")
        with Project.open(tmp_path / "jonas.qualapp", coder="Jonas Møller") as copy:
            single = next(place for place in finish(disagreements_of(copy, Parted())) if len(place.codes) == 1)
            decide(copy, single, Verdict.SECOND)
        decide(lead, study.other_code, Verdict.FIRST)
        lead.merging.merge([tmp_path / "jonas.qualapp"])
        assert [coder.name for coder in lead.coders.all()] == ["Signe Krogh", "Jonas Møller", "Consensus"]
        decided = lead.consensus.decided()
        assert all(decision_on(place, decided) is not None for place in study.places())
        assert {code for code, start, *_more in study.agreed if start == SECOND.start} == {study.trust, *single.codes}
        assert lead.check() == []


def test_a_place_that_two_copies_decided_differently_waits_with_both_until_it_is_decided_again(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.qualapp", tmp_path / "theirs.qualapp"
    with Project.create(ours, coder="Signe Krogh") as project:
        Study(project)
    shutil.copy(ours, theirs)
    for path, coder, verdict in (
        (ours, "Signe Krogh", Verdict.FIRST),
        (theirs, "Jonas Møller", Verdict.SECOND),
    ):
        with Project.open(path, coder=coder) as project:
            place = next(one for one in finish(disagreements_of(project, Parted())) if one.kind is Kind.OTHER_CODE)
            decide(project, place, verdict, why=f"mener {coder}")
            assert is_decided(place, project.consensus.decided())
    with Project.open(ours) as project:
        project.merging.merge([theirs])
        place = next(one for one in finish(disagreements_of(project, Parted())) if one.kind is Kind.OTHER_CODE)
        assert not is_decided(place, project.consensus.decided())
        note = decision_on(place, project.consensus.decided())
        assert note is not None
        assert note.startswith("Decided in two ways")
        assert "Consensus: as Signe Krogh; Consensus: as Jonas Møller" in note.splitlines()[0]
        assert "mener Signe Krogh" in note
        assert "mener Jonas Møller" in note
        decide(project, place, Verdict.SECOND)
        assert is_decided(place, project.consensus.decided())
        assert decision_on(place, project.consensus.decided()) is not None
        consensus = project.consensus.coder()
        assert consensus is not None
        (again,) = [memo for memo in project.memos.all() if memo.coder_id == consensus.id]
        assert again.text.startswith("Consensus: as Jonas Møller")
        assert project.check() == []
