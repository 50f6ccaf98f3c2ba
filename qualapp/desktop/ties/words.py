"""Ties, strengths and kinds of actors in the words of the window."""

from qualapp.i18n import N_, _
from qualapp.model.network import ActorKind, Strength, name_of
from qualapp.model.value_words import ACTOR_KINDS as KINDS

__all__ = ["KINDS", "STRENGTHS", "arrow", "kind_name", "name_of", "strength_word"]

STRENGTHS = {
    Strength.NONE: N_("no interaction"),
    Strength.NETWORKING: N_("networking"),
    Strength.COOPERATION: N_("cooperation"),
    Strength.COORDINATION: N_("coordination"),
    Strength.COALITION: N_("coalition"),
    Strength.COLLABORATION: N_("collaboration"),
}


def strength_word(strength: int | None) -> str:
    """How closely two work together, in words."""
    return _("not said") if strength is None else _(STRENGTHS[Strength(strength)])


def kind_name(kind: ActorKind) -> str:
    """What an actor is, in words."""
    return _(KINDS[kind])


def arrow(is_directed: bool) -> str:
    """The sign between two actors."""
    return "→" if is_directed else "↔"
