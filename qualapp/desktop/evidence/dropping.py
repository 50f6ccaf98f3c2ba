"""Evidence that is given by dropping an excerpt on a link or node."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from qualapp.desktop.coding.transfer import range_in
from qualapp.model.theory import Evidence
from qualapp.store.project import Project

if TYPE_CHECKING:
    from qualapp.desktop.evidence.meant import Meaning


def can_give(mime: QMimeData) -> bool:
    """Whether what is dragged are words of a source."""
    return range_in(mime) is not None


def words_in(project: Project, mime: QMimeData) -> str:
    """The words that are dragged, as they stand in their source now; empty where they are not there."""
    found = range_in(mime)
    if found is None:
        return ""
    source_id, range = found
    return " ".join(range.of(project.sources.text(source_id)).split())


def known_of(project: Project, mime: QMimeData, **about: int) -> Evidence | None:
    """What the working coder said before of the very same words and `link_id`, `node_id` or `hypothesis_id`."""
    found = range_in(mime)
    if found is None:
        return None
    source_id, range = found
    ((column, number),) = about.items()
    for one in project.evidence.in_source(source_id):
        is_here = getattr(one, column) == number and one.coder_id == project.history.coder_id
        if is_here and project.excerpts[one.excerpt_id].range == range:
            return one
    return None


def give_dropped(project: Project, mime: QMimeData, meaning: Meaning, **about: int) -> Evidence | None:
    """Let the words that were dropped bear on `link_id`, `node_id` or `hypothesis_id`; None where none were dropped.

    Raises UserError where the words are not there any more.
    """
    found = range_in(mime)
    if found is None:
        return None
    source_id, range = found
    return project.evidence.give(
        source_id,
        range,
        meaning.stance,
        strength=meaning.strength,
        statement=meaning.statement,
        note=meaning.note,
        **about,
    )
