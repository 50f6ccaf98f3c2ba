"""Merging: what colleagues have done in their copies of the project comes into this one."""

import contextlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.store.copies import Knowledge, note_knowledge, reach
from qualapp.store.history import History
from qualapp.store.merging.conflicts import Conflicts
from qualapp.store.merging.matching import Matching, remembered
from qualapp.store.merging.one_file import OneFile
from qualapp.store.merging.opening import named, opened_for_merging, taken_for_ours
from qualapp.store.merging.report import MergeReport, Reporter
from qualapp.store.merging.side import Side
from qualapp.store.merging.taking import Steps
from qualapp.store.search import Search


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
            known = reach(self._db)
            if any(one.side.has_news(known) for one in opened):
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
        ours, opened = Side(self._db), list[_Open]()
        for path in paths:
            with named(path):
                db = files.enter_context(opened_for_merging(path))
                matching = None
                if db.execute("SELECT guid FROM project").fetchone()[0] != guid:
                    if not another:
                        raise self._is_another(path)
                    db, matching = files.enter_context(taken_for_ours(db, self._db, apart))
                opened.append(_Open(path, Side(db), matching))
                self._refuse_parted(ours, opened[-1])
        return opened

    @staticmethod
    def _is_another(path: Path) -> UserError:
        return UserError(
            _(
                "“{name}” is another project, not a copy of this one. It can only be merged as another project,"
                " after you have looked at what is taken to be the same."
            ).format(name=path.name)
        )

    @staticmethod
    def _refuse_parted(ours: Side, one: _Open) -> None:
        """Two files that went on from one copy without the program knowing cannot tell what the other knew."""
        if not ours.has_all_of(one.side):
            raise UserError(
                _(
                    "“{name}” has lost part of its history, or is an old state of a copy that went on elsewhere."
                    " Ask for a fresh copy of it."
                ).format(name=one.path.name)
            )

    def _bring_in(self, opened: Sequence[_Open]) -> MergeReport:
        before = reach(self._db)
        unknown = [one for one in opened if one.side.has_news(before)]
        report = Reporter(self._db, self._history.tables)
        if not unknown:
            return report.nothing([one.path for one in opened])
        with self._history.step(N_("Merge {files}"), kind="merge", files=_names(opened)):
            self._db.execute("PRAGMA defer_foreign_keys = ON")
            steps = Steps(self._db, [one.side for one in unknown], before)
            for one in unknown:
                with named(one.path):
                    OneFile(self._db, self._search, self._conflicts, steps, one.side).bring_in()
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


def _names(opened: Sequence[_Open]) -> str:
    return ", ".join(one.path.name for one in opened)
