"""The long parts of bringing a project in: looking at what would come, bringing it, or beginning a new one with it."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from qualapp.importers.other_programs import open_project_of, projects_in
from qualapp.model.exchange import Exchanged, ExchangeReport
from qualapp.progress import Progress, Work
from qualapp.store.changes import Changes
from qualapp.store.project import Project

if TYPE_CHECKING:
    from qualapp.importers.refi import PositionReading, TriedReadings


@dataclass(frozen=True)
class Asked:
    """A file, which of the projects in it, and how its positions are to be read where a person knows better."""

    path: Path
    project: int | None = None
    reading: PositionReading | None = None

    def open(self) -> Exchanged:
        """The project; raises UserError where there is none."""
        return open_project_of(self.path, self.project, self.reading)


@dataclass(frozen=True)
class Looked:
    """What would come in. `projects` are all that are in the file, `people` those who worked in this one.

    `tried` are the ways in which positions can be read, None where there is nothing to choose or it was chosen.
    """

    asked: Asked
    name: str
    projects: tuple[tuple[int, str], ...]
    people: tuple[str, ...]
    report: ExchangeReport
    tried: TriedReadings | None


@dataclass(frozen=True)
class Beginning:
    """The file that is to be made, and what it is to be told."""

    path: Path
    name: str
    language: str
    coder: str


@dataclass(frozen=True)
class Brought:
    """What came in, and what the other connection has to be told of it."""

    report: ExchangeReport
    changes: tuple[Changes, ...] = ()


def look(asked: Asked, into: Project | None) -> Work[Looked]:
    """Say what would come into a project, or into a new one; nothing is written.

    Raises UserError where there is no project, or it is damaged.
    """
    yield Progress(0, 0)
    projects = tuple(projects_in(asked.path))
    if asked.project is None and projects:
        asked = replace(asked, project=projects[0][0])
    with contextlib.closing(asked.open()) as given:
        yield Progress(0, 0)
        with _beside(into) as other:
            report = yield from other.exchange.preview(given)
        people = tuple(person.name for person in given.head.people)
        return Looked(
            asked, given.head.name, projects, people, report if into else _as_new(report), _tried(given, asked)
        )


def bring_in(asked: Asked, into: Project) -> Work[Brought]:
    """Bring a project in over a connection of this thread, in one step; stopped on the way, nothing is written."""
    yield Progress(0, 0)
    changes: list[Changes] = []
    with contextlib.closing(asked.open()) as given, _beside(into) as other:
        other.history.on_change.append(changes.append)
        report = yield from other.exchange.take_in(given)
    return Brought(report, tuple(changes))


def begin(asked: Asked, beginning: Beginning) -> Work[Brought]:
    """Make a project of another program's; where that fails or is stopped, nothing is left of it.

    Who makes it is known again by name among those who worked there.
    """
    yield Progress(0, 0)
    with contextlib.closing(asked.open()) as given:
        people = {person.name.casefold(): person.guid for person in given.head.people}
        known = people.get(beginning.coder.casefold(), "")
        with Project.begin(
            beginning.path,
            name=beginning.name,
            language=beginning.language,
            coder=beginning.coder,
            coder_guid=known,
        ) as made:
            report = yield from made.exchange.take_in(given)
        made.close()
    return Brought(_as_new(report))


def _as_new(report: ExchangeReport) -> ExchangeReport:
    """In a new project nothing was here already, though its coder may be one of those who come."""
    taken = {noun: report.taken.get(noun, 0) + report.known.get(noun, 0) for noun in (*report.taken, *report.known)}
    return replace(report, taken=taken, known={})


def _tried(given: Exchanged, asked: Asked) -> TriedReadings | None:
    from qualapp.importers.refi import RefiProject

    return given.tried_readings() if isinstance(given, RefiProject) and asked.reading is None else None


@contextlib.contextmanager
def _beside(project: Project | None) -> Iterator[Project]:
    """A connection of its own; without a project an empty one that is gone afterwards."""
    if project is not None:
        with contextlib.closing(project.beside(read_only=False)) as other:
            yield other
        return
    with (
        tempfile.TemporaryDirectory(prefix="qualapp") as folder,
        Project.create(Path(folder) / "looked-at.qualapp") as empty,
    ):
        yield empty
