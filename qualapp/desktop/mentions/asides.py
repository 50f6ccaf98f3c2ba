"""Where a text speaks about an interview and not in it: headings, what stands before it, and what interviewers say."""

from bisect import bisect_left
from collections.abc import Sequence

from qualapp.model.source import BlockKind
from qualapp.model.text import TextRange
from qualapp.store.project import Project


def asides(project: Project, source_id: int) -> list[TextRange]:
    """These stretches of a source, in order and joined where they meet."""
    turns = project.sources.turns(source_id)
    found = [turn.range for turn in turns if turn.is_interviewer]
    found += [block.range for block in project.sources.blocks(source_id) if block.kind is BlockKind.HEADING]
    if turns:
        found.append(TextRange(0, turns[0].range.start))
    joined: list[TextRange] = []
    for range in sorted(found):
        if joined and range.start <= joined[-1].end:
            joined[-1] = TextRange(joined[-1].start, max(joined[-1].end, range.end))
        else:
            joined.append(range)
    return joined


def is_among(range: TextRange, stretches: Sequence[TextRange]) -> bool:
    """Whether a range begins in one of these stretches, which are in order."""
    at = bisect_left(stretches, range.start + 1, key=lambda stretch: stretch.start) - 1
    return at >= 0 and range.start < stretches[at].end
