"""Which actors stand in some words, found at once.

For a few words no finder is built: that takes seconds the first time, and a card is to open under the finger.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from qualapp.analysis.actor_finder import Called
from qualapp.language import inflection
from qualapp.language.first_person import is_in_first_person
from qualapp.language.words import WORD
from qualapp.model.text import TextRange
from qualapp.reports.mentions import called_in
from qualapp.store.changes import Changes
from qualapp.store.project import Project

_REGISTER = {"actor", "actor_form"}


@dataclass(frozen=True)
class Teller:
    """The actor that speaks, and whether the words are about itself: “calls me”, “we meet”."""

    actor_id: int
    is_meant: bool


class Mentioned:
    """Reads the register once, until it changes."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._called: dict[str, list[int]] | None = None
        self._longest = 1

    def forget(self, changes: Changes) -> None:
        """Read the register anew where a step changed it."""
        if changes.tables & _REGISTER:
            self._called = None

    def among(self, source_id: int, range: TextRange, text: str) -> list[int]:
        """The actors in these words, in their order: those somebody accepted there, and those called by their forms."""
        judged = [(found, m) for m, found in self._project.mentions.in_source(source_id) if range.overlaps(found)]
        placed = [(found.start, mention.actor_id) for found, mention in judged if mention.is_meant]
        refused = [(found, mention.actor_id) for found, mention in judged if not mention.is_meant]
        for found, actors in self._find(range.of(text)):
            place = TextRange(found.start + range.start, found.end + range.start)
            not_meant = {actor for other, actor in refused if other.overlaps(place)}
            placed += [(place.start, actor) for actor in actors if actor not in not_meant]
        return list(dict.fromkeys(actor for _start, actor in sorted(placed)))

    def speaking(self, source_id: int, range: TextRange, text: str) -> Teller | None:
        """The actor that whoever says these words is called, by name or role; nobody for interviewers or several."""
        turns = [turn for turn in self._project.sources.turns(source_id) if turn.range.overlaps(range)]
        answering = [turn for turn in turns if not turn.is_interviewer]
        if len({turn.informant_id or turn.speaker for turn in answering}) != 1:
            return None
        turn = answering[0]
        name = self._project.informants[turn.informant_id].name if turn.informant_id is not None else ""
        for called in (turn.role, name, turn.speaker):
            actors = {actor for _place, found in self._find(called) for actor in found}
            if len(actors) == 1:
                said = " ".join(_common(range, turn.speech).of(text) for turn in answering)
                return Teller(actors.pop(), is_in_first_person(said, self._project.language))
        return None

    def _find(self, words: str) -> Iterator[tuple[TextRange, list[int]]]:
        """The longest forms first, as whole words; capitals count where a form is all capitals."""
        called = self._forms()
        found = list(WORD.finditer(words))
        at = 0
        while at < len(found):
            for length in range(min(self._longest, len(found) - at), 0, -1):
                place = TextRange(found[at].start(), found[at + length - 1].end())
                phrase = place.of(words)
                if actors := called.get(phrase) or called.get(phrase.casefold()):
                    yield place, actors
                    at += length - 1
                    break
            at += 1

    def _forms(self) -> dict[str, list[int]]:
        if self._called is None:
            self._called, self._longest = {}, 1
            for called in called_in(self._project):
                self._call(called)
        return self._called

    def _call(self, called: Called) -> None:
        assert self._called is not None
        self._longest = max(self._longest, len(WORD.findall(called.form)))
        for one in (called.form, *inflection.inflections(called.form, self._project.language)):
            actors = self._called.setdefault(one if called.is_exact else one.casefold(), [])
            if called.actor_id not in actors:
                actors.append(called.actor_id)


def _common(one: TextRange, other: TextRange) -> TextRange:
    start = max(one.start, other.start)
    return TextRange(start, max(start, min(one.end, other.end)))
