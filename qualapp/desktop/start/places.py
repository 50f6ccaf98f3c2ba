"""Where projects are kept: folders as people name them, and the file names of projects."""

import re
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from qualapp.i18n import _
from qualapp.settings import Recent

_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_TAKEN_BY_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_LONGEST = 120


def documents() -> Path:
    """The folder for documents of whoever uses this machine."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def project_folder(recents: Iterable[Recent]) -> Path:
    """Where a new project is proposed: beside the latest one, else among the documents."""
    return next((Path(recent.path).parent for recent in recents), documents())


def folder_words(folder: Path) -> str:
    """A folder in few words, such as “Documents › Evaluation”."""
    for root, name in ((documents(), _("Documents")), (Path.home(), _("Home folder"))):
        if folder.is_relative_to(root):
            return " › ".join((name, *folder.relative_to(root).parts))
    return str(folder)


def file_name(name: str) -> str:
    """The name of a project's file that every system takes.

    >>> file_name("Område 1/2: genbesøg?")
    'Område 1-2- genbesøg.qualapp'
    """
    stem = _UNFIT.sub("-", name).strip(" .-")[:_LONGEST].strip(" .-") or _("Project")
    if _TAKEN_BY_WINDOWS.match(stem):
        stem = f"{stem}-"
    return f"{stem}.qualapp"
