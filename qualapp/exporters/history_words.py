"""What is said of steps and of what they changed, one sentence for each row."""

from collections.abc import Callable, Mapping
from datetime import date

from qualapp import formats
from qualapp.exporters import words
from qualapp.i18n import N_, _, language
from qualapp.model.coding import EffectLevel, Horizon, Statement, Valence
from qualapp.model.source import SourceKind, Visit

_LONGEST = 160

NOUNS: Mapping[str, str] = {
    "project": N_("The project"),
    "case": N_("Case “{name}”"),
    "visit": N_("Visit"),
    "informant": N_("Informant “{name}”"),
    "source": N_("Source “{name}”"),
    "code": N_("Code “{name}”"),
    "coding": N_("Coding of {words} with “{name}”"),
    "excerpt": N_("Excerpt {words}"),
    "memo": N_("Memo “{name}”"),
    "variable": N_("Variable “{name}”"),
    "value": N_("Value of “{name}”"),
    "coder": N_("Coder {name}"),
    "turn": N_("Turn of {name}"),
    "block": N_("Paragraph"),
    "decision": N_("Decision on a conflict"),
    "codebook_version": N_("Version “{name}” of the codebook"),
    "assignment": N_("Source handed out"),
    "blinding": N_("Blind coding"),
    "theory": N_("Theory “{name}”"),
    "theory_node": N_("Node of a theory"),
    "theory_link": N_("Link of a theory"),
    "node_origin": N_("Where a node came from: “{name}”"),
    "theory_version": N_("Version “{name}” of a theory"),
    "hypothesis": N_("Hypothesis “{name}”"),
    "evidence": N_("Evidence"),
    "configuration": N_("Configuration “{name}”"),
    "configuration_part": N_("Excerpt in a configuration"),
    "actor": N_("Actor “{name}”"),
    "actor_form": N_("Form “{name}” of an actor"),
    "membership": N_("Seat in a body"),
    "relation": N_("Relation “{name}”"),
    "tie": N_("Tie"),
    "mention": N_("Mention of an actor"),
    "kept": N_("Kept for other programs: “{name}”"),
}
OPERATIONS: Mapping[str, str] = {"i": N_("made"), "u": N_("changed"), "d": N_("deleted"), "e": N_("text corrected")}
COLUMNS: Mapping[str, str] = {
    "name": N_("name"),
    "name_other": N_("name in the other language"),
    "description": N_("description"),
    "definition": N_("definition"),
    "include": N_("include"),
    "exclude": N_("exclude"),
    "example": N_("example"),
    "parent_id": N_("below"),
    "colour": N_("colour"),
    "is_codable": N_("can be applied"),
    "code_id": N_("code"),
    "coder_id": N_("coder"),
    "case_id": N_("case"),
    "source_id": N_("source"),
    "visit_id": N_("visit"),
    "excerpt_id": N_("words"),
    "coding_id": N_("coding"),
    "informant_id": N_("informant"),
    "valence": N_("valence"),
    "weight": N_("weight"),
    "level": N_("level"),
    "horizon": N_("horizon"),
    "statement": N_("statement"),
    "is_result": N_("result in itself"),
    "text": N_("text"),
    "kind": N_("kind"),
    "date": N_("date"),
    "starts": N_("starts"),
    "ends": N_("ends"),
    "activity": N_("activity"),
    "origin": N_("origin"),
    "fidelity": N_("fidelity"),
    "is_settled": N_("speakers settled"),
    "role": N_("role"),
    "sector": N_("sector"),
    "pseudonym": N_("pseudonym"),
    "is_interviewer": N_("interviewer"),
    "initials": N_("initials"),
    "is_gone": N_("left the project"),
    "speaker": N_("speaker"),
    "type": N_("type"),
    "about": N_("about"),
    "language": N_("language"),
    "choice": N_("answer"),
    "variable_id": N_("variable"),
    "page": N_("page"),
    "time": N_("time in the recording"),
    "by_id": N_("handed out by"),
    "done": N_("ticked off"),
    "seed": N_("seed"),
    "opened_by_id": N_("opened by"),
    "opened": N_("opened"),
    "reason": N_("reason"),
    "theory_id": N_("theory"),
    "party": N_("group"),
    "x": N_("place from the left"),
    "y": N_("place from the top"),
    "from_id": N_("from"),
    "to_id": N_("to"),
    "relation": N_("relation"),
    "assumption": N_("assumption"),
    "status": N_("status"),
    "node_id": N_("node"),
    "theory": N_("theory"),
    "node": N_("node"),
    "day": N_("day"),
    "visit": N_("visit"),
    "source": N_("origin in words"),
    "stance": N_("stance"),
    "strength": N_("strength"),
    "note": N_("note"),
    "link_id": N_("link"),
    "hypothesis_id": N_("hypothesis"),
    "context": N_("context"),
    "mechanism": N_("mechanism"),
    "outcome": N_("outcome"),
    "configuration_id": N_("configuration"),
    "part": N_("part"),
    "mandate": N_("mandate"),
    "frequency": N_("meets"),
    "form": N_("form"),
    "is_exact": N_("capitals count"),
    "actor_id": N_("actor"),
    "body_id": N_("body"),
    "attendance": N_("attendance"),
    "is_directed": N_("has a direction"),
    "relation_id": N_("relation"),
    "is_meant": N_("is meant"),
}
_MOMENTS = {"done", "opened"}
_ENUMS: Mapping[str, Callable[[str], str]] = {
    "valence": lambda value: _(words.VALENCES[Valence(value)]),
    "horizon": lambda value: _(words.HORIZONS[Horizon(value)]),
    "statement": lambda value: _(words.STATEMENTS[Statement(value)]),
    "level": lambda value: _(words.LEVELS[EffectLevel(value)]),
}


