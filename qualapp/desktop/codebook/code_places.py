"""Where a code can go: by dragging it, and by one step with the keyboard."""

from dataclasses import dataclass
from enum import Enum

from qualapp.model.code import CodeTree

_BORDER = 0.25  # of a row's height, above and below, that means "between"


class Act(Enum):
    """What letting go would do."""

    MOVE = "move"
    MERGE = "merge"
    CODE = "code"


@dataclass(frozen=True)
class Place:
    """A place among the codes below one (or at the top): before one of them, or last."""

    parent: int | None
    before: int | None = None


@dataclass(frozen=True)
class Drop:
    """What letting go here would do: `target` is the row meant, `place` where a moved code would go.

    `below` tells that the place is under the target's row, `between` that it is at its edge.
    """

    act: Act
    target: int | None
    code: int | None = None
    place: Place | None = None
    between: bool = False
    below: bool = False


def next_sibling(tree: CodeTree, code_id: int) -> int | None:
    """The code behind this one, below the same."""
    siblings = [code.id for code in tree.children(tree[code_id].parent_id)]
    after = siblings[siblings.index(code_id) + 1 :]
    return after[0] if after else None


def step(tree: CodeTree, code_id: int, way: str) -> Place | None:
    """Where a code goes one step `up`, `down`, `in` (below the one above it) or `out`; None where it cannot."""
    parent = tree[code_id].parent_id
    siblings = [code.id for code in tree.children(parent)]
    at = siblings.index(code_id)
    if way == "up" and at:
        return Place(parent, siblings[at - 1])
    if way == "down" and at + 1 < len(siblings):
        return Place(parent, siblings[at + 2] if at + 2 < len(siblings) else None)
    if way == "in" and at:
        return Place(siblings[at - 1])
    if way == "out" and parent is not None:
        return Place(tree[parent].parent_id, next_sibling(tree, parent))
    return None


def moving(tree: CodeTree, code_id: int, target: int | None, share: float, is_open: bool, ordered: bool) -> Drop | None:
    """What dragging a code over a row does, by how far down in the row the pointer is (0 to 1); None if nothing.

    Without a target the place is below all rows. Unless the tree is `ordered` as the codebook is, there is no between.
    """
    if target is None:
        place = Place(None)
        return Drop(Act.MOVE, None, code_id, place, between=True, below=True) if ordered else None
    if target not in tree or target in tree.family(code_id):
        return None
    if not ordered or _BORDER <= share <= 1 - _BORDER:
        return Drop(Act.MOVE, target, code_id, Place(target))
    place = _beside(tree, target, share, is_open)
    if code_id == place.before or _stands_there(tree, code_id, place):
        return None
    return Drop(Act.MOVE, target, code_id, place, between=True, below=share > _BORDER)


def merging(tree: CodeTree, code_id: int, target: int | None) -> Drop | None:
    """What dragging a code over a row does when it is to be merged."""
    if target is None or target not in tree or target in tree.family(code_id):
        return None
    return Drop(Act.MERGE, target, code_id)


def _beside(tree: CodeTree, target: int, share: float, is_open: bool) -> Place:
    parent = tree[target].parent_id
    if share < _BORDER:
        return Place(parent, target)
    children = tree.children(target)
    if is_open and children:
        return Place(target, children[0].id)
    return Place(parent, next_sibling(tree, target))


def _stands_there(tree: CodeTree, code_id: int, place: Place) -> bool:
    return tree[code_id].parent_id == place.parent and next_sibling(tree, code_id) == place.before
