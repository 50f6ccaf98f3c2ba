"""Lines that open a speaker's turn: all that look so, and those that the file as a whole bears out."""

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from qualapp.importers.labels import (
    could_be_speaker,
    is_code_for_some,
    is_code_label,
    is_headword,
    is_interviewer_label,
    looks_like_name,
    role_of,
)
from qualapp.importers.time_stamps import ANY, MARKED, milliseconds
from qualapp.model.text import TextRange

_NAME = r"(?P<label>\[?[^\W\d_][\w .,'’&/()\[\]–-]{0,60}?)"
_EMPHASIS = r"[*_]{0,3}"
_COLON = re.compile(
    rf"[ \t]*(?:(?P<before>{ANY})[ \t]*[:–-]?[ \t]*)?{_EMPHASIS}{_NAME}{_EMPHASIS}[ \t]*(?P<after>{ANY})?[ \t]*"
    rf"{_EMPHASIS}[:：]{_EMPHASIS}(?![\d/\\:])[ \t]*(?:(?P<follow>{ANY})[ \t]*)?"
)
_OWN_LINE = re.compile(
    rf"[ \t]*{_EMPHASIS}(?:{_NAME}{_EMPHASIS}[ \t]*[,–-]?[ \t]*(?P<after>{ANY})"
    rf"|(?P<before>{ANY})[ \t]*[,–-]?[ \t]*{_EMPHASIS}(?P<named>[^\W\d_][\w .'’()-]{{0,40}}?)){_EMPHASIS}[ \t]*(?=\n|$)"
)
_BRACKETED = re.compile(rf"[ \t]*{_NAME}[ \t]*(?P<after>{MARKED})[ \t]*(?=\S)")
_REACH = 140
_FEW_LINES_OF_FACTS = 30
_LONGEST_TURN = 3000


@dataclass(frozen=True)
class Opening:
    """A line that may open a turn: where it starts, whom it names, when, and where the words begin."""

    start: int
    label: str
    time: int | None
    speech: int
    end: int

    @property
    def key(self) -> str:
        """What makes two labels the same."""
        return self.label.casefold()


def opening_in(text: str, line: TextRange) -> Opening | None:
    """How a line opens a turn, if it has the form of one."""
    if text.find(":", line.start, min(line.end, line.start + _REACH)) < 0:
        return None
    for form in (_COLON, _OWN_LINE, _BRACKETED):
        if found := form.match(text, line.start, line.end):
            return _opening(found, line)
    return None


def _opening(found: re.Match[str], line: TextRange) -> Opening | None:
    parts = found.groupdict()
    label = " ".join((parts["label"] or parts.get("named") or "").split()).strip("*_–- ")
    if not label:
        return None
    stamp = parts.get("before") or parts.get("after") or parts.get("follow")
    return Opening(line.start, label, milliseconds(stamp) if stamp else None, found.end(), line.end)


def borne_out(openings: Sequence[Opening], lines: int) -> list[Opening]:
    """The openings that the whole file bears out; none when it is no conversation.

    Labels that come back, alternate and lie close together speak for a conversation, and so do labels that name an
    interviewer. Facts at the top of a transcript (`Dato:`, `Interviewer: Lone`) open no turn.
    """
    times = Counter(opening.label for opening in openings)
    codes = {label for label in times if is_code_for_some(label, times[label])}
    talk = [one for one in openings[_facts(openings, codes) :] if could_be_speaker(one.label) or one.label in codes]
    if _is_numbered_and_timed(talk):
        return talk
    counts = Counter(opening.key for opening in talk)
    spoken = [opening for opening in talk if _is_firm(opening, counts[opening.key])]
    if not _is_conversation(spoken, lines) or _is_mostly_facts(openings, spoken):
        return talk if _is_short_exchange(talk, lines) else []
    firm = {opening.key for opening in spoken}
    return [opening for opening in talk if opening.key in firm or _joins(opening, spoken, lines)]


