"""One of the projects in a Taguette database."""

from collections.abc import Iterator
from pathlib import Path

from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.importers.files import shown_name, shown_stem
from qualapp.importers.foreign_database import ForeignDatabase, Row
from qualapp.importers.taguette.documents import Documents
from qualapp.importers.taguette.identity import Identity
from qualapp.importers.taguette.remarks import SENTENCES
from qualapp.importers.taguette.tags import Tags
from qualapp.importers.tally import Tally
from qualapp.model.exchange import Head, Person, Remark, TravellingSource

PROGRAM = "Taguette"
NEEDED = {
    "projects": {"id", "name"},
    "documents": {"id", "name", "project_id", "contents"},
    "highlights": {"id", "document_id", "start_offset", "end_offset"},
    "tags": {"id", "project_id", "path"},
    "highlight_tags": {"highlight_id", "tag_id"},
}


def has_its_tables(database: ForeignDatabase) -> bool:
    """Whether a database has the tables that Taguette makes."""
    return all(database.columns(table) >= columns for table, columns in NEEDED.items())


class TaguetteProject:
    """A project of Taguette, opened for reading; one of several is named by its number or name."""

    def __init__(self, path: Path, project: int | str | None) -> None:
        self._path = path
        self._database = ForeignDatabase(path, PROGRAM)
        try:
            if not has_its_tables(self._database):
                raise self._database.not_of_program()
            self._read(self._chosen(project))
        except UserError:
            self.close()
            raise

    @property
    def head(self) -> Head:
        """All but the sources."""
        return self._head

    @property
    def number_of_sources(self) -> int:
        """How many sources will come."""
        return self._number_of_sources

    def sources(self) -> Iterator[TravellingSource]:
        """The sources, one after the other."""
        self._tally_of_sources = Tally(SENTENCES)
        yield from self._documents.all(self._tally_of_sources)

    @property
    def remarks(self) -> list[Remark]:
        """What was adapted and what was left out and why."""
        return [*self._tally.remarks(), *self._tally_of_sources.remarks()]

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def _chosen(self, project: int | str | None) -> Row:
        rows = list(self._database.rows("projects", "id", "name", "description", "created", by=("id",)))
        asked = rows if project is None else [row for row in rows if _is(row, project)]
        if len(asked) == 1:
            return asked[0]
        if not rows:
            message = _("There is no project in “{name}”.")
        elif asked:
            message = _("There are several projects in “{name}”; choose one of them: {projects}.")
        else:
            message = _("There is no project “{project}” in “{name}”; choose one of these: {projects}.")
        named = ", ".join(f"{row.number('id')} “{row.line('name')}”" for row in asked or rows)
        raise UserError(message.format(name=shown_name(self._path), project=project, projects=named))

    def _read(self, project: Row) -> None:
        number, identity = project.number("id") or 0, Identity(project)
        self._tally, self._tally_of_sources = Tally(SENTENCES), Tally(SENTENCES)
        rows = self._database.rows("tags", "id", "path", "description", "parent_id", where={"project_id": number})
        tags = Tags(rows, identity, self._tally)
        self._documents = Documents(self._database, identity, tags.guids, number)
        self._number_of_sources = sum(
            1 for _row in self._database.rows("documents", "id", where={"project_id": number})
        )
        self._head = Head(
            name=project.line("name") or shown_stem(self._path),
            origin=PROGRAM,
            description=project.prose("description"),
            people=tuple(Person(identity.person(login), login) for login in self._logins(number)),
            codes=tags.nodes,
        )

    def _logins(self, number: int) -> list[str]:
        """Those who belong to the project or did something in it."""
        found = {
            row.line("user_login")
            for table in ("project_members", "commands")
            for row in self._database.rows(table, "user_login", where={"project_id": number})
        }
        return sorted(found - {""})


def projects_in(database: ForeignDatabase) -> list[tuple[int, str]]:
    """The projects of a database, by number and name."""
    return [(row.number("id") or 0, row.line("name")) for row in database.rows("projects", "id", "name", by=("id",))]


def _is(row: Row, project: int | str) -> bool:
    return project in (row.number("id"), row.line("name")) or str(project) == str(row.number("id"))
