"""Reads projects of QualCoder: codes, codings, memos, annotations, cases, attributes and journals."""

from pathlib import Path

from qualapp.disk import is_file
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.importers.files import shown_name
from qualapp.importers.qualcoder.project import DATABASE, QualCoderProject
from qualapp.model.exchange import Exchanged

__all__ = ["is_qualcoder", "open_qualcoder"]


def is_qualcoder(path: Path) -> bool:
    """Whether a path is the folder of a QualCoder project, or the database in it."""
    return (path.name == DATABASE and is_file(path)) or is_file(path / DATABASE)


def open_qualcoder(path: Path) -> Exchanged:
    """The QualCoder project in a folder; the database in it names it as well. Raises UserError where there is none."""
    if not is_qualcoder(path):
        message = _("“{name}” is no folder of a QualCoder project; there is no {database} in it.")
        raise UserError(message.format(name=shown_name(path), database=DATABASE))
    return QualCoderProject(path.parent if is_file(path) else path)
