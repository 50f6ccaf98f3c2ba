"""How what only this program says travels in REFI-QDA, so that others see something sensible and it comes back exactly.

A valence is a second coding on the same selection, with a code of a folder of its own; weight, level, horizon and
statement type are a note that all codings with the same ones share. Both are known again by guids that follow from
what they say.
"""

from dataclasses import replace
from typing import Any

from qualapp.model.coding import EffectLevel, Horizon, Statement, Valence
from qualapp.model.exchange import Note, TravellingCoding, derived_guid

OWN_FOLDER = "qualapp"
"""The folder of the archive in which rows and originals lie that other programs have no place for."""
PROJECT_ENTRY = f"{OWN_FOLDER}/project.json"

VALENCE_FOLDER = derived_guid("valence")
VALENCE_CODES: dict[Valence, str] = {
    valence: derived_guid("valence", valence) for valence in Valence if valence is not Valence.NONE
}
_VALENCE_OF = {guid: valence for valence, guid in VALENCE_CODES.items()}
_FACETS = {
    "weight": tuple(str(number) for number in range(101)),
    "level": tuple(EffectLevel),
    "horizon": tuple(Horizon),
    "statement": tuple(Statement),
    "is_result": ("true",),
}


def source_entry(guid: str) -> str:
    """The entry of the archive with our own rows of a source."""
    return f"{OWN_FOLDER}/{guid}.json"


def original_entry(sha256: str, suffix: str) -> str:
    """The entry of the archive with a source's original, where REFI-QDA has no place for it."""
    return f"{OWN_FOLDER}/originals/{sha256}{suffix}"


def sync_guid(transcript: str, position: int) -> str:
    """The sync point that was made up for an end of a selection, at a position of a transcript as it was written."""
    return derived_guid("sync", transcript, str(position))


def is_own_code(guid: str) -> bool:
    """Whether a code stands for a valence, or gathers those that do."""
    return guid == VALENCE_FOLDER or guid in _VALENCE_OF


def spread(coding: TravellingCoding) -> list[TravellingCoding]:
    """A coding as others read it: without what only we say, and beside it the coding that tells its valence."""
    note = facets_note(coding)
    notes = (*coding.notes, note.guid) if note else coding.notes
    plain = TravellingCoding(coding.guid, coding.code, coding.by, coding.at, notes)
    if coding.valence == Valence.NONE:
        return [plain]
    code = VALENCE_CODES[Valence(coding.valence)]
    return [plain, TravellingCoding(_valence_guid(coding.guid), code, coding.by, coding.at)]


def gathered(codings: list[TravellingCoding], notes: dict[str, str]) -> list[TravellingCoding]:
    """The codings of one selection with what only we say folded in again; `notes` are the texts of all notes.

    A coding of a valence that belongs to none of them stays.
    """
    valences = {coding.guid: _VALENCE_OF[coding.code] for coding in codings if coding.code in _VALENCE_OF}
    folded: set[str] = set()
    found: list[TravellingCoding] = []
    for coding in codings:
        guid = _valence_guid(coding.guid)
        if coding.guid not in valences and guid in valences:
            folded.add(guid)
            coding = replace(coding, valence=valences[guid])
        found.append(_with_facets(coding, notes))
    return [coding for coding in found if coding.guid not in folded]


def facets_note(coding: TravellingCoding) -> Note | None:
    """The note that tells a coding's weight, level, horizon and statement type; None where it has none of them."""
    lines = [f"{name}: {value}" for name in _FACETS if (value := _written(getattr(coding, name)))]
    return Note(derived_guid("facets", *lines), "\n".join(lines), "Qualapp") if lines else None


def is_facets_note(guid: str, text: str) -> bool:
    """Whether a note is one that `facets_note` makes."""
    return guid == derived_guid("facets", *text.split("\n")) and _facets(text) is not None


def _with_facets(coding: TravellingCoding, notes: dict[str, str]) -> TravellingCoding:
    telling = [guid for guid in coding.notes if is_facets_note(guid, notes.get(guid, ""))]
    if not telling:
        return coding
    left = tuple(guid for guid in coding.notes if guid not in telling)
    return replace(coding, notes=left, **(_facets(notes[telling[0]]) or {}))


def _facets(text: str) -> dict[str, Any] | None:
    """What the lines of such a note say, or None where they are none."""
    found: dict[str, Any] = {}
    for line in text.split("\n"):
        name, _colon, value = line.partition(": ")
        if value not in _FACETS.get(name, ()):
            return None
        found[name] = int(value) if name == "weight" else value == "true" if name == "is_result" else value
    return found


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else ""
    return "" if value is None else str(value)


def _valence_guid(coding: str) -> str:
    return derived_guid("valence", coding)
