"""Which rows are there after a merge.

A deletion takes away what its maker knew. A row stays where somebody has written it without knowing of the deletion,
where a row that stays points to it, or where it only went because something went that stays.
"""

from collections.abc import Iterable, Iterator, Mapping

from qualapp.store.copies import Knowledge
from qualapp.store.merging.revival import Revival
from qualapp.store.merging.side import Key, Side, Touched, Values

_GOES_WITH_ITS_CLAIMS = "excerpt"
"""Goes when the last claim on it goes, and so is no reason for claims to go."""


class Liveness:
    """Tells of each row whether it is there after the merge of two files."""

    def __init__(
        self,
        sides: tuple[Side, Side],
        news: tuple[Mapping[Key, Touched], Mapping[Key, Touched]],
        knowledge: Knowledge,
        coders: Iterable[bytes],
    ) -> None:
        self._sides = sides
        self._news = news
        self._knowledge = knowledge
        self._needed = {("coder", guid) for guid in coders}
        deleted = [side.deleted() for side in sides]
        there = [_there(side, deleted[0] | deleted[1]) for side in sides]
        candidates = {key for touched in news for key, row in touched.items() if row.deletions} | there[0] | there[1]
        self.there = (there[0], there[1])
        self._touched = self._all_touched(candidates)
        self.revival = Revival(sides, self._touched, knowledge)
        self._parents: dict[Key, set[Key]] = {}
        self._void: set[tuple[Key, bytes]] = set()
        self._gone_in: dict[bytes, set[Key]] = {}
        for key in candidates:
            for deletion in self.revival.deletions(key):
                self._gone_in.setdefault(deletion.stamp.guid, set()).add(key)
        self._kept: set[Key] = set()
        self._settle(candidates)

    @property
    def candidates(self) -> Iterable[Key]:
        """The rows that somebody has deleted, and that are there in one file or were touched since they parted."""
        return self._touched

    def is_candidate(self, key: Key) -> bool:
        """Whether somebody has deleted the row."""
        return key in self._touched

    def is_kept(self, key: Key) -> bool:
        """Whether a row that somebody has deleted is there all the same."""
        return key in self._kept

    def _all_touched(self, candidates: set[Key]) -> dict[Key, list[Touched]]:
        """What all steps that either side knows did to the candidates."""
        here = self._sides[0].ever_touched(guid for _noun, guid in candidates) if candidates else {}
        return {key: [touched for touched in (here.get(key), self._news[1].get(key)) if touched] for key in candidates}

    def _settle(self, candidates: set[Key]) -> None:
        self._kept = {key for key in candidates if self._is_written_unseen(key)} | (self._needed & candidates)
        changed = True
        while changed:
            changed = False
            needed = {parent for child in self._kept if not self._is_in_both(child) for parent in self._resting(child)}
            for key in candidates - self._kept:
                if key in needed or self._was_to_go_with_others(key) or self._is_pointed_to(key):
                    self._kept.add(key)
                    changed = True

    def _is_written_unseen(self, key: Key) -> bool:
        """Whether somebody wrote the row and no deletion that counts knew of it."""
        deletions = [d.stamp for d in self.revival.deletions(key) if (key, d.stamp.guid) not in self._void]
        writes = [stamp for touched in self._touched[key] for stamp in touched.writes]
        return any(not any(self._knowledge.knows(deletion, write) for deletion in deletions) for write in writes)

    def _was_to_go_with_others(self, key: Key) -> bool:
        for deletion in self.revival.deletions(key):
            gone = self._gone_in[deletion.stamp.guid]
            if any(parent in gone and parent in self._kept for parent in self._reasons(key, deletion.old)):
                self._void.add((key, deletion.stamp.guid))
        return any(pair[0] == key for pair in self._void) and self._is_written_unseen(key)

    def _reasons(self, key: Key, old: Values) -> Iterator[Key]:
        for column, parent in self._sides[0].tables[key[0]].parents:
            if parent != _GOES_WITH_ITS_CLAIMS and old.get(column) is not None:
                yield parent, old[column]

    def _is_pointed_to(self, key: Key) -> bool:
        return any(
            key in there and any(self._points(child, column, side) for child, column in side.resting_on(key))
            for side, there in zip(self._sides, self.there, strict=True)
        )

    def _points(self, child: Key, column: str, side: Side) -> bool:
        """Whether a row of one side is there after the merge and points to the same by then."""
        if child in self._touched and not (child in self._kept and self._is_in_both(child)):
            return False
        mine, other = (0, 1) if side is self._sides[0] else (1, 0)
        news = self._news[other].get(child)
        if news is None or column not in news.cells:
            return True
        own = self._news[mine].get(child)
        return own is not None and column in own.cells and own.cells[column].order > news.cells[column].order

    def _is_in_both(self, key: Key) -> bool:
        return all(key in there for there in self.there)

    def _resting(self, child: Key) -> set[Key]:
        """The rows that one points to which is not in both files, but is there after the merge."""
        if child not in self._parents:
            noun, guid = child
            said = self.revival.said(child, *(side.rows(noun, [guid]).get(guid) for side in self._sides))
            parents = self._sides[0].tables[noun].parents
            self._parents[child] = {(parent, said[column]) for column, parent in parents if said[column] is not None}
        return self._parents[child]


def _there(side: Side, keys: Iterable[Key]) -> set[Key]:
    nouns: dict[str, list[bytes]] = {}
    for noun, guid in keys:
        nouns.setdefault(noun, []).append(guid)
    return {(noun, guid) for noun, guids in nouns.items() for guid in side.there(noun, guids)}
