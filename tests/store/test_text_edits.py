"""Edits of coded texts (rule 10): claims keep their words, the history keeps one change, undo is exact."""

import json
import random
import time
from pathlib import Path

import gestures as g
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from project_content import content_of

from qualapp.errors import UserError
from qualapp.model.source import Block, BlockKind, Reading, Turn
from qualapp.model.text import TextRange
from qualapp.model.text_edit import TextEdit, smallest_edits
from qualapp.store.project import Project
from qualapp.store.sources import Addition, count_words

LETTERS = st.text(alphabet="abc æ😀\n", max_size=6)


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, TextEdit]:
    text = draw(st.text(alphabet="abcdefg ", min_size=1, max_size=24))
    at = draw(st.integers(0, len(text)))
    end = draw(st.integers(at, min(len(text), at + 8)))
    return text, TextEdit(at, text[at:end], draw(LETTERS))


@given(edited=edits(), a=st.integers(0, 24), b=st.integers(0, 24))
def test_an_excerpt_quotes_what_is_left_of_its_words(edited: tuple[str, TextEdit], a: int, b: int) -> None:
    text, edit = edited
    start, stop = sorted((min(a, len(text)), min(b, len(text))))
    after = edit.of(text)
    first, last = edit.carried((start, stop))
    assert 0 <= first <= last <= len(after)
    if stop <= edit.at or start >= edit.end:
        assert after[first:last] == text[start:stop]
    elif start <= edit.at and edit.end <= stop:
        assert after[first:last] == text[start : edit.at] + edit.inserted + text[edit.end : stop]
    else:
        left = text[start : max(start, edit.at)] + text[min(stop, edit.end) : stop]
        assert after[first:last] == left


@given(
    edited=edits(),
    cuts=st.lists(st.integers(0, 24), min_size=2, max_size=8),
)
def test_what_holds_text_stays_in_order_and_an_edit_backwards_brings_it_back(
    edited: tuple[str, TextEdit], cuts: list[int]
) -> None:
    text, edit = edited
    places = sorted(min(cut, len(text)) for cut in cuts)
    held = [pair for pair in zip(places[::2], places[1::2], strict=False) if pair[0] < pair[1]]
    after = edit.carried_holders(held)
    reached = 0
    for start, stop in after:
        assert reached <= start <= stop <= len(edit.of(text))
        reached = stop
    left = [pair for pair in after if pair[0] < pair[1]]
    back = edit.backwards().carried_holders(left)
    assert edit.carried_holders(back) == left


@given(old=LETTERS, new=LETTERS, before=LETTERS)
def test_the_smallest_edits_make_one_text_of_another(old: str, new: str, before: str) -> None:
    text = before + old
    for edit in smallest_edits(old, new, len(before)):
        assert text[edit.at : edit.end] == edit.removed
        text = edit.of(text)
    assert text == before + new


@pytest.fixture
def coded(project: Project) -> Project:
    """One interview of two turns and a heading."""
    text = "Interview\nI: Hvordan gik det?\nLeder: Det gik godt med kaffen."
    blocks = [
        Block(BlockKind.HEADING, TextRange(0, 9), 1),
        Block(BlockKind.PARAGRAPH, TextRange(10, 29)),
        Block(BlockKind.PARAGRAPH, TextRange(30, 61)),
    ]
    turns = [
        Turn(TextRange(10, 29), TextRange(13, 29), "I"),
        Turn(TextRange(30, 61), TextRange(37, 61), "Leder"),
    ]
    project.sources.add(Addition(Reading("Interview", text, tuple(blocks), tuple(turns))))
    project.codes.add("Ledelse")
    return project


def _code(project: Project, words: str) -> int:
    start = project.sources.text(1).index(words)
    return project.codings.apply(1, 1, TextRange(start, start + len(words))).excerpt_id


def _words(project: Project, excerpt_id: int) -> str:
    return project.excerpts[excerpt_id].range.of(project.sources.text(1))


def _said(project: Project) -> list[tuple[str, str]]:
    text = project.sources.text(1)
    return [(turn.speaker, turn.speech.of(text)) for turn in project.sources.turns(1)]


def _paragraphs(project: Project) -> list[str]:
    text = project.sources.text(1)
    return [block.range.of(text) for block in project.sources.blocks(1)]


