"""Read .json as Whisper and its relatives write it: segments of speech with their times."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.importers.content import recorded_reading
from qualapp.importers.cue_names import named
from qualapp.importers.cues import Cue
from qualapp.importers.files import shown_name
from qualapp.importers.json_file import json_of
from qualapp.importers.readers import reads
from qualapp.model.source import Reading

_SEGMENTS = ("segments", "transcription")
_LONGEST_NAME = 200
_LATEST = 1_000_000_000


@reads(".json", by_name_only=True)
def read_recognised_speech(path: Path) -> Reading:
    """What a program for speech recognition heard, with who speaks where it tells that."""
    data, found, notes = json_of(path)
    cues = [cue for segment in _segments(found) if (cue := _cue(segment)) is not None]
    if not cues:
        message = _("“{name}” is not a transcript that Whisper or a like program wrote; it has no segments of speech.")
        raise UserError(message.format(name=shown_name(path)))
    return recorded_reading(path, data, named(cues), notes)


def _segments(found: Any) -> list[Any]:
    """The list of segments, wherever the program puts it."""
    if isinstance(found, dict):
        found = next((found[key] for key in _SEGMENTS if isinstance(found.get(key), list)), [])
    return found if isinstance(found, list) else []


def _cue(segment: Any) -> Cue | None:
    if not isinstance(segment, dict) or not isinstance(segment.get("text"), str):
        return None
    speaker = segment.get("speaker")
    start, end = _times(segment)
    told = speaker if isinstance(speaker, str) and len(speaker) <= _LONGEST_NAME else ""
    return Cue(segment["text"], told, start, end)


def _times(segment: dict[str, Any]) -> Iterator[int | None]:
    """Start and end in milliseconds: Whisper tells seconds, whisper.cpp milliseconds."""
    offsets = segment.get("offsets")
    if isinstance(offsets, dict):
        return map(_milliseconds, (offsets.get("from"), offsets.get("to")), (1, 1))
    return map(_milliseconds, (segment.get("start"), segment.get("end")), (1000, 1000))


def _milliseconds(time: Any, factor: int) -> int | None:
    if isinstance(time, bool) or not isinstance(time, int | float) or not math.isfinite(time):
        return None
    return round(time * factor) if 0 <= time * factor < _LATEST else None
