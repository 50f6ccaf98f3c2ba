"""A text that remembers every letter it ever had, so that edits made apart can be made to one text."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from qualapp.model.text_edit import TextEdit

BASE = ""
"""The strand that a text began with."""

Letter = tuple[str, int]
"""A letter that stands or stood in the text: the strand it came with, and its place there."""

Span = tuple[str, int, int]
"""Letters of one strand: from the first up to, not with, the last."""


@dataclass(frozen=True)
class Stretch:
    """Letters of one strand that follow each other, all seen or all gone.

    `marks` are the edits that took them away or brought them back, oldest first.
    """

    strand: str
    start: int
    stop: int
    is_seen: bool
    marks: tuple[tuple[str, bool], ...] = ()

    def is_seen_without(self, idle: Collection[str]) -> bool:
        """Whether they are seen when these edits do not count."""
        if self.strand in idle:
            return False
        return next((seen for by, seen in reversed(self.marks) if by not in idle), True)

    def __len__(self) -> int:
        return self.stop - self.start

    def holds(self, letter: Letter) -> bool:
        """Whether this is where a letter is."""
        return self.strand == letter[0] and self.start <= letter[1] < self.stop


class Weave:
    """The letters of a text in their order, those that are gone among them.

    Edits that are `idle` are woven in, but nothing of them is seen.
    """

    def __init__(self, text: str, idle: Collection[str] = ()) -> None:
        self.idle = frozenset(idle)
        self._strands = {BASE: text}
        self._stretches = [Stretch(BASE, 0, len(text), True)] if text else []
        self._replaced: dict[str, tuple[Letter, Letter]] = {}
        """The first and the last of the letters in whose place a strand stands."""

    @property
    def text(self) -> str:
        """What is seen."""
        return "".join(self._strands[s.strand][s.start : s.stop] for s in self._stretches if s.is_seen)

    def letter_at(self, position: int) -> Letter | None:
        """The letter seen at a position; None outside the text."""
        if position < 0:
            return None
        for stretch in self._stretches:
            if stretch.is_seen:
                if position < len(stretch):
                    return stretch.strand, stretch.start + position
                position -= len(stretch)
        return None

    def spans(self, start: int, stop: int) -> list[Span]:
        """The letters seen between two positions."""
        found: list[Span] = []
        reached = 0
        for stretch in self._stretches:
            if not stretch.is_seen:
                continue
            first, last = max(start - reached, 0), min(stop - reached, len(stretch))
            if first < last:
                found.append((stretch.strand, stretch.start + first, stretch.start + last))
            reached += len(stretch)
        return found

    def before(self, letter: Letter) -> int:
        """How many letters are seen before this one."""
        reached = 0
        for stretch in self._stretches:
            if stretch.holds(letter):
                return reached + (letter[1] - stretch.start) * stretch.is_seen
            reached += len(stretch) * stretch.is_seen
        raise ValueError(f"the text never had the letter {letter}")

    def is_seen(self, letter: Letter) -> bool:
        """Whether a letter stands in the text."""
        return any(stretch.is_seen for stretch in self._stretches if stretch.holds(letter))

    def words_of(self, spans: Sequence[Span]) -> str:
        """What these letters read, seen or gone."""
        return "".join(self._strands[strand][start:stop] for strand, start, stop in spans)

    def show(self, spans: Sequence[Span], by: str, *, seen: bool) -> None:
        """Let letters be seen, or be gone, by an edit."""
        for strand, start, stop in spans:
            self.part((strand, start, stop))
            self._stretches = [
                self._marked(s, by, seen) if s.strand == strand and start <= s.start and s.stop <= stop else s
                for s in self._stretches
            ]

    def _marked(self, stretch: Stretch, by: str, seen: bool) -> Stretch:
        marked = replace(stretch, marks=(*stretch.marks, (by, seen)))
        return replace(marked, is_seen=marked.is_seen_without(self.idle))

    def put(self, strand: str, words: str, after: Letter | None, removed: Sequence[Span] = ()) -> None:
        """Weave in a new strand: right after what it removed, or else after a letter and what stands in its place."""
        if not words:
            return
        self._strands[strand] = words
        place = 0
        if removed:
            self._replaced[strand] = first_of(removed), last_of(removed)
            place = self._place_behind(last_of(removed))
        elif after is not None:
            place = self._place_behind(after)
            while (other := self._replacing(after, place)) is not None:
                place = self._place_behind((other, len(self._strands[other]) - 1))
        self._stretches.insert(place, Stretch(strand, 0, len(words), strand not in self.idle))

    def _place_behind(self, letter: Letter) -> int:
        self._split(letter[0], letter[1] + 1)
        return next(n for n, s in enumerate(self._stretches) if s.holds(letter)) + 1

    def _replacing(self, letter: Letter, place: int) -> str | None:
        """The strand that begins at a place, if it stands there instead of a letter before it."""
        if place == len(self._stretches):
            return None
        stretch = self._stretches[place]
        replaced = self._replaced.get(stretch.strand)
        return stretch.strand if stretch.start == 0 and replaced is not None and replaced[1] == letter else None

    def edge(self, letter: Letter, *, is_end: bool) -> int:
        """Where a stretch that a letter holds begins or ends; beside the words that stand for it, if it is gone.

        Words that stand for the letter at the very edge of what was removed belong to the stretch.
        """
        stretch = self.stretch_of(letter)
        reached = self.before(letter)
        if stretch.is_seen:
            return reached + is_end
        by = next((by for by, seen in reversed(stretch.marks) if by not in self.idle and not seen), None)
        if by not in self._replaced or stretch.strand in self.idle:
            return reached
        first, last = self._replaced[by]
        if (letter == last) if is_end else (letter != first):
            end = (by, len(self._strands[by]) - 1)
            return self.before(end) + self.is_seen(end)
        return reached

    def stretch_of(self, letter: Letter) -> Stretch:
        """The letters among which one stands or stood."""
        return next(stretch for stretch in self._stretches if stretch.holds(letter))

    def within(self, first: Letter, last: Letter) -> list[Stretch]:
        """What stands or stood from one letter to another."""
        places = [n for n, s in enumerate(self._stretches) if s.holds(first) or s.holds(last)]
        return self._stretches[places[0] : places[-1] + 1] if places else []

    def around(self, spans: Sequence[Span]) -> tuple[int, list[Stretch]]:
        """What stands or stood from the first to the last of these letters, and how many letters are seen before."""
        for span in spans:
            self.part(span)
        places = [
            n
            for n, s in enumerate(self._stretches)
            if any(s.strand == strand and start <= s.start < stop for strand, start, stop in spans)
        ]
        found = self._stretches[places[0] : places[-1] + 1]
        return sum(len(s) for s in self._stretches[: places[0]] if s.is_seen), found

    def read(self, stretches: Sequence[Stretch], idle: Collection[str]) -> str:
        """What letters read when these edits do not count."""
        seen = (s for s in stretches if s.is_seen_without(idle))
        return "".join(self._strands[s.strand][s.start : s.stop] for s in seen)

    def part(self, span: Span) -> None:
        """Let letters be stretches of their own."""
        self._split(span[0], span[1])
        self._split(span[0], span[2])

    def _split(self, strand: str, at: int) -> None:
        for place, stretch in enumerate(self._stretches):
            if stretch.strand == strand and stretch.start < at < stretch.stop:
                self._stretches[place : place + 1] = [replace(stretch, stop=at), replace(stretch, start=at)]
                return


@dataclass(frozen=True)
class WovenEdit:
    """An edit told by letters, not by positions, so that it can be made in any state of the text.

    `word` holds the letters of the words that it touches, as its author saw them, between `left` and `right`; `back`
    those that it brings back.
    """

    strand: str
    after: Letter | None
    word: tuple[Span, ...]
    removed: tuple[Span, ...]
    back: tuple[Span, ...]
    inserted: str
    left: Letter | None = None
    right: Letter | None = None


def woven(weave: Weave, edit: TextEdit, strand: str, gone: Sequence[Span] = ()) -> WovenEdit:
    """An edit of the text as it is seen, told by letters; `gone` are letters that it would bring back.

    They are brought back where they read what is inserted, as when an edit is taken back.
    """
    text = weave.text
    start, stop = _widened(text, edit)
    is_back = bool(gone) and weave.words_of(gone) == edit.inserted and not any(span[0] in weave.idle for span in gone)
    back = tuple(gone) if is_back else ()
    return WovenEdit(
        strand,
        weave.letter_at(edit.at - 1),
        tuple(weave.spans(start, stop)),
        tuple(weave.spans(edit.at, edit.end)),
        back,
        "" if back else edit.inserted,
        weave.letter_at(start - 1),
        weave.letter_at(stop),
    )


def make(weave: Weave, edit: WovenEdit) -> TextEdit | None:
    """Make an edit: what it did to the text that is seen; None where it is idle."""
    text = weave.text
    at = weave.before(first_of(edit.removed)) if edit.removed else _behind(weave, edit.after)
    weave.show(edit.removed, edit.strand, seen=False)
    weave.put(edit.strand, edit.inserted, edit.after, edit.removed)
    weave.show(edit.back, edit.strand, seen=True)
    if edit.strand in weave.idle:
        return None
    plain = TextEdit(at, weave.words_of(edit.removed), edit.inserted or weave.words_of(edit.back))
    return plain if plain.of(text) == weave.text else _trimmed(TextEdit(0, text, weave.text))


def first_of(spans: Sequence[Span]) -> Letter:
    """The first of some letters."""
    return spans[0][0], spans[0][1]


def last_of(spans: Sequence[Span]) -> Letter:
    """The last of some letters."""
    return spans[-1][0], spans[-1][2] - 1


def one_by_one(spans: Sequence[Span]) -> list[Span]:
    """The same letters, with those of one strand that follow each other together.

    >>> one_by_one([("a", 0, 2), ("a", 2, 3), ("b", 0, 1)])
    [('a', 0, 3), ('b', 0, 1)]
    """
    found: list[Span] = []
    for strand, start, stop in spans:
        if found and found[-1][0] == strand and found[-1][2] == start:
            found[-1] = (strand, found[-1][1], stop)
        else:
            found.append((strand, start, stop))
    return found


def _trimmed(edit: TextEdit) -> TextEdit:
    """Without what is alike at both ends."""
    head = next(
        (n for n, (a, b) in enumerate(zip(edit.removed, edit.inserted, strict=False)) if a != b),
        min(len(edit.removed), len(edit.inserted)),
    )
    removed, inserted = edit.removed[head:], edit.inserted[head:]
    tail = next(
        (n for n, (a, b) in enumerate(zip(removed[::-1], inserted[::-1], strict=False)) if a != b),
        min(len(removed), len(inserted)),
    )
    return TextEdit(edit.at + head, removed[: len(removed) - tail], inserted[: len(inserted) - tail])


def _widened(text: str, edit: TextEdit) -> tuple[int, int]:
    """The stretch of whole words that an edit touches; empty where it only puts words between others."""
    start, stop = edit.at, edit.end
    left = (edit.inserted[:1] or edit.removed[:1]).isalnum() or edit.removed[:1].isalnum()
    right = (edit.inserted[-1:] or edit.removed[-1:]).isalnum() or edit.removed[-1:].isalnum()
    if edit.removed and not edit.inserted and text[start - 1 : start].isalnum() and text[stop : stop + 1].isalnum():
        return word_around(text, start, start)[0], word_around(text, stop, stop)[1]
    wide_start, wide_stop = word_around(text, start, stop)
    start, stop = (wide_start if left else start), (wide_stop if right else stop)
    return word_around(text, start, stop) if start < stop else (start, stop)


def word_around(text: str, start: int, stop: int) -> tuple[int, int]:
    """A stretch grown to the whole words at its ends.

    >>> word_around("det var godt", 5, 6)
    (4, 7)
    """
    if start == stop or text[start : start + 1].isalnum():
        while start > 0 and text[start - 1].isalnum():
            start -= 1
    if start == stop or text[stop - 1 : stop].isalnum():
        while stop < len(text) and text[stop].isalnum():
            stop += 1
    return start, stop


def ends_of(weave: Weave, edges: Sequence[int]) -> list[Letter | None]:
    """The letters that hold the edges of a stretch: the first ones of its beginnings, the last ones of its ends.

    An empty stretch is held by the one letter before it.
    """
    if edges[0] == edges[-1]:
        return [weave.letter_at(edges[0] - 1)]
    half = len(edges) // 2
    begins = [weave.letter_at(position) for position in edges[:half]]
    return [*begins, *(weave.letter_at(position - 1) for position in edges[half:])]


def edges_of(weave: Weave, ends: Sequence[Letter | None], many: int) -> tuple[int, ...]:
    """Where the edges of a stretch are now that these letters hold."""
    if len(ends) == 1:
        return (_behind(weave, ends[0]),) * many
    half = many // 2
    size = len(weave.text)
    begins = [size if letter is None else weave.edge(letter, is_end=False) for letter in ends[:half]]
    stops = [0 if letter is None else weave.edge(letter, is_end=True) for letter in ends[half:]]
    return tuple(_rising([*begins, *stops]))


def _behind(weave: Weave, letter: Letter | None) -> int:
    return 0 if letter is None else weave.before(letter) + weave.is_seen(letter)


def _rising(edges: Sequence[int]) -> Iterator[int]:
    """Edges of which none lies before the one before it; a stretch whose ends have crossed is empty at its end."""
    reached = min(edges[0], edges[-1])
    for edge in edges:
        reached = max(reached, min(edge, edges[-1]))
        yield reached