def _edit(project: Project, removed: str, inserted: str, where: int = 0) -> None:
    start = project.sources.text(1).index(removed) + where
    project.texts.edit(1, TextRange(start, start + len(removed) - where), inserted)


def test_words_typed_at_the_ends_of_an_excerpt_stay_outside_and_inside_it_belong_to_it(coded: Project) -> None:
    excerpt = _code(coded, "gik godt")
    for where, typed in (("gik godt", "jo "), (" med kaffen", " nok"), ("godt", "ret ")):
        start = coded.sources.text(1).index(where)
        coded.texts.edit(1, TextRange(start, start), typed)
    assert coded.sources.text(1).endswith("Det jo gik ret godt nok med kaffen.")
    assert _words(coded, excerpt) == "gik ret godt"
    assert coded.check() == []


def test_a_corrected_word_stays_coded_and_a_deleted_one_leaves_an_empty_excerpt(coded: Project) -> None:
    excerpt = _code(coded, "kaffen")
    coded.texts.correct(1, TextRange(37, 61), "Det gik godt med kagen.")
    assert _words(coded, excerpt) == "kagen"
    _edit(coded, " kagen", "")
    assert coded.excerpts[excerpt].range == TextRange(53, 53)
    assert [coding.excerpt_id for coding in coded.codings.in_source(1)] == [excerpt]
    assert coded.check() == []
    coded.history.undo()
    assert _words(coded, excerpt) == "kagen"


def test_what_is_typed_at_the_edge_of_a_paragraph_belongs_to_it(coded: Project) -> None:
    coded.texts.edit(1, TextRange(61, 61), " Ja.")
    coded.texts.edit(1, TextRange(37, 37), "Nå. ")
    coded.texts.edit(1, TextRange(0, 0), "Nyt ")
    assert _paragraphs(coded)[0] == "Nyt Interview"
    assert _said(coded)[1] == ("Leder", "Nå. Det gik godt med kaffen. Ja.")
    assert _paragraphs(coded)[2] == "Leder: Nå. Det gik godt med kaffen. Ja."


def test_a_line_break_parts_a_paragraph_and_its_removal_joins_them(coded: Project) -> None:
    before = content_of(coded)
    _edit(coded, " med", "\nMed")
    assert _paragraphs(coded)[2:] == ["Leder: Det gik godt", "Med kaffen."]
    assert coded.check() == []
    parted = content_of(coded)
    _edit(coded, "\nMed", " med")
    assert _paragraphs(coded)[2:] == ["Leder: Det gik godt med kaffen."]
    assert coded.check() == []
    coded.history.undo()
    assert content_of(coded) == parted
    coded.history.undo()
    assert content_of(coded) == before


def test_a_turn_that_is_deleted_whole_goes_and_comes_back(coded: Project) -> None:
    before = content_of(coded)
    _edit(coded, "I: Hvordan gik det?\n", "")
    assert _said(coded) == [("Leder", "Det gik godt med kaffen.")]
    assert coded.sources[1].words == 6
    assert coded.check() == []
    coded.history.undo()
    assert content_of(coded) == before
    assert coded.check() == []


def test_a_turn_is_split_for_somebody_who_has_a_name(coded: Project) -> None:
    place = coded.sources.text(1).index("godt") + 4
    with pytest.raises(UserError, match="needs a name"):
        coded.texts.split_turn(1, place, speaker=" \n ")
    coded.texts.split_turn(1, place, speaker=" Kaj\n Holm ")
    turn = next(turn for turn in coded.sources.turns(1) if turn.speaker == "Kaj Holm")
    assert turn.informant_id is not None
    assert coded.informants[turn.informant_id].name == "Kaj Holm"
    assert coded.informants[turn.informant_id].case_id == coded.sources[1].case_id
    assert "\nKaj Holm: " in coded.sources.text(1)
    assert coded.check() == []
    coded.history.undo()
    assert "Kaj Holm" not in {who.name for who in coded.informants.all()}


