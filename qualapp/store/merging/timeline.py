"""What was done to one text in one copy of a project, told so that every copy can do it again.

The history notes positions in the text as it was just then. Going back from the text as it is now gives what each
step met; going forward again tells it by letters (see `qualapp.model.weave`).
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlite_utils import Database

from qualapp.model.carrying import Carried
from qualapp.model.reweaving import MANY, Placed, Rewoven, Row, WovenStep, rewoven
from qualapp.model.text_edit import Edges, TextEdit
from qualapp.model.weave import Span, WovenEdit, ends_of, woven
from qualapp.store.editing import COLUMNS, read_edit
from qualapp.store.triggers import read_old

BASE = b""
"""What stands, in the table of stories, for the text as it began."""

MERGED = b"merge"
"""What stands before the guid of a merge up to which a story is told."""

Event = TextEdit | tuple[Row, Edges | None]
"""An edit, or where a stretch was put."""


@dataclass(frozen=True)
class _Change:
    step: int
    noun: str
    guid: bytes
    op: str
    old: Mapping[str, object]
    edit: TextEdit | None = None


@dataclass(frozen=True)
class _Step:
    id: int
    guid: bytes
    clock: int
    undoes: int | None


@dataclass
class Story:
    """A text as it began, and what was done to it."""

    base: str
    steps: dict[bytes, WovenStep] = field(default_factory=dict)


class Timeline:
    """Reads what was done to one source in an open project file."""

    def __init__(self, db: Database, source: bytes) -> None:
        self._db = db
        self._source = source
        row = db.execute("SELECT id, text FROM source WHERE guid = ?", (source,)).fetchone()
        self._id: int = row[0] if row else 0
        self._text: str = row[1] if row else ""
        """A source that was deleted has the number 0, and its text from the history."""

    def story(self) -> Story:
        """All that was done to the source, by whomever, so far as this copy knows."""
        told, since = self._told()
        changes = self._changes(since)
        made_here = self._made_here(since)
        here = [change for change in changes if change.step in made_here]
        if told and not self._id:
            self._text = rewoven(told.base, told.steps.values()).weave.text
        events, base = self._backwards(here)
        start = rewoven(told.base, told.steps.values()) if told else rewoven(base, ())
        story = told or Story(base)
        if start.weave.text != base:
            raise ValueError("the text is not what the steps made of it")
        self._forwards(start, events, story, self._by_others(changes, here))
        return story

    def _told(self) -> tuple[Story | None, int]:
        """What earlier merges have told of the source, and the step up to which they did."""
        forms = dict(self._db.execute("SELECT step, form FROM weave WHERE source = ?", (self._source,)))
        base = forms.pop(BASE, None)
        merges = [int(form) for step, form in forms.items() if step.startswith(MERGED)]
        if base is None or not merges:
            return None, 0
        since = max(merges)
        known = {guid for (guid,) in self._db.execute("SELECT guid FROM step WHERE id <= ?", (since,))}
        steps = [read_step(form) for guid, form in forms.items() if guid in known]
        return Story(base, {step.guid: step for step in steps}), since

    def _made_here(self, since: int) -> dict[int, _Step]:
        """The steps of this copy; a merge that was taken back, and what took it back, left nothing to tell."""
        rows = self._db.execute(
            "SELECT id, guid, clock, undoes FROM step WHERE id > ? AND came_with IS NULL", (since,)
        ).fetchall()
        void = taken_back(self._db)
        return {row[0]: _Step(*row) for row in rows if row[0] not in void}

    def _changes(self, since: int) -> list[_Change]:
        """The changes of the source and its stretches, oldest first."""
        rows = self._db.execute(
            "SELECT step_id, noun, row, op, old FROM change WHERE step_id > ? AND"
            " (noun IN ('block', 'turn', 'excerpt') OR (noun = 'source' AND op IN ('d', 'e'))) ORDER BY step_id, place",
            (since,),
        ).fetchall()
        mine = self._rows(rows)
        return [
            _Change(step, noun, row, op, {} if op == "e" else read_old(old), read_edit(old) if op == "e" else None)
            for step, noun, row, op, old in rows
            if row in mine
        ]

    def _rows(self, rows: Iterable[tuple[int, str, bytes, str, str | None]]) -> set[bytes]:
        """The guids of the source and of all stretches that it has or had."""
        here = self._source.hex().upper()
        mine = {self._source}
        for table in COLUMNS:
            query = f"SELECT guid FROM {table} WHERE source_id = ?"
            mine.update(guid for (guid,) in self._db.execute(query, (self._id,)))
        mine.update(row for _step, _noun, row, op, old in rows if op == "d" and f'"source_id":"{here}"' in (old or ""))
        return mine

    def _backwards(self, changes: Sequence[_Change]) -> tuple[list[tuple[int, Event]], str]:
        """What each change did, oldest first, and the text before them all."""
        state = {table: self._now(table) for table in COLUMNS}
        text = self._text
        events: list[tuple[int, Event]] = []
        for change in reversed(changes):
            if change.edit is not None:
                events.append((change.step, change.edit))
                backwards = change.edit.backwards()
                text = backwards.of(text)
                for carried in state.values():
                    carried.move(backwards)
                continue
            if change.noun == "source":
                text = str(change.old["text"])
                continue
            places = state[change.noun].places
            if change.op == "u" and not change.old.keys() & set(COLUMNS[change.noun]):
                continue
            events.append((change.step, ((change.noun, change.guid), places.get(change.guid))))
            _take_back(places, change)
        return events[::-1], text

    def _now(self, table: str) -> Carried[bytes]:
        columns = ", ".join(COLUMNS[table])
        rows = self._db.execute(f"SELECT guid, {columns} FROM {table} WHERE source_id = ?", (self._id,))
        return Carried({row[0]: tuple(row[1:]) for row in rows}, hold=table != "excerpt")

    def _by_others(self, changes: Sequence[_Change], here: Sequence[_Change]) -> dict[tuple[bytes, str], _Step]:
        """The steps of other copies that made or took away a stretch which a merge then brought here."""
        steps = {
            row[0]: _Step(*row)
            for row in self._db.execute("SELECT id, guid, clock, undoes FROM step WHERE came_with IS NOT NULL")
        }
        local = {change.step for change in here}
        return {
            (change.guid, change.op): steps[change.step]
            for change in changes
            if change.step not in local and change.step in steps and change.op in {"i", "d"}
        }

    def _forwards(
        self,
        state: Rewoven,
        events: Sequence[tuple[int, Event]],
        story: Story,
        by_others: Mapping[tuple[bytes, str], _Step],
    ) -> None:
        steps = self._made_here(0)
        weightless = without_weight(self._db)
        made: dict[int, list[WovenEdit | Placed]] = {}
        for number, event in events:
            step, before = steps[number], made.setdefault(number, [])
            one = self._told_by_letters(state, event, step, steps, story, before)
            state.take(WovenStep(0, b"", (one,)))
            before.append(one)
            if number not in weightless:
                story.steps[step.guid] = WovenStep(step.clock, step.guid, tuple(before))
            elif isinstance(one, Placed):
                author = by_others.get((one.row[1], "d" if one.ends is None else "i"))
                if author is not None:
                    _add(story, author, one)

    def _told_by_letters(
        self,
        state: Rewoven,
        event: Event,
        step: _Step,
        steps: Mapping[int, _Step],
        story: Story,
        before: Sequence[WovenEdit | Placed],
    ) -> WovenEdit | Placed:
        if isinstance(event, TextEdit):
            strand = f"{step.guid.hex()}:{_edits(before)}"
            return woven(state.weave, event, strand, self._gone(step, steps, story, before))
        row, edges = event
        return Placed(row, None if edges is None else tuple(ends_of(state.weave, edges)))

    @staticmethod
    def _gone(
        step: _Step, steps: Mapping[int, _Step], story: Story, made: Sequence[WovenEdit | Placed]
    ) -> Sequence[Span]:
        """The letters that the edit taken back by this one had taken away."""
        undone = steps.get(step.undoes or 0)
        if undone is None or undone.guid not in story.steps:
            return ()
        edits = [one for one in story.steps[undone.guid].events if isinstance(one, WovenEdit)]
        place = len(edits) - 1 - _edits(made)
        return edits[place].removed if 0 <= place < len(edits) else ()


def _edits(events: Iterable[WovenEdit | Placed]) -> int:
    return sum(isinstance(event, WovenEdit) for event in events)


def taken_back(db: Database) -> set[int]:
    """Merges that were taken back, and the steps that did it: together they left nothing."""
    pairs = db.execute("SELECT m.id, u.id FROM step u JOIN step m ON m.id = u.undoes WHERE m.kind = 'merge'")
    return {number for pair in pairs for number in pair}


def without_weight(db: Database) -> set[int]:
    """Merges, and the steps that took them back: what they wrote follows from what they brought."""
    found: set[int] = set()
    for number, kind, undoes in db.execute("SELECT id, kind, undoes FROM step ORDER BY id"):
        if kind == "merge" or undoes in found:
            found.add(number)
    return found


def _add(story: Story, step: _Step, event: Placed) -> None:
    before = story.steps[step.guid].events if step.guid in story.steps else ()
    story.steps[step.guid] = WovenStep(step.clock, step.guid, (*before, event))


def _take_back(places: dict[bytes, Edges], change: _Change) -> None:
    if change.op == "i":
        places.pop(change.guid, None)
        return
    columns = COLUMNS[change.noun]
    before = places.get(change.guid, (0,) * MANY[change.noun])
    places[change.guid] = tuple(
        int(str(change.old.get(column, edge))) for column, edge in zip(columns, before, strict=True)
    )


def write_step(step: WovenStep) -> str:
    """A step as it is kept in the file."""
    events = [
        ["p", event.row[0], event.row[1].hex(), event.ends]
        if isinstance(event, Placed)
        else ["e", event.strand, event.after, event.word, event.removed, event.back, event.inserted]
        for event in step.events
    ]
    return json.dumps([step.clock, step.guid.hex(), events], ensure_ascii=False)


def read_step(form: str) -> WovenStep:
    """The step that was kept so."""
    clock, guid, events = json.loads(form)
    return WovenStep(clock, bytes.fromhex(guid), tuple(_event(event) for event in events))


def _event(event: Sequence[object]) -> WovenEdit | Placed:
    if event[0] == "p":
        _kind, noun, guid, ends = event
        held = None if ends is None else tuple(None if letter is None else _letter(letter) for letter in _list(ends))
        return Placed((str(noun), bytes.fromhex(str(guid))), held)
    _kind, strand, after, word, removed, back, inserted = event
    letter = None if after is None else _letter(after)
    return WovenEdit(str(strand), letter, _spans(word), _spans(removed), _spans(back), str(inserted))


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _letter(value: object) -> tuple[str, int]:
    strand, place = _list(value)
    return str(strand), int(str(place))


def _spans(value: object) -> tuple[Span, ...]:
    return tuple((str(strand), int(str(start)), int(str(stop))) for strand, start, stop in map(_list, _list(value)))
