"""Lines that were broken where a page ended flow again; every position stays."""

from hands import before, drag

from qualapp.desktop.coding.marks import Transcript
from qualapp.desktop.coding.paragraphs import flowing
from qualapp.desktop.coding.transcript_view import TranscriptView
from qualapp.model.source import Block, BlockKind
from qualapp.model.text import TextRange

WRAPPED = "Helhedsplanen samarbejder med kommunen om at\nfinde de familier, der ellers ikke kommer, og det\ntager tid."
LIST = "Deltagere:\nAmina\nLone"


def transcript(text: str) -> Transcript:
    return Transcript(1, text, (Block(BlockKind.PARAGRAPH, TextRange(0, len(text))),))


def test_long_lines_flow_and_short_ones_stay() -> None:
    assert flowing(transcript(WRAPPED)) == WRAPPED.replace("\n", " ")
    assert flowing(transcript(LIST)) == LIST


def test_a_selection_over_a_broken_line_quotes_the_very_characters(page: TranscriptView) -> None:
    page.show_transcript(transcript(WRAPPED))
    drag(page, before(page, "kommunen"), before(page, "familier", len("familier")))
    selected = page.selected_range()
    assert selected is not None
    assert selected.of(WRAPPED) == "kommunen om at\nfinde de familier"
