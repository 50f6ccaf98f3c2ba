"""Codebooks in files of every kind that can be read."""

from collections.abc import Callable
from pathlib import Path

from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.importers.files import shown_name, shown_stem
from qualapp.importers.read_codebook import ReadCodebook
from qualapp.progress import Work


def read_codebook_file(path: Path) -> Work[ReadCodebook]:
    """Read a codebook by the ending of its file.

    Raises UserError where the ending is of no codebook, or the file cannot be read as one.
    """
    reader = READERS.get(path.suffix.casefold())
    if reader is None:
        raise UserError(
            _("“{name}” is no codebook that can be read. These can be: {endings}.").format(
                name=shown_name(path), endings=", ".join(READERS)
            )
        )
    return (yield from reader(path))


def read_named_codebook(name_or_path: str) -> Work[ReadCodebook]:
    """Read a codebook that comes with the program, by its id or name, or a file; without an ending it is YAML.

    Raises UserError where there is none, or it cannot be read.
    """
    from qualapp.importers.codebook_yaml import find_codebook

    path = find_codebook(name_or_path)
    return (yield from read_codebook_file(path) if path.suffix else _read_yaml(path))


def _read_yaml(path: Path) -> Work[ReadCodebook]:
    from qualapp.importers.codebook_yaml import read_codebook

    yield from ()
    return ReadCodebook(read_codebook(path))


def _read_qdc(path: Path) -> Work[ReadCodebook]:
    from qualapp.importers.codebook_qdc import read_qdc

    yield from ()
    return read_qdc(path)


def _read_table(path: Path) -> Work[ReadCodebook]:
    from qualapp.importers.codebook_table import codebook_of_table
    from qualapp.importers.tables import read_table

    return codebook_of_table((yield from read_table(path, indented=True)), shown_stem(path))


READERS: dict[str, Callable[[Path], Work[ReadCodebook]]] = {
    ".yaml": _read_yaml,
    ".yml": _read_yaml,
    ".qdc": _read_qdc,
    ".xlsx": _read_table,
    ".csv": _read_table,
}
"""What reads a codebook, by the ending of the file."""
