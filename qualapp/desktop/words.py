"""Stored values in the words of the window."""

from qualapp.i18n import N_, _
from qualapp.model.coding import EffectLevel, Horizon, Statement, Valence
from qualapp.model.source import SourceKind, Visit

_KINDS = {
    SourceKind.INTERVIEW: (N_("Interview"), "mic"),
    SourceKind.GROUP_INTERVIEW: (N_("Group interview"), "users"),
    SourceKind.TELEPHONE_INTERVIEW: (N_("Telephone interview"), "mic"),
    SourceKind.OBSERVATION: (N_("Observation"), "eye"),
    SourceKind.MINUTES: (N_("Minutes"), "clipboard-list"),
    SourceKind.WORKSHOP: (N_("Workshop"), "users"),
    SourceKind.CASE_REPORT: (N_("Case report"), "file-text"),
    SourceKind.DOCUMENT: (N_("Document"), "file-text"),
}
_WORDS: dict[object, str] = {
    Visit.FIRST: N_("first visit"),
    Visit.REVISIT: N_("revisit"),
    Valence.DRIVER: N_("Driver"),
    Valence.BARRIER: N_("Barrier"),
    Valence.AMBIVALENT: N_("Ambivalent"),
    Valence.NONE: N_("No valence"),
    EffectLevel.INDIVIDUAL: N_("Individual"),
    EffectLevel.AREA: N_("Area"),
    EffectLevel.ORGANISATION: N_("Organisation"),
    Horizon.SHORT_TERM: N_("Short term"),
    Horizon.LONG_TERM: N_("Long term"),
    Statement.EXPERIENCED: N_("Experienced"),
    Statement.EXPECTED: N_("Expected"),
    Statement.MEASURED: N_("Measured"),
}


def kind_word(kind: SourceKind) -> str:
    """What sort of text it is."""
    return _(_KINDS[kind][0])


def kind_icon(kind: SourceKind) -> str:
    """The icon of a sort of text."""
    return _KINDS[kind][1]


def word(value: Visit | Valence | EffectLevel | Horizon | Statement) -> str:
    """A stored value as the window says it."""
    return _(_WORDS[value])
