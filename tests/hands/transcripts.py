"""Transcripts to print, made from what is said in them."""

from dataclasses import replace
from datetime import date, datetime

from qualapp.exporters.transcript_report import PrintedCoding, TranscriptReport
from qualapp.model.coding import Valence
from qualapp.model.source import Block, BlockKind, Source, SourceKind, StoredTurn, Visit
from qualapp.model.text import TextRange

SOURCE = Source(
    1, "guid", "Sundhedsplejerske", SourceKind.INTERVIEW, 1, "Lærkevangen", Visit.REVISIT, date(2024, 3, 14), "", 0, 0,
    "", None,
)  # fmt: skip
CODING = PrintedCoding(TextRange(0, 1), "Ledelse > Opbakning", "2", Valence.DRIVER, "Signe Krogh", "SK")
MADE = datetime(2024, 5, 6, 14, 32)


def transcript(text: str, *codings: PrintedCoding, **said: object) -> TranscriptReport:
    """A transcript without turns, a paragraph for each line, with these codings."""
    report = TranscriptReport("Helhedsplan Nord", SOURCE, text, (), (), codings, "Signe Krogh", MADE)
    return replace(report, **said)


def coding(start: int, end: int, **said: object) -> PrintedCoding:
    """A coding of a stretch."""
    return replace(CODING, range=TextRange(start, end), **said)


def interview(*turns: tuple[str, str], time: int | None = None) -> TranscriptReport:
    """An interview: who speaks, and what they say."""
    text, found, blocks = "", [], []
    for number, (who, said) in enumerate(turns):
        start = len(text)
        text += f"{who}: {said}\n\n"
        whole = TextRange(start, len(text) - 2)
        speech = TextRange(start + len(who) + 2, len(text) - 2)
        found.append(StoredTurn(number, whole, speech, who, time, None, who == "I", ""))
        blocks.append(Block(BlockKind.PARAGRAPH, whole))
    return transcript(text, turns=tuple(found), blocks=tuple(blocks))
