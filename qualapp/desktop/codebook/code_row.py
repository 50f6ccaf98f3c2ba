"""What one row of the code tree says."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from html import escape

from qualapp.desktop.codebook.code_words import codings_text, number_text
from qualapp.desktop.keys.code_commands import command_of
from qualapp.desktop.look import key_text, keys_in_use
from qualapp.i18n import _
from qualapp.model.code import Code, CodeTree

DRAFT = 0
"""The id of a code that is being named and not yet in the project."""
KEYS = 5


@dataclass(frozen=True)
class CodeRow:
    """A code as the tree shows it; `count` is with the codes below it, its own of the `keys` that apply it is first."""

    id: int
    name: str
    name_other: str = ""
    colour: str = "6"
    depth: int = 0
    keys: tuple[str, ...] = ()
    count: int = 0
    is_codable: bool = True
    is_pinned: bool = False

    @property
    def said(self) -> str:
        """The row for a screen reader."""
        parts = [self.name, codings_text(self.count)]
        parts += (_("key {key}").format(key=key) for key in self.keys)
        if self.is_pinned:
            parts.append(_("pinned"))
        if not self.is_codable:
            parts.append(_("only gathers other codes"))
        return ", ".join(parts)


def code_rows(tree: CodeTree, totals: Mapping[int, int], pinned: Container[str] = ()) -> dict[int, CodeRow]:
    """The row of each code, by its id; pinned codes are named by their guids."""
    top = [code.id for code in tree.children()]
    digits = {code_id: str(digit) for digit, code_id in enumerate(top[:KEYS], 1)}
    return {
        code.id: CodeRow(
            code.id,
            code.name,
            code.name_other,
            tree.colour(code.id),
            depth,
            _keys(code, digits.get(code.id, "")),
            totals.get(code.id, 0),
            code.is_codable,
            code.guid in pinned,
        )
        for code, depth in tree.walk()
    }


def _keys(code: Code, digit: str) -> tuple[str, ...]:
    """The keys that apply a code: its own, and the one of its place among the first codes."""
    keys = (keys_in_use.of(command_of(code)), keys_in_use.of(f"coding.dimension.{digit}", digit) if digit else "")
    return tuple(key_text(key) for key in keys if key)


def code_tip(tree: CodeTree, code: Code, row: CodeRow, own: int) -> str:
    """The whole path of a code, what it means, and how its count comes about, as a tooltip."""
    lines = [f"<b>{escape(tree.path(code.id))}</b>"]
    if code.name_other:
        lines.append(escape(code.name_other))
    if code.definition:
        lines.append(escape(code.definition))
    counted = codings_text(row.count)
    if own != row.count:
        counted = _("{codings}, {own} of them with this very code").format(codings=counted, own=number_text(own))
    lines.append(escape(counted))
    if not code.is_codable:
        lines.append(escape(_("Only gathers other codes")))
    if row.keys:
        lines.append(escape(_("Applied with {keys}").format(keys=_(" or ").join(row.keys))))
    if row.is_pinned:
        lines.append(escape(_("Pinned to the top of the palette")))
    return "<qt>" + "<br>".join(lines) + "</qt>"
