"""QualCoder's codes and the categories that they lie in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from qualapp.importers.foreign_database import ForeignDatabase
from qualapp.importers.qualcoder.identity import Identity
from qualapp.importers.tally import Tally
from qualapp.model.exchange import CodeNode

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_SHORT_COLOUR = re.compile(r"#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])")

_Key = tuple[str, int]
"""A category or code: its table and its number there."""


@dataclass(frozen=True)
class Codebook:
    """The codes in the order of the tree, and their guids by QualCoder's numbers."""

    nodes: tuple[CodeNode, ...]
    guids: dict[int, str]


def codebook_of(database: ForeignDatabase, identity: Identity, tally: Tally) -> Codebook:
    """The tree of categories, which are no codes themselves, and codes, which may also lie below codes."""
    nodes, above = {}, {}
    for row in database.rows("code_cat", "catid", "name", "memo", "date", "supercatid"):
        key = ("code_cat", row.number("catid") or 0)
        node = CodeNode(identity.of("code_cat", row, "catid"), row.line("name"), is_codable=False)
        nodes[key] = replace(node, description=row.prose("memo"))
        above[key] = _key("code_cat", row.number("supercatid"))
    for row in database.rows("code_name", "cid", "name", "memo", "date", "catid", "color", "supercid"):
        key = ("code_name", row.number("cid") or 0)
        node = CodeNode(identity.of("code_name", row, "cid"), row.line("name"), colour=_colour(row.words("color")))
        nodes[key] = replace(node, description=row.prose("memo"))
        above[key] = _key("code_name", row.number("supercid")) or _key("code_cat", row.number("catid"))
    guids = {number: node.guid for (table, number), node in nodes.items() if table == "code_name"}
    return Codebook(tuple(_ordered(nodes, above, tally)), guids)


def _key(table: str, number: int | None) -> _Key | None:
    return (table, number) if number else None


def _colour(written: str) -> str:
    found = written.strip()
    if short := _SHORT_COLOUR.fullmatch(found):
        found = "#" + "".join(digit * 2 for digit in short.groups())
    return found.lower() if _COLOUR.fullmatch(found) else ""


def _ordered(nodes: dict[_Key, CodeNode], above: dict[_Key, _Key | None], tally: Tally) -> Iterator[CodeNode]:
    """The nodes, those above before those below and otherwise by name, as QualCoder shows them."""
    below: dict[_Key | None, list[_Key]] = {}
    for key, parent in above.items():
        is_there = parent in nodes
        tally.note("loose code", nodes[key].name, parent is not None and not is_there)
        below.setdefault(parent if is_there else None, []).append(key)
    for keys in below.values():
        keys.sort(key=lambda key: (key[0], nodes[key].name.casefold(), key[1]), reverse=True)
    waiting = below.pop(None, [])
    while waiting or below:
        if not waiting:
            waiting.append(_cut_circle(below, nodes, above, tally))
        key = waiting.pop()
        parent = above[key]
        yield replace(nodes[key], parent=nodes[parent].guid if parent in nodes else "")
        waiting += below.pop(key, [])


def _cut_circle(
    below: dict[_Key | None, list[_Key]], nodes: dict[_Key, CodeNode], above: dict[_Key, _Key | None], tally: Tally
) -> _Key:
    """One of those that lie in each other, put at the top."""
    key = next(key for keys in below.values() for key in keys)
    parent = above[key]
    below[parent].remove(key)
    if not below[parent]:
        del below[parent]
    above[key] = None
    tally.note("loose code", nodes[key].name)
    return key
