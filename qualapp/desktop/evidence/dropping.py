"""Evidence that is given by dropping an excerpt on an arrow or a node."""

from PySide6.QtCore import QMimeData

from qualapp.desktop.coding.transfer import range_in
from qualapp.model.theory import Evidence, Stance
from qualapp.store.project import Project


def can_give(mime: QMimeData) -> bool:
    """Whether what is dragged are words of a source."""
    return range_in(mime) is not None


def give_dropped(project: Project, mime: QMimeData, stance: Stance = Stance.SUPPORTS, **about: int) -> Evidence | None:
    """Let the words that were dropped bear on `link_id`, `node_id` or `hypothesis_id`; None where none were dropped.

    What one said of the very same words before stays as it is. Raises UserError where the words are not there any more.
    """
    found = range_in(mime)
    if found is None:
        return None
    source_id, range = found
    ((column, number),) = about.items()
    for one in project.evidence.in_source(source_id):
        is_here = getattr(one, column) == number and one.coder_id == project.history.coder_id
        if is_here and project.excerpts[one.excerpt_id].range == range:
            return one
    return project.evidence.give(source_id, range, stance, strength=None, statement=None, note="", **about)
