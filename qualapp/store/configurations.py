"""Realist configurations: what works for whom when, as one speaker tells it."""

from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.text import TextRange, kept
from qualapp.model.theory import Configuration, ConfigurationPart
from qualapp.store.blinding import Blinding
from qualapp.store.claim_tables import delete_with_claims, drop_bare
from qualapp.store.codings import Codings
from qualapp.store.history import History
from qualapp.store.identity import guid_text, new_guid, now

_WORDS = tuple(part.value for part in ConfigurationPart)
_FIELDS = (*_WORDS, "case_id", "theory_id")


class Configurations:
    """Link context, mechanism and outcome from one account, each to its excerpts."""

    def __init__(self, db: Database, history: History, codings: Codings, blinding: Blinding) -> None:
        self._db = db
        self._history = history
        self._codings = codings
        self._blinding = blinding

    def add(
        self,
        context: str,
        mechanism: str,
        outcome: str,
        *,
        case_id: int | None = None,
        theory_id: int | None = None,
    ) -> Configuration:
        """A new configuration; any of the three may still be empty, not all.

        Raises UserError where nothing is said.
        """
        words = [kept(part).strip() for part in (context, mechanism, outcome)]
        if not any(words):
            raise UserError(_("Write at least a context, a mechanism or an outcome."))
        with self._history.step(N_("New configuration")):
            cursor = self._db.execute(
                "INSERT INTO configuration (guid, case_id, theory_id, context, mechanism, outcome, coder_id, created)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (new_guid(), case_id, theory_id, *words, self._history.coder_id, now()),
            )
        return self[int(cursor.lastrowid or 0)]

    def describe(self, configuration_id: int, **values: str | int | None) -> None:
        """Set context, mechanism, outcome, case_id or theory_id.

        Raises UserError where nothing would be said any more.
        """
        if not values or set(values) - set(_FIELDS):
            raise ValueError(f"a configuration has no {set(values) - set(_FIELDS)}")
        cells = {column: kept(value) if isinstance(value, str) else value for column, value in values.items()}
        sets = ", ".join(f"{column} = ?" for column in cells)
        now = self[configuration_id]
        if cells.keys() & set(_WORDS) and not any(str(cells.get(part, getattr(now, part))).strip() for part in _WORDS):
            raise UserError(_("Write at least a context, a mechanism or an outcome."))
        with self._history.step(N_("Describe configuration")):
            self._db.execute(f"UPDATE configuration SET {sets} WHERE id = ?", (*cells.values(), configuration_id))

    def cite(self, configuration_id: int, part: ConfigurationPart, source_id: int, range: TextRange) -> int:
        """Put an excerpt under one part of a configuration; returns its id there.

        Raises UserError where the stretch is empty or outside the text.
        """
        with self._history.step(N_("Cite an excerpt in a configuration")):
            excerpt = self._codings.excerpt_at(source_id, range)
            cursor = self._db.execute(
                "INSERT INTO configuration_part (guid, configuration_id, excerpt_id, source_id, part, coder_id,"
                " created) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (new_guid(), configuration_id, excerpt, source_id, part, self._history.coder_id, now()),
            )
        return int(cursor.lastrowid or 0)

    def put(
        self, part: ConfigurationPart, source_id: int, range: TextRange, configuration_id: int | None = None
    ) -> Configuration:
        """Put words under a part of a configuration, or of a new one of the source's case.

        Where the part says nothing yet, it begins as a draft with these very words.
        Raises UserError where the stretch is empty, only space or outside the text.
        """
        with self._history.step(N_("Put words into a configuration")):
            self._codings.excerpt_at(source_id, range)
            text, case = self._db.execute("SELECT text, case_id FROM source WHERE id = ?", (source_id,)).fetchone()
            words = " ".join(range.of(text).split())
            if not words:
                raise UserError(_("Select some words first: only empty space is marked."))
            if configuration_id is None:
                drafts = {one: words if one is part else "" for one in ConfigurationPart}
                configuration_id = self.add(*drafts.values(), case_id=case).id
            elif not getattr(self[configuration_id], part):
                self.describe(configuration_id, **{part.value: words})
            if range not in [
                place for _id, one, source, place in self.parts(configuration_id) if (one, source) == (part, source_id)
            ]:
                self.cite(configuration_id, part, source_id, range)
        return self[configuration_id]

    def latest_in(self, source_id: int) -> Configuration | None:
        """The configuration of one's own that was cited last from this source."""
        row = self._db.execute(
            "SELECT p.configuration_id FROM configuration_part p JOIN configuration c ON c.id = p.configuration_id"
            " WHERE p.source_id = ? AND c.coder_id = ? ORDER BY p.created DESC, p.id DESC LIMIT 1",
            (source_id, self._history.coder_id),
        ).fetchone()
        return self[row[0]] if row else None

    def cited_in(self, source_id: int) -> list[tuple[int, ConfigurationPart, int, int]]:
        """What is cited from a source and may be shown: id there, part, configuration and excerpt."""
        rows = self._db.execute(
            "SELECT p.id, p.part, p.configuration_id, p.excerpt_id FROM configuration_part p JOIN excerpt e"
            f" ON e.id = p.excerpt_id WHERE p.source_id = ? AND {self._blinding.only('p.coder_id')}"
            " ORDER BY e.start, p.id",
            (source_id,),
        )
        return [(number, ConfigurationPart(part), one, excerpt) for number, part, one, excerpt in rows]

    def uncite(self, part_ids: Iterable[int]) -> None:
        """Take excerpts out of configurations again."""
        with self._history.step(N_("Take an excerpt out of a configuration")):
            for number in part_ids:
                (excerpt,) = self._db.execute(
                    "SELECT excerpt_id FROM configuration_part WHERE id = ?", (number,)
                ).fetchone()
                self._db.execute("DELETE FROM configuration_part WHERE id = ?", (number,))
                drop_bare(self._db, [excerpt])

    def remove(self, configuration_id: int) -> None:
        """Delete a configuration; its excerpts stay where other claims rest on them."""
        with self._history.step(N_("Delete configuration")):
            delete_with_claims(self._db, self._history.tables, "configuration", [configuration_id])

    def all(self) -> list[Configuration]:
        """All configurations that may be shown, in the order in which they were made."""
        rows = self._db.execute(
            f"SELECT {_CONFIGURATION} FROM configuration WHERE {self._blinding.only('coder_id')} ORDER BY id"
        )
        return [_configuration(row) for row in rows]

    def __getitem__(self, configuration_id: int) -> Configuration:
        row = self._db.execute(
            f"SELECT {_CONFIGURATION} FROM configuration WHERE id = ?", (configuration_id,)
        ).fetchone()
        if row is None:
            raise KeyError(configuration_id)
        return _configuration(row)

    def parts(self, configuration_id: int) -> list[tuple[int, ConfigurationPart, int, TextRange]]:
        """The excerpts of a configuration that may be shown: id there, part, source and range, as the text has them."""
        rows = self._db.execute(
            "SELECT p.id, p.part, p.source_id, e.start, e.stop FROM configuration_part p"
            " JOIN excerpt e ON e.id = p.excerpt_id"
            f" WHERE p.configuration_id = ? AND {self._blinding.only('p.coder_id')}"
            " ORDER BY p.source_id, e.start, p.id",
            (configuration_id,),
        )
        return [
            (number, ConfigurationPart(part), source, TextRange(start, stop))
            for number, part, source, start, stop in rows
        ]


_CONFIGURATION = "id, guid, case_id, theory_id, context, mechanism, outcome, coder_id, created"


def _configuration(row: tuple[Any, ...]) -> Configuration:
    number, guid, *rest = row
    return Configuration(number, guid_text(guid), *rest)
