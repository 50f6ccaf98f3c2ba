"""Variables of cases, sources and informants, and their values."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.text import kept
from qualapp.model.variable import ABOUT, Variable, VariableType, value_of
from qualapp.store.history import History
from qualapp.store.identity import guid_text, new_guid
from qualapp.store.rank import rank_between


class Variables:
    """Add, rename and fill the variables of a project."""

    def __init__(self, db: Database, history: History) -> None:
        self._db = db
        self._history = history

    def add(self, about: str, name: str, type: VariableType = VariableType.TEXT) -> Variable:
        """A new variable of cases, sources or informants, the last of them.

        Raises UserError where the name is empty or taken.
        """
        name = self._checked(_known(about), name)
        with self._history.step(N_("Add variable “{name}”"), name=name):
            last = self._db.execute("SELECT max(rank) FROM variable WHERE about = ?", (about,)).fetchone()[0]
            values = (new_guid(), about, name, type, rank_between(last or ""))
            cursor = self._db.execute(
                "INSERT INTO variable (guid, about, name, type, rank) VALUES (?, ?, ?, ?, ?)", values
            )
        return self[int(cursor.lastrowid or 0)]

    def rename(self, variable_id: int, name: str) -> None:
        """Give a variable another name.

        Raises UserError where the name is empty or taken.
        """
        variable = self[variable_id]
        name = self._checked(variable.about, name, variable_id)
        with self._history.step(N_("Rename variable “{name}”"), name=variable.name):
            self._db.execute("UPDATE variable SET name = ? WHERE id = ?", (name, variable_id))

    def retype(self, variable_id: int, type: VariableType) -> None:
        """Let a variable have values of another type; those that are there must fit.

        Raises UserError that names the first value that does not.
        """
        variable = self[variable_id]
        rows = self._db.execute("SELECT id, text FROM value WHERE variable_id = ?", (variable_id,)).fetchall()
        with self._history.step(N_("Give variable “{name}” another type"), name=variable.name):
            self._db.execute("UPDATE variable SET type = ? WHERE id = ?", (type, variable_id))
            for number, text in rows:
                self._db.execute("UPDATE value SET text = ? WHERE id = ?", (value_of(text, type), number))

    def remove(self, variable_id: int) -> None:
        """Take a variable away with all its values."""
        with self._history.step(N_("Take variable “{name}” away"), name=self[variable_id].name):
            self._db.execute("DELETE FROM value WHERE variable_id = ?", (variable_id,))
            self._db.execute("DELETE FROM variable WHERE id = ?", (variable_id,))

    def set(self, variable_id: int, about_ids: Iterable[int], text: str) -> None:
        """Give one or several cases, sources or informants a value; an empty one takes theirs away.

        Raises UserError where the value is not of the variable's type.
        """
        variable = self[variable_id]
        value = value_of(kept(text).strip(), variable.type)
        with self._history.step(N_("Set “{name}”"), name=variable.name):
            for about_id in about_ids:
                self._set(variable, about_id, value)

    def all(self, about: str) -> list[Variable]:
        """The variables of cases, sources or informants, in their order."""
        rows = self._db.execute(f"SELECT {_VARIABLE} FROM variable WHERE about = ? ORDER BY rank, id", (_known(about),))
        return [_variable(row) for row in rows]

    def named(self, about: str, name: str) -> Variable | None:
        """The variable of this name, if there is one."""
        wanted = " ".join(kept(name).split()).casefold()
        return next((variable for variable in self.all(about) if variable.name.casefold() == wanted), None)

    def values_of(self, about: str, about_id: int) -> dict[int, str]:
        """The values of one case, source or informant, by the id of the variable."""
        query = f"SELECT variable_id, text FROM value WHERE {_known(about)}_id = ?"
        return dict(self._db.execute(query, (about_id,)).fetchall())

    def table(self, about: str) -> Mapping[int, dict[int, str]]:
        """All values of cases, sources or informants: by their id, then by the id of the variable."""
        column = f"{_known(about)}_id"
        found: dict[int, dict[int, str]] = {}
        rows = self._db.execute(f"SELECT {column}, variable_id, text FROM value WHERE {column} IS NOT NULL")
        for about_id, variable_id, text in rows:
            found.setdefault(about_id, {})[variable_id] = text
        return found

    def __getitem__(self, variable_id: int) -> Variable:
        row = self._db.execute(f"SELECT {_VARIABLE} FROM variable WHERE id = ?", (variable_id,)).fetchone()
        if row is None:
            raise KeyError(variable_id)
        return _variable(row)

    def _set(self, variable: Variable, about_id: int, value: str) -> None:
        column = f"{variable.about}_id"
        where = (variable.id, about_id)
        row = self._db.execute(f"SELECT id FROM value WHERE variable_id = ? AND {column} = ?", where).fetchone()
        if row is None and value:
            values = (new_guid(), *where, value)
            self._db.execute(f"INSERT INTO value (guid, variable_id, {column}, text) VALUES (?, ?, ?, ?)", values)
        elif row is not None and value:
            self._db.execute("UPDATE value SET text = ? WHERE id = ?", (value, row[0]))
        elif row is not None:
            self._db.execute("DELETE FROM value WHERE id = ?", (row[0],))

    def _checked(self, about: str, name: str, own_id: int = 0) -> str:
        name = " ".join(kept(name).split())
        if not name:
            raise UserError(_("A variable needs a name."))
        known = self.named(about, name)
        if known is not None and known.id != own_id:
            raise UserError(_("There is already a variable “{name}”.").format(name=known.name))
        return name


_VARIABLE = "id, guid, about, name, type"


def _known(about: str) -> str:
    if about not in ABOUT:
        raise ValueError(f"no variable is about {about}")
    return about


def _variable(row: tuple[Any, ...]) -> Variable:
    number, guid, about, name, type = row
    return Variable(number, guid_text(guid), about, name, VariableType(type))
