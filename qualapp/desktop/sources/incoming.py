"""A file on its way into the project: what was read, what is proposed, and what a person has said instead."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from qualapp.desktop.sources.facts import Facts, Voice
from qualapp.desktop.sources.proposals import (
    FileName,
    proposed_cases,
    proposed_date,
    proposed_kind,
    proposed_name,
    proposed_visit,
)
from qualapp.importers import Unread, proposed_speakers
from qualapp.language.repair import Repair
from qualapp.model.repairing import repaired_reading
from qualapp.model.source import Reading
from qualapp.model.text import kept
from qualapp.store.sources import Addition


class State(StrEnum):
    """How it stands with a file."""

    READY = "ready"
    HERE = "here"
    TWIN = "twin"
    UNREAD = "unread"


@dataclass
class Incoming:
    """One file. `same_as` names the source or file that has the very same content; `message` says why it is unread."""

    path: Path
    reading: Reading | None = None
    message: str = ""
    state: State = State.READY
    same_as: str = ""
    wanted: bool = True
    case: str = ""
    chosen: dict[str, Any] = field(default_factory=dict)
    voices: dict[str, Voice] = field(default_factory=dict)
    repairs: Sequence[Repair] = ()
    repairs_made: Sequence[Repair] = ()
    mended: Reading | None = None

    @classmethod
    def of(cls, path: Path, found: Reading | Unread, repairs: Sequence[Repair] = ()) -> "Incoming":
        """What became of reading a file, with what could be mended in it."""
        if isinstance(found, Unread):
            return cls(path, message=found.message, state=State.UNREAD, wanted=False)
        turns = found.speakers()
        voices = {
            who.label: Voice(who.label, turns[who.label], who.label, who.role, is_interviewer=who.is_interviewer)
            for who in proposed_speakers(found)
        }
        return cls(path, found, voices=voices, repairs=repairs)

    @property
    def file_name(self) -> str:
        """The file's name as it can be shown."""
        return kept(self.path.name)

    @property
    def file(self) -> FileName:
        """What the case and the visit can be told from."""
        return FileName(self.reading.name if self.reading else kept(self.path.stem), kept(self.path.parent.name))

    @property
    def facts(self) -> Facts:
        """What is said of the text: as chosen, else as proposed."""
        stem = self.file.stem
        speaking = {voice.shown_name: voice for voice in self.voices.values() if voice.speaks}
        others = sum(not voice.is_interviewer for voice in speaking.values())
        proposed = Facts(
            proposed_name(stem, self.case),
            proposed_kind(stem, others, bool(speaking)),
            self.case,
            proposed_visit(self.file),
            proposed_date(stem, self.reading.text if self.reading else ""),
        )
        return replace(proposed, **self.chosen)

    def choose(self, fact: str, value: object) -> None:
        """Say something of the text instead of what is proposed."""
        self.chosen[fact] = value

    def correct(self, label: str, fact: str, value: object) -> None:
        """Say something of one who speaks, where there is such a label."""
        if label in self.voices:
            self.voices[label] = replace(self.voices[label], **{fact: value})  # type: ignore[arg-type]

    def same(self, state: State, other: str) -> None:
        """Be known to have the content of something else, and stay out unless somebody wants it."""
        self.state, self.same_as, self.wanted = state, other, False

    def corrected(self) -> Reading:
        """The text with its speakers as they are named now."""
        if self.reading is None:
            raise ValueError(f"{self.file_name} has not been read")
        named = {v.label: v.shown_name if v.speaks else None for v in self.voices.values()}
        return (self.mended or self.reading).with_speakers(named)

    @property
    def looks_damaged(self) -> bool:
        """Whether there is something to mend."""
        return bool(self.repairs)

    def make_repairs(self, repairs: Sequence[Repair]) -> None:
        """Let these repairs be made in the text that is imported, and no others."""
        self.repairs_made = repairs
        self.mended = repaired_reading(self.reading, repairs) if self.reading and repairs else None

    def addition(self, case_id: int | None) -> Addition:
        """What is added to the project."""
        facts = self.facts
        speakers: dict[str, Voice] = {}
        for voice in self.voices.values():
            if voice.speaks:
                speakers.setdefault(voice.shown_name, voice)
        return Addition(
            self.corrected(),
            case_id,
            facts.kind,
            facts.visit,
            facts.date,
            facts.activity.strip(),
            facts.name.strip() or self.file.stem,
            [voice.speaker() for voice in speakers.values()],
        )


def propose_cases(files: Sequence[Incoming], known: Sequence[str]) -> None:
    """Propose the case of each file anew, now that all of them are known."""
    readable = [file for file in files if file.reading]
    for file, case in zip(readable, proposed_cases([file.file for file in readable], known), strict=True):
        file.case = case


def mark_twins(files: Sequence[Incoming]) -> None:
    """Mark those files that hold the very same as one before them in the list."""
    first: dict[bytes, Incoming] = {}
    for file in files:
        if file.reading is None or not file.reading.original:
            continue
        twin = first.setdefault(file.reading.original, file)
        if twin is not file and file.state is State.READY:
            file.same(State.TWIN, twin.file_name)