def _facts(openings: Sequence[Opening], codes: Set[str]) -> int:
    """How many openings at the top are facts about the interview."""
    seen: set[str] = set()
    top = list(openings[:_FEW_LINES_OF_FACTS])
    for index, opening in enumerate(top):
        apart = index > 0 and opening.start > top[index - 1].end + 1
        if opening.key in seen or (apart and not is_headword(opening.label)):
            top = top[:index]
            break
        seen.add(opening.key)
    heads = [index for index, opening in enumerate(top) if is_headword(opening.label) and opening.label not in codes]
    if not heads or (heads[0] > 0 and len(heads) < 2):
        return 0
    return len(top) if _is_followed_by_space(openings, len(top)) else heads[-1] + 1


def _is_followed_by_space(openings: Sequence[Opening], count: int) -> bool:
    return count < len(openings) and openings[count].start > openings[count - 1].end + 1


def _is_numbered_and_timed(talk: Sequence[Opening]) -> bool:
    """Whether all are voices that a program has numbered, such as `Speaker 1`, each with a later time."""
    if len({opening.key for opening in talk}) < 2 or not all(is_code_label(opening.label) for opening in talk):
        return False
    times = [opening.time for opening in talk if opening.time is not None]
    return len(times) == len(talk) and times == sorted(times)


def _is_strong(opening: Opening) -> bool:
    label = opening.label
    return is_code_label(label) or is_interviewer_label(label) or bool(role_of(label))


def _is_firm(opening: Opening, count: int) -> bool:
    if is_interviewer_label(opening.label):
        return True
    return count >= (2 if _is_strong(opening) or looks_like_name(opening.label) else 3)


def _is_conversation(spoken: Sequence[Opening], lines: int) -> bool:
    if len(spoken) < 2 or spoken[-1].start - spoken[0].start > _LONGEST_TURN * len(spoken):
        return False
    keys = {opening.key for opening in spoken}
    interviewed = any(is_interviewer_label(opening.label) for opening in spoken)
    doubted = not any(could_be_speaker(opening.label) for opening in spoken)
    if doubted and (len(keys) == 1 or any(is_headword(opening.label) for opening in spoken)):
        return False
    if len(keys) == 1:
        return interviewed or (len(spoken) >= 3 and _is_strong(spoken[0])) or len(spoken) >= max(5, lines * 0.3)
    return interviewed or (_changes(spoken) >= 3 and not _is_form(spoken))


def _is_mostly_facts(openings: Sequence[Opening], spoken: Sequence[Opening]) -> bool:
    if any(is_interviewer_label(opening.label) for opening in spoken):
        return False
    return sum(is_headword(opening.label) for opening in openings) > len(spoken)


def _changes(spoken: Sequence[Opening]) -> int:
    return sum(one.key != other.key for one, other in pairwise(spoken))


def _is_form(spoken: Sequence[Opening]) -> bool:
    """Whether three or more labels always follow one another in the same order, as in a form filled in repeatedly."""
    follows = Counter((one.key, other.key) for one, other in pairwise(spoken))
    best: dict[str, int] = {}
    for (key, _next), count in follows.items():
        best[key] = max(best.get(key, 0), count)
    return len({opening.key for opening in spoken}) >= 3 and sum(best.values()) >= 0.9 * (len(spoken) - 1)


def _is_short_exchange(talk: Sequence[Opening], lines: int) -> bool:
    """Whether nearly every line opens a turn, though nobody speaks twice."""
    labels = [opening.label for opening in talk]
    if len(set(labels)) < 2 or len(talk) < lines / 2:
        return False
    once = len(set(labels)) == len(labels)
    return any(map(is_interviewer_label, labels)) or (once and all(map(is_code_label, labels)))


def _joins(opening: Opening, spoken: Sequence[Opening], lines: int) -> bool:
    """Whether a label that comes once belongs to those who speak here."""
    if _is_strong(opening):
        return True
    stamped = sum(other.time is not None for other in spoken)
    if opening.time is not None and stamped > len(spoken) / 2:
        return True
    return looks_like_name(opening.label) and len(spoken) >= lines * 0.3
