"""A QualCoder project: a folder with a database and the files that its sources came from."""

import re
from collections.abc import Iterator
from pathlib import Path

from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.importers.files import shown_name, shown_stem
from qualapp.importers.foreign_database import ForeignDatabase, Row
from qualapp.importers.qualcoder.attributes import Attributes
from qualapp.importers.qualcoder.cases import Cases
from qualapp.importers.qualcoder.codes import codebook_of
from qualapp.importers.qualcoder.files import PDF, TEXT, TRANSCRIPT, SourceFile, files_of, texts_in
from qualapp.importers.qualcoder.identity import Identity
from qualapp.importers.qualcoder.media import Around, Media
from qualapp.importers.qualcoder.memos import journals_of, notes_of
from qualapp.importers.qualcoder.remarks import SENTENCES
from qualapp.importers.qualcoder.texts import Belonging, Texts
from qualapp.importers.tally import Tally
from qualapp.model.exchange import Head, Kept, Person, Remark, TravellingSource

DATABASE = "data.qda"
PROGRAM = "QualCoder"
_NEWEST = 17
_NEEDED = {
    "project": {"databaseversion"},
    "source": {"id", "name", "fulltext", "mediapath"},
    "code_name": {"cid", "name"},
    "code_text": {"cid", "fid", "pos0", "pos1"},
}
_WITH_OWNERS = (
    *("source", "code_name", "code_cat", "code_text", "code_image", "code_av", "annotation"),
    *("cases", "case_text", "journal", "attribute_type", "attribute"),
)


class QualCoderProject:
    """A QualCoder project, opened for reading; `folder` is where its database and files lie."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._database = ForeignDatabase(folder / DATABASE, PROGRAM)
        try:
            self._project = self._checked_project()
            self._read()
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
        return len(self._belongings)

    def sources(self) -> Iterator[TravellingSource]:
        """The sources, one after the other."""
        self._tally_of_sources = Tally(SENTENCES)
        yield from self._texts.all(self._belongings, self._tally_of_sources)

    @property
    def remarks(self) -> list[Remark]:
        """What was adapted, how positions were read, and what was left out and why."""
        return [*self._tally.remarks(), *self._tally_of_sources.remarks()]

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def _checked_project(self) -> Row:
        lacking = [table for table, columns in _NEEDED.items() if not self._database.columns(table) >= columns]
        project = next(self._database.rows("project", "databaseversion", "date", "memo", "about", "codername"), Row({}))
        if not lacking:
            return project
        if _version(project) > _NEWEST:
            message = _("“{name}” was made with a newer QualCoder; export it from there as REFI-QDA and import that.")
            raise UserError(message.format(name=shown_name(self._folder)))
        raise self._database.not_of_program()

    def _read(self) -> None:
        database, self._tally, self._tally_of_sources = self._database, Tally(SENTENCES), Tally(SENTENCES)
        identity = Identity(self._project.line("date") or shown_stem(self._folder))
        codebook = codebook_of(database, identity, self._tally)
        self._files = files_of(database, self._folder, identity, self._tally)
        self._by_guid = {file.guid: file for file in self._files.values()}
        self._attributes = Attributes(database, identity, self._tally)
        self._cases = Cases(database, identity, self._files)
        cases = self._cases.read(self._attributes, self._tally)
        self._belongings = {file.number: self._belonging(file) for file in texts_in(self._files)}
        self._texts = Texts(database, identity, codebook.guids, self._files)
        types = {variable.guid: variable.type for variable in self._attributes.variables}
        media = Media(database, identity, codebook.guids, types, self._tally)
        self._head = Head(
            name=shown_stem(self._folder),
            origin=self._origin(),
            description=self._project.prose("memo"),
            by=identity.person(self._project.line("codername")),
            people=tuple(self._people(identity)),
            codes=codebook.nodes,
            variables=self._attributes.variables,
            cases=cases,
            notes=tuple(notes_of(database, identity)),
            own_notes=tuple(note.guid for note in journals_of(database, identity)),
            kept=tuple(self._kept(media)),
        )
        self._tell()

    def _origin(self) -> str:
        about = self._project.line("about")
        return about if about.startswith(PROGRAM) else PROGRAM

    def _people(self, identity: Identity) -> Iterator[Person]:
        names = [self._project.line("codername"), *self._database.distinct("coder_names", "name")]
        for table in _WITH_OWNERS:
            names += self._database.distinct(table, "owner")
        for name in dict.fromkeys(name for name in names if name):
            yield Person(identity.person(name), name)

    def _belonging(self, file: SourceFile) -> Belonging:
        """What belongs to a text, with the values of the recording that it is the transcript of."""
        values = {value.variable: value for value in self._attributes.of("file", file.number)}
        notes = list(self._cases.notes.get(file.number, ()))
        if recording := self._by_guid.get(file.host):
            values = {value.variable: value for value in self._attributes.of("file", recording.number)} | values
            notes += self._cases.notes.get(recording.number, ())
        parts = tuple(self._cases.parts.get(file.number, ()))
        return Belonging(tuple(values.values()), tuple(dict.fromkeys(notes)), parts)

    def _kept(self, media: Media) -> Iterator[Kept]:
        for file in self._files.values():
            if file.kind in (TEXT, TRANSCRIPT):
                self._tally.note("no text", file.name, not file.bytes)
                continue
            around = Around()
            if not file.text:
                notes = tuple(dict.fromkeys(self._cases.notes.get(file.number, ())))
                around = Around(notes, self._attributes.of("file", file.number))
            yield media.kept(file, self._by_guid[file.text] if file.text and file.kind != PDF else None, around)

    def _tell(self) -> None:
        self._tally.note("newer", times=_version(self._project) > _NEWEST)
        self._tally.note("local time", times=bool(self._head.people))
        self._tally.note("graph", times=self._database.count("graph"))
        self._tally.note("reference", times=self._database.count("ris"))


def _version(project: Row) -> int:
    found = re.fullmatch(r"\s*v?(\d{1,6})\s*", project.words("databaseversion"))
    return int(found[1]) if found else 0
