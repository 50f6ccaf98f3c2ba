"""What a corrected file would change of a text that is coded already: what stays, what changes, what is in doubt."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from qualapp.formats import percent
from qualapp.i18n import _
from qualapp.model.changed_passages import ChangedPassage, changed_passages
from qualapp.model.source import Block, Reading, Source, StoredTurn, Turn
from qualapp.model.text import TextRange
from qualapp.model.text_versions import Versions

_ANOTHER_BELOW = 0.5
_DOUBTFUL_BELOW = 0.5
_SURELY_THE_SAME = 12  # characters of words that stand elsewhere now, once, as they stood once before


class Fate(StrEnum):
    """What becomes of the words that are coded."""

    SAME = "same"
    CHANGED = "changed"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True)
class Carried:
    """Where an excerpt lay, where it will lie, and what becomes of its words; `codings` are how many rest on it."""

    excerpt_id: int
    before: TextRange
    after: TextRange
    codings: int
    fate: Fate


@dataclass(frozen=True)
class Replacement:
    """What putting a file in the place of a text would do; nothing is done yet.

    `renamed` says how speakers were called before who now have another name.
    """

    source_id: int
    name: str
    reading: Reading
    versions: Versions
    carried: tuple[Carried, ...]
    renamed: Mapping[str, str]
    arrived: tuple[str, ...]
    gone: tuple[str, ...]
    is_same: bool
    """Whether the file says what is there already, word for word."""

    @property
    def file(self) -> str:
        """The file's name."""
        return self.reading.name + self.reading.suffix

    @property
    def is_another(self) -> bool:
        """Whether the two have so little in common that the file is likely to be another interview."""
        return self.versions.likeness < _ANOTHER_BELOW

    @property
    def changes(self) -> int:
        """How many places of the text change."""
        return len(self.versions.edits)

    @cached_property
    def passages(self) -> list[ChangedPassage]:
        """The lines that change."""
        return changed_passages(self.versions.old, self.versions.edits)

    @property
    def doubtful(self) -> list[Carried]:
        """The excerpts that somebody should look at, in the order of the text."""
        return [each for each in self.carried if each.fate is Fate.DOUBTFUL]

    def codings(self, fate: Fate) -> int:
        """How many codings have this fate."""
        return sum(each.codings for each in self.carried if each.fate is fate)


def plan(
    source: Source, old: str, blocks: Sequence[Block], turns: Sequence[StoredTurn], reading: Reading
) -> Replacement:
    """What a file would change of a source, but for what becomes of its excerpts."""
    reading = _as_called_here(reading, old, turns)
    versions = Versions(old, reading.text)
    before, after = dict.fromkeys(turn.speaker for turn in turns if turn.speaker), reading.speakers()
    renamed = _renamed(versions, turns, reading.turns)
    return Replacement(
        source.id,
        source.name,
        reading,
        versions,
        (),
        renamed,
        tuple(who for who in after if who not in before and who not in renamed),
        tuple(who for who in before if who not in after and who not in renamed.values()),
        _is_same(versions, reading, turns, blocks),
    )


def little_in_common(planned: Replacement) -> str:
    """The sentence for a file that is likely to be another interview."""
    sentence = _(
        "“{file}” looks like another text than “{name}”: only {share} of the words are the same. Is it the right file?"
    )
    return sentence.format(file=planned.file, name=planned.name, share=percent(planned.versions.likeness))


def nothing_differs(planned: Replacement) -> str:
    """The sentence for a file that says what is there already."""
    sentence = _("“{file}” says the same as “{name}”, word for word. There is nothing to replace.")
    return sentence.format(file=planned.file, name=planned.name)


def carry(versions: Versions, number: int, before: TextRange, codings: int) -> Carried:
    """What becomes of an excerpt that lay there."""
    edges: tuple[int, ...] = (before.start, before.end)
    for edit in versions.edits:
        if edit.at > edges[-1]:
            continue
        edges = edit.carried(edges) if edit.end >= edges[0] else tuple(edge + edit.growth for edge in edges)
    after = TextRange(*edges)
    old, new = before.of(versions.old), after.of(versions.new)
    if old == new:
        return Carried(number, before, after, codings, Fate.SAME)
    after = after.trimmed(versions.new)
    if old.split() == after.of(versions.new).split():
        return Carried(number, before, after, codings, Fate.SAME)
    if versions.kept(before, after) >= _DOUBTFUL_BELOW:
        return Carried(number, before, after, codings, Fate.CHANGED)
    again = _found_again(versions, before)
    is_sure = again is not None and len(again) >= _SURELY_THE_SAME
    return Carried(number, before, again or after, codings, Fate.SAME if is_sure else Fate.DOUBTFUL)


def _found_again(versions: Versions, before: TextRange) -> TextRange | None:
    """Where words that are gone from their place now stand, if they stand once in each text."""
    words = re.compile(rf"(?<!\w){re.escape(before.of(versions.old))}(?!\w)")
    places = [TextRange(*match.span()) for match in words.finditer(versions.new)] if before else []
    return places[0] if len(places) == 1 and len(words.findall(versions.old)) == 1 else None


def _is_same(versions: Versions, reading: Reading, turns: Sequence[StoredTurn], blocks: Sequence[Block]) -> bool:
    """Whether a file says what is there, and lays it out so; empty lines at the end are nothing."""
    is_same_text = versions.old.rstrip() == versions.new.rstrip()
    return is_same_text and tuple(map(_plain, turns)) == reading.turns and tuple(blocks) == reading.blocks


def _plain(turn: StoredTurn) -> Turn:
    return Turn(turn.range, turn.speech, turn.speaker, turn.time)


def _as_called_here(reading: Reading, old: str, turns: Sequence[StoredTurn]) -> Reading:
    """The reading with its speakers called as they were when the old text came in, where the text calls them so."""
    labels = {old[turn.range.start : turn.speech.start].strip(" :.\t\n"): turn.speaker for turn in turns}
    here = set(labels.values())
    return reading.with_speakers({who: labels.get(who, who) for who in reading.speakers() if who not in here})


def _renamed(versions: Versions, before: Sequence[StoredTurn], after: Sequence[Turn]) -> dict[str, str]:
    """Speakers who are gone and whose words others now say, who were not there: the old name by the new one."""
    old, new = {turn.speaker for turn in before}, {turn.speaker for turn in after}
    said: Counter[tuple[str, str]] = Counter()
    for a, b in versions.pairs:
        one = _speaker(before, versions.old_places[a].start)
        other = _speaker(after, versions.new_places[b].start)
        if one and other and one not in new and other not in old:
            said[other, one] += 1
    words = Counter(_speaker(after, place.start) for place in versions.new_places)
    found: dict[str, str] = {}
    for (other, one), count in said.most_common():
        if 2 * count > words[other] and other not in found and one not in found.values():
            found[other] = one
    return found


def _speaker(turns: Sequence[StoredTurn] | Sequence[Turn], position: int) -> str:
    """Who says the word at a position, if anybody."""
    place = bisect_right(turns, position, key=lambda turn: turn.speech.start) - 1
    return turns[place].speaker if place >= 0 and turns[place].speech.contains(position) else ""
