"""An example project of its own: a whole network of actors, with a sentence for each tie."""

from pathlib import Path

from qualapp.demo.places import Entry
from qualapp.importers.actor_yaml import shipped_register
from qualapp.model.coding import Valence
from qualapp.model.source import Block, BlockKind, Reading, SourceKind
from qualapp.model.text import TextRange
from qualapp.progress import Progress, Work
from qualapp.shipped import data_path
from qualapp.store.project import Project
from qualapp.store.sources import Addition


def build_example_network(path: Path) -> Work[None]:
    """Make a project with the register and the ties of the example, a text for each area.

    Stopped or failed on the way, it leaves no file behind.
    """
    import yaml

    told: Entry = yaml.safe_load(data_path("resources", "demo", "example-network.yaml").read_text("utf-8"))
    name, description = told["name"]["da"], told["description"]["da"]
    with Project.begin(path, name=name, language="da", coder="Signe Krogh", description=description) as project:
        register = shipped_register()
        project.registers.add(register, "da")
        ids = {actor.origin.removeprefix(f"{register.id}/"): actor.id for actor in project.actors.all()}
        relations = {one.origin.removeprefix(f"{register.id}/"): one.id for one in project.relations.all()}
        for number, area in enumerate(told["areas"]):
            yield Progress(number, len(told["areas"]), area["name"])
            _add_area(project, area, ids, relations)
    project.close()


def _add_area(project: Project, area: Entry, ids: dict[str, int], relations: dict[str, int]) -> None:
    reading = _reading(area)
    case = project.cases.add(area["name"]).id
    source = project.sources.add(Addition(reading, case, SourceKind.DOCUMENT))
    for tie, block in zip(area["ties"], reading.blocks[1:], strict=True):
        project.ties.claim(
            source.id,
            block.range,
            ids[tie["from"]],
            ids[tie["to"]],
            relations[tie["relation"]],
            valence=Valence(tie["valence"]),
        )


def _reading(area: Entry) -> Reading:
    """A heading with the name of the area, and a paragraph for each tie."""
    lines = [area["name"], *(tie["words"] for tie in area["ties"])]
    blocks: list[Block] = []
    start = 0
    for line in lines:
        kind = BlockKind.PARAGRAPH if blocks else BlockKind.HEADING
        blocks.append(Block(kind, TextRange(start, start + len(line)), 0 if blocks else 1))
        start += len(line) + 1
    return Reading(area["name"], "\n".join(lines), tuple(blocks))
