"""Theories as they were on a day, with the reason why they changed."""

import json
from datetime import date
from typing import Any

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.text import kept
from qualapp.model.theory import TheoryVersion
from qualapp.store.history import History
from qualapp.store.identity import guid_text, new_guid, now
from qualapp.store.theories import Theories


class TheoryVersions:
    """Save theories as versions and read them again."""

    def __init__(self, db: Database, history: History, theories: Theories) -> None:
        self._db = db
        self._history = history
        self._theories = theories

    def save(
        self, theory_id: int, name: str, reason: str = "", day: date | None = None, visit: str = ""
    ) -> TheoryVersion:
        """Save a theory as it is now; `visit` is `first`, `revisit` or empty.

        Raises UserError where the name is empty.
        """
        name = " ".join(kept(name).split())
        if not name:
            raise UserError(_("A version needs a name."))
        with self._history.step(N_("Save version “{name}” of a theory"), name=name):
            values = (
                *(new_guid(), theory_id, name, kept(reason), day.isoformat() if day else None, visit),
                *(self._history.coder_id, now(), json.dumps(self.drawing(theory_id), ensure_ascii=False)),
            )
            cursor = self._db.execute(
                "INSERT INTO theory_version (guid, theory_id, name, reason, day, visit, coder_id, created, frozen)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values,
            )
        return self[int(cursor.lastrowid or 0)]

    def drawing(self, theory_id: int) -> dict[str, Any]:
        """A theory as plain values, nodes and links by guid: as it is saved in a version."""
        nodes = self._theories.nodes(theory_id)
        guids = {node.id: node.guid for node in nodes}
        theory = self._theories[theory_id]
        return {
            "name": theory.name,
            "description": theory.description,
            "nodes": [
                {
                    "guid": node.guid, "name": node.name, "kind": node.kind, "level": node.level or "",
                    "party": node.party, "x": node.x, "y": node.y,
                }
                for node in nodes
            ],
            "links": [
                {
                    "guid": link.guid, "from": guids[link.from_id], "to": guids[link.to_id],
                    "relation": link.relation, "assumption": link.assumption, "status": link.status,
                }
                for link in self._theories.links(theory_id)
            ],
        }  # fmt: skip

    def of(self, theory_id: int) -> list[TheoryVersion]:
        """The versions of a theory, first saved first."""
        rows = self._db.execute(f"SELECT {_VERSION} FROM theory_version WHERE theory_id = ? ORDER BY id", (theory_id,))
        return [_version(row) for row in rows]

    def remove(self, version_id: int) -> None:
        """Delete a version; the theory stays as it is."""
        with self._history.step(N_("Delete version “{name}” of a theory"), name=self[version_id].name):
            self._db.execute("DELETE FROM theory_version WHERE id = ?", (version_id,))

    def __getitem__(self, version_id: int) -> TheoryVersion:
        row = self._db.execute(f"SELECT {_VERSION} FROM theory_version WHERE id = ?", (version_id,)).fetchone()
        if row is None:
            raise KeyError(version_id)
        return _version(row)


_VERSION = "id, guid, theory_id, name, reason, day, visit, coder_id, created, frozen"


def _version(row: tuple[Any, ...]) -> TheoryVersion:
    number, guid, theory, name, reason, day, visit, coder, created, frozen = row
    return TheoryVersion(
        *(number, guid_text(guid), theory, name, reason, date.fromisoformat(day) if day else None, visit),
        *(coder, created, frozen),
    )
