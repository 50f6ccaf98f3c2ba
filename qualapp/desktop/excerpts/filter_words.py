"""A filter in words, on its chips and in what is exported."""

from qualapp import formats
from qualapp.desktop.excerpts.options import FIELDS, Field
from qualapp.desktop.session import Session
from qualapp.i18n import _
from qualapp.model.excerpt import ExcerptFilter

_NAMED = 2


def values_of(wanted: ExcerptFilter, field: Field) -> frozenset[object]:
    """What a filter lets through of one field; nothing where it lets all through."""
    values: frozenset[object] = getattr(wanted, field.name)
    return values


def names_of(session: Session, wanted: ExcerptFilter, field: Field) -> list[str]:
    """The names of the chosen values in the order in which they are offered."""
    values = values_of(wanted, field)
    return [option.name for option in field.options(session) if option.value in values] if values else []


def chip_text(session: Session, wanted: ExcerptFilter, field: Field) -> str:
    """What the chip of a field says: its title, or the first of the values that it lets through."""
    names = names_of(session, wanted, field)
    if not names:
        return _(field.title)
    more = f" +{formats.number(len(names) - _NAMED)}" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def sentences(session: Session, wanted: ExcerptFilter) -> tuple[str, ...]:
    """What is listed, one line for each field that holds something back."""
    found = []
    for field in FIELDS:
        names = names_of(session, wanted, field)
        if names:
            told = _("{field}: {values}").format(field=_(field.title), values=_(" or ").join(names))
            has_subcodes = field.name == "codes" and wanted.with_subcodes
            found.append(_("{filter}, with sub-codes").format(filter=told) if has_subcodes else told)
    if wanted.results_only:
        found.append(_("Only what is a result in itself"))
    if wanted.words.strip():
        found.append(_("Words: {words}").format(words=wanted.words.strip()))
    return tuple(found)
