"""The E-I index of Krackhardt and Stern: do ties lead out of groups or stay within them?"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from qualapp.analysis.network.graph import Network
from qualapp.analysis.network.values import Undefined, Value


@dataclass(frozen=True)
class External:
    """From -1, where all ties stay within groups, to +1, where all lead out.

    `left_out` counts the lines of actors of whom no group is known; `counts` has how many lines lead out of each
    group, and how many stay within it.
    """

    value: Value
    outside: int
    inside: int
    left_out: int
    by_group: Mapping[str, Value]
    counts: Mapping[str, tuple[int, int]]
    by_actor: Mapping[int, Value]


def external(network: Network, groups: Mapping[int, str]) -> External:
    """The index of a network, of each group and of each actor; an empty group is none."""
    outside, inside = 0, 0
    of_group: Counter[tuple[str, bool]] = Counter()
    of_actor: Counter[tuple[int, bool]] = Counter()
    for first, second in network.lines:
        one, other = groups[first], groups[second]
        if not one or not other:
            continue
        is_outside = one != other
        outside, inside = outside + is_outside, inside + (not is_outside)
        of_group.update({(group, is_outside): 1 for group in (one, other)})
        of_actor.update([(first, is_outside), (second, is_outside)])
    counts = {group: (of_group[group, True], of_group[group, False]) for group in sorted(set(groups.values()) - {""})}
    tied = {groups[end] for pair in network.lines for end in pair}
    return External(
        value=_index(outside, inside, Undefined.NO_GROUP if network.lines else Undefined.NO_TIES),
        outside=outside,
        inside=inside,
        left_out=len(network.lines) - outside - inside,
        by_group={
            group: _index(*counted, Undefined.NO_GROUP if group in tied else Undefined.NO_TIES)
            for group, counted in counts.items()
        },
        counts=counts,
        by_actor={number: _of_actor(number, network, of_actor) for number in network.actors},
    )


def _of_actor(number: int, network: Network, counts: Mapping[tuple[int, bool], int]) -> Value:
    otherwise = Undefined.NO_GROUP if network.neighbours[number] else Undefined.ISOLATED
    return _index(counts.get((number, True), 0), counts.get((number, False), 0), otherwise)


def _index(outside: int, inside: int, otherwise: Undefined) -> Value:
    return (outside - inside) / (outside + inside) if outside + inside else otherwise
