"""Whether a project file is sound, looked at from all sides; one sentence for each thing that is not."""

import hashlib
import json
from collections.abc import Iterator

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.model.text import normalise
from qualapp.store.connection import MIGRATIONS
from qualapp.store.search import Search
from qualapp.store.triggers import Logged, logged_tables, trigger_statements


def check(db: Database, search: Search) -> Iterator[str]:
    """What is wrong with a project, in sentences; nothing where all is well."""
    tables = logged_tables(db)
    damage = list(_damage(db))
    yield from damage
    if not damage:
        yield from _positions(db)
        yield from _texts(db)
        yield from _originals(db)
        yield from _tree(db)
        yield from _history(db, tables)
        yield from _search(db, search)


def _damage(db: Database) -> Iterator[str]:
    try:
        answers = [answer for (answer,) in db.execute("PRAGMA quick_check") if answer != "ok"]
    except UserError as error:
        yield error.message
        return
    for answer in answers:
        yield _("The database is damaged: {problem}.").format(problem=answer)
    for table, number, parent, _index in db.execute("PRAGMA foreign_key_check"):
        yield _("Row {number} of {table} points to a row of {parent} that is not there.").format(
            number=number, table=table, parent=parent
        )


def _positions(db: Database) -> Iterator[str]:
    for table in ("block", "turn", "excerpt"):
        query = (
            f"SELECT t.id, t.start, t.stop, s.name, s.characters FROM {table} t"
            " JOIN source s ON s.id = t.source_id WHERE t.stop > s.characters"
        )
        for number, start, stop, name, characters in db.execute(query):
            yield _(
                "{table} {number} ({start}–{stop}) lies outside “{source}”, which has {characters} characters."
            ).format(table=table, number=number, start=start, stop=stop, source=name, characters=characters)
    yield from _astray(db)
    yield from _overlaps(db)


def _astray(db: Database) -> Iterator[str]:
    rows = db.execute(
        "SELECT k.id FROM coding k JOIN excerpt e ON e.id = k.excerpt_id WHERE e.source_id <> k.source_id"
    )
    for (number,) in rows:
        yield _("Coding {number} and its excerpt are of two different sources.").format(number=number)


def _overlaps(db: Database) -> Iterator[str]:
    for table in ("block", "turn"):
        rows = db.execute(
            "SELECT id FROM (SELECT id, start, max(stop) OVER (PARTITION BY source_id ORDER BY start, stop"
            f" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached FROM {table}) WHERE reached > start"
        )
        for (number,) in rows:
            yield _("{table} {number} overlaps the one before it.").format(table=table, number=number)


def _texts(db: Database) -> Iterator[str]:
    for name, text, characters in db.execute("SELECT name, text, characters FROM source"):
        if len(text) != characters:
            yield _("“{source}” has {found} characters, but {noted} are noted.").format(
                source=name, found=len(text), noted=characters
            )
        if normalise(text).text != text:
            yield _("“{source}” holds characters that no text of a project may have.").format(source=name)


def _originals(db: Database) -> Iterator[str]:
    for name, sha256, content in db.execute("SELECT name, sha256, bytes FROM original"):
        if hashlib.sha256(content).hexdigest() != sha256:
            yield _("The original “{name}” is not what was imported.").format(name=name)
    missing = db.execute(
        "SELECT name FROM source WHERE sha256 IS NOT NULL AND sha256 NOT IN (SELECT sha256 FROM original)"
    )
    for (name,) in missing:
        yield _("The original of “{source}” is missing.").format(source=name)


def _tree(db: Database) -> Iterator[str]:
    below = {"code": _("Code “{name}” lies below itself."), "actor": _("Actor “{name}” belongs to itself.")}
    for noun, sentence in below.items():
        reached = (
            f"WITH RECURSIVE reached (id) AS (SELECT id FROM {noun} WHERE parent_id IS NULL"
            f" UNION SELECT c.id FROM {noun} c JOIN reached r ON c.parent_id = r.id) SELECT id FROM reached"
        )
        for (name,) in db.execute(f"SELECT name FROM {noun} WHERE id NOT IN ({reached})"):
            yield sentence.format(name=name)
    for name, rank in db.execute("SELECT name, rank FROM code"):
        if not rank or rank.endswith("0") or not (rank.isascii() and rank.isalnum()):
            yield _("Code “{name}” has no place among its siblings.").format(name=name)


