"""What is decided when two codebooks become one."""

from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    """What becomes of a code that stands in one of two codebooks, or differently in both."""

    LEAVE = "leave"
    """Nothing changes: a code of the other book is not taken over, one of ours stays as it is."""
    ADD = "add"
    """A code of the other book becomes a new one."""
    MAP = "map"
    """A code of the other book is one of ours; ours stays as it is."""
    TAKE = "take"
    """A code of the other book is one of ours; ours gets its name, its texts and its place."""
    BOTH = "both"
    """Ours stays as it is, and that of the other book becomes a new code beside it."""
    MERGE = "merge"
    """A code of ours goes into another, which gets its codings."""


@dataclass(frozen=True)
class Decision:
    """What becomes of one code: `mine` is a guid of the project, `theirs` a key of the other book.

    `into` is where a merged code goes: a guid of the project, or the key of a code that comes in.
    """

    act: Act
    mine: str = ""
    theirs: str = ""
    into: str = ""

    def __post_init__(self) -> None:
        if any(not getattr(self, name) for name in _NEEDS[self.act]):
            raise ValueError(f"{self.act} needs {' and '.join(_NEEDS[self.act])}")


@dataclass(frozen=True)
class Outcome:
    """What came of decisions, by number: codes added, changed and merged, and codings that moved.

    `kept_places` are paths of codes that could not be put where the other book has them: they would lie below
    themselves.
    """

    added: int = 0
    changed: int = 0
    merged: int = 0
    codings_moved: int = 0
    kept_places: tuple[str, ...] = ()


_NEEDS = {
    Act.LEAVE: (),
    Act.ADD: ("theirs",),
    Act.MAP: ("mine", "theirs"),
    Act.TAKE: ("mine", "theirs"),
    Act.BOTH: ("mine", "theirs"),
    Act.MERGE: ("mine", "into"),
}
