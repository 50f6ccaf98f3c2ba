"""Versions of a codebook: what it was on a day, and why it was kept."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class CodebookVersion:
    """A codebook that was frozen; `created` is microseconds since 1970, UTC."""

    id: int
    guid: str
    name: str
    reason: str
    coder_id: int
    created: int


@dataclass(frozen=True)
class CodingsUnder:
    """How many codings each code got while a version was the latest; before the first version there is none.

    `since` and `until` are microseconds since 1970, UTC; 0 where that end is open. `counts` are by the id of the code
    that the codings have now.
    """

    version: CodebookVersion | None
    since: int
    until: int
    counts: Mapping[int, int]

    @property
    def total(self) -> int:
        """How many codings in all."""
        return sum(self.counts.values())
