"""Interviews for the tables of cases."""

from qualapp.model.source import Reading, Speaker, Turn, Visit
from qualapp.model.text import TextRange
from qualapp.store.project import Project
from qualapp.store.sources import Addition


def interview(project: Project, name: str, case: int, visit: Visit, *labels: str) -> int:
    """An interview in which an interviewer and these speak one turn each."""
    text, turns = "", []
    for label in ("I", *labels):
        start = len(text)
        text += f"{label}: Det begyndte hos {label}."
        turns.append(Turn(TextRange(start, len(text)), TextRange(start + len(label) + 2, len(text)), label))
        text += "\n"
    reading = Reading(name, text.rstrip("\n"), turns=tuple(turns))
    speakers = [Speaker("I", is_interviewer=True), *(Speaker(label, "frivillig") for label in labels)]
    return project.sources.add(Addition(reading, case, visit=visit, speakers=speakers)).id
