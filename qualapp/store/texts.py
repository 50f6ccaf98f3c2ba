"""Correcting texts that are coded already: whatever is claimed of other words stays with its words."""

from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.language.repair import Repair
from qualapp.model.repairing import edits_of, proposed_repairs
from qualapp.model.source import Reading, Speaker, StoredTurn
from qualapp.model.text import TextRange, kept
from qualapp.model.text_edit import TextEdit, smallest_edits
from qualapp.store.editing import edit_text
from qualapp.store.history import History
from qualapp.store.identity import new_guid
from qualapp.store.replacement import Replacement
from qualapp.store.replacing import Replacing
from qualapp.store.search import Search
from qualapp.store.sources import Sources, count_words

_CORRECT = N_("Correct the text of “{name}”")
_REPAIR = N_("Repair the text of “{name}”")


class Texts:
    """Edit texts, split and join turns, and rename speakers where they are written."""

    def __init__(self, db: Database, history: History, sources: Sources, search: Search) -> None:
        self._db = db
        self._history = history
        self._sources = sources
        self._search = search
        self._replacing = Replacing(db, history, sources, search)

    def text(self, source_id: int) -> str:
        """The text of a source."""
        return self._sources.text(source_id)

    def edit(self, source_id: int, removed: TextRange, inserted: str) -> None:
        """Put other words in the place of a stretch of a source.

        Words typed at an end of an excerpt stay outside it, those typed inside it belong to it; an excerpt that loses
        all its words stays as an empty one. Raises UserError where the stretch lies outside the text.
        """
        text = self._sources.text(source_id)
        self._check(removed, text)
        self._make(source_id, [TextEdit(removed.start, removed.of(text), kept(inserted))])

    def correct(self, source_id: int, range: TextRange, words: str) -> None:
        """Make the words of a stretch these, changing only those that differ."""
        text = self._sources.text(source_id)
        self._check(range, text)
        self._make(source_id, smallest_edits(range.of(text), kept(words), range.start))

    def split_turn(self, source_id: int, at: int, speaker: str | None = None) -> None:
        """Let a new turn begin at a position inside what somebody says; of the other speaker where none is named.

        Its label is written into the text as the other labels are. Raises UserError where no turn can be split there
        or the name is empty.
        """
        text, turns = self._sources.text(source_id), self._sources.turns(source_id)
        turn = next((turn for turn in turns if turn.speech.start < at < turn.speech.end), None)
        if turn is None:
            raise UserError(_("Put the cursor inside what somebody says: there the turn is split."))
        speaker = _other_speaker(turns, turn) if speaker is None else _called(speaker)
        first, rest = text[turn.speech.start : at], text[at : turn.speech.end]
        gap = TextRange(turn.speech.start + len(first.rstrip()), at + len(rest) - len(rest.lstrip()))
        if gap.start == turn.speech.start or gap.end == turn.speech.end:
            raise UserError(_("Put the cursor inside what somebody says: there the turn is split."))
        label = kept(_label_of(text, turns, turn, speaker))
        with self._history.step(N_("Split a turn of “{name}”"), name=self._sources[source_id].name):
            self._make(source_id, [TextEdit(gap.start, gap.of(text), "\n" + label)])
            self._part_turn(turn, TextRange(gap.start + 1, gap.start + 1 + len(label)), speaker)

    def join_turns(self, source_id: int, first_id: int, second_id: int) -> None:
        """Let a turn go on into the next one, whose label goes out of the text.

        Raises UserError where the second does not follow the first.
        """
        turns = self._sources.turns(source_id)
        ids = [turn.id for turn in turns]
        if first_id not in ids or second_id not in ids or ids.index(second_id) != ids.index(first_id) + 1:
            raise UserError(_("Only a turn and the one right after it can be joined."))
        first, second = turns[ids.index(first_id)], turns[ids.index(second_id)]
        text = self._sources.text(source_id)
        gap = TextRange(first.speech.end, second.speech.start)
        with self._history.step(N_("Join two turns of “{name}”"), name=self._sources[source_id].name):
            self._db.execute("DELETE FROM turn WHERE id = ?", (second_id,))
            values = (second.range.end, second.speech.end, first_id)
            self._db.execute("UPDATE turn SET stop = ?, speech_stop = ? WHERE id = ?", values)
            self._make(source_id, [TextEdit(gap.start, gap.of(text), " ")])

    def rename_speaker(self, source_id: int, old: str, new: str) -> None:
        """Write another name for a speaker before each of their turns.

        Raises UserError where the name is empty or nobody is called so.
        """
        new = _called(new)
        text = self._sources.text(source_id)
        turns = [turn for turn in self._sources.turns(source_id) if old and turn.speaker == old]
        if not turns:
            raise UserError(_("Nobody speaks as “{name}” in this source.").format(name=old))
        if new == old:
            return
        edits = [edit for turn in reversed(turns) if (edit := _label_edit(text, turn, old, new)) is not None]
        with self._history.step(N_("Rename speaker “{old}” to “{new}”"), old=old, new=new):
            self._make(source_id, edits)
            self._call_turns(source_id, old, new)

    def name_turn(self, source_id: int, turn_id: int, speaker: str) -> None:
        """Say who speaks in a turn of which only the time is known; the name is written before its words.

        Raises UserError where the name is empty or somebody speaks there already.
        """
        speaker = _called(speaker)
        turn = next((turn for turn in self._sources.turns(source_id) if turn.id == turn_id), None)
        if turn is None or turn.speaker:
            raise UserError(_("Put the cursor into words of which nobody has said who speaks."))
        start, label = turn.speech.start, f"{speaker}: "
        with self._history.step(N_("Say who speaks in a turn of “{name}”"), name=self._sources[source_id].name):
            self._make(source_id, [TextEdit(start, "", label)])
            values = (speaker, self._who_speaks(source_id, speaker), start + len(label), turn_id)
            self._db.execute("UPDATE turn SET speaker = ?, informant_id = ?, speech_start = ? WHERE id = ?", values)
            self._after(source_id, self._sources.text(source_id))

    def proposed_repairs(self, source_id: int) -> list[Repair]:
        """What could be mended in a text that was scanned or broken; nothing is changed."""
        sources = self._sources
        (language,) = self._db.execute("SELECT language FROM project").fetchone()
        return proposed_repairs(
            sources.text(source_id), sources.blocks(source_id), sources.turns(source_id), str(language)
        )

    def repair(self, source_id: int, repairs: Iterable[Repair]) -> None:
        """Make these repairs in one step; codings stay on their words.

        Raises UserError where the text has changed since they were proposed.
        """
        repairs = list(repairs)
        text = self._sources.text(source_id)
        if any(each.stop > len(text) for each in repairs) or not set(repairs) <= set(self.proposed_repairs(source_id)):
            raise UserError(_("The text has changed in the meantime. Look at the repairs again."))
        with self._history.step(_REPAIR, name=self._sources[source_id].name):
            self._make(source_id, edits_of(text, repairs))

    def replacement(self, source_id: int, reading: Reading) -> Replacement:
        """What would change if a corrected file took the place of a source's text; nothing is changed."""
        return self._replacing.preview(source_id, reading)

    def replace(self, planned: Replacement, speakers: Iterable[Speaker] = (), *, anyway: bool = False) -> None:
        """Let a corrected file take the place of a source's text; turns and blocks are then those of the file.

        `speakers` tells what is known of those who are new. Raises UserError where nothing differs, where the text
        has changed since it was planned, and, unless it is to be done `anyway`, where the file looks like another text.
        """
        self._replacing.replace(planned, speakers, anyway)

    def _make(self, source_id: int, edits: Iterable[TextEdit]) -> None:
        edits = [edit for edit in edits if edit.removed != edit.inserted]
        if not edits:
            return
        before = self._sources.text(source_id)
        with self._history.step(_CORRECT, name=self._sources[source_id].name):
            if any("\n" in edit.inserted for edit in edits):
                for edit in edits:
                    edit_text(self._db, source_id, [edit])
                    self._part_blocks(source_id, edit)
            else:
                edit_text(self._db, source_id, edits)
            self._after(source_id, before)

    def _after(self, source_id: int, before: str) -> None:
        """Count the words again and let search follow."""
        turns = self._search.follow_edit(source_id, before)
        words = count_words(self._sources.text(source_id), turns)
        self._db.execute("UPDATE source SET words = ? WHERE id = ?", (words, source_id))

    def _part_blocks(self, source_id: int, edit: TextEdit) -> None:
        """Let a block end where a line break was typed in it, and others begin after it."""
        if "\n" not in edit.inserted:
            return
        row = self._db.execute(
            "SELECT id, start, stop, kind, level FROM block WHERE source_id = ? AND start <= ? AND stop >= ?"
            " ORDER BY start LIMIT 1",
            (source_id, edit.at, edit.at + len(edit.inserted)),
        ).fetchone()
        if row is None:
            return
        number, start, stop, kind, level = row
        parts = _lines(self._sources.text(source_id), TextRange(start, stop), edit)
        if not parts:
            return
        self._db.execute("UPDATE block SET start = ?, stop = ? WHERE id = ?", (parts[0].start, parts[0].end, number))
        self._db.conn.executemany(
            "INSERT INTO block (guid, source_id, kind, start, stop, level, page)"
            " SELECT ?, source_id, ?, ?, ?, ?, page FROM block WHERE id = ?",
            [(new_guid(), kind, part.start, part.end, level, number) for part in parts[1:]],
        )

    def _part_turn(self, turn: StoredTurn, label: TextRange, speaker: str) -> None:
        """The first part keeps the turn; what comes after the label is a new one."""
        source_id, stop, speech_stop = self._db.execute(
            "SELECT source_id, stop, speech_stop FROM turn WHERE id = ?", (turn.id,)
        ).fetchone()
        before = label.start - 1
        self._db.execute("UPDATE turn SET stop = ?, speech_stop = ? WHERE id = ?", (before, before, turn.id))
        values = (label.start, stop, label.end, speech_stop, speaker)
        self._db.execute(
            "INSERT INTO turn (guid, source_id, informant_id, start, stop, speech_start, speech_stop, speaker)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (new_guid(), source_id, self._who_speaks(source_id, speaker), *values),
        )
        self._after(source_id, self._sources.text(source_id))

    def _who_speaks(self, source_id: int, speaker: str) -> int | None:
        """The informant behind a label of a source; under a label that is new there, a new informant of its case."""
        query = "SELECT informant_id FROM turn WHERE source_id = ? AND speaker = ? ORDER BY start LIMIT 1"
        if row := self._db.execute(query, (source_id, speaker)).fetchone():
            return row[0] if row[0] is None else int(row[0])
        cursor = self._db.execute(
            "INSERT INTO informant (guid, case_id, name, role, sector, level, pseudonym, is_interviewer)"
            " SELECT ?, case_id, ?, '', '', '', '', 0 FROM source WHERE id = ?",
            (new_guid(), speaker, source_id),
        )
        return int(cursor.lastrowid or 0)

    def _call_turns(self, source_id: int, old: str, new: str) -> None:
        """Turns of this speaker are now called so; where somebody is already, they are that informant's."""
        query = "SELECT informant_id FROM turn WHERE source_id = ? AND speaker = ? ORDER BY start LIMIT 1"
        there = self._db.execute(query, (source_id, new)).fetchone()
        mine = self._db.execute(query, (source_id, old)).fetchone()
        if there is None:
            self._db.execute("UPDATE informant SET name = ? WHERE id = ? AND name = ?", (new, mine[0], old))
        self._db.execute(
            "UPDATE turn SET speaker = ?, informant_id = ? WHERE source_id = ? AND speaker = ?",
            (new, (there or mine)[0], source_id, old),
        )

    @staticmethod
    def _check(range: TextRange, text: str) -> None:
        if range.end > len(text):
            raise UserError(
                _("The text ends at position {last}, so {start}–{end} lies outside it.").format(
                    last=len(text), start=range.start, end=range.end
                )
            )


