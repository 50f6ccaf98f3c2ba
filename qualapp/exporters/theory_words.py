"""What is stored of theories, in the words of the language."""

from qualapp.i18n import N_, _
from qualapp.model.theory import LinkRelation, LinkState, LinkStatus, NodeKind

_KINDS = {
    NodeKind.TARGET_GROUP: N_("Target group"),
    NodeKind.ACTIVITY: N_("Activity"),
    NodeKind.METHOD: N_("Working method"),
    NodeKind.MECHANISM: N_("Mechanism at work"),
    NodeKind.SHORT_TERM: N_("Short-term effect"),
    NodeKind.LONG_TERM: N_("Long-term effect"),
    NodeKind.CONDITION: N_("Precondition"),
    NodeKind.BARRIER: N_("Barrier"),
}
_RELATIONS = {
    LinkRelation.FURTHERS: N_("furthers"),
    LinkRelation.HINDERS: N_("hinders"),
    LinkRelation.REQUIRES: N_("is needed for"),
    LinkRelation.COVARIES: N_("goes with"),
}
_STATUSES = {
    LinkStatus.NONE: N_("Not said"),
    LinkStatus.EXPERIENCED: N_("Experienced"),
    LinkStatus.EXPECTED: N_("Expected"),
    LinkStatus.HYPOTHESIS: N_("Hypothesis"),
    LinkStatus.STATISTICAL: N_("Statistical"),
    LinkStatus.CONTRADICTED: N_("Contradicted"),
}
_STATES = {
    LinkState.UNTESTED: N_("Untested"),
    LinkState.SUPPORTED: N_("Supported"),
    LinkState.CONTRADICTED: N_("Contradicted"),
    LinkState.MIXED: N_("Mixed"),
    LinkState.UNDECIDED: N_("Undecided"),
}


def kind_word(kind: NodeKind) -> str:
    """What a node is."""
    return _(_KINDS[kind])


def relation_word(relation: LinkRelation) -> str:
    """How one node bears on another, as a verb between the two."""
    return _(_RELATIONS[relation])


def status_word(status: LinkStatus) -> str:
    """What was known of a link beforehand."""
    return _(_STATUSES[status])


def state_word(state: LinkState) -> str:
    """What the evidence comes to."""
    return _(_STATES[state])


def column_word(kinds: tuple[NodeKind, ...]) -> str:
    """The heading of a column of nodes."""
    first, *others = (kind_word(kind) for kind in kinds)
    return ", ".join([first, *(word[:1].lower() + word[1:] for word in others)])
