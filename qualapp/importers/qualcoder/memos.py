"""QualCoder's memos, annotations and journals as notes."""

from collections.abc import Iterator

from qualapp.i18n import _
from qualapp.importers.foreign_database import ForeignDatabase, Row
from qualapp.importers.qualcoder.identity import PLACE, Identity, instant
from qualapp.model.exchange import Note

MEMO_TABLES = {"code_text": "ctid", "annotation": "anid", "case_text": "id", "code_image": "imid", "code_av": "avid"}
"""The tables whose memos are notes, with their keys; those of codes, cases and sources are descriptions."""
_IMPORTANT = ("code_text", "code_image", "code_av")
_JOURNALS = ("name", "jentry", "jid", "owner", "date")


def notes_of(database: ForeignDatabase, identity: Identity) -> Iterator[Note]:
    """All notes of a project, and one that all codings share that were marked as important."""
    if any(row.number("important") for table in _IMPORTANT for row in database.rows(table, "important")):
        yield Note(important_guid(identity), _("Marked as important in QualCoder."), _("Important"))
    for table, key in MEMO_TABLES.items():
        for row in database.rows(table, key, *PLACE, "memo", "date"):
            if text := row.prose("memo"):
                yield _note(identity.note(table, row, key), row, text, identity)
    yield from journals_of(database, identity)


def journals_of(database: ForeignDatabase, identity: Identity) -> Iterator[Note]:
    """The journals, which are notes on the project."""
    for row in database.rows("journal", *_JOURNALS):
        if row.prose("jentry") or row.line("name"):
            guid = identity.note("journal", row, "jid")
            yield _note(guid, row, row.prose("jentry"), identity, row.line("name"))


def notes_on(table: str, row: Row, identity: Identity) -> tuple[str, ...]:
    """The guids of the notes on a row of one of these tables."""
    memo = (identity.note(table, row, MEMO_TABLES[table]),) if row.prose("memo") else ()
    return (*memo, important_guid(identity)) if row.number("important") else memo


def important_guid(identity: Identity) -> str:
    """The guid of the note on what was marked as important."""
    return identity.named("important")


def _note(guid: str, row: Row, text: str, identity: Identity, name: str = "") -> Note:
    return Note(guid, text, name, identity.person(row.line("owner")), instant(row.words("date")))
