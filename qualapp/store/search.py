"""Full-text search: tables that are a cache, rebuilt and never migrated."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlite_utils import Database

from qualapp.language.words import lemmas, plain_words
from qualapp.model.source import Block, BlockKind, Turn
from qualapp.model.text import TextRange
from qualapp.store.changes import Changes
from qualapp.store.editing import read_edit
from qualapp.store.history import History
from qualapp.store.query import Term, terms
from qualapp.store.triggers import read_old

VERSION = 2
"""Raised when the tables are filled in another way, so that old ones are rebuilt."""

_GATHERED = 1 << 24
"""So many bytes of words."""


@dataclass(frozen=True)
class Hit:
    """A passage of a source in which all terms stand, and where they stand in the source's text."""

    source_id: int
    passage: TextRange
    marks: tuple[TextRange, ...]
    text: str


class Search:
    """Find words in all texts.

    The tables hold the words as `plain_words` gives them, parted by single spaces, and their tokenizer does no more
    than part them there: so what the tables find is what marks a text, to the letter.
    """

    def __init__(self, db: Database, history: History) -> None:
        self._db = db
        self._history = history
        history.after_reversal.append(self._follow)

    def count(self, typed: str) -> int:
        """In how many passages (turns, paragraphs, headings) what was typed stands.

        Raises UserError where nothing can be looked for.
        """
        table, condition, parameters = self._matching(terms(typed))
        first, last, number = (
            self._db.execute(f"SELECT {wanted} FROM passage").fetchone()[0]
            for wanted in ("min(id)", "max(id)", "count(*)")
        )
        if number and number == last - first + 1:
            there = f"m.rowid BETWEEN {first} AND {last}"
        else:
            there = "EXISTS (SELECT 1 FROM passage WHERE id = m.rowid)"
        query = f"SELECT count(*) FROM {table} m WHERE {condition} AND {there}"
        return int(self._db.execute(query, parameters).fetchone()[0])

    def tally(self, typed: str) -> dict[int, int]:
        """In how many passages of each source what was typed stands, by the source's id.

        Raises UserError where nothing can be looked for.
        """
        condition, parameters = self._condition(terms(typed))
        query = f"SELECT source_id, count(*) FROM passage WHERE {condition} GROUP BY source_id ORDER BY min(id)"
        return dict(self._db.execute(query, parameters))

    def sources(self, typed: str) -> set[int]:
        """The ids of the sources in which all that was typed stands somewhere."""
        found: set[int] | None = None
        for term in terms(typed):
            condition, parameters = self._condition([term])
            rows = self._db.execute(f"SELECT DISTINCT source_id FROM passage WHERE {condition}", parameters)
            numbers = {number for (number,) in rows}
            found = numbers if found is None else found & numbers
        return found or set()

    def places(self, term: Term) -> dict[int, list[TextRange]]:
        """The passages in which one term stands, in order, by the id of their source."""
        condition, parameters = self._condition([term])
        rows = self._db.execute(
            f"SELECT source_id, start, stop FROM passage WHERE {condition} ORDER BY source_id, start", parameters
        )
        found: dict[int, list[TextRange]] = {}
        for source_id, start, stop in rows:
            found.setdefault(source_id, []).append(TextRange(start, stop))
        return found

    def hits(self, typed: str, limit: int = -1, after: int = 0) -> Iterator[Hit]:
        """The passages in which what was typed stands, in the order of the sources' import."""
        wanted = terms(typed)
        language = self.language
        table, condition, parameters = self._matching(wanted)
        rows = self._db.execute(
            f"SELECT p.source_id, p.start, p.stop FROM {table} m CROSS JOIN passage p ON p.id = m.rowid"
            f" WHERE {condition} ORDER BY m.rowid LIMIT ? OFFSET ?",
            (*parameters, limit, after),
        ).fetchall()
        source, text = 0, ""
        for source_id, start, stop in rows:
            if source_id != source:
                source, text = source_id, self._text(source_id)
            words = text[start:stop]
            marks = sorted({mark for term in wanted for mark in term.marks(words, language)})
            yield Hit(source_id, TextRange(start, stop), tuple(mark.moved(start) for mark in marks), words)

    def marks(self, typed: str, text: str) -> list[TextRange]:
        """Where the terms that were typed stand in one text."""
        found = {mark for term in terms(typed) for mark in term.marks(text, self.language)}
        return sorted(found)

    def stands_in(self, typed: str, text: str) -> bool:
        """Whether all the terms that were typed stand in this text."""
        return all(next(term.marks(text, self.language), None) is not None for term in terms(typed))

    @property
    def language(self) -> str:
        """The language whose inflections search knows."""
        row = self._db.execute("SELECT language FROM project").fetchone()
        return str(row[0]) if row else "da"

    def index(self, source_id: int, text: str, blocks: Sequence[Block], turns: Sequence[Turn]) -> None:
        """Put the passages of a source into the search tables."""
        places = passages(text, blocks, turns)
        numbers = self._place(source_id, places)
        self._put_words(zip(numbers, (place.of(text) for place in places), strict=True))

    def add(self, guid: bytes) -> None:
        """Put the passages of a source that has just come in into the search tables."""
        row = self._db.execute("SELECT id FROM source WHERE guid = ?", (guid,)).fetchone()
        self._index_stored(int(row[0]))

    def expect_many(self) -> None:
        """Let the search tables gather many words in memory before they are written out in order."""
        for table in ("search", "inside"):
            self._db.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', ?)", (_GATHERED,))

    def passages_of(self, source_id: int) -> list[TextRange]:
        """What counts as text of a source: its turns without labels, and the blocks that are no turns."""
        rows = self._db.execute("SELECT start, stop FROM passage WHERE source_id = ? ORDER BY start", (source_id,))
        return [TextRange(start, stop) for start, stop in rows]

    def is_complete(self, source_id: int) -> bool:
        """Whether search knows all passages of a source, and no others."""
        missing = " OR ".join(f"id NOT IN (SELECT id FROM {table}_docsize)" for table in ("search", "inside"))
        gaps = self._db.execute(f"SELECT 1 FROM passage WHERE source_id = ? AND ({missing})", (source_id,)).fetchone()
        expected = passages(self._text(source_id), *self._stored(source_id))
        return not gaps and self.passages_of(source_id) == expected

    def make_current(self) -> None:
        """Build the search tables where they are missing or were filled in another way."""
        if not self.is_current():
            self.rebuild()

    def is_current(self) -> bool:
        """Whether the search tables are there and were filled as this program does it."""
        row = self._db.execute("SELECT version FROM search_state").fetchone()
        (tables,) = self._db.execute(
            "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('search', 'inside')"
        ).fetchone()
        return row is not None and row[0] == VERSION and tables == 2

    def rebuild(self) -> None:
        """Empty the search tables and fill them from the sources."""
        with self._db.atomic():
            self._db.execute("DROP TABLE IF EXISTS search")
            self._db.execute("DROP TABLE IF EXISTS inside")
            self._db.execute("DELETE FROM passage")
            self._db.execute("CREATE VIRTUAL TABLE search USING fts5 (words, lemmas, content='', tokenize='ascii')")
            self._db.execute(
                "CREATE VIRTUAL TABLE inside USING fts5 (words, content='', tokenize='trigram case_sensitive 1')"
            )
            self.expect_many()
            for (number,) in self._db.execute("SELECT id FROM source ORDER BY id").fetchall():
                self._index_stored(number)
            self._db.execute("DELETE FROM search_state")
            self._db.execute("INSERT INTO search_state (version) VALUES (?)", (VERSION,))

    def forget(self, source_id: int) -> None:
        """Let search no longer find a source; its words leave the tables when they are next rebuilt."""
        self._db.execute("DELETE FROM passage WHERE source_id = ?", (source_id,))

    def follow_edit(self, source_id: int, before: str) -> list[Turn]:
        """Fill the tables anew for the passages that an edit changed; `before` is the text as it was.

        Returns the turns as they are now.
        """
        rows = self._db.execute(
            "SELECT id, start, stop FROM passage WHERE source_id = ? ORDER BY start", (source_id,)
        ).fetchall()
        text = self._text(source_id)
        blocks, turns = self._stored(source_id)
        fresh = passages(text, blocks, turns)
        old = [before[start:stop] for _number, start, stop in rows]
        new = [range.of(text) for range in fresh]
        if len(new) > len(old):
            self.forget(source_id)
            self._index_stored(source_id)
        else:
            self._exchange([row[0] for row in rows], old, new, fresh)
        return turns

    def _exchange(
        self, numbers: Sequence[int], old: Sequence[str], new: Sequence[str], fresh: Sequence[TextRange]
    ) -> None:
        """Give passages other words and places; where there are fewer now, those left over go."""
        alike = _alike_at_start(old, new)
        tail = _alike_at_start(old[alike:][::-1], new[alike:][::-1])
        for number, words in zip(numbers[alike : len(old) - tail], old[alike:], strict=False):
            self._take_words(number, words)
        self._put_words(zip(numbers[alike:], new[alike : len(new) - tail], strict=False))
        kept = [*numbers[: len(new) - tail], *numbers[len(old) - tail :]]
        gone = numbers[len(new) - tail : len(old) - tail]
        self._db.conn.executemany("DELETE FROM passage WHERE id = ?", [(number,) for number in gone])
        self._db.conn.executemany(
            "UPDATE passage SET start = ?, stop = ? WHERE id = ? AND (start <> ? OR stop <> ?)",
            [(p.start, p.end, number, p.start, p.end) for number, p in zip(kept, fresh, strict=True)],
        )

    def _take_words(self, number: int, words: str) -> None:
        """Tables that hold no words must be told which ones to forget."""
        plain = plain_words(words)
        self._db.conn.execute(
            "INSERT INTO search (search, rowid, words, lemmas) VALUES ('delete', ?, ?, ?)",
            (number, plain, lemmas(words, self.language)),
        )
        self._db.conn.execute(
            "INSERT INTO inside (inside, rowid, words) VALUES ('delete', ?, ?)", (number, plain + " ")
        )

    def _place(self, source_id: int, places: Sequence[TextRange]) -> list[int]:
        """Note the passages of a source that has none, and say which numbers they have."""
        self._db.conn.executemany(
            "INSERT INTO passage (source_id, start, stop) VALUES (?, ?, ?)",
            [(source_id, place.start, place.end) for place in places],
        )
        rows = self._db.execute("SELECT id FROM passage WHERE source_id = ? ORDER BY id", (source_id,))
        return [number for (number,) in rows]

    def _put_words(self, passages: Iterable[tuple[int, str]]) -> None:
        language = self.language
        rows = [(number, plain_words(words), lemmas(words, language)) for number, words in passages]
        self._db.conn.executemany("INSERT INTO search (rowid, words, lemmas) VALUES (?, ?, ?)", rows)
        self._db.conn.executemany(
            "INSERT INTO inside (rowid, words) VALUES (?, ?)", [(number, plain + " ") for number, plain, _ in rows]
        )

    def turns_of(self, source_id: int) -> list[Turn]:
        """Where turns lie in a source."""
        return self._stored(source_id)[1]

    def take_in(self, sources: Iterable[bytes]) -> None:
        """Fill the tables anew for sources that came in or changed, and for none that is gone."""
        numbers = [self._db.execute("SELECT id FROM source WHERE guid = ?", (guid,)).fetchone() for guid in sources]
        for number in {row[0] for row in numbers if row}:
            self.forget(number)
            self._index_stored(number)
        self._db.execute("DELETE FROM passage WHERE source_id NOT IN (SELECT id FROM source)")

    def _follow(self, changes: Changes) -> None:
        """After undo and redo, fill the tables anew for the sources that changed."""
        if not {"source", "block", "turn"} & changes.tables:
            return
        if changes.sources is None:
            self.rebuild()
            return
        for number in changes.sources:
            before = self._before_step(number)
            if before is not None:
                self.follow_edit(number, before)
            else:
                self.forget(number)
                self._index_stored(number)

    def _before_step(self, source_id: int) -> str | None:
        """The text as it was before the latest step, where that did no more to it than edit it."""
        row = self._db.execute("SELECT guid, text FROM source WHERE id = ?", (source_id,)).fetchone()
        if row is None:
            return None
        guid, text = row
        changes = self._db.execute(
            "SELECT op, old FROM change WHERE step_id = (SELECT max(id) FROM step) AND noun = 'source' AND row = ?"
            " ORDER BY place DESC",
            (guid,),
        ).fetchall()
        for op, old in changes:
            if op == "e":
                text = read_edit(old).backwards().of(text)
            elif op != "u" or "text" in read_old(old):
                return None
        return str(text)

    def _index_stored(self, source_id: int) -> None:
        if self._db.execute("SELECT 1 FROM source WHERE id = ?", (source_id,)).fetchone():
            self.index(source_id, self._text(source_id), *self._stored(source_id))

    def _stored(self, source_id: int) -> tuple[list[Block], list[Turn]]:
        blocks = [
            Block(BlockKind(kind), TextRange(start, stop), level)
            for kind, start, stop, level in self._db.execute(
                "SELECT kind, start, stop, level FROM block WHERE source_id = ? ORDER BY start", (source_id,)
            )
        ]
        turns = [
            Turn(TextRange(start, stop), TextRange(speech_start, speech_stop), "")
            for start, stop, speech_start, speech_stop in self._db.execute(
                "SELECT start, stop, speech_start, speech_stop FROM turn WHERE source_id = ? ORDER BY start",
                (source_id,),
            )
        ]
        return blocks, turns

    def _matching(self, wanted: Sequence[Term]) -> tuple[str, str, tuple[str, ...]]:
        """The table `m` in whose order all terms are looked for, and what its rows must meet."""
        words, parts = self._queries(wanted)
        if not words:
            return "inside", "inside MATCH ?", (parts,)
        if not parts:
            return "search", "search MATCH ?", (words,)
        return "search", "search MATCH ? AND m.rowid IN (SELECT rowid FROM inside WHERE inside MATCH ?)", (words, parts)

    def _queries(self, wanted: Sequence[Term]) -> tuple[str, str]:
        """What the index of words and that of letters are asked."""
        language = self.language
        words = " AND ".join(term.match(language) for term in wanted if not term.is_inside)
        parts = " AND ".join(term.match(language) for term in wanted if term.is_inside)
        return words, parts

    def _condition(self, wanted: Sequence[Term]) -> tuple[str, tuple[str, ...]]:
        words, parts = self._queries(wanted)
        conditions = []
        if words:
            conditions.append("id IN (SELECT rowid FROM search WHERE search MATCH ?)")
        if parts:
            conditions.append("id IN (SELECT rowid FROM inside WHERE inside MATCH ?)")
        return " AND ".join(conditions), tuple(query for query in (words, parts) if query)

    def _text(self, source_id: int) -> str:
        return str(self._db.execute("SELECT text FROM source WHERE id = ?", (source_id,)).fetchone()[0])


def _alike_at_start(old: Sequence[str], new: Sequence[str]) -> int:
    """How many passages at the start have the same words."""
    pairs = zip(old, new, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))


def passages(text: str, blocks: Sequence[Block], turns: Sequence[Turn]) -> list[TextRange]:
    """What search finds of a text: each turn's speech, and what stands outside the turns, parted where blocks end."""
    edges = sorted({edge for block in blocks for edge in (block.range.start, block.range.end)})
    found = [turn.speech for turn in turns]
    reached = 0
    for start, stop in [*((turn.range.start, turn.range.end) for turn in turns), (len(text), len(text))]:
        inside = edges[bisect_right(edges, reached) : bisect_left(edges, start)] if start > reached else []
        places = [reached, *inside, max(start, reached)]
        found += (TextRange(a, b).trimmed(text) for a, b in pairwise(places))
        reached = max(reached, stop)
    return sorted(range for range in found if range)
