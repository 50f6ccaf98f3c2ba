"""Taguette's tags as a tree of codes: a dot in a tag's name parts it from the tag above."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qualapp.importers.foreign_database import Row
from qualapp.importers.taguette.identity import Identity
from qualapp.importers.tally import Tally
from qualapp.model.exchange import CodeNode


@dataclass(frozen=True)
class _Tag:
    number: int
    path: str
    description: str
    parent: int | None


class Tags:
    """The codes in the order of the tree, and their guids by Taguette's numbers."""

    def __init__(self, rows: Iterator[Row], identity: Identity, tally: Tally) -> None:
        self._identity = identity
        self._tally = tally
        self._nodes: dict[str, CodeNode] = {}
        self._children: dict[str, list[str]] = {"": []}
        self.guids: dict[int, str] = {}
        self._place([_tag(row) for row in rows])
        self.nodes = tuple(self._ordered())

    def _place(self, tags: list[_Tag]) -> None:
        by_number = {tag.number: tag for tag in tags}
        by_path = {tag.path: tag for tag in tags}
        self.guids = {tag.number: self._identity.of("tag", tag.number) for tag in tags}
        for tag in sorted(tags, key=lambda tag: (tag.path.casefold(), tag.number)):
            named = by_number.get(tag.parent or 0)
            if named and named is not tag and not _circle(tag, by_number):
                name = tag.path.removeprefix(f"{named.path}.") or tag.path
                self._add(CodeNode(self.guids[tag.number], name, self.guids[named.number], True, "", tag.description))
            else:
                above, name = self._above(tag.path, by_path)
                self._add(CodeNode(self.guids[tag.number], name, above, True, "", tag.description))

    def _above(self, path: str, by_path: Mapping[str, _Tag]) -> tuple[str, str]:
        """The guid of the code above a path, and the last part of the path; folders are made where no tag is."""
        cut = _cut(path, by_path)
        if not cut:
            return "", path
        front = path[:cut]
        if front in by_path:
            return self.guids[by_path[front].number], path[cut + 1 :]
        guid = self._identity.of("folder", front)
        if guid not in self._nodes:
            above, name = self._above(front, by_path)
            self._tally.note("folder", name)
            self._add(CodeNode(guid, name, above, is_codable=False))
        return guid, path[cut + 1 :]

    def _add(self, node: CodeNode) -> None:
        self._nodes[node.guid] = node
        self._children.setdefault(node.parent, []).append(node.guid)

    def _ordered(self) -> Iterator[CodeNode]:
        waiting = list(reversed(self._children[""]))
        while waiting:
            guid = waiting.pop()
            yield self._nodes[guid]
            waiting += reversed(self._children.get(guid, []))


def _tag(row: Row) -> _Tag:
    number = row.number("id") or 0
    return _Tag(number, row.line("path") or str(number), row.prose("description"), row.number("parent_id"))


def _circle(tag: _Tag, by_number: Mapping[int, _Tag]) -> bool:
    """Whether the tags above a tag lead back to themselves."""
    seen = {tag.number}
    parent = by_number.get(tag.parent or 0)
    while parent is not None:
        if parent.number in seen:
            return True
        seen.add(parent.number)
        parent = by_number.get(parent.parent or 0)
    return False


def _cut(path: str, by_path: Mapping[str, _Tag]) -> int:
    """The last dot at which a path is parted; 0 where it is one name, as “e.g. time” or “version 1.2” are."""
    for at in range(len(path) - 2, 0, -1):
        if path[at] != ".":
            continue
        if path[:at] in by_path or not _is_of_name(path, at):
            return at
    return 0


def _is_of_name(path: str, at: int) -> bool:
    """Whether a dot is of a number, or of an abbreviation, whose last letter a dot follows as well."""
    before, after = path[at - 1], path[at + 1]
    word = path[at + 1 :].split(maxsplit=1)[0] if path[at + 1 :].strip() else ""
    return (
        after.isspace()
        or before.isspace()
        or "." in (before, after)
        or word.endswith(".")
        or (before + after).isdigit()
    )
