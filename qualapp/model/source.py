"""Texts that are coded: their kinds, blocks, turns, and what a reader of a file returns."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from qualapp.model.text import TextRange


class SourceKind(StrEnum):
    """What sort of text a source is."""

    INTERVIEW = "interview"
    GROUP_INTERVIEW = "group_interview"
    TELEPHONE_INTERVIEW = "telephone_interview"
    OBSERVATION = "observation"
    MINUTES = "minutes"
    WORKSHOP = "workshop"
    CASE_REPORT = "case_report"
    DOCUMENT = "document"


class Fidelity(StrEnum):
    """How near a source's words are to what was said."""

    VERBATIM = "verbatim"
    THEME = "theme"
    PARAPHRASE = "paraphrase"


_NOTED = frozenset({SourceKind.OBSERVATION, SourceKind.MINUTES})


def fidelity_of(kind: SourceKind, marked: Fidelity | None = None) -> Fidelity:
    """How true a source is to what was said: as marked, else by what sort of text it is."""
    return marked or (Fidelity.PARAPHRASE if kind in _NOTED else Fidelity.VERBATIM)


class Visit(StrEnum):
    """The round of fieldwork."""

    FIRST = "first"
    REVISIT = "revisit"


class BlockKind(StrEnum):
    """How a stretch of a source is drawn."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TABLE_ROW = "table_row"


@dataclass(frozen=True)
class Block:
    """A heading, paragraph or table row of a source; its range leaves out the line break after it.

    `page` is the number of the page on which it begins, counted from 1, where the file has pages.
    """

    kind: BlockKind
    range: TextRange
    level: int = 0
    page: int | None = None


@dataclass(frozen=True)
class Turn:
    """One speaker's turn.

    `range` covers the turn as written, label and time stamp included; `speech` only what was said.
    `time` is milliseconds into the recording. The speaker is empty where only the time of the words is known.
    """

    range: TextRange
    speech: TextRange
    speaker: str
    time: int | None = None


@dataclass(frozen=True)
class Reading:
    """What a reader of a file found; nothing is stored yet.

    `text` has gone through `normalise`; blocks and turns are in order, do not overlap and lie inside it.
    `original` are the file's own bytes, `suffix` its ending.
    """

    name: str
    text: str
    blocks: tuple[Block, ...] = ()
    turns: tuple[Turn, ...] = ()
    original: bytes = field(default=b"", repr=False)
    suffix: str = ""
    notes: tuple[str, ...] = ()

    def speakers(self) -> dict[str, int]:
        """The speakers as written, with their number of turns, in order of appearance."""
        counts: dict[str, int] = {}
        for turn in self.turns:
            if turn.speaker:
                counts[turn.speaker] = counts.get(turn.speaker, 0) + 1
        return counts

    def with_speakers(self, named: dict[str, str | None]) -> "Reading":
        """The same text with some speakers renamed, or, where the name is None, not taken as speakers.

        The words of a turn that is no turn join the turn before it.
        """
        turns: list[Turn] = []
        for turn in self.turns:
            name = named.get(turn.speaker, turn.speaker)
            if name is not None:
                turns.append(replace(turn, speaker=name))
            elif turns:
                last = turns[-1]
                end = turn.range.end
                turns[-1] = replace(
                    last, range=TextRange(last.range.start, end), speech=TextRange(last.speech.start, end)
                )
        return replace(self, turns=tuple(turns))


@dataclass(frozen=True)
class Speaker:
    """What is known of one who speaks in a source, by the label written there."""

    label: str
    role: str = ""
    sector: str = ""
    level: str = ""
    pseudonym: str = ""
    is_interviewer: bool = False


@dataclass(frozen=True)
class Source:
    """One text of the project, without its words."""

    id: int
    guid: str
    name: str
    kind: SourceKind
    case_id: int | None
    case: str
    visit: Visit | None
    date: date | None
    activity: str
    characters: int
    words: int
    origin: str
    sha256: str | None
    fidelity: Fidelity | None = None
    is_settled: bool = False
    """Whether somebody has said who its speakers are."""


@dataclass(frozen=True)
class StoredTurn:
    """A turn of a stored source, with the informant who speaks."""

    id: int
    range: TextRange
    speech: TextRange
    speaker: str
    time: int | None
    informant_id: int | None
    is_interviewer: bool
    role: str
