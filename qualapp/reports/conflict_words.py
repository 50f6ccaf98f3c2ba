"""What two people said differently, in words that they would use."""

from collections.abc import Callable, Mapping
from datetime import date

from qualapp import formats
from qualapp.exporters import words
from qualapp.formats import moment
from qualapp.i18n import N_, _, _n, language
from qualapp.model.case import OrganisationalLevel
from qualapp.model.coding import EffectLevel, Horizon, Statement, Valence
from qualapp.model.source import Fidelity, SourceKind, Visit
from qualapp.model.value_words import FIDELITIES, ORGANISATIONAL_LEVELS, SECTORS
from qualapp.store.merging.open_conflicts import Conflict, Voice
from qualapp.store.merging.side import PLACE
from qualapp.store.project import Project

_KINDS = {
    "text": N_("Words of a text"),
    "deleted": N_("Deleted by one, used by another"),
    "ring": N_("Place in the codebook"),
}
_CELLS = {
    "name": N_("Name"),
    "name_other": N_("Name in the other language"),
    "definition": N_("Definition"),
    "include": N_("Include"),
    "exclude": N_("Exclude"),
    "example": N_("Example"),
    "description": N_("Description"),
    "text": N_("Text"),
    "colour": N_("Colour"),
    "parent_id": N_("Place in the codebook"),
    "rank": N_("Order in the codebook"),
    "is_codable": N_("Can be applied"),
    "kind": N_("Kind"),
    "valence": N_("Valence"),
    "weight": N_("Weight"),
    "level": N_("Level"),
    "horizon": N_("Horizon"),
    "statement": N_("Kind of statement"),
    "is_result": N_("A result in itself"),
    "code_id": N_("Code"),
    "coder_id": N_("Coder"),
    "case_id": N_("Case"),
    "source_id": N_("Source"),
    "visit_id": N_("Visit"),
    "excerpt_id": N_("Words that are coded"),
    "informant_id": N_("Informant"),
    PLACE: N_("Where it begins and ends"),
    "role": N_("Role"),
    "sector": N_("Sector"),
    "pseudonym": N_("Pseudonym"),
    "is_interviewer": N_("Interviewer"),
    "speaker": N_("Speaker"),
    "time": N_("Time in the recording"),
    "date": N_("Date"),
    "activity": N_("Activity"),
    "fidelity": N_("Words are"),
    "is_settled": N_("Speakers are settled"),
    "starts": N_("First day"),
    "ends": N_("Last day"),
    "language": N_("Language"),
    "initials": N_("Initials"),
    "is_gone": N_("Has left the project"),
    "type": N_("Type"),
    "about": N_("About"),
    "changed": N_("Last changed"),
    "created": N_("Made"),
    "origin": N_("Origin"),
}
_THINGS = {
    "project": N_("The project"),
    "case": N_("Case “{name}”"),
    "visit": N_("Visit"),
    "informant": N_("Informant “{name}”"),
    "source": N_("Source “{name}”"),
    "block": N_("Paragraph"),
    "turn": N_("Turn of {name}"),
    "code": N_("Code “{name}”"),
    "coding": N_("Coding “{name}”"),
    "excerpt": N_("Excerpt “{name}”"),
    "memo": N_("Memo “{name}”"),
    "actor": N_("Actor “{name}”"),
    "relation": N_("Relation “{name}”"),
    "variable": N_("Variable “{name}”"),
    "value": N_("Value “{name}”"),
    "coder": N_("Coder {name}"),
    "codebook_version": N_("Version “{name}” of the codebook"),
}
_DAYS = {"date", "starts", "ends"}
_MOMENTS = {"changed", "created"}
_ABOUT = {"case": N_("Case"), "source": N_("Source"), "informant": N_("Informant")}
_TONGUES = {"da": N_("Danish"), "en": N_("English")}
_ENUMS: Mapping[tuple[str, str], Callable[[str], str]] = {
    ("coding", "valence"): lambda value: words.VALENCES[Valence(value)],
    ("coding", "level"): lambda value: words.LEVELS[EffectLevel(value)],
    ("coding", "horizon"): lambda value: words.HORIZONS[Horizon(value)],
    ("coding", "statement"): lambda value: words.STATEMENTS[Statement(value)],
    ("informant", "sector"): lambda value: SECTORS[value],
    ("informant", "level"): lambda value: ORGANISATIONAL_LEVELS[OrganisationalLevel(value)],
    ("source", "kind"): lambda value: words.KINDS[SourceKind(value)],
    ("source", "fidelity"): lambda value: FIDELITIES[Fidelity(value)],
    ("source", "visit_id"): lambda value: words.VISITS[Visit(value)],
    ("visit", "kind"): lambda value: words.VISITS[Visit(value)],
    ("variable", "about"): lambda value: _ABOUT[value],
    ("project", "language"): lambda value: _TONGUES[value],
}
_LONGEST = 70


