"""A codebook that comes into a project: what is missing is added, what is there stays as it is."""

from dataclasses import dataclass
from typing import Any

from qualapp.analysis.codebook_difference import Difference, difference
from qualapp.i18n import _, _n
from qualapp.importers.read_codebook import ReadCodebook
from qualapp.model.book import book_of
from qualapp.model.codebook_decisions import Act, Decision
from qualapp.store.project import Project


@dataclass(frozen=True)
class ArrivedCodes:
    """The paths of codes that were added, that were here already, and of those here that the file has differently."""

    added: tuple[str, ...]
    known: tuple[str, ...] = ()
    different: tuple[str, ...] = ()

    def in_words(self) -> str:
        """One or two sentences on what was done."""
        parts = [
            _n("{n} code was added.", "{n} codes were added.", len(self.added)).format(n=len(self.added))
            if self.added
            else _("No code was added.")
        ]
        if self.known:
            parts.append(
                _n("{n} was here already.", "{n} were here already.", len(self.known)).format(n=len(self.known))
            )
        return " ".join(parts)

    def record(self) -> dict[str, Any]:
        """The same for other programs."""
        return {"added": list(self.added), "known": list(self.known), "different": list(self.different)}


def take_in(project: Project, read: ReadCodebook) -> ArrivedCodes:
    """Add the codes of a codebook that the project does not have, in one step.

    A code is known by where it comes from, or by its name below the same code; it stays as it is.
    """
    if not len(project.codes.tree()):
        project.codes.add_codebook(read.codebook, project.language)
        tree = project.codes.tree()
        return ArrivedCodes(tuple(tree.path(code.id) for code, _depth in tree.walk()))
    theirs = book_of(read.codebook, project.language, says_codable=read.says_codable)
    found = difference(project.codebooks.book(), theirs)
    project.codebooks.merge(found.theirs, [_decision(found, code.key) for code in found.theirs.codes])
    changed = {row.theirs.key for row in found.changed if row.theirs is not None}
    return ArrivedCodes(
        tuple(found.theirs.path(code.key) for code in found.theirs.codes if code.key not in found.same),
        tuple(found.mine.path(mine) for mine in found.same.values()),
        tuple(found.mine.path(mine) for key, mine in found.same.items() if key in changed),
    )


def _decision(found: Difference, key: str) -> Decision:
    mine = found.same.get(key)
    return Decision(Act.ADD, theirs=key) if mine is None else Decision(Act.MAP, mine, key)
