"""The codes of a project's codebook."""

from collections.abc import Iterable
from dataclasses import dataclass

PATH_SEPARATOR = " > "


@dataclass(frozen=True)
class Code:
    """A node of the codebook tree.

    `name` is in the project's language, `name_other` in the other one. `colour` is its own: the number of a code
    colour ("1" to "24"), "#rrggbb", or empty where it has its parent's. `rank` orders siblings as text.
    """

    id: int
    guid: str
    parent_id: int | None
    rank: str
    name: str
    name_other: str
    colour: str
    definition: str
    include: str
    exclude: str
    example: str
    is_codable: bool
    kind: str


class CodeTree:
    """All codes of a project in order, with their places in the tree."""

    def __init__(self, codes: Iterable[Code]) -> None:
        self._by_id = {code.id: code for code in codes}
        self._children: dict[int | None, list[Code]] = {}
        for code in sorted(self._by_id.values(), key=lambda code: (code.rank, code.guid)):
            self._children.setdefault(code.parent_id, []).append(code)

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, code_id: object) -> bool:
        return code_id in self._by_id

    def __getitem__(self, code_id: int) -> Code:
        return self._by_id[code_id]

    def children(self, code_id: int | None = None) -> list[Code]:
        """The codes directly below one, or the top ones, in order."""
        return self._children.get(code_id, [])

    def walk(self, code_id: int | None = None) -> Iterable[tuple[Code, int]]:
        """Each code below one with its depth, in the order of the tree."""
        pending = [(code, 0) for code in reversed(self.children(code_id))]
        while pending:
            code, depth = pending.pop()
            yield code, depth
            pending += [(child, depth + 1) for child in reversed(self.children(code.id))]

    def ancestors(self, code_id: int) -> list[Code]:
        """The codes above one, topmost first."""
        above: list[Code] = []
        parent = self._by_id[code_id].parent_id
        while parent is not None:
            above.append(self._by_id[parent])
            parent = above[-1].parent_id
        return above[::-1]

    def path(self, code_id: int) -> str:
        """The names from the top down, joined by " > "."""
        codes = [*self.ancestors(code_id), self._by_id[code_id]]
        return PATH_SEPARATOR.join(code.name for code in codes)

    def path_other(self, code_id: int) -> str:
        """The same in the other language, with the first one's name where it has none."""
        codes = [*self.ancestors(code_id), self._by_id[code_id]]
        return PATH_SEPARATOR.join(code.name_other or code.name for code in codes)

    def colour(self, code_id: int) -> str:
        """The code's own colour or that of the nearest code above it; "6" where none has one."""
        code: Code | None = self._by_id[code_id]
        while code is not None:
            if code.colour:
                return code.colour
            code = self._by_id[code.parent_id] if code.parent_id is not None else None
        return "6"

    def family(self, code_id: int) -> list[int]:
        """The code itself and all below it."""
        return [code_id, *(code.id for code, _depth in self.walk(code_id))]
