"""Merging: what colleagues have done in their copies of the project comes into this one."""

import contextlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.store.copies import Knowledge, note_knowledge
from qualapp.store.history import History
from qualapp.store.merging.cells import Cells, Plan
from qualapp.store.merging.conflicts import Conflicts
from qualapp.store.merging.liveness import Liveness
from qualapp.store.merging.matching import Matching, remembered
from qualapp.store.merging.opening import opened_for_merging, taken_for_ours
from qualapp.store.merging.report import MergeReport, Reporter
from qualapp.store.merging.rings import Move, without_rings
from qualapp.store.merging.side import PLACE, Key, Side, Touched
from qualapp.store.merging.taking import Steps, Taking
from qualapp.store.merging.texts import MergedText, edit_ours, edited_sources, keep_story, merged_text, place_in
from qualapp.store.search import Search
from qualapp.store.sources import count_words

News = tuple[Mapping[Key, Touched], Mapping[Key, Touched]]


class _DryRunError(Exception):
    """Ends a merge that was only to be looked at."""


@dataclass(frozen=True)
class _Open:
    """A file that is being merged."""

    path: Path
    side: Side
    matching: Matching | None = None


class Merging:
    """Brings copies of the project together."""

    def __init__(
        self, db: Database, history: History, search: Search, conflicts: Conflicts, back_up: Callable[[], None]
    ) -> None:
        self._db = db
        self._history = history
        self._back_up = back_up
        self._search = search
        self._conflicts = conflicts

    def merge(self, paths: Sequence[Path], *, another: bool = False, apart: Collection[str] = ()) -> MergeReport:
        """Bring in what was done in these copies of the project, in one step, and say what came.

        Order does not matter, and what has come in before does not come twice. `another` lets in projects that were
        begun apart, whose rows are matched to ours first; those whose guids are in `apart` are not. Raises UserError
        where a file is no copy of this project or cannot be read; nothing has changed then.
        """
        with contextlib.ExitStack() as files:
            opened = self._open(paths, files, another, apart)
            if any(one.side.has_news(Side(self._db).reach) for one in opened):
                self._back_up()
            return self._bring_in(opened)

    def preview(self, paths: Sequence[Path], *, another: bool = False, apart: Collection[str] = ()) -> MergeReport:
        """What a merge would bring, without a change; also which rows of projects begun apart are taken for ours."""
        found: list[MergeReport] = []
        with contextlib.suppress(_DryRunError), contextlib.ExitStack() as files:
            opened = self._open(paths, files, another, apart)
            with self._history.step(N_("Merge {files}"), kind="merge", files=_names(opened)):
                found.append(self._bring_in(opened))
                raise _DryRunError
        return found[0]

    def _open(
        self, paths: Sequence[Path], files: contextlib.ExitStack, another: bool, apart: Collection[str]
    ) -> list[_Open]:
        (guid,) = self._db.execute("SELECT guid FROM project").fetchone()
        opened: list[_Open] = []
        for path in paths:
            db = files.enter_context(opened_for_merging(path))
            matching = None
            if db.execute("SELECT guid FROM project").fetchone()[0] != guid:
                if not another:
                    raise self._is_another(path)
                db, matching = files.enter_context(taken_for_ours(db, self._db, apart))
            opened.append(_Open(path, Side(db), matching))
            self._refuse_parted(opened[-1])
        return opened

    @staticmethod
    def _is_another(path: Path) -> UserError:
        return UserError(
            _(
                "“{name}” is another project, not a copy of this one. It can only be merged as another project,"
                " after you have looked at what is taken to be the same."
            ).format(name=path.name)
        )

    def _refuse_parted(self, one: _Open) -> None:
        """Two files that went on from one copy without the program knowing cannot tell what the other knew."""
        ours = Side(self._db)
        mine = {stamp.guid for stamp in ours.stamps.values()}
        for stamp in one.side.stamps.values():
            if stamp.clock <= ours.reach.get(stamp.copy, -1) and stamp.guid not in mine:
                raise UserError(
                    _(
                        "“{name}” has lost part of its history, or is an old state of a copy that went on elsewhere."
                        " Ask for a fresh copy of it."
                    ).format(name=one.path.name)
                )

    def _bring_in(self, opened: Sequence[_Open]) -> MergeReport:
        before = Side(self._db).reach
        unknown = [one for one in opened if one.side.has_news(before)]
        report = Reporter(self._db, self._history.tables)
        if not unknown:
            return report.nothing([one.path for one in opened])
        with self._history.step(N_("Merge {files}"), kind="merge", files=_names(opened)):
            self._db.execute("PRAGMA defer_foreign_keys = ON")
            steps = Steps(self._db, [one.side for one in unknown], before)
            for one in unknown:
                _OneFile(self._db, self._search, self._conflicts, steps, one.side).bring_in()
                if one.matching:
                    self._remember(one.matching)
            note_knowledge(self._db, self._history.copy_id, steps.clock)
            self._conflicts.forget_settled(Knowledge.of(self._db))
            matches = [match for one in opened if one.matching for match in one.matching.matches]
            return report.of(steps.merge, [one.path for one in opened], matches)

    def _remember(self, matching: Matching) -> None:
        known = {theirs for (theirs,) in self._db.execute("SELECT theirs FROM alias")}
        rows = [(theirs, ours) for theirs, ours in remembered(matching.pairs()) if theirs not in known]
        self._db.conn.executemany("INSERT INTO alias (theirs, ours) VALUES (?, ?)", rows)


