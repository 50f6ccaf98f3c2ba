"""A codebook ready to be written, whatever the form of the file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from qualapp.model.codebook import Codebook, CodeEntry, CodeSet
from qualapp.model.coding import Valence


@dataclass(frozen=True)
class CodebookReport:
    """A codebook with how often each code is used: `counts` by the code's id, then by valence, and
    `excerpts` that have it.

    `languages` are those in which it is printed, the first one as headings; `keys` the digits that apply codes. `sets`
    are the groups of codes that other programs made.
    """

    project: str
    description: str
    codebook: Codebook
    coder: str
    made: datetime
    languages: tuple[str, ...] = ("da",)
    counts: Mapping[str, Mapping[Valence, int]] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    excerpts: Mapping[str, int] = field(default_factory=dict)
    sets: tuple[CodeSet, ...] = ()

    @property
    def language(self) -> str:
        """The language of the headings."""
        return self.languages[0] if self.languages else "da"


@dataclass(frozen=True)
class NumberedCode:
    """A code with its place in the tree, such as 1.2."""

    number: str
    code: CodeEntry
    above: tuple[CodeEntry, ...]
    colour: str

    @property
    def level(self) -> int:
        """How deep it lies: 1 for a top code."""
        return len(self.above) + 1


def numbered(codebook: Codebook) -> Iterator[NumberedCode]:
    """All codes in order with their numbers: 1, 1.1, 1.2, 2."""
    places = [0]
    for code, above in codebook.walk():
        del places[len(above) + 1 :]
        places += [0] * (len(above) + 1 - len(places))
        places[-1] += 1
        colour = next((one.colour for one in (code, *reversed(above)) if one.colour), "6")
        yield NumberedCode(".".join(map(str, places)), code, above, colour)
