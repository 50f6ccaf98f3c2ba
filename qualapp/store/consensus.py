"""What coders agreed on after they parted: claims of a coder of its own, so that nobody's codings change."""

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID, uuid5

from sqlite_utils import Database

from qualapp.i18n import N_, _
from qualapp.model.coding import Coder, Valence
from qualapp.model.memo import marks, unmarked
from qualapp.model.text import TextRange, kept
from qualapp.store.claim_tables import drop_bare
from qualapp.store.coders import Coders
from qualapp.store.codings import Codings
from qualapp.store.history import History
from qualapp.store.identity import new_guid, now

_COLOUR = "24"
_MARK_OF = "lower(substr(hex(guid), -12))"
"""The end of a code's guid: it names the code in a note for good, also when the code is renamed or moved."""


class Torn(str):
    """What two people noted who decided one place differently in two copies; it waits to be decided again."""

    __slots__ = ()


class Consensus:
    """Decide places where coders part; each decision is one step of whoever makes it.

    The coder is known by a guid that follows from the project's own, so that copies have the same one.
    """

    def __init__(self, db: Database, history: History, coders: Coders, codings: Codings) -> None:
        self._db = db
        self._history = history
        self._coders = coders
        self._codings = codings

    def coder(self) -> Coder | None:
        """The coder that stands for the consensus; None before the first decision."""
        row = self._db.execute("SELECT id FROM coder WHERE guid = ? AND NOT is_gone", (self._guid(),)).fetchone()
        return self._coders[int(row[0])] if row else None

    def people(self) -> list[Coder]:
        """The coders who are persons and can be given work: all but the consensus."""
        consensus = self.coder()
        return [coder for coder in self._coders.all() if consensus is None or coder.id != consensus.id]

    def decide(
        self,
        source_id: int,
        range: TextRange,
        codes: Collection[int],
        *,
        keep: Iterable[int] = (),
        along: Iterable[int] = (),
        anew: tuple[int, Valence] | None = None,
        words: TextRange | None = None,
        note: str,
    ) -> None:
        """Let the consensus say of a place what these codings say, or a code given anew, or nothing.

        What the consensus said before of the place with any of the codes gives way. `along` are codings that all
        agree on, which become the consensus' too; `words` is what is coded anew, without it the whole place; `note` is
        kept as a memo on the place and names the codes that are decided, so that `decided` finds them.
        """
        with self._history.step(N_("Decide a place where coders part")):
            consensus = self._made()
            self._withdraw(consensus, source_id, range, codes)
            for coding_id in dict.fromkeys((*along, *keep)):
                self._copy(consensus, coding_id)
            if anew is not None:
                self._code(consensus, source_id, words or range, *anew)
            self._note(consensus, self._codings.excerpt_at(source_id, range), codes, anew, note)

    def reopen(self, source_id: int, range: TextRange, codes: Collection[int]) -> None:
        """Take a decision back, so that the place is open again."""
        consensus = self.coder()
        if consensus is None:
            return
        with self._history.step(N_("Open a decided place again")):
            self._withdraw(consensus.id, source_id, range, codes)
            for excerpt_id in self._excerpts(source_id, range):
                self._forget(consensus.id, excerpt_id, codes)
                drop_bare(self._db, [excerpt_id])

    def decided(self, source_ids: Collection[int] = ()) -> dict[tuple[int, int, int, int], str]:
        """What is decided, by source, start, stop and code, with what was noted; `Torn` where it was differently."""
        rows = self._db.execute(
            "SELECT e.source_id, e.start, e.stop, m.text FROM memo m JOIN excerpt e ON e.id = m.excerpt_id"
            " JOIN coder c ON c.id = m.coder_id WHERE c.guid = ? ORDER BY m.created, m.id",
            (self._guid(),),
        )
        ids = self._codes_by_mark()
        found: dict[tuple[int, int, int, int], list[str]] = {}
        for source_id, start, stop, text in rows:
            if source_ids and source_id not in source_ids:
                continue
            for mark in marks(text):
                if mark in ids:
                    found.setdefault((source_id, start, stop, ids[mark]), []).append(unmarked(text))
        return {place: _together(notes) for place, notes in found.items()}

    def sources(self) -> list[int]:
        """The sources in which something is decided or taken over."""
        rows = self._db.execute(
            "SELECT source_id FROM coding JOIN coder c ON c.id = coder_id WHERE c.guid = ?1 UNION"
            " SELECT e.source_id FROM memo m JOIN excerpt e ON e.id = m.excerpt_id JOIN coder c ON c.id = m.coder_id"
            " WHERE c.guid = ?1 ORDER BY 1",
            (self._guid(),),
        )
        return [number for (number,) in rows]

    def _guid(self) -> bytes:
        (guid,) = self._db.execute("SELECT guid FROM project").fetchone()
        return uuid5(UUID(bytes=guid), "consensus").bytes

    def _made(self) -> int:
        """The id of the consensus, made where it is missing and brought back where it was deleted."""
        guid = self._guid()
        row = self._db.execute("SELECT id, is_gone FROM coder WHERE guid = ?", (guid,)).fetchone()
        if row is None:
            values = (guid, self._free_name(), _("Co"), _COLOUR)
            cursor = self._db.execute("INSERT INTO coder (guid, name, initials, colour) VALUES (?, ?, ?, ?)", values)
            return int(cursor.lastrowid or 0)
        if row[1]:
            self._db.execute("UPDATE coder SET is_gone = 0 WHERE id = ?", (row[0],))
        return int(row[0])

    def _free_name(self) -> str:
        taken = {coder.name.casefold() for coder in self._coders.all()}
        plain = name = _("Consensus")
        number = 2
        while name.casefold() in taken:
            name, number = f"{plain} {number}", number + 1
        return name

    def _withdraw(self, consensus: int, source_id: int, range: TextRange, codes: Collection[int]) -> None:
        rows = self._db.execute(
            "SELECT k.id, k.excerpt_id, k.code_id FROM coding k JOIN excerpt e ON e.id = k.excerpt_id"
            " WHERE k.source_id = ? AND k.coder_id = ? AND e.start < ? AND e.stop > ?",
            (source_id, consensus, range.end, range.start),
        ).fetchall()
        anew = self._anew(consensus, source_id, range, codes)
        for coding_id, excerpt_id, code_id in rows:
            if code_id in codes or code_id in anew:
                self._db.execute("DELETE FROM memo WHERE coding_id = ?", (coding_id,))
                self._db.execute("DELETE FROM coding WHERE id = ?", (coding_id,))
                drop_bare(self._db, [excerpt_id])

    def _anew(self, consensus: int, source_id: int, range: TextRange, codes: Collection[int]) -> set[int]:
        """The codes that earlier decisions on this place gave anew."""
        ids = self._codes_by_mark()
        found: set[int] = set()
        for excerpt_id in self._excerpts(source_id, range):
            for _memo, text in self._notes(consensus, excerpt_id):
                named = {ids.get(mark, 0) for mark in marks(text)}
                if named & set(codes):
                    found |= named
        return found

    def _codes_by_mark(self) -> dict[str, int]:
        return dict(self._db.execute(f"SELECT {_MARK_OF}, id FROM code"))

    def _copy(self, consensus: int, coding_id: int) -> None:
        self._db.execute(
            "INSERT INTO coding (guid, excerpt_id, source_id, code_id, coder_id, valence, weight, level, horizon,"
            " statement, is_result, created) SELECT ?1, k.excerpt_id, k.source_id, k.code_id, ?2, k.valence, k.weight,"
            " k.level, k.horizon, k.statement, k.is_result, ?3 FROM coding k WHERE k.id = ?4 AND NOT EXISTS ("
            "SELECT 1 FROM coding o WHERE o.excerpt_id = k.excerpt_id AND o.code_id = k.code_id AND o.coder_id = ?2"
            " AND o.valence = k.valence)",
            (new_guid(), consensus, now(), coding_id),
        )

    def _code(self, consensus: int, source_id: int, words: TextRange, code_id: int, valence: Valence) -> None:
        excerpt_id = self._codings.excerpt_at(source_id, words)
        self._db.execute(
            "INSERT INTO coding (guid, excerpt_id, source_id, code_id, coder_id, valence, is_result, created)"
            " VALUES (?, ?, ?, ?, ?, ?, 0, ?)",
            (new_guid(), excerpt_id, source_id, code_id, consensus, valence, now()),
        )

    def _note(
        self, consensus: int, excerpt_id: int, codes: Collection[int], anew: tuple[int, Valence] | None, note: str
    ) -> None:
        self._forget(consensus, excerpt_id, codes)
        named = {*codes, anew[0]} if anew else codes
        line = " ".join(f"[#{mark}]" for mark, code in self._codes_by_mark().items() if code in named)
        moment = now()
        self._db.execute(
            "INSERT INTO memo (guid, coder_id, text, created, changed, excerpt_id) VALUES (?, ?, ?, ?, ?, ?)",
            (new_guid(), consensus, f"{unmarked(kept(note)).strip()}\n{line}", moment, moment, excerpt_id),
        )

    def _forget(self, consensus: int, excerpt_id: int, codes: Collection[int]) -> None:
        """Drop what was noted of an earlier decision on these codes."""
        gone = {mark for mark, code in self._codes_by_mark().items() if code in codes}
        for memo_id, text in self._notes(consensus, excerpt_id):
            if gone & set(marks(text)):
                self._db.execute("DELETE FROM memo WHERE id = ?", (memo_id,))

    def _notes(self, consensus: int, excerpt_id: int) -> list[tuple[int, str]]:
        rows = self._db.execute(
            "SELECT id, text FROM memo WHERE excerpt_id = ? AND coder_id = ?", (excerpt_id, consensus)
        )
        return list(rows)

    def _excerpts(self, source_id: int, range: TextRange) -> list[int]:
        rows = self._db.execute(
            "SELECT id FROM excerpt WHERE source_id = ? AND start = ? AND stop = ?", (source_id, range.start, range.end)
        )
        return [number for (number,) in rows]


def _together(notes: Sequence[str]) -> str:
    """The last note on a place; all of them where they do not say the same."""
    verdicts = list(dict.fromkeys(note.partition("\n")[0] for note in notes))
    if len(verdicts) < 2:
        return notes[-1]
    told = _("Decided in two ways in two copies; both stand until it is decided again: {verdicts}")
    return Torn("\n".join([told.format(verdicts="; ".join(verdicts)), *notes]))
