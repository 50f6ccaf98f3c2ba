"""Units of study and the people who were asked."""

from dataclasses import dataclass
from enum import StrEnum


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