class _OneFile:
    """One file, in the midst of a merge."""

    def __init__(self, db: Database, search: Search, conflicts: Conflicts, steps: Steps, theirs: Side) -> None:
        self._db = db
        self._search = search
        self._conflicts = conflicts
        self._steps = steps
        self._sides = (Side(db), theirs)

    def bring_in(self) -> None:
        """Write into our file what theirs says."""
        ours, theirs = self._sides
        new = theirs.unknown_to(ours.reach)
        news = (ours.touched(ours.unknown_to(theirs.reach)), theirs.touched(new))
        knowledge = Knowledge.of(self._db, theirs.db)
        liveness = Liveness(self._sides, news, knowledge, ours.coders() | theirs.coders())
        plan = Cells(self._sides, news, liveness).plan()
        self._conflicts.take_from(theirs.db, self._steps.merge)
        self._straighten(plan, news)
        texts = [merged_text(self._sides, source) for source in edited_sources(self._sides, news, plan)]
        for text in texts:
            place_in(plan, text, self._staying(text.source, plan))
            self._forget_places(plan, text)
        taking = Taking(ours, theirs)
        taking.originals()
        self._edit(texts, plan)
        taking.insert(plan.inserts)
        taking.update(plan.updates)
        taking.delete(plan.deletes)
        self._steps.take(theirs, new)
        self._conflicts.note(plan.lost, texts, self._steps.merge)
        self._finish(texts, plan)

    def _straighten(self, plan: Plan, news: News) -> None:
        """Undo moves that put a code below itself."""
        if not any(noun == "code" for touched in news for noun, _guid in touched):
            return
        query = "SELECT c.guid, p.guid FROM code c LEFT JOIN code p ON p.id = c.parent_id"
        parents: dict[bytes, bytes | None] = dict(self._db.execute(query))
        parents |= {guid: values["parent_id"] for (noun, guid), values in plan.inserts.items() if noun == "code"}
        for (noun, guid), values in plan.updates.items():
            if noun == "code" and "parent_id" in values:
                parents[guid] = values["parent_id"]
        for noun, guid in plan.deletes:
            if noun == "code":
                parents.pop(guid, None)
        moves = _Moves(self._sides)
        parents |= self._conflicts.put_back_moves(parents, lambda code: moves.move(code)[0])
        for guid, parent in without_rings(parents, moves.move).items():
            self._put_below(plan, guid, parent, parents, moves)

    def _put_below(
        self, plan: Plan, guid: bytes, parent: bytes | None, wanted: Mapping[bytes, bytes | None], moves: "_Moves"
    ) -> None:
        key = ("code", guid)
        if parent != wanted[guid]:
            stamp = moves.move(guid)[0]
            plan.lose(key, "ring", stamp.guid if stamp else b"", wanted[guid])
        if key in plan.inserts:
            plan.inserts[key] = plan.inserts[key] | {"parent_id": parent}
        elif self._sides[0].rows("code", [guid])[guid]["parent_id"] != parent:
            plan.updates[key] = plan.updates.get(key, {}) | {"parent_id": parent}
        elif key in plan.updates:
            plan.updates[key].pop("parent_id", None)

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
            row = self._db.execute("SELECT id FROM source WHERE guid = ?", (text.source,)).fetchone()
            if row is None or ("source", text.source) in plan.deletes:
                continue
            number = int(row[0])
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
                count = count_words(row[1], self._search.turns_of(row[0]))
                self._db.execute("UPDATE source SET words = ? WHERE id = ? AND words <> ?", (count, row[0], count))
        self._search.take_in({guid for _noun, guid in self._touched_sources(texts, plan)})

    def _touched_sources(self, texts: Sequence[MergedText], plan: Plan) -> Iterator[Key]:
        yield from (("source", text.source) for text in texts)
        yield from (key for key in (*plan.inserts, *plan.deletes) if key[0] == "source")


class _Moves:
    """Who last put a code where it is, and where it was before."""

    def __init__(self, sides: tuple[Side, Side]) -> None:
        self._sides = sides

    @cached_property
    def _touched(self) -> list[dict[Key, Touched]]:
        codes = [guid for side in self._sides for (guid,) in side.db.execute("SELECT guid FROM code")]
        return [side.touched(side.stamps, codes) for side in self._sides]

    def move(self, code: bytes) -> Move:
        """The last step of all that moved a code, and where it had stood."""
        best: Move = (None, None)
        for touched in self._touched:
            row = touched.get(("code", code))
            stamp = row.cells.get("parent_id") if row else None
            if row and stamp and (best[0] is None or best[0].order < stamp.order):
                best = (stamp, row.before.get("parent_id"))
        return best


def _names(opened: Sequence[_Open]) -> str:
    return ", ".join(one.path.name for one in opened)
