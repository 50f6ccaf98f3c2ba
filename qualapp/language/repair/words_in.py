"""The words of a damaged text, those in one that a line end parts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from qualapp.language.repair.losses import WORD

_GAP = re.compile(r"[-\u00ad¬‐][ \t]*\n(?:[ \t]*\n){0,3}[ \t]*(?=[^\W\d_])")
_SUSPENDED = re.compile(r"(?:og|eller|samt|til|and|or)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|https?://\S+|www\.\S+")
_ENDS = ".!?:…"
_HYPHENS = frozenset("-\u00ad¬‐")


@dataclass(frozen=True)
class Gap:
    """A hyphen at a line end with the line end, and where that is in the word."""

    start: int
    stop: int
    within: int


@dataclass(frozen=True)
class Written:
    """A word as it is written from start to stop; the hyphens and line ends within it are left out of `letters`."""

    letters: str
    start: int
    stop: int
    gaps: tuple[Gap, ...] = ()
    is_opening: bool = True
    """Whether a sentence begins with it, or a line."""

    def place(self, at: int) -> int:
        """Where in the text the letter at a place of the word is."""
        before = sum(gap.stop - gap.start for gap in self.gaps if gap.within <= at)
        return self.start + at + before

    @property
    def parts(self) -> "list[Written]":
        """The stretches between the gaps, as words of their own."""
        edges = [0, *(gap.within for gap in self.gaps), len(self.letters)]
        starts = [self.start, *(gap.stop for gap in self.gaps)]
        pieces = [self.letters[one:other] for one, other in pairwise(edges)]
        return [
            Written(piece, start, start + len(piece), (), self.is_opening and start == self.start)
            for piece, start in zip(pieces, starts, strict=True)
        ]


def words_in(text: str) -> Iterator[Written]:
    """The words of a text in order, addresses left out."""
    has_addresses = any(sign in text for sign in ("@", "//", "www."))
    addresses = [match.span() for match in _ADDRESS.finditer(text)] if has_addresses else []
    addresses.append((len(text), len(text)))
    done = nth = 0
    for match in WORD.finditer(text):
        start = match.start()
        while addresses[nth][1] <= start:
            nth += 1
        if start >= done and start < addresses[nth][0]:
            found = _whole(text, match)
            done = found.stop
            yield found


def _whole(text: str, first: re.Match[str]) -> Written:
    letters, stop = first[0], first.end()
    gaps: list[Gap] = []
    while text[stop : stop + 1] in _HYPHENS and (letters[-1].isalpha() or letters[-1] in "@&�¢"):
        gap = _GAP.match(text, stop)
        following = WORD.match(text, gap.end()) if gap else None
        if gap is None or following is None or following[0][0].isupper() or _SUSPENDED.match(text, gap.end()):
            break
        gaps.append(Gap(stop, gap.end(), len(letters)))
        letters += following[0]
        stop = following.end()
    opens = not letters[0].isupper() or _opens(text[max(0, first.start() - 6) : first.start()])
    return Written(letters, first.start(), stop, tuple(gaps), opens)


def _opens(before: str) -> bool:
    """Whether a sentence or a line begins after these signs."""
    return not before.strip(" \t\"'»”“(–—-•*") or before.rstrip(" \t\"'»”“(")[-1:] in (*_ENDS, "\n", "")
