"""Two projects that were begun apart: which rows of one are the same as those of the other."""

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.store.identity import guid_text
from qualapp.store.triggers import logged_tables, remove_triggers

Pairs = dict[bytes, bytes]
"""The guid that a row has here, by the one that it has in the other project."""

_GUID = re.compile(r'"([0-9A-F]{32})"')


@dataclass(frozen=True)
class Match:
    """A row of another project that is the same as one of ours; `theirs` is its guid."""

    noun: str
    name: str
    theirs: str


class Matching:
    """Finds the rows of another project that are the same as ours: by guid, then name and place, then content."""

    def __init__(self, ours: Database, theirs: Database, apart: Collection[str] = ()) -> None:
        self._ours = ours
        self._theirs = theirs
        self._apart = set(apart)
        self.matches: list[Match] = []
        known = dict(ours.execute("SELECT theirs, ours FROM alias"))
        self._pairs: dict[str, Pairs] = {noun: {} for noun in _QUESTIONS}
        self._known: Mapping[bytes, bytes] = known
        for noun, question in _QUESTIONS.items():
            self._match(noun, question)
        self._refuse_other_texts()

    def pairs(self) -> dict[str, Pairs]:
        """The pairs of each noun."""
        return self._pairs

    def _match(self, noun: str, question: str) -> None:
        here: dict[tuple[object, ...], bytes] = {}
        for guid, *marks in self._ours.execute(question):
            here.setdefault(self._mark(noun, marks, {}), guid)
        mine = {guid for (guid,) in self._ours.execute(f'SELECT guid FROM "{noun}"')}
        pairs, taken = self._pairs[noun], set()
        rows = list(self._theirs.execute(question))
        for guid, *marks in rows:
            same = guid if guid in mine else self._known.get(guid) or here.get(self._mark(noun, marks, self._pairs))
            if same is None or same in taken or same not in mine or guid_text(guid) in self._apart:
                continue
            taken.add(same)
            pairs[guid] = same
            if noun in _NAMED:
                self.matches.append(Match(noun, str(marks[-1]), guid_text(guid)))

    def _mark(self, noun: str, marks: Iterable[object], pairs: Mapping[str, Pairs]) -> tuple[object, ...]:
        """What tells rows of a noun apart; rows that they point to as they are called here."""
        found: list[object] = []
        for place, mark in enumerate(marks):
            if isinstance(mark, bytes):
                parent = _PARENTS[noun][place]
                found.append(pairs[parent].get(mark, mark) if pairs and parent in pairs else mark)
            elif isinstance(mark, str) and noun == "source":
                found.append(hashlib.sha256(mark.encode()).digest() if place == 0 else "")
            else:
                found.append(mark.casefold().strip() if isinstance(mark, str) else mark)
        return tuple(found)

    def _refuse_other_texts(self) -> None:
        for theirs, ours in self._pairs["source"].items():
            texts = [
                db.execute("SELECT text, name FROM source WHERE guid = ?", (guid,)).fetchone()
                for db, guid in ((self._theirs, theirs), (self._ours, ours))
            ]
            if texts[0][0] != texts[1][0]:
                raise UserError(
                    _(
                        "“{name}” has been corrected in one of the two projects only, so codings cannot be carried"
                        " over. Put the corrected text in the other project too, then merge again."
                    ).format(name=texts[1][1])
                )


