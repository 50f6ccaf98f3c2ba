"""Theories of change: their nodes, which are codes, and the links between them."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from typing import Any

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.coding import EffectLevel
from qualapp.model.text import kept
from qualapp.model.theory import LinkRelation, LinkStatus, NodeKind, Theory, TheoryLink, TheoryNode
from qualapp.model.theory_drawing import TheoryDrawing
from qualapp.model.theory_merge import TheoryMerge
from qualapp.store.claim_tables import delete_with_claims
from qualapp.store.codes import Codes
from qualapp.store.deletion import resting_on
from qualapp.store.history import History
from qualapp.store.identity import guid_text, new_guid, now
from qualapp.store.theory_making import TheoryMaking

_NODE_FIELDS = ("kind", "level", "party", "code_id")
_LINK_FIELDS = ("relation", "assumption", "status")


class Theories:
    """Make, draw and read theories of change."""

    def __init__(self, db: Database, history: History, codes: Codes) -> None:
        self._db = db
        self._history = history
        self._codes = codes

    def add(self, name: str, description: str = "", origin: str = "") -> Theory:
        """A new, empty theory.

        Raises UserError where the name is empty.
        """
        name = _checked(name)
        with self._history.step(N_("New theory “{name}”"), name=name):
            values = (new_guid(), name, kept(description), self._history.coder_id, now(), origin)
            cursor = self._db.execute(
                "INSERT INTO theory (guid, name, description, coder_id, created, origin) VALUES (?, ?, ?, ?, ?, ?)",
                values,
            )
        return self[int(cursor.lastrowid or 0)]

    def draw(self, drawing: TheoryDrawing, origin: str = "") -> Theory:
        """A new theory as it is drawn; its nodes become codes below its own, with what is said of them.

        Raises UserError where a name is empty, a link is there twice or leads to its own beginning.
        """
        with self._history.step(N_("New theory “{name}”"), name=drawing.name):
            return TheoryMaking(self._db, self, self._codes).draw(drawing, origin)

    def merge(self, plan: TheoryMerge) -> Theory:
        """A thematic theory of others, with where each node came from; the others stay as they are.

        A node has the code of the first that it came from, or a new one where it is called otherwise.
        Raises UserError where one of these is gone.
        """
        with self._history.step(N_("Merge theories into “{name}”"), name=plan.name):
            return TheoryMaking(self._db, self, self._codes).merge(plan)

    def describe(self, theory_id: int, name: str, description: str) -> None:
        """Give a theory another name or description."""
        name = _checked(name)
        with self._history.step(N_("Describe theory “{name}”"), name=name):
            self._db.execute(
                "UPDATE theory SET name = ?, description = ? WHERE id = ?", (name, kept(description), theory_id)
            )
            with suppress(KeyError):
                folder = self._codes.with_origin(_folder_origin(self[theory_id]))
                self._codes.describe(folder.id, name=name)

    def delete(self, theory_id: int) -> None:
        """Delete a theory with its drawing, versions and evidence; its codes and their codings stay."""
        with self._history.step(N_("Delete theory “{name}”"), name=self[theory_id].name):
            delete_with_claims(self._db, self._history.tables, "theory", [theory_id])

    def hanging_on(self, noun: str, numbers: Iterable[int]) -> dict[str, int]:
        """What goes when theories, nodes or links are deleted: numbers by noun. `noun` is the table's name."""
        rows = resting_on(self._db, self._history.tables, noun, numbers)
        return {name: len(ids) for name, ids in rows.items() if ids}

    def all(self) -> list[Theory]:
        """All theories, by name."""
        rows = self._db.execute(f"SELECT {_THEORY} FROM theory")
        return sorted((_theory(row) for row in rows), key=lambda theory: (theory.name.casefold(), theory.id))

    def __getitem__(self, theory_id: int) -> Theory:
        row = self._db.execute(f"SELECT {_THEORY} FROM theory WHERE id = ?", (theory_id,)).fetchone()
        if row is None:
            raise KeyError(theory_id)
        return _theory(row)

    def find(self, name: str) -> Theory:
        """The theory of this name or guid.

        Raises UserError that lists the theories where there is none, or more than one.
        """
        theories = self.all()
        found = [t for t in theories if name in {t.name, t.guid}]
        found = found or [t for t in theories if t.name.casefold() == name.strip().casefold()]
        found = found or [t for t in theories if name.strip().casefold() in t.name.casefold()]
        if len(found) == 1:
            return found[0]
        listed = "; ".join(f"{t.name} ({t.guid})" for t in found or theories) or "–"
        sentence = _("There is no theory “{name}”. There are: {theories}.")
        if found:
            sentence = _("Several theories are called “{name}”: {theories}.")
        raise UserError(sentence.format(name=name, theories=listed))

    def nodes(self, theory_id: int) -> list[TheoryNode]:
        """The nodes of a theory, in the order in which they were made."""
        rows = self._db.execute(f"{_NODES} WHERE n.theory_id = ? ORDER BY n.id", (theory_id,))
        return [_node(row) for row in rows]

    def node(self, node_id: int) -> TheoryNode:
        """One node."""
        row = self._db.execute(f"{_NODES} WHERE n.id = ?", (node_id,)).fetchone()
        if row is None:
            raise KeyError(node_id)
        return _node(row)

    def links(self, theory_id: int) -> list[TheoryLink]:
        """The links of a theory, in the order in which they were made."""
        rows = self._db.execute(f"SELECT {_LINK} FROM theory_link WHERE theory_id = ? ORDER BY id", (theory_id,))
        return [_link(row) for row in rows]

    def link(self, link_id: int) -> TheoryLink:
        """One link."""
        row = self._db.execute(f"SELECT {_LINK} FROM theory_link WHERE id = ?", (link_id,)).fetchone()
        if row is None:
            raise KeyError(link_id)
        return _link(row)

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

    def note_origin(self, node_id: int, theory: str, node: str, origin: str) -> None:
        """Note which node of which theory a node was merged from, by names and the node's guid; inside a step."""
        self._db.execute(
            "INSERT INTO node_origin (guid, node_id, theory, node, origin) VALUES (?, ?, ?, ?, ?)",
            (new_guid(), node_id, theory, node, origin),
        )

    def origins(self, theory_id: int) -> dict[int, list[tuple[str, str, str]]]:
        """Where the nodes of a merged theory came from: theory, node and the node's guid, by node id."""
        found: dict[int, list[tuple[str, str, str]]] = {}
        rows = self._db.execute(
            "SELECT o.node_id, o.theory, o.node, o.origin FROM node_origin o JOIN theory_node n ON n.id = o.node_id"
            " WHERE n.theory_id = ? ORDER BY o.id",
            (theory_id,),
        )
        for node, *origin in rows:
            found.setdefault(node, []).append((origin[0], origin[1], origin[2]))
        return found

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
            return self._codes.with_origin(_folder_origin(theory)).id
        except KeyError:
            folder = self._codes.add(theory.name, origin=_folder_origin(theory)).id
            self._codes.let_be_coded(folder, False)
            return folder


