"""Putting a corrected file in the place of a text, with all that is claimed of its words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.source import Reading, Speaker
from qualapp.model.text import TextRange, kept
from qualapp.model.text_versions import Versions
from qualapp.store.deletion import silent_informants
from qualapp.store.editing import edit_text
from qualapp.store.history import History
from qualapp.store.identity import new_guid
from qualapp.store.replacement import Carried, Replacement, carry, little_in_common, nothing_differs, plan
from qualapp.store.search import Search
from qualapp.store.sources import Sources, count_words

_BLOCK = ("start", "stop", "kind", "level", "page")
_TURN = ("start", "stop", "speech_start", "speech_stop", "speaker", "time", "informant_id")


class Replacing:
    """Says what a corrected file would change, and changes it."""

    def __init__(self, db: Database, history: History, sources: Sources, search: Search) -> None:
        self._db = db
        self._history = history
        self._sources = sources
        self._search = search

    def preview(self, source_id: int, reading: Reading) -> Replacement:
        """What the file would change."""
        if kept(reading.text) != reading.text:
            raise ValueError(f"the text of {reading.name!r} has not been normalised")
        sources = self._sources
        planned = plan(
            sources[source_id], sources.text(source_id), sources.blocks(source_id), sources.turns(source_id), reading
        )
        return replace(planned, carried=self._carried(source_id, planned.versions))

    def replace(self, planned: Replacement, speakers: Iterable[Speaker], anyway: bool) -> None:
        """Do what was planned, in one step."""
        self._refuse(planned, anyway)
        number, versions, reading = planned.source_id, planned.versions, planned.reading
        label = N_("Replace the text of “{name}” by “{file}”")
        with self._history.step(label, name=planned.name, file=kept(planned.file)):
            silent = silent_informants(self._db, self._history.tables, number)
            carried = self._carried(number, versions)
            informants = self._informants(planned, {who.label: who for who in speakers})
            edit_text(self._db, number, versions.edits)
            self._place_excerpts(carried)
            self._lay_out(number, reading, informants)
            self._describe(number, reading, is_settled=not planned.arrived)
            self._drop_unheard(silent)
            self._search.follow_edit(number, versions.old)

    def _refuse(self, planned: Replacement, anyway: bool) -> None:
        if self._sources.text(planned.source_id) != planned.versions.old:
            sentence = _("“{name}” has been changed meanwhile. Look at the differences again.")
            raise UserError(sentence.format(name=planned.name))
        if planned.is_same:
            raise UserError(nothing_differs(planned))
        if planned.is_another and not anyway:
            raise UserError(little_in_common(planned))

    def _carried(self, source_id: int, versions: Versions) -> tuple[Carried, ...]:
        rows = self._db.execute(
            "SELECT e.id, e.start, e.stop, count(c.id) FROM excerpt e LEFT JOIN coding c ON c.excerpt_id = e.id"
            " WHERE e.source_id = ? GROUP BY e.id ORDER BY e.start, e.stop, e.id",
            (source_id,),
        )
        return tuple(carry(versions, number, TextRange(start, stop), codings) for number, start, stop, codings in rows)

    def _informants(self, planned: Replacement, known: Mapping[str, Speaker]) -> dict[str, int | None]:
        """Who speaks under each label of the file: those who did so before, and new ones under new labels."""
        turns = self._sources.turns(planned.source_id)
        before = {turn.speaker: turn.informant_id for turn in reversed(turns)}
        case_id = self._sources[planned.source_id].case_id
        found: dict[str, int | None] = {}
        for label in planned.reading.speakers():
            old = planned.renamed.get(label, label)
            if old in before:
                found[label] = before[old]
                rename = "UPDATE informant SET name = ? WHERE id = ? AND name = ? AND name <> ?"
                self._db.execute(rename, (label, before[old], old, label))
            else:
                found[label] = self._add_informant(case_id, known.get(label, Speaker(label)))
        return found

    def _add_informant(self, case_id: int | None, who: Speaker) -> int:
        values = (kept(who.label), kept(who.role), who.sector, who.level, kept(who.pseudonym), int(who.is_interviewer))
        cursor = self._db.execute(
            "INSERT INTO informant (guid, case_id, name, role, sector, level, pseudonym, is_interviewer)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (new_guid(), case_id, *values),
        )
        return int(cursor.lastrowid or 0)

    def _place_excerpts(self, carried: Iterable[Carried]) -> None:
        """Put excerpts where their words are, where the edits alone would not."""
        self._db.conn.executemany(
            "UPDATE excerpt SET start = ?, stop = ? WHERE id = ? AND (start <> ? OR stop <> ?)",
            [(e.after.start, e.after.end, e.excerpt_id, e.after.start, e.after.end) for e in carried],
        )

    def _lay_out(self, source_id: int, reading: Reading, informants: Mapping[str, int | None]) -> None:
        blocks = [(b.range.start, b.range.end, b.kind, b.level, b.page) for b in reading.blocks]
        turns = [
            (
                t.range.start,
                t.range.end,
                t.speech.start,
                t.speech.end,
                kept(t.speaker),
                t.time,
                informants.get(t.speaker),
            )
            for t in reading.turns
        ]
        self._follow(source_id, "block", _BLOCK, blocks)
        self._follow(source_id, "turn", _TURN, turns)

    def _follow(self, source_id: int, table: str, columns: Sequence[str], wanted: Iterable[tuple[object, ...]]) -> None:
        """Let a table hold these rows; one that begins at the same place is the same."""
        listed = ", ".join(columns)
        rows = self._db.execute(f"SELECT id, {listed} FROM {table} WHERE source_id = ? ORDER BY id", (source_id,))
        there = {row[0]: tuple(row[1:]) for row in rows}
        by_start = {values[0]: number for number, values in there.items()}
        matched = [(by_start.pop(values[0], None), values) for values in wanted]
        gone = there.keys() - {number for number, _values in matched}
        self._db.conn.executemany(f"DELETE FROM {table} WHERE id = ?", [(number,) for number in sorted(gone)])
        self._db.conn.executemany(
            f"UPDATE {table} SET {', '.join(f'{column} = ?' for column in columns)} WHERE id = ?",
            [(*values, number) for number, values in matched if number is not None and there[number] != values],
        )
        self._db.conn.executemany(
            f"INSERT INTO {table} (guid, source_id, {listed}) VALUES (?, ?, {', '.join('?' * len(columns))})",
            [(new_guid(), source_id, *values) for number, values in matched if number is None],
        )

    def _describe(self, source_id: int, reading: Reading, is_settled: bool) -> None:
        """Say which file the text is from, and count its words; new speakers have yet to be confirmed."""
        self._db.execute(
            "UPDATE source SET origin = ?, sha256 = ?, words = ?, is_settled = is_settled AND ? WHERE id = ?",
            (
                kept(reading.name + reading.suffix),
                self._sources.keep_original(reading),
                count_words(reading.text, reading.turns),
                int(is_settled),
                source_id,
            ),
        )

    def _drop_unheard(self, silent: Iterable[int]) -> None:
        """Delete those who spoke only here, no longer do, and of whom nothing is known."""
        self._db.conn.executemany(
            "DELETE FROM informant WHERE id = ? AND role = '' AND sector = '' AND level = '' AND pseudonym = ''"
            " AND NOT EXISTS (SELECT 1 FROM turn WHERE informant_id = informant.id)",
            [(number,) for number in silent],
        )
