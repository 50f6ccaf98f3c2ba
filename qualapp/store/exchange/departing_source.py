"""The texts of a project on their way to other programs, one after the other, with all that was said of them."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sqlite_utils import Database

from qualapp.model.exchange import OwnRow, Selection, TravellingCoding, TravellingSource, TravellingValue
from qualapp.store.blinding import Blinding
from qualapp.store.claim_tables import CLAIMS
from qualapp.store.exchange.blobs import file_of
from qualapp.store.exchange.marks import description_guid, detail_guid, title_guid, told_otherwise, whole_guid
from qualapp.store.exchange.own_rows import OF_SOURCE, OWN_CLAIMS, rows_of
from qualapp.store.identity import guid_text
from qualapp.store.triggers import Logged

_Grouped = Mapping[int, list[tuple[Any, ...]]]
_PDF = ".pdf"
_TEXTS_IN = {"PDFSource": "Representation", "PictureSource": "TextDescription", "Note": "Note"}


def _only_mentioned(excerpt: str) -> str:
    """The condition that nothing but mentions rests on an excerpt, which is nothing for other programs to see."""
    others = " OR ".join(
        f"EXISTS (SELECT 1 FROM {claim} WHERE excerpt_id = {excerpt}.id)" for claim in CLAIMS if claim != "mention"
    )
    return f"EXISTS (SELECT 1 FROM mention WHERE excerpt_id = {excerpt}.id) AND NOT ({others})"


class DepartingSources:
    """Reads the sources of a project as other programs are told of them."""

    def __init__(self, db: Database, tables: Mapping[str, Logged], blinding: Blinding) -> None:
        self._db = db
        self._tables = tables
        self._blinding = blinding

    def all(self) -> Iterator[TravellingSource]:
        """The sources in the order of their import; one is held in memory."""
        self._coders = dict(_written(self._db.execute("SELECT id, guid FROM coder")))
        self._codes = dict(_written(self._db.execute("SELECT id, guid FROM code")))
        self._kinds = self._kinds_of_texts()
        for (number,) in self._db.execute("SELECT id FROM source ORDER BY id").fetchall():
            yield self._one(number)

    def _one(self, number: int) -> TravellingSource:
        guid, name, text, coder, created, sha256 = self._db.execute(
            "SELECT guid, name, text, coder_id, created, sha256 FROM source WHERE id = ?", (number,)
        ).fetchone()
        written = guid_text(guid)
        memos = self._memos("source_id = ?", number)[number]
        original = file_of(self._db, sha256) if sha256 else None
        kind = "Representation" if original and original.name.lower().endswith(_PDF) else "TextSource"
        return TravellingSource(
            guid=written,
            name=name,
            text=text,
            kind=self._kinds.get(written, kind),
            description=_text_of(memos, description_guid(written)),
            by=self._coders[coder],
            at=created,
            original=original,
            selections=tuple(self._selections(number, written, len(text))),
            notes=_others(memos, description_guid(written)),
            values=tuple(self._values(number)),
            own=tuple(self._own(number)),
            own_text=hashlib.sha256(text.encode()).hexdigest(),
        )

    def _selections(self, number: int, source: str, length: int) -> Iterator[Selection]:
        notes = self._memos("excerpt_id IN (SELECT id FROM excerpt WHERE source_id = ?)", number)
        codings = self._codings(number)
        rows = self._db.execute(
            "SELECT id, guid, start, stop, coder_id, created FROM excerpt"
            f" WHERE source_id = ? AND NOT ({_only_mentioned('excerpt')}) ORDER BY start, id",
            (number,),
        ).fetchall()
        for excerpt, guid, start, stop, coder, created in rows:
            memos, said = notes[excerpt], tuple(codings[excerpt])
            if not (memos or said) and self._blinding.is_on:
                continue
            written = guid_text(guid)
            yield Selection(
                guid=written,
                start=start,
                end=stop,
                name=_text_of(memos, title_guid(written)),
                description=_text_of(memos, description_guid(written)),
                by=self._coders[coder],
                at=created,
                codings=said,
                notes=_others(memos, description_guid(written), title_guid(written)),
                is_whole=(start, stop) == (0, length) and written == whole_guid(source),
            )

    def _codings(self, number: int) -> Mapping[int, list[TravellingCoding]]:
        notes = self._memos("coding_id IN (SELECT id FROM coding WHERE source_id = ?)", number)
        found: dict[int, list[TravellingCoding]] = defaultdict(list)
        rows = self._db.execute(
            "SELECT id, excerpt_id, guid, code_id, coder_id, created, valence, weight, level, horizon, statement,"
            f" is_result FROM coding WHERE source_id = ? AND {self._blinding.only('coder_id')} ORDER BY created, id",
            (number,),
        ).fetchall()
        for coding, excerpt, guid, code, coder, created, valence, weight, level, horizon, statement, result in rows:
            told = _others(notes[coding])
            who, what = self._coders[coder], self._codes[code]
            found[excerpt].append(
                TravellingCoding(
                    guid=guid_text(guid),
                    code=what,
                    by=who,
                    at=created,
                    notes=told,
                    valence=valence,
                    weight=weight,
                    level=level,
                    horizon=horizon,
                    statement=statement,
                    is_result=bool(result),
                )
            )
        return found

    def _memos(self, condition: str, number: int) -> _Grouped:
        """Memos by the id of what they are about: guid and text."""
        about = condition.split()[0]
        found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
        query = (
            f"SELECT {about}, guid, text FROM memo WHERE {about} IS NOT NULL AND {condition}"
            f" AND {self._blinding.only('coder_id')} ORDER BY id"
        )
        for where, guid, text in self._db.execute(query, (number,)):
            found[where].append((guid_text(guid), text))
        return found

    def _values(self, number: int) -> Iterator[TravellingValue]:
        kind, date, activity, fidelity, visit = self._db.execute(
            "SELECT s.kind, s.date, s.activity, s.fidelity, v.kind FROM source s LEFT JOIN visit v ON v.id = s.visit_id"
            " WHERE s.id = ?",
            (number,),
        ).fetchone()
        details = {"kind": kind, "date": date, "visit": visit, "activity": activity, "fidelity": fidelity}
        for name, value in details.items():
            if value:
                yield TravellingValue(detail_guid(name), value)
        for guid, text in self._db.execute(
            "SELECT x.guid, v.text FROM value v JOIN variable x ON x.id = v.variable_id WHERE v.source_id = ?"
            " ORDER BY x.rank, v.id",
            (number,),
        ):
            yield TravellingValue(guid_text(guid), text)

    def _own(self, number: int) -> Iterator[OwnRow]:
        for noun in OF_SOURCE:
            condition = "t.id = ?" if noun == "source" else "t.source_id = ?"
            yield from rows_of(self._db, self._tables[noun], condition, (number,))
        yield from rows_of(
            self._db, self._tables["excerpt"], f"t.source_id = ? AND ({_only_mentioned('t')})", (number,)
        )
        for noun in OWN_CLAIMS:
            mine = f"t.source_id = ? AND {self._blinding.only('t.coder_id')}"
            yield from rows_of(self._db, self._tables[noun], mine, (number,))
        yield from self._descriptions(number)

    def _descriptions(self, number: int) -> Iterator[OwnRow]:
        """The memos that travel as descriptions and titles: who wrote them when."""
        rows = self._db.execute(
            "SELECT m.guid, s.guid, e.guid FROM memo m LEFT JOIN source s ON s.id = m.source_id"
            " LEFT JOIN excerpt e ON e.id = m.excerpt_id WHERE s.id = ? OR e.source_id = ?",
            (number, number),
        ).fetchall()
        for guid, source, excerpt in rows:
            if guid_text(guid) in told_otherwise(guid_text(source or excerpt)):
                yield from rows_of(self._db, self._tables["memo"], "t.guid = ?", (guid,))

    def _kinds_of_texts(self) -> dict[str, str]:
        """As what texts travel that came in a picture, PDF, recording or note."""
        found: dict[str, str] = {}
        for kind, texts in self._db.execute("SELECT kind, texts FROM kept WHERE texts <> '[]'"):
            found |= dict.fromkeys(json.loads(texts), _TEXTS_IN.get(kind, "Transcript"))
        return found


def _written(rows: Any) -> Iterator[tuple[int, str]]:
    return ((number, guid_text(guid)) for number, guid in rows)


def _text_of(memos: list[tuple[Any, ...]], guid: str) -> str:
    return next((text for written, text in memos if written == guid), "")


def _others(memos: list[tuple[Any, ...]], *but: str) -> tuple[str, ...]:
    return tuple(guid for guid, _text in memos if guid not in but)
