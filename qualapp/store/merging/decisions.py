"""Deciding what is to stand where two people said different things."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.memo import marked_like
from qualapp.model.text import kept
from qualapp.store.blind_history import changes_seen
from qualapp.store.blinding import Blinding
from qualapp.store.claim_tables import CLAIMS, drop_bare
from qualapp.store.deletion import delete_rows, resting_on
from qualapp.store.history import History
from qualapp.store.identity import new_guid, now
from qualapp.store.merging.open_conflicts import Conflict, OpenConflicts
from qualapp.store.merging.side import PLACE, columns_of
from qualapp.store.merging.taken import Decided, Merged, TakenDecisions, last_merge
from qualapp.store.sources import Sources
from qualapp.store.texts import Texts

_DECIDE = N_("Decide on “{name}”")


class Decisions:
    """Lists the conflicts that nobody has decided, and decides them.

    While coders work blind, conflicts about others' codings and memos are neither listed nor decided one by one.
    """

    def __init__(self, db: Database, history: History, blinding: Blinding, sources: Sources, texts: Texts) -> None:
        self._db = db
        self._history = history
        self._blinding = blinding
        self._sources = sources
        self._texts = texts

    def open(self) -> list[Conflict]:
        """The conflicts that wait for somebody and may be shown, those of one thing together."""
        hidden = self._hidden_keys()
        return [conflict for conflict in self._all() if conflict.key not in hidden]

    def hidden(self) -> int:
        """How many wait that are not shown, because coders work blind and they are about what others claim."""
        hidden = self._hidden_keys()
        return sum(conflict.key in hidden for conflict in self._all()) if hidden else 0

    def taken(self) -> list[Decided]:
        """What was decided, as far as it is still noted and may be shown, in the order in which it was."""
        hidden = self._hidden_keys()
        decided = TakenDecisions(self._db, self._history.tables).all()
        return [one for one in decided if one.conflict.key not in hidden]

    def _all(self) -> list[Conflict]:
        return OpenConflicts(self._db, self._history.tables).all()

    def _hidden_keys(self) -> set[str]:
        if not self._blinding.is_on:
            return set()
        seen = changes_seen(self._db, self._history)
        return {key for (key,) in self._db.execute(f"SELECT c.key FROM conflict c WHERE NOT {seen}")}

    def last_merge(self) -> Merged | None:
        """The last merge that was made in this copy and not taken back."""
        return last_merge(self._db, self._history.tables, self._history.copy_id)

    def noted(self) -> tuple[int, int, int]:
        """Numbers that are others when a merge or its undo brought conflicts or took them, or one was decided."""
        query = (
            "SELECT (SELECT count(*) FROM conflict), (SELECT count(*) FROM decision), (SELECT max(id) FROM conflict)"
        )
        conflicts, decisions, last = self._db.execute(query).fetchone()
        return conflicts, decisions, last or 0

    def __getitem__(self, key: str) -> Conflict:
        found = [conflict for conflict in self.open() if conflict.key == key]
        if not found and key in self._hidden_keys():
            raise UserError(
                _("That is about what another coder coded or noted. It waits until the comparison is opened.")
            )
        if not found:
            raise UserError(_("There is no open conflict “{key}”.").format(key=key))
        return found[0]

    def decide(self, key: str, choice: str, words: str = "") -> None:
        """Let what stands be kept, the other version stand, both, or words written now: `kept`, `other`, `both`, `own`.

        Raises UserError where the choice cannot be made for this conflict; nothing has changed then.
        """
        self._decide(self[key], choice, words)

    def _decide(self, conflict: Conflict, choice: str, words: str = "") -> None:
        with self._history.step(_DECIDE, kind="decision", name=conflict.name):
            if choice == "other":
                self._let_other_stand(conflict)
            elif choice in {"both", "own"}:
                self._write_anew(conflict, choice, kept(words))
            values = (new_guid(), self._history.coder_id, conflict.key, choice, now())
            self._db.execute(
                "INSERT INTO decision (guid, coder_id, conflict, choice, created) VALUES (?, ?, ?, ?, ?)", values
            )

    def decide_all(self, prefer: str, merge: int) -> int:
        """Decide what came of one merge: `mine`, `theirs` or `both` where both can stand; returns how many.

        That shows nobody's words, so it also decides what is not listed while coders work blind.
        """
        waiting = [conflict for conflict in self._all() if self._merge_of(conflict) == merge]
        decided = 0
        with self._history.step(N_("Decide on what a merge brought"), kind="decision"):
            for conflict in waiting:
                if prefer == "both":
                    choice = "both" if conflict.can_be_joined else ""
                else:
                    choice = "kept" if conflict.came == (prefer == "mine") else "other"
                if choice and any(conflict.key == one.key for one in self._all()):
                    self._decide(conflict, choice)
                    decided += 1
        return decided

    def _merge_of(self, conflict: Conflict) -> int:
        return int(self._db.execute("SELECT merge_id FROM conflict WHERE id = ?", (conflict.id,)).fetchone()[0])

    def _let_other_stand(self, conflict: Conflict) -> None:
        if conflict.kind == "text":
            self._let_words_stand(conflict, conflict.lost.words)
        elif conflict.kind == "deleted":
            self._delete(conflict.noun, self._number(conflict.noun, bytes.fromhex(conflict.guid.replace("-", ""))))
        else:
            self._write(conflict, conflict.lost.value)

    def _delete(self, noun: str, number: int) -> None:
        """Delete a thing with all that rests on it, as if whoever deleted it had known of that."""
        for source in resting_on(self._db, self._history.tables, noun, [number]).get("source", ()):
            self._sources.delete(source)
        if noun == "source":
            return
        rows = resting_on(self._db, self._history.tables, noun, [number])
        excerpts = {excerpt for claim in CLAIMS for excerpt in self._excerpts(claim, rows.get(claim, ()))}
        delete_rows(self._db, self._history.tables, rows)
        drop_bare(self._db, sorted(excerpts))

    def _excerpts(self, noun: str, numbers: Iterable[int]) -> list[int]:
        """The excerpts that these claims are about."""
        found = (self._db.execute(f"SELECT excerpt_id FROM {noun} WHERE id = ?", (one,)).fetchone() for one in numbers)
        return [row[0] for row in found if row[0] is not None]

    def _write_anew(self, conflict: Conflict, choice: str, words: str) -> None:
        """Let both versions stand one below the other, or words of one's own."""
        if not (conflict.can_be_joined if choice == "both" else conflict.can_be_written):
            raise UserError(_("Here only one of the two can stand. Choose one of them."))
        if choice == "own" and conflict.cell == "name" and not words.strip():
            raise UserError(_("A name cannot be empty."))
        if conflict.kind == "text":
            self._let_words_stand(conflict, words)
        else:
            both = "\n\n".join(part for part in (conflict.stands.words, conflict.lost.words) if part)
            written = words if choice == "own" else both
            if conflict.noun == "memo":
                written = marked_like(written, str(conflict.stands.value), str(conflict.lost.value))
            self._write(conflict, written)

    def _let_words_stand(self, conflict: Conflict, words: str) -> None:
        if conflict.source_id is None or conflict.range is None:
            raise UserError(_("The words have been changed since. Open the source and correct them there."))
        self._texts.correct(conflict.source_id, conflict.range, words)

    def _write(self, conflict: Conflict, value: Any) -> None:
        noun, row = conflict.noun, bytes.fromhex(conflict.guid.replace("-", ""))
        if conflict.kind == "ring":
            self._refuse_ring(noun, row, value)
        columns = columns_of(noun, conflict.cell)
        values: Sequence[Any] = value if conflict.cell == PLACE else (value,)
        parent = self._history.tables[noun].parent_of.get(conflict.cell)
        bound = [self._number(parent, one) if parent and isinstance(one, bytes) else one for one in values]
        sets = ", ".join(f'"{column}" = ?' for column in columns)
        self._db.execute(f'UPDATE "{noun}" SET {sets} WHERE guid = ?', (*bound, row))

    def _number(self, noun: str, guid: bytes) -> int:
        found = self._db.execute(f'SELECT id FROM "{noun}" WHERE guid = ?', (guid,)).fetchone()
        if found is None:
            raise UserError(_("What the other version points to is gone, so only this one can stand."))
        return int(found[0])

    def _refuse_ring(self, noun: str, row: bytes, parent: Any) -> None:
        above = (
            f"WITH RECURSIVE above (guid, parent_id) AS (SELECT guid, parent_id FROM {noun} WHERE guid = ?"
            f" UNION SELECT c.guid, c.parent_id FROM {noun} c JOIN above a ON c.id = a.parent_id)"
            " SELECT guid FROM above"
        )
        if parent is not None and row in {guid for (guid,) in self._db.execute(above, (parent,))}:
            if noun == "actor":
                raise UserError(_("There the actor would belong to itself. Group the other actor first."))
            raise UserError(_("There the code would lie below itself. Move the other code first."))
