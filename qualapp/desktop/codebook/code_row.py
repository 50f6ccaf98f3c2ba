"""What one row of the code tree says."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from qualapp.desktop.codebook.code_words import codings_text, number_text
from qualapp.i18n import _
from qualapp.model.code import Code, CodeTree

DRAFT = 0
"""The id of a code that is being named and not yet in the project."""
KEYS = 5


@dataclass(frozen=True)
class CodeRow:
    """A code as the tree shows it; `count` is with the codes below it, `key` the digit that applies it."""

    id: int
    name: str
    name_other: str = ""
    colour: str = "6"
    depth: int = 0
    key: str = ""
    count: int = 0
    is_codable: bool = True

    @property
    def said(self) -> str:
        """The row for a screen reader."""
        parts = [self.name, codings_text(self.count)]
        if self.key:
            parts.append(_("key {key}").format(key=self.key))
        if not self.is_codable:
            parts.append(_("only gathers other codes"))
        return ", ".join(parts)


def code_rows(tree: CodeTree, totals: Mapping[int, int]) -> dict[int, CodeRow]:
    """The row of each code, by its id."""
    top = [code.id for code in tree.children()]
    keys = {code_id: str(digit) for digit, code_id in enumerate(top[:KEYS], 1)}
    return {
        code.id: CodeRow(
            code.id,
            code.name,
            code.name_other,
            tree.colour(code.id),
            depth,
            keys.get(code.id, ""),
            totals.get(code.id, 0),
            code.is_codable,
        )
        for code, depth in tree.walk()
    }


def code_tip(tree: CodeTree, code: Code, total: int, own: int) -> str:
    """The whole path of a code, what it means, and how its count comes about, as a tooltip."""
    lines = [f"<b>{escape(tree.path(code.id))}</b>"]
    if code.name_other:
        lines.append(escape(code.name_other))
    if code.definition:
        lines.append(escape(code.definition))
    counted = codings_text(total)
    if own != total:
        counted = _("{codings}, {own} of them with this very code").format(codings=counted, own=number_text(own))
    lines.append(escape(counted))
    if not code.is_codable:
        lines.append(escape(_("Only gathers other codes")))
    return "<qt>" + "<br>".join(lines) + "</qt>"
