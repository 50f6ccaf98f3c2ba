"""Which codes a typed text means, and which of their letters it is."""

import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from qualapp.model.code import PATH_SEPARATOR, Code, CodeTree


@dataclass(frozen=True)
class CodeFilter:
    """The words of a filter: each stands somewhere in a code's path, at least one in its own name.

    Names count in either language. Å is another letter than A, but large and small ones are the same.
    """

    words: tuple[str, ...] = ()

    @classmethod
    def typed(cls, text: str) -> "CodeFilter":
        """The filter that somebody means by this text.

        >>> CodeFilter.typed(" Tillid  > BEBOER ").words
        ('tillid', 'beboer')
        """
        plain = unicodedata.normalize("NFC", text).replace(PATH_SEPARATOR.strip(), " ")
        return cls(tuple(word.casefold() for word in plain.split()))

    def __bool__(self) -> bool:
        return bool(self.words)

    def matches(self, tree: CodeTree, code: Code) -> bool:
        """Whether this code is meant."""
        names = (tree.path(code.id).casefold(), code.name.casefold())
        others = (tree.path_other(code.id).casefold(), code.name_other.casefold())
        return any(
            all(word in path for word in self.words) and any(word in name for word in self.words)
            for path, name in (names, others)
        )

    def meant(self, tree: CodeTree) -> list[int]:
        """The codes that are meant, in the order of the tree."""
        return [code.id for code, _depth in tree.walk() if self.matches(tree, code)]

    def kept(self, tree: CodeTree) -> set[int]:
        """The codes to show: those meant, what is above them, and below those under which none is meant."""
        meant = self.meant(tree)
        above = {code.id for number in meant for code in tree.ancestors(number)}
        below = {code for number in meant if number not in above for code in tree.family(number)}
        return above | below

    def marks(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand in a text: starts and ends, in order and apart from each other.

        >>> CodeFilter.typed("led led").marks("Ledelse og leder")
        [(0, 3), (11, 14)]
        """
        folded, places = _folded(text)
        hit: set[int] = set()
        for word in self.words:
            start = folded.find(word)
            while start >= 0:
                hit.update(places[start : start + len(word)])
                start = folded.find(word, start + len(word))
        return _runs(sorted(hit))


def _folded(text: str) -> tuple[str, list[int]]:
    """The text without regard to case, and for each of its letters the one in the text that it comes from."""
    letters = [(folded, place) for place, letter in enumerate(text) for folded in letter.casefold()]
    return "".join(letter for letter, _place in letters), [place for _letter, place in letters]


def _runs(places: list[int]) -> list[tuple[int, int]]:
    if not places:
        return []
    breaks = [(before, after) for before, after in pairwise(places) if after != before + 1]
    starts = [places[0], *(after for _before, after in breaks)]
    ends = [*(before + 1 for before, _after in breaks), places[-1] + 1]
    return list(zip(starts, ends, strict=True))