def hidden_sentence(hidden: int) -> str:
    """How many conflicts are not shown while coders work blind, and why; empty where none is hidden."""
    told = _n(
        "{n} conflict is about what others coded or noted; it is shown when the comparison is opened.",
        "{n} conflicts are about what others coded or noted; they are shown when the comparison is opened.",
        hidden,
    )
    return told.format(n=formats.number(hidden)) if hidden else ""


def what(conflict: Conflict) -> str:
    """What was said differently: the field, or what sort of conflict it is."""
    if conflict.noun == "actor" and conflict.cell == "parent_id":
        return _("What it belongs to")
    return _(_KINDS.get(conflict.kind) or _CELLS.get(conflict.cell) or N_("Something else"))


def thing(project: Project, conflict: Conflict) -> str:
    """Of which thing it was said."""
    told = _(_THINGS.get(conflict.noun, N_("{name}")))
    name = _name(conflict) or _("without a name")
    if language() == "da":
        told = told.replace("“", "»").replace("”", "«")
    told = told.replace("{name}", name if len(name) <= _LONGEST else f"{name[:_LONGEST].rstrip()}…")
    return words.joined(told, _code_of(project, conflict))


def _code_of(project: Project, conflict: Conflict) -> str:
    """The code of a coding, which its words alone do not tell."""
    if conflict.noun != "coding" or not conflict.row:
        return ""
    try:
        return project.codes.tree()[project.codings[conflict.row].code_id].name
    except KeyError:
        return ""


def _name(conflict: Conflict) -> str:
    if conflict.noun == "visit" and conflict.name:
        return _(words.VISITS[Visit(conflict.name)])
    return conflict.name


def said(project: Project, conflict: Conflict, voice: Voice) -> str:
    """What somebody said, in words; where there is nothing, what that means."""
    if conflict.kind == "deleted":
        return _("It stays.") if voice is conflict.stands else _("It was deleted.")
    if conflict.kind == "text":
        return voice.words
    if conflict.noun == "actor" and conflict.cell == "parent_id":
        return voice.words or _("nothing")
    if conflict.noun == "code" and conflict.cell in {"parent_id", "rank"}:
        return _place_in_codebook(project, conflict, voice)
    if conflict.cell == "colour":
        return _colour(voice.words)
    if conflict.cell == PLACE:
        return _stretch(project, conflict, voice)
    return value_words(conflict.noun, conflict.cell, voice.value, voice.words) or _("nothing")


def value_words(noun: str, cell: str, value: object, told: str) -> str:
    """A stored value as people say it; `told` is the name of a row that is pointed to, else the value as text."""
    if value is None or told == "":
        return ""
    if cell.startswith("is_"):
        return _("yes") if value else _("no")
    if (noun, cell) in _ENUMS:
        try:
            return _(_ENUMS[noun, cell](told))
        except (KeyError, ValueError):
            return told
    if cell in _MOMENTS and isinstance(value, int):
        return formats.date_time(moment(value))
    if cell == "time" and isinstance(value, int):
        return formats.recording_time(value)
    if cell in _DAYS:
        return _day(told)
    return formats.number(value) if isinstance(value, int | float) else told


def _colour(colour: str) -> str:
    if not colour:
        return _("The colour of the code above")
    return _("Colour {number}").format(number=colour) if colour.isdecimal() else colour.upper()


def _day(text: str) -> str:
    try:
        return formats.date(date.fromisoformat(text))
    except ValueError:
        return text


def _place_in_codebook(project: Project, conflict: Conflict, voice: Voice) -> str:
    tree = project.codes.tree()
    if conflict.cell == "parent_id":
        return _("Under “{name}”").format(name=voice.words) if voice.words else _("At the top of the codebook")
    if conflict.row not in tree:
        return _("nothing")
    neighbours = tree.children(tree[conflict.row].parent_id)
    above = [code for code in neighbours if code.rank < str(voice.value) and code.id != conflict.row]
    return _("After “{name}”").format(name=above[-1].name) if above else _("First")


def _stretch(project: Project, conflict: Conflict, voice: Voice) -> str:
    """The words between two positions, or their places where the text is not known."""
    start, end = int(voice.value[0]), int(voice.value[-1])
    if conflict.source_id is None:
        return formats.characters(start, end)
    return project.sources.text(conflict.source_id)[start:end] or _("nothing")


def who(voice: Voice) -> str:
    """Who said it and when, as far as it is known."""
    when = formats.date_time(moment(voice.time)) if voice.time else ""
    return words.joined(voice.coder, when)
