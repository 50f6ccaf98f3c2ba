"""What a row says that somebody has deleted, when it is there again."""

from collections.abc import Iterable, Mapping

from qualapp.store.copies import Knowledge, Stamp
from qualapp.store.merging.side import Deletion, Key, Side, Touched, Values, columns_of


class Revival:
    """Tells what rows say of which one file or both no longer know it: each cell what was last written in it."""

    def __init__(
        self, sides: tuple[Side, Side], touched: Mapping[Key, Iterable[Touched]], knowledge: Knowledge
    ) -> None:
        self._sides = sides
        self._touched = touched
        self._knowledge = knowledge

    def deletions(self, key: Key) -> list[Deletion]:
        """The steps that deleted the row."""
        return [deletion for touched in self._touched[key] for deletion in touched.deletions]

    def said(self, key: Key, ours: Values | None, theirs: Values | None) -> Values:
        """What the row says; what it says in our file and in theirs is known, where it is there.

        A file that has the row, or one who deleted it, knows what was last written if it knows of the writing.
        """
        there = ours if ours is not None else theirs
        side = self._sides[0 if ours is not None else 1]
        said = dict(there if there is not None else self._when_last_deleted(key))
        for cell, stamp in self._last_writes(key).items():
            if there is not None and side.reach.get(stamp.copy, -1) >= stamp.clock:
                continue
            old = self._when_known(key, stamp)
            if old is not None:
                said |= {column: old[column] for column in columns_of(key[0], cell) if column in old}
        return said

    def _when_last_deleted(self, key: Key) -> Values:
        return max(self.deletions(key), key=lambda deletion: deletion.stamp.order).old

    def _when_known(self, key: Key, write: Stamp) -> Values | None:
        """What the row said when somebody deleted it who knew of a writing."""
        known = [d for d in self.deletions(key) if self._knowledge.knows(d.stamp, write)]
        return max(known, key=lambda deletion: deletion.stamp.order).old if known else None

    def _last_writes(self, key: Key) -> dict[str, Stamp]:
        """The step that last wrote each cell."""
        found: dict[str, Stamp] = {}
        for touched in self._touched[key]:
            for cell, stamp in touched.cells.items():
                if cell not in found or found[cell].order < stamp.order:
                    found[cell] = stamp
        return found
