"""What was said of a text: its selections with their codings, notes and values."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from qualapp.exporters.refi.elements import below, describe, moment, proper, refer
from qualapp.exporters.refi.ledger import Ledger
from qualapp.exporters.refi.losses import Loss
from qualapp.exporters.refi.values import write_values
from qualapp.model.exchange import Selection, TravellingCoding, TravellingSource, derived_guid
from qualapp.model.exchange_marks import facets_note, spread

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LONGEST_NAME = 100
_FAR_ENOUGH = 1000
"""Letters of a selection in which its name is looked for."""

Place = Callable[[Selection], Mapping[str, Any]]
"""How an element says where a selection is."""


def by_position(selection: Selection) -> dict[str, str]:
    """The place of a selection of plain text: code points, the end exclusive."""
    return {"startPosition": str(selection.start), "endPosition": str(selection.end)}


def attributes_of(source: TravellingSource, ledger: Ledger) -> dict[str, str | None]:
    """Who brought a source into the project, and when."""
    return {
        "creatingUser": ledger.coder(source.by, source.name),
        "creationDateTime": moment(source.at),
    }


def write_text(parent: "Element", source: TravellingSource, ledger: Ledger) -> None:
    """Write all that belongs to a text that is a source by itself."""
    describe(parent, source.description)
    write_selections(parent, "PlainTextSelection", source, by_position, ledger)
    write_whole(parent, source, ledger)
    refer(parent, "NoteRef", ledger.notes(source.notes, source.name))
    write_values(parent, source.values, ledger, source.name)


def write_selections(parent: "Element", tag: str, source: TravellingSource, place: Place, ledger: Ledger) -> None:
    """Write the stretches of a text; of a whole text only what cannot stand on the source itself."""
    for selection in source.selections:
        if selection.is_whole:
            if not _says_more(selection):
                continue
            selection = _annotation(selection)
        _write_selection(parent, tag, selection, source, place, ledger)


def write_whole(parent: "Element", source: TravellingSource, ledger: Ledger) -> None:
    """Write the codings of the text as a whole on its source."""
    for selection in source.selections:
        if selection.is_whole:
            ledger.write_down(proper(selection.guid))
            write_codings(parent, selection.codings, ledger, source.name)


def write_codings(parent: "Element", codings: Iterable[TravellingCoding], ledger: Ledger, where: str) -> None:
    """Write codings as others understand them."""
    for coding in codings:
        spoken = spread(coding)
        if len(spoken[0].notes) > len(coding.notes):
            ledger.facet(facets_note(coding))
        for each in spoken:
            _write_coding(parent, each, ledger, where)


def shortened(words: str) -> str:
    """A quotation as the name of its selection: on one line, and not too long.

    >>> shortened("Vi ringede,\\n men ingen kom.")
    'Vi ringede, men ingen kom.'
    """
    line = " ".join(words[:_FAR_ENOUGH].split())
    if len(line) <= _LONGEST_NAME and len(words) <= _FAR_ENOUGH:
        return line
    return line[: _LONGEST_NAME - 1].rstrip() + "…"


def _write_selection(
    parent: "Element", tag: str, selection: Selection, source: TravellingSource, place: Place, ledger: Ledger
) -> None:
    guid = proper(selection.guid)
    ledger.write_down(guid)
    made = below(
        parent,
        tag,
        guid=guid,
        name=selection.name or shortened(source.text[selection.start : selection.end]) or None,
        creatingUser=ledger.coder(selection.by, source.name),
        creationDateTime=moment(selection.at),
        **place(selection),
    )
    if selection.description:
        describe(made, selection.description)
    write_codings(made, selection.codings, ledger, source.name)
    refer(made, "NoteRef", ledger.notes(selection.notes, source.name))


def _write_coding(parent: "Element", coding: TravellingCoding, ledger: Ledger, where: str) -> None:
    code = ledger.code(coding.code)
    if code is None:
        ledger.lost(Loss.CODING, where)
        return
    guid = proper(coding.guid)
    ledger.write_down(guid)
    made = below(
        parent, "Coding", guid=guid, creatingUser=ledger.coder(coding.by, where), creationDateTime=moment(coding.at)
    )
    refer(made, "CodeRef", (code,))
    if coding.notes:
        refer(made, "NoteRef", ledger.notes(coding.notes, where))


def _says_more(selection: Selection) -> bool:
    return bool(selection.name or selection.description or selection.notes)


def _annotation(whole: Selection) -> Selection:
    """What was said of a whole text beside its codings, as a stretch as long as the text."""
    return Selection(
        derived_guid("annotation", whole.guid), whole.start, whole.end, whole.name, whole.description, whole.by,
        whole.at, notes=whole.notes,
    )  # fmt: skip
