"""The register of actors: who they are, how they are called, and in which bodies they sit."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.network import Actor, ActorForm, ActorKind, Membership
from qualapp.model.text import kept
from qualapp.store.claim_tables import delete_with_claims
from qualapp.store.deletion import resting_on
from qualapp.store.history import History
from qualapp.store.identity import guid_text, new_guid

FIELDS = ("name", "name_other", "kind", "sector", "level", "description", "mandate", "frequency")
_OF_MEMBER = ("role", "attendance", "starts", "ends", "note")


class Actors:
    """Add, describe, group, merge and split actors."""

    def __init__(self, db: Database, history: History) -> None:
        self._db = db
        self._history = history

    def add(
        self,
        name: str,
        kind: ActorKind = ActorKind.ORGANISATION,
        *,
        parent: int | None = None,
        origin: str = "",
        **texts: str,
    ) -> Actor:
        """A new actor; `texts` may hold name_other, sector, level, description, mandate, frequency.

        Raises UserError where the name is empty.
        """
        values = dict.fromkeys(FIELDS, "") | _checked({**texts, "name": name, "kind": kind})
        columns = ", ".join(values)
        with self._history.step(N_("New actor “{name}”"), name=values["name"]):
            cursor = self._db.execute(
                f"INSERT INTO actor (guid, parent_id, origin, {columns})"
                f" VALUES (?, ?, ?, {', '.join('?' * len(values))})",
                (new_guid(), parent, origin, *values.values()),
            )
        return self[int(cursor.lastrowid or 0)]

    def describe(self, actor_id: int, **texts: str) -> None:
        """Change some of what is said of an actor.

        Raises UserError where the name would be empty.
        """
        values = _checked(texts)
        if values:
            sets = ", ".join(f"{column} = ?" for column in values)
            with self._history.step(N_("Describe actor “{name}”"), name=self[actor_id].name):
                self._db.execute(f"UPDATE actor SET {sets} WHERE id = ?", (*values.values(), actor_id))

    def group(self, actor_ids: Iterable[int], parent: int | None) -> None:
        """Put actors below another, or at the top.

        Raises UserError where one would come below itself.
        """
        ids = list(actor_ids)
        above = set(self._above(parent)) if parent is not None else set()
        if above & set(ids):
            raise UserError(_("An actor cannot belong to itself."))
        with self._history.step(N_("Group actors")):
            self._db.conn.executemany("UPDATE actor SET parent_id = ? WHERE id = ?", [(parent, one) for one in ids])

    def place(self, places: Mapping[int, tuple[float, float] | None]) -> None:
        """Keep where actors stand in the drawing; None leaves it to the layout."""
        rows = [(*(place or (None, None)), number) for number, place in places.items()]
        with self._history.step(N_("Move actors")):
            self._db.conn.executemany("UPDATE actor SET x = ?, y = ? WHERE id = ?", rows)

    def merge(self, actor_id: int, into: int) -> None:
        """Give ties, mentions, forms, seats and members of one actor to another, and delete the emptied one.

        Ties between the two go, because nobody is tied to themselves.
        Raises UserError where an actor would be merged into itself or what belongs to it.
        """
        if actor_id in self._above(into):
            raise UserError(_("An actor cannot be merged into itself or into what belongs to it."))
        gone, stays = self[actor_id], self[into]
        with self._history.step(N_("Merge actor “{name}” into “{into}”"), name=gone.name, into=stays.name):
            self._between(actor_id, into)
            self._judge_once(actor_id, into)
            for table, column in _POINTING:
                self._db.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (into, actor_id))
            self.call(into, gone.name)
            self._db.execute("DELETE FROM actor WHERE id = ?", (actor_id,))

    def split(self, actor_id: int, name: str, ties: Iterable[int] = (), mentions: Iterable[int] = ()) -> Actor:
        """A new actor of the same sort that takes over some of the ties and mentions of another."""
        old = self[actor_id]
        with self._history.step(N_("Split actor “{name}”"), name=old.name):
            new = self.add(name, old.kind, parent=old.parent_id, sector=old.sector, level=old.level)
            for tie in ties:
                for column in ("from_id", "to_id"):
                    self._db.execute(
                        f"UPDATE tie SET {column} = ? WHERE id = ? AND {column} = ?", (new.id, tie, actor_id)
                    )
            self._db.conn.executemany(
                "UPDATE mention SET actor_id = ? WHERE id = ? AND actor_id = ?",
                [(new.id, mention, actor_id) for mention in mentions],
            )
        return new

    def delete(self, actor_id: int) -> None:
        """Delete an actor with its ties and mentions; what belongs to it comes to the top."""
        with self._history.step(N_("Delete actor “{name}”"), name=self[actor_id].name):
            self._db.execute("UPDATE actor SET parent_id = NULL WHERE parent_id = ?", (actor_id,))
            delete_with_claims(self._db, self._history.tables, "actor", [actor_id])

    def hanging_on(self, actor_id: int) -> dict[str, int]:
        """What goes when an actor is deleted: numbers by noun."""
        besides = [("actor", "parent_id")]
        rows = resting_on(self._db, self._history.tables, "actor", [actor_id], besides)
        return {noun: len(ids) for noun, ids in rows.items() if ids and noun != "actor"}

    def all(self) -> list[Actor]:
        """All actors, by name."""
        rows = self._db.execute(f"SELECT {_ACTOR} FROM actor")
        return sorted((_actor(row) for row in rows), key=lambda actor: (actor.name.casefold(), actor.id))

    def __getitem__(self, actor_id: int) -> Actor:
        row = self._db.execute(f"SELECT {_ACTOR} FROM actor WHERE id = ?", (actor_id,)).fetchone()
        if row is None:
            raise KeyError(actor_id)
        return _actor(row)

    def find(self, name: str) -> Actor:
        """The actor of this name, form or guid.

        Raises UserError that lists those near it where there is none, or more than one.
        """
        actors = self.all()
        wanted = name.strip().casefold()
        found = [one for one in actors if wanted in {one.name.casefold(), one.name_other.casefold(), one.guid}]
        if not found:
            called = {form.actor_id for form in self.forms() if form.form.casefold() == wanted}
            found = [one for one in actors if one.id in called]
        if len(found) == 1:
            return found[0]
        near = found or [one for one in actors if wanted in one.name.casefold()] or actors
        listed = "; ".join(f"{one.name} ({one.guid})" for one in near[:20]) or "–"
        sentence = _("There is no actor “{name}”. There are: {actors}.")
        if found:
            sentence = _("Several actors are called “{name}”: {actors}.")
        raise UserError(sentence.format(name=name, actors=listed))

    def call(self, actor_id: int, form: str, *, is_exact: bool = False) -> None:
        """Note a form by which an actor is called; capitals count where it `is_exact`. Once is enough."""
        form = " ".join(kept(form).split())
        if not form:
            raise UserError(_("A form needs letters."))
        there = self._db.execute("SELECT form, id, is_exact FROM actor_form WHERE actor_id = ?", (actor_id,)).fetchall()
        if any(known.casefold() == form.casefold() and bool(exact) == is_exact for known, _id, exact in there):
            return
        with self._history.step(N_("Call actor “{name}” “{form}”"), name=self[actor_id].name, form=form):
            self._db.execute(
                "INSERT INTO actor_form (guid, actor_id, form, is_exact) VALUES (?, ?, ?, ?)",
                (new_guid(), actor_id, form, int(is_exact)),
            )

    def uncall(self, form_ids: Iterable[int]) -> None:
        """Take forms away."""
        with self._history.step(N_("Take forms of an actor away")):
            self._db.conn.executemany("DELETE FROM actor_form WHERE id = ?", [(one,) for one in form_ids])

    def forms(self, actor_id: int | None = None) -> list[ActorForm]:
        """The forms of one actor, or of all."""
        where = "" if actor_id is None else "WHERE actor_id = ?"
        rows = self._db.execute(
            f"SELECT id, actor_id, form, is_exact FROM actor_form {where} ORDER BY actor_id, id",
            () if actor_id is None else (actor_id,),
        )
        return [ActorForm(number, actor, form, bool(exact)) for number, actor, form, exact in rows]

    def seat(self, body_id: int, actor_id: int, **values: str | None) -> Membership:
        """Let an actor sit in a body; `values` may hold role, attendance, starts, ends (ISO days) and note.

        Raises UserError where an actor would sit in itself, or the seat would end before it begins.
        """
        if body_id == actor_id:
            raise UserError(_("A body cannot be a member of itself."))
        cells = {"role": "", "attendance": "", "starts": None, "ends": None, "note": ""} | _member(values)
        _refuse_backwards(cells["starts"], cells["ends"])
        with self._history.step(N_("Seat “{name}” in “{body}”"), name=self[actor_id].name, body=self[body_id].name):
            cursor = self._db.execute(
                "INSERT INTO membership (guid, body_id, actor_id, role, attendance, starts, ends, note)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (new_guid(), body_id, actor_id, *cells.values()),
            )
        return self._seat(int(cursor.lastrowid or 0))

    def describe_seat(self, membership_id: int, **values: str | None) -> None:
        """Set role, attendance, starts, ends or note of a seat.

        Raises UserError where it would end before it begins.
        """
        cells = _member(values)
        if {"starts", "ends"} & set(cells):
            query = "SELECT starts, ends FROM membership WHERE id = ?"
            starts, ends = self._db.execute(query, (membership_id,)).fetchone()
            _refuse_backwards(cells.get("starts", starts), cells.get("ends", ends))
        sets = ", ".join(f"{column} = ?" for column in cells)
        with self._history.step(N_("Describe seat")):
            self._db.execute(f"UPDATE membership SET {sets} WHERE id = ?", (*cells.values(), membership_id))

    def unseat(self, membership_ids: Iterable[int]) -> None:
        """Take seats away; to end one on a day, set `ends`."""
        with self._history.step(N_("Take seats away")):
            self._db.conn.executemany("DELETE FROM membership WHERE id = ?", [(one,) for one in membership_ids])

    def members(self, body_id: int | None = None) -> list[Membership]:
        """The seats of one body, or of all, by when they begin."""
        where = "" if body_id is None else "AND body_id = ?"
        rows = self._db.execute(
            f"SELECT {_MEMBERSHIP} FROM membership WHERE body_id <> actor_id {where} ORDER BY coalesce(starts, ''), id",
            () if body_id is None else (body_id,),
        )
        return [_membership(row) for row in rows]

    def _seat(self, membership_id: int) -> Membership:
        row = self._db.execute(f"SELECT {_MEMBERSHIP} FROM membership WHERE id = ?", (membership_id,)).fetchone()
        return _membership(row)

    def _between(self, first: int, second: int) -> None:
        pair = (first, second, second, first)
        for table, one, other in (("tie", "from_id", "to_id"), ("membership", "body_id", "actor_id")):
            rows = self._db.execute(
                f"SELECT id FROM {table} WHERE ({one} = ? AND {other} = ?) OR ({one} = ? AND {other} = ?)", pair
            ).fetchall()
            delete_with_claims(self._db, self._history.tables, table, [number for (number,) in rows])

    def _judge_once(self, gone: int, stays: int) -> None:
        """Of words that a coder has judged for both actors, keep one judgement: meant where either is."""
        pairs = self._db.execute(
            "SELECT a.id, b.id, a.is_meant FROM mention a JOIN mention b ON b.excerpt_id = a.excerpt_id"
            " AND b.coder_id = a.coder_id WHERE a.actor_id = ? AND b.actor_id = ?",
            (gone, stays),
        ).fetchall()
        for spare, other, is_meant in pairs:
            if is_meant:
                self._db.execute("UPDATE mention SET is_meant = 1 WHERE id = ?", (other,))
            self._db.execute("DELETE FROM mention WHERE id = ?", (spare,))

    def _above(self, actor_id: int) -> list[int]:
        """The actor itself and all that it belongs to."""
        parents = dict(self._db.execute("SELECT id, parent_id FROM actor").fetchall())
        found: list[int] = []
        number: int | None = actor_id
        while number is not None and number not in found:
            found.append(number)
            number = parents[number]
        return found


_POINTING = (
    *(("tie", "from_id"), ("tie", "to_id"), ("mention", "actor_id"), ("actor_form", "actor_id")),
    *(("membership", "body_id"), ("membership", "actor_id"), ("actor", "parent_id")),
)


def _checked(texts: Mapping[str, str]) -> dict[str, str]:
    if set(texts) - set(FIELDS):
        raise ValueError(f"an actor has no {set(texts) - set(FIELDS)}")
    values = {column: kept(str(text)) for column, text in texts.items()}
    if "name" in values:
        values["name"] = " ".join(values["name"].split())
        if not values["name"]:
            raise UserError(_("An actor needs a name."))
    return values


def _member(values: Mapping[str, str | None]) -> dict[str, str | None]:
    if set(values) - set(_OF_MEMBER):
        raise ValueError(f"a seat has no {set(values) - set(_OF_MEMBER)}")
    for day in (values.get("starts"), values.get("ends")):
        date.fromisoformat(day or "2000-01-01")
    return {column: kept(text) if text is not None else None for column, text in values.items()}


def _refuse_backwards(starts: str | None, ends: str | None) -> None:
    if starts and ends and date.fromisoformat(ends) < date.fromisoformat(starts):
        raise UserError(_("The seat ends before it begins. Correct one of the days."))


_ACTOR = "id, guid, parent_id, name, name_other, kind, sector, level, description, mandate, frequency, x, y, origin"
_MEMBERSHIP = "id, guid, body_id, actor_id, role, attendance, starts, ends, note"


def _actor(row: tuple[Any, ...]) -> Actor:
    number, guid, parent, name, name_other, kind, *rest = row
    return Actor(number, guid_text(guid), parent, name, name_other, ActorKind(kind), *rest)


def _membership(row: tuple[Any, ...]) -> Membership:
    number, guid, body, actor, role, attendance, starts, ends, note = row
    days = [date.fromisoformat(day) if day else None for day in (starts, ends)]
    return Membership(number, guid_text(guid), body, actor, role, attendance, days[0], days[1], note)
