"""Finding and coding places over a connection of their own, beside the window."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass

from qualapp.coding_places import Place, Sought, code_places, find_places
from qualapp.model.coding import Valence
from qualapp.progress import Work
from qualapp.store.changes import Changes
from qualapp.store.project import Project


@dataclass(frozen=True)
class Wish:
    """A code for some places."""

    code_id: int
    places: Sequence[Place]
    valence: Valence | None = None


def find_beside(project: Project, sought: Sought) -> Work[list[Place]]:
    """Find places; a project in memory has only the one connection."""
    if project.path is None:
        return (yield from find_places(project, sought))
    with contextlib.closing(project.beside()) as other:
        return (yield from find_places(other, sought))


def code_beside(project: Project, wish: Wish) -> Work[list[Changes]]:
    """Code places; gives what this window has to be told. Stopped on the way, nothing is coded."""
    with contextlib.closing(project.beside(read_only=False)) as other:
        changes: list[Changes] = []
        other.history.on_change.append(changes.append)
        yield from code_places(other, wish.code_id, wish.places, wish.valence)
    return changes
