"""What each row says after a merge: what was written last, the same in whichever order copies meet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from qualapp.store.merging.liveness import Liveness
from qualapp.store.merging.side import Key, Side, Touched, Values, columns_of, value_of

_GOES_WITH_ITS_TURNS = "informant"
_GOES_WITH_ITS_CLAIMS = "excerpt"
"""Go when nothing points to them any more, and so are no question of their own."""


@dataclass(frozen=True)
class Lost:
    """What a cell would say if somebody's step had won."""

    key: Key
    cell: str
    step: bytes
    value: Any


@dataclass
class Plan:
    """What is to be written into one file, so that it says what the two say together."""

    inserts: dict[Key, Values] = field(default_factory=dict)
    updates: dict[Key, dict[str, Any]] = field(default_factory=dict)
    deletes: list[Key] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)

    def lose(self, key: Key, cell: str, step: bytes, value: Any) -> None:
        """Note what a cell would say if this step had won."""
        self.lost.append(Lost(key, cell, step, value))

    def sources(self) -> set[bytes]:
        """The sources that come in new."""
        return {guid for noun, guid in self.inserts if noun == "source"}


class Cells:
    """Compares the rows of two files cell by cell."""

    def __init__(
        self,
        sides: tuple[Side, Side],
        news: tuple[Mapping[Key, Touched], Mapping[Key, Touched]],
        liveness: Liveness,
    ) -> None:
        self._sides = sides
        self._news = news
        self._liveness = liveness

    def plan(self) -> Plan:
        """What our file lacks of what theirs says."""
        plan = Plan()
        wanted = _by_noun([*self._news[1], *self._liveness.candidates])
        for noun, guids in wanted.items():
            ours, theirs = (side.rows(noun, guids) for side in self._sides)
            for guid in guids:
                key, here, there = (noun, guid), ours.get(guid), theirs.get(guid)
                if here is None and there is not None and not self._liveness.is_candidate(key):
                    plan.inserts[key] = there
                else:
                    self._compare(key, here, there, plan)
        return plan

    def _compare(self, key: Key, ours: Values | None, theirs: Values | None, plan: Plan) -> None:
        if self._liveness.is_candidate(key) and not self._liveness.is_kept(key):
            if ours is not None:
                plan.deletes.append(key)
            return
        if self._liveness.is_candidate(key) and (ours is None or theirs is None):
            self._note_deletion(key, ours is None, plan)
        self._write(key, ours, theirs, plan)

    def _write(self, key: Key, ours: Values | None, theirs: Values | None, plan: Plan) -> None:
        if ours is not None and theirs is not None:
            said = dict(ours)
            self._take_later(key, ours, theirs, said, plan)
        elif self._liveness.is_candidate(key):
            said = self._liveness.revival.said(key, ours, theirs)
        else:
            said = dict(ours or theirs or {})
        if ours is None and said:
            plan.inserts[key] = said
        elif ours is not None and (changed := {c: value for c, value in said.items() if value != ours.get(c)}):
            plan.updates[key] = changed

    def _take_later(self, key: Key, here: Values, there: Values, said: Values, plan: Plan) -> None:
        ours, theirs = (news.get(key) for news in self._news)
        if theirs is None:
            return
        for cell, stamp in theirs.cells.items():
            if (key[0], cell) == ("source", "text"):
                continue
            mine, other = value_of(here, key[0], cell), value_of(there, key[0], cell)
            if mine == other:
                continue
            own = ours.cells.get(cell) if ours else None
            takes = own is None or own.order < stamp.order
            if takes:
                for column in columns_of(key[0], cell):
                    said[column] = there[column]
            if own is not None:
                step, value = (own.guid, mine) if takes else (stamp.guid, other)
                plan.lose(key, cell, step, value)

    def _note_deletion(self, key: Key, is_ours: bool, plan: Plan) -> None:
        """A row that one side deleted stays, because the other has used it since."""
        news = self._news[0 if is_ours else 1].get(key)
        if news is None or not news.deletions or key[0] == _GOES_WITH_ITS_CLAIMS:
            return
        deletion = news.deletions[-1]
        if (deletion.stamp.guid, key) in self._gone_with_turns:
            return
        with_it = (parent for _column, parent in self._parents(key, deletion.old))
        if not any(self._liveness.is_candidate(p) and self._liveness.is_kept(p) for p in with_it):
            plan.lose(key, "*", deletion.stamp.guid, None)

    @cached_property
    def _gone_with_turns(self) -> set[tuple[bytes, Key]]:
        """The informants that went, by the step in which they did, because turns went that stay."""
        return {
            (deletion.stamp.guid, (_GOES_WITH_ITS_TURNS, deletion.old["informant_id"]))
            for news in self._news
            for key, touched in news.items()
            if key[0] == "turn" and touched.deletions and self._liveness.is_kept(key)
            for deletion in touched.deletions
        }

    def _parents(self, key: Key, old: Values) -> Iterable[tuple[str, Key]]:
        parents = self._sides[0].tables[key[0]].parents
        return [(column, (parent, old[column])) for column, parent in parents if old.get(column) is not None]


def _by_noun(keys: Iterable[Key]) -> dict[str, list[bytes]]:
    found: dict[str, dict[bytes, None]] = {}
    for noun, guid in keys:
        found.setdefault(noun, {})[guid] = None
    return {noun: list(guids) for noun, guids in found.items()}