def test_a_turn_is_split_with_the_label_of_the_other_speaker(coded: Project) -> None:
    before = content_of(coded)
    excerpt = _code(coded, "gik godt med")
    coded.texts.split_turn(1, coded.sources.text(1).index("godt") + 4)
    assert _said(coded) == [("I", "Hvordan gik det?"), ("Leder", "Det gik godt"), ("I", "med kaffen.")]
    assert _paragraphs(coded)[-1] == "I: med kaffen."
    informants = [turn.informant_id for turn in coded.sources.turns(1)]
    assert informants[0] == informants[2]
    assert _words(coded, excerpt) == "gik godt\nI: med"
    assert coded.check() == []
    first, second = (turn.id for turn in coded.sources.turns(1)[1:])
    coded.texts.join_turns(1, first, second)
    assert _said(coded)[1:] == [("Leder", "Det gik godt med kaffen.")]
    assert _words(coded, excerpt) == "gik godt med"
    assert coded.check() == []
    for _step in range(3):
        coded.history.undo()
    assert content_of(coded) == before
    assert coded.check() == []


def test_turns_are_split_only_inside_what_is_said_and_joined_only_with_the_next(coded: Project) -> None:
    for place in (0, 30, 36, 37, 61):
        with pytest.raises(UserError, match="inside what somebody says"):
            coded.texts.split_turn(1, place)
    first, second = (turn.id for turn in coded.sources.turns(1))
    with pytest.raises(UserError, match="right after it"):
        coded.texts.join_turns(1, second, first)


def test_a_speaker_is_renamed_in_the_text_too(coded: Project) -> None:
    before = content_of(coded)
    excerpt = _code(coded, "kaffen")
    coded.texts.rename_speaker(1, "Leder", " Boligsocial  leder")
    assert coded.sources.text(1).endswith("\nBoligsocial leder: Det gik godt med kaffen.")
    assert _said(coded)[1][0] == "Boligsocial leder"
    assert "Boligsocial leder" in {informant.name for informant in coded.informants.all()}
    assert _words(coded, excerpt) == "kaffen"
    coded.texts.rename_speaker(1, "I", "Boligsocial leder")
    assert len({turn.informant_id for turn in coded.sources.turns(1)}) == 1
    assert coded.check() == []
    for _step in range(3):
        coded.history.undo()
    assert content_of(coded) == before
    for name, sentence in (("", "needs a name"), ("Ny", "Nobody speaks as “Ukendt”")):
        with pytest.raises(UserError, match=sentence):
            coded.texts.rename_speaker(1, "Ukendt", name)


def test_search_follows_an_edit_and_its_undo(coded: Project) -> None:
    _edit(coded, "kaffen", "strikkeklubben")
    assert coded.search.tally("strikkeklub") == {1: 1}
    assert coded.search.count("kaffe") == 0
    assert coded.search.count("*kaffe*") == 0
    assert coded.check() == []
    coded.history.undo()
    assert (coded.search.count("strikkeklub"), coded.search.count("kaffe")) == (0, 1)
    coded.search._db.execute("INSERT INTO search (search) VALUES ('integrity-check')")
    coded.search._db.execute("INSERT INTO inside (inside) VALUES ('integrity-check')")


def test_an_edit_outside_the_text_is_refused(coded: Project) -> None:
    with pytest.raises(UserError, match="ends at position 61"):
        coded.texts.edit(1, TextRange(60, 62), "x")
    steps = len(coded.history.steps())
    coded.texts.edit(1, TextRange(3, 3), "")
    coded.texts.correct(1, TextRange(0, 9), "Interview")
    assert len(coded.history.steps()) == steps


def test_another_coders_claims_move_along_when_an_edit_is_undone(coded: Project) -> None:
    signe, jonas_id = coded.history.coder_id, coded.coders.add("Jonas").id
    coded.texts.edit(1, TextRange(0, 0), "Nyt ")
    coded.history.coder_id = jonas_id
    jonas = _code(coded, "kaffen")
    new = _code(coded, "Nyt Int")
    coded.history.coder_id = signe
    coded.history.undo()
    assert (_words(coded, jonas), _words(coded, new)) == ("kaffen", "Int")
    coded.history.redo()
    assert (_words(coded, jonas), _words(coded, new)) == ("kaffen", "Nyt Int")
    assert coded.check() == []


