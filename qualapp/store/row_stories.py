"""What a step did to each row: what was there before and after, with names instead of numbers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from qualapp.model.memo import unmarked
from qualapp.store.claim_tables import CLAIMS
from qualapp.store.editing import POSITIONS
from qualapp.store.later_changes import follow_changes
from qualapp.store.row_names import NAMES, Named, Place, RowNames
from qualapp.store.triggers import Logged, read_old

Values = dict[str, Any]
"""The columns of a row; a row that is pointed to stands as the letters of its guid."""

NOT_TOLD = POSITIONS | {
    *("id", "guid", "rank", "created", "changed", "characters", "words", "sha256", "shown"),
    *("conflict", "xml", "texts", "files"),
}
"""Columns that say nothing to a researcher, or what follows from others."""

_BULKY = {"source": {"text"}, "codebook_version": {"frozen"}}
_OF_THE_ROW = {"coder_id", "source_id", "excerpt_id", "variable_id", "colour", "is_codable"}
_UNSAID = {noun: _OF_THE_ROW | {column} for noun, column in NAMES.items()} | {"coding": _OF_THE_ROW | {"code_id"}}
"""What goes without saying when a row is made or deleted: it stands in its name or beside it."""

_AT_ONCE = 400


@dataclass(frozen=True)
class CellChange:
    """What one column said before and says after; rows that it points to stand by their names."""

    column: str
    before: object
    after: object


@dataclass(frozen=True)
class RowChange:
    """What a step did to one row: `op` is i (made), u (changed), d (deleted) or e (text edited).

    `name` is what the row is called, or what it says; source, code and place are those of that time.
    """

    noun: str
    guid: bytes
    op: str
    name: str
    cells: tuple[CellChange, ...]
    source: Named | None = None
    code: Named | None = None
    place: Place | None = None


@dataclass
class _Noted:
    step: int
    noun: str
    guid: bytes
    ops: list[tuple[str, Values]]

    @property
    def op(self) -> str:
        ops = [op for op, _old in self.ops]
        if ops[0] == "i":
            return "i" if ops[-1] != "d" else "u"
        return "d" if ops[-1] == "d" else ops[0]


class RowStories:
    """Tells the changes of some steps; made anew for each question, so that it remembers nothing that is past."""

    def __init__(self, db: Database, tables: Mapping[str, Logged], seen: str = "1") -> None:
        """`seen` is a condition in SQL that lets only those changes through that may be told."""
        self._db = db
        self._tables = tables
        self._seen = seen
        self._present: dict[tuple[str, bytes], Values | None] = {}
        self._later: dict[bytes, list[tuple[int, int | None, str, Values]]] = {}
        self._came_with: dict[int, int | None] = {}
        self._called = RowNames(db)

    def of_steps(self, step_ids: Sequence[int], most: int = 200) -> dict[int, list[RowChange]]:
        """The changes of each of these steps, of at most so many rows each."""
        noted: list[_Noted] = []
        for part in _parts(step_ids):
            noted += self._read(part, most)
        self._look(noted)
        found: dict[int, list[RowChange]] = {step: [] for step in step_ids}
        for step, rows in _by_step(noted).items():
            found[step] = list(self._told(rows))
        return found

    def of_row(self, guid: bytes) -> list[tuple[int, RowChange]]:
        """What each step did to one row, oldest first."""
        rows = self._db.execute(
            f"{_CHANGES} WHERE c.row = ? AND {self._seen} ORDER BY c.step_id, c.place", (guid,)
        ).fetchall()
        noted = self._grouped(rows)
        self._look(noted)
        return [(one.step, told) for one in noted for told in self._told([one])]

    def _read(self, step_ids: Sequence[int], most: int) -> list[_Noted]:
        marks = ",".join("?" * len(step_ids))
        rows = self._db.execute(
            "SELECT step_id, noun, row, op, old, exact, came_with FROM (SELECT c.step_id, c.place, c.noun, c.row, c.op,"
            " c.old, c.exact, s.came_with, row_number() OVER (PARTITION BY c.step_id ORDER BY c.place) AS number"
            f" FROM change c JOIN step s ON s.id = c.step_id WHERE c.step_id IN ({marks}) AND {_TELLING}"
            f" AND {self._seen}) WHERE number <= ? ORDER BY step_id, place",
            (*step_ids, most),
        ).fetchall()
        return self._grouped(rows)

    def _grouped(self, rows: Iterable[tuple[Any, ...]]) -> list[_Noted]:
        found: dict[tuple[int, str, bytes], _Noted] = {}
        for step, noun, guid, op, old, exact, came_with in rows:
            self._came_with[step] = came_with
            noted = found.setdefault((step, noun, guid), _Noted(step, noun, guid, []))
            noted.ops.append((op, read_old(old, exact)))
        return list(found.values())

    # States

    def _look(self, noted: Sequence[_Noted]) -> None:
        """Read what these rows say now, and what was noted of them since."""
        wanted: dict[str, set[bytes]] = {}
        for one in noted:
            wanted.setdefault(one.noun, set()).add(one.guid)
        for noun, guids in wanted.items():
            self._look_at(noun, guids)
        excerpts = {bytes.fromhex(str(guid)) for one in noted for guid in self._excerpts_of(one)}
        self._look_at("excerpt", excerpts)

    def _look_at(self, noun: str, guids: Iterable[bytes]) -> None:
        new = [guid for guid in dict.fromkeys(guids) if (noun, guid) not in self._present]
        if noun not in self._tables or not new:
            return
        self._present.update(((noun, guid), None) for guid in new)
        table = self._tables[noun]
        columns = [column for column in table.columns if column not in _BULKY.get(noun, ())]
        shown = ", ".join(_written(table, column) for column in columns)
        follow_changes(self._db)
        for part in _parts(new):
            marks = ",".join("?" * len(part))
            for row in self._db.execute(f'SELECT guid, {shown} FROM "{noun}" n WHERE guid IN ({marks})', part):
                self._present[noun, row[0]] = dict(zip(columns, row[1:], strict=True))
            later = self._db.execute(
                "SELECT l.row, l.step_id, l.came_with, c.op, c.old, c.exact FROM temp.changed_later l JOIN change c"
                f" ON c.step_id = l.step_id AND c.place = l.place WHERE l.row IN ({marks}) AND c.noun = ?"
                " ORDER BY l.step_id DESC, l.place DESC",
                (*part, noun),
            )
            for guid, step, came_with, op, old, exact in later:
                self._later.setdefault(guid, []).append((step, came_with, op, read_old(old, exact)))

    def _excerpts_of(self, one: _Noted) -> Iterator[str]:
        for state in self._states(one):
            if state and state.get("excerpt_id"):
                yield state["excerpt_id"]

    def _after(self, one: _Noted) -> Values | None:
        """What the row said when the step was done; None where it was not there."""
        if one.ops[-1][0] == "d":
            return None
        present = self._present.get((one.noun, one.guid))
        state = None if present is None else dict(present)
        merge = self._came_with.get(one.step)
        for step, came_with, op, old in self._later.get(one.guid, ()):
            if step <= one.step or not _counts(merge, step, came_with):
                continue
            if op == "d":
                state = dict(old)
            elif op == "u":
                state = (state or {}) | old
        return state

    def _states(self, one: _Noted) -> tuple[Values | None, Values | None]:
        after = self._after(one)
        state = after
        for op, old in reversed(one.ops):
            if op == "i":
                state = None
            elif op == "d":
                state = dict(old)
            elif op == "u":
                state = (state or {}) | old
        return state, after

    # Words

    def _told(self, rows: Sequence[_Noted]) -> Iterator[RowChange]:
        claimed = {guid for one in rows if one.noun in CLAIMS for guid in self._excerpts_of(one)}
        for one in rows:
            if one.noun == "excerpt" and one.guid.hex().upper() in claimed:
                continue
            before, after = self._states(one)
            cells = tuple(self._edits(one) if one.op == "e" else self._cells(one, before, after))
            if one.op == "u" and not cells:
                continue
            state = after or before or {}
            yield RowChange(
                one.noun, one.guid, one.op, self._name_of(one, state), cells,
                self._source(one, state), self._code(one, state), self._place(one, state),
            )  # fmt: skip

    def _cells(self, one: _Noted, before: Values | None, after: Values | None) -> Iterator[CellChange]:
        table = self._tables.get(one.noun)
        noted = {column for op, old in one.ops if op == "u" for column in old}
        for column in table.columns if table else ():
            if column in NOT_TOLD or column in _BULKY.get(one.noun, ()):
                continue
            was, has = ((state or {}).get(column) for state in (before, after))
            if one.op == "u":
                if column in noted and was != has:
                    yield CellChange(column, self._value(one.noun, column, was), self._value(one.noun, column, has))
            elif column not in _UNSAID.get(one.noun, _OF_THE_ROW) and _says_something(has if has is not None else was):
                yield CellChange(column, self._value(one.noun, column, was), self._value(one.noun, column, has))

    @staticmethod
    def _edits(one: _Noted) -> Iterator[CellChange]:
        for op, old in one.ops:
            if op == "e":
                yield CellChange("text", old["removed"], old["inserted"])

    def _value(self, noun: str, column: str, value: Any) -> object:
        parent = self._tables[noun].parent_of.get(column)
        if parent is None or value is None:
            return unmarked(value) if (noun, column) == ("memo", "text") and value else value
        if parent == "excerpt":
            place = self._called.words_of(str(value))
            return place.words if place else ""
        return self._called.named(parent, str(value)).name

    def _name_of(self, one: _Noted, state: Values) -> str:
        if one.noun == "coding":
            return self._called.named("code", str(state["code_id"])).name if state.get("code_id") else ""
        if one.noun == "value" and state.get("variable_id"):
            return self._called.named("variable", str(state["variable_id"])).name
        name = str(state.get(NAMES.get(one.noun, ""), "") or "")
        return unmarked(name) if one.noun == "memo" else name

    def _source(self, one: _Noted, state: Values) -> Named | None:
        if one.noun == "source":
            return self._called.named("source", one.guid.hex())
        if state.get("source_id"):
            return self._called.named("source", str(state["source_id"]))
        if one.noun == "memo" and (state.get("excerpt_id") or state.get("coding_id")):
            place = self._place(one, state)
            return self._called.source_of(place) if place else None
        return None

    def _code(self, one: _Noted, state: Values) -> Named | None:
        if one.noun == "code":
            return self._called.named("code", one.guid.hex())
        return self._called.named("code", str(state["code_id"])) if state.get("code_id") else None

    def _place(self, one: _Noted, state: Values) -> Place | None:
        if one.noun == "excerpt":
            return self._called.words_of(one.guid.hex())
        if one.noun == "memo" and state.get("coding_id"):
            row = self._db.execute(
                "SELECT hex(e.guid) FROM coding k JOIN excerpt e ON e.id = k.excerpt_id WHERE k.guid = ?",
                (bytes.fromhex(state["coding_id"]),),
            ).fetchone()
            return self._called.words_of(row[0]) if row else None
        return self._called.words_of(str(state["excerpt_id"])) if state.get("excerpt_id") else None


_CHANGES = (
    "SELECT c.step_id, c.noun, c.row, c.op, c.old, c.exact, s.came_with FROM change c JOIN step s ON s.id = c.step_id"
)

_TELLING = (
    "(c.noun NOT IN ('block', 'turn') OR (c.noun = 'turn' AND c.op = 'u'"
    """ AND (instr(c.old, '"speaker":') OR instr(c.old, '"informant_id":'))))"""
)
"""Not the thousands of paragraphs and turns that come and go with a text."""


def _counts(merge: int | None, step: int, came_with: int | None) -> bool:
    """Whether a later change is of the same line of events: a step that a merge brought was made in another file."""
    if merge is None:
        return came_with is None
    return came_with == merge or (came_with is None and step > merge)


def _says_something(value: object) -> bool:
    return value not in (None, "", 0, "none")


def _by_step(noted: Iterable[_Noted]) -> dict[int, list[_Noted]]:
    found: dict[int, list[_Noted]] = {}
    for one in noted:
        found.setdefault(one.step, []).append(one)
    return found


def _written(table: Logged, column: str) -> str:
    if not table.names(column):
        return f'n."{column}"'
    return f'(SELECT hex(guid) FROM "{table.parent_of[column]}" WHERE id = n."{column}")'


def _parts(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for first in range(0, len(items), _AT_ONCE):
        yield items[first : first + _AT_ONCE]
