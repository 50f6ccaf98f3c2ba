"""What the evidence for the theories that a theory was merged from is evidence for in the merged one."""

from dataclasses import dataclass

from sqlite_utils import Database

from qualapp.model.theory import LinkRelation, are_opposed
from qualapp.store.identity import guid_bytes


@dataclass(frozen=True)
class Inherited:
    """Nodes and links of other theories by id, each with the node or link of the merged theory it became."""

    nodes: dict[int, int]
    links: dict[int, int]


def inherited(db: Database, theory_id: int) -> Inherited:
    """The nodes and links that those of a theory came from, also where these were merged themselves.

    A link that claims the opposite of one that it came from has nothing of that: what is for the one is against the
    other.
    """
    nodes = _ancestors(db, theory_id)
    if not nodes:
        return Inherited({}, {})
    own = db.execute(f"{_LINKS} WHERE theory_id = ?", (theory_id,))
    ends = {(first, second): (number, LinkRelation(relation)) for number, first, second, relation in own}
    links: dict[int, int] = {}
    for number, first, second, relation in db.execute(f"{_LINKS} WHERE theory_id <> ?", (theory_id,)):
        became = ends.get((nodes.get(first), nodes.get(second)))
        if became is not None and not are_opposed(became[1], LinkRelation(relation)):
            links[number] = became[0]
    return Inherited(nodes, links)


def _ancestors(db: Database, theory_id: int) -> dict[int, int]:
    """All nodes that those of a theory came from, each with the one it became."""
    origins: dict[int, list[int]] = {}
    known = {guid: number for number, guid in db.execute("SELECT id, guid FROM theory_node")}
    for node, origin in db.execute("SELECT node_id, origin FROM node_origin"):
        if (before := known.get(guid_bytes(origin))) is not None:
            origins.setdefault(node, []).append(before)
    found: dict[int, int] = {}
    own = [number for (number,) in db.execute("SELECT id FROM theory_node WHERE theory_id = ?", (theory_id,))]
    waiting = [(before, number) for number in own for before in origins.get(number, ())]
    while waiting:
        before, became = waiting.pop()
        if before not in found and before not in own:
            found[before] = became
            waiting += [(further, became) for further in origins.get(before, ())]
    return found


_LINKS = "SELECT id, from_id, to_id, relation FROM theory_link"
