"""The two long parts of an import: reading the files, and writing what was made of them."""

import contextlib
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qualapp.desktop.sources.incoming import Incoming
from qualapp.i18n import N_
from qualapp.importers import Unread, files_in, read_all
from qualapp.language.repair import Repair, may_be_damaged
from qualapp.model.repairing import looks_damaged, proposed_repairs
from qualapp.model.source import Reading
from qualapp.model.text import kept
from qualapp.progress import Progress, Work, part
from qualapp.store.changes import Changes
from qualapp.store.project import Project

Found = deque[tuple[Path, Reading | Unread, Sequence[Repair]]]


@dataclass(frozen=True)
class Written:
    """The ids of the new sources, and what another connection has to be told of them."""

    sources: list[int]
    changes: list[Changes]


def read_into(found: Found, paths: Sequence[Path], language: str) -> Work[None]:
    """Read files and folders one file at a time; what is read is there at once, also where the work is stopped.

    With each comes what could be mended in it, where it looks damaged.
    """
    files = files_in(paths)
    for number, path in enumerate(files):
        yield Progress(number, len(files), kept(path.name))
        results = yield from part(read_all([path]), number, len(files))
        found.extend((path, result, signs_of_damage(result, language)) for result in results)
    yield Progress(len(files), len(files))


def signs_of_damage(found: Reading | Unread, language: str) -> Sequence[Repair]:
    """What could be mended in a text that was read, where it looks scanned or broken."""
    if isinstance(found, Unread) or not may_be_damaged(found.text, language):
        return ()
    repairs = proposed_repairs(found.text, found.blocks, found.turns, language)
    return repairs if looks_damaged(repairs) else ()


def write_beside(project: Project, files: Sequence[Incoming]) -> Work[Written]:
    """Write over a connection of this thread; stopped on the way, nothing is written."""
    with contextlib.closing(project.beside(read_only=False)) as other:
        changes: list[Changes] = []
        other.history.on_change.append(changes.append)
        sources = yield from write(other, files)
    return Written(sources, changes)


def write(project: Project, files: Sequence[Incoming]) -> Work[list[int]]:
    """Write all files and the cases that are new in one step; gives the ids of the sources."""
    names = ", ".join(file.facts.name for file in files[:3])
    label = N_("Import “{name}”") if len(files) == 1 else N_("Import {number} sources")
    with project.history.step(label, name=names, number=str(len(files))):
        additions = [file.addition(case_of(project, file.facts.case)) for file in files]
        sources = yield from project.sources.add_all(additions)
    return [source.id for source in sources]


def case_of(project: Project, name: str) -> int | None:
    """The case of this name, made where there is none; none for an empty name."""
    if not name.strip():
        return None
    return (project.cases.named(name) or project.cases.add(name)).id
