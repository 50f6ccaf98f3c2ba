"""A small theory of change with interviews from two cases, for tests of theories."""

from dataclasses import dataclass

from case_material import interview

from qualapp.model.coding import EffectLevel
from qualapp.model.source import Visit
from qualapp.model.text import TextRange
from qualapp.model.theory import LinkRelation, NodeKind
from qualapp.store.project import Project

LETTERS = TextRange(3, 9)
"""Words in the interviewer's turn of every interview."""


@dataclass(frozen=True)
class DrawnTheory:
    """A theory with its nodes and links by short names."""

    id: int
    course: int
    trust: int
    belief: int
    barrier: int
    leads: int
    builds: int
    hinders: int


def drawn(project: Project, name: str = "Familier") -> DrawnTheory:
    """Course → trust → belief, and a barrier that hinders the last of the two."""
    theories = project.theories
    theory = theories.add(name, "Hvad et kursus skal føre til").id
    course = theories.add_node(theory, NodeKind.ACTIVITY, "Familiekursus", level=EffectLevel.INDIVIDUAL).id
    trust = theories.add_node(theory, NodeKind.MECHANISM, "Tillid", level=EffectLevel.INDIVIDUAL, at=(200, 0)).id
    belief = theories.add_node(theory, NodeKind.SHORT_TERM, "Tro på eget forældreskab", at=(400, 0)).id
    barrier = theories.add_node(theory, NodeKind.BARRIER, "Uro i gården", level=EffectLevel.AREA, at=(300, 200)).id
    return DrawnTheory(
        *(theory, course, trust, belief, barrier),
        theories.connect(course, trust, assumption="De mødes hver uge").id,
        theories.connect(trust, belief, LinkRelation.REQUIRES).id,
        theories.connect(barrier, belief, LinkRelation.HINDERS).id,
    )


def two_cases(project: Project) -> tuple[int, int]:
    """An interview with two people in one case, and one with one in another at a revisit."""
    first, second = project.cases.add("Lærkevangen").id, project.cases.add("Bakkegården").id
    return (
        interview(project, "Første", first, Visit.FIRST, "Anna", "Bo"),
        interview(project, "Anden", second, Visit.REVISIT, "Cecilie"),
    )
