"""A codebook as it was read from a file, with what is to be told of it."""

from dataclasses import dataclass

from qualapp.i18n import _
from qualapp.model.codebook import Codebook

DEEPEST = 100
"""How far below each other codes of a file may lie."""


@dataclass(frozen=True)
class ReadCodebook:
    """A codebook as it was read, with the titles of columns that say nothing of codes.

    `says_codable` is whether the file says of codes whether they can be put on text; `remarks` are sentences on what
    was adapted or left out.
    """

    codebook: Codebook
    unread: tuple[str, ...] = ()
    says_codable: bool = True
    remarks: tuple[str, ...] = ()

    def sentences(self) -> list[str]:
        """What to tell the researcher of it."""
        columns = _("These columns say nothing of codes and are left out: {columns}.")
        return [*self.remarks, *([columns.format(columns=", ".join(self.unread))] if self.unread else [])]
