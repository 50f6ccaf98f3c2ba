"""What was decided where two people said different things, and the merge that brought it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from qualapp.store.merging.open_conflicts import Conflict, OpenConflicts, Voice
from qualapp.store.merging.report import MergeReport, Reporter
from qualapp.store.merging.side import columns_of
from qualapp.store.triggers import Logged, read_old


@dataclass(frozen=True)
class Decided:
    """A conflict as it was when somebody decided on it: `choice` is `kept`, `other`, `both` or `own`.

    `words` stand since, empty where words of a text were written anew; `time` is in microseconds since 1970.
    """

    conflict: Conflict
    choice: str
    words: str
    coder: str
    time: int


@dataclass(frozen=True)
class Merged:
    """A merge that was made here, by whom and when, in microseconds since 1970."""

    report: MergeReport
    coder: str
    time: int


class TakenDecisions:
    """Reads the decisions on conflicts that are still noted."""

    def __init__(self, db: Database, tables: Mapping[str, Logged]) -> None:
        self._db = db
        self._tables = tables
        self._conflicts = OpenConflicts(db, self._tables)

    def all(self) -> list[Decided]:
        """The latest decision on each conflict, in the order in which they were taken."""
        rows = self._db.execute(
            "SELECT c.id, c.key, c.noun, c.row, c.cell, c.step, c.value, c.merge_id,"
            " d.choice, k.name, max(d.created), d.guid FROM conflict c JOIN decision d ON d.conflict = c.key"
            " JOIN coder k ON k.id = d.coder_id GROUP BY c.key ORDER BY d.created, d.id"
        ).fetchall()
        return [self._decided(row[:8], *row[8:]) for row in rows]

    def _decided(self, row: tuple[Any, ...], choice: str, coder: str, time: int, guid: bytes) -> Decided:
        step = self._step_of(guid)
        now = self._conflicts.read(*row) or self._gone(row, step)
        before = self._before(row, now, step)
        written = "" if now.kind == "text" else now.stands.words
        words = {"kept": before.words, "other": now.lost.words}.get(choice, written)
        return Decided(replace(now, stands=before), choice, words, coder, time)

    def _step_of(self, decision: bytes) -> int:
        """The step in which it was decided, as far as this file has it."""
        found = self._db.execute(
            "SELECT max(step_id) FROM change WHERE noun = 'decision' AND row = ? AND op = 'i'", (decision,)
        ).fetchone()
        return int(found[0] or 0)

    def _before(self, row: tuple[Any, ...], now: Conflict, step: int) -> Voice:
        """What stood before the decision."""
        if now.kind in {"text", "deleted"}:
            return now.stands
        noun, guid = row[2], row[3]
        writer = self._conflicts.last_writer(noun, guid, now.cell, step)
        noted = self._db.execute(
            "SELECT old, exact FROM change WHERE step_id = ? AND noun = ? AND row = ? AND op = 'u' ORDER BY place",
            (step, noun, guid),
        )
        old: dict[str, Any] = {}
        for told, exact in noted:
            old = read_old(told, exact) | old
        columns = columns_of(noun, now.cell)
        if not any(column in old for column in columns):
            return replace(now.stands, coder=writer[0], time=writer[1])
        values = [old.get(column, self._part(now.stands.value, place)) for place, column in enumerate(columns)]
        value = values if len(columns) > 1 else values[0]
        if value is not None and self._tables[noun].names(now.cell):
            value = bytes.fromhex(str(value))
        return self._conflicts.voice(noun, now.cell, value, writer)

    @staticmethod
    def _part(value: Any, place: int) -> Any:
        return value[place] if isinstance(value, list) else value

    def _gone(self, row: tuple[Any, ...], step: int) -> Conflict:
        """A thing that the decision deleted, by the name that the step knows."""
        number, key, noun, guid, cell, lost_by, _value, merge = row
        found = self._db.execute("SELECT arguments FROM step WHERE id = ?", (step,)).fetchone()
        name = json.loads(found[0]).get("name", "") if found and found[0] else ""
        stood, lost = Voice(None, "", "", 0), Voice(None, "", *self._conflicts.maker(lost_by))
        kind = "deleted" if cell == "*" else "value"
        return Conflict(number, key, kind, noun, guid.hex(), name, cell, stood, lost, False, merge=merge)


def last_merge(db: Database, tables: Mapping[str, Logged], copy_id: int) -> Merged | None:
    """The last merge made in this copy, unless it was taken back."""
    found = db.execute(
        "SELECT s.id, s.arguments, k.name, s.time FROM step s JOIN coder k ON k.id = s.coder_id"
        " WHERE s.kind = 'merge' AND s.copy_id = ? AND NOT EXISTS (SELECT 1 FROM step u WHERE u.undoes = s.id)"
        " ORDER BY s.id DESC LIMIT 1",
        (copy_id,),
    ).fetchone()
    if found is None:
        return None
    number, arguments, coder, time = found
    files = str(json.loads(arguments or "{}").get("files", ""))
    report = Reporter(db, tables).of(number, [Path(name) for name in files.split(", ") if name])
    return Merged(report, str(coder), int(time))
