"""Users, codes, variables and notes of a project."""

from collections.abc import Iterable

from qualapp.exporters import words
from qualapp.exporters.colours import valence_inks
from qualapp.exporters.refi.elements import colour, described, escaped, marked, moment, proper, referring
from qualapp.exporters.refi.ledger import Ledger
from qualapp.exporters.refi.values import TYPES
from qualapp.i18n import _
from qualapp.model.exchange import CodeNode, Note, Person, TravellingVariable
from qualapp.model.exchange_marks import VALENCE_CODES, VALENCE_FOLDER


def users(people: Iterable[Person]) -> str:
    """All who coded."""
    return "".join([marked("User", guid=proper(one.guid), name=one.name, id=one.initials or None) for one in people])


def codebook(codes: Iterable[CodeNode], ledger: Ledger) -> str:
    """The tree of codes, and a folder with those that say what a coding's valence is, where any has one."""
    given = [*codes]
    if ledger.has_valences:
        given += _valences({code.guid for code in given})
    there = {code.guid for code in given}
    below: dict[str, list[CodeNode]] = {}
    for code in given:
        below.setdefault(code.parent if code.parent in there else "", []).append(code)
    inner = "".join([_code(code, below, ledger) for code in below.get("", ())])
    return marked("Codes", inner) if inner else ""


def variables(given: Iterable[TravellingVariable]) -> str:
    """The variables of cases and sources."""
    return "".join([_variable(variable) for variable in given])


def notes(given: Iterable[Note], ledger: Ledger) -> str:
    """Prose that others refer to."""
    return "".join([_note(note, ledger) for note in given])


def _variable(variable: TravellingVariable) -> str:
    kind = variable.type if variable.type in TYPES else "Text"
    about = described(variable.description)
    return marked("Variable", about, guid=proper(variable.guid), name=variable.name, typeOfVariable=kind)


def _note(note: Note, ledger: Ledger) -> str:
    return marked(
        "Note",
        marked("PlainTextContent", escaped(note.text)),
        guid=proper(note.guid),
        name=note.name or None,
        creatingUser=ledger.coder(note.by, note.name),
        creationDateTime=moment(note.at),
        modifiedDateTime=moment(note.changed),
    )


def _code(code: CodeNode, below: dict[str, list[CodeNode]], ledger: Ledger) -> str:
    about = described(code.description) + referring("NoteRef", ledger.notes(code.notes, code.name))
    return marked(
        "Code",
        about + "".join([_code(each, below, ledger) for each in below.get(code.guid, ())]),
        guid=proper(code.guid),
        name=code.name,
        isCodable="true" if code.is_codable else "false",
        color=colour(code.colour),
    )


def _valences(there: set[str]) -> list[CodeNode]:
    """The folder of valences with its codes, or what is missing of them."""
    folder = CodeNode(VALENCE_FOLDER, _("Valence"), is_codable=False)
    codes = [
        CodeNode(guid, _(words.VALENCES[valence]), VALENCE_FOLDER, colour=f"#{valence_inks(valence)[0]}")
        for valence, guid in VALENCE_CODES.items()
    ]
    return [code for code in (folder, *codes) if code.guid not in there]
