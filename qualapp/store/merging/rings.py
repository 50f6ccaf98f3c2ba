"""Rows of a tree, such as codes, that two people together have put below each other."""

from collections.abc import Callable, Mapping

from qualapp.store.copies import Stamp

Parents = dict[bytes, bytes | None]
"""The parent of each row, by guid."""

Move = tuple[Stamp | None, bytes | None]
"""The step that put a row where it is, and where it was before."""


def without_rings(parents: Mapping[bytes, bytes | None], moved: Callable[[bytes], Move]) -> Parents:
    """The tree in which the later moves that closed a ring were not made.

    A code goes back to where it was before its move; where that closes a ring too, it stands by itself.
    """
    tree = dict(parents)
    put_back: set[bytes] = set()
    while ring := _ring(tree):
        code = max(ring, key=lambda guid: _order(moved(guid)[0], guid))
        before = None if code in put_back else moved(code)[1]
        tree[code] = before if before in tree else None
        put_back.add(code)
    return tree


def _order(stamp: Stamp | None, guid: bytes) -> tuple[int, bytes, bytes]:
    return (stamp.clock, stamp.guid, guid) if stamp else (0, b"", guid)


def _ring(tree: Parents) -> list[bytes]:
    """The codes of one ring; empty where there is none."""
    clear: set[bytes] = set()
    for start in sorted(tree):
        way: dict[bytes, None] = {}
        code: bytes | None = start
        while code is not None and code not in clear:
            if code in way:
                seen = list(way)
                return seen[seen.index(code) :]
            way[code] = None
            code = tree.get(code)
        clear.update(way)
    return []
