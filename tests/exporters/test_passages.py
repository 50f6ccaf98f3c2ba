"""What of a source is set on paper: everything that was said, once and in order."""

from hypothesis import given
from hypothesis import strategies as st
from kept_texts import kept_texts
from transcripts import coding, interview, transcript

from qualapp.exporters.transcript_marks import marked_passages
from qualapp.model.source import Block, BlockKind
from qualapp.model.text import TextRange


def said(report) -> list[str]:
    return [passage.range.of(report.flowing) for passage in report.passages]


@given(text=kept_texts)
def test_every_line_that_is_not_blank_is_a_passage(text):
    assert said(transcript(text)) == [line for line in text.split("\n") if line and not line.isspace()]


@given(turns=st.lists(st.tuples(st.sampled_from(["I", "Hanne"]), kept_texts), min_size=1, max_size=6))
def test_of_a_turn_only_the_words_are_set_and_its_first_passage_knows_it(turns):
    report = interview(*turns)
    spoken = [line for _who, words in turns for line in words.split("\n") if line and not line.isspace()]
    assert said(report) == spoken
    speakers = [passage.turn.speaker for passage in report.passages if passage.turn]
    assert speakers == [who for who, words in turns if not (words.isspace() or not words)]
    assert all(passage.asks == (passage.turn.speaker == "I") for passage in report.passages if passage.turn)


def test_a_hard_wrapped_paragraph_flows_and_keeps_its_positions():
    text = "Vi begyndte med at ringe rundt til alle familierne i området.\nDet tog et halvt år.\n"
    report = transcript(text, blocks=(Block(BlockKind.PARAGRAPH, TextRange(0, len(text) - 1)),))
    assert said(report) == [text.replace("\n", " ").strip()]
    assert len(report.flowing) == len(text)


ranges = st.tuples(st.integers(0, 60), st.integers(1, 40)).map(lambda pair: coding(pair[0], pair[0] + pair[1]))


@given(text=kept_texts, codings=st.lists(ranges, max_size=8))
def test_pieces_make_up_each_passage_and_each_note_begins_and_ends_once(text, codings):
    report = transcript(text, *codings)
    begun: list[int] = []
    ended: list[int] = []
    for marked in marked_passages(report):
        pieces = list(marked.pieces())
        assert "".join(piece.range.of(text) for piece in pieces) == marked.passage.range.of(text)
        begun += (number for piece in pieces for number in piece.begins)
        ended += (number for piece in pieces for number in piece.ends)
    assert begun == [note.number for note in report.notes] == list(range(1, len(report.notes) + 1))
    assert sorted(ended) == begun


@given(text=kept_texts, codings=st.lists(ranges, max_size=8))
def test_what_is_coded_and_set_has_the_colour_of_a_note_over_it(text, codings):
    report = transcript(text, *codings)
    for marked in marked_passages(report):
        for piece in marked.pieces():
            over = [note for note in report.notes if note.shown.overlaps(piece.range)]
            assert (piece.over in over) if over else piece.over is None
            if piece.over:
                assert len(piece.over.shown) == min(len(note.shown) for note in over)


@given(words=st.lists(st.sampled_from(["og", "så sagde hun.", "nej!", "x" * 30]), min_size=1, max_size=80))
def test_a_long_passage_is_parted_without_losing_a_character(words):
    report = transcript(" ".join(words), coding(3, 90), coding(40, 41))
    (marked,) = marked_passages(report)
    portions = list(marked.portions(report.flowing, 60))
    assert "".join(part.passage.range.of(report.text) for part in portions) == marked.passage.range.of(report.text)
    assert all(len(part.passage.range) <= 60 for part in portions)
    assert [note.number for part in portions for note in part.begin] == [note.number for note in marked.begin]


def test_codings_of_the_same_words_share_a_number_and_the_longer_comes_first():
    report = transcript("Ledelsen bakker op.", coding(0, 8), coding(0, 18), coding(0, 8, initials="JM"))
    assert [(note.number, note.range.end, len(note.codings)) for note in report.notes] == [(1, 18, 1), (2, 8, 2)]


def test_an_excerpt_of_a_label_alone_is_shown_at_the_words_after_it():
    report = interview(("I", "Hvordan?"), ("Hanne", "Fint."))
    from dataclasses import replace

    label = report.text.index("Hanne")
    report = replace(report, codings=(coding(label, label + 5),))
    assert report.notes[0].shown.of(report.text) == "F"