def _folder_origin(theory: Theory) -> str:
    return f"theory/{theory.guid}"


def _checked(name: str) -> str:
    name = " ".join(kept(name).split())
    if not name:
        raise UserError(_("A theory needs a name."))
    return name


def _checked_node(name: str) -> str:
    name = " ".join(kept(name).split())
    if not name:
        raise UserError(_("A node needs a name."))
    return name


_THEORY = "id, guid, name, description, coder_id, created, origin"
_NODES = (
    "SELECT n.id, n.guid, n.theory_id, n.code_id, c.name, n.kind, n.level, n.party, n.x, n.y"
    " FROM theory_node n JOIN code c ON c.id = n.code_id"
)
_LINK = "id, guid, theory_id, from_id, to_id, relation, assumption, status"


def _theory(row: tuple[Any, ...]) -> Theory:
    number, guid, *rest = row
    return Theory(number, guid_text(guid), *rest)


def _node(row: tuple[Any, ...]) -> TheoryNode:
    number, guid, theory, code, name, kind, level, party, x, y = row
    place = EffectLevel(level) if level else None
    return TheoryNode(number, guid_text(guid), theory, code, name, NodeKind(kind), place, party, x, y)


def _link(row: tuple[Any, ...]) -> TheoryLink:
    number, guid, theory, first, second, relation, assumption, status = row
    return TheoryLink(
        number, guid_text(guid), theory, first, second, LinkRelation(relation), assumption, LinkStatus(status)
    )
