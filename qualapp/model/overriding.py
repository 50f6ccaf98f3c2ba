"""Which of the edits that people made apart at one place stands, and what the others had made of it."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from qualapp.model.weave import BASE, Span, Weave, WovenEdit, one_by_one, word_around

_THEN: Span = (BASE, 0, 0)

Place = tuple[int, bytes, int]
"""The place of an edit in the order of all edits: the clock and guid of its step, and its number there."""


@dataclass(frozen=True)
class Overridden:
    """What a step had made of words that a later one, not knowing it, wrote otherwise.

    `strand` is the edit that lost, `step` and `by` are the steps that lost and won, and `kept` stands now at `at`.
    """

    strand: str
    step: bytes
    by: bytes
    lost: str
    kept: str
    at: int


@dataclass(frozen=True)
class Version:
    """Edits of one step that touch each other and stand or fall together, told by their strands."""

    place: Place
    edits: tuple[WovenEdit, ...] = field(compare=False)

    @property
    def step(self) -> bytes:
        """The step that made it."""
        return self.place[1]

    @property
    def strands(self) -> set[str]:
        """What its edits are called."""
        return {edit.strand for edit in self.edits}

    @property
    def built_on(self) -> set[str]:
        """The edits that put in the words that it changes or brings back."""
        return {span[0] for edit in self.edits for span in (*edit.word, *edit.removed, *edit.back)} - {BASE}

    @property
    def letters(self) -> list[Span]:
        """The letters of its place."""
        spans = [span for edit in self.edits for span in (*edit.word, *edit.back)]
        return spans + [(edit.strand, 0, len(edit.inserted)) for edit in self.edits if edit.inserted]


@dataclass(frozen=True)
class Told:
    """The edits of a step, and the latest steps that its author knew; those that these knew are known too."""

    clock: int
    guid: bytes
    edits: Sequence[WovenEdit]
    after: Sequence[bytes]


class Overriding:
    """Finds which versions stand.

    A version is idle while a later one that overrides it stands; what overrides it is asked again then, so a version
    comes back when what overrode it loses itself. Only those who did not know of each other override each other.
    """

    def __init__(self, steps: Sequence[Told]) -> None:
        self._versions = [version for step in steps for version in _versions(step)]
        self._of = {strand: version for version in self._versions for strand in version.strands}
        self._known = _Known(steps)
        self._over: dict[Version, set[Version]] = defaultdict(set)
        self._needs: dict[Version, set[Version]] = defaultdict(set)
        pairs = taken_back([edit for step in steps for edit in step.edits])
        self._taken_back = {one: other for one, other in pairs.items() if self._is_all_between(one, other)}

    def known_to(self, strand: str) -> Callable[[str], bool]:
        """Tells which edits the author of an edit knew."""
        return lambda other: other not in self._of or self._knows(self._of[strand], self._of[other])

    def _knows(self, later: Version, earlier: Version) -> bool:
        return earlier.step == later.step or self._known.knows(later.step, earlier.step)

    def _is_all_between(self, one: str, other: str) -> bool:
        """Whether all that was known when an edit was taken back was known to the edit, or knew it."""
        earlier, later = sorted((self._of[one], self._of[other]), key=lambda version: version.place)
        between = self._known.between(earlier.step, later.step)
        return self._knows(later, earlier) and all(self._known.knows(step, earlier.step) for step in between)

    def idle(self) -> set[str]:
        """The edits of which nothing is to be seen."""
        return self._taken_back.keys() | {strand for version in self._lost() for strand in version.strands}

    def _lost(self) -> list[Version]:
        lost: set[Version] = set()
        for version in sorted(self._over, key=lambda version: version.place, reverse=True):
            if self._over[version] - lost:
                lost.add(version)
        return sorted(lost, key=lambda version: version.place)

    def note(self, met: Sequence[tuple[str, str]]) -> bool:
        """Note which edits met, at their places, others that their authors did not know; whether any of it is new."""
        before = self._size()
        lost = set(self._lost())
        for strand, stranger in met:
            if stranger in self._of and stranger not in self._taken_back:
                self._meet(self._of[strand], self._of[stranger], lost)
        if self._size() == before:
            self._count_again({stranger for _strand, stranger in met} & self._taken_back.keys())
        return self._size() != before

    def _size(self) -> tuple[int, int]:
        return len(self._taken_back), sum(map(len, self._over.values()))

    def _count_again(self, strands: set[str]) -> None:
        """Let edits count that were taken back, as somebody built on them."""
        for strand in strands:
            other = self._taken_back.pop(strand, None)
            self._taken_back.pop(other or "", None)

    def _meet(self, mine: Version, other: Version, lost: set[Version]) -> None:
        if other not in lost:
            self._let_later_stand(mine, other)
            return
        self._needs[mine].add(other)
        for winner in self._over[other] - lost:
            if not self._knows(mine, winner):
                self._let_later_stand(mine, winner)
                continue
            for missed in self._over[winner]:
                if self._knows(mine, missed):
                    self._meet(mine, missed, lost)

    def _let_later_stand(self, one: Version, other: Version) -> None:
        earlier, later = sorted((one, other), key=lambda version: version.place)
        if not self._knows(later, earlier):
            self._over[earlier].add(later)

    def told(self, weave: Weave) -> list[Overridden]:
        """What lost, that of one side at one place together."""
        lost = self._lost()
        return [told for side in self._sides(lost) if (told := self._told(weave, side, set(lost))) is not None]

    def _sides(self, lost: Sequence[Version]) -> Iterator[set[Version]]:
        """Versions that lost and were built on each other."""
        left = list(lost)
        while left:
            side, found = set[Version](), {left[0]}
            while found - side:
                side |= found
                found |= {v for v in left if self._needs[v] & side or any(v in self._needs[one] for one in side)}
            left = [version for version in left if version not in side]
            yield side

    def _told(self, weave: Weave, side: set[Version], lost: set[Version]) -> Overridden | None:
        winners = {winner for version in side for winner in self._over[version] - lost}
        last, winner = max(side, key=lambda v: v.place), max(winners, key=lambda v: v.place)
        beaten = {version for version in self._over if version not in lost and self._over[version] & side}
        others = self._with_what_was_built_on(winners | beaten, lost)
        without = weave.idle | {strand for version in others for strand in version.strands}
        with_side = without - {strand for version in side for strand in version.strands}
        at, place = weave.around([span for version in side | winners | beaten for span in version.letters])
        lost_words, kept = weave.read(place, with_side), weave.read(place, weave.idle)
        if lost_words in (kept, weave.read(place, without)):
            return None
        before, after = _beside(weave.text, at, at + len(kept)) if not kept.strip() else ("", "")
        strand = last.edits[0].strand
        return Overridden(
            strand, last.step, winner.step, before + lost_words + after, before + kept + after, at - len(before)
        )

    def _with_what_was_built_on(self, versions: set[Version], lost: set[Version]) -> set[Version]:
        found = set(versions)
        while True:
            strands = {strand for version in found for strand in version.strands}
            more = {v for v in self._versions if v not in lost and v not in found and v.built_on & strands}
            if not more:
                return found
            found |= more


def _versions(step: Told) -> Iterator[Version]:
    """The edits of a step, those together that are parted by a single letter."""
    together: list[WovenEdit] = []
    for number, edit in enumerate(step.edits):
        if together and not (edit.right is not None and edit.right == together[-1].left):
            yield Version((step.clock, step.guid, number - len(together)), tuple(together))
            together = []
        together.append(edit)
    if together:
        yield Version((step.clock, step.guid, len(step.edits) - len(together)), tuple(together))


class _Known:
    """Which steps the author of each step knew, as bits of one number."""

    def __init__(self, steps: Sequence[Told]) -> None:
        self._steps = [step.guid for step in steps]
        self._bits = {guid: 1 << number for number, guid in enumerate(self._steps)}
        self._known: dict[bytes, int] = {}
        for step in steps:
            known = 0
            for guid in step.after:
                known |= self._bits.get(guid, 0) | self._known.get(guid, 0)
            self._known[step.guid] = known

    def knows(self, later: bytes, earlier: bytes) -> bool:
        return bool(self._known[later] & self._bits[earlier])

    def between(self, earlier: bytes, later: bytes) -> Iterator[bytes]:
        """What the later one knew and the earlier one did not."""
        left = self._known[later] & ~self._known[earlier] & ~self._bits[earlier]
        while left:
            number = left.bit_length() - 1
            left ^= 1 << number
            yield self._steps[number]


def taken_back(edits: Sequence[WovenEdit]) -> dict[str, str]:
    """Edits that were taken back and those that took them back, each by the other."""
    found: dict[str, str] = {}
    waiting: dict[tuple[Span, ...], list[str]] = defaultdict(list)
    for edit in reversed(edits):
        made = [(edit.strand, 0, len(edit.inserted))] if edit.inserted else one_by_one(edit.back)
        removed = one_by_one(edit.removed)
        if later := waiting[*made, _THEN, *removed]:
            found[edit.strand] = later.pop()
            found[found[edit.strand]] = edit.strand
        elif not edit.inserted:
            waiting[*removed, _THEN, *one_by_one(edit.back)].append(edit.strand)
    return found


def _beside(text: str, start: int, stop: int) -> tuple[str, str]:
    """The word before a place, or at the beginning of the text the one after it."""
    head = text[:start].rstrip()
    if head:
        return text[word_around(text, len(head) - 1, len(head))[0] : start], ""
    tail = len(text) - len(text[stop:].lstrip())
    return "", text[stop : word_around(text, tail, tail + 1)[1]] if tail < len(text) else ""
