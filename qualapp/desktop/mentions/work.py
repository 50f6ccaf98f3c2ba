"""Finding actors over a connection of its own, beside the window."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qualapp.analysis.actor_finder import ActorFinder, CommonForm
from qualapp.language.names import NameReader
from qualapp.model.source import Source
from qualapp.progress import Progress, Work
from qualapp.reports.mentions import SourceProposals, finder_of, forms_to_doubt, proposals_in, reader_of
from qualapp.store.project import Project


@dataclass(frozen=True)
class Tools:
    """What texts are read with: a finder and a reader of names that are still good need not be made again.

    `tolerant` reads scanned letters as one; `with_names` also proposes names that only a language model finds.
    """

    tolerant: bool = False
    with_names: bool = False
    finder: ActorFinder | None = None
    reader: NameReader | None = None

    def ready(self, project: Project) -> "Tools":
        """The same with all that is needed.

        Raises UserError where there are no actors to look for, or the language model cannot be used.
        """
        finder = self.finder or finder_of(project, tolerant=self.tolerant, may_be_empty=self.with_names)
        reader = (self.reader or reader_of(project)) if self.with_names else None
        return replace(self, finder=finder, reader=reader)

    def proposals(self, project: Project, source: Source) -> SourceProposals:
        """What they find in a source."""
        assert self.finder is not None
        return proposals_in(project, source, self.finder, self.reader)


@dataclass(frozen=True)
class Found:
    """What was found in a source, with what, and the forms in it that stand suspiciously often."""

    tools: Tools
    proposals: SourceProposals
    doubted: Sequence[CommonForm]


def find_beside(project: Project, source: Source, tools: Tools) -> Work[Found]:
    """Find actors in one source."""
    with _other(project) as other:
        yield Progress(0, 1)
        tools = tools.ready(other)
        found = tools.proposals(other, source)
        return Found(tools, found, forms_to_doubt(other, [found]))


def next_beside(project: Project, after: int, coder: int, tools: Tools) -> Work[Source | None]:
    """The next source in which a coder has something to decide, round to the first one and up to this one."""
    with _other(project) as other:
        if project.path is not None:
            other.history.coder_id = coder
        yield Progress(0, 1)
        tools = replace(tools, finder=None).ready(other)
        sources = other.sources.all()
        here = next((at for at, source in enumerate(sources) if source.id == after), 0)
        coming = [*sources[here + 1 :], *sources[:here]]
        for number, source in enumerate(coming):
            yield Progress(number, len(coming), source.name)
            if tools.proposals(other, source).open:
                return source
        return None


def _other(project: Project) -> contextlib.AbstractContextManager[Project]:
    """A project in memory has only the one connection."""
    if project.path is None:
        return contextlib.nullcontext(project)
    return contextlib.closing(project.beside())
