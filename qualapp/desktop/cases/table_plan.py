"""What a table from elsewhere would change in the project, row by row, and the one step that does it."""

import contextlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from qualapp.desktop.cases.columns import Column
from qualapp.desktop.cases.sheets import SHEETS, Row, Sheet, case_named
from qualapp.desktop.cases.table_columns import LEAVE_OUT, NEW, Target
from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.importers.tables import Table
from qualapp.model.variable import value_of
from qualapp.progress import Progress, Work
from qualapp.store.changes import Changes
from qualapp.store.project import Project

_STEP = 50
_COMPARED = 200


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class PlannedRow:
    """A row of the table: whom it is about, and what it would write, by the place of the column in the table."""

    fate: Fate
    name: str
    row_id: int | None = None
    case: str = ""
    values: Mapping[int, str] = field(default_factory=dict)
    why: str = ""


@dataclass(frozen=True)
class Plan:
    """All rows with where the columns go."""

    noun: str
    table: Table
    targets: Sequence[Target]
    rows: Sequence[PlannedRow]

    def counts(self) -> Counter[Fate]:
        """How many rows there are of each fate."""
        return Counter(row.fate for row in self.rows)


def plan(project: Project, noun: str, table: Table, targets: Sequence[Target]) -> Work[Plan]:
    """What these columns would change: the project is read here at once, the table as the work advances.

    Raises UserError where no column holds the names, or two go to the same place.
    """
    keys = [target.key for target in targets if target.key not in (LEAVE_OUT, NEW)]
    if "name" not in keys:
        raise UserError(_("Choose the column that holds the names: by them the rows are found in the project."))
    if twice := next((key for key in keys if keys.count(key) > 1), None):
        title = next(column.title for column in SHEETS[noun](project).columns() if column.key == twice)
        raise UserError(_("Two columns go to “{column}”. Leave one of them out.").format(column=title))
    sheet = SHEETS[noun](project)
    return _compared(noun, table, tuple(targets), _Planning(sheet, table, tuple(targets)))


def _compared(noun: str, table: Table, targets: Sequence[Target], planning: "_Planning") -> Work[Plan]:
    return Plan(noun, table, targets, (yield from planning.rows()))


class _Planning:
    """The rows of a sheet by their names, against which the rows of a table are held."""

    def __init__(self, sheet: Sheet, table: Table, targets: Sequence[Target]) -> None:
        self._sheet, self._table, self._targets = sheet, table, targets
        self._columns = {column.key: (place, column) for place, column in enumerate(sheet.columns())}
        self._known: dict[str, list[Row]] = {}
        for row in sheet.rows():
            self._known.setdefault(_key(row.values[self._columns["name"][0]]), []).append(row)

    def rows(self) -> Work[list[PlannedRow]]:
        seen: Counter[tuple[str, str]] = Counter()
        found = []
        for number, cells in enumerate(self._table.rows):
            if number % _COMPARED == 0:
                yield Progress(number, len(self._table.rows))
            row = self._row(cells)
            mark = (_key(row.name), _key(row.case))
            seen[mark] += 1
            if seen[mark] > 1 and row.fate is not Fate.UNCLEAR:
                row = PlannedRow(Fate.UNCLEAR, row.name, why=_("This name stands in an earlier row too."))
            found.append(row)
        return found

    def _row(self, cells: Sequence[str]) -> PlannedRow:
        name = " ".join(self._cell(cells, "name").split())
        case = self._cell(cells, "case") if "case" in self._columns else ""
        if not name:
            return PlannedRow(Fate.UNCLEAR, "", why=_("The row has no name."))
        known = self._named(name, case)
        if len(known) > 1:
            return PlannedRow(Fate.UNCLEAR, name, why=_("Several in the project have this name."))
        if not known and self._sheet.noun == "source":
            return PlannedRow(Fate.UNCLEAR, name, why=_("No source has this name; import its text first."))
        try:
            values = self._values(cells, known[0] if known else None)
        except UserError as error:
            return PlannedRow(Fate.UNCLEAR, name, why=error.message)
        if not known:
            return PlannedRow(Fate.NEW, name, None, case, values)
        return PlannedRow(Fate.CHANGED if values else Fate.SAME, name, known[0].id, case, values)

    def _cell(self, cells: Sequence[str], key: str) -> str:
        return next((cells[place] for place, target in enumerate(self._targets) if target.key == key), "")

    def _named(self, name: str, case: str) -> list[Row]:
        """Those of this name; where the table tells the case, those of that case, or of none."""
        known = self._known.get(_key(name), [])
        if not case:
            return known
        place = self._columns["case"][0]
        here = [row for row in known if _key(row.values[place]) == _key(case)]
        if here or self._sheet.noun == "informant":
            return here or [row for row in known if not row.values[place]]
        return known if len(known) == 1 else here

    def _values(self, cells: Sequence[str], known: Row | None) -> dict[int, str]:
        """What is written that is not there yet; empty cells take nothing away."""
        values: dict[int, str] = {}
        for place, (text, target) in enumerate(zip(cells, self._targets, strict=True)):
            if not text or target.key in (LEAVE_OUT, "name"):
                continue
            if target.key == NEW:
                values[place] = value_of(text, target.type)
                continue
            where, column = self._columns[target.key]
            stored = column.read(text)
            if known is None or stored != known.values[where]:
                values[place] = stored
        return values


def carry_out(project: Project, planned: Plan) -> Work[int]:
    """Write what is new and changed in one step; gives how many rows. Stopped on the way, nothing is written."""
    rows = [row for row in planned.rows if row.fate in (Fate.NEW, Fate.CHANGED)]
    with project.history.step(N_("Import the table “{name}”"), name=planned.table.name):
        sheet = SHEETS[planned.noun](project)
        columns = _columns(project, sheet, planned)
        for number, row in enumerate(rows):
            if number % _STEP == 0:
                yield Progress(number, len(rows), row.name)
            row_id = row.row_id if row.row_id is not None else _added(project, planned.noun, row)
            for place, stored in row.values.items():
                sheet.write([row_id], columns[place], stored)
    return len(rows)


def carry_out_beside(project: Project, planned: Plan) -> Work[tuple[int, list[Changes]]]:
    """The same over a connection of this thread, with what the window has to be told."""
    with contextlib.closing(project.beside(read_only=False)) as other:
        changes: list[Changes] = []
        other.history.on_change.append(changes.append)
        number = yield from carry_out(other, planned)
    return number, changes


def _columns(project: Project, sheet: Sheet, planned: Plan) -> dict[int, Column]:
    """The column that each place of the table goes to; new variables are made."""
    made: dict[int, int] = {}
    for place, target in enumerate(planned.targets):
        if target.key == NEW:
            title = planned.table.titles[place] or _("Column {number}").format(number=place + 1)
            known = project.variables.named(sheet.about, title)
            variable = known or project.variables.add(sheet.about, title, target.type)
            made[place] = variable.id
    by_key = {column.key: column for column in sheet.columns()}
    found = {place: by_key[f"variable:{number}"] for place, number in made.items()}
    return found | {
        place: by_key[target.key] for place, target in enumerate(planned.targets) if target.key not in (LEAVE_OUT, NEW)
    }


def _added(project: Project, noun: str, row: PlannedRow) -> int:
    if noun == "case":
        return project.cases.add(row.name).id
    return project.informants.add(row.name, case_named(project, row.case)).id


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
