"""The headings of the columns of a theory."""

from qualapp.exporters.theory_words import kind_word
from qualapp.model.theory import NodeKind


def column_word(kinds: tuple[NodeKind, ...]) -> str:
    """The heading of a column of nodes."""
    first, *others = (kind_word(kind) for kind in kinds)
    return ", ".join([first, *(word[:1].lower() + word[1:] for word in others)])
