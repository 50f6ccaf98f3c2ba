"""A project with actors and ties of two visits, for what draws and lists them."""

from dataclasses import dataclass
from pathlib import Path

from qualapp.model.coding import Valence
from qualapp.model.network import ActorKind
from qualapp.model.source import Reading, Visit
from qualapp.model.text import TextRange
from qualapp.store.project import Project
from qualapp.store.sources import Addition

TEXT = "Skolen ringer til os. Kommunen betaler. Politiet kommer aldrig. Vi ses hver mandag med skolen."


@dataclass(frozen=True)
class NetworkMaterial:
    """The project, its actors and relations by name, and its two sources."""

    project: Project
    actors: dict[str, int]
    relations: dict[str, int]
    first: int
    revisit: int

    def tie(
        self,
        one: str,
        other: str,
        words: str,
        *,
        relation: str = "Samarbejde",
        valence: Valence = Valence.NONE,
        strength: int | None = None,
        source: int | None = None,
    ) -> int:
        """Claim a tie in these words of a source, the first where none is named."""
        start = TEXT.index(words)
        claimed = self.project.ties.claim(
            source or self.first,
            TextRange(start, start + len(words)),
            self.actors[one],
            self.actors[other],
            self.relations[relation],
            valence=valence,
            strength=strength,
        )
        return claimed.id


def network_material(path: Path) -> NetworkMaterial:
    """Four actors, two relations, and a source of each visit, with no tie yet."""
    project = Project.create(path, coder="Signe Krogh")
    case = project.cases.add("Lærkevangen").id
    sources = [project.sources.add(Addition(Reading(visit.value, TEXT), case, visit=visit)).id for visit in Visit]
    told = (
        ("Skolen", "municipality", "practical", ActorKind.ORGANISATION),
        ("Kommunen", "municipality", "strategic", ActorKind.ORGANISATION),
        ("Politiet", "state", "practical", ActorKind.ORGANISATION),
        ("Følgegruppen", "plan", "steering", ActorKind.BODY),
    )
    actors = {name: project.actors.add(name, kind, sector=sector, level=level).id for name, sector, level, kind in told}
    relations = {
        "Samarbejde": project.relations.add("Samarbejde").id,
        "Henvisning": project.relations.add("Henvisning", is_directed=True).id,
    }
    return NetworkMaterial(project, actors, relations, sources[0], sources[1])
