"""What came with a merge and what was decided after it, in words that can be written anywhere."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Told:
    """One version of what was said differently, and who said it when."""

    words: str
    who: str


@dataclass(frozen=True)
class ToldConflict:
    """What two people said differently; `decision` is empty while it waits, `words` are what stands since."""

    what: str
    thing: str
    stands: Told
    lost: Told
    decision: str = ""
    who: str = ""
    words: str = ""


@dataclass(frozen=True)
class ToldCount:
    """How many of something, in words and as the number behind them."""

    words: str
    number: int


@dataclass(frozen=True)
class MergeStory:
    """A merge from the files to the decisions; `counts` are under titles such as New, Changed, Deleted."""

    project: str
    coder: str
    made: datetime
    facts: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, tuple[ToldCount, ...]], ...]
    notes: tuple[tuple[str, tuple[str, ...]], ...]
    conflicts: tuple[ToldConflict, ...]
