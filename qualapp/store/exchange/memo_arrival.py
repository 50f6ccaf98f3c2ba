"""Notes that come in become memos on what refers to them."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from sqlite_utils import Database

from qualapp.i18n import _n
from qualapp.model.exchange import Note, OwnRow, derived_guid
from qualapp.model.exchange_marks import is_facets_note
from qualapp.model.text import kept
from qualapp.store.exchange.own_rows import OwnRows
from qualapp.store.identity import now

if TYPE_CHECKING:
    from qualapp.store.exchange.arrival import Arrival

_INSERT = "INSERT INTO memo (id, guid, {about}coder_id, text, created, changed) VALUES (?, ?, {mark}?, ?, ?, ?)"

_PLACES = ("case_id", "source_id", "excerpt_id", "coding_id", "code_id")


class ArrivingMemos:
    """Gives each note its place; a note that several things refer to is a memo on each."""

    def __init__(self, db: Database, arrival: "Arrival", notes: Iterable[Note]) -> None:
        self._db = db
        self._arrival = arrival
        self._notes = {note.guid: note for note in notes if not is_facets_note(note.guid, note.text)}
        self._placed: set[str] = set()
        self._own: dict[str, OwnRow] = {}
        self._missing = 0
        self._copied = 0

    def attach(self, guids: Iterable[str], column: str, number: int) -> None:
        """Make the notes with these guids memos on a row."""
        for guid in guids:
            note = self._notes.get(guid)
            if note is None:
                self._missing += 1
                continue
            self._copied += guid in self._placed
            wanted = derived_guid(guid, column, str(number)) if guid in self._placed else guid
            self._placed.add(guid)
            coder = self._arrival.person(note.by)
            self.write(wanted, _text(note), (column, number), coder, note.at, note.changed)

    def write(
        self,
        guid: str,
        text: str,
        about: tuple[str, int] | None,
        coder_id: int,
        at: int | None = None,
        changed: int | None = None,
    ) -> None:
        """Put one memo in, unless it is here already or says nothing."""
        text = kept(text)
        newcomers = self._arrival.newcomers
        if not text.strip():
            return
        column, number = about or ("project", 0)
        cells = {column: number} if about else dict.fromkeys(_PLACES)
        if newcomers.placed("memo", guid, **cells) is not None:
            newcomers.known["memo"] += 1
            return
        if guid in self._own:
            coder_id, at, changed = self._as_written(self._own[guid])
        at = now() if at is None else at
        query = _INSERT.format(about=f"{column}, " if about else "", mark="?, " if about else "")
        place = (number,) if about else ()
        values = (newcomers.number("memo"), newcomers.guid("memo", guid), *place, coder_id, text, at, changed or at)
        self._db.execute(query, values)

    def know(self, own: Iterable[OwnRow]) -> None:
        """Note who wrote the descriptions and titles of the next text, and when."""
        self._own = {str(row["guid"]): row for row in own if row.get("noun") == "memo" and "guid" in row}

    def _as_written(self, row: OwnRow) -> tuple[int, int | None, int | None]:
        created, changed = (row.get(column) for column in ("created", "changed"))
        coder = self._arrival.person(str(row.get("coder_id")))
        return coder, created if isinstance(created, int) else None, changed if isinstance(changed, int) else None

    def finish(self, own_notes: Iterable[str], own: OwnRows) -> None:
        """Make memos on the project of those notes that are about it, or about nothing; say what was not there."""
        brought = own.of("memo")
        for guid, row in brought.items():
            self._on_case(guid, row)
        asked = set(own_notes)
        for guid, note in self._notes.items():
            if guid in asked or guid not in self._placed:
                self._placed.add(guid)
                self.write(guid, _text(note), None, self._arrival.person(note.by), note.at, note.changed)
        self._tell()

    def _on_case(self, guid: str, row: Mapping[str, object]) -> None:
        note, case = self._notes.get(guid), self._arrival.cases.get(str(row.get("case_id")))
        if note is not None and case is not None and guid not in self._placed:
            self.attach([guid], "case_id", case)

    def _tell(self) -> None:
        if self._copied:
            self._arrival.adapted(
                _n(
                    "{n} note stood at several places; it is a memo at each.",
                    "Notes stood at several places {n} times; they are a memo at each.",
                    self._copied,
                ).format(n=self._copied)
            )
        if self._missing:
            self._arrival.left_out(
                _n(
                    "{n} reference names a note that is not in the file.",
                    "{n} references name notes that are not in the file.",
                    self._missing,
                ).format(n=self._missing)
            )


def _text(note: Note) -> str:
    """What a note says; a name that its words do not begin with stands above them."""
    name = note.name.strip()
    if not name or note.text.startswith(name):
        return note.text
    return f"{name}\n\n{note.text}" if note.text.strip() else name
