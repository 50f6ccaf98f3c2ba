"""The texts of a QualCoder project, each with its codings and annotations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qualapp.errors import UserError
from qualapp.importers.foreign_database import ForeignDatabase, Row
from qualapp.importers.plain_text import read_pasted
from qualapp.importers.qualcoder.cases import Part, selection_guid
from qualapp.importers.qualcoder.files import PDF, REPRESENTATION, SourceFile
from qualapp.importers.qualcoder.identity import Identity, instant
from qualapp.importers.qualcoder.memos import notes_on
from qualapp.importers.qualcoder.text_positions import Positions
from qualapp.importers.tally import Tally
from qualapp.model.exchange import Selection, TravellingCoding, TravellingSource, TravellingValue, derived_guid
from qualapp.model.source import Block, Turn
from qualapp.model.text import Normalised, TextRange, normalise

_CODINGS = ("ctid", "cid", "fid", "seltext", "pos0", "pos1", "owner", "date", "memo", "avid", "important")
_ANNOTATIONS = ("anid", "fid", "pos0", "pos1", "memo", "owner", "date")


@dataclass(frozen=True)
class _Quoted:
    """A stretch as a row of QualCoder gives it."""

    row: Row
    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Belonging:
    """What else is known of a text: its values, notes and the stretches that belong to cases."""

    values: tuple[TravellingValue, ...] = ()
    notes: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


class RowsBySource:
    """Rows in the order of their sources, handed out source by source; those of sources that are passed over count."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows = rows
        self._next = next(rows, None)
        self.passed = 0

    def of(self, number: int) -> list[Row]:
        """The rows of a source, whose number is greater than that of the source before."""
        found: list[Row] = []
        while self._next is not None and (source := self._next.number("fid") or 0) <= number:
            if source == number:
                found.append(self._next)
            self.passed += source != number
            self._next = next(self._rows, None)
        return found

    def passed_at_end(self) -> int:
        """How many rows belonged to none of the sources asked for."""
        return self.passed + (self._next is not None) + sum(1 for _row in self._rows)


class Texts:
    """Makes the sources of a project's texts, one after the other."""

    def __init__(
        self, database: ForeignDatabase, identity: Identity, codes: Mapping[int, str], files: Mapping[int, SourceFile]
    ) -> None:
        self._database = database
        self._identity = identity
        self._codes = codes
        self._files = files

    def all(self, belongings: Mapping[int, Belonging], tally: Tally) -> Iterator[TravellingSource]:
        """The sources; `belongings` are by their numbers, all others have no text."""
        codings = RowsBySource(self._database.rows("code_text", *_CODINGS, by=("fid", "pos0", "pos1", "ctid")))
        annotations = RowsBySource(self._database.rows("annotation", *_ANNOTATIONS, by=("fid", "pos0", "pos1", "anid")))
        for row in self._database.rows("source", "id", "fulltext", by=("id",)):
            number = row.number("id") or 0
            if number in belongings:
                coded, noted = codings.of(number), annotations.of(number)
                yield self._source(self._files[number], row.words("fulltext"), coded, noted, belongings[number], tally)
        tally.note("loose coding", times=codings.passed_at_end())
        tally.note("loose annotation", times=annotations.passed_at_end())

    def _source(
        self, file: SourceFile, given: str, coded: list[Row], noted: list[Row], belonging: Belonging, tally: Tally
    ) -> TravellingSource:
        quotations = [_quoted(row) for row in coded]
        positions = Positions(given, quotations)
        tally.note("other count", file.name, not positions.are_characters and bool(coded or noted or belonging.parts))
        text = normalise(given)
        selections = _Selections(file, positions, text, tally)
        for part in belonging.parts:
            selections.part(part, self._identity)
        for quotation in quotations:
            self._code(selections, quotation, file, tally)
        for row in noted:
            selections.annotation(_quoted(row), self._identity)
        blocks, turns = _layout(text.text, file.name)
        return TravellingSource(
            file.guid,
            file.name,
            text.text,
            kind=REPRESENTATION if file.kind == PDF else file.kind,
            description=file.row.prose("memo"),
            by=self._identity.person(file.row.line("owner")),
            at=instant(file.row.words("date")),
            original=None if file.kind == PDF else file.file,
            selections=selections.in_order(),
            notes=belonging.notes,
            values=belonging.values,
            blocks=blocks,
            turns=turns,
        )

    def _code(self, selections: "_Selections", found: _Quoted, file: SourceFile, tally: Tally) -> None:
        code = self._codes.get(found.row.number("cid") or 0)
        if code is None:
            tally.note("loose coding", file.name)
            return
        by, at = self._identity.person(found.row.line("owner")), instant(found.row.words("date"))
        notes = notes_on("code_text", found.row, self._identity)
        guid = self._identity.of("code_text", found.row, "ctid")
        tally.note("recording link", file.name, bool(found.row.number("avid")))
        selections.coding(found, TravellingCoding(guid, code, by, at, notes))


