"""What programs that write down speech deliver: short stretches with times, joined into turns and paragraphs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from pathlib import Path

from qualapp.importers.files import shown_stem
from qualapp.importers.time_stamps import stamp
from qualapp.model.source import Block, BlockKind, Reading, Turn
from qualapp.model.text import TextRange, normalise

_SPACE = re.compile(r"[ \t\n]+")
_DASH = re.compile(r"(?:>>+|[-–—])\s*(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…][)\]»«”\"'’*_]*$")
_PAUSE, _LONG_PAUSE = 2_000, 4_000
_FULL, _OVERFULL = 500, 1_500
_LEAST_OF_A_SPEAKER = 400


@dataclass(frozen=True)
class Cue:
    """Words of a recording; `start` and `end` are milliseconds, and without a speaker it is unknown who says them."""

    text: str
    speaker: str = ""
    start: int | None = None
    end: int | None = None

    @property
    def changes_speaker(self) -> bool:
        """Whether it begins with a sign by which subtitles tell that somebody else speaks."""
        return _DASH.match(self.text) is not None


def cue_reading(
    path: Path, original: bytes, cues: Iterable[Cue], notes: Sequence[str] = (), above: str = ""
) -> Reading:
    """The reading of a recording: one turn for what somebody says at a stretch, paragraphs where nobody is named.

    Each turn opens with its time and its speaker, as in `[00:01:02] Lone: …`. `above` stands before the first.
    """
    text: list[str] = [above] if above else []
    blocks: list[Block] = list(_lines(above, 0))
    turns: list[Turn] = []
    at = len(above) + bool(above)
    for spoken in _turns(cues):
        opening = "".join((stamp(spoken[0].start) + " " if spoken[0].start is not None else "", _label(spoken[0])))
        words = "\n".join(_joined(paragraph) for paragraph in _paragraphs(spoken))
        whole = TextRange(at, at + len(opening) + len(words))
        if opening:
            turns.append(Turn(whole, TextRange(at + len(opening), whole.end), spoken[0].speaker, spoken[0].start))
        text.append(opening + words)
        blocks += _lines(text[-1], at)
        at = whole.end + 1
    written, suffix = "\n".join(text), path.suffix.lower()
    return Reading(shown_stem(path), written, tuple(blocks), tuple(turns), original, suffix, tuple(notes))


def _label(cue: Cue) -> str:
    return f"{cue.speaker}: " if cue.speaker else ""


def _lines(words: str, at: int) -> Iterator[Block]:
    for line in words.split("\n"):
        if line.strip():
            yield Block(BlockKind.PARAGRAPH, TextRange(at, at + len(line)))
        at += len(line) + 1


def _turns(cues: Iterable[Cue]) -> Iterator[list[Cue]]:
    """What one speaker says at a stretch; of those who are not named, each paragraph."""
    for speaker, spoken in groupby(_tidy(cues), key=lambda cue: cue.speaker):
        if speaker:
            yield list(spoken)
        else:
            yield from _paragraphs(list(spoken))


def _tidy(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Those with words, on one line; one without time goes on with who spoke before."""
    speaker = ""
    for cue in cues:
        text = _SPACE.sub(" ", normalise(cue.text).text).strip(" \ufeff")
        named = " ".join(normalise(cue.speaker).text.split())
        if text and not text.isspace():
            speaker = named or (speaker if cue.start is None else "")
            yield replace(cue, text=text, speaker=speaker)


def _paragraphs(spoken: Sequence[Cue]) -> Iterator[list[Cue]]:
    paragraph = [spoken[0]]
    length = len(spoken[0].text)
    for before, cue in pairwise(spoken):
        if _parts(before, cue, length):
            yield paragraph
            paragraph, length = [], 0
        paragraph.append(cue)
        length += len(cue.text) + 1
    yield paragraph


def _parts(before: Cue, cue: Cue, length: int) -> bool:
    """Whether a paragraph ends between two cues: at a pause, or after a sentence once it has become long."""
    if length >= _OVERFULL or (not cue.speaker and (cue.changes_speaker or _times_begin(before, cue))):
        return True
    ends = _SENTENCE_END.search(before.text) is not None
    if length >= _FULL and ends:
        return True
    if cue.speaker and length < _LEAST_OF_A_SPEAKER:
        return False
    return _pause(before, cue) >= (_PAUSE if ends else _LONG_PAUSE)


def _times_begin(before: Cue, cue: Cue) -> bool:
    return before.start is None and cue.start is not None


def _pause(before: Cue, cue: Cue) -> int:
    if before.end is None or cue.start is None:
        return 0
    return cue.start - before.end


def _joined(paragraph: Sequence[Cue]) -> str:
    return " ".join(cue.text for cue in paragraph)
