"""Reads projects of Taguette: documents, highlights and tags."""

from pathlib import Path

from qualapp.errors import UserError
from qualapp.importers.foreign_database import ForeignDatabase, is_database
from qualapp.importers.taguette.project import PROGRAM, TaguetteProject, has_its_tables, projects_in
from qualapp.model.exchange import Exchanged

__all__ = ["is_taguette", "open_taguette", "taguette_projects"]


def is_taguette(path: Path) -> bool:
    """Whether a file is a database with Taguette's tables."""
    if not is_database(path):
        return False
    try:
        database = ForeignDatabase(path, PROGRAM)
    except UserError:
        return False
    try:
        return has_its_tables(database)
    except UserError:
        return False
    finally:
        database.close()


def taguette_projects(path: Path) -> list[tuple[int, str]]:
    """The projects in a Taguette database, by number and name, for somebody to choose from."""
    database = ForeignDatabase(path, PROGRAM)
    try:
        if not has_its_tables(database):
            raise database.not_of_program()
        return projects_in(database)
    finally:
        database.close()


def open_taguette(path: Path, project: int | str | None = None) -> Exchanged:
    """A project of a Taguette database; where there are several, the one of this number or name.

    Raises UserError where it is none, or where there are several and none was named.
    """
    return TaguetteProject(path, project)
