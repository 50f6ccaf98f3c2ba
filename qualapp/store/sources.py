"""The texts of a project."""

import datetime
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.language.words import number_of_words
from qualapp.model.source import (
    Block,
    BlockKind,
    Fidelity,
    Reading,
    Source,
    SourceKind,
    Speaker,
    StoredTurn,
    Turn,
    Visit,
)
from qualapp.model.text import TextRange, kept
from qualapp.progress import Progress, Work, finish
from qualapp.store.deletion import Rows, delete_rows, merged, resting_on, silent_informants
from qualapp.store.history import History
from qualapp.store.identity import guid_text, new_guid, now
from qualapp.store.search import Search


@dataclass(frozen=True)
class Addition:
    """A text to add, with what is known of it."""

    reading: Reading
    case_id: int | None = None
    kind: SourceKind = SourceKind.INTERVIEW
    visit: Visit | None = None
    date: datetime.date | None = None
    activity: str = ""
    name: str = ""
    speakers: Sequence[Speaker] = field(default_factory=tuple)


class Sources:
    """Add, describe and read the texts of a project."""

    def __init__(self, db: Database, history: History, search: Search) -> None:
        self._db = db
        self._history = history
        self._search = search

    def add(self, addition: Addition) -> Source:
        """Add one text with its blocks, turns and informants; the original is kept."""
        return finish(self.add_all([addition]))[0]

    def add_all(self, additions: Sequence[Addition]) -> Work[list[Source]]:
        """Add several texts in one step; stopped on the way, it adds none."""
        names = kept(", ".join(addition.name or addition.reading.name for addition in additions[:3]))
        label = N_("Import “{name}”") if len(additions) == 1 else N_("Import {number} sources")
        added: list[int] = []
        with self._history.step(label, name=names, number=str(len(additions))):
            yield from self._each(additions, 0, lambda addition: added.append(self._add(addition)))
            self._search.expect_many()
            numbers = iter(added)
            yield from self._each(additions, 1, lambda addition: self._index(next(numbers), addition.reading))
        return [self[number] for number in added]

    @staticmethod
    def _each(additions: Sequence[Addition], round: int, act: Callable[[Addition], None]) -> Work[None]:
        """Do something with each text, in the first or the second round of an import."""
        number = len(additions)
        for done, addition in enumerate(additions, round * number):
            yield Progress(done, 2 * number, addition.name or addition.reading.name)
            act(addition)

    def all(self) -> list[Source]:
        """All sources: by case, then by name."""
        rows = self._db.execute(_SOURCE)
        return sorted((_source(row) for row in rows), key=lambda s: (s.case.casefold(), _natural(s.name), s.id))

    def __getitem__(self, source_id: int) -> Source:
        row = self._db.execute(f"{_SOURCE} WHERE s.id = ?", (source_id,)).fetchone()
        if row is None:
            raise KeyError(source_id)
        return _source(row)

    def find(self, name: str) -> Source:
        """The one source of this name.

        Raises UserError that lists the candidates where there is none or more than one.
        """
        sources = self.all()
        found = [s for s in sources if name in {s.name, s.guid}]
        found = found or [s for s in sources if s.name.casefold() == name.strip().casefold()]
        if len(found) == 1:
            return found[0]
        if found:
            listed = "; ".join(f"{s.name} ({s.case or s.origin}, {s.guid})" for s in found)
            raise UserError(
                _("Several sources are called “{name}”; use the guid of one: {sources}.").format(
                    name=name, sources=listed
                )
            )
        near = [s.name for s in sources if name.casefold() in s.name.casefold()] or [s.name for s in sources]
        listed = "; ".join(near[:20]) or "–"
        raise UserError(_("There is no source “{name}”. There are: {sources}.").format(name=name, sources=listed))

    def text(self, source_id: int) -> str:
        """The words of a source."""
        row = self._db.execute("SELECT text FROM source WHERE id = ?", (source_id,)).fetchone()
        if row is None:
            raise KeyError(source_id)
        return str(row[0])

    def blocks(self, source_id: int) -> list[Block]:
        """The headings, paragraphs and table rows of a source, in order."""
        rows = self._db.execute(
            "SELECT kind, start, stop, level, page FROM block WHERE source_id = ? ORDER BY start", (source_id,)
        )
        return [Block(BlockKind(kind), TextRange(start, stop), level, page) for kind, start, stop, level, page in rows]

    def turns(self, source_id: int) -> list[StoredTurn]:
        """The turns of a source in order, with who speaks."""
        rows = self._db.execute(
            "SELECT t.id, t.start, t.stop, t.speech_start, t.speech_stop, t.speaker, t.time, t.informant_id,"
            " coalesce(i.is_interviewer, 0), coalesce(i.role, '') FROM turn t"
            " LEFT JOIN informant i ON i.id = t.informant_id WHERE t.source_id = ? ORDER BY t.start",
            (source_id,),
        )
        return [
            StoredTurn(number, TextRange(a, b), TextRange(c, d), speaker, ms, informant, bool(asks), role)
            for number, a, b, c, d, speaker, ms, informant, asks, role in rows
        ]

    def words(self, source_id: int, *, without_interviewers: bool = False) -> int:
        """How many words were said in a source, if wanted without those of interviewers."""
        counted = self[source_id].words
        asked = [turn.speech for turn in self.turns(source_id) if turn.is_interviewer] if without_interviewers else []
        if not asked:
            return counted
        text = self.text(source_id)
        return counted - sum(number_of_words(speech.of(text)) for speech in asked)

    def describe(
        self,
        source_id: int,
        *,
        name: str,
        kind: SourceKind,
        case_id: int | None,
        visit: Visit | None,
        date: datetime.date | None,
        activity: str = "",
    ) -> None:
        """Say what a source is called, what it is, and which case and visit it belongs to."""
        name = _checked(name)
        with self._history.step(N_("Describe source “{name}”"), name=name):
            visit_id = self.visit(case_id, visit)
            values = (name, kind, case_id, visit_id, date.isoformat() if date else None, kept(activity), source_id)
            self._db.execute(
                "UPDATE source SET name = ?, kind = ?, case_id = ?, visit_id = ?, date = ?, activity = ? WHERE id = ?",
                values,
            )

    def mark_fidelity(self, source_id: int, fidelity: Fidelity | None) -> None:
        """Say how near a source's words are to what was said; None leaves it to what sort of text it is."""
        with self._history.step(N_("Mark how true “{name}” is to what was said"), name=self[source_id].name):
            self._db.execute("UPDATE source SET fidelity = ? WHERE id = ?", (fidelity or "", source_id))

    def hanging_on(self, source_id: int) -> dict[str, int]:
        """What goes when a source is deleted: numbers by noun, and whose codings they are as `coders`."""
        return self.hanging_on_all([source_id])

    def hanging_on_all(self, source_ids: Iterable[int]) -> dict[str, int]:
        """The same of several sources."""
        going = merged(*(self._going(number) for number in source_ids))
        coders: set[int] = set()
        for number in going.get("source", ()):
            rows = self._db.execute("SELECT DISTINCT coder_id FROM coding WHERE source_id = ?", (number,))
            coders.update(coder for (coder,) in rows)
        return {noun: len(numbers) for noun, numbers in going.items()} | {"coders": len(coders)}

    def delete(self, source_id: int) -> None:
        """Delete a source with its excerpts, all that was claimed of them, and those who speak only there."""
        with self._history.step(N_("Delete source “{name}”"), name=self[source_id].name):
            delete_rows(self._db, self._history.tables, self._going(source_id))
            self._search.forget(source_id)

    def _going(self, source_id: int) -> Rows:
        tables = self._history.tables
        return merged(
            resting_on(self._db, tables, "source", [source_id]),
            {"informant": silent_informants(self._db, tables, source_id)},
        )

    def same_text(self, readings: Iterable[Reading]) -> dict[int, Source]:
        """Which of these readings, by their place in the list, are in the project already."""
        known = {s.sha256: s for s in self.all() if s.sha256}
        found = ((place, known.get(_sha256(reading.original))) for place, reading in enumerate(readings))
        return {place: source for place, source in found if source is not None}

    def original(self, source_id: int) -> bytes | None:
        """The bytes of the file that a source came from."""
        row = self._db.execute(
            "SELECT o.bytes FROM original o JOIN source s ON s.sha256 = o.sha256 WHERE s.id = ?", (source_id,)
        ).fetchone()
        return bytes(row[0]) if row else None

    def _add(self, addition: Addition) -> int:
        reading = addition.reading
        name = _checked(addition.name or reading.name)
        text = kept(reading.text)
        if text != reading.text:
            raise ValueError(f"the text of {name!r} has not been normalised")
        ranges = [block.range for block in reading.blocks] + [turn.range for turn in reading.turns]
        if any(range.end > len(text) for range in ranges):
            raise ValueError(f"a block or turn of {name!r} lies outside the text")
        cursor = self._db.execute(
            "INSERT INTO source (guid, case_id, visit_id, coder_id, name, kind, date, activity, origin, sha256,"
            " characters, words, created, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                new_guid(),
                addition.case_id,
                self.visit(addition.case_id, addition.visit),
                self._history.coder_id,
                name,
                addition.kind,
                addition.date.isoformat() if addition.date else None,
                kept(addition.activity),
                kept(reading.name + reading.suffix),
                self.keep_original(reading),
                len(text),
                count_words(text, reading.turns),
                now(),
                text,
            ),
        )
        number = int(cursor.lastrowid or 0)
        self._add_blocks(number, reading.blocks)
        self._add_turns(number, reading.turns, self._add_informants(addition))
        return number

    def lay_out(
        self,
        source_id: int,
        text: str,
        blocks: Sequence[Block],
        turns: Sequence[Turn],
        case_id: int | None,
        guid: Callable[[str, str], bytes],
    ) -> None:
        """Give a text that has just come in its blocks, turns and informants; to be used inside a step.

        `guid` gives one for a table and a name: colleagues who bring the same text in make the same rows.
        """
        self._add_blocks(source_id, blocks, lambda place: guid("block", str(place)))
        reading = Reading("", text, turns=tuple(turns))
        informants = self._add_informants(Addition(reading, case_id), lambda label: guid("informant", label))
        self._add_turns(source_id, turns, informants, lambda place: guid("turn", str(place)))
        self._db.execute("UPDATE source SET words = ? WHERE id = ?", (count_words(text, turns), source_id))

    def _index(self, source_id: int, reading: Reading) -> None:
        """Let search find a text. All texts are in by then: between their rows search would write out its tables."""
        self._search.index(source_id, reading.text, reading.blocks, reading.turns)

    def visit(self, case_id: int | None, visit: Visit | None) -> int | None:
        """The id of a visit to a case, made where it is missing; to be used inside a step."""
        if visit is None:
            return None
        query = "SELECT id FROM visit WHERE case_id IS ? AND kind = ?"
        row = self._db.execute(query, (case_id, visit)).fetchone()
        if row is None:
            values = (new_guid(), case_id, visit)
            self._db.execute("INSERT INTO visit (guid, case_id, kind) VALUES (?, ?, ?)", values)
            row = self._db.execute(query, (case_id, visit)).fetchone()
        return int(row[0])

    def keep_original(self, reading: Reading) -> str | None:
        """Keep the bytes of a file, once, and give their SHA-256; to be used inside a step."""
        if not reading.original:
            return None
        sha256 = _sha256(reading.original)
        if not self._db.execute("SELECT 1 FROM original WHERE sha256 = ?", (sha256,)).fetchone():
            values = (sha256, kept(reading.name + reading.suffix), reading.original)
            self._db.execute("INSERT INTO original (sha256, name, bytes) VALUES (?, ?, ?)", values)
        return sha256

    def _add_blocks(
        self, source_id: int, blocks: Sequence[Block], guid: Callable[[int], bytes] = lambda _place: new_guid()
    ) -> None:
        self._db.conn.executemany(
            "INSERT INTO block (guid, source_id, kind, start, stop, level, page) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (guid(place), source_id, b.kind, b.range.start, b.range.end, b.level, b.page)
                for place, b in enumerate(blocks)
            ],
        )

    def _add_turns(
        self,
        source_id: int,
        turns: Sequence[Turn],
        informants: Mapping[str, int],
        guid: Callable[[int], bytes] = lambda _place: new_guid(),
    ) -> None:
        self._db.conn.executemany(
            "INSERT INTO turn (guid, source_id, informant_id, start, stop, speech_start, speech_stop, speaker, time)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    guid(place),
                    source_id,
                    informants.get(turn.speaker),
                    turn.range.start,
                    turn.range.end,
                    turn.speech.start,
                    turn.speech.end,
                    kept(turn.speaker),
                    turn.time,
                )
                for place, turn in enumerate(turns)
            ],
        )

    def _add_informants(
        self, addition: Addition, guid: Callable[[str], bytes] = lambda _label: new_guid()
    ) -> dict[str, int]:
        """One informant for each speaker of this source, until somebody says that two are one person."""
        informants: dict[str, int] = {}
        known = {speaker.label: speaker for speaker in addition.speakers}
        for label in addition.reading.speakers():
            who = known.get(label, Speaker(label))
            cursor = self._db.execute(
                "INSERT INTO informant (guid, case_id, name, role, sector, level, pseudonym, is_interviewer)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    guid(label),
                    addition.case_id,
                    kept(label),
                    kept(who.role),
                    who.sector,
                    who.level,
                    kept(who.pseudonym),
                    int(who.is_interviewer),
                ),
            )
            informants[label] = int(cursor.lastrowid or 0)
        return informants


