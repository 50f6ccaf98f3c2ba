"""The network of actors as other programs draw it: a graph in which each actor is a vertex and each tie an edge.

REFI-QDA has no noun for an actor, so that a vertex stands for nothing but its name; an edge stands for the passage that
tells of the tie. The graph's guid follows from its first tie, so that what comes back is known as drawn here.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlite_utils import Database

from qualapp.i18n import _
from qualapp.model.case import OrganisationalLevel
from qualapp.model.coding import Valence
from qualapp.model.exchange import Kept, derived_guid
from qualapp.store.blinding import Blinding
from qualapp.store.exchange.drawn_xml import SPACE, attributes, box
from qualapp.store.exchange.marks import whole_guid
from qualapp.store.identity import guid_text

_COLOURS = {Valence.DRIVER: "#0B7A6F", Valence.BARRIER: "#B23A10", Valence.AMBIVALENT: "#5B4BB0"}
_LINES = {Valence.BARRIER: "dashed", Valence.AMBIVALENT: "dotted"}
_BETWEEN, _BELOW = 170, 220


def drawn_network(db: Database, blinding: Blinding) -> Iterator[Kept]:
    """The graph of all ties that may be shown; none where there are none."""
    ties = db.execute(
        "SELECT t.guid, a.guid, b.guid, r.name, t.is_directed, t.valence, t.strength, e.guid, s.guid,"
        f" e.start < e.stop AND ({int(not blinding.is_on)} OR"
        f" EXISTS (SELECT 1 FROM coding WHERE excerpt_id = e.id AND {blinding.only('coder_id')}))"
        " FROM tie t JOIN actor a ON a.id = t.from_id JOIN actor b ON b.id = t.to_id"
        " JOIN relation r ON r.id = t.relation_id JOIN excerpt e ON e.id = t.excerpt_id"
        f" JOIN source s ON s.id = t.source_id WHERE {blinding.only('t.coder_id')} ORDER BY t.created, t.guid"
    ).fetchall()
    if not ties:
        return
    tied = {guid for tie in ties for guid in tie[1:3]}
    name = _("Actor network")
    known = network_guid(guid_text(ties[0][0]))
    inner = "".join((*_vertices(db, tied), *map(_edge, ties)))
    yield Kept(known, "Graph", f"<Graph {SPACE} {attributes(guid=known, name=name)}>{inner}</Graph>", name)


def networks_here(db: Database) -> Iterator[str]:
    """The guids of graphs that stand for ties of this project."""
    for (guid,) in db.execute("SELECT guid FROM tie"):
        yield network_guid(guid_text(guid))


def network_guid(first_tie: str) -> str:
    """The guid of the graph whose first tie this is."""
    return derived_guid("network", first_tie)


def _vertices(db: Database, tied: Iterable[bytes]) -> Iterator[str]:
    """The actors, where somebody put them or in rows by level."""
    wanted = set(tied)
    filled = dict.fromkeys(("", *OrganisationalLevel), 0)
    rows = [*OrganisationalLevel, ""]
    for guid, name, level, x, y in db.execute("SELECT guid, name, level, x, y FROM actor ORDER BY id"):
        if guid not in wanted:
            continue
        if x is None or y is None:
            x, y = filled[level] * _BETWEEN, rows.index(level) * _BELOW
            filled[level] += 1
        said = attributes(guid=derived_guid("vertex", guid_text(guid)), name=name, **box(x, y), shape="Oval")
        yield f"<Vertex {said}/>"


def _edge(tie: Any) -> str:
    guid, first, second, relation, is_directed, valence, strength, excerpt, source, travels = tie
    passage = guid_text(excerpt)
    said = attributes(
        guid=derived_guid("edge", guid_text(guid)),
        representedGUID=(guid_text(source) if passage == whole_guid(guid_text(source)) else passage) if travels else "",
        name=relation if strength is None else f"{relation} ({strength})",
        sourceVertex=derived_guid("vertex", guid_text(first)),
        targetVertex=derived_guid("vertex", guid_text(second)),
        color=_COLOURS.get(valence, "#626872"),
        direction="OneWay" if is_directed else "Associative",
        lineStyle=_LINES.get(valence, "solid"),
    )
    return f"<Edge {said}/>"
