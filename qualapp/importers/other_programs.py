"""Projects of other programs, known by what is in them."""

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from qualapp.disk import is_file, is_folder, is_there
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.importers.files import shown_name
from qualapp.importers.foreign_database import is_database
from qualapp.importers.foreign_files import only_elsewhere
from qualapp.model.exchange import Exchanged

if TYPE_CHECKING:
    from qualapp.importers.refi import PositionReading

_OF_REFI = (".qdpx", ".qde")
_OWN = ".qualapp"


def is_project_of_other(path: Path) -> bool:
    """Whether a path seems to be a project of another program that can be brought in."""
    return _is_refi(path) or _is_qualcoder(path) or _is_taguette(path)


def projects_in(path: Path) -> list[tuple[int, str]]:
    """The projects in a file that can hold several, by number and name; none for all other files."""
    if not _is_taguette(path):
        return []
    from qualapp.importers.taguette import taguette_projects

    return taguette_projects(path)


def open_project_of(
    path: Path, project: int | str | None = None, reading: "PositionReading | None" = None
) -> Exchanged:
    """The project of another program that lies here; `project` names one where a file can hold several.

    `reading` says how positions are read, in files of those programs that do not count alike.
    Raises UserError that says what can be brought in, and for other programs how.
    """
    if _is_refi(path):
        from qualapp.importers.refi import open_refi

        found: Exchanged = open_refi(path, reading)
        return found
    if _is_qualcoder(path):
        from qualapp.importers.qualcoder import open_qualcoder

        return open_qualcoder(path)
    if path.suffix.lower() != _OWN and is_database(path) and not only_elsewhere(path):
        from qualapp.importers.taguette import open_taguette

        return open_taguette(path, project)
    raise UserError(only_elsewhere(path) or _refusal(path).format(name=shown_name(path)))


def _is_refi(path: Path) -> bool:
    """Whether it is a REFI-QDA project, by its ending or, whatever it is called, by what lies in the archive."""
    if path.suffix.lower() in _OF_REFI:
        return is_file(path)
    if path.suffix or not is_file(path):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            return any(name.lower().endswith(".qde") and "/" not in name for name in archive.namelist())
    except (OSError, zipfile.BadZipFile, ValueError):
        return False


def _is_qualcoder(path: Path) -> bool:
    return is_file(path / "data.qda") or (path.name == "data.qda" and is_file(path))


def _is_taguette(path: Path) -> bool:
    if path.suffix.lower() == _OWN or not is_database(path):
        return False
    from qualapp.importers.taguette import is_taguette

    return is_taguette(path)


def _refusal(path: Path) -> str:
    if not is_there(path):
        return _("“{name}” is no longer there; it may have been moved, renamed or deleted.")
    if path.suffix.lower() == _OWN and not is_folder(path):
        return _("“{name}” is a project of Qualapp itself; open it, or merge it into this one.")
    return _(
        "“{name}” is no project that can be brought in. Choose a REFI-QDA project (.qdpx, as NVivo, MAXQDA, ATLAS.ti,"
        " Dedoose and others export it), the folder of a QualCoder project (.qda) or a Taguette database (.sqlite3)."
    )
