"""What was done to one text in one copy of a project, told so that every copy can do it again.

The history notes positions in the text as it was just then. Going back from the text as it is now gives what each
step met; going forward again tells it by letters (see `qualapp.model.weave`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from qualapp.model.carrying import Carried
from qualapp.model.reweaving import MANY, Placed, Rewoven, Row, WovenStep, latest, rewoven
from qualapp.model.text_edit import Edges, TextEdit
from qualapp.model.weave import Span, WovenEdit, ends_of, woven
from qualapp.store.editing import COLUMNS
from qualapp.store.merging.annals import Annals, NotedChange, NotedStep
from qualapp.store.merging.story_forms import read_step

BASE = b""
"""What stands, in the table of stories, for the text as it began."""

MERGED = b"merge"
"""What stands before the guid of a merge up to which a story is told."""

Event = TextEdit | tuple[Row, Edges | None]
"""An edit, or where a stretch was put."""


@dataclass
class Story:
    """A text as it began, and what was done to it."""

    base: str
    steps: dict[bytes, WovenStep] = field(default_factory=dict)


class Timeline:
    """Reads what was done to one source in an open project file."""

    def __init__(self, annals: Annals, source: bytes) -> None:
        self._annals = annals
        self._db = annals.db
        self._source = source
        row = self._db.execute("SELECT id, text FROM source WHERE guid = ?", (source,)).fetchone()
        self._id: int = row[0] if row else 0
        self._text: str = row[1] if row else ""
        """A source that was deleted has the number 0, and its text from the history."""

    def story(self) -> Story:
        """All that was done to the source, by whomever, so far as this copy knows."""
        told, since = self._told()
        changes = [change for change in self._annals.changes[self._source] if change.step > since]
        here = [change for change in changes if self._is_made_here(change)]
        if told and not self._id:
            self._text = rewoven(told.base, told.steps.values()).weave.text
        events, base = self._backwards(here)
        events = sorted([*events, *self._gone_before_they_came(changes)], key=lambda event: event[0])
        start = rewoven(told.base, told.steps.values()) if told else rewoven(base, ())
        story = told or Story(base)
        if start.weave.text != base:
            raise ValueError("the text is not what the steps made of it")
        self._forwards(start, events, story, self._by_others(changes))
        return story

    def _told(self) -> tuple[Story | None, int]:
        """What earlier merges have told of the source, and the step up to which they did."""
        forms = dict(self._db.execute("SELECT step, form FROM weave WHERE source = ?", (self._source,)))
        base = forms.pop(BASE, None)
        merges = [int(form) for step, form in forms.items() if step.startswith(MERGED)]
        if base is None or not merges:
            return None, 0
        since = max(merges)
        steps = [read_step(form) for guid, form in forms.items() if self._is_known(guid, since)]
        return Story(base, {step.guid: step for step in steps}), since

    def _is_known(self, guid: bytes, since: int) -> bool:
        """Whether the step is one of those up to this one."""
        return self._db.execute("SELECT 1 FROM step WHERE guid = ? AND id <= ?", (guid, since)).fetchone() is not None

    def _is_made_here(self, change: NotedChange) -> bool:
        step = self._annals.steps.get(change.step)
        return step is not None and not step.is_brought

    def _backwards(self, changes: Sequence[NotedChange]) -> tuple[list[tuple[int, Event]], str]:
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

    def _by_others(self, changes: Sequence[NotedChange]) -> dict[tuple[bytes, str], NotedStep]:
        """The steps of other copies that made or took away a stretch which a merge then brought here."""
        steps = self._annals.steps
        return {
            (change.guid, change.op): steps[change.step]
            for change in changes
            if change.step in steps and steps[change.step].is_brought and change.op in {"i", "d"}
        }

    def _gone_before_they_came(self, changes: Sequence[NotedChange]) -> Iterator[tuple[int, Event]]:
        """Stretches that others made and took away before a merge brought both, so that they never lay here.

        The merge had no edits to make, or it would have told where they lay; so they lay where they were taken away.
        """
        made: dict[bytes, int] = {}
        for change in changes:
            step = self._annals.steps.get(change.step)
            if step is None or not step.is_brought:
                made.pop(change.guid, None)
            elif change.op == "i":
                made[change.guid] = change.step
            elif change.op == "d" and change.noun in COLUMNS and change.guid in made:
                row = (change.noun, change.guid)
                edges = tuple(int(str(change.old[column])) for column in COLUMNS[change.noun])
                yield made.pop(change.guid), (row, edges)
                yield change.step, (row, None)

    def _forwards(
        self,
        state: Rewoven,
        events: Sequence[tuple[int, Event]],
        story: Story,
        by_others: Mapping[tuple[bytes, str], NotedStep],
    ) -> None:
        steps = self._annals.steps
        made: dict[int, list[WovenEdit | Placed]] = {}
        known = latest(story.steps.values())
        for number, event in events:
            step, before = steps[number], made.setdefault(number, [])
            one = self._told_by_letters(state, event, step, steps, story, before)
            state.take(WovenStep(0, b"", (one,)))
            before.append(one)
            if step.is_brought:
                _add(story, step, one)
            elif number not in self._annals.without_weight:
                after = story.steps[step.guid].after if step.guid in story.steps else known
                story.steps[step.guid] = WovenStep(step.clock, step.guid, tuple(before), after)
                known = (step.guid,) if _edits(before) else known
            elif isinstance(one, Placed):
                author = by_others.get((one.row[1], "d" if one.ends is None else "i"))
                if author is not None:
                    _add(story, author, one)

    def _told_by_letters(
        self,
        state: Rewoven,
        event: Event,
        step: NotedStep,
        steps: Mapping[int, NotedStep],
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
        step: NotedStep, steps: Mapping[int, NotedStep], story: Story, made: Sequence[WovenEdit | Placed]
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


def _add(story: Story, step: NotedStep, event: WovenEdit | Placed) -> None:
    before = story.steps.get(step.guid, WovenStep(step.clock, step.guid))
    story.steps[step.guid] = replace(before, events=(*before.events, event))


def _take_back(places: dict[bytes, Edges], change: NotedChange) -> None:
    if change.op == "i":
        places.pop(change.guid, None)
        return
    columns = COLUMNS[change.noun]
    before = places.get(change.guid, (0,) * MANY[change.noun])
    places[change.guid] = tuple(
        int(str(change.old.get(column, edge))) for column, edge in zip(columns, before, strict=True)
    )
