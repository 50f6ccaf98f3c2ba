"""Elements of other programs that were kept, without what they referred to and is no longer there."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from qualapp.exporters.refi.elements import (
    QUALIFIED,
    as_text,
    described,
    local_name,
    marked,
    parsed,
    proper,
    referring,
)
from qualapp.exporters.refi.ledger import Ledger
from qualapp.exporters.refi.losses import Loss
from qualapp.exporters.refi.values import values_of
from qualapp.model.exchange import Kept, TravellingCase

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_REFERENCES = ("targetGUID", "originGUID", "representedGUID")
_REFERENCE = re.compile(f'(?:{"|".join(_REFERENCES)})="([^"]*)"')
_PEOPLE = ("creatingUser", "modifyingUser")
_KINDS = {"Link": "Links", "Set": "Sets", "Graph": "Graphs"}
_CASE = "Case"
_PARTS = ("CodeRef", "SourceRef", "SelectionRef")


def referred_to(kept: Iterable[Kept], cases: Iterable[TravellingCase]) -> Iterator[str]:
    """The guids that cases and kept elements refer to."""
    for one in kept:
        yield from _REFERENCE.findall(one.xml)
    for case in cases:
        yield from case.sources
        yield from case.selections


def prune(one: "Element", ledger: Ledger, where: str) -> None:
    """Take out of a medium what refers to codes, notes, variables or people that are not in the file."""
    for part in list(one.iter(QUALIFIED + "NoteRef", QUALIFIED + "CodeRef", QUALIFIED + "VariableRef")):
        target = proper(str(part.get("targetGUID")))
        if not (ledger.has(target) or ledger.code(target)):
            ledger.lost(Loss.REFERENCE, where)
            _remove(part if local_name(part) == "NoteRef" else part.getparent())
    for part in one.iter():
        for attribute in _PEOPLE:
            if part.get(attribute) and not ledger.has(proper(str(part.get(attribute)))):
                del part.attrib[attribute]


def connections(kept: Iterable[Kept], ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Links, sets and graphs, each sort with the name of its container, in the order of the schema."""
    made = {kind: [parsed(one.xml) for one in kept if one.kind == kind] for kind in _KINDS}
    for part in (part for elements in made.values() for one in elements for part in one.iter()):
        if part.get("guid"):
            ledger.write_down(str(part.get("guid")))
    for kind, container in _KINDS.items():
        yield container, "".join([as_text(one) for one in made[kind] if _PRUNED[kind](one, ledger)])


def cases(given: Iterable[TravellingCase], kept: Iterable[Kept], ledger: Ledger) -> str:
    """The cases, with what others said of them and this program has no place for."""
    more: dict[str, list[Element]] = {}
    for one in kept:
        if one.kind == _CASE:
            more.setdefault(one.about or one.guid, []).append(parsed(one.xml))
    found = [_case(case, more.pop(case.guid, []), ledger) for case in given]
    for parts in more.values():
        ledger.lost(Loss.ELEMENT, str(parts[0].get("name", "")), len(parts))
    return "".join(found)


def _case(case: TravellingCase, more: list["Element"], ledger: Ledger) -> str:
    added = {tag: [str(ref.get("targetGUID")) for one in more for ref in one.iter(QUALIFIED + tag)] for tag in _PARTS}
    sources = [ledger.host_of(guid) for guid in (*case.sources, *added["SourceRef"])]
    parts = (
        described(case.description),
        referring("CodeRef", ledger.present([*case.codes, *added["CodeRef"]], case.name)),
        values_of(case.values, ledger, case.name),
        referring("SourceRef", ledger.present(sources, case.name)),
        referring("SelectionRef", ledger.present([*case.selections, *added["SelectionRef"]], case.name)),
    )
    return marked(_CASE, "".join(parts), guid=proper(case.guid), name=case.name)


def _whole_link(link: "Element", ledger: Ledger) -> bool:
    """Whether both ends of a link are still there; notes on it that are not are taken out."""
    ends = [str(link.get(end)) for end in ("originGUID", "targetGUID") if link.get(end)]
    if not all(ledger.has(proper(end)) for end in ends):
        ledger.lost(Loss.LINK, str(link.get("name", "")))
        ledger.strike_out(str(link.get("guid")))
        return False
    return _whole_set(link, ledger)


def _whole_set(one: "Element", ledger: Ledger) -> bool:
    """Take out members that are not there."""
    for part in list(one):
        target = part.get("targetGUID")
        if target is not None and not ledger.has(proper(target)):
            ledger.lost(Loss.REFERENCE, str(one.get("name", "")))
            one.remove(part)
    return True


def _whole_graph(graph: "Element", ledger: Ledger) -> bool:
    """Let vertices and edges stand for nothing where it is not there."""
    for part in graph:
        target = part.get("representedGUID")
        if target is not None and not ledger.has(proper(target)):
            ledger.lost(Loss.REFERENCE, str(graph.get("name", "")))
            del part.attrib["representedGUID"]
    return True


def _remove(part: "Element | None") -> None:
    above = part.getparent() if part is not None else None
    if part is not None and above is not None:
        above.remove(part)


_PRUNED: dict[str, Callable[["Element", Ledger], bool]] = {
    "Link": _whole_link,
    "Set": _whole_set,
    "Graph": _whole_graph,
}
