"""Making the demo project: its texts, and what two people code, write and draw."""

from pathlib import Path

from qualapp.demo.network import add_network
from qualapp.demo.places import Entry, Places
from qualapp.demo.theory import add_theory
from qualapp.disk import is_there
from qualapp.importers import read
from qualapp.importers.codebook_yaml import find_codebook, read_codebook
from qualapp.model.coding import EffectLevel, Horizon, Statement, Valence
from qualapp.model.source import SourceKind, Speaker, Visit
from qualapp.progress import Progress, Work
from qualapp.shipped import data_path
from qualapp.store.project import Project
from qualapp.store.sources import Addition

_CODEBOOK = "fixsen"


def build_demo(path: Path) -> Work[None]:
    """Make the demo project in a new file, step by step as two people would have made it.

    Stopped or failed on the way, it leaves no file behind.
    """
    import yaml

    told: Entry = yaml.safe_load(data_path("resources", "demo", "demo.yaml").read_text("utf-8"))
    about = told["project"]
    first = told["coders"][0]["name"]
    with Project.begin(
        path, name=about["name"], language=about["language"], coder=first, description=about["description"]
    ) as project:
        yield from _Demo(project, told).build()
    project.close()


def free_path(folder: Path, name: str) -> Path:
    """A project file that is not in the folder yet: `demo.qualapp`, else `demo-2.qualapp` and so on."""
    path = folder / f"{name}.qualapp"
    number = 2
    while is_there(path):
        path = folder / f"{name}-{number}.qualapp"
        number += 1
    return path


class _Demo:
    """A project, and what `demo.yaml` tells of it."""

    def __init__(self, project: Project, told: Entry) -> None:
        self._project = project
        self._told = told
        self._places = Places()

    def build(self) -> Work[None]:
        """Fill the project; the first coder imports, each codes and writes for themselves."""
        codings, memos = self._told["codings"], self._told["memos"]
        total = len(self._told["sources"]) + len(codings) + len(memos)
        self._add_people_and_codes()
        yield Progress(0, total)
        yield from self._add_sources(total)
        done = len(self._told["sources"])
        for number, (add, entry) in enumerate([(self._code, e) for e in codings] + [(self._write, e) for e in memos]):
            self._project.history.coder_id = self._places.coders[entry["coder"]]
            add(entry)
            yield Progress(done + number + 1, total)
        add_theory(self._project, self._places)
        add_network(self._project, self._places)

    def _add_people_and_codes(self) -> None:
        project = self._project
        first, *others = self._told["coders"]
        self._places.coders[first["initials"]] = project.history.coder_id
        self._places.coders |= {
            other["initials"]: project.coders.add(other["name"], other["initials"]).id for other in others
        }
        project.codes.add_codebook(read_codebook(find_codebook(_CODEBOOK)), project.language)
        self._places.cases = {
            case["name"]: project.cases.add(case["name"], case["description"]).id for case in self._told["cases"]
        }

    def _add_sources(self, total: int) -> Work[None]:
        entries = self._told["sources"]
        additions = []
        for number, entry in enumerate(entries):
            yield Progress(number, total, entry["title"])
            additions.append(self._addition(entry))
        yield from self._project.sources.add_all(additions)
        for source in self._project.sources.all():
            self._places.sources[source.name] = source.id
            self._places.texts[source.name] = self._project.sources.text(source.id)

    def _addition(self, entry: Entry) -> Addition:
        return Addition(
            read(data_path("resources", "demo", entry["file"])),
            self._places.cases[entry["case"]],
            SourceKind(entry["kind"]),
            Visit(entry["visit"]),
            entry["date"],
            name=entry["title"],
            speakers=[_speaker(label, known) for label, known in entry["speakers"].items()],
        )

    def _code(self, entry: Entry) -> None:
        self._project.codings.apply(
            self._code_id(entry["code"]),
            self._places.sources[entry["source"]],
            self._places.range(entry),
            Valence(entry["valence"]),
            weight=entry.get("weight"),
            level=EffectLevel(entry["level"]) if "level" in entry else None,
            horizon=Horizon(entry["horizon"]) if "horizon" in entry else None,
            statement=Statement(entry["statement"]) if "statement" in entry else None,
            is_result=entry.get("is_result", False),
        )

    def _write(self, entry: Entry) -> None:
        about = entry["about"]
        self._project.memos.write(entry["text"], about, None if about == "project" else self._about_id(about, entry))

    def _about_id(self, about: str, entry: Entry) -> int:
        if about == "code":
            return self._code_id(entry["code"])
        if about == "case":
            return self._places.cases[entry["case"]]
        source_id = self._places.sources[entry["source"]]
        if about == "source":
            return source_id
        range = self._places.range(entry)
        return next(e.id for e in self._project.excerpts.in_source(source_id) if e.range == range)

    def _code_id(self, name: str) -> int:
        return self._project.codes.with_origin(f"{_CODEBOOK}/{name}").id


def _speaker(label: str, known: Entry) -> Speaker:
    return Speaker(
        label,
        known.get("role", ""),
        known.get("sector", ""),
        known.get("level", ""),
        known.get("pseudonym", ""),
        is_interviewer=known.get("interviewer", False),
    )
