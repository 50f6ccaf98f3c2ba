"""Where actors are mentioned, as a person has said: yes, this is meant, or no, it is not."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.network import Mention
from qualapp.model.text import TextRange
from qualapp.store.blinding import Blinding
from qualapp.store.claim_tables import drop_bare
from qualapp.store.codings import Codings
from qualapp.store.history import History
from qualapp.store.identity import guid_text, new_guid, now


class Mentions:
    """Accept and reject proposals, and remember it."""

    def __init__(self, db: Database, history: History, codings: Codings, blinding: Blinding) -> None:
        self._db = db
        self._history = history
        self._codings = codings
        self._blinding = blinding

    def judge(self, proposals: Iterable[tuple[int, TextRange, int]], *, is_meant: bool) -> None:
        """Say of proposals (source, range, actor) that the actor is meant there, or is not, in one step."""
        with self._history.step(N_("Accept mentions") if is_meant else N_("Reject mentions")):
            for source_id, range, actor_id in proposals:
                excerpt = self._codings.excerpt_at(source_id, range)
                known = self._db.execute(
                    "SELECT id FROM mention WHERE excerpt_id = ? AND actor_id = ? AND coder_id = ?",
                    (excerpt, actor_id, self._history.coder_id),
                ).fetchall()
                if known:
                    rows = [(int(is_meant), number) for (number,) in known]
                    self._db.conn.executemany("UPDATE mention SET is_meant = ? WHERE id = ?", rows)
                else:
                    self._insert(excerpt, source_id, actor_id, is_meant)

    def forget(self, mention_ids: Sequence[int]) -> None:
        """Take one's own judgements back, so that the words are proposed again.

        Raises UserError where one is another coder's.
        """
        query = "SELECT excerpt_id, coder_id FROM mention WHERE id = ?"
        rows = [self._db.execute(query, (number,)).fetchone() for number in mention_ids]
        if any(coder != self._history.coder_id for _excerpt, coder in rows):
            raise UserError(_("That is another coder's judgement. You can give your own of the same words."))
        with self._history.step(N_("Take judgements of mentions back")):
            self._db.conn.executemany("DELETE FROM mention WHERE id = ?", [(number,) for number in mention_ids])
            drop_bare(self._db, [excerpt for excerpt, _coder in rows])

    def in_source(self, source_id: int) -> list[tuple[Mention, TextRange]]:
        """The judgements in a source that may be shown, with where they stand, in the order of the text."""
        return self._placed("m.source_id = ?", (source_id,))

    def of_actor(self, actor_id: int) -> list[tuple[Mention, TextRange]]:
        """Where an actor is meant, in all sources."""
        return self._placed("m.actor_id = ? AND m.is_meant", (actor_id,))

    def counts(self) -> dict[int, int]:
        """How often each actor is meant."""
        rows = self._db.execute(
            "SELECT m.actor_id, count(*) FROM mention m"
            f" WHERE m.is_meant AND {self._blinding.only('m.coder_id')} GROUP BY m.actor_id"
        )
        return dict(rows.fetchall())

    def _placed(self, condition: str, parameters: tuple[int, ...]) -> list[tuple[Mention, TextRange]]:
        rows = self._db.execute(
            "SELECT m.id, m.guid, m.excerpt_id, m.source_id, m.actor_id, m.coder_id, m.is_meant, m.created,"
            " e.start, e.stop FROM mention m JOIN excerpt e ON e.id = m.excerpt_id"
            f" WHERE {condition} AND {self._blinding.only('m.coder_id')} ORDER BY m.source_id, e.start, m.id",
            parameters,
        )
        return [(_mention(row[:8]), TextRange(*row[8:])) for row in rows]

    def _insert(self, excerpt: int, source_id: int, actor_id: int, is_meant: bool) -> None:
        self._db.execute(
            "INSERT INTO mention (guid, excerpt_id, source_id, actor_id, coder_id, is_meant, created)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (new_guid(), excerpt, source_id, actor_id, self._history.coder_id, int(is_meant), now()),
        )


def _mention(row: tuple[Any, ...]) -> Mention:
    number, guid, excerpt, source, actor, coder, meant, created = row
    return Mention(number, guid_text(guid), excerpt, source, actor, coder, bool(meant), created)
