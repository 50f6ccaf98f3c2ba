"""The codebook as a whole: compared and merged with others, and frozen as a version."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from itertools import pairwise
from typing import Any

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.book import Book, BookCode, is_guid, marks_of
from qualapp.model.code import Code
from qualapp.model.codebook_decisions import Decision, Outcome
from qualapp.model.codebook_version import CodebookVersion, CodingsUnder
from qualapp.model.text import kept
from qualapp.store.codebook_joining import Joining
from qualapp.store.codes import Codes
from qualapp.store.history import History
from qualapp.store.identity import guid_text, new_guid, now

_FORM = 1
_VERSION = "id, guid, name, reason, coder_id, created"


class Codebooks:
    """Merge other codebooks into the project's, and keep versions of it."""

    def __init__(self, db: Database, history: History, codes: Codes) -> None:
        self._db = db
        self._history = history
        self._codes = codes

    def book(self) -> Book:
        """The project's codebook as it is now, to be compared."""
        name, language, guid = self._db.execute("SELECT name, language, guid FROM project").fetchone()
        origins = dict(self._db.execute("SELECT id, origin FROM code").fetchall())
        tree = self._codes.tree()
        guids = {None: ""} | {code.id: code.guid for code, _depth in tree.walk()}
        codes = (_book_code(code, guids, origins, guid_text(guid)) for code, _depth in tree.walk())
        return Book(name, language, tuple(codes))

    def known_as(self) -> dict[int, str]:
        """The guid by which others know each code: the one that it came with, or its own, each of them once."""
        origins = dict(self._db.execute("SELECT id, origin FROM code").fetchall())
        tree = self._codes.tree()
        own = {code.id: code.guid for code, _depth in tree.walk()}
        taken = set(own.values())
        found: dict[int, str] = {}
        for number, guid in own.items():
            came_with = origins[number].rpartition("/")[2]
            is_free = is_guid(came_with) and came_with not in taken
            found[number] = came_with if is_free else guid
            taken.add(found[number])
        return found

    def sets(self) -> list[str]:
        """Groups of codes and sources that other programs made, as the XML that is kept of them."""
        return [xml for (xml,) in self._db.execute("SELECT xml FROM kept WHERE kind = 'Set' ORDER BY id")]

    def merge(self, theirs: Book, decisions: Sequence[Decision]) -> Outcome:
        """Carry out what was decided about another codebook, in one step.

        Raises UserError where decisions contradict each other; nothing is then changed.
        """
        theirs = theirs.in_language(self.book().language)
        with self._history.step(N_("Merge codebook “{name}”"), name=theirs.name):
            return Joining(self._db, self._codes, self.book(), theirs).carry_out(decisions)

    def freeze(self, name: str, reason: str = "") -> CodebookVersion:
        """Keep the codebook as it is now as a version.

        Raises UserError where the name is empty or another version has it.
        """
        name = " ".join(kept(name).split())
        if not name:
            raise UserError(_("A version needs a name."))
        if any(version.name.casefold() == name.casefold() for version in self.versions()):
            raise UserError(_("There is already a version “{name}”.").format(name=name))
        values = (new_guid(), name, kept(reason).strip(), self._history.coder_id, now(), _written(self.book()))
        with self._history.step(N_("Freeze the codebook as “{name}”"), name=name):
            made = self._db.execute(
                "INSERT INTO codebook_version (guid, name, reason, coder_id, created, frozen)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                values,
            )
        return self[int(made.lastrowid or 0)]

    def delete_version(self, version_id: int) -> None:
        """Take a version away; the codebook and all codings stay."""
        with self._history.step(N_("Delete version “{name}” of the codebook"), name=self[version_id].name):
            self._db.execute("DELETE FROM codebook_version WHERE id = ?", (version_id,))

    def versions(self) -> list[CodebookVersion]:
        """All versions, the oldest first."""
        rows = self._db.execute(f"SELECT {_VERSION} FROM codebook_version ORDER BY created, guid")
        return [_version(row) for row in rows]

    def __getitem__(self, version_id: int) -> CodebookVersion:
        row = self._db.execute(f"SELECT {_VERSION} FROM codebook_version WHERE id = ?", (version_id,)).fetchone()
        if row is None:
            raise KeyError(version_id)
        return _version(row)

    def find(self, name: str) -> CodebookVersion:
        """The version of this name or guid.

        Raises UserError that lists the versions where there is none.
        """
        versions = self.versions()
        for version in versions:
            if name.strip().casefold() in (version.name.casefold(), version.guid):
                return version
        listed = ", ".join(_("“{words}”").format(words=version.name) for version in versions) or "–"
        raise UserError(_("There is no version “{name}”. The versions are: {versions}.").format(
            name=name, versions=listed
        ))  # fmt: skip

    def frozen(self, version_id: int) -> Book:
        """The codebook as it was in a version.

        Raises UserError where what the file says of it cannot be read.
        """
        version = self[version_id]
        (text,) = self._db.execute("SELECT frozen FROM codebook_version WHERE id = ?", (version_id,)).fetchone()
        try:
            return _read(version.name, text)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UserError(_("The version “{name}” cannot be read.").format(name=version.name)) from error

    def codings_under(self) -> list[CodingsUnder]:
        """Which codings were made under which version: before the first, and from each to the next."""
        versions: list[CodebookVersion | None] = [None, *self.versions()]
        return [self._between(version, later) for version, later in pairwise([*versions, None])]

    def _between(self, version: CodebookVersion | None, later: CodebookVersion | None) -> CodingsUnder:
        since, until = (one.created if one else 0 for one in (version, later))
        rows = self._db.execute(
            "SELECT code_id, count(*) FROM coding WHERE created >= ? AND (created < ? OR ? = 0) GROUP BY code_id",
            (since, until, until),
        )
        return CodingsUnder(version, since, until, dict(rows.fetchall()))


def _book_code(code: Code, guids: dict[int | None, str], origins: dict[int, str], project: str) -> BookCode:
    own = f"{project}/{code.guid}"
    return BookCode(
        code.guid,
        guids[code.parent_id],
        code.name,
        "" if code.name_other == code.name else code.name_other,
        code.definition.strip(),
        code.include.strip(),
        code.exclude.strip(),
        code.example.strip(),
        code.colour,
        code.is_codable,
        own,
        marks_of(own, origins[code.id]),
    )


def _written(book: Book) -> str:
    codes = [_without_empty(asdict(code)) for code in book.codes]
    frozen = {"form": _FORM, "language": book.language, "codes": codes}
    return json.dumps(frozen, ensure_ascii=False, separators=(",", ":"))


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {key: sorted(value) if key == "marks" else value for key, value in values.items() if value not in ("", None)}


def _read(name: str, text: str) -> Book:
    frozen = json.loads(text)
    if frozen["form"] > _FORM:
        raise ValueError(f"form {frozen['form']}")
    return Book(name, frozen["language"], tuple(_codes(frozen["codes"])))


def _codes(rows: Iterable[dict[str, Any]]) -> Iterator[BookCode]:
    known = {field.name for field in fields(BookCode)}
    for row in rows:
        values = {key: value for key, value in row.items() if key in known}
        yield BookCode(**{"parent": "", **values, "marks": frozenset(row["marks"])})


def _version(row: tuple[int, bytes, str, str, int, int]) -> CodebookVersion:
    number, guid, name, reason, coder_id, created = row
    return CodebookVersion(number, guid_text(guid), name, reason, coder_id, created)
