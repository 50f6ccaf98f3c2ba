"""A tie as it is being thought of: who, how, and which of its ends are still to be made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from qualapp.desktop.ties.mentioned import Teller
from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.coding import Valence
from qualapp.model.network import Tie
from qualapp.model.text import TextRange
from qualapp.store.project import Project

NEW = 0
"""Stands for an actor or relation that is made with the tie."""


@dataclass(frozen=True)
class End:
    """An actor or relation: known by its number, or new by its name."""

    id: int
    name: str = ""


@dataclass(frozen=True)
class Draft:
    """What a tie says; where and by whom comes when it is claimed."""

    first: End
    second: End
    relation: End
    is_directed: bool = False
    valence: Valence = Valence.NONE
    strength: int | None = None
    day: date | None = None
    note: str = ""


def claim(project: Project, source_id: int, range: TextRange, draft: Draft) -> Tie:
    """Claim a tie in these words, with the actors and the relation that are new, in one step.

    Raises UserError where both actors are the same, or the words cannot carry a claim.
    """
    _refuse_one(draft)
    with project.history.step(N_("Claim a tie")):
        first, second, relation = _made(project, draft)
        return project.ties.claim(
            source_id,
            range,
            first,
            second,
            relation,
            valence=draft.valence,
            strength=draft.strength,
            day=draft.day,
            note=draft.note,
            is_directed=draft.is_directed,
        )


def change(project: Project, tie: Tie, draft: Draft) -> None:
    """Let one's own tie say this from now on, in one step."""
    _refuse_one(draft)
    with project.history.step(N_("Describe tie")):
        first, second, relation = _made(project, draft)
        project.ties.describe(
            [tie.id],
            from_id=first,
            to_id=second,
            relation_id=relation,
            is_directed=int(draft.is_directed),
            valence=draft.valence,
            strength=draft.strength,
            day=draft.day.isoformat() if draft.day else None,
            note=draft.note,
        )


def draft_of(tie: Tie) -> Draft:
    """What a tie says now."""
    ends = (End(tie.from_id), End(tie.to_id), End(tie.relation_id))
    return Draft(*ends, tie.is_directed, tie.valence, tie.strength, tie.day, tie.note)


def proposed(mentioned: Sequence[int], last: Tie | None, teller: Teller | None = None) -> tuple[int | None, int | None]:
    """Two actors to begin with: those in the words, filled up with who tells it and from the tie claimed last.

    Who tells it is the second where the words name one other actor, and either say “me” or “we”, or there is no other.
    """
    wanted = list(dict.fromkeys(mentioned))[:2]
    others = [actor for actor in ((last.from_id, last.to_id) if last is not None else ()) if actor not in wanted]
    if teller is not None and len(wanted) == 1 and teller.actor_id not in wanted and (teller.is_meant or not others):
        wanted.append(teller.actor_id)
    both = [*wanted, *others, None, None]
    return both[0], both[1]


def _refuse_one(draft: Draft) -> None:
    first, second = draft.first, draft.second
    if first.id == second.id and first.name.casefold() == second.name.casefold():
        raise UserError(_("An actor cannot be tied to itself; choose two."))


def _made(project: Project, draft: Draft) -> tuple[int, int, int]:
    actors = [end.id if end.id != NEW else project.actors.add(end.name).id for end in (draft.first, draft.second)]
    relation = draft.relation
    made = relation.id if relation.id != NEW else project.relations.add(relation.name, is_directed=draft.is_directed).id
    return actors[0], actors[1], made
