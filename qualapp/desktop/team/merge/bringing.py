"""The two long parts of a merge: looking at what would come in, and bringing it in."""

import contextlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qualapp.errors import UserError
from qualapp.progress import Progress, Work
from qualapp.store.changes import Changes
from qualapp.store.merging.report import MergeReport
from qualapp.store.project import Project


@dataclass(frozen=True)
class Looked:
    """What a merge would bring; `warning` says that a file is another project, which can be merged all the same."""

    paths: tuple[Path, ...]
    report: MergeReport
    warning: str = ""
    apart: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Brought:
    """What a merge brought, and what another connection has to be told of it."""

    report: MergeReport
    changes: list[Changes]


def look(project: Project, paths: Sequence[Path]) -> Work[Looked]:
    """Say what these files would bring, without a change; a project begun apart is looked at as such.

    Raises UserError where a file cannot be merged at all.
    """
    yield Progress(0, 1)
    with _beside(project) as other:
        try:
            return Looked(tuple(paths), other.merging.preview(paths))
        except UserError as error:
            sentence = error.message
        with _told_by(sentence):
            return Looked(tuple(paths), other.merging.preview(paths, another=True), sentence)


@contextlib.contextmanager
def _told_by(sentence: str) -> Iterator[None]:
    """Where the files cannot be merged as another project either, the first reason is the one to tell."""
    try:
        yield
    except UserError:
        raise UserError(sentence) from None


def look_apart(project: Project, looked: Looked, apart: Collection[str]) -> Work[Looked]:
    """The same when these rows of another project are not taken to be ours."""
    yield Progress(0, 1)
    with _beside(project) as other:
        report = other.merging.preview(looked.paths, another=True, apart=apart)
    return Looked(looked.paths, report, looked.warning, frozenset(apart))


def bring_in(project: Project, looked: Looked) -> Work[Brought]:
    """Merge over a connection of this thread, in one step."""
    yield Progress(0, 1)
    changes: list[Changes] = []
    with _beside(project) as other:
        if other is not project:
            other.history.on_change.append(changes.append)
        report = other.merging.merge(looked.paths, another=bool(looked.warning), apart=looked.apart)
    return Brought(report, changes)


@contextlib.contextmanager
def _beside(project: Project) -> Iterator[Project]:
    """A connection of its own; a project that is only in memory has but one."""
    if project.path is None:
        yield project
        return
    with contextlib.closing(project.beside(read_only=False)) as other:
        yield other
