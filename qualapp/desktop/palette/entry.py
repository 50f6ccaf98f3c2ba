"""What can be chosen in the palette, and which of it fits what was typed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from qualapp.model.text import TextRange


@dataclass(frozen=True)
class Entry:
    """One row: a group, its words, fainter words, a sign (icon or code colour), keys, and what it does.

    `run` gets what was typed; `always` rows are there whatever was typed. `marks` are the letters that fit.
    """

    group: str
    text: str
    run: Callable[[str], object]
    faint: str = ""
    icon: str = ""
    colour: str = ""
    keys: str = ""
    always: bool = False
    also: str = ""
    marks: tuple[TextRange, ...] = ()
    enabled: bool = True


def fitting(entries: Iterable[Entry], typed: str, most: int = 9) -> list[Entry]:
    """The entries that fit what was typed, the likeliest first within each group; groups keep their order.

    With nothing typed the entries keep theirs too. Every word typed must stand in the entry's text or its other names.
    Rows that are always there are never left out, and no group takes the room of another.
    """
    words = typed.casefold().split()
    scored = [(score, entry) for entry in entries if (score := _score(entry, words)) is not None]
    groups = list(dict.fromkeys(entry.group for _score, entry in scored))
    scored.sort(key=lambda pair: (groups.index(pair[1].group), pair[0]))
    fits = [entry for _score, entry in scored]
    room = most - sum(entry.always for entry in fits)
    share = max(1, room // max(1, len(groups)))
    first: list[Entry] = []
    later: list[Entry] = []
    for entry in fits:
        if not entry.always:
            in_group = sum(other.group == entry.group for other in first)
            (first if in_group < share else later).append(entry)
    chosen = {id(entry) for entry in [*first, *later][: max(0, room)]}
    return [entry for entry in fits if entry.always or id(entry) in chosen]


def _score(entry: Entry, words: list[str]) -> float | None:
    if entry.always:
        return 1000.0
    if not words:
        return 0.0
    score = 0.0
    for word in words:
        found = _place(entry.text.casefold(), word)
        if found is None:
            found = _place(entry.also.casefold(), word)
            if found is None:
                return None
            found += 50
        score += found
    return score + len(entry.text) / 100


def _place(text: str, word: str) -> float | None:
    """How well a word fits a text: 0 at its beginning, 1 at the beginning of a later word, 10 inside one."""
    place = text.find(word)
    if place < 0:
        return None
    if place == 0:
        return 0.0
    later = text.find(" " + word)
    return 1.0 if later >= 0 else 10.0


def marked(entry: Entry, typed: str) -> Entry:
    """The entry with the letters that fit what was typed."""
    text = entry.text.casefold()
    marks = []
    for word in typed.casefold().split():
        spaced = text.find(" " + word)
        place = 0 if text.startswith(word) else spaced + 1 if spaced >= 0 else text.find(word)
        if place >= 0 and len(text) == len(entry.text):
            marks.append(TextRange(place, place + len(word)))
    return replace(entry, marks=tuple(sorted(marks)))
