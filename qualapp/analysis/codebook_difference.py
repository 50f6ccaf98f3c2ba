"""Two codebooks as one tree: what stands in both, what differs, what only one of them has."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from qualapp.analysis.codebook_likeness import Likeness, Proposal
from qualapp.language.words import plain_words
from qualapp.model.book import FIELDS, Book, BookCode, is_guid

MOVED = "place"
CODABLE = "is_codable"


@dataclass(frozen=True)
class Row:
    """A code as both books have it, or one that only one of them has.

    `changes` names the fields that differ, `place` where it lies below another code. `proposals` are codes of ours that
    one of the other book may be.
    """

    mine: BookCode | None
    theirs: BookCode | None
    depth: int
    changes: tuple[str, ...] = ()
    proposals: tuple[Proposal, ...] = ()

    @property
    def code(self) -> BookCode:
        """The code as we have it, or else as the other book has it."""
        found = self.mine or self.theirs
        if found is None:
            raise ValueError("a row shows a code")
        return found


@dataclass(frozen=True)
class Difference:
    """Two books with the codes that are the same, by the other's key; `rows` is one tree of both."""

    mine: Book
    theirs: Book
    same: Mapping[str, str]
    rows: tuple[Row, ...]

    @cached_property
    def theirs_of_mine(self) -> dict[str, str]:
        """The other's key of each of ours that both have."""
        return {mine: theirs for theirs, mine in self.same.items()}

    @property
    def added(self) -> list[Row]:
        """What only the other book has."""
        return [row for row in self.rows if row.mine is None]

    @property
    def removed(self) -> list[Row]:
        """What only ours has."""
        return [row for row in self.rows if row.theirs is None]

    @property
    def changed(self) -> list[Row]:
        """What both have differently."""
        return [row for row in self.rows if row.changes]

    @property
    def is_empty(self) -> bool:
        """Whether the books say the same."""
        return not (self.added or self.removed or self.changed)


def difference(mine: Book, theirs: Book, *, empty_counts: bool = False) -> Difference:
    """How another codebook differs from ours.

    For codes that only the other has, codes of ours are proposed. With `empty_counts` a text that the other book lacks
    is one taken out; else the other just does not say.
    """
    theirs = theirs.in_language(mine.language)
    same = matched(mine, theirs)
    rows = _Aligned(mine, theirs, same, empty_counts).rows()
    return Difference(mine, theirs, same, tuple(rows))


def matched(mine: Book, theirs: Book) -> dict[str, str]:
    """Our key of each of the other's codes that is surely the same.

    First by its own guid, then by what a book or project calls it, then by its name below the same code.
    """
    pairs = _Pairs(mine, theirs)
    pairs.join(lambda code: {code.key} if is_guid(code.key) else set())
    pairs.join(lambda code: set(code.marks))
    for code in theirs.codes:
        pairs.join_by_name(code)
    return pairs.found


class _Pairs:
    """Finds codes that are the same, each of them once."""

    def __init__(self, mine: Book, theirs: Book) -> None:
        self._mine, self._theirs = mine, theirs
        self._names = {id(code): _names(code) for book in (mine, theirs) for code in book.codes}
        self._taken: set[str] = set()
        self.found: dict[str, str] = {}

    def join(self, names: Callable[[BookCode], set[str]]) -> None:
        """Join codes that have a name in common."""
        known: dict[str, list[str]] = {}
        for code in self._mine.codes:
            for name in names(code):
                known.setdefault(name, []).append(code.key)
        for code in self._theirs.codes:
            self._take(code, (key for name in sorted(names(code)) for key in known.get(name, ())))

    def join_by_name(self, code: BookCode) -> None:
        """Join a code with one of ours that is called like it, in either language, below the same code."""
        if code.parent and code.parent not in self.found:
            return
        siblings = self._mine.children(self.found.get(code.parent, ""))
        names = self._names[id(code)]
        self._take(code, (one.key for one in siblings if self._names[id(one)][0] == names[0]))
        self._take(code, (one.key for one in siblings if not set(names).isdisjoint(self._names[id(one)])))

    def _take(self, code: BookCode, candidates: Iterable[str]) -> None:
        if code.key in self.found:
            return
        free = next((key for key in candidates if key not in self._taken), None)
        if free is not None:
            self.found[code.key] = free
            self._taken.add(free)


def _names(code: BookCode) -> list[str]:
    return [_plain(name) for name in (code.name, code.name_other) if name]


def _plain(name: str) -> str:
    return plain_words(name) or name.casefold()


class _Aligned:
    """Our tree, with the other's own codes below the same parent and after the same sibling."""

    def __init__(self, mine: Book, theirs: Book, same: Mapping[str, str], empty_counts: bool) -> None:
        self._mine, self._theirs, self._same = mine, theirs, same
        self._empty_counts = empty_counts
        self._theirs_of = {ours: key for key, ours in same.items()}
        self._likeness = Likeness(mine, theirs) if len(same) < len(theirs) else None
        self._own: dict[str, list[BookCode]] = {}
        for code in theirs.codes:
            if code.key not in same:
                self._own.setdefault(self._place(code), []).append(code)

    def rows(self) -> Iterator[Row]:
        yield from self._below("", 0)

    def _place(self, code: BookCode) -> str:
        """After which of our codes one of the other book stands, `>` before that below which it is first."""
        siblings = [one.key for one in self._theirs.children(code.parent)]
        ours = self._same.get(code.parent, "")
        if code.parent and not ours:
            return f"<{code.parent}"
        for key in reversed(siblings[: siblings.index(code.key)]):
            if key in self._same and self._mine[self._same[key]].parent == ours:
                return self._same[key]
        return f">{ours}"

    def _below(self, key: str, depth: int) -> Iterator[Row]:
        yield from self._only_there(f">{key}", depth)
        for code in self._mine.children(key):
            yield self._row(code, depth)
            yield from self._below(code.key, depth + 1)
            yield from self._only_there(code.key, depth)

    def _only_there(self, place: str, depth: int) -> Iterator[Row]:
        for code in self._own.get(place, ()):
            yield Row(None, code, depth, proposals=self._proposals(code))
            yield from self._only_there(f"<{code.key}", depth + 1)

    def _proposals(self, code: BookCode) -> tuple[Proposal, ...]:
        return self._likeness.proposals(code.key, (one.key for one in self._mine.codes)) if self._likeness else ()

    def _row(self, code: BookCode, depth: int) -> Row:
        key = self._theirs_of.get(code.key)
        if key is None:
            return Row(code, None, depth)
        theirs = self._theirs[key]
        return Row(code, theirs, depth, tuple(self._changes(code, theirs)))

    def _changes(self, mine: BookCode, theirs: BookCode) -> Iterator[str]:
        for field in FIELDS:
            said = getattr(theirs, field)
            if said != getattr(mine, field) and (said or self._empty_counts):
                yield field
        if theirs.is_codable is not None and mine.is_codable is not None and theirs.is_codable != mine.is_codable:
            yield CODABLE
        if self._same.get(theirs.parent, theirs.parent and "?") != mine.parent:
            yield MOVED
