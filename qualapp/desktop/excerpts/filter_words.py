"""A filter in words, on its chips."""

from qualapp import formats
from qualapp.desktop.excerpts.options import Field
from qualapp.desktop.session import Session
from qualapp.i18n import _
from qualapp.model.excerpt import ExcerptFilter
from qualapp.model.theory import EvidenceFilter

_NAMED = 2


def values_of(wanted: ExcerptFilter | EvidenceFilter, field: Field) -> frozenset[object]:
    """What a filter lets through of one field; nothing where it lets all through."""
    values: frozenset[object] = getattr(wanted, field.name)
    return values


def names_of(session: Session, wanted: ExcerptFilter | EvidenceFilter, field: Field) -> list[str]:
    """The names of the chosen values in the order in which they are offered."""
    values = values_of(wanted, field)
    return [option.name for option in field.options(session) if option.value in values] if values else []


def chip_text(session: Session, wanted: ExcerptFilter | EvidenceFilter, field: Field) -> str:
    """What the chip of a field says: its title, or the first of the values that it lets through."""
    names = names_of(session, wanted, field)
    if not names:
        return _(field.title)
    more = f" +{formats.number(len(names) - _NAMED)}" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more
