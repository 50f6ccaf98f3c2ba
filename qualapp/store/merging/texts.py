"""Texts that were edited in one copy and coded in another, or edited in both."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from qualapp.model.overriding import Overridden
from qualapp.model.reweaving import Rewoven, Row, rewoven
from qualapp.model.text_edit import Edges
from qualapp.model.text_versions import Versions
from qualapp.store.editing import COLUMNS, edit_text
from qualapp.store.merging.annals import Annals
from qualapp.store.merging.cells import Plan
from qualapp.store.merging.side import COUNTED, Key, Side, Touched, Values
from qualapp.store.merging.story_forms import write_step
from qualapp.store.merging.timeline import BASE, MERGED, Story, Timeline


@dataclass(frozen=True)
class MergedText:
    """A source whose text both copies tell of, with all that was done to it in either."""

    source: bytes
    story: Story
    result: Rewoven

    @property
    def overridden(self) -> list[Overridden]:
        """Where one edit wrote over another that it did not know."""
        return self.result.overridden


def edited_sources(
    sides: tuple[Side, Side], news: tuple[Mapping[Key, Touched], Mapping[Key, Touched]], plan: Plan
) -> list[bytes]:
    """The sources whose text one side edited since the two parted, and edited ones that come in new or get stretches.

    Also those that are gone, so that a merge to come can bring them back as they were. Stretches that come into an
    edited text are told by the letters that their makers saw, which only the copy they come from can tell.
    """
    ours, theirs = ([(guid, row) for (noun, guid), row in touched.items() if noun == "source"] for touched in news)
    found = {guid for guid, row in ours if "text" in row.cells and not row.is_made}
    found |= {guid for guid, row in theirs if "text" in row.cells}
    perhaps = {*plan.sources(), *_getting_stretches(sides[0], plan)}
    return sorted(found | {guid for side in sides for guid in _ever_edited(side.db, perhaps)})


def _getting_stretches(ours: Side, plan: Plan) -> set[bytes]:
    """The sources into which stretches come, or from which some go."""
    found = {values["source_id"] for key, values in plan.inserts.items() if key[0] in COLUMNS}
    for noun, guid in plan.deletes:
        if noun in COLUMNS:
            row = ours.db.execute(
                f"SELECT s.guid FROM {noun} n JOIN source s ON s.id = n.source_id WHERE n.guid = ?", (guid,)
            ).fetchone()
            found |= {row[0]} if row else set()
    return found


def _ever_edited(db: Database, sources: Iterable[bytes]) -> set[bytes]:
    wanted = set(sources)
    if not wanted:
        return set()
    rows = db.execute("SELECT DISTINCT row FROM change WHERE op = 'e'")
    return {guid for (guid,) in rows if guid in wanted}


def merged_texts(sides: tuple[Side, Side], sources: Sequence[bytes]) -> list[MergedText]:
    """What becomes of texts when all that was done to them in both copies is done to them."""
    if not sources:
        return []
    annals = [Annals(side.db, sources) for side in sides]
    return [_merged_text([one for one in annals if one.knows(source)], source) for source in sources]


def _merged_text(annals: Sequence[Annals], source: bytes) -> MergedText:
    stories = [Timeline(one, source).story() for one in annals]
    base = stories[0].base
    steps = {guid: step for story in reversed(stories) for guid, step in story.steps.items()}
    return MergedText(source, Story(base, steps), rewoven(base, steps.values()))


def place_in(plan: Plan, text: MergedText, there: Iterable[Row]) -> None:
    """Let the plan say where the stretches of a text lie when it has become one; `there` are those that stay."""
    places = _without_overlaps(text, there)
    for key, edges in places.items():
        columns = dict(zip(COLUMNS[key[0]], edges, strict=True))
        if key in plan.inserts:
            plan.inserts[key] = plan.inserts[key] | columns
        else:
            plan.updates[key] = plan.updates.get(key, {}) | columns
    source = ("source", text.source)
    words: Values = {"text": text.result.weave.text}
    words["characters"] = len(words["text"])
    if source in plan.inserts:
        plan.inserts[source] = plan.inserts[source] | words
    elif source in plan.updates:
        plan.updates[source] = {c: v for c, v in plan.updates[source].items() if c not in COUNTED}


def _without_overlaps(text: MergedText, there: Iterable[Row]) -> dict[Row, Edges]:
    places = {row: edges for row in there if (edges := text.result.place(row)) is not None}
    for kind in ("block", "turn"):
        reached = 0
        for row in sorted((row for row in places if row[0] == kind), key=lambda row: (places[row], row[1])):
            edges = tuple(max(edge, reached) for edge in places[row])
            places[row] = edges
            reached = edges[-1]
    return places


def edit_ours(db: Database, number: int, text: str) -> None:
    """Make our text the merged one."""
    (old,) = db.execute("SELECT text FROM source WHERE id = ?", (number,)).fetchone()
    if old != text:
        edit_text(db, number, Versions(old, text).edits)


def keep_story(db: Database, text: MergedText, merge: bytes, number: int) -> None:
    """Note how the text came to be, for the merges to come."""
    known = {step for (step,) in db.execute("SELECT step FROM weave WHERE source = ?", (text.source,))}
    rows = [(BASE, text.story.base), (MERGED + merge, str(number))]
    rows += [(step.guid, write_step(step)) for step in text.story.steps.values()]
    rows = [row for row in rows if row[0] not in known]
    db.conn.executemany(
        "INSERT INTO weave (source, step, form) VALUES (?, ?, ?)", [(text.source, *row) for row in rows]
    )
