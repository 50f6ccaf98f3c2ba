"""Cases and their visits, and who was asked there."""

import datetime

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.case import Attendance, Case, CaseVisit
from qualapp.model.source import Visit
from qualapp.model.text import kept
from qualapp.store.deletion import delete_rows, resting_on
from qualapp.store.history import History
from qualapp.store.identity import guid_text, new_guid


class Cases:
    """Add, name and find cases and their visits."""

    def __init__(self, db: Database, history: History) -> None:
        self._db = db
        self._history = history

    def add(self, name: str, description: str = "") -> Case:
        """A new case.

        Raises UserError where the name is empty.
        """
        name = _checked(name)
        with self._history.step(N_("Add case “{name}”"), name=name):
            values = (new_guid(), name, kept(description))
            cursor = self._db.execute('INSERT INTO "case" (guid, name, description) VALUES (?, ?, ?)', values)
        return self[int(cursor.lastrowid or 0)]

    def describe(self, case_id: int, name: str, description: str) -> None:
        """Give a case another name or description."""
        name = _checked(name)
        with self._history.step(N_("Describe case “{name}”"), name=name):
            values = (name, kept(description), case_id)
            self._db.execute('UPDATE "case" SET name = ?, description = ? WHERE id = ?', values)

    def delete(self, case_id: int) -> None:
        """Delete a case with its visits, values and memos.

        Its sources, informants and configurations stay without a case.
        """
        with self._history.step(N_("Delete case “{name}”"), name=self[case_id].name):
            for (kind,) in self._db.execute("SELECT kind FROM visit WHERE case_id = ?", (case_id,)).fetchall():
                self._leave_visit(case_id, Visit(kind))
            for table in ("source", "informant", "configuration"):
                self._db.execute(f"UPDATE {table} SET case_id = NULL WHERE case_id = ?", (case_id,))
            delete_rows(self._db, self._history.tables, resting_on(self._db, self._history.tables, "case", [case_id]))

    def _leave_visit(self, case_id: int, kind: Visit) -> None:
        """Let the sources of a case's visit belong to one of the same kind without a case."""
        visits = "SELECT id FROM visit WHERE case_id = ? AND kind = ?"
        if self._db.execute(f"SELECT 1 FROM source WHERE visit_id IN ({visits})", (case_id, kind)).fetchone():
            values = (self.visit(None, kind), case_id, kind)
            self._db.execute(f"UPDATE source SET visit_id = ? WHERE visit_id IN ({visits})", values)

    def all(self) -> list[Case]:
        """All cases by name."""
        rows = self._db.execute('SELECT id, guid, name, description FROM "case"')
        return sorted((_case(row) for row in rows), key=lambda case: (case.name.casefold(), case.id))

    def __getitem__(self, case_id: int) -> Case:
        row = self._db.execute('SELECT id, guid, name, description FROM "case" WHERE id = ?', (case_id,)).fetchone()
        if row is None:
            raise KeyError(case_id)
        return _case(row)

    def named(self, name: str) -> Case | None:
        """The first case of this name, if there is one."""
        wanted = " ".join(kept(name).split()).casefold()
        return next((case for case in self.all() if case.name.casefold() == wanted), None)

    def find(self, name: str) -> Case:
        """The one case of this name.

        Raises UserError that lists the cases where there is none.
        """
        case = self.named(name)
        if case is None:
            names = ", ".join(case.name for case in self.all()) or "–"
            raise UserError(_("There is no case “{name}”. The cases are: {cases}.").format(name=name, cases=names))
        return case

    def visit(self, case_id: int | None, kind: Visit) -> int:
        """The id of a case's first visit or revisit, added where it is missing."""
        row = self._db.execute("SELECT id FROM visit WHERE case_id IS ? AND kind = ?", (case_id, kind)).fetchone()
        if row:
            return int(row[0])
        with self._history.step(N_("Add visit")):
            values = (new_guid(), case_id, kind)
            cursor = self._db.execute("INSERT INTO visit (guid, case_id, kind) VALUES (?, ?, ?)", values)
        return int(cursor.lastrowid or 0)

    def visits(self) -> list[CaseVisit]:
        """All visits, by case and round."""
        rows = self._db.execute(
            "SELECT v.id, v.guid, v.case_id, coalesce(c.name, ''), v.kind, v.starts, v.ends"
            ' FROM visit v LEFT JOIN "case" c ON c.id = v.case_id'
        )
        visits = [
            CaseVisit(number, guid_text(guid), case_id, case, Visit(kind), _day(starts), _day(ends))
            for number, guid, case_id, case, kind, starts, ends in rows
        ]
        return sorted(visits, key=lambda visit: (visit.case.casefold(), list(Visit).index(visit.kind), visit.id))

    def describe_visit(self, visit_id: int, starts: datetime.date | None, ends: datetime.date | None) -> None:
        """Say on which days a visit began and ended.

        Raises UserError where it ends before it begins.
        """
        if starts and ends and ends < starts:
            raise UserError(_("The visit ends before it begins. Correct one of the days."))
        values = (starts.isoformat() if starts else None, ends.isoformat() if ends else None, visit_id)
        with self._history.step(N_("Describe visit")):
            self._db.execute("UPDATE visit SET starts = ?, ends = ? WHERE id = ?", values)

    def remove_visit(self, visit_id: int) -> None:
        """Take a visit away.

        Raises UserError while sources belong to it.
        """
        if self._db.execute("SELECT 1 FROM source WHERE visit_id = ?", (visit_id,)).fetchone():
            raise UserError(_("Sources belong to this visit. Move them to another one first."))
        with self._history.step(N_("Take visit away")):
            self._db.execute("DELETE FROM visit WHERE id = ?", (visit_id,))

    def attendances(self) -> list[Attendance]:
        """Each person in each interview in which they speak, interviewers left out."""
        rows = self._db.execute(
            "SELECT DISTINCT t.source_id, t.informant_id, s.activity, i.role, s.case_id FROM turn t"
            " JOIN source s ON s.id = t.source_id JOIN informant i ON i.id = t.informant_id WHERE NOT i.is_interviewer"
            " AND s.kind IN ('interview', 'group_interview', 'telephone_interview')"
        )
        return [Attendance(*row) for row in rows]

    def roles(self) -> list[str]:
        """The roles that informants have, in alphabetical order."""
        rows = self._db.execute("SELECT DISTINCT role FROM informant WHERE role <> '' AND NOT is_interviewer")
        return sorted((role for (role,) in rows), key=str.casefold)


def _case(row: tuple[int, bytes, str, str]) -> Case:
    number, guid, name, description = row
    return Case(number, guid_text(guid), name, description)


def _day(stored: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(stored) if stored else None


def _checked(name: str) -> str:
    name = " ".join(kept(name).split())
    if not name:
        raise UserError(_("A case needs a name."))
    return name
