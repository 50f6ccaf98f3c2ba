"""Documents whose paragraphs are cues, as Teams writes them into Word: times, who speaks, and the words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualapp.importers.cues import Cue
from qualapp.importers.time_stamps import clock

_CLOCK = r"(?:\d{1,3}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,9})?"
_TIMES = re.compile(rf"\s*({_CLOCK})\s*(?:-{{1,2}}>|→|🡪|\uf0e0)\s*({_CLOCK})\s*", re.ASCII)
_FEWEST = 2
_SHARE = 0.2
_LONGEST_NAME = 80
_SENTENCE_END = (".", "!", "?", "…", ",")


@dataclass(frozen=True)
class CueDocument:
    """The cues of a document, and what stands above the first."""

    above: str
    cues: tuple[Cue, ...]


def cue_document(text: str) -> CueDocument | None:
    """The cues that the lines of a document are; None where they are something else.

    >>> found = cue_document("0:0:3.2 --> 0:0:4.2\\nLone Holm\\nHej.\\n\\n0:0:5.0 --> 0:0:6.0\\nLone Holm\\nJa.")
    >>> [(cue.speaker, cue.start, cue.text) for cue in found.cues]
    [('Lone Holm', 3200, 'Hej.'), ('Lone Holm', 5000, 'Ja.')]
    """
    lines = [line for line in text.split("\n") if line.strip()]
    places = [place for place, line in enumerate(lines) if _TIMES.fullmatch(line)]
    if len(places) < max(_FEWEST, _SHARE * len(lines)):
        return None
    stretches = [lines[start:end] for start, end in zip(places, [*places[1:], len(lines)], strict=True)]
    return CueDocument("\n".join(lines[: places[0]]), tuple(_cues(stretches)))


def _cues(stretches: Sequence[Sequence[str]]) -> Iterator[Cue]:
    tells_names = _tell_names(stretches)
    for times, *words in stretches:
        found = _TIMES.fullmatch(times)
        name = words.pop(0).strip() if tells_names and len(words) > 1 else ""
        if found:
            yield Cue("\n".join(words), name, clock(found[1]), clock(found[2]))


def _tell_names(stretches: Sequence[Sequence[str]]) -> bool:
    """Whether the line below the times names who speaks: it is short, no sentence, and comes back."""
    names = [stretch[1].strip() for stretch in stretches if len(stretch) > 2]
    if len(names) < len(stretches) / 2 or len(set(names)) > max(2, len(names) / 2):
        return False
    return all(len(name) <= _LONGEST_NAME and not name.endswith(_SENTENCE_END) for name in names)
