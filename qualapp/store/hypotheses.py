"""Hypotheses: where they came from, what speaks for and against them, and how they stand."""

from datetime import date
from typing import Any

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.text import kept
from qualapp.model.theory import Hypothesis, HypothesisOrigin, HypothesisStatus
from qualapp.store.claim_tables import delete_with_claims
from qualapp.store.history import History
from qualapp.store.identity import guid_text, new_guid, now

_FIELDS = ("text", "origin", "source", "status", "theory_id", "reason", "day")


class Hypotheses:
    """Write hypotheses down and follow them over the visits."""

    def __init__(self, db: Database, history: History) -> None:
        self._db = db
        self._history = history

    def add(
        self,
        text: str,
        origin: HypothesisOrigin = HypothesisOrigin.NONE,
        source: str = "",
        theory_id: int | None = None,
    ) -> Hypothesis:
        """A new hypothesis, still open; `source` says in words where it came from.

        Raises UserError where it says nothing.
        """
        with self._history.step(N_("New hypothesis")):
            cursor = self._db.execute(
                "INSERT INTO hypothesis (guid, theory_id, text, origin, source, status, coder_id, created)"
                " VALUES (?, ?, ?, ?, ?, 'open', ?, ?)",
                (new_guid(), theory_id, _checked(text), origin, kept(source), self._history.coder_id, now()),
            )
        return self[int(cursor.lastrowid or 0)]

    def decide(self, hypothesis_id: int, status: HypothesisStatus, reason: str = "", day: date | None = None) -> None:
        """Say how a hypothesis stands from a day on, and why; the reason for how it stood before goes."""
        with self._history.step(N_("Say how a hypothesis stands")):
            self.describe(hypothesis_id, status=status, reason=reason.strip(), day=day)

    def describe(self, hypothesis_id: int, **values: str | int | date | None) -> None:
        """Set text, origin, source, status, theory_id, or the reason and the day of the status.

        Raises UserError where the text would be empty.
        """
        if not values or set(values) - set(_FIELDS):
            raise ValueError(f"a hypothesis has no {set(values) - set(_FIELDS)}")
        cells = {column: _cell(value) for column, value in values.items()}
        if "text" in cells:
            cells["text"] = _checked(str(cells["text"]))
        sets = ", ".join(f"{column} = ?" for column in cells)
        with self._history.step(N_("Describe hypothesis")):
            self._db.execute(f"UPDATE hypothesis SET {sets} WHERE id = ?", (*cells.values(), hypothesis_id))

    def remove(self, hypothesis_id: int) -> None:
        """Delete a hypothesis with the evidence for and against it."""
        with self._history.step(N_("Delete hypothesis")):
            delete_with_claims(self._db, self._history.tables, "hypothesis", [hypothesis_id])

    def all(self) -> list[Hypothesis]:
        """All hypotheses, in the order in which they were written."""
        return [_hypothesis(row) for row in self._db.execute(f"SELECT {_HYPOTHESIS} FROM hypothesis ORDER BY id")]

    def __getitem__(self, hypothesis_id: int) -> Hypothesis:
        row = self._db.execute(f"SELECT {_HYPOTHESIS} FROM hypothesis WHERE id = ?", (hypothesis_id,)).fetchone()
        if row is None:
            raise KeyError(hypothesis_id)
        return _hypothesis(row)


def _cell(value: str | int | date | None) -> str | int | None:
    if isinstance(value, date):
        return value.isoformat()
    return kept(value) if isinstance(value, str) else value


def _checked(text: str) -> str:
    text = kept(text).strip()
    if not text:
        raise UserError(_("A hypothesis needs words."))
    return text


_HYPOTHESIS = "id, guid, theory_id, text, origin, source, status, coder_id, created, reason, day"


def _hypothesis(row: tuple[Any, ...]) -> Hypothesis:
    number, guid, theory, text, origin, source, status, coder, created, reason, day = row
    return Hypothesis(
        *(number, guid_text(guid), theory, text, HypothesisOrigin(origin), source),
        *(HypothesisStatus(status), coder, created, reason, date.fromisoformat(day) if day else None),
    )
