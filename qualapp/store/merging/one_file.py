"""One colleague's file, in the midst of a merge."""

from collections.abc import Iterator, Sequence

from sqlite_utils import Database

from qualapp.model.source import Turn
from qualapp.store.copies import Knowledge
from qualapp.store.merging.cells import Cells, Plan
from qualapp.store.merging.conflicts import Conflicts
from qualapp.store.merging.liveness import Liveness
from qualapp.store.merging.side import PLACE, Key, Side
from qualapp.store.merging.straightening import TREES, Straightening
from qualapp.store.merging.taking import Steps, Taking
from qualapp.store.merging.texts import MergedText, edit_ours, edited_sources, keep_story, merged_texts, place_in
from qualapp.store.search import Search
from qualapp.store.sources import count_words


class OneFile:
    """One file, in the midst of a merge."""

    def __init__(self, db: Database, search: Search, conflicts: Conflicts, steps: Steps, theirs: Side) -> None:
        self._db = db
        self._search = search
        self._conflicts = conflicts
        self._steps = steps
        self._sides = (Side(db), theirs)
        self._before: dict[bytes, str] = {}
        """What texts read here before they were edited."""

    def bring_in(self) -> None:
        """Write into our file what theirs says."""
        ours, theirs = self._sides
        own, new = ours.unknown_to(theirs.reach), theirs.unknown_to(ours.reach)
        changes = theirs.changes(new)
        news = (ours.touched(own, ours.changes(own)), theirs.touched(new, changes))
        knowledge = Knowledge.of(self._db, theirs.db)
        liveness = Liveness(self._sides, news, knowledge, ours.coders() | theirs.coders())
        plan = Cells(self._sides, news, liveness).plan()
        self._conflicts.take_from(theirs.db, self._steps.merge)
        nouns = {noun for touched in news for noun, _guid in touched}
        for tree in TREES:
            if tree in nouns:
                Straightening(tree, self._sides, self._conflicts, plan).straighten()
        texts = merged_texts(self._sides, edited_sources(self._sides, news, plan))
        for text in texts:
            place_in(plan, text, self._staying(text.source, plan))
            self._forget_places(plan, text)
        taking = Taking(ours, theirs)
        taking.originals()
        self._edit(texts, plan)
        taking.insert(plan.inserts)
        taking.update(plan.updates)
        taking.delete(plan.deletes)
        self._steps.take(theirs, new, changes)
        self._conflicts.note(plan.lost, texts, self._steps.merge)
        self._finish(texts, plan)

    def _staying(self, source: bytes, plan: Plan) -> list[Key]:
        """The stretches that a source has after the merge."""
        gone = set(plan.deletes)
        found: list[Key] = []
        for noun in ("block", "turn", "excerpt"):
            rows = self._db.execute(
                f"SELECT n.guid FROM {noun} n JOIN source s ON s.id = n.source_id WHERE s.guid = ?", (source,)
            )
            found += [(noun, guid) for (guid,) in rows if (noun, guid) not in gone]
            found += [key for key, values in plan.inserts.items() if key[0] == noun and values["source_id"] == source]
        return found

    def _forget_places(self, plan: Plan, text: MergedText) -> None:
        """Where stretches lie in a text that was made one is no matter of who wrote last."""
        staying = set(self._staying(text.source, plan))
        plan.lost = [lost for lost in plan.lost if lost.cell != PLACE or lost.key not in staying]

    def _edit(self, texts: Sequence[MergedText], plan: Plan) -> None:
        for text in texts:
            row = self._db.execute("SELECT id, text FROM source WHERE guid = ?", (text.source,)).fetchone()
            if row is None or ("source", text.source) in plan.deletes:
                continue
            number, self._before[text.source] = int(row[0]), str(row[1])
            had = dict(self._rows_of(number))
            edit_ours(self._db, number, text.result.weave.text)
            left = {key for key, _values in self._rows_of(number)}
            for key in had.keys() - left - set(plan.deletes):
                plan.inserts[key] = had[key] | plan.updates.pop(key, {})

    def _rows_of(self, number: int) -> Iterator[tuple[Key, dict[str, object]]]:
        """The blocks and turns of a source, which edits may take away."""
        for noun in ("block", "turn"):
            guids = [guid for (guid,) in self._db.execute(f"SELECT guid FROM {noun} WHERE source_id = ?", (number,))]
            for guid, values in self._sides[0].rows(noun, guids).items():
                yield (noun, guid), values

    def _finish(self, texts: Sequence[MergedText], plan: Plan) -> None:
        """Keep how texts came to be, count their words, and let search find them."""
        (merge,) = self._db.execute("SELECT guid FROM step WHERE id = ?", (self._steps.merge,)).fetchone()
        for text in texts:
            keep_story(self._db, text, merge, self._steps.merge)
            row = self._db.execute("SELECT id, text FROM source WHERE guid = ?", (text.source,)).fetchone()
            if row is not None:
                turns = self._found_by_search(text.source, row[0])
                count = count_words(row[1], turns)
                self._db.execute("UPDATE source SET words = ? WHERE id = ? AND words <> ?", (count, row[0], count))
        self._search.take_in({guid for noun, guid in (*plan.inserts, *plan.deletes) if noun == "source"})

    def _found_by_search(self, source: bytes, number: int) -> Sequence[Turn]:
        """Let search find a text as it is now; returns its turns."""
        before = self._before.get(source)
        return self._search.turns_of(number) if before is None else self._search.follow_edit(number, before)
