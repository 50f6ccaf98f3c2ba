"""Rows that come in: which of them are here already, and what guids and numbers the others get."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from sqlite_utils import Database

from qualapp.model.book import is_guid
from qualapp.model.exchange import derived_guid
from qualapp.store.identity import guid_bytes, guid_text


class Newcomers:
    """Keeps count of what came in by noun, and sees to it that no two rows have one guid."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._last: dict[str, int] = {}
        self._empty: set[str] = set()
        self._has_past = db.execute("SELECT 1 FROM change WHERE op = 'd' LIMIT 1").fetchone() is not None
        self._given: defaultdict[str, set[bytes]] = defaultdict(set)
        self.taken: Counter[str] = Counter()
        self.known: Counter[str] = Counter()

    def here(self, noun: str, guids: Iterable[str]) -> dict[str, int]:
        """The ids of those rows that are in the project, by guid."""
        wanted = [guid for guid in guids if is_guid(guid)]
        found: dict[str, int] = {}
        for first in range(0, 0 if noun in self._empty else len(wanted), 500):
            part = [guid_bytes(guid) for guid in wanted[first : first + 500]]
            marks = ",".join("?" * len(part))
            rows = self._db.execute(f'SELECT guid, id FROM "{noun}" WHERE guid IN ({marks})', part)
            found |= {guid_text(guid): number for guid, number in rows}
        return found

    def placed(self, noun: str, guid: str, **cells: object) -> int | None:
        """The id of a row that came in before under this guid, or one that follows from it, and has these cells."""
        if noun in self._empty and not self._has_past:
            return None
        columns = ", ".join(cells)
        while is_guid(guid):
            row = self._db.execute(f'SELECT id, {columns} FROM "{noun}" WHERE guid = ?', (guid_bytes(guid),)).fetchone()
            if row is not None and row[1:] == tuple(cells.values()):
                return int(row[0])
            if row is None and not self._was_deleted(noun, guid):
                return None
            guid = derived_guid("again", guid)
        return None

    def number(self, noun: str) -> int:
        """The id for a row that is about to be put in; it is counted."""
        if noun not in self._last:
            (self._last[noun],) = self._db.execute(f'SELECT coalesce(max(id), 0) FROM "{noun}"').fetchone()
        self._last[noun] += 1
        self.taken[noun] += 1
        return self._last[noun]

    def guid(self, noun: str, wanted: str) -> bytes:
        """A guid for a row that is about to be put in: the one wanted, or one that follows from it."""
        guid = wanted if is_guid(wanted) else derived_guid("junk", wanted)
        given, made = self._given[noun], guid_bytes(guid)
        while made in given or self._is_taken(noun, guid):
            guid = derived_guid("again", guid)
            made = guid_bytes(guid)
        given.add(made)
        return made

    def _is_taken(self, noun: str, guid: str) -> bool:
        is_here = noun not in self._empty and bool(self.here(noun, [guid]))
        return is_here or self._was_deleted(noun, guid)

    def _was_deleted(self, noun: str, guid: str) -> bool:
        """Whether a row of this guid has gone: what comes in again is another row, or a merge would mix the two."""
        if not self._has_past:
            return False
        query = "SELECT 1 FROM change WHERE noun = ? AND row = ? AND op = 'd'"
        return self._db.execute(query, (noun, guid_bytes(guid))).fetchone() is not None

    def begin(self, nouns: Iterable[str]) -> None:
        """Note which tables are empty, so that nothing need be looked for in them."""
        for noun in nouns:
            if not self._db.execute(f'SELECT 1 FROM "{noun}" LIMIT 1').fetchone():
                self._empty.add(noun)
