"""What coders claim of excerpts."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.coding import Coding, EffectLevel, Horizon, PlacedCoding, Statement, Valence
from qualapp.model.text import TextRange
from qualapp.store.blinding import Blinding
from qualapp.store.claim_tables import CLAIMS, drop_bare
from qualapp.store.history import History
from qualapp.store.identity import guid_text, new_guid, now

_APPLY = N_("Apply code “{name}”")

FIELDS = ("valence", "weight", "level", "horizon", "statement", "is_result")


class Codings:
    """Apply codes to excerpts, say how they are meant, and take them away."""

    def __init__(self, db: Database, history: History, blinding: Blinding) -> None:
        self._db = db
        self._history = history
        self._blinding = blinding

    def apply(
        self, code_id: int, source_id: int, range: TextRange, valence: Valence | None = None, **values: object
    ) -> Coding:
        """Code a stretch of a source.

        An excerpt with these very ends is used again. What the coder has claimed already is not claimed twice: without
        a valence any coding with the code counts, with one only a coding that has it.
        Raises UserError where the stretch is empty, lies outside the text, or the code only gathers others.
        """
        self._check(code_id, source_id, range)
        existing = self._existing(code_id, source_id, range, valence)
        if existing is not None:
            return existing
        with self._history.step(_APPLY, name=self._code_name(code_id)):
            excerpt_id = self._excerpt(source_id, range)
            number = self._insert(excerpt_id, source_id, code_id, valence or Valence.NONE, values)
        return self[number]

    def add_valence(self, coding_id: int, valence: Valence) -> Coding:
        """A second coding with another valence beside the first, on the same excerpt."""
        first = self[coding_id]
        range = self._range(first.excerpt_id)
        self._check(first.code_id, first.source_id, range)
        existing = self._existing(first.code_id, first.source_id, range, valence)
        if existing is not None:
            return existing
        values: dict[str, object] = {"level": first.level, "statement": first.statement}
        with self._history.step(_APPLY, name=self._code_name(first.code_id)):
            number = self._insert(first.excerpt_id, first.source_id, first.code_id, valence, values)
        return self[number]

    def excerpt_at(self, source_id: int, range: TextRange) -> int:
        """The id of the excerpt with these very ends, made where it is missing; to be used inside a step.

        Raises UserError where the stretch is empty or lies outside the text.
        """
        self._check_range(source_id, range)
        return self._excerpt(source_id, range)

    def describe(self, coding_ids: Iterable[int], **values: object) -> None:
        """Set valence, weight, level, horizon, statement or is_result of one's own codings.

        Raises UserError where one of them is another coder's.
        """
        if not values or set(values) - set(FIELDS):
            raise ValueError(f"a coding has no {set(values) - set(FIELDS)}")
        ids = self._own(coding_ids)
        label = N_("Set valence") if "valence" in values else N_("Describe coding")
        sets = ", ".join(f"{column} = ?" for column in values)
        with self._history.step(label):
            self._db.conn.executemany(
                f"UPDATE coding SET {sets} WHERE id = ?", [(*values.values(), number) for number in ids]
            )

    def recode(self, coding_ids: Iterable[int], code_id: int) -> None:
        """Give one's own codings another code; ends, valence and memo stay.

        Raises UserError where one of them is another coder's, or the code only gathers others.
        """
        self._check_codable(code_id)
        ids = self._own(coding_ids)
        with self._history.step(N_("Recode to “{name}”"), name=self._code_name(code_id)):
            self._db.conn.executemany(
                "UPDATE coding SET code_id = ? WHERE id = ?", [(code_id, number) for number in ids]
            )

    def remove(self, coding_ids: Iterable[int]) -> None:
        """Take one's own codings away, with one's memos on them, and excerpts that nothing else rests on.

        Others' memos on them stay: they are then about the excerpt.
        Raises UserError where one of them is another coder's.
        """
        ids = self._own(coding_ids)
        if not ids:
            return
        label = N_("Take coding “{name}” away") if len(ids) == 1 else N_("Take {number} codings away")
        with self._history.step(label, name=self._code_name(self[ids[0]].code_id), number=str(len(ids))):
            each = [(number,) for number in ids]
            excerpts = self._column("excerpt_id", ids)
            self._db.conn.executemany(_KEEP_OTHERS_MEMOS, [(number, self._history.coder_id) for number in ids])
            self._db.conn.executemany("DELETE FROM memo WHERE coding_id = ?", each)
            self._db.conn.executemany("DELETE FROM coding WHERE id = ?", each)
            drop_bare(self._db, excerpts)

    def move_ends(self, excerpt_id: int, range: TextRange) -> int:
        """Move the ends of an excerpt under this coder's claims; returns the excerpt that has them now.

        Only this coder's claims move: others' stay, also those that colleagues have made in their copies.
        Raises UserError where the stretch is empty, outside the text, or the coder has no claim there.
        """
        (source_id,) = self._row("SELECT source_id FROM excerpt WHERE id = ?", excerpt_id)
        self._check_range(source_id, range)
        if self._range(excerpt_id) == range:
            return excerpt_id
        if not self._has_claims(excerpt_id):
            raise UserError(_("Only the coder who made an excerpt can move its ends."))
        with self._history.step(N_("Move the ends of an excerpt")):
            copy = self._new_excerpt(source_id, range)
            for table in CLAIMS:
                self._db.execute(
                    f"UPDATE {table} SET excerpt_id = ? WHERE excerpt_id = ? AND coder_id = ?",
                    (copy, excerpt_id, self._history.coder_id),
                )
            drop_bare(self._db, [excerpt_id])
        return copy

    def in_source(self, source_id: int) -> list[Coding]:
        """All codings of a source that may be shown, in the order in which they were made."""
        rows = self._db.execute(
            f"SELECT {_CODING} FROM coding WHERE source_id = ? AND {self._blinding.only('coder_id')}"
            " ORDER BY created, id",
            (source_id,),
        )
        return [_coding(row) for row in rows]

    def placed(self, source_id: int) -> list[PlacedCoding]:
        """The same with the ends of their excerpts and no more than is drawn."""
        rows = self._db.execute(
            "SELECT k.id, k.excerpt_id, e.start, e.stop, k.code_id, k.coder_id, k.valence, k.created FROM coding k"
            f" JOIN excerpt e ON e.id = k.excerpt_id WHERE k.source_id = ? AND {self._blinding.only('k.coder_id')}"
            " ORDER BY k.created, k.id",
            (source_id,),
        ).fetchall()
        return [PlacedCoding._make(row) for row in rows]

    def of_excerpt(self, excerpt_id: int) -> list[Coding]:
        """The codings of one excerpt that may be shown, in the order in which they were made."""
        rows = self._db.execute(
            f"SELECT {_CODING} FROM coding WHERE excerpt_id = ? AND {self._blinding.only('coder_id')}"
            " ORDER BY created, id",
            (excerpt_id,),
        )
        return [_coding(row) for row in rows]

    def with_code(self, code_id: int) -> list[int]:
        """The ids of the codings with this code that may be shown."""
        rows = self._db.execute(
            f"SELECT id FROM coding WHERE code_id = ? AND {self._blinding.only('coder_id')} ORDER BY source_id, id",
            (code_id,),
        )
        return [number for (number,) in rows]

    def own_ranges(self, code_id: int, valence: Valence | None = None) -> list[tuple[int, TextRange]]:
        """What this coder has coded with a code, with its sources; without a valence whatever valence it has."""
        rows = self._db.execute(
            "SELECT k.source_id, e.start, e.stop FROM coding k JOIN excerpt e ON e.id = k.excerpt_id"
            " WHERE k.code_id = ? AND k.coder_id = ? AND k.valence = coalesce(?, k.valence)",
            (code_id, self._history.coder_id, valence),
        )
        return [(source_id, TextRange(start, stop)) for source_id, start, stop in rows]

    def __getitem__(self, coding_id: int) -> Coding:
        row = self._db.execute(f"SELECT {_CODING} FROM coding WHERE id = ?", (coding_id,)).fetchone()
        if row is None:
            raise KeyError(coding_id)
        return _coding(row)

    def _check(self, code_id: int, source_id: int, range: TextRange) -> None:
        self._check_range(source_id, range)
        self._check_codable(code_id)

    def _check_codable(self, code_id: int) -> None:
        row = self._db.execute("SELECT is_codable, name FROM code WHERE id = ?", (code_id,)).fetchone()
        if row and not row[0]:
            raise UserError(
                _("“{name}” only gathers other codes. Choose one below it, or let it be coded.").format(name=row[1])
            )

    def _check_range(self, source_id: int, range: TextRange) -> None:
        if not range:
            raise UserError(_("Select some words first: a code cannot be applied to nothing."))
        (characters,) = self._row("SELECT characters FROM source WHERE id = ?", source_id)
        if range.end > characters:
            raise UserError(
                _("The text ends at position {last}, so {start}–{end} lies outside it.").format(
                    last=characters, start=range.start, end=range.end
                )
            )

    def _existing(self, code_id: int, source_id: int, range: TextRange, valence: Valence | None) -> Coding | None:
        """The plus sign keeps SQLite from reading all codings with the code."""
        row = self._db.execute(
            f"SELECT {_CODING} FROM coding WHERE excerpt_id IN"
            " (SELECT id FROM excerpt WHERE source_id = ? AND start = ? AND stop = ?)"
            " AND +code_id = ? AND coder_id = ? AND valence = coalesce(?, valence) ORDER BY created LIMIT 1",
            (source_id, range.start, range.end, code_id, self._history.coder_id, valence),
        ).fetchone()
        return _coding(row) if row else None

    def _excerpt(self, source_id: int, range: TextRange) -> int:
        row = self._db.execute(
            "SELECT id FROM excerpt WHERE source_id = ? AND start = ? AND stop = ? ORDER BY (coder_id = ?) DESC, id",
            (source_id, range.start, range.end, self._history.coder_id),
        ).fetchone()
        return int(row[0]) if row else self._new_excerpt(source_id, range)

    def _new_excerpt(self, source_id: int, range: TextRange) -> int:
        cursor = self._db.execute(
            "INSERT INTO excerpt (guid, source_id, start, stop, coder_id, created) VALUES (?, ?, ?, ?, ?, ?)",
            (new_guid(), source_id, range.start, range.end, self._history.coder_id, now()),
        )
        return int(cursor.lastrowid or 0)

    def _insert(
        self, excerpt_id: int, source_id: int, code_id: int, valence: Valence, values: dict[str, object]
    ) -> int:
        if set(values) - set(FIELDS):
            raise ValueError(f"a coding has no {set(values) - set(FIELDS)}")
        cursor = self._db.execute(
            "INSERT INTO coding (guid, excerpt_id, source_id, code_id, coder_id, valence, weight, level, horizon,"
            " statement, is_result, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                new_guid(),
                excerpt_id,
                source_id,
                code_id,
                self._history.coder_id,
                valence,
                values.get("weight"),
                values.get("level"),
                values.get("horizon"),
                values.get("statement"),
                int(bool(values.get("is_result"))),
                now(),
            ),
        )
        return int(cursor.lastrowid or 0)

    def _own(self, coding_ids: Iterable[int]) -> Sequence[int]:
        ids = list(dict.fromkeys(coding_ids))
        if any(coder != self._history.coder_id for coder in self._column("coder_id", ids)):
            raise UserError(_("That is another coder's coding. You can code the same words yourself instead."))
        return ids

    def _column(self, column: str, coding_ids: Sequence[int]) -> list[int]:
        """One column of these codings, all of which must be there."""
        found: dict[int, int] = {}
        for first in range(0, len(coding_ids), 500):
            part = coding_ids[first : first + 500]
            marks = ",".join("?" * len(part))
            found |= dict(self._db.execute(f"SELECT id, {column} FROM coding WHERE id IN ({marks})", part))
        return [found[number] for number in coding_ids]

    def _has_claims(self, excerpt_id: int) -> bool:
        """Whether this coder has made claims of an excerpt."""
        mine = " UNION ALL ".join(
            f"SELECT 1 FROM {claim} WHERE excerpt_id = :excerpt AND coder_id = :me" for claim in CLAIMS
        )
        row = self._db.execute(mine, {"excerpt": excerpt_id, "me": self._history.coder_id}).fetchone()
        return row is not None

    def _range(self, excerpt_id: int) -> TextRange:
        return TextRange(*self._row("SELECT start, stop FROM excerpt WHERE id = ?", excerpt_id))

    def _code_name(self, code_id: int) -> str:
        return str(self._row("SELECT name FROM code WHERE id = ?", code_id)[0])

    def _row(self, query: str, number: int) -> tuple[Any, ...]:
        row: tuple[Any, ...] | None = self._db.execute(query, (number,)).fetchone()
        if row is None:
            raise KeyError(number)
        return row


_KEEP_OTHERS_MEMOS = (
    "UPDATE memo SET excerpt_id = (SELECT excerpt_id FROM coding WHERE id = memo.coding_id), coding_id = NULL"
    " WHERE coding_id = ? AND coder_id <> ?"
)

_CODING = (
    "id, guid, excerpt_id, source_id, code_id, coder_id, valence, weight, level, horizon, statement, is_result, created"
)


def _coding(row: tuple[Any, ...]) -> Coding:
    number, guid, excerpt_id, source_id, code_id, coder_id, valence, weight, level, horizon, statement, result, at = row
    return Coding(
        number,
        guid_text(guid),
        excerpt_id,
        source_id,
        code_id,
        coder_id,
        Valence(valence),
        weight,
        EffectLevel(level) if level else None,
        Horizon(horizon) if horizon else None,
        Statement(statement) if statement else None,
        bool(result),
        at,
    )
