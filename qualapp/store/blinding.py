"""Blind coding: while it is on, each coder is shown their own claims only.

It is a courtesy among colleagues, not a lock: the file holds everybody's claims, and another program can read them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.store.history import History
from qualapp.store.identity import new_guid, now


@dataclass(frozen=True)
class BlindTime:
    """A time in which coders worked blind: who began it and when, and who opened the comparison, once somebody did."""

    begun_by: int
    begun: int
    opened_by: int | None
    opened: int | None


class Blinding:
    """Says whose claims may be shown: the one place where that is decided."""

    def __init__(self, db: Database, history: History) -> None:
        self._db = db
        self._history = history

    @property
    def is_on(self) -> bool:
        """Whether coders work blind now."""
        return self._db.execute("SELECT 1 FROM blinding WHERE opened IS NULL").fetchone() is not None

    def times(self) -> list[BlindTime]:
        """When coders worked blind, the latest time last."""
        rows = self._db.execute("SELECT coder_id, created, opened_by_id, opened FROM blinding ORDER BY created, id")
        return [BlindTime(*row) for row in rows]

    def begin(self) -> None:
        """Show each coder only their own claims from now on."""
        if self.is_on:
            return
        with self._history.step(N_("Begin blind coding")):
            values = (new_guid(), self._history.coder_id, now())
            self._db.execute("INSERT INTO blinding (guid, coder_id, created) VALUES (?, ?, ?)", values)

    def open_comparison(self) -> None:
        """Show everybody's claims to all.

        Raises UserError for a coder who neither made the project nor began the blind coding.
        """
        if not self.is_on:
            return
        openers = self.openers()
        if self._history.coder_id not in openers:
            raise UserError(
                _("Only {names} can open the comparison. Until then each coder sees their own codings.").format(
                    names=_(" or ").join(self._names(openers))
                )
            )
        with self._history.step(N_("Open the comparison")):
            self._db.execute(
                "UPDATE blinding SET opened = ?, opened_by_id = ? WHERE opened IS NULL", (now(), self._history.coder_id)
            )

    def openers(self) -> list[int]:
        """Who can open the comparison: who made the project and who began the blind coding; anybody where they left."""
        present = [number for (number,) in self._db.execute("SELECT id FROM coder WHERE NOT is_gone ORDER BY id")]
        asked = self._db.execute(
            "SELECT coder_id FROM step WHERE id = (SELECT min(id) FROM step)"
            " UNION SELECT coder_id FROM blinding WHERE opened IS NULL"
        )
        chosen = {number for (number,) in asked}
        return [number for number in present if number in chosen] or present

    def shown(self, chosen: Iterable[int] = ()) -> frozenset[int]:
        """Whose claims are shown of those that were chosen, or of all where none was; empty means everybody's."""
        return frozenset({self._history.coder_id}) if self.is_on else frozenset(chosen)

    def only(self, column: str) -> str:
        """A condition in SQL that lets only those rows through that may be shown."""
        return f"{column} = {self._history.coder_id}" if self.is_on else "1"

    def told(self) -> str:
        """That only one's own is shown, as a sentence; empty while coders do not work blind."""
        if not self.is_on:
            return ""
        (name,) = self._names([self._history.coder_id])
        return _("Blind coding: only what {name} coded and noted is shown and counted.").format(name=name)

    def look_as(self, coder_ids: Iterable[int]) -> None:
        """Look through the eyes of the one coder who was asked for, as on the command line.

        Raises UserError where several were while coders work blind.
        """
        wanted = set(coder_ids)
        if not self.is_on or not wanted:
            return
        if len(wanted) > 1:
            raise UserError(_("The coders work blind now. Ask for one coder at a time, or open the comparison first."))
        self._history.coder_id = wanted.pop()

    def refuse_comparing(self) -> None:
        """Let nobody compare coders who work blind.

        Raises UserError while they do.
        """
        if self.is_on:
            raise UserError(
                _("The coders work blind now. {names} can open the comparison; then all can be compared.").format(
                    names=_(" or ").join(self._names(self.openers()))
                )
            )

    def _names(self, coder_ids: Iterable[int]) -> list[str]:
        names = dict(self._db.execute("SELECT id, name FROM coder").fetchall())
        return [names[number] for number in coder_ids]
