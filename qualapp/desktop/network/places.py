"""Where ties and mentions of actors stand."""

from collections.abc import Iterable

from qualapp.desktop.network.passages import Place
from qualapp.desktop.ties.tie_rows import besides, told
from qualapp.model.network import PlacedTie
from qualapp.store.project import Project


def of_ties(project: Project, ties: Iterable[PlacedTie]) -> list[Place]:
    """The places of these ties, each with what it says."""
    return [
        Place(
            placed.tie.source_id,
            placed.range,
            placed.tie.excerpt_id,
            placed.role,
            " · ".join(part for part in (told(project, placed.tie), besides(placed.tie)) if part),
            placed.tie.valence.value,
        )
        for placed in ties
    ]


def of_mentions(project: Project, actor_id: int) -> list[Place]:
    """Where an actor is meant."""
    return [
        Place(mention.source_id, range, mention.excerpt_id) for mention, range in project.mentions.of_actor(actor_id)
    ]