def quoted(text: str, most: int = _LONGEST) -> str:
    """Words in quotation marks, cut where they are many."""
    before, after = ("»", "«") if language() == "da" else ("“", "”")
    return f"{before}{shortened(text, most)}{after}"


def shortened(text: str, most: int = _LONGEST) -> str:
    """A text on one line, cut where it is long."""
    line = " ".join(text[: most * 2].split())
    return line if len(line) <= most else f"{line[:most].rstrip()} …"


def subject(noun: str, name: str, said: str | None) -> str:
    """What a row is called."""
    told = _(NOUNS.get(noun, "{noun}"))
    fillings = {"name": shortened(name), "words": quoted(said) if said else _("words that are gone"), "noun": noun}
    for key, value in fillings.items():
        told = told.replace(f"{{{key}}}", value)
    return told


def column_title(column: str) -> str:
    """What a column is called."""
    return _(COLUMNS[column]) if column in COLUMNS else column


def value_text(noun: str, column: str, value: object) -> str:
    """A stored value as people say it; empty where there is none."""
    if value is None or value == "":
        return ""
    if column.startswith("is_"):
        return _("yes") if value else _("no")
    try:
        if told := _time_text(noun, column, value):
            return told
        if noun == "coding" and column in _ENUMS:
            return _ENUMS[column](str(value))
        if noun == "source" and column == "kind":
            return _(words.KINDS[SourceKind(str(value))])
        if (noun == "visit" and column == "kind") or column == "visit_id":
            return _(words.VISITS[Visit(str(value))])
    except ValueError:
        return str(value)
    return formats.number(value) if isinstance(value, int) else str(value)


def _time_text(noun: str, column: str, value: object) -> str:
    """A day, a moment or a place in a recording as people say it; empty for anything else."""
    if column in {"date", "starts", "ends"}:
        return formats.date(date.fromisoformat(str(value)))
    if column in _MOMENTS:
        return formats.date_time(formats.moment(int(str(value))).astimezone())
    return formats.recording_time(int(str(value))) if (noun, column) == ("turn", "time") else ""


def change_text(column: str, before: str, after: str) -> str:
    """What a column said before and says after, on one line."""
    nothing = _("nothing")
    told = f"{shortened(before) or nothing} → {shortened(after) or nothing}"
    return f"{column_title(column)}: {told}"
