"""The actors of the demo project, the bodies they sit in, and what the texts say of how they work together."""

from typing import Any

from qualapp.demo.places import Entry, Places
from qualapp.importers.actor_yaml import shipped_register
from qualapp.model.coding import Valence
from qualapp.shipped import data_path
from qualapp.store.project import Project


def add_network(project: Project, places: Places) -> None:
    """Add the register, seat the members of the bodies, and claim the ties of both coders."""
    import yaml

    told: Entry = yaml.safe_load(data_path("resources", "demo", "network.yaml").read_text("utf-8"))
    project.history.coder_id = places.coders["SK"]
    register = shipped_register()
    project.registers.add(register, project.language)
    ids = {actor.origin.removeprefix(f"{register.id}/"): actor.id for actor in project.actors.all()}
    relations = {one.origin.removeprefix(f"{register.id}/"): one.id for one in project.relations.all()}
    for body in told["bodies"]:
        project.actors.describe(ids[body["body"]], mandate=body["mandate"], frequency=body["frequency"])
        for member in body["members"]:
            project.actors.seat(ids[body["body"]], ids[member["actor"]], **_seat(member))
    for entry in told["ties"]:
        project.history.coder_id = places.coders[entry["coder"]]
        project.ties.claim(
            places.sources[entry["source"]],
            places.range(entry),
            ids[entry["from"]],
            ids[entry["to"]],
            relations[entry["relation"]],
            valence=Valence(entry.get("valence", Valence.NONE)),
            strength=entry.get("level"),
        )


def _seat(member: Entry) -> dict[str, Any]:
    return {key: str(value) for key, value in member.items() if key != "actor"}
