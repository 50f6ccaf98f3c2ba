"""Theories of change as wholes: made, merged, named, deleted and found."""

from collections.abc import Iterable
from contextlib import suppress

from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.code import PATH_SEPARATOR
from qualapp.model.text import kept
from qualapp.model.theory import Theory
from qualapp.model.theory_drawing import TheoryDrawing
from qualapp.model.theory_merge import TheoryMerge
from qualapp.store.claim_tables import delete_with_claims
from qualapp.store.deletion import resting_on
from qualapp.store.identity import new_guid, now
from qualapp.store.theory_drawings import TheoryDrawings, folder_origin
from qualapp.store.theory_making import TheoryMaking
from qualapp.store.theory_rows import THEORY, theory_of


class Theories(TheoryDrawings):
    """Make, draw, merge and read theories of change."""

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
                folder = self._codes.with_origin(folder_origin(self[theory_id]))
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
        rows = self._db.execute(f"SELECT {THEORY} FROM theory")
        return sorted((theory_of(row) for row in rows), key=lambda theory: (theory.name.casefold(), theory.id))

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


def _checked(name: str) -> str:
    name = " ".join(kept(name).split())
    if not name:
        raise UserError(_("A theory needs a name."))
    if PATH_SEPARATOR in name:
        raise UserError(_("A code's name cannot hold “ > ”, which parts the names of a path."))
    return name
