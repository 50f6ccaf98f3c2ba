"""What the files hold, put into the form of a reading: pieces become text and blocks, and turns are found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.importers.cue_paragraphs import cue_document
from qualapp.importers.cues import Cue, cue_reading
from qualapp.importers.files import shown_name, shown_stem
from qualapp.importers.speaker_headings import headings_that_speak
from qualapp.importers.text_marks import marked_texts
from qualapp.importers.turns import cut_at_turns, turns_in
from qualapp.model.source import Block, BlockKind, Reading, Turn
from qualapp.model.text import TextRange, normalise

MOST_CHARACTERS = 50_000_000


@dataclass(frozen=True)
class Piece:
    """A paragraph, heading or table row of a document as it was found."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    page: int | None = None


def row(cells: Iterable[str]) -> Piece:
    """A table row: one line, its cells parted by tabs.

    >>> row(["I", "Hvad\\nlaver du?"]).text
    'I\\tHvad laver du?'
    """
    return Piece("\t".join(" ".join(cell.split()) for cell in cells), BlockKind.TABLE_ROW)


def text_and_blocks(path: Path, pieces: Iterable[Piece]) -> tuple[str, list[Block]]:
    """The text of a document, a piece after the other, and the blocks in it; empty paragraphs are empty lines."""
    lines: list[str] = []
    blocks: list[Block] = []
    start = 0
    for piece in pieces:
        line = normalise(piece.text).text
        lines.append(line)
        words = TextRange(start, start + len(line))
        if line.strip():
            blocks.append(Block(piece.kind, _within(line, words, piece.kind), piece.level, piece.page))
        start += len(line) + 1
        _check_length(path, start)
    return "\n".join(lines), blocks


def _within(line: str, words: TextRange, kind: BlockKind) -> TextRange:
    """The range without the line breaks at its ends, such as a page break before a heading; a row keeps its tabs."""
    if kind is BlockKind.TABLE_ROW:
        return words
    start = words.start + len(line) - len(line.lstrip("\n"))
    return TextRange(start, words.end - len(line) + len(line.rstrip("\n")))


def checked_size(path: Path, text: str) -> str:
    """The text, unless there is nothing in it or more than one source can hold."""
    _check_length(path, len(text))
    if not text.strip("\x00\ufeff \t\r\n\v\f\xa0"):
        raise UserError(_("“{name}” is empty; there is no text to import.").format(name=shown_name(path)))
    return text


def _check_length(path: Path, characters: int) -> None:
    if characters > MOST_CHARACTERS:
        message = _("“{name}” has more than {most} million characters; split it into smaller files and import those.")
        raise UserError(message.format(name=shown_name(path), most=MOST_CHARACTERS // 1_000_000))


def recorded_reading(
    path: Path, original: bytes, cues: Iterable[Cue], notes: Sequence[str] = (), above: str = ""
) -> Reading:
    """The reading of what a program that writes down speech delivers."""
    reading = cue_reading(path, original, cues, notes, above)
    checked_size(path, reading.text)
    return reading


def document_readings(path: Path, original: bytes, pieces: Iterable[Piece], notes: Sequence[str]) -> list[Reading]:
    """The reading of a document made of pieces; one for each text where it marks several with `#TEXT`."""
    text, blocks = text_and_blocks(path, pieces)
    checked_size(path, text)
    if document := cue_document(text):
        return [recorded_reading(path, original, document.cues, notes, document.above)]
    parts = marked_texts(text)
    return [
        part.reading(
            _reading(path, original, part.range.of(text), part.blocks(blocks), notes), path, number, len(parts)
        )
        for number, part in enumerate(parts, 1)
    ]


def _reading(path: Path, original: bytes, text: str, blocks: list[Block], notes: Sequence[str]) -> Reading:
    turns: Sequence[Turn]
    turns, blocks = headings_that_speak(text, blocks)
    turns = turns or turns_in(text, blocks)
    return Reading(
        name=shown_stem(path),
        text=text,
        blocks=cut_at_turns(text, blocks, turns),
        turns=tuple(turns),
        original=original,
        suffix=path.suffix.lower(),
        notes=tuple(notes),
    )
