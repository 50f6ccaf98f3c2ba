"""Prose that coders attach to things."""

from collections.abc import Sequence

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.memo import Memo, marked_like, unmarked
from qualapp.model.text import TextRange, kept
from qualapp.store.blinding import Blinding
from qualapp.store.claim_tables import drop_bare
from qualapp.store.codings import Codings
from qualapp.store.history import History
from qualapp.store.identity import guid_text, new_guid, now

ABOUT = ("project", "case", "source", "excerpt", "coding", "code")


class Memos:
    """Write, change and find memos."""

    def __init__(self, db: Database, history: History, codings: Codings, blinding: Blinding) -> None:
        self._db = db
        self._history = history
        self._codings = codings
        self._blinding = blinding

    def write(self, text: str, about: str = "project", about_id: int | None = None) -> Memo:
        """A new memo on a case, source, excerpt, coding or code, or on the project.

        Raises UserError where it says nothing.
        """
        if about not in ABOUT or (about == "project") != (about_id is None):
            raise ValueError(f"no memo can be about {about} {about_id}")
        text = _checked(text)
        moment = now()
        columns = "" if about == "project" else f", {about}_id"
        with self._history.step(N_("Write memo")):
            values = (new_guid(), self._history.coder_id, text, moment, moment)
            cursor = self._db.execute(
                f"INSERT INTO memo (guid, coder_id, text, created, changed{columns})"
                f" VALUES (?, ?, ?, ?, ?{', ?' if columns else ''})",
                values + (() if about_id is None else (about_id,)),
            )
        return self[int(cursor.lastrowid or 0)]

    def write_at(self, text: str, source_id: int, range: TextRange) -> Memo:
        """A new memo on a stretch of a source that need not be coded.

        Raises UserError where it says nothing, or the stretch is empty or lies outside the text.
        """
        _checked(text)
        with self._history.step(N_("Write memo")):
            return self.write(text, "excerpt", self._codings.excerpt_at(source_id, range))

    def change(self, memo_id: int, text: str) -> None:
        """Change the text of one's own memo; an empty text takes it away."""
        memo = self[memo_id]
        if memo.coder_id != self._history.coder_id:
            raise UserError(_("That is another coder's memo. Write one of your own beside it."))
        if not kept(text).strip():
            self.remove(memo_id)
            return
        with self._history.step(N_("Change memo")):
            (before,) = self._db.execute("SELECT text FROM memo WHERE id = ?", (memo_id,)).fetchone()
            text = marked_like(_checked(text), before)
            self._db.execute("UPDATE memo SET text = ?, changed = ? WHERE id = ?", (text, now(), memo_id))

    def remove(self, memo_id: int) -> None:
        """Take one's own memo away."""
        memo = self[memo_id]
        if memo.coder_id != self._history.coder_id:
            raise UserError(_("That is another coder's memo. Only they can take it away."))
        with self._history.step(N_("Take memo away")):
            self._db.execute("DELETE FROM memo WHERE id = ?", (memo_id,))
            if memo.about == "excerpt" and memo.about_id is not None:
                drop_bare(self._db, [memo.about_id])

    def noted(self, source_id: int) -> set[int]:
        """The excerpts of a source that a memo which may be shown is about."""
        rows = self._db.execute(
            "SELECT excerpt_id FROM memo WHERE excerpt_id IN (SELECT id FROM excerpt WHERE source_id = ?)"
            f" AND {self._blinding.only('coder_id')}",
            (source_id,),
        )
        return {number for (number,) in rows}

    def on(self, about: str, about_id: int | None = None) -> list[Memo]:
        """The memos on one thing that may be shown, oldest first."""
        if about not in ABOUT:
            raise ValueError(f"no memo can be about {about}")
        where = "coalesce(case_id, source_id, excerpt_id, coding_id, code_id) IS NULL"
        parameters: tuple[int | None, ...] = ()
        if about != "project":
            where, parameters = f"{about}_id = ?", (about_id,)
        where += f" AND {self._blinding.only('coder_id')}"
        return self._saying(where, parameters)

    def all(self) -> list[Memo]:
        """All memos that may be shown, oldest first."""
        return self._saying(self._blinding.only("coder_id"))

    def _saying(self, where: str, parameters: Sequence[int | None] = ()) -> list[Memo]:
        """Those that say something: a decision of the consensus that nobody wrote a word on is no memo to read."""
        rows = self._db.execute(f"{_MEMO} WHERE {where} ORDER BY created, id", parameters)
        return [memo for row in rows if (memo := _memo(row)).text]

    def __getitem__(self, memo_id: int) -> Memo:
        row = self._db.execute(f"{_MEMO} WHERE id = ?", (memo_id,)).fetchone()
        if row is None:
            raise KeyError(memo_id)
        return _memo(row)


_MEMO = (
    "SELECT id, guid, text, coder_id, created, changed, case_id, source_id, excerpt_id, coding_id, code_id FROM memo"
)


def _memo(
    row: tuple[int, bytes, str, int, int, int, int | None, int | None, int | None, int | None, int | None],
) -> Memo:
    number, guid, text, coder_id, created, changed, *places = row
    text = unmarked(text)
    for about, place in zip(ABOUT[1:], places, strict=True):
        if place is not None:
            return Memo(number, guid_text(guid), about, place, text, coder_id, created, changed)
    return Memo(number, guid_text(guid), "project", None, text, coder_id, created, changed)


def _checked(text: str) -> str:
    text = kept(text)
    if not text.strip():
        raise UserError(_("The memo says nothing yet."))
    return text
