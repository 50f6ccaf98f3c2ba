"""What was said of a text: its selections with their codings, notes and values."""

from collections.abc import Callable, Iterable

from qualapp.exporters.refi.elements import described, moment, proper, quoted, referring
from qualapp.exporters.refi.ledger import Ledger
from qualapp.exporters.refi.losses import Loss
from qualapp.exporters.refi.values import values_of
from qualapp.model.exchange import Selection, TravellingCoding, TravellingSource, derived_guid
from qualapp.model.exchange_marks import facets_note, spread

_LONGEST_NAME = 100
_FAR_ENOUGH = 1000
"""Letters of a selection in which its name is looked for."""

Place = Callable[[Selection], str]
"""How an element says where a selection is."""


def by_position(selection: Selection) -> str:
    """The place of a selection of plain text: code points, the end exclusive."""
    return f'startPosition="{selection.start}" endPosition="{selection.end}"'


def attributes_of(source: TravellingSource, ledger: Ledger) -> dict[str, str | None]:
    """Who brought a source into the project, and when."""
    return {
        "creatingUser": ledger.coder(source.by, source.name),
        "creationDateTime": moment(source.at),
    }


def text_of(source: TravellingSource, ledger: Ledger) -> str:
    """All that belongs to a text that is a source by itself."""
    return (
        described(source.description)
        + selections_of(source, "PlainTextSelection", by_position, ledger)
        + rest_of(source, ledger)
    )


def rest_of(source: TravellingSource, ledger: Ledger) -> str:
    """What stands after the selections of a source."""
    notes = referring("NoteRef", ledger.notes(source.notes, source.name))
    return whole_of(source, ledger) + notes + values_of(source.values, ledger, source.name)


def selections_of(source: TravellingSource, tag: str, place: Place, ledger: Ledger) -> str:
    """The stretches of a text; of the whole text only what cannot stand on the source itself."""
    stretches = (
        _annotation(one) if one.is_whole else one for one in source.selections if not one.is_whole or _says_more(one)
    )
    return "".join([_selection(tag, one, source, place, ledger) for one in stretches])


def whole_of(source: TravellingSource, ledger: Ledger) -> str:
    """The codings of the text as a whole, which stand on its source."""
    whole = [selection for selection in source.selections if selection.is_whole]
    for selection in whole:
        ledger.write_down(proper(selection.guid))
    return "".join([_codings(selection.codings, ledger, source.name) for selection in whole])


def shortened(words: str) -> str:
    """A quotation as the name of its selection: on one line, and not too long.

    >>> shortened("Vi ringede,\\n men ingen kom.")
    'Vi ringede, men ingen kom.'
    """
    line = " ".join(words[:_FAR_ENOUGH].split())
    if len(line) <= _LONGEST_NAME and len(words) <= _FAR_ENOUGH:
        return line
    return line[: _LONGEST_NAME - 1].rstrip() + "…"


def _selection(tag: str, selection: Selection, source: TravellingSource, place: Place, ledger: Ledger) -> str:
    guid = proper(selection.guid)
    ledger.write_down(guid)
    name = selection.name or shortened(source.text[selection.start : selection.end])
    named = f' name="{quoted(name)}"' if name else ""
    notes = referring("NoteRef", ledger.notes(selection.notes, source.name)) if selection.notes else ""
    inner = described(selection.description) + _codings(selection.codings, ledger, source.name) + notes
    made = _made(ledger.coder(selection.by, source.name), selection.at)
    return f'<{tag} guid="{guid}"{named} {place(selection)}{made}>{inner}</{tag}>'


def _codings(codings: Iterable[TravellingCoding], ledger: Ledger, where: str) -> str:
    """Codings as others understand them."""
    found: list[str] = []
    for coding in codings:
        spoken = spread(coding)
        if len(spoken[0].notes) > len(coding.notes):
            ledger.facet(facets_note(coding))
        found += [_coding(each, ledger, where) for each in spoken]
    return "".join(found)


def _coding(coding: TravellingCoding, ledger: Ledger, where: str) -> str:
    code = ledger.code(coding.code)
    if code is None:
        ledger.lost(Loss.CODING, where)
        return ""
    guid = proper(coding.guid)
    ledger.write_down(guid)
    notes = referring("NoteRef", ledger.notes(coding.notes, where)) if coding.notes else ""
    made = _made(ledger.coder(coding.by, where), coding.at)
    return f'<Coding guid="{guid}"{made}><CodeRef targetGUID="{code}"/>{notes}</Coding>'


def _made(by: str | None, at: int | None) -> str:
    """By whom something was made, and when."""
    when = moment(at)
    return (f' creatingUser="{by}"' if by else "") + (f' creationDateTime="{when}"' if when else "")


def _says_more(selection: Selection) -> bool:
    return bool(selection.name or selection.description or selection.notes)


def _annotation(whole: Selection) -> Selection:
    """What was said of a whole text beside its codings, as a stretch as long as the text."""
    return Selection(
        derived_guid("annotation", whole.guid), whole.start, whole.end, whole.name, whole.description, whole.by,
        whole.at, notes=whole.notes,
    )  # fmt: skip
