"""The steering chain: how practice is tied to strategy by way of steering groups, and where the middle is missing."""

from dataclasses import dataclass

from qualapp.analysis.network.graph import Network
from qualapp.model.case import OrganisationalLevel


@dataclass(frozen=True)
class SteeringChain:
    """Actors by id; ties count whichever way they go.

    `paths` are from strategic to practical actors over one steering actor. `past_the_middle` are strategic and
    practical actors who are tied to each other while no steering actor ties them. `without_middle` are strategic and
    practical actors whom no tie leads to a steering actor; `open_above` and `open_below` the steering actors who lack
    strategic or practical ones; `unplaced` those of no level.
    """

    paths: tuple[tuple[int, int, int], ...]
    past_the_middle: tuple[tuple[int, int], ...]
    without_middle: tuple[int, ...]
    open_above: tuple[int, ...]
    open_below: tuple[int, ...]
    unplaced: tuple[int, ...]


def steering_chain(network: Network) -> SteeringChain:
    """The steering chain of a network."""
    strategic, steering, practical = (_of_level(network, level) for level in OrganisationalLevel)
    near = network.neighbours
    paths = tuple(
        (top, middle, low)
        for top in sorted(strategic)
        for middle in sorted(near[top] & steering)
        for low in sorted(near[middle] & practical)
    )
    joined = {(top, low) for top, _middle, low in paths}
    direct = [(top, low) for top in sorted(strategic) for low in sorted(near[top] & practical)]
    return SteeringChain(
        paths=paths,
        past_the_middle=tuple(pair for pair in direct if pair not in joined),
        without_middle=tuple(sorted(one for one in strategic | practical if not near[one] & steering)),
        open_above=tuple(sorted(one for one in steering if not near[one] & strategic)),
        open_below=tuple(sorted(one for one in steering if not near[one] & practical)),
        unplaced=tuple(sorted(_of_level(network, ""))),
    )


def _of_level(network: Network, level: str) -> frozenset[int]:
    return frozenset(number for number, actor in network.actors.items() if actor.level == level)
