"""Words that claims rest on, read out of a project with who says them."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from qualapp.exporters.cited import Cited
from qualapp.model.source import Fidelity, Source, StoredTurn, fidelity_of
from qualapp.model.text import TextRange
from qualapp.store.project import Project


@dataclass(frozen=True)
class _Read:
    """A source with its text and turns."""

    source: Source
    text: str
    turns: list[StoredTurn]
    starts: list[int]


class Citations:
    """Finds words and speakers; each source is read once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._read: dict[int, _Read] = {}

    @cached_property
    def _sources(self) -> dict[int, Source]:
        return {source.id: source for source in self._project.sources.all()}

    def at(self, source_id: int, range: TextRange) -> Cited:
        """These words of a source."""
        read = self._of(source_id)
        at = bisect_right(read.starts, range.start) - 1
        turn = read.turns[at] if at >= 0 and read.turns[at].range.contains(range.start) else None
        source = read.source
        return Cited(
            source,
            range,
            range.of(read.text),
            fidelity_of(source.kind, source.fidelity) is not Fidelity.VERBATIM,
            turn.speaker if turn else "",
            turn.role if turn else "",
            turn.informant_id if turn else None,
        )

    def _of(self, source_id: int) -> _Read:
        if source_id not in self._read:
            turns = self._project.sources.turns(source_id)
            text = self._project.sources.text(source_id)
            self._read[source_id] = _Read(self._sources[source_id], text, turns, [turn.range.start for turn in turns])
        return self._read[source_id]
