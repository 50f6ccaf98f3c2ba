"""A coded source out of a project."""

from collections.abc import Collection
from datetime import datetime

from qualapp.exporters.transcript_report import PrintedCoding, TranscriptReport
from qualapp.store.project import Project


def transcript_of(project: Project, source_id: int, coders: Collection[int] = ()) -> TranscriptReport:
    """A source with its codings, of these coders or of all, ready to be set on paper."""
    return TranscriptReport(
        project=project.name,
        source=project.sources[source_id],
        text=project.sources.text(source_id),
        blocks=project.sources.blocks(source_id),
        turns=project.sources.turns(source_id),
        codings=_codings(project, source_id, coders),
        coder=project.coders[project.history.coder_id].name,
        made=datetime.now().astimezone(),
    )


def _codings(project: Project, source_id: int, coders: Collection[int]) -> tuple[PrintedCoding, ...]:
    """The codings of a source in the order of the codebook."""
    tree = project.codes.tree()
    order = {code.id: place for place, (code, _depth) in enumerate(tree.walk())}
    ranges = {excerpt.id: excerpt.range for excerpt in project.excerpts.in_source(source_id)}
    people = {coder.id: coder for coder in project.coders.all()}
    found = [coding for coding in project.codings.in_source(source_id) if not coders or coding.coder_id in coders]
    found.sort(key=lambda coding: (order[coding.code_id], coding.created, coding.id))
    return tuple(
        PrintedCoding(
            ranges[coding.excerpt_id],
            tree.path(coding.code_id),
            tree.colour(coding.code_id),
            coding.valence,
            people[coding.coder_id].name,
            people[coding.coder_id].initials,
        )
        for coding in found
    )
