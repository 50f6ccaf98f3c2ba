"""Places where actors may be mentioned, as the panel shows them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from qualapp.analysis.actor_finder import Proposal
from qualapp.desktop.mentions.asides import is_among
from qualapp.model.network import ActorKind, Mention
from qualapp.model.text import TextRange
from qualapp.settings import NotNames


class Shown(Enum):
    """Which places are shown: those to be decided, or those decided one way or the other."""

    OPEN = auto()
    ACCEPTED = auto()
    REJECTED = auto()


@dataclass(frozen=True)
class Place:
    """Words and the actors they may mean; `form` is how the register has them, `mention` the judgement, if any.

    Where only a language model took the words for a name there are no actors, and `kind` says what it may be.
    `is_aside` where they stand in a heading or an interviewer says them.
    """

    range: TextRange
    actors: tuple[int, ...]
    form: str = ""
    mention: int | None = None
    kind: ActorKind | None = None
    is_aside: bool = False


def proposed(proposals: Iterable[Proposal], asides: Sequence[TextRange] = ()) -> list[Place]:
    """Places to be decided, told apart by these stretches of the text."""
    return [
        Place(one.range, one.actors, one.form, kind=one.kind, is_aside=is_among(one.range, asides)) for one in proposals
    ]


def no_names(proposals: Iterable[Proposal], words: NotNames) -> list[Place]:
    """Places of words that somebody said are no names, though a language model took them for one."""
    return proposed(one for one in proposals if one.kind is not None and one.form in words)


def decided(judged: Iterable[tuple[Mention, TextRange]], coder: int, *, is_meant: bool) -> list[Place]:
    """Places that a coder has decided in this way and whose words are still there."""
    return [
        Place(range, (mention.actor_id,), "", mention.id)
        for mention, range in judged
        if range and mention.coder_id == coder and mention.is_meant is is_meant
    ]
