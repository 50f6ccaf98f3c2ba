"""What is stored of evidence, hypotheses and configurations, in the words of the language."""

from enum import StrEnum

from qualapp.i18n import N_, _
from qualapp.model.theory import ConfigurationPart, HypothesisOrigin, HypothesisStatus, Stance

_WORDS: dict[tuple[type[StrEnum], str], str] = {
    (type(value), value.value): words
    for value, words in (
        (Stance.SUPPORTS, N_("Supports")),
        (Stance.CONTRADICTS, N_("Contradicts")),
        (Stance.OPEN, N_("Leaves it open")),
        (HypothesisOrigin.NONE, N_("Not said")),
        (HypothesisOrigin.REGISTER, N_("Register data")),
        (HypothesisOrigin.FIRST, N_("First visit")),
        (HypothesisOrigin.REVISIT, N_("Revisit")),
        (HypothesisOrigin.LITERATURE, N_("Literature")),
        (HypothesisOrigin.STEERING, N_("Steering group")),
        (HypothesisStatus.OPEN, N_("Still open")),
        (HypothesisStatus.STRENGTHENED, N_("Strengthened")),
        (HypothesisStatus.WEAKENED, N_("Weakened")),
        (HypothesisStatus.REJECTED, N_("Given up")),
        (ConfigurationPart.CONTEXT, N_("Context")),
        (ConfigurationPart.MECHANISM, N_("Mechanism")),
        (ConfigurationPart.OUTCOME, N_("Outcome")),
    )
}
"""By type and value, because values of two types may be the same word."""

STANCE_SIGNS = {Stance.SUPPORTS: "✓", Stance.CONTRADICTS: "✗", Stance.OPEN: "○"}
"""The sign of each stance in a text."""

STANCE_GLYPHS = {Stance.SUPPORTS: "supported", Stance.CONTRADICTS: "contradicted", Stance.OPEN: "untested"}
"""The sign of each stance, as the window paints it."""


def said(value: Stance | HypothesisOrigin | HypothesisStatus | ConfigurationPart) -> str:
    """A stored value as it is written here."""
    return _(_WORDS[type(value), value.value])