def count_words(text: str, turns: Sequence[Turn] = ()) -> int:
    """How many words were said; labels and time stamps of turns are none.

    >>> count_words("I: Hvor længe? B: Tre år.")
    6
    """
    spoken = 0
    last = 0
    for turn in turns:
        spoken += number_of_words(text[last : turn.range.start]) + number_of_words(turn.speech.of(text))
        last = turn.range.end
    return spoken + number_of_words(text[last:])


_SOURCE = """SELECT s.id, s.guid, s.name, s.kind, s.case_id, coalesce(c.name, ''), v.kind, s.date, s.activity,
    s.characters, s.words, s.origin, s.sha256, s.fidelity, s.is_settled
    FROM source s LEFT JOIN "case" c ON c.id = s.case_id LEFT JOIN visit v ON v.id = s.visit_id"""

_Row = tuple[int, bytes, str, str, int | None, str, str | None, str | None, str, int, int, str, str | None, str, int]


def _source(row: _Row) -> Source:
    number, guid, name, kind, case_id, case, visit, day, activity, *size, origin, sha256, fidelity, settled = row
    characters, words = size
    return Source(
        number,
        guid_text(guid),
        name,
        SourceKind(kind),
        case_id,
        case,
        Visit(visit) if visit else None,
        datetime.date.fromisoformat(day) if day else None,
        activity,
        characters,
        words,
        origin,
        sha256,
        Fidelity(fidelity) if fidelity else None,
        bool(settled),
    )


def _natural(name: str) -> list[tuple[int, str]]:
    """A key that puts interview 2 before interview 10."""
    parts = re.split(r"(\d+)", name.casefold())
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]


def _sha256(original: bytes) -> str:
    return hashlib.sha256(original).hexdigest()


def _checked(name: str) -> str:
    name = " ".join(kept(name).split())
    if not name:
        raise UserError(_("A source needs a name."))
    return name
