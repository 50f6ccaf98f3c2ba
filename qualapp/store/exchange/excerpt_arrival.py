"""What was said of a text that came in: its excerpts and their codings."""

from collections.abc import Mapping

from sqlite_utils import Database

from qualapp.i18n import _, _n
from qualapp.model.exchange import Selection, TravellingCoding, TravellingSource
from qualapp.store.exchange.arrival import Arrival
from qualapp.store.exchange.marks import description_guid, title_guid
from qualapp.store.exchange.own_rows import OWN_CLAIMS, OwnRows
from qualapp.store.identity import guid_text, now
from qualapp.store.triggers import Logged

_EXCERPT = "INSERT INTO excerpt (id, guid, source_id, start, stop, coder_id, created) VALUES (?, ?, ?, ?, ?, ?, ?)"
_CODING = (
    "INSERT INTO coding (id, guid, excerpt_id, source_id, code_id, coder_id, valence, weight, level, horizon,"
    " statement, is_result, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class ArrivingExcerpts:
    """Puts the selections of one text after the other in; to be used inside a step, after the text."""

    def __init__(self, db: Database, tables: Mapping[str, Logged], arrival: Arrival, origin: str) -> None:
        self._db = db
        self._tables = tables
        self._arrival = arrival
        self._origin = origin
        self._lost_codings = 0
        self.selections: dict[str, str] = {}
        """Guids of selections that had to get others here, by those they had."""

    def take(self, source: TravellingSource, number: int) -> None:
        """Put in what was said of the text with this id."""
        here = self._excerpts_here(source, number)
        excerpts = [
            self._excerpt(selection, source, number, here)
            for selection in source.selections
            if selection.guid not in here
        ]
        self._db.conn.executemany(_EXCERPT, excerpts)
        self._take_codings(source, number, here)
        claimed = self._take_own(source)
        for selection in source.selections:
            self._note_selection(selection, source, here[selection.guid], is_claimed=selection.guid in claimed)

    def finish(self) -> None:
        """Say what could not be placed."""
        if self._lost_codings:
            sentence = _n(
                "{n} coding has a code that is not in the file.",
                "{n} codings have codes that are not in the file.",
                self._lost_codings,
            )
            self._arrival.left_out(sentence.format(n=self._lost_codings))

    def _take_own(self, source: TravellingSource) -> set[str]:
        """Put in the claims that only this program has words for; returns the excerpts that they are about."""
        own = OwnRows(self._db, self._tables, source.own, self._arrival.newcomers)
        for noun in ("excerpt", *OWN_CLAIMS):
            own.insert(noun)
        return {str(row.get("excerpt_id")) for noun in OWN_CLAIMS for row in own.of(noun).values()}

    def _take_codings(self, source: TravellingSource, number: int, here: dict[str, int]) -> None:
        pairs = [(coding, selection) for selection in source.selections for coding in selection.codings]
        newcomers = self._arrival.newcomers
        known = {
            coding.guid: there
            for coding, _selection in pairs
            if (there := newcomers.placed("coding", coding.guid, source_id=number)) is not None
        }
        fresh = [pair for pair in pairs if pair[0].guid not in known]
        newcomers.known["coding"] += len(pairs) - len(fresh)
        placed = [pair for pair in fresh if pair[0].code in self._arrival.codes]
        self._lost_codings += len(fresh) - len(placed)
        rows = [self._coding(coding, selection, source, number, here[selection.guid]) for coding, selection in placed]
        self._db.conn.executemany(_CODING, rows)
        ids = known | {coding.guid: row[0] for (coding, _selection), row in zip(placed, rows, strict=True)}
        for coding, _selection in pairs:
            if coding.notes and coding.guid in ids:
                self._arrival.memos.attach(coding.notes, "coding_id", ids[coding.guid])

    def _excerpts_here(self, source: TravellingSource, number: int) -> dict[str, int]:
        """Excerpts of this text that came in before, where they still have their ends."""
        found: dict[str, int] = {}
        for selection in source.selections:
            cells = {"source_id": number, "start": selection.start, "stop": selection.end}
            here = self._arrival.newcomers.placed("excerpt", selection.guid, **cells)
            if here is not None:
                found[selection.guid] = here
        self._arrival.newcomers.known["excerpt"] += len(found)
        return found

    def _excerpt(
        self, selection: Selection, source: TravellingSource, number: int, here: dict[str, int]
    ) -> tuple[object, ...]:
        if not 0 <= selection.start <= selection.end <= len(source.text):
            raise ValueError(f"{selection.start}–{selection.end} lies outside {source.name!r}")
        newcomers = self._arrival.newcomers
        here[selection.guid] = newcomers.number("excerpt")
        guid = newcomers.guid("excerpt", selection.guid)
        if guid_text(guid) != selection.guid:
            self.selections[selection.guid] = guid_text(guid)
        coder = self._arrival.person(selection.by or source.by)
        return (
            here[selection.guid],
            guid,
            number,
            selection.start,
            selection.end,
            coder,
            _time(selection.at, source.at),
        )

    def _coding(
        self, coding: TravellingCoding, selection: Selection, source: TravellingSource, number: int, excerpt: int
    ) -> tuple[int, *tuple[object, ...]]:
        newcomers = self._arrival.newcomers
        coder = self._arrival.person(coding.by or selection.by or source.by)
        return (
            newcomers.number("coding"),
            *(newcomers.guid("coding", coding.guid), excerpt, number),
            *(self._arrival.codes[coding.code], coder, coding.valence, coding.weight, coding.level, coding.horizon),
            *(coding.statement, int(coding.is_result), _time(coding.at, selection.at, source.at)),
        )

    def _note_selection(
        self, selection: Selection, source: TravellingSource, excerpt: int, *, is_claimed: bool
    ) -> None:
        memos, place = self._arrival.memos, ("excerpt_id", excerpt)
        coder = self._arrival.person(selection.by or source.by)
        description = selection.description
        if not (selection.codings or selection.notes or selection.name or description or is_claimed):
            description = _("Marked in {program}").format(program=self._origin)
        guid = self.selections.get(selection.guid, selection.guid)
        memos.write(title_guid(guid), selection.name, place, coder, selection.at)
        memos.write(description_guid(guid), description, place, coder, selection.at)
        memos.attach(selection.notes, "excerpt_id", excerpt)


def _time(*known: int | None) -> int:
    return next((time for time in known if time is not None), 0) or now()
