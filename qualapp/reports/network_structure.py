"""How a network hangs together, ready to be written or told as JSON."""

from collections.abc import Iterable, Mapping
from typing import Any

from qualapp.analysis.network import Measures, Network, Undefined, Value
from qualapp.analysis.network.external import External
from qualapp.exporters.network_structure import Actors, ExternalIndex, GroupIndex, Structure
from qualapp.i18n import _
from qualapp.model.network import name_of
from qualapp.model.value_words import ORGANISATIONAL_LEVELS, SECTORS


def structure_of(network: Network, figures: Measures) -> Structure:
    """The parts of a network, what holds them together, and the E-I index of each group."""
    actors = network.actors
    levels = {str(level): _(word) for level, word in ORGANISATIONAL_LEVELS.items()}
    sectors = {sector: _(word) for sector, word in SECTORS.items()}
    return Structure(
        parts=tuple(_named(network, part) for part in figures.components),
        communities=tuple(_named(network, community) for community in figures.communities),
        bridges=tuple((actors[first], actors[second]) for first, second in figures.bridges),
        cut_points=_named(network, figures.cut_points),
        isolates=_named(network, figures.isolates),
        external=(
            _external("sector", _("E-I index by sector"), figures.external_by_sector, sectors),
            _external("level", _("E-I index by level"), figures.external_by_level, levels),
        ),
    )


def _named(network: Network, numbers: Iterable[int]) -> Actors:
    """Actors by name."""
    found = (network.actors[number] for number in numbers)
    return tuple(sorted(found, key=lambda actor: (name_of(actor).casefold(), actor.id)))


def _external(by: str, title: str, index: External, words: Mapping[str, str]) -> ExternalIndex:
    order = [*words, *(group for group in index.counts if group not in words)]
    groups = tuple(
        _group(group, words.get(group, group), index.by_group[group], *index.counts[group])
        for group in order
        if group in index.counts
    )
    whole = _group("", _("The network"), index.value, index.outside, index.inside)
    return ExternalIndex(by, title, whole, index.left_out, groups)


def _group(group: str, word: str, value: Value, outside: int, inside: int) -> GroupIndex:
    if isinstance(value, Undefined):
        return GroupIndex(group, word, None, value.told, outside, inside)
    return GroupIndex(group, word, value, "", outside, inside)


def structure_record(structure: Structure) -> dict[str, Any]:
    """The structure as JSON, with actors by their guids."""
    return {
        "components": [_guids(part) for part in structure.parts],
        "communities": [_guids(community) for community in structure.communities],
        "bridges": [_guids(pair) for pair in structure.bridges],
        "cut_points": _guids(structure.cut_points),
        "isolates": _guids(structure.isolates),
        "external_index": {index.by: _index_record(index) for index in structure.external},
    }


def _guids(actors: Actors) -> list[str]:
    return [actor.guid for actor in actors]


def _index_record(index: ExternalIndex) -> dict[str, Any]:
    groups = {one.group: _group_record(one) for one in index.groups}
    return _group_record(index.whole) | {"without_group": index.left_out, "groups": groups}


def _group_record(one: GroupIndex) -> dict[str, Any]:
    told = {"value": one.value, "outside": one.outside, "inside": one.inside}
    return told | ({"undefined": one.why} if one.value is None else {})
