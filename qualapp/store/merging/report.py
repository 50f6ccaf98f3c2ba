"""What came with a merge, in numbers that can be kept."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from qualapp.store.merging.matching import Match
from qualapp.store.node_joining import doubled
from qualapp.store.triggers import Logged


@dataclass(frozen=True)
class MergeReport:
    """What a merge brought: rows by noun, who had done it, and what two people had done differently."""

    files: tuple[str, ...]
    added: Mapping[str, int] = field(default_factory=dict)
    changed: Mapping[str, int] = field(default_factory=dict)
    removed: Mapping[str, int] = field(default_factory=dict)
    edited_texts: tuple[str, ...] = ()
    codings_by_coder: Mapping[str, int] = field(default_factory=dict)
    steps_by_coder: Mapping[str, int] = field(default_factory=dict)
    namesakes: tuple[str, ...] = ()
    """Names that two coders have, who may be one person."""
    doubled: tuple[tuple[str, str], ...] = ()
    """Theories with a link or node that two drew, and what that is called."""
    conflicts: int = 0
    matches: tuple[Match, ...] = ()
    """Rows of projects begun apart that were taken for ours."""
    merge: int = 0
    """The number of the step."""

    @property
    def is_empty(self) -> bool:
        """Whether all was known already."""
        return not self.steps_by_coder

    def as_json(self) -> dict[str, Any]:
        """The report for other programs."""
        return {
            "files": list(self.files),
            "added": dict(self.added),
            "changed": dict(self.changed),
            "removed": dict(self.removed),
            "edited_texts": list(self.edited_texts),
            "codings_by_coder": dict(self.codings_by_coder),
            "steps_by_coder": dict(self.steps_by_coder),
            "namesakes": list(self.namesakes),
            "doubled": [{"theory": theory, "what": what} for theory, what in self.doubled],
            "conflicts": self.conflicts,
            "matches": [{"noun": match.noun, "name": match.name, "guid": match.theirs} for match in self.matches],
        }


class Reporter:
    """Counts what a merge did."""

    def __init__(self, db: Database, tables: Mapping[str, Logged]) -> None:
        self._db = db
        self._tables = tables

    def nothing(self, paths: Sequence[Path]) -> MergeReport:
        """The report of a merge that brought nothing."""
        return MergeReport(tuple(path.name for path in paths))

    def of(self, merge: int, paths: Sequence[Path], matches: Sequence[Match] = ()) -> MergeReport:
        """The report of the merge that this step is."""
        touched: dict[str, Counter[str]] = {"i": Counter(), "u": Counter(), "d": Counter()}
        rows = self._db.execute(
            "SELECT op, noun, count(DISTINCT row) FROM change WHERE step_id = ? AND op <> 'e' GROUP BY op, noun",
            (merge,),
        )
        for op, noun, count in rows:
            touched[op][noun] = count
        return MergeReport(
            tuple(path.name for path in paths),
            dict(touched["i"]),
            dict(touched["u"]),
            dict(touched["d"]),
            self._names(
                "SELECT DISTINCT s.name FROM change c JOIN source s ON s.guid = c.row"
                " WHERE c.step_id = ? AND c.op = 'e' ORDER BY s.name",
                merge,
            ),
            self._by_coder(
                "SELECT p.name, count(*) FROM change c JOIN coding k ON k.guid = c.row"
                " JOIN coder p ON p.id = k.coder_id WHERE c.step_id = ? AND c.noun = 'coding' AND c.op = 'i'"
                " GROUP BY p.id ORDER BY p.id",
                merge,
            ),
            self._by_coder(
                "SELECT p.name, count(*) FROM step s JOIN coder p ON p.id = s.coder_id WHERE s.came_with = ?"
                " GROUP BY p.id ORDER BY p.id",
                merge,
            ),
            self._names("SELECT name FROM coder WHERE NOT is_gone GROUP BY lower(name) HAVING count(*) > 1"),
            tuple((theory, what) for theory, what in doubled(self._db)),
            int(self._db.execute("SELECT count(*) FROM conflict WHERE merge_id = ?", (merge,)).fetchone()[0]),
            tuple(matches),
            merge,
        )

    def _names(self, query: str, *parameters: int) -> tuple[str, ...]:
        return tuple(name for (name,) in self._db.execute(query, parameters))

    def _by_coder(self, query: str, merge: int) -> dict[str, int]:
        found: Counter[str] = Counter()
        for name, count in self._db.execute(query, (merge,)):
            found[name] += count
        return dict(found)
