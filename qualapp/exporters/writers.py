"""Formats in which coded excerpts leave the program, chosen by the ending of the file."""

import logging
from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path

from qualapp.errors import UserError
from qualapp.exporters.draft import draft_of
from qualapp.exporters.report import ExcerptReport
from qualapp.i18n import _
from qualapp.progress import Work

Writer = Callable[[ExcerptReport, Path], Work[None]]
GROUP = "qualapp.writers"

_WRITERS: dict[str, Writer] = {}


def writes(*endings: str) -> Callable[[Writer], Writer]:
    """Let a function write the files with these endings.

    It is given a path to write to that need not have the ending itself.
    """

    def register(writer: Writer) -> Writer:
        _WRITERS.update(dict.fromkeys(endings, writer))
        return writer

    return register


def endings() -> list[str]:
    """The endings of files that can be written, such as `.docx`."""
    _load_others()
    return sorted(_WRITERS)


def write(report: ExcerptReport, path: Path) -> Work[Path]:
    """Write a report in the format of the path's ending, and return the path.

    Raises UserError when the ending is unknown or the file cannot be written; then an older file is as it was.
    """
    writer = _writer_for(path)
    with draft_of(path) as draft:
        yield from writer(report, draft)
    return path


def _writer_for(path: Path) -> Writer:
    ending = path.suffix.lower()
    if ending not in _WRITERS:
        _load_others()
    if ending not in _WRITERS:
        raise UserError(
            _("Coded excerpts cannot be written to “{file}”. Let its name end in one of {endings}.").format(
                file=path.name, endings=", ".join(endings())
            )
        )
    return _WRITERS[ending]


def _load_others() -> None:
    """Load the writers that other packages bring; each registers itself with `writes`."""
    for found in entry_points(group=GROUP):
        try:
            found.load()
        except (ImportError, AttributeError):
            logging.getLogger(__name__).warning("The writer “%s” could not be loaded.", found.name, exc_info=True)
