"""Texts of another program on their way in, each with its excerpts and codings."""

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import _, _n
from qualapp.model.exchange import Kept, TravellingSource, derived_guid
from qualapp.model.source import Fidelity, SourceKind, Visit
from qualapp.model.text import kept
from qualapp.store.exchange.arrival import Arrival
from qualapp.store.exchange.blobs import keep_file
from qualapp.store.exchange.marks import DETAIL_OF, description_guid
from qualapp.store.exchange.own_rows import OwnRows
from qualapp.store.identity import guid_text, now
from qualapp.store.sources import Sources
from qualapp.store.triggers import Logged

_Choice = TypeVar("_Choice", bound=StrEnum)


class ArrivingSources:
    """Puts texts in as they come, one after the other; to be used inside a step, after the head."""

    def __init__(
        self,
        db: Database,
        tables: Mapping[str, Logged],
        arrival: Arrival,
        sources: Sources,
    ) -> None:
        self._db = db
        self._tables = tables
        self._arrival = arrival
        self._sources = sources
        self.new: list[bytes] = []
        """The guids of the texts that came in."""

    def take(self, source: TravellingSource) -> int | None:
        """Put one text in unless it is here already, with the notes on it; its id, or None where it has no text."""
        arrival = self._arrival
        number = self._here(source)
        arrival.memos.know(source.own)
        if number is not None:
            arrival.newcomers.known["source"] += 1
            self._give_values(source, number)
        elif not source.text.strip():
            arrival.left_out(_without_text(source), source.name)
            return None
        else:
            number = self._put(source)
        arrival.memos.attach(source.notes, "source_id", number)
        self._describe(source, number)
        return number

    def _here(self, source: TravellingSource) -> int | None:
        """The text here with this guid and these very words."""
        newcomers = self._arrival.newcomers
        number = newcomers.placed("source", source.guid, text=source.text)
        other = newcomers.here("source", [source.guid]).get(source.guid)
        if number is None and other is not None:
            name = self._sources[other].name
            self._arrival.adapted(_("“{name}” is here with another text; theirs came in beside it.").format(name=name))
        return number

    def _put(self, source: TravellingSource) -> int:
        arrival = self._arrival
        if kept(source.text) != source.text:
            raise ValueError(f"the text of {source.name!r} has not been normalised")
        number = arrival.newcomers.number("source")
        guid = arrival.newcomers.guid("source", source.guid)
        case = arrival.case_of_source.get(source.guid)
        details = self._details(source)
        sha256 = self._original(source)
        name = " ".join(kept(source.name).split()) or _("Nameless text")
        self._db.execute(
            "INSERT INTO source (id, guid, case_id, visit_id, coder_id, name, kind, date, activity, origin, sha256,"
            " characters, words, created, text, fidelity) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(number, guid, case, self._sources.visit(case, details.visit), arrival.person(source.by), name),
                *(
                    details.kind,
                    details.date,
                    details.activity,
                    kept(source.original.name if source.original else name),
                ),
                *(
                    sha256,
                    len(source.text),
                    0,
                    now() if source.at is None else source.at,
                    source.text,
                    details.fidelity,
                ),
            ),
        )
        self.new.append(guid)
        own = self._give_values(source, number)
        if source.own and source.own_text == hashlib.sha256(source.text.encode()).hexdigest():
            self._lay_out_as_before(source, number, own)
        else:
            self._sources.lay_out(
                number,
                source.text,
                source.blocks,
                source.turns,
                case,
                lambda noun, name: arrival.newcomers.guid(noun, derived_guid(noun, guid_text(guid), name)),
            )
        if source.kind == "Note":
            self._arrival.keep(Kept(derived_guid("note", source.guid), "Note", "", source.name, texts=(source.guid,)))
        return number

    def _give_values(self, source: TravellingSource, number: int) -> OwnRows:
        own = OwnRows(self._db, self._tables, source.own, self._arrival.newcomers)
        self._arrival.values.give("source", number, source.guid, source.values, own)
        return own

    def _details(self, source: TravellingSource) -> "_Details":
        told = {DETAIL_OF[value.variable]: value.text for value in source.values if value.variable in DETAIL_OF}
        kind = SourceKind.INTERVIEW if source.turns else SourceKind.DOCUMENT
        return _Details(
            kind=_one_of(SourceKind, told.get("kind")) or kind,
            visit=_one_of(Visit, told.get("visit")),
            fidelity=_one_of(Fidelity, told.get("fidelity")) or "",
            activity=kept(told.get("activity", "")),
            date=_day(told.get("date", "")),
        )

    def _original(self, source: TravellingSource) -> str | None:
        if source.original is None:
            return None
        sha256 = keep_file(self._db, source.original)
        if sha256 is None:
            sentence = _("The file “{name}” is too big to be kept in a project.")
            self._arrival.left_out(sentence.format(name=source.original.name), source.name)
        return sha256

    def _lay_out_as_before(self, source: TravellingSource, number: int, own: OwnRows) -> None:
        """Blocks and turns of a text that this program wrote and nobody has changed since."""
        own.complete("source", source.guid, number)
        own.insert("block")
        own.insert("turn")
        beyond = self._db.execute(
            "SELECT 1 FROM block WHERE source_id = ? AND stop > ? UNION ALL"
            " SELECT 1 FROM turn WHERE source_id = ? AND max(stop, speech_stop) > ?",
            (number, len(source.text), number, len(source.text)),
        ).fetchone()
        if beyond:
            raise UserError(_("The blocks or turns of “{name}” lie outside its text.").format(name=source.name))

    def _describe(self, source: TravellingSource, number: int) -> None:
        coder = self._arrival.person(source.by)
        place = ("source_id", number)
        (guid,) = self._db.execute("SELECT guid FROM source WHERE id = ?", (number,)).fetchone()
        self._arrival.memos.write(description_guid(guid_text(guid)), source.description, place, coder, source.at)


@dataclass(frozen=True)
class _Details:
    kind: str
    visit: Visit | None
    fidelity: str
    activity: str
    date: str | None


def _one_of(choices: type[_Choice], told: str | None) -> _Choice | None:
    return choices(told) if told in set(choices) else None


def _day(told: str) -> str | None:
    try:
        return datetime.date.fromisoformat(told).isoformat()
    except ValueError:
        return None


def _without_text(source: TravellingSource) -> str:
    sentence = _n(
        "“{name}” has no text; it was left out with {n} selection.",
        "“{name}” has no text; it was left out with {n} selections.",
        len(source.selections),
    )
    return sentence.format(name=source.name, n=len(source.selections))
