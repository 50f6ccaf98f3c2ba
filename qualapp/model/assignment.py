"""Who is to code which source, and how far each has come."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Assignment:
    """A source that a coder is to code; times are microseconds since 1970, UTC.

    `done` is when the coder ticked it off, `seed` what a drawing by lot began with, where there was one.
    """

    id: int
    guid: str
    source_id: int
    coder_id: int
    by_id: int
    created: int
    done: int | None = None
    seed: int | None = None


@dataclass(frozen=True)
class CoderProgress:
    """How far a coder has come with what was handed out to them; `beside` are sources coded without being theirs.

    `coded` is the share, from 0 to 1, of their `words` that is coded by them; `latest` the time of their last step.
    """

    coder_id: int
    assigned: tuple[int, ...]
    begun: tuple[int, ...]
    done: tuple[int, ...]
    beside: tuple[int, ...]
    words: int
    coded: float
    latest: int | None


@dataclass(frozen=True)
class Load:
    """A source as it weighs when work is shared out: its key, its words, and who has it already."""

    key: int
    words: int
    coders: frozenset[int] = frozenset()


def shared_out(
    loads: Sequence[Load], coders: Sequence[int], twice: int, seed: int, carried: Mapping[int, int] | None = None
) -> dict[int, list[int]]:
    """Who gets which source besides those who have it, so that words are even; `twice` of the sources go to two.

    The longest are dealt first, each to whoever has the fewest words; lots decide what is even, and which go to two.
    What is `carried` already counts. The same seed gives the same, whatever the order the sources come in.
    """
    lot = random.Random(seed)
    drawn = sorted(loads, key=lambda load: load.key)
    lot.shuffle(drawn)
    wanted = _wanted(drawn, min(twice, len(drawn)) if len(coders) > 1 else 0)
    words = {coder: (carried or {}).get(coder, 0) for coder in coders}
    found: dict[int, list[int]] = {}
    for load in sorted(drawn, key=lambda load: -load.words):
        for _turn in range(wanted[load.key] - len(load.coders)):
            free = [coder for coder in coders if coder not in load.coders and coder not in found.get(load.key, ())]
            if not free:
                break
            least = min(words[coder] for coder in free)
            chosen = lot.choice([coder for coder in free if words[coder] == least])
            words[chosen] += max(load.words, 1)
            found.setdefault(load.key, []).append(chosen)
    return found


def _wanted(drawn: Sequence[Load], twice: int) -> dict[int, int]:
    """How many coders each source is to have; what two have already counts among those that go to two."""
    first = sorted(drawn, key=lambda load: len(load.coders) < 2)
    return {load.key: 2 if place < twice else 1 for place, load in enumerate(first)}
