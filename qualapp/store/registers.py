"""Registers of actors that come into a project, each of their rows once."""

from collections.abc import Iterable

from sqlite_utils import Database

from qualapp.i18n import N_
from qualapp.model.codebook import Words
from qualapp.model.exchange import derived_guid
from qualapp.model.register import ActorEntry, Register, is_exact_form
from qualapp.model.text import kept
from qualapp.store.history import History
from qualapp.store.identity import guid_bytes, guid_text
from qualapp.store.rank import rank_between


class Registers:
    """Adds what a register has and the project lacks."""

    def __init__(self, db: Database, history: History) -> None:
        self._db = db
        self._history = history

    def add(self, register: Register, language: str) -> tuple[int, int]:
        """Add its actors and relations in one step; returns how many of each are new.

        What came from it before, under whatever name it now has, and what is called the same does not come again. Two
        copies that add the same register add the same rows.
        """
        with self._history.step(N_("Add actors of “{name}”"), name=register.name.in_language(language)):
            relations = self._add_relations(register, language)
            known = self._known("actor", ((f"{register.id}/{one.id}", one.name) for one in register.actors))
            fresh = [entry for entry in register.actors if f"{register.id}/{entry.id}" not in known]
            for entry in fresh:
                known[f"{register.id}/{entry.id}"] = self._add_actor(register, entry, language)
            self._group(register, fresh, known)
        return len(fresh), relations

    def _known(self, noun: str, entries: Iterable[tuple[str, Words]]) -> dict[str, int]:
        """What of a register is here, by where it comes from."""
        rows = self._db.execute(f"SELECT id, name, origin FROM {noun} ORDER BY id DESC").fetchall()
        origins = {origin: number for number, _name, origin in rows if origin}
        names = {name.casefold(): number for number, name, _origin in rows}
        found: dict[str, int] = {}
        for origin, name in entries:
            called = [names[one.casefold()] for one in (name.da, name.en) if one.casefold() in names]
            if origin in origins or called:
                found[origin] = origins[origin] if origin in origins else called[0]
        return found

    def _add_actor(self, register: Register, entry: ActorEntry, language: str) -> int:
        origin = f"{register.id}/{entry.id}"
        name, other = _names(entry.name, language)
        texts = (kept(name), kept(other), entry.kind, entry.sector, entry.level)
        cursor = self._db.execute(
            "INSERT INTO actor (guid, name, name_other, kind, sector, level, description, mandate, frequency, origin)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, '', '', ?)",
            (self._guid("actor", origin), *texts, kept(entry.description.in_language(language)), origin),
        )
        number = int(cursor.lastrowid or 0)
        forms: dict[str, str] = {}
        for form in (" ".join(kept(form).split()) for form in entry.forms):
            forms.setdefault(form.casefold(), form)
        self._db.conn.executemany(
            "INSERT INTO actor_form (guid, actor_id, form, is_exact) VALUES (?, ?, ?, ?)",
            [(self._guid("form", origin, form), number, form, int(is_exact_form(form))) for form in forms.values()],
        )
        return number

    def _group(self, register: Register, fresh: Iterable[ActorEntry], known: dict[str, int]) -> None:
        """Let new actors belong to whom they belong to; what they belong to is new too, or stays where it is."""
        rows = [
            (known[f"{register.id}/{entry.within}"], known[f"{register.id}/{entry.id}"])
            for entry in fresh
            if f"{register.id}/{entry.within}" in known
        ]
        self._db.conn.executemany("UPDATE actor SET parent_id = ? WHERE id = ?", rows)

    def _add_relations(self, register: Register, language: str) -> int:
        known = self._known("relation", ((f"{register.id}/{one.id}", one.name) for one in register.relations))
        (last,) = self._db.execute("SELECT max(rank) FROM relation").fetchone()
        rows = []
        for entry in register.relations:
            origin = f"{register.id}/{entry.id}"
            if origin not in known:
                last = rank_between(last or "")
                name, other = _names(entry.name, language)
                cells = (kept(name), kept(other), int(entry.is_directed), origin)
                rows.append((self._guid("relation", origin), last, *cells))
        self._db.conn.executemany(
            "INSERT INTO relation (guid, rank, name, name_other, is_directed, origin) VALUES (?, ?, ?, ?, ?, ?)", rows
        )
        return len(rows)

    def _guid(self, *parts: str) -> bytes:
        """The same in every copy of the project."""
        (project,) = self._db.execute("SELECT guid FROM project").fetchone()
        return guid_bytes(derived_guid("register", guid_text(project), *parts))


def _names(name: Words, language: str) -> tuple[str, str]:
    """The name in the language of the project, and in the other one."""
    name = name.on_one_line()
    other = name.in_language("da" if language == "en" else "en")
    own = name.in_language(language)
    return own, other if other != own else ""
