"""What a step touched, told to whoever shows it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Changes:
    """Which kinds of rows a step touched, and the sources and codes they belong to.

    `sources` and `codes` hold ids; None means more than are worth naming.
    """

    label: str
    tables: frozenset[str]
    sources: frozenset[int] | None = None
    codes: frozenset[int] | None = None

    def touches_source(self, source_id: int | None) -> bool:
        """Whether something in this source, or in one that is not named, may have changed."""
        return self.sources is None or source_id in self.sources