class _Selections:
    """The stretches of one source, gathered by where they lie."""

    def __init__(self, file: SourceFile, positions: Positions, text: Normalised, tally: Tally) -> None:
        self._file = file
        self._positions = positions
        self._text = text
        self._tally = tally
        self._found: dict[TextRange, list[TravellingCoding]] = {}
        self._notes: dict[TextRange, list[str]] = {}
        self._firsts: dict[TextRange, tuple[str, str, int | None]] = {}
        self._guids: set[str] = set()

    def coding(self, found: _Quoted, coding: TravellingCoding) -> None:
        """A code on a stretch."""
        where, how = self._positions.of(found)
        if how != "nothing there":
            self._tally.note(how, self._file.name, bool(how))
        place = self._place(where, found.start, found.end, coding.by, coding.at, "lost coding")
        if place is not None:
            self._found[place].append(coding)

    def annotation(self, found: _Quoted, identity: Identity) -> None:
        """A note on a stretch."""
        by, at = identity.person(found.row.line("owner")), instant(found.row.words("date"))
        where = self._positions.range(found.start, found.end)
        place = self._place(where, found.start, found.end, by, at, "lost annotation")
        if place is not None:
            self._notes[place] += notes_on("annotation", found.row, identity)

    def part(self, part: Part, identity: Identity) -> None:
        """A stretch that belongs to a case."""
        by, at = identity.person(part.row.line("owner")), instant(part.row.words("date"))
        where = self._positions.range(part.start, part.end)
        place = self._place(where, part.start, part.end, by, at, "lost part")
        if place is not None:
            self._notes[place] += part.notes

    def in_order(self) -> tuple[Selection, ...]:
        """The stretches in the order of the text."""
        return tuple(self._selection(place) for place in sorted(self._found))

    def _selection(self, place: TextRange) -> Selection:
        guid, by, at = self._firsts[place]
        notes = tuple(dict.fromkeys(self._notes[place]))
        codings = tuple(self._found[place])
        return Selection(guid, place.start, place.end, by=by, at=at, codings=codings, notes=notes)

    def _place(self, where: TextRange, start: int, end: int, by: str, at: int | None, lost: str) -> TextRange | None:
        """The stretch of the text as it is kept; None, and told, where nothing is left of it."""
        place = self._text.range(where)
        if not place:
            self._tally.note(lost, self._file.name)
            return None
        if place not in self._firsts:
            guid = selection_guid(self._file.guid, start, end)
            while guid in self._guids:
                guid = derived_guid(guid, "2")
            self._guids.add(guid)
            self._firsts[place] = (guid, by, at)
            self._found[place], self._notes[place] = [], []
        return place


def _quoted(row: Row) -> _Quoted:
    return _Quoted(row, row.number("pos0") or 0, row.number("pos1") or 0, row.words("seltext"))


def _layout(text: str, name: str) -> tuple[tuple[Block, ...], tuple[Turn, ...]]:
    """The paragraphs and turns of a text, as in a plain text file."""
    try:
        reading = read_pasted(text, name)
    except UserError:
        return (), ()
    return (reading.blocks, reading.turns) if reading.text == text else ((), ())
