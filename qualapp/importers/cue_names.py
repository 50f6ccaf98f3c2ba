"""Who speaks in cues that name nobody but open with `Lone: …`, as those of Zoom and of many programs do."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qualapp.importers.cues import Cue
from qualapp.importers.turn_labels import Opening, borne_out

_OPENING = re.compile(r"\s*(?:>>+\s*|[-–—]\s*)?(?P<label>\[?[^\W\d_][^:：\n]{0,78}?)\s*[:：](?:\s+|$)")
_SIGNED = re.compile(r"\s*\[(?P<label>(?:SPEAKER|TALER|S|SP)[ _]?\d{1,3})\]\s*", re.IGNORECASE)
_NEARLY_ALL = 0.7
_MOST_WORDS = 5


@dataclass(frozen=True)
class _Line:
    """A line of a cue, with the name it may open with and where the words after that begin."""

    cue: int
    text: str
    label: str
    speech: int


def named(cues: Sequence[Cue]) -> list[Cue]:
    """The cues with their speakers, where lines open with names that the file as a whole bears out.

    A cue that opens with no name is said by who spoke before it. Cues that tell their speakers stay as they are.
    """
    if any(cue.speaker for cue in cues):
        return list(cues)
    lines = [line for number, cue in enumerate(cues) for line in _lines(number, cue)]
    names = _names(lines)
    return list(_spoken(cues, lines, names)) if names else list(cues)


def _lines(number: int, cue: Cue) -> Iterator[_Line]:
    for text in cue.text.split("\n"):
        if text.strip():
            found = _OPENING.match(text) or _SIGNED.match(text)
            yield _Line(number, text, _label(found[1]) if found else "", found.end() if found else 0)


def _label(written: str) -> str:
    """A name as it is written; more words than a name has are none."""
    words = written.strip("[] \t*").split()
    return " ".join(words) if len(words) <= _MOST_WORDS else ""


def _names(lines: Sequence[_Line]) -> frozenset[str]:
    """The labels that are speakers, in small letters."""
    openings = []
    at = 0
    for line in lines:
        end = at + len(line.text)
        if line.label:
            openings.append(Opening(at, line.label, None, at + line.speech, end))
        at = end + 1
    counts = Counter(opening.key for opening in openings)
    opened = len({line.cue for line in lines if line.label})
    if opened >= _NEARLY_ALL * len({line.cue for line in lines}) and len(counts) <= max(2, len(openings) / 2):
        return frozenset(counts)
    return frozenset(opening.key for opening in borne_out(openings, len(lines)))


def _spoken(cues: Sequence[Cue], lines: Sequence[_Line], names: frozenset[str]) -> Iterator[Cue]:
    speaker = ""
    written: dict[str, str] = {}
    for line in lines:
        cue = replace(cues[line.cue], text=line.text)
        if line.label.casefold() in names:
            speaker = written.setdefault(line.label.casefold(), line.label)
            cue = replace(cue, text=line.text[line.speech :])
        elif cue.changes_speaker:
            speaker = ""
        yield replace(cue, speaker=speaker)
