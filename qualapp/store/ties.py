"""What excerpts say of how actors relate to one another."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.coding import Valence
from qualapp.model.network import PlacedTie, Relation, Tie
from qualapp.model.text import TextRange, kept
from qualapp.store.blinding import Blinding
from qualapp.store.claim_tables import delete_with_claims, drop_bare
from qualapp.store.codings import Codings
from qualapp.store.history import History
from qualapp.store.identity import guid_text, new_guid, now
from qualapp.store.rank import rank_between

FIELDS = ("from_id", "to_id", "relation_id", "is_directed", "valence", "strength", "day", "note")


class Relations:
    """The sorts of ties that a project tells apart."""

    def __init__(self, db: Database, history: History) -> None:
        self._db = db
        self._history = history

    def add(self, name: str, name_other: str = "", *, is_directed: bool = False, origin: str = "") -> Relation:
        """A new sort of tie, after the others.

        Raises UserError where the name is empty.
        """
        name = _checked(name)
        (last,) = self._db.execute("SELECT max(rank) FROM relation").fetchone()
        with self._history.step(N_("New relation “{name}”"), name=name):
            values = (new_guid(), rank_between(last or ""), name, kept(name_other), int(is_directed), origin)
            cursor = self._db.execute(
                "INSERT INTO relation (guid, rank, name, name_other, is_directed, origin) VALUES (?, ?, ?, ?, ?, ?)",
                values,
            )
        return self[int(cursor.lastrowid or 0)]

    def describe(self, relation_id: int, name: str, name_other: str, *, is_directed: bool) -> None:
        """Rename a relation, or say whether it has a direction; ties keep the direction that they have."""
        with self._history.step(N_("Describe relation “{name}”"), name=name):
            values = (_checked(name), kept(name_other), int(is_directed), relation_id)
            self._db.execute("UPDATE relation SET name = ?, name_other = ?, is_directed = ? WHERE id = ?", values)

    def merge(self, relation_id: int, into: int) -> None:
        """Give the ties of one relation to another, and delete the emptied one.

        Where a coder has said exactly the same of the same excerpt with both, it is said once.
        """
        if relation_id == into:
            raise UserError(_("A relation cannot be merged into itself."))
        with self._history.step(N_("Merge relation “{name}”"), name=self[relation_id].name):
            same = " AND ".join(f"twin.{column} IS tie.{column}" for column in _SAID)
            self._db.execute(
                f"DELETE FROM tie WHERE relation_id = ? AND EXISTS (SELECT 1 FROM tie twin WHERE twin.relation_id = ?"
                f" AND {same})",
                (relation_id, into),
            )
            self._db.execute("UPDATE tie SET relation_id = ? WHERE relation_id = ?", (into, relation_id))
            self._db.execute("DELETE FROM relation WHERE id = ?", (relation_id,))

    def delete(self, relation_id: int) -> None:
        """Delete a relation with its ties."""
        with self._history.step(N_("Delete relation “{name}”"), name=self[relation_id].name):
            delete_with_claims(self._db, self._history.tables, "relation", [relation_id])

    def all(self) -> list[Relation]:
        """All relations in their order."""
        rows = self._db.execute(f"SELECT {_RELATION} FROM relation ORDER BY rank, guid")
        return [_relation(row) for row in rows]

    def __getitem__(self, relation_id: int) -> Relation:
        row = self._db.execute(f"SELECT {_RELATION} FROM relation WHERE id = ?", (relation_id,)).fetchone()
        if row is None:
            raise KeyError(relation_id)
        return _relation(row)


class Ties:
    """Claim ties, say how they are meant, and take them away."""

    def __init__(self, db: Database, history: History, codings: Codings, blinding: Blinding) -> None:
        self._db = db
        self._history = history
        self._codings = codings
        self._blinding = blinding

    def claim(
        self,
        source_id: int,
        range: TextRange,
        from_id: int,
        to_id: int,
        relation_id: int,
        *,
        valence: Valence = Valence.NONE,
        strength: int | None = None,
        day: date | None = None,
        note: str = "",
        is_directed: bool | None = None,
    ) -> Tie:
        """Say that in a stretch of a source one actor relates to another; directed as the relation where not said.

        Who has claimed the same of the same excerpt already changes what they said.
        Raises UserError for an actor tied to itself, and where the stretch is empty or outside the text.
        """
        self._refuse_itself(from_id, to_id)
        if is_directed is None:
            is_directed = self._directed(relation_id)
        values = {
            "is_directed": int(is_directed),
            "valence": valence,
            "strength": strength,
            "day": day.isoformat() if day else None,
            "note": kept(note),
        }
        with self._history.step(N_("Claim a tie")):
            excerpt = self._codings.excerpt_at(source_id, range)
            known = self._db.execute(
                "SELECT id FROM tie WHERE excerpt_id = ? AND from_id = ? AND to_id = ? AND relation_id = ?"
                " AND coder_id = ?",
                (excerpt, from_id, to_id, relation_id, self._history.coder_id),
            ).fetchone()
            if known:
                self.describe([known[0]], **values)
                return self[known[0]]
            cursor = self._db.execute(
                "INSERT INTO tie (guid, excerpt_id, source_id, from_id, to_id, relation_id, coder_id, is_directed,"
                " valence, strength, day, note, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(new_guid(), excerpt, source_id, from_id, to_id, relation_id, self._history.coder_id),
                    *(*values.values(), now()),
                ),
            )
        return self[int(cursor.lastrowid or 0)]

    def describe(self, tie_ids: Iterable[int], **values: object) -> None:
        """Set the actors, relation, direction, valence, strength, day (ISO) or note of one's own ties.

        Raises UserError where one is another coder's, or an actor would be tied to itself.
        """
        if not values or set(values) - set(FIELDS):
            raise ValueError(f"a tie has no {set(values) - set(FIELDS)}")
        ids = self._own(tie_ids)
        for tie in (self[number] for number in ids):
            self._refuse_itself(values.get("from_id", tie.from_id), values.get("to_id", tie.to_id))
        sets = ", ".join(f"{column} = ?" for column in values)
        with self._history.step(N_("Describe tie")):
            self._db.conn.executemany(
                f"UPDATE tie SET {sets} WHERE id = ?", [(*values.values(), number) for number in ids]
            )

    def remove(self, tie_ids: Iterable[int]) -> None:
        """Take one's own ties away, and excerpts that nothing else rests on.

        Raises UserError where one is another coder's.
        """
        ids = self._own(tie_ids)
        if not ids:
            return
        with self._history.step(N_("Take a tie away")):
            excerpts = [self[number].excerpt_id for number in ids]
            self._db.conn.executemany("DELETE FROM tie WHERE id = ?", [(number,) for number in ids])
            drop_bare(self._db, excerpts)

    def __getitem__(self, tie_id: int) -> Tie:
        row = self._db.execute(f"SELECT {_TIE} FROM tie WHERE id = ?", (tie_id,)).fetchone()
        if row is None:
            raise KeyError(tie_id)
        return _tie(row)

    def all(self) -> list[Tie]:
        """All ties that may be shown."""
        rows = self._db.execute(
            f"SELECT {_TIE} FROM tie WHERE {_TWO} AND {self._blinding.only('coder_id')} ORDER BY id"
        )
        return [_tie(row) for row in rows]

    def in_source(self, source_id: int) -> list[Tie]:
        """The ties of a source that may be shown, in the order in which they were claimed."""
        rows = self._db.execute(
            f"SELECT {_TIE} FROM tie WHERE source_id = ? AND {_TWO} AND {self._blinding.only('coder_id')} ORDER BY id",
            (source_id,),
        )
        return [_tie(row) for row in rows]

    def placed(self) -> list[PlacedTie]:
        """All ties that may be shown, with who said it where and when, by source and place."""
        rows = self._db.execute(
            f"SELECT {', '.join(f't.{column}' for column in _TIE.split(', '))}, e.start, e.stop, s.case_id,"
            " coalesce(v.kind, ''), i.id, coalesce(i.role, '') FROM tie t JOIN excerpt e ON e.id = t.excerpt_id"
            " JOIN source s ON s.id = t.source_id LEFT JOIN visit v ON v.id = s.visit_id"
            " LEFT JOIN turn u ON u.id = (SELECT id FROM turn WHERE source_id = t.source_id AND start <= e.start"
            " AND stop > e.start ORDER BY start DESC LIMIT 1)"
            " LEFT JOIN informant i ON i.id = u.informant_id AND NOT i.is_interviewer"
            f" WHERE {_TWO} AND {self._blinding.only('t.coder_id')} ORDER BY s.name, s.id, e.start, t.id"
        )
        return [PlacedTie(_tie(row[:14]), TextRange(*row[14:16]), *row[16:]) for row in rows]

    def _refuse_itself(self, from_id: object, to_id: object) -> None:
        if from_id == to_id:
            raise UserError(_("An actor cannot be tied to itself; choose two."))

    def _directed(self, relation_id: int) -> bool:
        row = self._db.execute("SELECT is_directed FROM relation WHERE id = ?", (relation_id,)).fetchone()
        return bool(row[0])

    def _own(self, tie_ids: Iterable[int]) -> list[int]:
        ids = list(dict.fromkeys(tie_ids))
        if any(self[number].coder_id != self._history.coder_id for number in ids):
            raise UserError(_("That is another coder's tie. You can claim your own in the same words."))
        return ids


def _checked(name: str) -> str:
    name = " ".join(kept(name).split())
    if not name:
        raise UserError(_("A relation needs a name."))
    return name


_TWO = "from_id <> to_id"
"""Two copies that each merge one end of a tie into the same actor leave a tie within it, which is not shown."""

_SAID = ("excerpt_id", "from_id", "to_id", "coder_id", "is_directed", "valence", "strength", "day", "note")
"""All that a tie says besides its relation."""

_RELATION = "id, guid, name, name_other, is_directed, origin"
_TIE = (
    "id, guid, excerpt_id, source_id, from_id, to_id, relation_id, coder_id, is_directed, valence, strength, day, note,"
    " created"
)


def _relation(row: tuple[Any, ...]) -> Relation:
    number, guid, name, name_other, directed, origin = row
    return Relation(number, guid_text(guid), name, name_other, bool(directed), origin)


def _tie(row: tuple[Any, ...]) -> Tie:
    number, guid, excerpt, source, first, second, relation, coder, *said = row
    directed, valence, strength, day, note, created = said
    return Tie(
        *(number, guid_text(guid), excerpt, source, first, second, relation, coder),
        *(bool(directed), Valence(valence), strength, date.fromisoformat(day) if day else None, note, created),
    )
