"""What is stored of theories, in the words of the window."""

from qualapp.i18n import N_, _
from qualapp.model.theory import LinkRelation, LinkState, LinkStatus, NodeKind

_WORDS: dict[object, str] = {
    NodeKind.TARGET_GROUP: N_("Target group"),
    NodeKind.ACTIVITY: N_("Activity"),
    NodeKind.METHOD: N_("Working method"),
    NodeKind.MECHANISM: N_("Mechanism at work"),
    NodeKind.SHORT_TERM: N_("Short-term effect"),
    NodeKind.LONG_TERM: N_("Long-term effect"),
    NodeKind.CONDITION: N_("Precondition"),
    NodeKind.BARRIER: N_("Barrier"),
    LinkRelation.FURTHERS: N_("furthers"),
    LinkRelation.HINDERS: N_("hinders"),
    LinkRelation.REQUIRES: N_("is needed for"),
    LinkRelation.COVARIES: N_("goes with"),
    (LinkStatus, LinkStatus.NONE): N_("Not said"),
    (LinkStatus, LinkStatus.EXPERIENCED): N_("Experienced"),
    (LinkStatus, LinkStatus.EXPECTED): N_("Expected"),
    (LinkStatus, LinkStatus.HYPOTHESIS): N_("Hypothesis"),
    (LinkStatus, LinkStatus.STATISTICAL): N_("Statistical"),
    (LinkStatus, LinkStatus.CONTRADICTED): N_("Contradicted"),
    (LinkState, LinkState.UNTESTED): N_("Untested"),
    (LinkState, LinkState.SUPPORTED): N_("Supported"),
    (LinkState, LinkState.CONTRADICTED): N_("Contradicted"),
    (LinkState, LinkState.MIXED): N_("Mixed"),
    (LinkState, LinkState.UNDECIDED): N_("Undecided"),
}


def kind_word(kind: NodeKind) -> str:
    """What a node is."""
    return _(_WORDS[kind])


def relation_word(relation: LinkRelation) -> str:
    """How one node bears on another, as a verb between the two."""
    return _(_WORDS[relation])


def status_word(status: LinkStatus) -> str:
    """What was known of a link beforehand."""
    return _(_WORDS[LinkStatus, status])


def state_word(state: LinkState) -> str:
    """What the evidence comes to."""
    return _(_WORDS[LinkState, state])


def column_word(kinds: tuple[NodeKind, ...]) -> str:
    """The heading of a column of nodes."""
    first, *others = (kind_word(kind) for kind in kinds)
    return ", ".join([first, *(word[:1].lower() + word[1:] for word in others)])
