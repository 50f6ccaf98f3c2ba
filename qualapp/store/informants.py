"""The people who were asked: added, joined where two are one, and taken away."""

from typing import Any

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import N_, _, _n
from qualapp.model.case import Informant
from qualapp.model.text import kept
from qualapp.store.history import History
from qualapp.store.identity import guid_text, new_guid

_FIELDS = ("name", "role", "sector", "level", "pseudonym")
_INFORMANT = "id, guid, name, role, sector, level, pseudonym, case_id, is_interviewer"


class Informants:
    """Add, describe, merge and find informants."""

    def __init__(self, db: Database, history: History) -> None:
        self._db = db
        self._history = history

    def all(self) -> list[Informant]:
        """All informants, by role and name."""
        rows = self._db.execute(f"SELECT {_INFORMANT} FROM informant ORDER BY role, name, id")
        return [_informant(row) for row in rows]

    def __getitem__(self, informant_id: int) -> Informant:
        row = self._db.execute(f"SELECT {_INFORMANT} FROM informant WHERE id = ?", (informant_id,)).fetchone()
        if row is None:
            raise KeyError(informant_id)
        return _informant(row)

    def add(
        self,
        name: str,
        case_id: int | None = None,
        *,
        role: str = "",
        sector: str = "",
        level: str = "",
        pseudonym: str = "",
        is_interviewer: bool = False,
    ) -> Informant:
        """A new informant.

        Raises UserError where the name is empty.
        """
        name = _checked(name)
        with self._history.step(N_("Add informant “{name}”"), name=name):
            cursor = self._db.execute(
                "INSERT INTO informant (guid, case_id, name, role, sector, level, pseudonym, is_interviewer)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (new_guid(), case_id, name, kept(role), sector, level, kept(pseudonym), int(is_interviewer)),
            )
        return self[int(cursor.lastrowid or 0)]

    def describe(self, informant_id: int, **values: str | bool) -> None:
        """Change some of an informant's role, sector, level, name, pseudonym or interviewer mark."""
        if unknown := set(values) - {*_FIELDS, "is_interviewer"}:
            raise ValueError(f"an informant has no {unknown}")
        if not values:
            return
        if "name" in values:
            values["name"] = _checked(str(values["name"]))
        sets = ", ".join(f"{column} = ?" for column in values)
        bound = [kept(value) if isinstance(value, str) else int(value) for value in values.values()]
        with self._history.step(N_("Describe informant")):
            self._db.execute(f"UPDATE informant SET {sets} WHERE id = ?", (*bound, informant_id))

    def move(self, informant_id: int, case_id: int | None) -> None:
        """Say which case an informant belongs to; None: to none."""
        with self._history.step(N_("Move informant “{name}”"), name=self[informant_id].name):
            self._db.execute("UPDATE informant SET case_id = ? WHERE id = ?", (case_id, informant_id))

    def merge(self, informant_id: int, into: int) -> None:
        """Two informants are one person: the turns of the first follow, and what was known of them alone."""
        if informant_id == into:
            raise ValueError("an informant is one person already")
        gone, stays = self[informant_id], self[into]
        with self._history.step(N_("Merge “{name}” into “{other}”"), name=gone.name, other=stays.name):
            self._db.execute("UPDATE turn SET informant_id = ? WHERE informant_id = ?", (into, informant_id))
            self._inherit(gone, stays)
            self._delete(informant_id)

    def remove(self, informant_id: int) -> None:
        """Take an informant away.

        Raises UserError while turns rest on them.
        """
        who = self[informant_id]
        turns = self.turns().get(informant_id, 0)
        if turns:
            sentence = _n(
                "“{name}” speaks in {n} turn. Assign it to somebody else first.",
                "“{name}” speaks in {n} turns. Assign them to somebody else first.",
                turns,
            )
            raise UserError(sentence.format(name=who.name, n=turns))
        with self._history.step(N_("Take informant “{name}” away"), name=who.name):
            self._delete(informant_id)

    def turns(self) -> dict[int, int]:
        """How many turns each informant speaks in all sources."""
        return dict(
            self._db.execute(
                "SELECT informant_id, count(*) FROM turn WHERE informant_id IS NOT NULL GROUP BY informant_id"
            ).fetchall()
        )

    def sources(self) -> dict[int, frozenset[int]]:
        """The sources in which each informant speaks."""
        found: dict[int, set[int]] = {}
        rows = self._db.execute("SELECT DISTINCT informant_id, source_id FROM turn WHERE informant_id IS NOT NULL")
        for informant_id, source_id in rows:
            found.setdefault(informant_id, set()).add(source_id)
        return {informant_id: frozenset(sources) for informant_id, sources in found.items()}

    def _inherit(self, gone: Informant, stays: Informant) -> None:
        """Give the one who stays what only the other had."""
        missing = {
            field: getattr(gone, field) for field in _FIELDS if getattr(gone, field) and not getattr(stays, field)
        }
        if missing:
            self.describe(stays.id, **missing)
        if stays.case_id is None and gone.case_id is not None:
            self.move(stays.id, gone.case_id)
        self._db.execute(
            "UPDATE value SET informant_id = ? WHERE informant_id = ?"
            " AND variable_id NOT IN (SELECT variable_id FROM value WHERE informant_id = ?)",
            (stays.id, gone.id, stays.id),
        )

    def _delete(self, informant_id: int) -> None:
        self._db.execute("DELETE FROM value WHERE informant_id = ?", (informant_id,))
        self._db.execute("DELETE FROM informant WHERE id = ?", (informant_id,))


def _checked(name: str) -> str:
    name = " ".join(kept(name).split())
    if not name:
        raise UserError(_("An informant needs a name, or whatever label you know them by."))
    return name


def _informant(row: tuple[Any, ...]) -> Informant:
    values = dict(zip(_INFORMANT.split(", "), row, strict=True))
    values |= {"guid": guid_text(values["guid"]), "is_interviewer": bool(values["is_interviewer"])}
    return Informant(**values)
