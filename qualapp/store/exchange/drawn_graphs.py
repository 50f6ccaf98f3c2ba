"""Theories as other programs draw them: a graph of codes for each, and a link between two codes for each arrow.

Their guids follow from those of the theory and its links, so that what comes back is known as drawn here.
"""

from collections.abc import Iterator

from sqlite_utils import Database

from qualapp.model.exchange import Kept, derived_guid
from qualapp.model.theory import LinkRelation, LinkStatus
from qualapp.store.exchange.drawn_xml import SPACE, attributes, box
from qualapp.store.identity import guid_text

_COLOURS = {LinkRelation.FURTHERS: "#0B7A6F", LinkRelation.HINDERS: "#B23A10"}
_DASHED = {LinkStatus.EXPECTED, LinkStatus.HYPOTHESIS}


def drawn_graphs(db: Database) -> Iterator[Kept]:
    """The links and graphs of all theories."""
    yield from _links(db)
    for number, guid, name in db.execute("SELECT id, guid, name FROM theory ORDER BY id").fetchall():
        inner = "".join((*_vertices(db, number), *_edges(db, number)))
        known = derived_guid("graph", guid_text(guid))
        yield Kept(known, "Graph", f"<Graph {SPACE} {attributes(guid=known, name=name)}>{inner}</Graph>", name)


def drawn_here(db: Database) -> frozenset[str]:
    """The guids of links and graphs that stand for theories of this project."""
    theories = db.execute("SELECT guid FROM theory").fetchall()
    links = db.execute("SELECT guid FROM theory_link").fetchall()
    return frozenset(
        derived_guid(kind, guid_text(guid)) for kind, rows in (("graph", theories), ("link", links)) for (guid,) in rows
    )


def _links(db: Database) -> Iterator[Kept]:
    rows = db.execute(
        "SELECT l.guid, l.relation, a.guid, b.guid FROM theory_link l"
        " JOIN theory_node m ON m.id = l.from_id JOIN code a ON a.id = m.code_id"
        " JOIN theory_node n ON n.id = l.to_id JOIN code b ON b.id = n.code_id ORDER BY l.id"
    ).fetchall()
    for guid, relation, first, second in rows:
        known = derived_guid("link", guid_text(guid))
        said = attributes(
            guid=known,
            name=relation,
            direction=_direction(relation),
            originGUID=guid_text(first),
            targetGUID=guid_text(second),
        )
        yield Kept(known, "Link", f"<Link {SPACE} {said}/>", relation)


def _vertices(db: Database, theory: int) -> Iterator[str]:
    rows = db.execute(
        "SELECT n.guid, c.guid, c.name, n.x, n.y FROM theory_node n JOIN code c ON c.id = n.code_id"
        " WHERE n.theory_id = ? ORDER BY n.id",
        (theory,),
    )
    for guid, code, name, x, y in rows:
        said = attributes(
            guid=derived_guid("vertex", guid_text(guid)),
            representedGUID=guid_text(code),
            name=name,
            **box(x, y),
            shape="RoundedRectangle",
        )
        yield f"<Vertex {said}/>"


def _edges(db: Database, theory: int) -> Iterator[str]:
    rows = db.execute(
        "SELECT l.guid, a.guid, b.guid, l.relation, l.assumption, l.status FROM theory_link l"
        " JOIN theory_node a ON a.id = l.from_id JOIN theory_node b ON b.id = l.to_id"
        " WHERE l.theory_id = ? ORDER BY l.id",
        (theory,),
    )
    for guid, first, second, relation, assumption, status in rows:
        said = attributes(
            guid=derived_guid("edge", guid_text(guid)),
            representedGUID=derived_guid("link", guid_text(guid)),
            name=assumption or relation,
            sourceVertex=derived_guid("vertex", guid_text(first)),
            targetVertex=derived_guid("vertex", guid_text(second)),
            color=_COLOURS.get(relation, "#626872"),
            direction=_direction(relation),
            lineStyle="dashed" if status in _DASHED else "solid",
        )
        yield f"<Edge {said}/>"


def _direction(relation: str) -> str:
    return "Associative" if relation == LinkRelation.COVARIES else "OneWay"
