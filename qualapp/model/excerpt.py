"""Stretches of a source that claims are made about, and the lists that are made of them."""

from dataclasses import dataclass, field
from typing import NamedTuple

from qualapp.model.coding import EffectLevel, Horizon, Statement, Valence
from qualapp.model.source import Fidelity, SourceKind, Visit, fidelity_of
from qualapp.model.text import TextRange


@dataclass(frozen=True)
class Excerpt:
    """A stretch of one source; `created` is microseconds since 1970, UTC."""

    id: int
    guid: str
    source_id: int
    range: TextRange
    coder_id: int
    created: int


@dataclass(frozen=True)
class ExcerptFilter:
    """Which codings a list of excerpts shows; an empty field lets all through.

    `sources`, `cases`, `informants` and `coders` hold ids; `words` is a search as typed; `emptied_only` lets through
    only excerpts whose words were all deleted from the text. `versions` are those of the codebook under which codings
    were made, 0 for those made before the first.
    """

    codes: frozenset[int] = frozenset()
    with_subcodes: bool = True
    valences: frozenset[Valence] = frozenset()
    levels: frozenset[EffectLevel] = frozenset()
    horizons: frozenset[Horizon] = frozenset()
    statements: frozenset[Statement] = frozenset()
    results_only: bool = False
    emptied_only: bool = False
    cases: frozenset[int] = frozenset()
    sources: frozenset[int] = frozenset()
    visits: frozenset[Visit] = frozenset()
    roles: frozenset[str] = frozenset()
    informants: frozenset[int] = frozenset()
    coders: frozenset[int] = frozenset()
    versions: frozenset[int] = frozenset()
    words: str = ""


class ListedCoding(NamedTuple):
    """A coding as a list knows it before its words are read; `created` is microseconds since 1970, UTC."""

    coding_id: int
    code_id: int
    source_id: int
    start: int
    stop: int
    coder_id: int
    created: int

    @property
    def is_empty(self) -> bool:
        """Whether all its words were deleted from the text."""
        return self.start == self.stop


@dataclass(frozen=True)
class CodedExcerpt:
    """One coding with all that is printed beside its quotation.

    `code` is the code's path, `time` milliseconds into the recording, `created` ISO 8601 in UTC, `page` the page of
    the file on which the words begin.
    """

    guid: str
    coding_id: int
    excerpt_id: int
    source_id: int
    code_id: int
    coder_id: int
    source: str
    kind: SourceKind
    range: TextRange
    text: str
    code: str
    code_definition: str = field(repr=False)
    colour: str
    valence: Valence
    weight: int | None
    level: EffectLevel | None
    horizon: Horizon | None
    statement: Statement | None
    is_result: bool
    coder: str
    case: str
    visit: Visit | None
    date: str
    speaker: str
    role: str
    pseudonym: str
    time: int | None
    created: str
    memo: str = ""
    fidelity: Fidelity | None = None
    page: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether all its words were deleted from the text."""
        return not self.range

    @property
    def is_paraphrase(self) -> bool:
        """Whether the words are a note-taker's, so that they may not be printed as speech."""
        return fidelity_of(self.kind, self.fidelity) is not Fidelity.VERBATIM

    @property
    def attribution(self) -> str:
        """Who said it, as it is printed: pseudonym or role, else the speaker as written."""
        return ", ".join(part for part in (self.pseudonym, self.role) if part) or self.speaker
