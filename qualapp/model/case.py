"""Units of study and the people who were asked."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qualapp.model.source import Visit


class Sector(StrEnum):
    """Where an informant or actor belongs."""

    PLAN = "plan"
    MUNICIPALITY = "municipality"
    HOUSING = "housing"
    CIVIL = "civil"
    PRIVATE = "private"
    RESIDENTS = "residents"
    STATE = "state"


class OrganisationalLevel(StrEnum):
    """Where in the organisation triangle somebody works."""

    STRATEGIC = "strategic"
    STEERING = "steering"
    PRACTICAL = "practical"


@dataclass(frozen=True)
class Case:
    """A unit of study: a helhedsplan or boligområde."""

    id: int
    guid: str
    name: str
    description: str


@dataclass(frozen=True)
class Informant:
    """Who speaks."""

    id: int
    guid: str
    name: str
    role: str
    sector: str
    level: str
    pseudonym: str
    case_id: int | None
    is_interviewer: bool


@dataclass(frozen=True)
class CaseVisit:
    """A round of fieldwork in a case, with its first and last day."""

    id: int
    guid: str
    case_id: int | None
    case: str
    kind: Visit
    starts: date | None
    ends: date | None


@dataclass(frozen=True)
class SourceSpeaker:
    """One label in a source: how often it speaks, how it begins, who it is now and who it is proposed to be."""

    label: str
    turns: int
    first_words: str
    informant_id: int | None
    proposed_id: int | None


@dataclass(frozen=True)
class Attendance:
    """One person in one source, as the overview counts them; interviewers are left out."""

    source_id: int
    informant_id: int
    activity: str
    role: str
    case_id: int | None
