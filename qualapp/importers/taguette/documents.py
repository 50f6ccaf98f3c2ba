"""Taguette's documents with their highlights."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qualapp.importers.content import MOST_CHARACTERS
from qualapp.importers.foreign_database import ForeignDatabase, Row
from qualapp.importers.taguette.identity import Identity, instant
from qualapp.importers.taguette.web_text import CountedText, counted_text
from qualapp.importers.tally import Tally
from qualapp.importers.turns import cut_at_turns, turns_in
from qualapp.importers.unit_positions import in_utf8
from qualapp.model.exchange import Selection, TravellingCoding, TravellingSource
from qualapp.model.source import Block
from qualapp.model.text import Normalised, TextRange, normalise

_DOCUMENT = ("id", "name", "description", "created", "contents")
_HIGHLIGHT = ("id", "start_offset", "end_offset", "snippet")


@dataclass(frozen=True)
class _Gesture:
    """Who marked a highlight and when; `tags` are the tags it had then."""

    by: str = ""
    at: int | None = None
    tags: frozenset[int] = frozenset()


class Documents:
    """Makes the sources of a project, one after the other."""

    def __init__(self, database: ForeignDatabase, identity: Identity, codes: Mapping[int, str], project: int) -> None:
        self._database = database
        self._identity = identity
        self._codes = codes
        self._project = project

    def all(self, tally: Tally) -> Iterator[TravellingSource]:
        """The sources in the order in which they came into the project."""
        for row in self._database.rows("documents", *_DOCUMENT, where={"project_id": self._project}, by=("id",)):
            name, page = row.line("name") or row.words("id"), row.words("contents")
            found, pictures = counted_text(page) if len(page) <= MOST_CHARACTERS else (CountedText(), 0)
            tally.note("pictures", name, pictures)
            if found.text:
                yield self._source(row, name, found, tally)
            else:
                tally.note("no text", name)

    def _source(self, row: Row, name: str, found: CountedText, tally: Tally) -> TravellingSource:
        number = row.number("id") or 0
        text = normalise(found.text)
        blocks = [Block(block.kind, text.range(block.range), block.level) for block in found.blocks]
        turns = turns_in(text.text, blocks)
        gestures = self._gestures(number)
        return TravellingSource(
            self._identity.of("document", number),
            name,
            text.text,
            description=row.prose("description"),
            at=instant(row.words("created")),
            selections=tuple(self._selections(number, name, found, text, gestures, tally)),
            blocks=cut_at_turns(text.text, blocks, turns),
            turns=turns,
        )

    def _selections(
        self,
        document: int,
        name: str,
        found: CountedText,
        text: Normalised,
        gestures: Mapping[int, list[_Gesture]],
        tally: Tally,
    ) -> Iterator[Selection]:
        rows = self._database.rows(
            "highlights", *_HIGHLIGHT, where={"document_id": document}, by=("start_offset", "id")
        )
        highlights = _Highlights(found, list(rows))
        for row in highlights.rows:
            place = text.range(highlights.range(row)).trimmed(text.text)
            if place:
                tally.note("other words", name, not highlights.says(row))
                yield self._selection(row, place, gestures.get(row.number("id") or 0, []))
            else:
                tally.note("no words", name)

    def _selection(self, row: Row, place: TextRange, gestures: list[_Gesture]) -> Selection:
        number = row.number("id") or 0
        first = gestures[0] if gestures else _Gesture()
        codings = []
        for link in self._database.rows("highlight_tags", "tag_id", where={"highlight_id": number}, by=("tag_id",)):
            tag = link.number("tag_id") or 0
            if tag in self._codes:
                made = next((gesture for gesture in gestures if tag in gesture.tags), first)
                guid = self._identity.of("coding", number, tag)
                codings.append(TravellingCoding(guid, self._codes[tag], made.by, made.at))
        guid = self._identity.of("highlight", number)
        return Selection(guid, place.start, place.end, by=first.by, at=first.at, codings=tuple(codings))

    def _gestures(self, document: int) -> dict[int, list[_Gesture]]:
        """What was done to each highlight of a document, by its number."""
        where = {"project_id": self._project, "document_id": document}
        found: dict[int, list[_Gesture]] = {}
        for row in self._database.rows("commands", "id", "date", "user_login", "payload", where=where, by=("id",)):
            said = _payload(row.words("payload"))
            number, tags = said.get("highlight_id"), said.get("tags")
            if said.get("type") == "highlight_add" and isinstance(number, int) and isinstance(tags, list):
                marked = frozenset(tag for tag in tags if isinstance(tag, int))
                gesture = _Gesture(self._identity.person(row.line("user_login")), instant(row.words("date")), marked)
                found.setdefault(number, []).append(gesture)
        return found


class _Highlights:
    """The highlights of a document, whose places are bytes of its words in UTF-8.

    Whether white space before the first tag counts has changed; the words that are kept beside the highlights tell.
    """

    def __init__(self, found: CountedText, rows: list[Row]) -> None:
        self._found = found
        self.rows = rows
        counted = found.counted
        skipped = len(counted) - len(counted.lstrip(" \t\n\f"))
        self._skipped = 0
        self._positions = in_utf8(counted)
        if skipped:
            as_counted = sum(map(self.says, rows))
            self._skipped, self._positions = skipped, in_utf8(counted[skipped:])
            if sum(map(self.says, rows)) < as_counted:
                self._skipped, self._positions = 0, in_utf8(counted)

    def range(self, row: Row) -> TextRange:
        """Where a highlight lies in the text that is kept."""
        start = self._positions.position(row.number("start_offset") or 0) + self._skipped
        end = self._positions.position(row.number("end_offset") or 0) + self._skipped
        return self._found.range(TextRange(start, max(start, end)))

    def says(self, row: Row) -> bool:
        """Whether a highlight lies on the words that Taguette keeps beside it, whatever white space is between."""
        snippet = row.words("snippet")
        words = "".join(self.range(row).of(self._found.text).split())
        return not snippet or words == "".join(counted_text(snippet)[0].counted.split())


def _payload(written: str) -> dict[str, object]:
    try:
        said = json.loads(written)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
