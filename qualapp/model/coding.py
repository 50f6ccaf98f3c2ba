"""What a coder claims of an excerpt, and the words that a claim can use."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple


class Valence(StrEnum):
    """Whether a condition helps or hinders that the activity is carried out and works."""

    DRIVER = "driver"
    BARRIER = "barrier"
    AMBIVALENT = "ambivalent"
    NONE = "none"


class EffectLevel(StrEnum):
    """On whom the condition works."""

    INDIVIDUAL = "individual"
    AREA = "area"
    ORGANISATION = "organisation"


class Horizon(StrEnum):
    """When an effect comes."""

    SHORT_TERM = "short_term"
    LONG_TERM = "long_term"


class Statement(StrEnum):
    """What kind of knowledge the speaker has of it."""

    EXPERIENCED = "experienced"
    EXPECTED = "expected"
    MEASURED = "measured"


VALENCE_GLYPHS: Final = {
    Valence.DRIVER: "▲",
    Valence.BARRIER: "▼",
    Valence.AMBIVALENT: "◆",
    Valence.NONE: "–",
}


class PlacedCoding(NamedTuple):
    """A coding as a page needs it to draw it: its excerpt with its ends, its code, who claims it and how."""

    coding_id: int
    excerpt_id: int
    start: int
    stop: int
    code_id: int
    coder_id: int
    valence: str
    created: int


@dataclass(frozen=True)
class Coding:
    """A claim: this excerpt is about this code.

    `weight` is 0-100 or None; `created` is microseconds since 1970, UTC.
    """

    id: int
    guid: str
    excerpt_id: int
    source_id: int
    code_id: int
    coder_id: int
    valence: Valence
    weight: int | None
    level: EffectLevel | None
    horizon: Horizon | None
    statement: Statement | None
    is_result: bool
    created: int


@dataclass(frozen=True)
class Coder:
    """A person who codes. `colour` is the number of a code colour or "#rrggbb"."""

    id: int
    guid: str
    name: str
    initials: str
    colour: str