def _lines(text: str, block: TextRange, edit: TextEdit) -> list[TextRange]:
    """The parts of a block between the line breaks that an edit put into it, those with nothing in them left out."""
    breaks = [edit.at + place for place, letter in enumerate(edit.inserted) if letter == "\n"]
    starts = [block.start, *(place + 1 for place in breaks)]
    parts = [TextRange(start, stop) for start, stop in zip(starts, [*breaks, block.end], strict=True)]
    return [part for part in parts if part.of(text).strip()]


def _called(name: str) -> str:
    """A name as it is kept. Raises UserError where it is empty."""
    name = " ".join(kept(name).split())
    if not name:
        raise UserError(_("A speaker needs a name."))
    return name


def _other_speaker(turns: Sequence[StoredTurn], turn: StoredTurn) -> str:
    """Who spoke last before this turn and is somebody else, or speaks first after it."""
    place = [other.id for other in turns].index(turn.id)
    around = [*reversed(turns[:place]), *turns[place + 1 :]]
    return next((other.speaker for other in around if other.speaker != turn.speaker), turn.speaker)


def _label_of(text: str, turns: Sequence[StoredTurn], turn: StoredTurn, speaker: str) -> str:
    """How the label of a speaker is written where no time stands beside it; empty where labels are not written."""
    for other in turns:
        if other.speaker == speaker and other.time is None:
            return text[other.range.start : other.speech.start]
    if turn.range.start == turn.speech.start:
        return ""
    written = text[turn.range.start : turn.speech.start]
    return written.replace(turn.speaker, speaker) if turn.time is None else f"{speaker}: "


def _label_edit(text: str, turn: StoredTurn, old: str, new: str) -> TextEdit | None:
    """The edit that writes the new name in the label of a turn, if the old one stands there."""
    place = text.find(old, turn.range.start, turn.speech.start)
    return TextEdit(place, old, new) if place >= 0 else None
