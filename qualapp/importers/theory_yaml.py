"""Read theories of change that a person wrote as YAML; their form is described at the top of the shipped file."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.importers.codebook_yaml import words_of
from qualapp.importers.marked_yaml import Marked, read_yaml
from qualapp.model.code import PATH_SEPARATOR
from qualapp.model.codebook import Words
from qualapp.model.coding import EffectLevel
from qualapp.model.theory import LinkRelation, LinkStatus, NodeKind
from qualapp.model.theory_drawing import DrawnLink, DrawnNode, TheoryDrawing
from qualapp.shipped import data_path

_FORM_KEY, _FORM_VERSION = "qualapp-theories", "1"
_THEORY_KEYS = ("id", "name", "description", "nodes", "links")
_NODE_KEYS = ("id", "kind", "level", "party", "name", "definition")
_LINK_KEYS = ("from", "to", "relation", "status", "assumption")

Value = TypeVar("Value", bound=StrEnum)


@dataclass(frozen=True)
class WrittenNode:
    """A node as it is written, in both languages."""

    id: str
    kind: NodeKind
    level: EffectLevel | None
    party: str
    name: Words
    definition: Words


@dataclass(frozen=True)
class WrittenLink:
    """A link as it is written, in both languages."""

    first: str
    second: str
    relation: LinkRelation
    status: LinkStatus
    assumption: Words


@dataclass(frozen=True)
class WrittenTheory:
    """A theory as it is written, in both languages."""

    id: str
    name: Words
    description: Words
    nodes: tuple[WrittenNode, ...]
    links: tuple[WrittenLink, ...]

    def in_language(self, language: str) -> TheoryDrawing:
        """The drawing in one language; nodes know their name in the other and are not placed yet."""
        nodes = (
            DrawnNode(
                *(node.id, node.name.in_language(language), node.kind, node.level, node.party),
                name_other=node.name.da if language == "en" else node.name.en,
                definition=node.definition.in_language(language),
            )
            for node in self.nodes
        )
        links = (
            DrawnLink(
                *(f"{link.first}/{link.second}", link.first, link.second, link.relation),
                *(link.assumption.in_language(language), link.status),
            )
            for link in self.links
        )
        return TheoryDrawing(
            self.name.in_language(language), self.description.in_language(language), tuple(nodes), tuple(links)
        )


def shipped_theories() -> list[WrittenTheory]:
    """The theories that come with the program."""
    return [
        theory for path in sorted(data_path("codebooks", "theories").glob("*.yaml")) for theory in read_theories(path)
    ]


def shipped_theory(name: str) -> WrittenTheory:
    """The theory of this id or name that comes with the program.

    Raises UserError that lists them where there is none.
    """
    theories = shipped_theories()
    wanted = name.strip().casefold()
    for theory in theories:
        if wanted in {theory.id.casefold(), theory.name.da.casefold(), theory.name.en.casefold()}:
            return theory
    sentence = _("No theory called “{name}” comes with the program. There are: {theories}.")
    raise UserError(sentence.format(name=name, theories=", ".join(theory.id for theory in theories)))


def read_theories(path: Path) -> list[WrittenTheory]:
    """Read the theories in a file; a mistake in it is told with the file and the line."""
    root = read_yaml(path)
    form = None if root.is_text or root.is_list else root.entries().get(_FORM_KEY)
    if form is None or form.text() != _FORM_VERSION:
        sentence = _("This is no file of theories. It begins with “{key}: {version}”.")
        raise (form or root).wrong(sentence.format(key=_FORM_KEY, version=_FORM_VERSION))
    entries = root.known_entries(_FORM_KEY, "theories")
    found = [_theory(item) for item in _list(entries, "theories")]
    if not found:
        raise root.wrong(_("There is no theory in the file. Write them under “theories:”."))
    return found


def _theory(item: Marked) -> WrittenTheory:
    entries = item.known_entries(*_THEORY_KEYS)
    nodes: dict[str, WrittenNode] = {}
    for part in _list(entries, "nodes"):
        node = _node(part)
        if not node.id or node.id in nodes:
            raise part.wrong(_("Give each node of a theory an id of its own."))
        nodes[node.id] = node
    links: dict[tuple[str, str], WrittenLink] = {}
    for part in _list(entries, "links"):
        link = _link(part, nodes)
        if (link.first, link.second) in links:
            sentence = _("There is a link from “{first}” to “{second}” already.")
            raise part.wrong(sentence.format(first=link.first, second=link.second))
        links[link.first, link.second] = link
    return WrittenTheory(
        *(_text(entries, "id"), _name(item, entries), words_of(entries.get("description"))),
        *(tuple(nodes.values()), tuple(links.values())),
    )


def _node(item: Marked) -> WrittenNode:
    entries = item.known_entries(*_NODE_KEYS)
    level = _one_of(EffectLevel, item, entries, "level") if _text(entries, "level") else None
    return WrittenNode(
        *(_text(entries, "id"), _one_of(NodeKind, item, entries, "kind"), level, _text(entries, "party")),
        *(_name(item, entries), words_of(entries.get("definition"))),
    )


def _link(item: Marked, nodes: Mapping[str, WrittenNode]) -> WrittenLink:
    entries = item.known_entries(*_LINK_KEYS)
    first, second = _text(entries, "from"), _text(entries, "to")
    for end in (first, second):
        if end not in nodes:
            raise item.wrong(_("A link leads to “{id}”, but no node of the theory has that id.").format(id=end))
    if first == second:
        raise item.wrong(_("“{name}” cannot be linked to itself.").format(name=first))
    relation = _one_of(LinkRelation, item, entries, "relation") if "relation" in entries else LinkRelation.FURTHERS
    status = _one_of(LinkStatus, item, entries, "status") if _text(entries, "status") else LinkStatus.NONE
    return WrittenLink(first, second, relation, status, words_of(entries.get("assumption")))


def _one_of(values: type[Value], owner: Marked, entries: Mapping[str, Marked], key: str) -> Value:
    text = _text(entries, key)
    if text not in {value.value for value in values if value}:
        sentence = _("“{text}” is not known as “{key}”. There are: {known}.")
        known = ", ".join(value for value in values if value)
        raise entries.get(key, owner).wrong(sentence.format(text=text, key=key, known=known))
    return values(text)


def _name(owner: Marked, entries: Mapping[str, Marked]) -> Words:
    name = words_of(entries.get("name")).on_one_line()
    if not name:
        place = entries.get("name", owner)
        raise place.wrong(_("The name is missing. Write “name: …” or “name: {da: …, en: …}”."))
    if PATH_SEPARATOR in name.da + name.en:
        raise entries["name"].wrong(_("A code's name cannot hold “ > ”, which parts the names of a path."))
    return name


def _list(entries: Mapping[str, Marked], key: str) -> list[Marked]:
    return entries[key].items() if key in entries else []


def _text(entries: Mapping[str, Marked], key: str) -> str:
    return entries[key].text().strip() if key in entries else ""
