"""What became of a project that came from another program or left for one, in words that can be written anywhere."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Said:
    """A sentence, and the sources or codes that it is about where it is not about the whole project."""

    sentence: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class ExchangeStory:
    """Facts, numbers under titles such as “Comes in”, and remarks under theirs."""

    project: str
    title: str
    coder: str
    made: datetime
    facts: tuple[tuple[str, str], ...] = ()
    counts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    remarks: tuple[tuple[str, tuple[Said, ...]], ...] = ()