_QUESTIONS = {
    "coder": "SELECT guid, name FROM coder WHERE NOT is_gone ORDER BY id",
    "case": 'SELECT guid, name FROM "case" ORDER BY id',
    "visit": (
        'SELECT v.guid, c.guid, v.kind, v.starts FROM visit v LEFT JOIN "case" c ON c.id = v.case_id ORDER BY v.id'
    ),
    "informant": (
        'SELECT i.guid, c.guid, i.name FROM informant i LEFT JOIN "case" c ON c.id = i.case_id ORDER BY i.id'
    ),
    "variable": "SELECT guid, about, name FROM variable ORDER BY id",
    "source": "SELECT guid, text, name FROM source ORDER BY id",
    "block": ("SELECT b.guid, s.guid, b.start, b.stop FROM block b JOIN source s ON s.id = b.source_id ORDER BY b.id"),
    "turn": "SELECT t.guid, s.guid, t.start, t.stop FROM turn t JOIN source s ON s.id = t.source_id ORDER BY t.id",
    "code": """WITH RECURSIVE path (id, guid, name) AS (
        SELECT id, guid, name FROM code WHERE parent_id IS NULL
        UNION ALL SELECT c.id, c.guid, p.name || ' > ' || c.name FROM code c JOIN path p ON p.id = c.parent_id)
        SELECT guid, name FROM path ORDER BY id""",
    "excerpt": (
        "SELECT e.guid, s.guid, e.start, e.stop, k.guid FROM excerpt e JOIN source s ON s.id = e.source_id"
        " JOIN coder k ON k.id = e.coder_id ORDER BY e.id"
    ),
    "coding": (
        "SELECT n.guid, e.guid, c.guid, k.guid, n.valence FROM coding n JOIN excerpt e ON e.id = n.excerpt_id"
        " JOIN code c ON c.id = n.code_id JOIN coder k ON k.id = n.coder_id ORDER BY n.id"
    ),
    "actor": "SELECT guid, name FROM actor ORDER BY id",
    "actor_form": (
        "SELECT f.guid, a.guid, f.form, f.is_exact FROM actor_form f JOIN actor a ON a.id = f.actor_id ORDER BY f.id"
    ),
    "membership": (
        "SELECT m.guid, b.guid, a.guid, m.role, m.starts FROM membership m JOIN actor b ON b.id = m.body_id"
        " JOIN actor a ON a.id = m.actor_id ORDER BY m.id"
    ),
    "relation": "SELECT guid, name FROM relation ORDER BY id",
    "tie": (
        "SELECT t.guid, e.guid, a.guid, b.guid, r.guid, k.guid FROM tie t JOIN excerpt e ON e.id = t.excerpt_id"
        " JOIN actor a ON a.id = t.from_id JOIN actor b ON b.id = t.to_id JOIN relation r ON r.id = t.relation_id"
        " JOIN coder k ON k.id = t.coder_id ORDER BY t.id"
    ),
    "mention": (
        "SELECT m.guid, e.guid, a.guid, k.guid FROM mention m JOIN excerpt e ON e.id = m.excerpt_id"
        " JOIN actor a ON a.id = m.actor_id JOIN coder k ON k.id = m.coder_id ORDER BY m.id"
    ),
    "value": (
        "SELECT n.guid, v.guid, coalesce(c.guid, s.guid, i.guid) FROM value n JOIN variable v ON v.id = n.variable_id"
        ' LEFT JOIN "case" c ON c.id = n.case_id LEFT JOIN source s ON s.id = n.source_id'
        " LEFT JOIN informant i ON i.id = n.informant_id ORDER BY n.id"
    ),
}

_PARENTS = {
    "visit": {0: "case"},
    "informant": {0: "case"},
    "block": {0: "source"},
    "turn": {0: "source"},
    "excerpt": {0: "source", 3: "coder"},
    "coding": {0: "excerpt", 1: "code", 2: "coder"},
    "value": {0: "variable", 1: "case"},
    "actor_form": {0: "actor"},
    "membership": {0: "actor", 1: "actor"},
    "tie": {0: "excerpt", 1: "actor", 2: "actor", 3: "relation", 4: "coder"},
    "mention": {0: "excerpt", 1: "actor", 2: "coder"},
}

_NAMED = {"coder", "case", "informant", "variable", "source", "code", "actor", "relation"}


def let_be_ours(theirs: Database, ours: Database, pairs: Mapping[str, Pairs]) -> None:
    """Let a copy of another project call its rows as we do, so that it can be merged like a copy of ours."""
    remove_triggers(theirs)
    _leave_out_layouts(theirs, pairs)
    changed = [(new, old, noun) for noun, found in pairs.items() for old, new in found.items() if old != new]
    for new, old, noun in changed:
        theirs.execute(f'UPDATE "{noun}" SET guid = ? WHERE guid = ?', (new, old))
    names = {old.hex().upper(): new.hex().upper() for new, old, _noun in changed}
    rows = theirs.execute("SELECT step_id, place, row, old FROM change").fetchall()
    swapped = {old: new for new, old, _noun in changed}
    theirs.conn.executemany(
        "UPDATE change SET row = ?, old = ? WHERE step_id = ? AND place = ?",
        [
            (swapped.get(row, row), _renamed(old, names), step, place)
            for step, place, row, old in rows
            if row in swapped or (old and _renamed(old, names) != old)
        ],
    )
    theirs.execute("DELETE FROM change WHERE noun = 'project'")
    columns = [column for table in logged_tables(ours) if table.name == "project" for column in table.columns]
    for column in ("guid", *columns):
        (value,) = ours.execute(f"SELECT {column} FROM project").fetchone()
        theirs.execute(f"UPDATE project SET {column} = ?", (value,))


def _leave_out_layouts(theirs: Database, pairs: Mapping[str, Pairs]) -> None:
    """Of a text that we have too, our paragraphs and turns are kept."""
    for noun in ("block", "turn"):
        rows = theirs.execute(f"SELECT n.guid, s.guid FROM {noun} n JOIN source s ON s.id = n.source_id").fetchall()
        spare = [(row,) for row, source in rows if source in pairs["source"] and row not in pairs[noun]]
        theirs.conn.executemany(f"DELETE FROM {noun} WHERE guid = ?", spare)
    theirs.conn.executemany("DELETE FROM change WHERE op = 'e' AND row = ?", [(guid,) for guid in pairs["source"]])


def _renamed(old: str | None, names: Mapping[str, str]) -> str | None:
    return _GUID.sub(lambda found: f'"{names.get(found[1], found[1])}"', old) if old else old


def remembered(pairs: Mapping[str, Pairs]) -> Iterator[tuple[bytes, bytes]]:
    """What is to be known when the other project comes again."""
    return ((old, new) for found in pairs.values() for old, new in found.items() if old != new)
