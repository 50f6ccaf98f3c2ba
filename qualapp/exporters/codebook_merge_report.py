"""What was decided when two codebooks became one, for the appendix on method."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class DecidedCode:
    """One code: where it stands, what became of it, why, and how many codings it had."""

    path: str
    what: str
    detail: str = ""
    codings: int = 0


@dataclass(frozen=True)
class DecidedPart:
    """Codes of which the same was decided."""

    title: str
    codes: tuple[DecidedCode, ...]


@dataclass(frozen=True)
class CodebookMergeReport:
    """Two codebooks, facts about how they were compared, and what was decided of each code."""

    project: str
    other: str
    coder: str
    made: datetime
    facts: tuple[tuple[str, str], ...] = ()
    parts: tuple[DecidedPart, ...] = field(default=())
