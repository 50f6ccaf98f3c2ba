"""The people who code."""

import difflib

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.coding import Coder
from qualapp.model.text import kept
from qualapp.store.history import History
from qualapp.store.identity import guid_bytes, guid_text, new_guid

_COLOURS = ("12", "9", "21", "23", "6", "13", "20", "15")
"""Colours of coders, in the order in which they get them: none of the five dimensions' own."""


class Coders:
    """Add, name and find coders."""

    def __init__(self, db: Database, history: History) -> None:
        self._db = db
        self._history = history
        self._returned: tuple[tuple[int, int], frozenset[int]] = ((-1, -1), frozenset())

    def add(self, name: str, initials: str = "", colour: str = "", guid: str = "") -> Coder:
        """A new coder; initials, colour and guid are chosen where not given.

        Raises UserError where the name is empty or taken.
        """
        name = self._checked(name)
        colour = colour or _COLOURS[len(self.all()) % len(_COLOURS)]
        with self._history.step(N_("Add coder {name}"), name=name):
            values = (
                guid_bytes(guid) if guid else new_guid(),
                name,
                kept(initials).strip() or initials_of(name),
                kept(colour),
            )
            cursor = self._db.execute("INSERT INTO coder (guid, name, initials, colour) VALUES (?, ?, ?, ?)", values)
        return self[int(cursor.lastrowid or 0)]

    def rename(self, coder_id: int, name: str, initials: str = "") -> None:
        """Give a coder another name.

        Raises UserError where the name is empty or taken.
        """
        name = self._checked(name, coder_id)
        with self._history.step(N_("Rename coder {name}"), name=self[coder_id].name):
            values = (name, kept(initials).strip() or initials_of(name), coder_id)
            self._db.execute("UPDATE coder SET name = ?, initials = ? WHERE id = ?", values)

    def recolour(self, coder_id: int, colour: str) -> None:
        """Give a coder another colour."""
        with self._history.step(N_("Recolour coder {name}"), name=self[coder_id].name):
            self._db.execute("UPDATE coder SET colour = ? WHERE id = ?", (kept(colour), coder_id))

    def hanging_on(self, coder_id: int) -> dict[str, int]:
        """What rests on a coder: numbers by noun, only of what there is."""
        counts = {
            table: int(
                self._db.execute(f'SELECT count(*) FROM "{table}" WHERE "{column}" = ?', (coder_id,)).fetchone()[0]
            )
            for table, column in self._made_by()
        }
        return {noun: count for noun, count in counts.items() if count}

    def delete(self, coder_id: int) -> None:
        """Take a coder out of the project; the history goes on naming them.

        Raises UserError for the coder at work, and while something in the project is theirs.
        """
        self._refuse_at_work(coder_id)
        name = self[coder_id].name
        if self.hanging_on(coder_id):
            sentence = _("{name} has made things in the project. Give them to another coder, then {name} can go.")
            raise UserError(sentence.format(name=name))
        with self._history.step(N_("Delete coder {name}"), name=name):
            self._let_go(coder_id)

    def merge(self, coder_id: int, into: int) -> None:
        """Give all that one coder made to another, as where two are one person; the history keeps who did what.

        Raises UserError for the coder at work.
        """
        self._refuse_at_work(coder_id)
        if coder_id == into:
            raise UserError(_("A coder cannot be merged with themselves."))
        name, other = self[coder_id].name, self[into].name
        with self._history.step(N_("Merge coder {name} into {into}"), name=name, into=other):
            for table, column in self._made_by():
                self._db.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE "{column}" = ?', (into, coder_id))
            self._let_go(coder_id)

    def all(self) -> list[Coder]:
        """All coders who are here, first come first: whoever has not gone, or made what a later merge brought."""
        rows = self._db.execute("SELECT id, guid, name, initials, colour, is_gone FROM coder ORDER BY id").fetchall()
        gone = [row[0] for row in rows if row[5]]
        back = self._back_again(gone) if gone else frozenset()
        return [_coder(row[:5]) for row in rows if not row[5] or row[0] in back]

    def __getitem__(self, coder_id: int) -> Coder:
        row = self._db.execute(
            "SELECT id, guid, name, initials, colour FROM coder WHERE id = ?", (coder_id,)
        ).fetchone()
        if row is None:
            raise KeyError(coder_id)
        return _coder(row)

    def named(self, name: str) -> Coder:
        """The coder of this name.

        Raises UserError that lists the coders where there is none.
        """
        coders = self.all()
        name = " ".join(kept(name).split())
        for coder in coders:
            if coder.name.casefold() == name.casefold():
                return coder
        names = [coder.name for coder in coders]
        near = difflib.get_close_matches(name, names, 1)
        raise UserError(
            _("There is no coder “{name}” in the project. The coders are: {coders}.").format(
                name=name, coders=", ".join(near + [other for other in names if other not in near])
            )
        )

    def _back_again(self, gone: list[int]) -> frozenset[int]:
        """Those who have gone and of whom something is here again; looked up once until something is written."""
        (last,) = self._db.execute("SELECT max(id) FROM step").fetchone()
        state = (last or 0, self._db.conn.total_changes)
        if self._returned[0] != state:
            self._returned = state, frozenset(number for number in gone if self._has_made(number))
        return self._returned[1]

    def _has_made(self, coder_id: int) -> bool:
        found = (
            self._db.execute(f'SELECT 1 FROM "{table}" WHERE "{column}" = ? LIMIT 1', (coder_id,)).fetchone()
            for table, column in self._made_by()
        )
        return any(found)

    def _made_by(self) -> list[tuple[str, str]]:
        """The tables and columns that say who made a row."""
        return [
            (table.name, column)
            for table in self._history.tables.values()
            for column, parent in table.parents
            if parent == "coder"
        ]

    def _let_go(self, coder_id: int) -> None:
        """Those who made steps stay in the file, so that the history can name them."""
        if self._db.execute("SELECT 1 FROM step WHERE coder_id = ?", (coder_id,)).fetchone():
            self._db.execute("UPDATE coder SET is_gone = 1 WHERE id = ?", (coder_id,))
        else:
            self._db.execute("DELETE FROM coder WHERE id = ?", (coder_id,))

    def _refuse_at_work(self, coder_id: int) -> None:
        if coder_id == self._history.coder_id:
            raise UserError(
                _("{name} codes here now. Let another coder work here first.").format(name=self[coder_id].name)
            )

    def _checked(self, name: str, own_id: int = 0) -> str:
        name = " ".join(kept(name).split())
        if not name:
            raise UserError(_("A coder needs a name."))
        if any(coder.name.casefold() == name.casefold() and coder.id != own_id for coder in self.all()):
            raise UserError(_("There is already a coder “{name}”.").format(name=name))
        return name


def initials_of(name: str) -> str:
    """Two letters that stand for a name.

    >>> initials_of("Signe Marie Krogh"), initials_of("Jonas")
    ('SK', 'JO')
    """
    words = name.split()
    letters = words[0][:1] + words[-1][:1] if len(words) > 1 else name[:2]
    return letters.upper()


def _coder(row: tuple[int, bytes, str, str, str]) -> Coder:
    number, guid, name, initials, colour = row
    return Coder(number, guid_text(guid), name, initials, colour)