def _history(db: Database, tables: list[Logged]) -> Iterator[str]:
    triggers = {sql for (sql,) in db.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")}
    for table in tables:
        if not triggers.issuperset(trigger_statements(table)):
            yield _("The history does not follow {table}.").format(table=table.name)
        yield from _rows_against_history(db, table)
        yield from _guids(db, table.name)
    if db.execute("SELECT 1 FROM shifting").fetchone():
        yield _("The history does not follow what moves in the texts.")
    yield from _steps(db)
    yield from _changes(db, {table.name: {"id", "guid", *table.columns} for table in tables})


def _rows_against_history(db: Database, table: Logged) -> Iterator[str]:
    """The last insert or delete of each row says whether it is there; a row without an insert was never made."""
    in_order = (
        "SELECT c.row, c.op FROM change c JOIN step s ON s.id = c.step_id"
        " WHERE c.noun = ? AND c.op IN ('i', 'd') AND s.came_with IS NULL ORDER BY c.step_id, c.place"
    )
    noted = dict(db.execute(in_order, (table.name,)))
    there = {guid for (guid,) in db.execute(f'SELECT guid FROM "{table.name}"')}
    for guid in there - {row for row, op in noted.items() if op == "i"}:
        yield _("The history knows nothing of {table} {guid}, which is there.").format(
            table=table.name, guid=guid.hex()
        )
    for guid, op in noted.items():
        if op == "i" and guid not in there:
            yield _("{table} {guid} is gone, but the history does not say so.").format(
                table=table.name, guid=guid.hex()
            )


def _guids(db: Database, table: str) -> Iterator[str]:
    rows = db.execute(
        f"""SELECT hex(guid) FROM "{table}" WHERE length(guid) <> 16 OR substr(hex(guid), 13, 1) NOT BETWEEN '1' AND '8'
        OR substr(hex(guid), 17, 1) NOT IN ('8', '9', 'A', 'B')"""
    )
    for (guid,) in rows:
        yield _("{table} {guid} has a name of the wrong form.").format(table=table, guid=guid)


_IDLE = "SELECT id FROM step WHERE kind <> 'merge' AND came_with IS NULL AND id NOT IN (SELECT step_id FROM change)"


def _steps(db: Database) -> Iterator[str]:
    queries = {
        _("Step {number} was made by a coder who is not there."): (
            "SELECT id FROM step WHERE coder_id NOT IN (SELECT id FROM coder)"
        ),
        _("Step {number} has changed nothing."): (_IDLE),
        _("Step {number} is of a newer version than the file."): (
            f"SELECT id FROM step WHERE schema_version > {MIGRATIONS}"
        ),
        _("Step {number} takes back what another has taken back already."): (
            "SELECT max(id) FROM step WHERE undoes IS NOT NULL GROUP BY undoes HAVING count(*) > 1"
        ),
        _("Step {number} does not come after the one before it."): (
            "SELECT id FROM (SELECT id, clock, lag(clock) OVER (ORDER BY id) AS before FROM step"
            " WHERE came_with IS NULL) WHERE clock <= before"
        ),
    }
    for sentence, query in queries.items():
        for (number,) in db.execute(query):
            yield sentence.format(number=number)


def _changes(db: Database, columns: dict[str, set[str]]) -> Iterator[str]:
    """What each change noted can be read, and names what there is; those of an older version may name other things."""
    rows = db.execute(
        "SELECT c.step_id, c.place, c.noun, c.op, c.old FROM change c JOIN step s ON s.id = c.step_id"
        " WHERE s.schema_version = ? AND (c.old IS NOT NULL OR c.op <> 'i')",
        (MIGRATIONS,),
    )
    for step_id, place, noun, op, old in rows:
        if not _can_be_taken_back(columns.get(noun), op, old):
            yield _("Change {number} cannot be taken back.").format(number=f"{step_id}.{place}")


def _can_be_taken_back(columns: set[str] | None, op: str, old: str | None) -> bool:
    try:
        noted = json.loads(old or "", strict=False)
    except ValueError:
        return False
    if columns is None or not isinstance(noted, dict) or not noted:
        return False
    if op == "e":
        return set(noted) == {"at", "removed", "inserted"}
    return set(noted) == columns - {"guid"} if op == "d" else set(noted) <= columns - {"id"}


def _search(db: Database, search: Search) -> Iterator[str]:
    if not search.is_current():
        yield _("The search tables are missing or old.")
        return
    stale = "SELECT count(*) FROM passage WHERE source_id NOT IN (SELECT id FROM source)"
    if db.execute(stale).fetchone()[0]:
        yield _("Search still finds a source that is gone.")
    for number, name in db.execute("SELECT id, name FROM source").fetchall():
        if not search.is_complete(number):
            yield _("Search does not find all of “{source}”.").format(source=name)
