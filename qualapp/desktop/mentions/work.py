"""Finding actors over a connection of its own, beside the window."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass

from qualapp.analysis.actor_finder import ActorFinder, CommonForm
from qualapp.model.source import Source
from qualapp.progress import Progress, Work
from qualapp.reports.mentions import SourceProposals, finder_of, forms_to_doubt, proposals_in
from qualapp.store.project import Project


@dataclass(frozen=True)
class Found:
    """What was found in a source, with what, and the forms in it that stand suspiciously often."""

    finder: ActorFinder
    proposals: SourceProposals
    doubted: Sequence[CommonForm]


def find_beside(project: Project, source: Source, finder: ActorFinder | None, *, tolerant: bool) -> Work[Found]:
    """Find actors in one source; a finder that is still good need not be made again."""
    with _other(project) as other:
        yield Progress(0, 1)
        finder = finder or finder_of(other, tolerant=tolerant)
        found = proposals_in(other, source, finder)
        return Found(finder, found, forms_to_doubt(other, [found]))


def next_beside(project: Project, after: int, coder: int, *, tolerant: bool) -> Work[Source | None]:
    """The next source in which a coder has something to decide, round to the first one and up to this one."""
    with _other(project) as other:
        if project.path is not None:
            other.history.coder_id = coder
        yield Progress(0, 1)
        finder = finder_of(other, tolerant=tolerant)
        sources = other.sources.all()
        here = next((at for at, source in enumerate(sources) if source.id == after), 0)
        coming = [*sources[here + 1 :], *sources[:here]]
        for number, source in enumerate(coming):
            yield Progress(number, len(coming), source.name)
            if proposals_in(other, source, finder).open:
                return source
        return None


def _other(project: Project) -> contextlib.AbstractContextManager[Project]:
    """A project in memory has only the one connection."""
    if project.path is None:
        return contextlib.nullcontext(project)
    return contextlib.closing(project.beside())
