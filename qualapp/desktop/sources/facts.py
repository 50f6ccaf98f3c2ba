"""What is said of a text that is on its way into the project, and of those who speak in it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from qualapp.i18n import _
from qualapp.model.case import OrganisationalLevel
from qualapp.model.source import Fidelity, SourceKind, Speaker, Visit
from qualapp.model.value_words import ORGANISATIONAL_LEVELS


@dataclass(frozen=True)
class Facts:
    """What a source is called, what it is, and where it belongs; the case by its name."""

    name: str
    kind: SourceKind = SourceKind.INTERVIEW
    case: str = ""
    visit: Visit | None = None
    date: datetime.date | None = None
    activity: str = ""
    fidelity: Fidelity | None = None


@dataclass(frozen=True)
class Voice:
    """One who may speak in a source, by the label that is written there (or another key)."""

    label: str
    turns: int
    name: str
    role: str = ""
    sector: str = ""
    level: str = ""
    pseudonym: str = ""
    is_interviewer: bool = False
    speaks: bool = True

    @property
    def shown_name(self) -> str:
        """The name in the margin: as corrected, else as written."""
        return " ".join(self.name.split()) or self.label

    def speaker(self) -> Speaker:
        """The same as the project takes it; an interviewer has no role."""
        if self.is_interviewer:
            return Speaker(self.shown_name, is_interviewer=True)
        return Speaker(self.shown_name, self.role.strip(), self.sector, self.level, self.pseudonym.strip())


def level_word(level: OrganisationalLevel) -> str:
    """A level of the organisation in the words of the window."""
    return _(ORGANISATIONAL_LEVELS[level])


def shared(things: Sequence[object], field: str) -> object | None:
    """The value that a field has in all of these, or None where they differ.

    >>> shared([Facts("A", case="Fjordengen"), Facts("B", case="Fjordengen")], "case")
    'Fjordengen'
    >>> shared([Facts("A"), Facts("B")], "name") is None
    True
    """
    values = [getattr(thing, field) for thing in things]
    return values[0] if values and all(value == values[0] for value in values) else None
