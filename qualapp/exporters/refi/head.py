"""Users, codes, variables and notes of a project."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qualapp.exporters import words
from qualapp.exporters.colours import valence_inks
from qualapp.exporters.refi.elements import below, colour, describe, element, moment, proper, refer
from qualapp.exporters.refi.ledger import Ledger
from qualapp.exporters.refi.values import TYPES
from qualapp.i18n import _
from qualapp.model.exchange import CodeNode, Note, Person, TravellingVariable
from qualapp.model.exchange_marks import VALENCE_CODES, VALENCE_FOLDER

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def users(people: Iterable[Person]) -> "Element":
    """All who coded."""
    made = element("Users")
    for person in people:
        below(made, "User", guid=proper(person.guid), name=person.name, id=person.initials or None)
    return made


def codebook(codes: Iterable[CodeNode], ledger: Ledger) -> "Element":
    """The tree of codes, and a folder with those that say what a coding's valence is, where any has one."""
    made = element("CodeBook")
    top = below(made, "Codes")
    placed: dict[str, Element] = {}
    for code in codes:
        placed[code.guid] = _code(placed.get(code.parent, top), code)
        refer(placed[code.guid], "NoteRef", ledger.notes(code.notes, code.name))
    if ledger.has_valences:
        _valences(top, placed)
    return made


def variables(given: Iterable[TravellingVariable]) -> "Element":
    """The variables of cases and sources."""
    made = element("Variables")
    for variable in given:
        kind = variable.type if variable.type in TYPES else "Text"
        one = below(made, "Variable", guid=proper(variable.guid), name=variable.name, typeOfVariable=kind)
        describe(one, variable.description)
    return made


def write_notes(parent: "Element", notes: Iterable[Note], ledger: Ledger) -> None:
    """Prose that others refer to."""
    for note in notes:
        one = below(
            parent,
            "Note",
            guid=proper(note.guid),
            name=note.name or None,
            creatingUser=ledger.coder(note.by, note.name),
            creationDateTime=moment(note.at),
            modifiedDateTime=moment(note.changed),
        )
        below(one, "PlainTextContent", note.text)


def _code(parent: "Element", code: CodeNode) -> "Element":
    one = below(
        parent,
        "Code",
        guid=proper(code.guid),
        name=code.name,
        isCodable="true" if code.is_codable else "false",
        color=colour(code.colour),
    )
    describe(one, code.description)
    return one


def _valences(top: "Element", placed: dict[str, "Element"]) -> None:
    """Add the folder of valences, or what is missing of it."""
    folder = placed.get(VALENCE_FOLDER)
    if folder is None:
        folder = _code(top, CodeNode(VALENCE_FOLDER, _("Valence"), is_codable=False))
    for valence, guid in VALENCE_CODES.items():
        if guid not in placed:
            _code(folder, CodeNode(guid, _(words.VALENCES[valence]), colour=f"#{valence_inks(valence)[0]}"))