def test_places_from_before_another_coders_edit_are_not_written_back(coded: Project) -> None:
    signe, jonas = coded.history.coder_id, coded.coders.add("Jonas").id
    excerpt = _code(coded, "kaffen")
    moved = coded.codings.move_ends(excerpt, TextRange(50, 60))
    coded.history.coder_id = jonas
    coded.texts.edit(1, TextRange(0, 0), "Nyt ")
    coded.history.coder_id = signe
    with pytest.raises(UserError, match="because Jonas has done “Correct the text of “Interview””"):
        coded.history.undo()
    assert coded.excerpts[moved].range == TextRange(54, 64)


def _long(project: Project, excerpts: int = 500, turns: int = 300) -> int:
    """A long interview, coded."""
    chance = random.Random(1)
    lines = [f"{'IL'[n % 2]}: " + "Så kom der flere kvinder i gården. " * 6 for n in range(turns)]
    blocks, heard, start = [], [], 0
    for line in lines:
        whole = TextRange(start, start + len(line))
        blocks.append(Block(BlockKind.PARAGRAPH, whole))
        heard.append(Turn(whole, TextRange(start + 3, whole.end), line[0]))
        start = whole.end + 1
    text = "\n".join(lines)
    source = project.sources.add(Addition(Reading("Lang", text, tuple(blocks), tuple(heard)))).id
    code = project.codes.add("Kode").id
    with project.history.step("Code"):
        for _number in range(excerpts):
            start = chance.randrange(len(text) - 60)
            project.codings.apply(code, source, TextRange(start, start + 50))
    return source


def test_one_letter_among_500_excerpts_is_one_small_change_and_quick(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.qualapp", coder="Signe") as project:
        source = _long(project)
        before = content_of(project)
        took = []
        for number in range(5):
            began = time.perf_counter()
            project.texts.edit(source, TextRange(103 + number, 103 + number), "x")
            took.append(time.perf_counter() - began)
        last = project.history.last()
        assert last is not None
        changes = project._db.execute("SELECT noun, op, old FROM change WHERE step_id = ?", (last.id,)).fetchall()
        assert [change[:2] for change in changes] == [("source", "e")]
        assert json.loads(changes[0][2]) == {"at": 107, "removed": "", "inserted": "x"}
        for _number in range(5):
            project.history.undo()
        assert content_of(project) == before
        assert project.check() == []
        assert min(took) < 0.04, took


TYPED = st.text(alphabet="ab \nÅ😀.", max_size=5)
SPANS = st.tuples(st.integers(0, 200), st.integers(0, 12), TYPED)


@given(first=st.lists(SPANS, max_size=6), claims=g.chosen(g.CLAIMS, most=6), second=st.lists(SPANS, max_size=6))
@settings(max_examples=40)
def test_claims_keep_their_words_through_edits_and_all_of_it_comes_back(
    first: list[tuple[int, int, str]], claims: list[tuple[g.Gesture, int, int]], second: list[tuple[int, int, str]]
) -> None:
    with Project.create(coder="Signe") as project:
        g.prepared(project)
        g.apply_code(project, 3, 40)
        begun = len(project.history.steps())
        states = [content_of(project)]
        for span in first:
            _keeps_claims(project, *span)
        for gesture, a, b in claims:
            g.make(project, gesture, a, b)
        for span in second:
            _keeps_claims(project, *span)
        assert project.check() == []
        source = project.sources.all()[0]
        turns = [Turn(t.range, t.speech, t.speaker) for t in project.sources.turns(source.id)]
        assert source.words == count_words(project.sources.text(source.id), turns)
        made = len(project.history.steps()) - begun
        full = content_of(project)
        for _step in range(made):
            project.history.undo()
        assert content_of(project) == states[0]
        assert project.check() == []
        for _step in range(made):
            project.history.redo()
        assert content_of(project) == full
        assert project.check() == []


def _keeps_claims(project: Project, a: int, length: int, typed: str) -> None:
    source = project.sources.all()[0].id
    text = project.sources.text(source)
    start = a % (len(text) + 1)
    stop = min(len(text), start + length)
    before = {e.id: e.range for e in project.excerpts.in_source(source)}
    project.texts.edit(source, TextRange(start, stop), typed)
    after = project.sources.text(source)
    for excerpt in project.excerpts.in_source(source):
        was = before[excerpt.id]
        if was.end <= start or was.start >= stop:
            assert excerpt.range.of(after) == was.of(text)
