"""Making the edits of several people to one text, in the one order that all copies agree on."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from qualapp.model.carrying import Carried
from qualapp.model.meeting import strangers
from qualapp.model.overriding import Overridden, Overriding, Told
from qualapp.model.text_edit import Edges, TextEdit
from qualapp.model.weave import Letter, Span, Weave, WovenEdit, edges_of, make

MANY = {"block": 2, "turn": 4, "excerpt": 2}
"""How many edges the stretches of a kind have."""

Row = tuple[str, bytes]
"""A stretch: its kind and its guid."""


@dataclass(frozen=True)
class Placed:
    """A stretch that a step put somewhere, told by the letters that hold its ends; None where it was taken away."""

    row: Row
    ends: tuple[Letter | None, ...] | None


@dataclass(frozen=True)
class WovenStep:
    """What one step did to a text and its stretches."""

    clock: int
    guid: bytes
    events: tuple[WovenEdit | Placed, ...] = ()
    after: tuple[bytes, ...] = ()
    """The latest steps that edited the text before it, as far as its author knew."""

    @property
    def stamp(self) -> tuple[int, bytes]:
        """Its place in the order of all steps."""
        return self.clock, self.guid

    @property
    def edits(self) -> list[WovenEdit]:
        """What it did to the text."""
        return [event for event in self.events if isinstance(event, WovenEdit)]


def _none_yet() -> dict[str, Carried[bytes]]:
    return {kind: Carried({}, hold=kind != "excerpt") for kind in MANY}


@dataclass
class Rewoven:
    """A text with all that was done to it."""

    weave: Weave
    homes: dict[Row, tuple[Letter | None, ...]] = field(default_factory=dict)
    """The letters that hold a stretch; those of an excerpt for good, even while they are gone."""
    overridden: list[Overridden] = field(default_factory=list)
    met: list[tuple[str, str]] = field(default_factory=list)
    """Edits, and what they met at their places that their authors did not know."""
    overriding: Overriding | None = None
    """Who knew of what; None where all that is done is known to whoever does it."""
    carried: dict[str, Carried[bytes]] = field(default_factory=_none_yet)
    gone: dict[str, Carried[bytes]] = field(default_factory=_none_yet)
    """Stretches that were taken away, which follow the edits too, as they may come back."""

    def place(self, row: Row) -> Edges | None:
        """Where a stretch lies; where a stretch that is gone would lie; None where nothing is known of it."""
        kind, guid = row
        there: Edges | None = self.carried[kind].places.get(guid) or self.gone[kind].places.get(guid)
        if there is not None or row not in self.homes:
            return there
        return edges_of(self.weave, self.homes[row], MANY[row[0]])

    def take(self, step: WovenStep) -> None:
        """Do what one more step did."""
        for event in step.events:
            if isinstance(event, Placed):
                self._put(event)
            else:
                self._edit(event)

    def _edit(self, edit: WovenEdit) -> None:
        if self.overriding is not None and edit.strand not in self.weave.idle:
            knew = self.overriding.known_to(edit.strand)
            self.met += [(edit.strand, stranger) for stranger in strangers(self.weave, edit, knew)]
        made = make(self.weave, edit)
        if made is not None:
            self._move(made)
            self._bring_home(edit.back)

    def _move(self, edit: TextEdit) -> None:
        for carried in (*self.carried.values(), *self.gone.values()):
            carried.move(edit)

    def _bring_home(self, back: Iterable[Span]) -> None:
        """Stretches whose ends were gone have their words again."""
        spans = list(back)
        for (kind, guid), ends in self.homes.items():
            for places in (self.carried[kind].places, self.gone[kind].places):
                if guid in places and any(_is_in(letter, spans) for letter in ends):
                    places[guid] = edges_of(self.weave, ends, MANY[kind])

    def _put(self, placed: Placed) -> None:
        kind, guid = placed.row
        if placed.ends is None:
            edges = self.carried[kind].places.pop(guid, None)
            if edges is not None:
                self.gone[kind].places[guid] = edges
            return
        self.gone[kind].places.pop(guid, None)
        if kind != "excerpt" or placed.row not in self.homes:
            self.homes[placed.row] = placed.ends
        self.carried[kind].places[guid] = edges_of(self.weave, placed.ends, MANY[kind])


def rewoven(base: str, steps: Iterable[WovenStep]) -> Rewoven:
    """The text that came of these steps, whoever made them, whichever came to know of which when."""
    ordered = sorted(steps, key=lambda step: step.stamp)
    overriding = Overriding([Told(step.clock, step.guid, step.edits, step.after) for step in ordered if step.edits])
    made = _woven_by(base, ordered, overriding)
    while overriding.note(made.met):
        made = _woven_by(base, ordered, overriding)
    made.overridden = overriding.told(made.weave)
    made.overriding = None
    return made


def _woven_by(base: str, steps: Iterable[WovenStep], overriding: Overriding) -> Rewoven:
    made = Rewoven(Weave(base, overriding.idle()), overriding=overriding)
    for step in steps:
        made.take(step)
    return made


def latest(steps: Iterable[WovenStep]) -> tuple[bytes, ...]:
    """The steps that edited a text and that no other of them was made in knowledge of."""
    edits = [step for step in steps if step.edits]
    known = {guid for step in edits for guid in step.after}
    return tuple(sorted(step.guid for step in edits if step.guid not in known))


def _is_in(letter: Letter | None, spans: Iterable[Span]) -> bool:
    return letter is not None and any(
        strand == letter[0] and start <= letter[1] < stop for strand, start, stop in spans
    )
