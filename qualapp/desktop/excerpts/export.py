"""What is listed, written to a file on a thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from qualapp.exporters import ExcerptReport, write
from qualapp.i18n import N_
from qualapp.model.excerpt import CodedExcerpt
from qualapp.progress import Progress, Work
from qualapp.store.project import Project

_PART = 500


@dataclass(frozen=True)
class Format:
    """A kind of file: its ending, and what the menu calls it."""

    ending: str
    name: str
    icon: str


FORMATS = (
    Format(".docx", N_("Word"), "file-text"),
    Format(".xlsx", N_("Excel"), "sheet"),
    Format(".csv", N_("CSV"), "table-2"),
    Format(".html", N_("Web page"), "external-link"),
)


@dataclass(frozen=True)
class Listed:
    """What is to be exported: the codings in the order of the list, what let them through, and whose they are."""

    project: str
    description: str
    coding_ids: tuple[int, ...]
    filters: tuple[str, ...]
    coder: str


def read_beside(project: Project, listed: Listed) -> Work[list[CodedExcerpt]]:
    """Read what is listed over a connection of this thread's own."""
    excerpts: list[CodedExcerpt] = []
    with project.beside() as beside:
        for first in range(0, len(listed.coding_ids), _PART):
            yield Progress(first, len(listed.coding_ids))
            excerpts += beside.excerpts.load(listed.coding_ids[first : first + _PART])
    return excerpts


def export(project: Project, listed: Listed, path: Path, loaded: Sequence[CodedExcerpt] | None = None) -> Work[Path]:
    """Write what is listed to a file; `loaded` is given where the project is only in memory."""
    excerpts = loaded if loaded is not None else (yield from read_beside(project, listed))
    made = datetime.now().astimezone()
    report = ExcerptReport(listed.project, listed.description, listed.coder, made, listed.filters, excerpts)
    return (yield from write(report, path))
