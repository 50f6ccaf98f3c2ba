"""Who coded what where, as bare positions: what comparisons of coders work on."""

from dataclasses import dataclass
from typing import NamedTuple

UNWEIGHED = -1
"""The weight of a claim that was given none; a number, so that claims can be sorted."""


class Claim(NamedTuple):
    """That a coder gave a code to the characters from start up to, not including, stop."""

    code: int
    coder: int
    start: int
    stop: int
    valence: str = "none"
    weight: int = UNWEIGHED


@dataclass(frozen=True)
class CodedSource:
    """What was coded in one source.

    `passages` is what counts as its text, in order and apart from each other: turns without their labels, and
    paragraphs that are nobody's turn. `text` is there only where it was asked for.
    """

    id: int
    case_id: int | None
    passages: tuple[tuple[int, int], ...]
    claims: tuple[Claim, ...]
    text: str = ""
