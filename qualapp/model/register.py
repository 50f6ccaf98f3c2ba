"""Registers of actors that are handed on: who there is, how they are called, and how they can be tied."""

from dataclasses import dataclass

from qualapp.model.codebook import NO_WORDS, Words
from qualapp.model.network import ActorKind


@dataclass(frozen=True)
class ActorEntry:
    """An actor of a register; `within` is the id of the one that it belongs to."""

    id: str
    name: Words
    kind: ActorKind = ActorKind.ORGANISATION
    sector: str = ""
    level: str = ""
    within: str = ""
    description: Words = NO_WORDS
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class RelationEntry:
    """A sort of tie of a register."""

    id: str
    name: Words
    is_directed: bool = False


@dataclass(frozen=True)
class Register:
    """Actors and relations outside any project."""

    id: str
    name: Words
    description: Words = NO_WORDS
    actors: tuple[ActorEntry, ...] = ()
    relations: tuple[RelationEntry, ...] = ()


def is_exact_form(form: str) -> bool:
    """Whether capitals count in a form: abbreviations and proper names have them, and are only meant when written so.

    >>> is_exact_form("SSP"), is_exact_form("Landsbyggefonden"), is_exact_form("skolen")
    (True, True, False)
    """
    return form != form.lower()
