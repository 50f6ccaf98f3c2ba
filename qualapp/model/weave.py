"""A text that remembers every letter it ever had, so that edits made apart can be made to one text."""

from collections.abc import Iterator, Sequence
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
    """Letters of one strand that follow each other, all seen or all gone."""

    strand: str
    start: int
    stop: int
    is_seen: bool

    def __len__(self) -> int:
        return self.stop - self.start

    def holds(self, letter: Letter) -> bool:
        """Whether this is where a letter is."""
        return self.strand == letter[0] and self.start <= letter[1] < self.stop


class Weave:
    """The letters of a text in their order, those that are gone among them."""

    def __init__(self, text: str) -> None:
        self._strands = {BASE: text}
        self._stretches = [Stretch(BASE, 0, len(text), True)] if text else []

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

    def show(self, spans: Sequence[Span], *, seen: bool) -> None:
        """Let letters be seen, or be gone."""
        for span in spans:
            self._split(span[0], span[1])
            self._split(span[0], span[2])
            self._stretches = [
                replace(s, is_seen=seen) if s.strand == span[0] and span[1] <= s.start and s.stop <= span[2] else s
                for s in self._stretches
            ]

    def put(self, strand: str, words: str, after: Letter | None) -> None:
        """Weave in a new strand right after a letter, or at the very beginning."""
        if not words:
            return
        self._strands[strand] = words
        place = 0
        if after is not None:
            self._split(after[0], after[1] + 1)
            place = next(n for n, s in enumerate(self._stretches) if s.holds(after)) + 1
        self._stretches.insert(place, Stretch(strand, 0, len(words), True))

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


@dataclass(frozen=True)
class Overridden:
    """What an earlier edit had made of words that a later one, not knowing it, wrote otherwise."""

    strand: str
    lost: str
    kept: str
    at: int


def woven(weave: Weave, edit: TextEdit, strand: str, gone: Sequence[Span] = ()) -> WovenEdit:
    """An edit of the text as it is seen, told by letters; `gone` are letters that it would bring back.

    They are brought back where they read what is inserted, as when an edit is taken back.
    """
    text = weave.text
    start, stop = _widened(text, edit)
    back = tuple(gone) if gone and weave.words_of(gone) == edit.inserted else ()
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


def make(weave: Weave, edit: WovenEdit) -> tuple[list[TextEdit], Overridden | None]:
    """Make an edit: what it did to the text that is seen, one after another, and what it overrode."""
    edits: list[TextEdit] = []
    if edit.word and not _is_untouched(weave, edit.word):
        edits += _restore(weave, edit)
    text = weave.text
    at = weave.before(_first(edit.removed)) if edit.removed else _behind(weave, edit.after)
    weave.show(edit.removed, seen=False)
    weave.put(edit.strand, edit.inserted, edit.after)
    weave.show(edit.back, seen=True)
    plain = TextEdit(at, weave.words_of(edit.removed), edit.inserted or weave.words_of(edit.back))
    made = plain if plain.of(text) == weave.text else _trimmed(TextEdit(0, text, weave.text))
    overridden = _overridden(edit.strand, edits[0], weave.text) if edits else None
    return [*edits, made], overridden


def _overridden(strand: str, restored: TextEdit, text: str) -> Overridden:
    start, stop = word_around(text, min(restored.at, len(text)), min(restored.at, len(text)))
    return Overridden(strand, restored.removed, text[start:stop], start)


def _first(spans: Sequence[Span]) -> Letter:
    return spans[0][0], spans[0][1]


def _is_untouched(weave: Weave, word: Sequence[Span]) -> bool:
    """Whether these letters stand as they were seen: all of them, side by side, and nothing joined to them."""
    strand, start, _stop = word[0]
    if not weave.is_seen((strand, start)):
        return False
    text = weave.text
    first = weave.before((strand, start))
    size = sum(stop - start for _strand, start, stop in word)
    return weave.spans(first, first + size) == list(word) and not _grown(text, first, first + size)


def _grown(text: str, start: int, stop: int) -> bool:
    return word_around(text, start, stop) != (start, stop)


def _restore(weave: Weave, edit: WovenEdit) -> list[TextEdit]:
    """Let words stand again as their last author saw them, and nothing between their neighbours but them."""
    text = weave.text
    start = _behind(weave, edit.left)
    stop = len(text) if edit.right is None else weave.before(edit.right)
    first, last = _first(edit.word), (edit.word[-1][0], edit.word[-1][2] - 1)
    start, stop = min(start, weave.before(first)), max(stop, weave.before(last) + weave.is_seen(last))
    weave.show(weave.spans(start, stop), seen=False)
    weave.show(edit.word, seen=True)
    restored = _trimmed(TextEdit(0, text, weave.text))
    return [restored] if restored.removed or restored.inserted else []


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
    begins = [size if letter is None else weave.before(letter) for letter in ends[:half]]
    return tuple(_rising([*begins, *(_behind(weave, letter) for letter in ends[half:])]))


def _behind(weave: Weave, letter: Letter | None) -> int:
    return 0 if letter is None else weave.before(letter) + weave.is_seen(letter)


def _rising(edges: Sequence[int]) -> Iterator[int]:
    """Edges of which none lies before the one before it; a stretch whose ends have crossed is empty at its end."""
    reached = min(edges[0], edges[-1])
    for edge in edges:
        reached = max(reached, min(edge, edges[-1]))
        yield reached
