"""What the columns of a table from elsewhere are in the project: proposed by their titles and values."""

from collections.abc import Sequence
from dataclasses import dataclass

from qualapp.desktop.cases.sheets import Sheet
from qualapp.errors import UserError
from qualapp.importers.tables import Table
from qualapp.model.variable import VariableType, value_of

LEAVE_OUT = ""
NEW = "new"
_WORDS = {
    "name": "navn name titel title case område boligområde helhedsplan kilde source interview informant person label",
    "description": "beskrivelse description noter note notes",
    "case": "case område boligområde helhedsplan sted site area",
    "kind": "type slags kind kildetype",
    "visit": "besøg visit runde round",
    "date": "dato date dag day",
    "activity": "aktivitet activity aktivitetstype",
    "fidelity": "gengivelse fidelity ordret",
    "role": "rolle role stilling position titel funktion",
    "sector": "sektor sector",
    "level": "niveau level",
    "pseudonym": "pseudonym alias dæknavn",
    "asks": "interviewer",
}
_TYPES = (
    VariableType.INTEGER,
    VariableType.FLOAT,
    VariableType.DATE,
    VariableType.DATE_TIME,
    VariableType.BOOLEAN,
)
_SAMPLE = 2000


@dataclass(frozen=True)
class Target:
    """Where a column goes: to a column of the project by its key, to a new variable, or nowhere."""

    key: str
    type: VariableType = VariableType.TEXT


def proposed_targets(sheet: Sheet, table: Table) -> list[Target]:
    """Where the columns of a table are likely to go; no two to the same column."""
    targets: list[Target] = []
    taken: set[str] = set()
    for place, title in enumerate(table.titles):
        values = [row[place] for row in table.rows[:_SAMPLE]]
        key = _known(sheet, title, taken)
        targets.append(Target(key) if key else Target(NEW if title else LEAVE_OUT, proposed_type(values)))
        taken.add(key)
    return targets


def proposed_type(values: Sequence[str]) -> VariableType:
    """The narrowest type that all values are of.

    >>> proposed_type(["41", "", "1.200"]), proposed_type(["ja", "nej"]), proposed_type(["41", "mange"])
    (<VariableType.INTEGER: 'Integer'>, <VariableType.BOOLEAN: 'Boolean'>, <VariableType.TEXT: 'Text'>)
    """
    filled = [value for value in values if value]
    return next((type for type in _TYPES if filled and _all_are(filled, type)), VariableType.TEXT)


def _all_are(values: Sequence[str], type: VariableType) -> bool:
    try:
        for value in values:
            value_of(value, type)
    except UserError:
        return False
    return True


def _known(sheet: Sheet, title: str, taken: set[str]) -> str:
    """The column of the project whose title it is, in either language, or one that may go by such a title."""
    wanted = " ".join(title.split()).casefold()
    columns = [column for column in sheet.columns() if not column.is_fixed and column.key not in taken]
    for column in columns:
        if wanted and wanted == column.title.casefold():
            return column.key
    return next((column.key for column in columns if wanted in _WORDS.get(column.key, "").split()), "")
