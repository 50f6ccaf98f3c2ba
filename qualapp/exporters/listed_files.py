"""What a list shows as a file: Word to be read, CSV and Excel with a row for each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from qualapp.errors import UserError
from qualapp.exporters.draft import draft_of
from qualapp.exporters.plain_table import Cell, write_plain_table
from qualapp.progress import Progress, Work


@dataclass(frozen=True)
class Listed:
    """A list to be written: its title, how Word shows it, its rows, and the sentence where an ending is refused."""

    title: str
    word: Callable[[Path], None]
    rows: Callable[[], Sequence[Sequence[Cell]]]
    refused: str


def write_listed(listed: Listed, path: Path, told: str) -> Work[Path]:
    """Write a list in the format of the path's ending while `told` is shown, and return the path.

    Raises UserError where the ending is another or the file cannot be written; then an older file is as it was.
    """
    ending = path.suffix.lower()
    if ending not in {".docx", ".csv", ".xlsx"}:
        raise UserError(listed.refused.format(file=path.name))
    yield Progress(0, 1, told)
    with draft_of(path) as draft:
        if ending == ".docx":
            listed.word(draft)
        else:
            write_plain_table(draft, listed.title, listed.rows(), ending)
    return path
