"""Read a register of actors that a person wrote as YAML; its form is described at the top of the shipped one."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from qualapp.i18n import _
from qualapp.importers.marked_yaml import Marked, read_yaml
from qualapp.model.case import OrganisationalLevel, Sector
from qualapp.model.codebook import NO_WORDS, Words, is_codebook_id
from qualapp.model.network import ActorKind
from qualapp.model.register import ActorEntry, Register, RelationEntry
from qualapp.shipped import data_path

_FORM_KEY = "qualapp-actors"
_FORM_VERSION = "1"
_KEYS = (_FORM_KEY, "id", "name", "description", "relations", "actors")
_ACTOR_KEYS = ("id", "name", "kind", "sector", "level", "within", "description", "forms")
_RELATION_KEYS = ("id", "name", "directed")
_YES_OR_NO = {"true": True, "yes": True, "ja": True, "false": False, "no": False, "nej": False}

Choice = TypeVar("Choice", bound=StrEnum)
Entry = TypeVar("Entry", ActorEntry, RelationEntry)


def shipped_register() -> Register:
    """The register that comes with the program."""
    return read_register(data_path("codebooks", "actors", "aktoerer.yaml"))


def read_register(path: Path) -> Register:
    """Read a register; a mistake in it is told with the file and the line."""
    root = read_yaml(path)
    _check_form(root)
    entries = root.known_entries(*_KEYS)
    relations = _listed(entries.get("relations"), _relation)
    actors = _listed(entries.get("actors"), _actor)
    if not actors and not relations:
        raise root.wrong(_("The register has no actors. Write them under “actors:”."))
    _check_within(entries.get("actors"), actors)
    return Register(
        id=_id(root, entries),
        name=_name(root, entries),
        description=_words(entries.get("description")),
        actors=actors,
        relations=relations,
    )


def _check_form(root: Marked) -> None:
    version = None if root.is_text or root.is_list else root.entries().get(_FORM_KEY)
    if version is None or version.text() != _FORM_VERSION:
        sentence = _("This is not a register of actors. A register begins with “{key}: {version}”.")
        raise (version or root).wrong(sentence.format(key=_FORM_KEY, version=_FORM_VERSION))


def _listed(value: Marked | None, read: Callable[[Marked], Entry]) -> tuple[Entry, ...]:
    lines: dict[str, int] = {}
    found: list[Entry] = []
    for item in value.items() if value else ():
        entry = read(item)
        if entry.id in lines:
            sentence = _("The id “{id}” is already used in line {line}. Give this one another id.")
            raise item.wrong(sentence.format(id=entry.id, line=lines[entry.id]))
        lines[entry.id] = item.line
        found.append(entry)
    return tuple(found)


def _actor(item: Marked) -> ActorEntry:
    entries = item.known_entries(*_ACTOR_KEYS)
    return ActorEntry(
        id=_id(item, entries),
        name=_name(item, entries),
        kind=_one_of(entries.get("kind"), ActorKind) or ActorKind.ORGANISATION,
        sector=_one_of(entries.get("sector"), Sector) or "",
        level=_one_of(entries.get("level"), OrganisationalLevel) or "",
        within=entries["within"].text() if "within" in entries else "",
        description=_words(entries.get("description")),
        forms=tuple(form.text() for form in entries["forms"].items()) if "forms" in entries else (),
    )


def _relation(item: Marked) -> RelationEntry:
    entries = item.known_entries(*_RELATION_KEYS)
    directed = entries.get("directed")
    answer = _YES_OR_NO.get(directed.text().lower()) if directed else False
    if directed and answer is None:
        raise directed.wrong(_("“directed” is either “true” or “false”."))
    return RelationEntry(_id(item, entries), _name(item, entries), bool(answer))


def _check_within(listed: Marked | None, actors: tuple[ActorEntry, ...]) -> None:
    """What an actor belongs to must be in the register, and not belong to it in turn."""
    parents = {actor.id: actor.within for actor in actors}
    for item, actor in zip(listed.items() if listed else (), actors, strict=True):
        if actor.within and actor.within not in parents:
            raise _within(item).wrong(_("There is no actor with the id “{id}”.").format(id=actor.within))
        above, seen = actor.within, {actor.id}
        while above and above not in seen:
            seen.add(above)
            above = parents[above] if parents.get(above) in parents else ""
        if above:
            raise _within(item).wrong(_("The actor “{id}” would belong to itself.").format(id=actor.id))


def _within(item: Marked) -> Marked:
    return item.entries()["within"]


def _one_of(value: Marked | None, choices: type[Choice]) -> Choice | None:
    if value is None or value.is_empty:
        return None
    try:
        return choices(value.text())
    except ValueError:
        sentence = _("“{word}” is not among what can stand here: {words}.")
        raise value.wrong(sentence.format(word=value.text(), words=", ".join(choices))) from None


def _id(owner: Marked, entries: dict[str, Marked]) -> str:
    if "id" not in entries or entries["id"].is_empty:
        raise owner.wrong(_("The id is missing. Write “id: …” with letters, digits, “_”, “-” and “.” only."))
    text = entries["id"].text()
    if not is_codebook_id(text):
        raise entries["id"].wrong(_("“{id}” is no id. Use letters, digits, “_”, “-” and “.” only.").format(id=text))
    return text


def _name(owner: Marked, entries: dict[str, Marked]) -> Words:
    name = _words(entries.get("name"))
    if not name:
        raise entries.get("name", owner).wrong(_("The name is missing. Write “name: …” or “name: {da: …, en: …}”."))
    return name


def _words(value: Marked | None) -> Words:
    """The words in both languages; one text without a language is meant for both."""
    if value is None or value.is_empty:
        return NO_WORDS
    if value.is_text:
        return Words(value.text(), value.text())
    return Words(**{language: text.text() for language, text in value.known_entries("da", "en").items()})
