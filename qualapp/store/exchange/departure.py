"""A project on its way to other programs."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sqlite_utils import Database

from qualapp.i18n import _
from qualapp.model.code import Code, CodeTree
from qualapp.model.code_description import Guidance, composed
from qualapp.model.exchange import (
    CodeNode,
    Head,
    Kept,
    Note,
    OwnRow,
    Person,
    TravellingCase,
    TravellingSource,
    TravellingValue,
    TravellingVariable,
)
from qualapp.store.blinding import Blinding
from qualapp.store.exchange.blobs import file_of
from qualapp.store.exchange.departing_source import DepartingSources
from qualapp.store.exchange.drawn_graphs import drawn_graphs
from qualapp.store.exchange.drawn_network import drawn_network
from qualapp.store.exchange.marks import DETAILS, detail_guid, told_otherwise
from qualapp.store.exchange.own_rows import OF_PROJECT, rows_of
from qualapp.store.identity import guid_text
from qualapp.store.triggers import Logged

_OF_SOURCE = ("kind", "date", "visit", "activity", "fidelity")
_OF_INFORMANT = ("role", "sector", "level", "pseudonym", "is_interviewer")


class Departure:
    """What other programs are told of a project; a blinded coder's export has only their own claims."""

    def __init__(self, db: Database, tables: Mapping[str, Logged], blinding: Blinding, tree: CodeTree) -> None:
        self._db = db
        self._tables = tables
        self._tree = tree
        self._blinding = blinding
        self._texts = DepartingSources(db, tables, blinding)
        (self._language,) = db.execute("SELECT language FROM project").fetchone()

    def head(self) -> Head:
        """All but the sources."""
        name, description = self._db.execute("SELECT name, description FROM project").fetchone()
        people = self._db.execute("SELECT guid, name, initials FROM coder ORDER BY id").fetchall()
        notes = list(self._notes())
        return Head(
            name=name,
            origin="Qualapp",
            description=description,
            people=tuple(Person(guid_text(guid), coder, initials) for guid, coder, initials in people),
            codes=tuple(self._codes()),
            variables=tuple(self._variables()),
            cases=(*self._cases(), *self._informants()),
            notes=tuple(note for note, _about in notes),
            own_notes=tuple(note.guid for note, about in notes if about == "project"),
            kept=(*self._kept(), *drawn_graphs(self._db), *drawn_network(self._db, self._blinding)),
            own=tuple(self._own()),
        )

    @property
    def number_of_sources(self) -> int:
        """How many sources there are."""
        (number,) = self._db.execute("SELECT count(*) FROM source").fetchone()
        return int(number)

    def sources(self) -> Iterator[TravellingSource]:
        """The sources in the order of their import."""
        return self._texts.all()

    def _codes(self) -> Iterator[CodeNode]:
        notes = _grouped(
            self._db.execute(
                "SELECT code_id, guid FROM memo WHERE code_id IS NOT NULL"
                f" AND {self._blinding.only('coder_id')} ORDER BY id"
            )
        )
        for code, _depth in self._tree.walk():
            parent = self._tree[code.parent_id].guid if code.parent_id is not None else ""
            yield CodeNode(
                code.guid,
                code.name,
                parent,
                code.is_codable,
                code.colour,
                self._described(code),
                notes.get(code.id, ()),
            )

    def _variables(self) -> Iterator[TravellingVariable]:
        for guid, name, type in self._db.execute("SELECT guid, name, type FROM variable ORDER BY about, rank, id"):
            yield TravellingVariable(guid_text(guid), name, type)
        for noun, details in (("source", _OF_SOURCE), ("informant", ("informant", *_OF_INFORMANT))):
            if self._db.execute(f"SELECT 1 FROM {noun} LIMIT 1").fetchone():
                for name in details:
                    yield TravellingVariable(detail_guid(name), _(DETAILS[name]), _type_of(name))

    def _cases(self) -> Iterator[TravellingCase]:
        sources = _grouped(self._db.execute("SELECT case_id, guid FROM source WHERE case_id IS NOT NULL ORDER BY id"))
        values = self._values("case")
        for number, guid, name, text in self._db.execute('SELECT id, guid, name, description FROM "case" ORDER BY id'):
            yield TravellingCase(
                guid_text(guid), name, text, values=values.get(number, ()), sources=sources.get(number, ())
            )

    def _informants(self) -> Iterator[TravellingCase]:
        """Those who speak, as cases with what is known of them."""
        sources = _grouped(
            self._db.execute(
                "SELECT t.informant_id, s.guid FROM turn t JOIN source s ON s.id = t.source_id"
                " WHERE t.informant_id IS NOT NULL GROUP BY t.informant_id, s.id ORDER BY s.id"
            )
        )
        values = self._values("informant")
        columns = ", ".join(_OF_INFORMANT)
        for number, guid, name, *known in self._db.execute(
            f"SELECT id, guid, name, {columns} FROM informant ORDER BY id"
        ):
            details = [TravellingValue(detail_guid("informant"), "true")]
            for column, value in zip(_OF_INFORMANT, known, strict=True):
                if value:
                    details.append(TravellingValue(detail_guid(column), "true" if value == 1 else value))
            yield TravellingCase(
                guid_text(guid), name, values=(*details, *values.get(number, ())), sources=sources.get(number, ())
            )

    def _values(self, about: str) -> dict[int, tuple[TravellingValue, ...]]:
        found: dict[int, list[TravellingValue]] = defaultdict(list)
        query = (
            f"SELECT v.{about}_id, x.guid, v.text FROM value v JOIN variable x ON x.id = v.variable_id"
            f" WHERE v.{about}_id IS NOT NULL ORDER BY x.rank, v.id"
        )
        for number, variable, text in self._db.execute(query):
            found[number].append(TravellingValue(guid_text(variable), text))
        return {number: tuple(values) for number, values in found.items()}

    def _notes(self) -> Iterator[tuple[Note, str]]:
        """The memos that travel as notes, with what they are about; descriptions and titles travel as such."""
        coders = {number: guid_text(guid) for number, guid in self._db.execute("SELECT id, guid FROM coder")}
        query = (
            "SELECT m.guid, m.text, m.coder_id, m.created, m.changed, s.guid, e.guid, m.case_id, m.code_id, m.coding_id"
            " FROM memo m LEFT JOIN source s ON s.id = m.source_id LEFT JOIN excerpt e ON e.id = m.excerpt_id"
            f" WHERE {self._blinding.only('m.coder_id')} ORDER BY m.id"
        )
        for guid, text, coder, created, changed, source, excerpt, case, code, coding in self._db.execute(query):
            written = guid_text(guid)
            if (source or excerpt) and written in told_otherwise(guid_text(source or excerpt)):
                continue
            about = "other" if source or excerpt or case or code or coding else "project"
            yield Note(written, text, "", coders[coder], created, changed), about

    def _kept(self) -> Iterator[Kept]:
        for guid, kind, xml, name, about, texts, files in self._db.execute(
            "SELECT guid, kind, xml, name, about, texts, files FROM kept ORDER BY id"
        ):
            found = [file_of(self._db, sha256) for sha256 in json.loads(files)]
            there = tuple(file for file in found if file is not None)
            yield Kept(guid_text(guid), kind, xml, name, about, tuple(json.loads(texts)), there)

    def _own(self) -> Iterator[OwnRow]:
        for noun in OF_PROJECT:
            condition = "t.source_id IS NULL" if noun == "value" else "1"
            rows = rows_of(self._db, self._tables[noun], condition)
            yield from (self._with_description(row) for row in rows) if noun == "code" else rows
        yield from rows_of(self._db, self._tables["memo"], "t.case_id IS NOT NULL")

    def _described(self, code: Code) -> str:
        """All that a code says of itself, as one text."""
        return composed(Guidance(code.definition, code.include, code.exclude, code.example), self._language)

    def _with_description(self, row: OwnRow) -> OwnRow:
        """A code's own texts, and how they were told to others: who changes that there, changes the definition."""
        texts = (str(row[field]) for field in ("definition", "include", "exclude", "example"))
        return {**row, "described": composed(Guidance(*texts), self._language)}


def _type_of(detail: str) -> str:
    return {"date": "Date", "informant": "Boolean", "is_interviewer": "Boolean"}.get(detail, "Text")


def _grouped(rows: Any) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = defaultdict(list)
    for number, guid in rows:
        found[number].append(guid_text(guid))
    return {number: tuple(guids) for number, guids in found.items()}
