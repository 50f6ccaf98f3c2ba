"""Memos with what they are about, ready to be read or printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from qualapp.model.text import TextRange

KINDS = ("project", "case", "source", "code", "excerpt")
"""What memos can be about, in the order in which they are printed; one on a coding stands with its excerpt."""


@dataclass(frozen=True)
class ToldMemo:
    """A memo with the name of what it is about.

    `kind` is one of `KINDS`. For an excerpt `name` is its source, `quotation` its words, `place` where it stands
    and `code` the code of the coding that is meant, if one is. Times are moments of the machine's time zone.
    """

    id: int
    guid: str
    kind: str
    name: str
    text: str
    coder: str
    coder_initials: str
    coder_colour: str
    coder_id: int
    created: datetime
    changed: datetime
    quotation: str = ""
    is_paraphrase: bool = False
    place: str = ""
    code: str = ""
    case_id: int | None = None
    source_id: int | None = None
    code_id: int | None = None
    excerpt_id: int | None = None
    range: TextRange | None = None


@dataclass(frozen=True)
class MemosReport:
    """Memos in the order in which they are printed: by kind, by what they are about, by date.

    `filters` are sentences that say which memos these are, none where they are all.
    """

    project: str
    memos: Sequence[ToldMemo]
    filters: tuple[str, ...]
    coder: str
    made: datetime

    def groups(self) -> list[tuple[str, list[tuple[str, list[ToldMemo]]]]]:
        """The memos by kind, and within each by what they are about."""
        return [
            (kind, [(name, list(same)) for name, same in groupby(found, key=lambda memo: memo.name)])
            for kind, found in groupby(self.memos, key=lambda memo: memo.kind)
        ]
