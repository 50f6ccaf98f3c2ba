"""The audit trail: who did what when, to what, and what it was before."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlite_utils import Database

from qualapp.i18n import _
from qualapp.store.blind_history import changes_seen, steps_seen
from qualapp.store.blinding import Blinding
from qualapp.store.copies import ELSEWHERE
from qualapp.store.history import History, filled
from qualapp.store.identity import guid_bytes, guid_text
from qualapp.store.row_names import Named, Place
from qualapp.store.row_stories import RowChange, RowStories
from qualapp.store.triggers import Logged

_PAGE = 100
_LOOKED_AT = 12
_THROUGH = {"source": (("excerpt_id", "excerpt"), ("coding_id", "coding")), "code": (("coding_id", "coding"),)}
"""Columns by which a memo belongs to a source, or to a code."""


@dataclass(frozen=True)
class AuditFilter:
    """Which steps are wanted; an empty field lets all through, several fields must all agree.

    Times are microseconds since 1970, UTC: from `since` on, before `until`. All `words` must stand in the label.
    """

    coders: frozenset[int] = frozenset()
    sources: frozenset[int] = frozenset()
    codes: frozenset[int] = frozenset()
    since: int | None = None
    until: int | None = None
    words: str = ""


EVERYTHING = AuditFilter()


@dataclass(frozen=True)
class Touched:
    """How many rows of a kind a step made (i), changed (u), deleted (d) or edited (e)."""

    noun: str
    op: str
    count: int


@dataclass(frozen=True)
class AuditStep:
    """One step with what it touched: all of it as counts, the first few rows by name.

    `came_with` is the merge that brought the step from another copy of the project; None where it was made in this
    file. `place` is where the words that it is about stand now, where they are at one place.
    """

    id: int
    guid: str
    time: int
    coder_id: int
    coder: str
    initials: str
    coder_colour: str
    message: str
    arguments: Mapping[str, str]
    kind: str
    copy: str
    is_elsewhere: bool
    came_with: int | None
    undoes: int | None
    touched: tuple[Touched, ...]
    sources: tuple[Named, ...]
    codes: tuple[Named, ...]
    place: Place | None
    said: str
    """The memo that it is about, where it is about one."""

    @property
    def label(self) -> str:
        """What was done, in the language of the program; what was undone or done again says so."""
        kinds = {"undo": _("Undone: {label}"), "redo": _("Redone: {label}")}
        return kinds.get(self.kind, "{label}").replace("{label}", filled(_(self.message), self.arguments))


class Audit:
    """Reads the history for people. Only reads; to be asked between steps.

    While coders work blind it tells each only what `blind_history` lets through.
    """

    def __init__(self, db: Database, history: History, blinding: Blinding) -> None:
        self._db = db
        self._history = history
        self._blinding = blinding

    def moments(self, wanted: AuditFilter = EVERYTHING) -> Iterator[tuple[int, int]]:
        """The number and time of each step that a filter lets through, the latest of this file first."""
        conditions, parameters = self._conditions(wanted)
        words = wanted.words.casefold().split()
        columns = "s.id, s.time, s.label_id, s.arguments, s.kind" if words else "s.id, s.time"
        rows = self._db.execute(f"SELECT {columns} FROM step s WHERE {conditions} ORDER BY s.id DESC", parameters)
        if not words:
            yield from rows
            return
        labels = _Labels(self._db)
        for number, time, label, arguments, kind in rows:
            if labels.has(label, arguments, kind, words):
                yield number, time

    def steps(self, wanted: AuditFilter = EVERYTHING, limit: int | None = None) -> Iterator[AuditStep]:
        """The steps that a filter lets through, the latest first, read as they are asked for.

        Their numbers are all read before: what is looked up for a page would break off a reading that goes on.
        """
        numbers = [number for number, _time in islice(self.moments(wanted), limit)]
        for first in range(0, len(numbers), _PAGE):
            yield from self.load(numbers[first : first + _PAGE])

    def load(self, step_ids: Sequence[int]) -> list[AuditStep]:
        """These steps with what they touched, in this order; those that are gone are left out."""
        return [step for step, _changes in self.told(step_ids, _LOOKED_AT)]

    def told(self, step_ids: Sequence[int], most: int) -> list[tuple[AuditStep, list[RowChange]]]:
        """The same, each with what it did to the first few rows."""
        rows = self._rows(step_ids)
        counts = self._counts(step_ids)
        stories = self._stories().of_steps(list(rows), most)
        return [
            (_step(rows[number], counts.get(number, ()), stories[number]), stories[number])
            for number in step_ids
            if number in rows
        ]

    def details(self, step_id: int, most: int = 200) -> list[RowChange]:
        """What a step did to each row, for at most so many rows."""
        return self._stories().of_steps([step_id], most)[step_id] if self._rows([step_id]) else []

    def of_row(self, noun: str, guid: str) -> list[tuple[AuditStep, RowChange]]:
        """The life of one row, such as a coding or a code, oldest first."""
        told = self._stories().of_row(guid_bytes(guid))
        found = [(number, change) for number, change in told if change.noun == noun]
        steps = {step.id: step for step in self.load([number for number, _change in found])}
        return [(steps[number], change) for number, change in found if number in steps]

    def first(self) -> int:
        """The number of the step that made the project."""
        return int(self._db.execute("SELECT min(id) FROM step").fetchone()[0])

    def _stories(self) -> RowStories:
        return RowStories(self._db, self._history.tables, self._changes_seen())

    # SQL

    def _steps_seen(self) -> str:
        return steps_seen(self._history) if self._blinding.is_on else "1"

    def _changes_seen(self) -> str:
        return changes_seen(self._db, self._history) if self._blinding.is_on else "1"

    def _conditions(self, wanted: AuditFilter) -> tuple[str, list[Any]]:
        found: list[tuple[str, list[Any]]] = [(self._steps_seen(), [])]
        if wanted.coders:
            found.append((f"s.coder_id IN ({_marks(wanted.coders)})", [*wanted.coders]))
        if wanted.since is not None:
            found.append(("s.time >= ?", [wanted.since]))
        if wanted.until is not None:
            found.append(("s.time < ?", [wanted.until]))
        for kind, numbers in (("source", wanted.sources), ("code", wanted.codes)):
            if numbers:
                query = _rows_of(self._history.tables, kind, ",".join(str(int(number)) for number in numbers))
                touches = f"EXISTS (SELECT 1 FROM change c WHERE c.step_id = s.id AND c.row IN ({query}))"
                found.append((touches, []))
        return " AND ".join(sql for sql, _bound in found), [value for _sql, bound in found for value in bound]

    def _rows(self, step_ids: Sequence[int]) -> dict[int, tuple[Any, ...]]:
        query = (
            "SELECT s.id, s.guid, s.time, s.coder_id, coalesce(k.name, ''), coalesce(k.initials, ''),"
            " coalesce(k.colour, ''), l.text, s.arguments, s.kind, c.guid, c.place = ?, s.came_with, s.undoes"
            " FROM step s JOIN label l ON l.id = s.label_id JOIN copy c ON c.id = s.copy_id"
            " LEFT JOIN coder k ON k.id = s.coder_id"
            f" WHERE s.id IN ({_marks(step_ids)}) AND {self._steps_seen()}"
        )
        return {row[0]: row for row in self._db.execute(query, [ELSEWHERE, *step_ids])}

    def _counts(self, step_ids: Sequence[int]) -> dict[int, tuple[Touched, ...]]:
        found: dict[int, tuple[Touched, ...]] = {}
        query = (
            "SELECT step_id, noun, op, count(DISTINCT row) FROM change c"
            f" WHERE step_id IN ({_marks(step_ids)}) AND {self._changes_seen()}"
            " GROUP BY step_id, noun, op ORDER BY step_id, min(place)"
        )
        for number, *touched in self._db.execute(query, list(step_ids)):
            found[number] = (*found.get(number, ()), Touched(*touched))
        return found


class _Labels:
    """Finds words in labels, each of which is translated once."""

    def __init__(self, db: Database) -> None:
        self._texts = {number: _(text) for number, text in db.execute("SELECT id, text FROM label")}
        self._known: dict[tuple[int, str, str], str] = {}

    def has(self, label: int, arguments: str, kind: str, words: Iterable[str]) -> bool:
        key = (label, arguments, kind)
        if key not in self._known:
            told = filled(self._texts[label], json.loads(arguments) if arguments else {})
            before = {"undo": _("Undone: {label}"), "redo": _("Redone: {label}")}.get(kind, "{label}")
            self._known[key] = before.replace("{label}", told).casefold()
        return all(word in self._known[key] for word in words)


def _rows_of(tables: Mapping[str, Logged], kind: str, numbers: str) -> str:
    """SQL for the guids of all rows that are, belong to or once belonged to these sources or codes."""
    column = f"{kind}_id"
    parts = [f'SELECT guid FROM "{kind}" WHERE id IN ({numbers})']
    parts += [
        f'SELECT guid FROM "{table.name}" WHERE "{column}" IN ({numbers})'
        for table in tables.values()
        if table.parent_of.get(column) == kind
    ]
    letters = f'(SELECT hex(guid) FROM "{kind}" WHERE id IN ({numbers}))'
    parts.append(f"SELECT row FROM change WHERE op IN ('u', 'd') AND {_noted(column)} IN {letters}")
    for through, middle in _THROUGH[kind]:
        parts.append(
            f'SELECT m.guid FROM memo m JOIN "{middle}" n ON n.id = m.{through} WHERE n."{column}" IN ({numbers})'
        )
        gone = f"SELECT hex(row) FROM change WHERE noun = '{middle}' AND op = 'd' AND {_noted(column)} IN {letters}"
        there = f'SELECT hex(guid) FROM "{middle}" WHERE "{column}" IN ({numbers})'
        noted = f"noun = 'memo' AND op IN ('u', 'd') AND {_noted(through)} IN ({there} UNION ALL {gone})"
        parts.append(f"SELECT row FROM change WHERE {noted}")
    return " UNION ALL ".join(parts)


def _noted(column: str) -> str:
    """SQL for the guid that a change noted of a column; quotation marks within texts are escaped, so none looks so."""
    key = f'"{column}":"'
    return f"CASE WHEN instr(old, '{key}') THEN substr(old, instr(old, '{key}') + {len(key)}, 32) END"


def _step(row: tuple[Any, ...], touched: tuple[Touched, ...], stories: Sequence[RowChange]) -> AuditStep:
    *who, arguments, kind, copy, is_elsewhere, came_with, undoes = row
    number, guid, time, coder_id, coder, initials, colour, message = who
    places = {story.place for story in stories if story.place}
    return AuditStep(
        number,
        guid_text(guid),
        time,
        coder_id,
        coder,
        initials,
        colour,
        message,
        json.loads(arguments) if arguments else {},
        kind,
        guid_text(copy),
        bool(is_elsewhere),
        came_with,
        undoes,
        touched,
        tuple(dict.fromkeys(story.source for story in stories if story.source)),
        tuple(dict.fromkeys(story.code for story in stories if story.code)),
        places.pop() if len(places) == 1 else None,
        next((story.name for story in stories if story.noun == "memo"), ""),
    )


def _marks(values: Iterable[object]) -> str:
    return ",".join("?" for _value in values)
