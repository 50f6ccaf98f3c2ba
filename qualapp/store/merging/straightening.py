"""The trees of codes and actors, after two people have moved some in them."""

from collections.abc import Mapping
from functools import cached_property

from qualapp.store.merging.cells import Plan
from qualapp.store.merging.conflicts import Conflicts
from qualapp.store.merging.rings import Move, Parents, without_rings
from qualapp.store.merging.side import Key, Side, Touched

TREES = ("code", "actor")
"""The nouns whose rows lie below others of their own."""


class Straightening:
    """Takes back moves that would put a row of a tree below itself."""

    def __init__(self, noun: str, sides: tuple[Side, Side], conflicts: Conflicts, plan: Plan) -> None:
        self._noun = noun
        self._sides = sides
        self._conflicts = conflicts
        self._plan = plan
        self._moves = _Moves(noun, sides)

    def straighten(self) -> None:
        """Let the plan hold a tree."""
        wanted = self._wanted()
        wanted |= self._conflicts.put_back_moves(wanted, lambda row: self._moves.move(row)[0])
        for guid, parent in without_rings(wanted, self._moves.move).items():
            self._put_below(guid, parent, wanted)

    def _wanted(self) -> Parents:
        """Where each row would be if every move counted."""
        plan = self._plan
        query = f"SELECT c.guid, p.guid FROM {self._noun} c LEFT JOIN {self._noun} p ON p.id = c.parent_id"
        parents: Parents = dict(self._sides[0].db.execute(query))
        parents |= {guid: values["parent_id"] for (noun, guid), values in plan.inserts.items() if noun == self._noun}
        for (noun, guid), values in plan.updates.items():
            if noun == self._noun and "parent_id" in values:
                parents[guid] = values["parent_id"]
        for noun, guid in plan.deletes:
            if noun == self._noun:
                parents.pop(guid, None)
        return parents

    def _put_below(self, guid: bytes, parent: bytes | None, wanted: Mapping[bytes, bytes | None]) -> None:
        plan, key = self._plan, (self._noun, guid)
        if parent != wanted[guid]:
            stamp = self._moves.move(guid)[0]
            plan.lose(key, "ring", stamp.guid if stamp else b"", wanted[guid])
        if key in plan.inserts:
            plan.inserts[key] = plan.inserts[key] | {"parent_id": parent}
        elif self._sides[0].rows(self._noun, [guid])[guid]["parent_id"] != parent:
            plan.updates[key] = plan.updates.get(key, {}) | {"parent_id": parent}
        elif key in plan.updates:
            plan.updates[key].pop("parent_id", None)


class _Moves:
    """Who last put a row where it is, and where it was before."""

    def __init__(self, noun: str, sides: tuple[Side, Side]) -> None:
        self._noun = noun
        self._sides = sides

    @cached_property
    def _touched(self) -> list[dict[Key, Touched]]:
        rows = [guid for side in self._sides for (guid,) in side.db.execute(f"SELECT guid FROM {self._noun}")]
        return [side.ever_touched(rows) for side in self._sides]

    def move(self, guid: bytes) -> Move:
        """The last step of all that moved a row, and where it had stood."""
        best: Move = (None, None)
        for touched in self._touched:
            row = touched.get((self._noun, guid))
            stamp = row.cells.get("parent_id") if row else None
            if row and stamp and (best[0] is None or best[0].order < stamp.order):
                best = (stamp, row.before.get("parent_id"))
        return best
