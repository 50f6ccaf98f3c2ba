"""Read .vtt and .srt: what Teams, Zoom, Whisper, noScribe and programs for subtitles write."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from qualapp.errors import UserError
from qualapp.i18n import _, _n
from qualapp.importers.content import recorded_reading
from qualapp.importers.cue_names import named
from qualapp.importers.cues import Cue
from qualapp.importers.files import shown_name
from qualapp.importers.plain_text import text_of
from qualapp.importers.readers import reads
from qualapp.importers.time_stamps import clock
from qualapp.model.source import Reading

_CLOCK = r"(?:\d{1,3}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,9})?"
_TIMES = re.compile(rf"\s*({_CLOCK})\s*-{{1,2}}>\s*({_CLOCK})(?:[ \t].*)?", re.ASCII)
_COMMENT = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t].*)?")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^<>]{1,200})>")
_TAG = re.compile(r"</?(?:v|c|i|b|u|lang|ruby|rt|font)(?:[.\s][^<>]*)?>|<\d+:\d\d[\d:.]*>|\{\\an?\d+\}", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
_ROLLING = re.compile(r"<\d+:\d\d[\d:.]*><c>")


@dataclass
class _Draft:
    """The lines of a cue as they are found."""

    start: int | None = None
    end: int | None = None
    is_broken: bool = False
    lines: list[str] = field(default_factory=list)


@reads(".vtt", ".srt")
def read_subtitles(path: Path) -> Reading:
    """Subtitles or an automatic transcript, with who speaks and when."""
    data, text, note = text_of(path)
    drafts = list(_drafts(text.split("\n")))
    if all(draft.start is None for draft in drafts):
        message = _(
            "“{name}” has none of the times that a file of this kind has; rename it to .txt to import its text."
        )
        raise UserError(message.format(name=shown_name(path)))
    if _ROLLING.search(text):
        _unroll(drafts)
    cues = named([cue for draft in drafts for cue in _cues(draft)])
    notes = [note] if note else []
    if broken := sum(draft.is_broken for draft in drafts):
        sentence = _n(
            "{n} time cannot be understood; its line stands in the text.",
            "{n} times cannot be understood; their lines stand in the text.",
            broken,
        )
        notes.append(sentence.format(n=broken))
    return recorded_reading(path, data, cues, notes)


def _drafts(lines: list[str]) -> Iterator[_Draft]:
    """The cues in the lines of a file; lines that belong to none stand in one without a time."""
    draft = _Draft()
    skips = bool(lines) and lines[0].startswith("WEBVTT")
    for number, line in enumerate(lines):
        times = _TIMES.fullmatch(line)
        if times or (not skips and "-->" in line):
            _drop_name(draft, lines, number)
            yield draft
            draft = _Draft(clock(times[1]), clock(times[2])) if times else _Draft(is_broken=True, lines=[line])
            skips = False
        elif not line.strip():
            skips = False
        elif not skips:
            skips = _is_alone(lines, number) and _COMMENT.fullmatch(line) is not None
            draft.lines += [] if skips else [line]
    yield draft


def _is_alone(lines: list[str], number: int) -> bool:
    """Whether a line begins after an empty one."""
    return number == 0 or not lines[number - 1].strip()


def _drop_name(draft: _Draft, lines: list[str], number: int) -> None:
    """Take the number or name of the next cue from the words of this one."""
    above = lines[number - 1].strip() if number else ""
    if not above or not draft.lines or draft.lines[-1] != lines[number - 1]:
        return
    is_word = " " not in above and len(draft.lines) == 1 and draft.start is None
    if above.isdecimal() or (_is_alone(lines, number - 1) and (is_word or len(draft.lines) > 1)):
        draft.lines.pop()


def _unroll(drafts: list[_Draft]) -> None:
    """Leave out the lines that subtitles which roll upwards repeat from the cue before."""
    before: list[str] = []
    for draft in drafts:
        shown = [_TAG.sub("", line).strip() for line in draft.lines]
        draft.lines = [line for line, plain in zip(draft.lines, shown, strict=True) if plain and plain not in before]
        before = shown


def _cues(draft: _Draft) -> Iterator[Cue]:
    """The words of a cue, parted where another voice begins."""
    before, *parts = _VOICE.split("\n".join(draft.lines))
    for speaker, words in zip(["", *parts[::2]], [before, *parts[1::2]], strict=True):
        yield Cue(_plain(words), _plain(speaker), draft.start, draft.end)


def _plain(words: str) -> str:
    """Without tags, and with the characters that entities stand for."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), _TAG.sub("", words))
