"""What excerpts say about the links, nodes and hypotheses of a theory."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.coding import Statement
from qualapp.model.text import TextRange, kept
from qualapp.model.theory import Evidence, EvidenceFilter, PlacedEvidence, Stance
from qualapp.store.blinding import Blinding
from qualapp.store.claim_tables import drop_bare
from qualapp.store.codings import Codings
from qualapp.store.history import History
from qualapp.store.identity import guid_text, new_guid, now
from qualapp.store.inherited_evidence import Inherited, inherited

FIELDS = ("stance", "strength", "statement", "note")
ABOUT = ("link_id", "node_id", "hypothesis_id")


class EvidenceClaims:
    """Give evidence, say how it is meant, and take it away."""

    def __init__(self, db: Database, history: History, codings: Codings, blinding: Blinding) -> None:
        self._db = db
        self._history = history
        self._codings = codings
        self._blinding = blinding

    def give(
        self,
        source_id: int,
        range: TextRange,
        stance: Stance,
        *,
        strength: int | None = None,
        statement: Statement | None = None,
        note: str = "",
        **about: int,
    ) -> Evidence:
        """Say that a stretch of a source bears on `link_id`, `node_id` or `hypothesis_id`.

        Who has said so of the same excerpt already changes what they said.
        Raises UserError where the stretch is empty or outside the text.
        """
        ((column, number),) = about.items()
        if column not in ABOUT:
            raise ValueError(f"evidence is about no {column}")
        values: dict[str, object] = {"stance": stance, "strength": strength, "statement": statement, "note": kept(note)}
        with self._history.step(N_("Give evidence")):
            excerpt = self._codings.excerpt_at(source_id, range)
            found = self._db.execute(
                f"SELECT id FROM evidence WHERE excerpt_id = ? AND {column} = ? AND coder_id = ?",
                (excerpt, number, self._history.coder_id),
            ).fetchone()
            evidence = found[0] if found else self._insert(excerpt, source_id, column, number, values)
            if found:
                self.describe([evidence], **values)
        return self[evidence]

    def describe(self, evidence_ids: Iterable[int], **values: object) -> None:
        """Set stance, strength, statement or note of one's own evidence.

        Raises UserError where one is another coder's.
        """
        if not values or set(values) - set(FIELDS):
            raise ValueError(f"evidence has no {set(values) - set(FIELDS)}")
        sets = ", ".join(f"{column} = ?" for column in values)
        ids = self._own(evidence_ids)
        with self._history.step(N_("Describe evidence")):
            self._db.conn.executemany(
                f"UPDATE evidence SET {sets} WHERE id = ?", [(*values.values(), number) for number in ids]
            )

    def remove(self, evidence_ids: Iterable[int]) -> None:
        """Take one's own evidence away, and excerpts that nothing else rests on.

        Raises UserError where one is another coder's.
        """
        ids = self._own(evidence_ids)
        if not ids:
            return
        with self._history.step(N_("Take evidence away")):
            excerpts = [self[number].excerpt_id for number in ids]
            self._db.conn.executemany("DELETE FROM evidence WHERE id = ?", [(number,) for number in ids])
            drop_bare(self._db, excerpts)

    def __getitem__(self, evidence_id: int) -> Evidence:
        row = self._db.execute(f"SELECT {_EVIDENCE} FROM evidence e WHERE e.id = ?", (evidence_id,)).fetchone()
        if row is None:
            raise KeyError(evidence_id)
        return _evidence(row)

    def in_source(self, source_id: int) -> list[Evidence]:
        """The evidence in a source that may be shown, in the order in which it was given."""
        rows = self._db.execute(
            f"SELECT {_EVIDENCE} FROM evidence e WHERE e.source_id = ? AND {self._blinding.only('e.coder_id')}"
            " ORDER BY e.id",
            (source_id,),
        )
        return [_evidence(row) for row in rows]

    def of_excerpt(self, excerpt_id: int) -> list[Evidence]:
        """The evidence on an excerpt that may be shown, in the order in which it was given."""
        rows = self._db.execute(
            f"SELECT {_EVIDENCE} FROM evidence e WHERE e.excerpt_id = ? AND {self._blinding.only('e.coder_id')}"
            " ORDER BY e.id",
            (excerpt_id,),
        )
        return [_evidence(row) for row in rows]

    def latest_about(self, most: int = 5) -> list[tuple[str, int]]:
        """What the working coder gave evidence about last, newest first: column and id, as `give` takes them."""
        rows = self._db.execute(
            "SELECT link_id, node_id, hypothesis_id FROM evidence WHERE coder_id = ?"
            " GROUP BY link_id, node_id, hypothesis_id ORDER BY max(created) DESC, max(id) DESC LIMIT ?",
            (self._history.coder_id, most),
        )
        return [next((column, number) for column, number in zip(ABOUT, row, strict=True) if number) for row in rows]

    def of_theory(self, theory_id: int, wanted: EvidenceFilter | None = None) -> list[PlacedEvidence]:
        """The evidence for a theory's nodes and links that may be shown, by source and place.

        A merged theory has that of the theories it came from beside its own, as if given for what it has of them.
        """
        nodes = "SELECT id FROM theory_node WHERE theory_id = :about"
        links = "SELECT id FROM theory_link WHERE theory_id = :about"
        before = inherited(self._db, theory_id)
        nodes += "".join(f" UNION SELECT {number}" for number in before.nodes)
        links += "".join(f" UNION SELECT {number}" for number in before.links)
        found = self._placed(f"(e.node_id IN ({nodes}) OR e.link_id IN ({links}))", theory_id, wanted)
        return [_handed_down(placed, before) for placed in found] if before.nodes else found

    def of_hypothesis(self, hypothesis_id: int, wanted: EvidenceFilter | None = None) -> list[PlacedEvidence]:
        """The evidence for a hypothesis that may be shown, by source and place."""
        return self._placed("e.hypothesis_id = :about", hypothesis_id, wanted)

    def of_hypotheses(self) -> dict[int, list[PlacedEvidence]]:
        """The evidence for all hypotheses that may be shown, by hypothesis, then by source and place."""
        found: dict[int, list[PlacedEvidence]] = {}
        for placed in self._placed("e.hypothesis_id IS NOT NULL", 0, None):
            found.setdefault(placed.evidence.hypothesis_id or 0, []).append(placed)
        return found

    def _placed(self, condition: str, about: int, wanted: EvidenceFilter | None) -> list[PlacedEvidence]:
        rows = self._db.execute(
            f"SELECT {_EVIDENCE}, x.start, x.stop, s.case_id, coalesce(v.kind, ''),"
            " (SELECT t.id FROM turn t WHERE t.source_id = x.source_id AND t.start <= x.start AND t.stop > x.start"
            " ORDER BY t.start DESC LIMIT 1) AS spoken"
            " FROM evidence e JOIN excerpt x ON x.id = e.excerpt_id JOIN source s ON s.id = e.source_id"
            f" LEFT JOIN visit v ON v.id = s.visit_id WHERE {condition} AND {self._blinding.only('e.coder_id')}"
            " ORDER BY s.name, s.id, x.start, e.id",
            {"about": about},
        ).fetchall()
        who = self._speakers({row[-1] for row in rows if row[-1] is not None})
        found = [_placed(row, *who.get(row[-1], (None, ""))) for row in rows]
        return [placed for placed in found if wanted is None or _fits(placed, wanted)]

    def _speakers(self, turns: Collection[int]) -> dict[int, tuple[int | None, str]]:
        """Who speaks in these turns, and in what role."""
        found: dict[int, tuple[int | None, str]] = {}
        numbers = sorted(turns)
        for first in range(0, len(numbers), 500):
            part = numbers[first : first + 500]
            marks = ",".join("?" * len(part))
            rows = self._db.execute(
                "SELECT t.id, i.id, coalesce(i.role, '') FROM turn t LEFT JOIN informant i"
                f" ON i.id = t.informant_id AND NOT i.is_interviewer WHERE t.id IN ({marks})",
                part,
            )
            found |= {turn: (informant, role) for turn, informant, role in rows}
        return found

    def _insert(self, excerpt: int, source_id: int, column: str, about: int, values: dict[str, object]) -> int:
        cursor = self._db.execute(
            f"INSERT INTO evidence (guid, excerpt_id, source_id, {column}, coder_id, stance, strength, statement, note,"
            " created) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (new_guid(), excerpt, source_id, about, self._history.coder_id, *values.values(), now()),
        )
        return int(cursor.lastrowid or 0)

    def _own(self, evidence_ids: Iterable[int]) -> list[int]:
        ids = list(dict.fromkeys(evidence_ids))
        if any(self[number].coder_id != self._history.coder_id for number in ids):
            raise UserError(_("That is another coder's evidence. You can give your own on the same words."))
        return ids


def _placed(row: tuple[Any, ...], informant: int | None, role: str) -> PlacedEvidence:
    *evidence, start, stop, case, visit, _turn = row
    return PlacedEvidence(_evidence(tuple(evidence)), start, stop, case, visit, informant, role)


def _handed_down(placed: PlacedEvidence, before: Inherited) -> PlacedEvidence:
    """The same evidence as that for the node or link that this one became."""
    one = placed.evidence
    node = None if one.node_id is None else before.nodes.get(one.node_id, one.node_id)
    link = None if one.link_id is None else before.links.get(one.link_id, one.link_id)
    return replace(placed, evidence=replace(one, node_id=node, link_id=link))


def _fits(placed: PlacedEvidence, wanted: EvidenceFilter) -> bool:
    return all(
        not chosen or value in chosen
        for value, chosen in (
            (placed.case_id, wanted.cases),
            (placed.visit, wanted.visits),
            (placed.role, wanted.roles),
            (placed.evidence.coder_id, wanted.coders),
        )
    )


_STANCES = {stance.value: stance for stance in Stance}
_STATEMENTS = {statement.value: statement for statement in Statement}
_EVIDENCE = (
    "e.id, e.guid, e.excerpt_id, e.source_id, e.link_id, e.node_id, e.hypothesis_id, e.coder_id, e.stance, e.strength,"
    " e.statement, e.note, e.created"
)


def _evidence(row: tuple[Any, ...]) -> Evidence:
    number, guid, excerpt, source, link, node, hypothesis, coder, stance, strength, statement, note, created = row
    return Evidence(
        *(number, guid_text(guid), excerpt, source, link, node, hypothesis, coder),
        *(_STANCES[stance], strength, _STATEMENTS[statement] if statement else None, note, created),
    )
