"""Read .txt and .md: the decoded file is the text, unchanged; lines are paragraphs unless they are hard-wrapped."""

import re
from collections.abc import Iterator
from pathlib import Path

from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.importers.content import checked_size
from qualapp.importers.encodings import decoded
from qualapp.importers.files import bytes_of, kind_of, shown_name, shown_stem
from qualapp.importers.readers import reads
from qualapp.importers.text_marks import marked_texts
from qualapp.importers.turns import cut_at_turns, turns_in
from qualapp.importers.wrapped_lines import paragraphs
from qualapp.model.source import Block, BlockKind, Reading
from qualapp.model.text import TextRange, normalise

_CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f]")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+\S|[ \t]*$)")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_SAMPLE = 200_000


@reads(".txt", ".md")
def read_plain_text(path: Path) -> list[Reading]:
    """A plain text or Markdown file, with headings where Markdown marks them; several where `#TEXT` parts it."""
    data, text, note = text_of(path)
    parts = marked_texts(text)
    notes = (note,) if note else ()
    return [
        part.reading(_reading(path, part.range.of(text), data, notes), path, number, len(parts))
        for number, part in enumerate(parts, 1)
    ]


def read_pasted(text: str, name: str) -> Reading:
    """A text that was copied elsewhere, as if it were a file of this name; raises UserError where it is empty."""
    named = " ".join(normalise(name).text.split()).replace("/", "∕") or _("Pasted text")
    path = Path(f"{named}.txt")
    if not text.strip():
        raise UserError(_("There is no text to paste; copy some first."))
    return _reading(path, _kept(checked_size(path, text)), text.encode("utf-8", "replace"), ())


def _reading(path: Path, text: str, original: bytes, notes: tuple[str, ...]) -> Reading:
    lines = list(_markdown_lines(text) if path.suffix.lower() == ".md" else _lines(text))
    turns = turns_in(text, lines)
    blocks = paragraphs(text, lines, frozenset(turn.range.start for turn in turns))
    return Reading(
        name=shown_stem(path),
        text=text,
        blocks=cut_at_turns(text, blocks, turns),
        turns=turns,
        original=original,
        suffix=path.suffix.lower(),
        notes=notes,
    )


def text_of(path: Path) -> tuple[bytes, str, str]:
    """The bytes of a text file, its text as the project keeps it, and a note where its encoding had to be guessed."""
    data = bytes_of(path)
    if kind := kind_of(data):
        message = _("“{name}” is not a text file; it begins like {kind}.")
        raise UserError(message.format(name=shown_name(path), kind=kind))
    characters, note = decoded(data)
    sample = characters[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > len(sample) / 50:
        raise UserError(_("“{name}” holds no text but other data; choose a document.").format(name=shown_name(path)))
    return data, _kept(checked_size(path, characters)), note


def _kept(characters: str) -> str:
    """The text as the project keeps it; line ends and NULs go first, since mapping millions of them costs gigabytes."""
    plain = characters.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return normalise(plain).text.lstrip("\ufeff")


def _lines(text: str) -> Iterator[Block]:
    """Each line that is not blank, as a paragraph."""
    start = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            yield Block(BlockKind.PARAGRAPH, TextRange(start, start + len(line)))
        start += len(line) + 1


def _markdown_lines(text: str) -> Iterator[Block]:
    """Each line as a paragraph, heading or table row; a title and the line drawn under it are one heading."""
    fenced = False
    waiting: Block | None = None
    for line in _lines(text):
        words = line.range.of(text)
        fenced ^= _FENCE.match(words) is not None
        level = 0 if fenced else _underlined(waiting, line, words)
        if waiting and level:
            yield Block(BlockKind.HEADING, TextRange(waiting.range.start, line.range.end), level)
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = line if fenced else _marked(line, words)
    if waiting:
        yield waiting


def _underlined(above: Block | None, line: Block, words: str) -> int:
    """The level of the heading that a drawn line makes of the line above it; 0 when it makes none."""
    drawn = _UNDERLINE.fullmatch(words)
    if not drawn or not above or above.kind is not BlockKind.PARAGRAPH or line.range.start != above.range.end + 1:
        return 0
    return 1 if drawn[1].startswith("=") else 2


def _marked(line: Block, words: str) -> Block:
    if heading := _HEADING.match(words):
        return Block(BlockKind.HEADING, line.range, len(heading[1]))
    is_row = words.startswith("|") and words.rstrip().endswith("|") and words.count("|") > 2
    return Block(BlockKind.TABLE_ROW, line.range) if is_row else line
