"""What the columns of a table from elsewhere are in the project: proposed by their titles and values."""

from collections.abc import Sequence
from dataclasses import dataclass

from qualapp.desktop.cases.sheets import SHEETS, Sheet
from qualapp.errors import UserError
from qualapp.importers.tables import Table
from qualapp.model.variable import VariableType, value_of
from qualapp.store.project import Project

LEAVE_OUT = ""
NEW = "new"
_WORDS = {
    "name": "navn name label",
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
_NAMES = {
    "case": "case område boligområde helhedsplan sted site area",
    "source": "kilde source interview titel title fil file",
    "informant": "informant informanter person respondent interviewperson deltager participant",
}
"""What the column of the names is also called where the rows are of this kind."""
_TELLING = {
    "case": "beboere indbyggere husstande boliger lejemål residents inhabitants households dwellings",
    "source": "ord words varighed duration sprog language optaget recorded",
    "informant": "alder age køn gender uddannelse education anciennitet seniority e-mail email mail telefon phone",
}
"""What is asked about rows of this kind only."""
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


@dataclass(frozen=True)
class Recognised:
    """What the rows of a table are likely to be, and the headings that say so; none where they do not tell."""

    noun: str
    headings: tuple[str, ...] = ()


def recognised(project: Project, table: Table, otherwise: str) -> Recognised:
    """What the rows of a table are by its headings, else by whose names they bear, else what they are taken for."""
    told = {noun: _telling(SHEETS[noun](project), table.titles) for noun in _NAMES}
    weights = {noun: _weight(SHEETS[noun](project), table.titles) for noun in _NAMES}
    likely = [noun for noun in weights if weights[noun] == max(weights.values())]
    if len(likely) == 1:
        return Recognised(likely[0], told[likely[0]])
    there = {noun: _names_there(SHEETS[noun](project), table) for noun in likely}
    most = max(there.values())
    if most and list(there.values()).count(most) == 1:
        return Recognised(max(there, key=lambda noun: there[noun]))
    return Recognised(otherwise if otherwise in likely else likely[-1])


def proposed_targets(sheet: Sheet, table: Table) -> list[Target]:
    """Where the columns of a table are likely to go; no two to the same column."""
    targets: list[Target] = []
    for place, (title, key) in enumerate(zip(table.titles, _keys(sheet, table.titles), strict=True)):
        values = [row[place] for row in table.rows[:_SAMPLE]]
        targets.append(Target(key) if key else Target(NEW if title else LEAVE_OUT, proposed_type(values)))
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


def _weight(sheet: Sheet, titles: Sequence[str]) -> tuple[bool, int]:
    """Whether there are names by which such rows would be found, and how many headings tell of them."""
    return "name" in _keys(sheet, titles), len(_telling(sheet, titles))


def _telling(sheet: Sheet, titles: Sequence[str]) -> tuple[str, ...]:
    """The headings that a table of such rows would have."""
    words = _TELLING[sheet.noun].split()
    keys = _keys(sheet, titles)
    return tuple(title for title, key in zip(titles, keys, strict=True) if key or _plain(title) in words)


def _names_there(sheet: Sheet, table: Table) -> int:
    """How many rows bear a name that the project has already."""
    keys = _keys(sheet, table.titles)
    if "name" not in keys:
        return 0
    column, place = [column.key for column in sheet.columns()].index("name"), keys.index("name")
    known = {_plain(row.values[column]) for row in sheet.rows()}
    return sum(_plain(row[place]) in known for row in table.rows[:_SAMPLE])


def _keys(sheet: Sheet, titles: Sequence[str]) -> list[str]:
    """The column of the project that each title names in either language, then that it may stand for; else nothing."""
    columns = [column for column in sheet.columns() if not column.is_fixed]
    wanted = [_plain(title) for title in titles]
    found: dict[int, str] = {}
    for words in (
        {column.key: [_plain(column.title)] for column in columns},
        {column.key: _words_for(sheet, column.key) for column in columns},
    ):
        for place, title in enumerate(wanted):
            free = (key for key in words if title and title in words[key] and key not in found.values())
            if place not in found and (key := next(free, "")):
                found[place] = key
    return [found.get(place, "") for place in range(len(titles))]


def _words_for(sheet: Sheet, key: str) -> list[str]:
    words = _WORDS.get(key, "").split()
    return words + _NAMES[sheet.noun].split() if key == "name" else words


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
