"""What is drawn in theories: their nodes, which are codes, and the links between them."""

from collections.abc import Collection, Iterable, Mapping

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.coding import EffectLevel
from qualapp.model.text import kept
from qualapp.model.theory import LinkRelation, LinkStatus, NodeKind, Theory, TheoryLink, TheoryNode
from qualapp.store.claim_tables import delete_with_claims
from qualapp.store.codes import Codes
from qualapp.store.history import History
from qualapp.store.identity import guid_bytes, new_guid
from qualapp.store.node_joining import fold_link, fold_node
from qualapp.store.theory_rows import LINK, NODES, THEORY, link_of, node_of, theory_of

_NODE_FIELDS = ("kind", "level", "party", "code_id")
_LINK_FIELDS = ("relation", "assumption", "status")


class TheoryDrawings:
    """Draw nodes and links, and read them."""

    def __init__(self, db: Database, history: History, codes: Codes) -> None:
        self._db = db
        self._history = history
        self._codes = codes

    def __getitem__(self, theory_id: int) -> Theory:
        row = self._db.execute(f"SELECT {THEORY} FROM theory WHERE id = ?", (theory_id,)).fetchone()
        if row is None:
            raise KeyError(theory_id)
        return theory_of(row)

    def nodes(self, theory_id: int) -> list[TheoryNode]:
        """The nodes of a theory, in the order in which they were made."""
        rows = self._db.execute(f"{NODES} WHERE n.theory_id = ? ORDER BY n.id", (theory_id,))
        return [node_of(row) for row in rows]

    def node(self, node_id: int) -> TheoryNode:
        """One node."""
        row = self._db.execute(f"{NODES} WHERE n.id = ?", (node_id,)).fetchone()
        if row is None:
            raise KeyError(node_id)
        return node_of(row)

    def node_with_guid(self, guid: str) -> TheoryNode | None:
        """The node with this guid, None where it is gone."""
        row = self._db.execute(f"{NODES} WHERE n.guid = ?", (guid_bytes(guid),)).fetchone()
        return node_of(row) if row is not None else None

    def links(self, theory_id: int) -> list[TheoryLink]:
        """The links of a theory, in the order in which they were made."""
        rows = self._db.execute(f"SELECT {LINK} FROM theory_link WHERE theory_id = ? ORDER BY id", (theory_id,))
        return [link_of(row) for row in rows]

    def link(self, link_id: int) -> TheoryLink:
        """One link."""
        row = self._db.execute(f"SELECT {LINK} FROM theory_link WHERE id = ?", (link_id,)).fetchone()
        if row is None:
            raise KeyError(link_id)
        return link_of(row)

    def add_node(
        self,
        theory_id: int,
        kind: NodeKind,
        name: str = "",
        *,
        code_id: int | None = None,
        level: EffectLevel | None = None,
        at: tuple[float, float] = (0.0, 0.0),
        party: str = "",
    ) -> TheoryNode:
        """A node of a theory: a code that is there, or a new one of this name below the theory's own.

        Raises UserError where neither is given, or the code is a node of the theory already.
        """
        if code_id is None:
            name = _checked_node(name)
        elif any(node.code_id == code_id for node in self.nodes(theory_id)):
            raise UserError(_("“{name}” is a node of this theory already.").format(name=self._codes[code_id].name))
        with self._history.step(N_("Add node “{name}”"), name=name or self._codes[code_id or 0].name):
            code = code_id if code_id is not None else self._codes.add(name, self._folder(theory_id)).id
            values = (new_guid(), theory_id, code, kind, level or "", kept(party), float(at[0]), float(at[1]))
            cursor = self._db.execute(
                "INSERT INTO theory_node (guid, theory_id, code_id, kind, level, party, x, y)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                values,
            )
        return self.node(int(cursor.lastrowid or 0))

    def rename_node(self, node_id: int, name: str) -> None:
        """Give a node, and so its code, another name."""
        self._codes.describe(self.node(node_id).code_id, name=_checked_node(name))

    def describe_nodes(self, node_ids: Iterable[int], **values: object) -> None:
        """Set kind, level, party or code_id of nodes."""
        if not values or set(values) - set(_NODE_FIELDS):
            raise ValueError(f"a node has no {set(values) - set(_NODE_FIELDS)}")
        cells = {column: value or "" for column, value in values.items()}
        self._update("theory_node", N_("Describe node"), node_ids, cells)

    def move_nodes(self, places: Mapping[int, tuple[float, float]]) -> None:
        """Put nodes at other places, in one step."""
        rows = [(float(x), float(y), number, float(x), float(y)) for number, (x, y) in places.items()]
        with self._history.step(N_("Move nodes")):
            self._db.conn.executemany("UPDATE theory_node SET x = ?, y = ? WHERE id = ? AND (x <> ? OR y <> ?)", rows)

    def delete_nodes(self, node_ids: Collection[int]) -> None:
        """Take nodes out of their theory, with their links and the evidence for them; their codes stay."""
        if node_ids:
            name = self.node(next(iter(node_ids))).name
            with self._history.step(N_("Take node “{name}” out"), name=name):
                delete_with_claims(self._db, self._history.tables, "theory_node", node_ids)

    def connect(
        self,
        from_id: int,
        to_id: int,
        relation: LinkRelation = LinkRelation.FURTHERS,
        assumption: str = "",
        status: LinkStatus = LinkStatus.NONE,
    ) -> TheoryLink:
        """A link from one node to another of the same theory.

        Raises UserError for a link to itself and for one that is there already.
        """
        first, second = self.node(from_id), self.node(to_id)
        if from_id == to_id:
            raise UserError(_("“{name}” cannot be linked to itself.").format(name=first.name))
        if first.theory_id != second.theory_id:
            raise ValueError("the nodes are of two theories")
        if any((one.from_id, one.to_id) == (from_id, to_id) for one in self.links(first.theory_id)):
            raise UserError(
                _("There is a link from “{first}” to “{second}” already; change that one.").format(
                    first=first.name, second=second.name
                )
            )
        with self._history.step(N_("Link “{first}” to “{second}”"), first=first.name, second=second.name):
            values = (new_guid(), first.theory_id, from_id, to_id, relation, kept(assumption), status)
            cursor = self._db.execute(
                "INSERT INTO theory_link (guid, theory_id, from_id, to_id, relation, assumption, status)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                values,
            )
        return self.link(int(cursor.lastrowid or 0))

    def describe_link(self, link_id: int, **values: str) -> None:
        """Set relation, assumption or status of a link."""
        if not values or set(values) - set(_LINK_FIELDS):
            raise ValueError(f"a link has no {set(values) - set(_LINK_FIELDS)}")
        self._update("theory_link", N_("Describe link"), [link_id], {key: kept(text) for key, text in values.items()})

    def delete_links(self, link_ids: Collection[int]) -> None:
        """Delete links with the evidence for them."""
        if link_ids:
            with self._history.step(N_("Delete link")):
                delete_with_claims(self._db, self._history.tables, "theory_link", link_ids)

    def join_nodes(self, node_ids: Collection[int]) -> int:
        """Make one of several nodes of the same code, as two copies can have drawn them; the oldest stays.

        Raises UserError where they are of several codes.
        """
        stays, *others = sorted(node_ids)
        first = self.node(stays)
        if any((self.node(id).theory_id, self.node(id).code_id) != (first.theory_id, first.code_id) for id in others):
            raise UserError(_("Only nodes of one code can be made one; merge their codes in the codebook."))
        with self._history.step(N_("Make nodes one")):
            for gone in others:
                fold_node(self._db, gone, stays)
        return stays

    def join_links(self, link_ids: Collection[int]) -> int:
        """Make one of several links between the same nodes; the oldest stays, with the evidence for all.

        Raises UserError where they lead elsewhere, or say different things that somebody must decide on.
        """
        stays, *others = (self.link(id) for id in sorted(link_ids))
        if any((one.from_id, one.to_id) != (stays.from_id, stays.to_id) for one in others):
            raise UserError(_("Only links between the same two nodes can be made one."))
        for name in ("relation", "status", "assumption"):
            if len({getattr(one, name) for one in (stays, *others)} - {""}) > 1:
                raise UserError(_("The links say different things. Let them say the same first, then make them one."))
        with self._history.step(N_("Make links one")):
            for gone in others:
                fold_link(self._db, gone.id, stays.id)
        return stays.id

    def _update(self, table: str, label: str, numbers: Iterable[int], cells: Mapping[str, object]) -> None:
        sets = ", ".join(f"{column} = ?" for column in cells)
        with self._history.step(label):
            self._db.conn.executemany(
                f"UPDATE {table} SET {sets} WHERE id = ?", [(*cells.values(), number) for number in numbers]
            )

    def _folder(self, theory_id: int) -> int:
        """The code below which the theory's own nodes lie, made where it is missing."""
        theory = self[theory_id]
        try:
            return self._codes.with_origin(folder_origin(theory)).id
        except KeyError:
            folder = self._codes.add(theory.name, origin=folder_origin(theory)).id
            self._codes.let_be_coded(folder, False)
            return folder


def folder_origin(theory: Theory) -> str:
    """What tells the code below which the nodes of a theory lie."""
    return f"theory/{theory.guid}"


def _checked_node(name: str) -> str:
    name = " ".join(kept(name).split())
    if not name:
        raise UserError(_("A node needs a name."))
    return name
