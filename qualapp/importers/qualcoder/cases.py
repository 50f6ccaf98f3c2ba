"""QualCoder's cases: the files and parts of files that belong to them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from qualapp.importers.foreign_database import ForeignDatabase, Row
from qualapp.importers.qualcoder.attributes import Attributes
from qualapp.importers.qualcoder.files import SourceFile
from qualapp.importers.qualcoder.identity import Identity
from qualapp.importers.qualcoder.memos import notes_on
from qualapp.importers.tally import Tally
from qualapp.model.exchange import TravellingCase, derived_guid

_LINKS = ("caseid", "fid", "pos0", "pos1", "memo", "id", "owner", "date")


@dataclass(frozen=True)
class Part:
    """A stretch of a source that belongs to a case, in QualCoder's positions."""

    guid: str
    start: int
    end: int
    row: Row
    notes: tuple[str, ...] = ()


@dataclass
class _Belongings:
    sources: list[str] = field(default_factory=list)
    selections: list[str] = field(default_factory=list)


class Cases:
    """The cases, and by source what they say of it."""

    def __init__(self, database: ForeignDatabase, identity: Identity, files: dict[int, SourceFile]) -> None:
        self._database = database
        self._identity = identity
        self._files = files
        self._belongings: dict[int, _Belongings] = {}
        self.parts: dict[int, list[Part]] = {}
        self.notes: dict[int, list[str]] = {}
        """The notes on the link between a case and a whole file, by the file's number."""

    def read(self, attributes: Attributes, tally: Tally) -> tuple[TravellingCase, ...]:
        """The cases with all that belongs to them."""
        self._link(tally)
        return tuple(self._cases(attributes))

    def _cases(self, attributes: Attributes) -> Iterator[TravellingCase]:
        for row in self._database.rows("cases", "caseid", "name", "memo", "date", by=("caseid",)):
            number = row.number("caseid") or 0
            found = self._belongings.get(number, _Belongings())
            yield TravellingCase(
                self._identity.of("cases", row, "caseid"),
                row.line("name"),
                row.prose("memo"),
                values=attributes.of("case", number),
                sources=tuple(dict.fromkeys(found.sources)),
                selections=tuple(dict.fromkeys(found.selections)),
            )

    def _link(self, tally: Tally) -> None:
        there = {row.number("caseid") for row in self._database.rows("cases", "caseid")}
        ends = self._ends()
        for row in self._database.rows("case_text", *_LINKS, by=("id",)):
            case, file = row.number("caseid"), self._files.get(row.number("fid") or 0)
            if case is None or case not in there or file is None:
                tally.note("loose case")
            else:
                belongings = self._belongings.setdefault(case, _Belongings())
                self._belong(belongings, file, row, ends.get(file.number, frozenset()))

    def _belong(self, belongings: _Belongings, file: SourceFile, row: Row, ends: frozenset[int]) -> None:
        start, end = row.number("pos0") or 0, row.number("pos1")
        notes = notes_on("case_text", row, self._identity)
        if not file.bytes or end is None or (start <= 0 and (end in ends or end <= 0 or end > max(ends, default=0))):
            belongings.sources.append(file.text or file.guid)
            self.notes.setdefault(file.number, []).extend(notes)
        else:
            part = Part(selection_guid(file.guid, start, end), start, end, row, notes)
            belongings.selections.append(part.guid)
            self.parts.setdefault(file.number, []).append(part)

    def _ends(self) -> dict[int, frozenset[int]]:
        """The positions at which a file ends, as the versions of QualCoder count: up to its last character or after."""
        links = self._database.rows("case_text", "fid", "pos0")
        wanted = {row.number("fid") or 0 for row in links if (row.number("pos0") or 0) <= 0}
        found: dict[int, frozenset[int]] = {}
        for number in sorted(wanted.intersection(self._files)):
            for row in self._database.rows("source", "fulltext", where={"id": number}):
                text = row.words("fulltext")
                units = len(text.encode("utf-16-le", "surrogatepass")) // 2
                lengths = {len(text), units, len(text.replace("\r\n", "\n")), len(text.removeprefix("\ufeff"))}
                found[number] = frozenset(length - less for length in lengths for less in (0, 1))
        return found


def selection_guid(source: str, start: int, end: int) -> str:
    """The guid of a stretch of a source, by the positions that QualCoder gives it."""
    return derived_guid("qualcoder", "selection", source, str(start), str(end))
