"""Networks from lists of pairs, for tests."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from qualapp.analysis.network import Network, NetworkFilter, network_of
from qualapp.model.coding import Valence
from qualapp.model.network import Actor, ActorKind, PlacedTie, Tie
from qualapp.model.text import TextRange


def actor(number: int, sector: str = "", level: str = "", **cells: Any) -> Actor:
    """An actor of which little is known."""
    told: dict[str, Any] = {"parent_id": None, "name_other": "", "kind": ActorKind.ORGANISATION, "description": ""}
    told |= {"mandate": "", "frequency": "", "x": None, "y": None, "origin": "", "name": f"Aktør {number}"} | cells
    return Actor(id=number, guid=f"a{number}", sector=sector, level=level, **told)


def told(number: int, start: int, end: int, **cells: Any) -> PlacedTie:
    """A tie, each in an excerpt of its own."""
    said: dict[str, Any] = {"is_directed": False, "valence": Valence.NONE, "strength": None, "day": None, "note": ""}
    said |= {"relation_id": 1, "coder_id": 1, "excerpt_id": number, "source_id": 1}
    place: dict[str, Any] = {"case_id": None, "visit": "", "informant_id": None, "role": ""}
    place |= {key: cells.pop(key) for key in list(cells) if key in place}
    tie = Tie(id=number, guid=f"t{number}", from_id=start, to_id=end, created=0, **(said | cells))
    return PlacedTie(tie, TextRange(0, 1), **place)


def drawn(
    pairs: Sequence[tuple[int, int]],
    *,
    actors: Iterable[Actor] | Mapping[int, str] = (),
    directed: bool = False,
    wanted: NetworkFilter | None = None,
) -> Network:
    """A network with a tie for each pair; `actors` may give their sectors."""
    ties = [told(number, *pair, is_directed=directed) for number, pair in enumerate(pairs, 1)]
    if isinstance(actors, Mapping):
        people = [actor(number, sector) for number, sector in actors.items()]
    else:
        people = list(actors) or [actor(number) for number in sorted({one for pair in pairs for one in pair})]
    return network_of(people, ties, wanted)
