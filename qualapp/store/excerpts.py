"""Excerpts, and the lists that are made of them by any mix of filters."""

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from sqlite_utils import Database

from qualapp.model.code import Code, CodeTree
from qualapp.model.coding import EffectLevel, Horizon, Statement, Valence
from qualapp.model.excerpt import CodedExcerpt, Excerpt, ExcerptFilter, ListedCoding
from qualapp.model.memo import unmarked
from qualapp.model.source import Fidelity, SourceKind, Visit
from qualapp.model.text import TextRange
from qualapp.store.blinding import Blinding
from qualapp.store.changes import Changes
from qualapp.store.claim_tables import CLAIMS
from qualapp.store.codes import Codes
from qualapp.store.history import History
from qualapp.store.identity import guid_text, iso
from qualapp.store.query import terms
from qualapp.store.search import Search

_NOTED = tuple(claim for claim in CLAIMS if claim not in {"coding", "mention"})
"""What lets an excerpt be seen in its text without any coding."""


class Excerpts:
    """Find excerpts and what is claimed of them."""

    def __init__(self, db: Database, history: History, codes: Codes, search: Search, blinding: Blinding) -> None:
        self._db = db
        self._history = history
        self._codes = codes
        self._search = search
        self._blinding = blinding
        self._texts: OrderedDict[int, str] = OrderedDict()
        history.on_change.append(self._forget_texts)
        history.after_failure.append(self._texts.clear)

    def __getitem__(self, excerpt_id: int) -> Excerpt:
        row = self._db.execute(f"SELECT {_EXCERPT} FROM excerpt WHERE id = ?", (excerpt_id,)).fetchone()
        if row is None:
            raise KeyError(excerpt_id)
        return _excerpt(row)

    def in_source(self, source_id: int) -> list[Excerpt]:
        """The excerpts of a source in the order in which they begin."""
        rows = self._db.execute(
            f"SELECT {_EXCERPT} FROM excerpt WHERE source_id = ? ORDER BY start, stop", (source_id,)
        )
        return [_excerpt(row) for row in rows]

    def uncoded(self, source_id: int) -> list[Excerpt]:
        """The excerpts of a source that memos, evidence, ties or configurations rest on and no coding does.

        They come in the order in which they begin. While coders work blind, only one's own claims are looked at.
        """
        claims = " OR ".join(
            f"EXISTS (SELECT 1 FROM {claim} c WHERE c.excerpt_id = excerpt.id AND {self._blinding.only('c.coder_id')})"
            for claim in _NOTED
        )
        noted = f"({claims})"
        rows = self._db.execute(
            f"SELECT {_EXCERPT} FROM excerpt WHERE source_id = ? AND {noted} AND NOT EXISTS (SELECT 1 FROM coding"
            f" WHERE excerpt_id = excerpt.id AND {self._blinding.only('coding.coder_id')}) ORDER BY start, stop",
            (source_id,),
        )
        return [_excerpt(row) for row in rows]

    def find(self, wanted: ExcerptFilter) -> list[CodedExcerpt]:
        """The codings that a filter lets through, with their words: by code, case, source and position."""
        return list(self.load(self.ids(wanted)))

    def ids(self, wanted: ExcerptFilter) -> list[int]:
        """The ids of the codings that a filter lets through, in the order of the list, without reading any text.

        Only a filter by words has to read the excerpts themselves.
        """
        return [row.coding_id for row in self.listed(wanted)]

    def listed(self, wanted: ExcerptFilter) -> list[ListedCoding]:
        """The same with what a list needs to know of each before its words are shown."""
        tree = self._codes.tree()
        conditions, parameters = self._conditions(wanted, tree)
        conditions.append(self._blinding.only("k.coder_id"))
        found = self._db.execute(
            "SELECT k.id, k.code_id, k.source_id, e.start, e.stop, k.coder_id, k.created"
            " FROM coding k JOIN excerpt e ON e.id = k.excerpt_id"
            f" WHERE {' AND '.join(conditions)}",
            parameters,
        )
        rows = [ListedCoding._make(row) for row in found]
        if wanted.words.strip():
            rows = self._with_words(rows, wanted.words)
        codes = {code.id: place for place, (code, _depth) in enumerate(tree.walk())}
        sources = self._order_of_sources()
        rows.sort(key=lambda row: _place(codes[row[1]], sources[row[2]], row[3], row[4], row[0]))
        return rows

    def coders_of(self, coding_ids: Sequence[int]) -> dict[int, int]:
        """The coder of each of these codings that is still there."""
        found: dict[int, int] = {}
        for first in range(0, len(coding_ids), 500):
            part = coding_ids[first : first + 500]
            marks = ",".join("?" * len(part))
            found |= dict(self._db.execute(f"SELECT id, coder_id FROM coding WHERE id IN ({marks})", part).fetchall())
        return found

    def informants(self, coding_ids: Sequence[int]) -> int:
        """How many different people, interviewers left out, speak where these codings begin."""
        found: set[int] = set()
        for first in range(0, len(coding_ids), 500):
            part = coding_ids[first : first + 500]
            marks = ",".join("?" * len(part))
            rows = self._db.execute(
                "SELECT DISTINCT u.informant_id FROM coding k JOIN excerpt e ON e.id = k.excerpt_id"
                f" JOIN turn u ON u.id = {_TURN} AND {_REACHES} WHERE k.id IN ({marks})",
                part,
            )
            found.update(number for (number,) in rows)
        asking = self._db.execute("SELECT id FROM informant WHERE is_interviewer")
        return len(found - {number for (number,) in asking} - {None})

    def load(self, coding_ids: Sequence[int]) -> Iterator[CodedExcerpt]:
        """These codings, in this order, with all that is printed beside their quotations."""
        tree = self._codes.tree()
        memos = self._memos(coding_ids) if coding_ids else {}
        for first in range(0, len(coding_ids), 500):
            part = coding_ids[first : first + 500]
            marks = ",".join("?" * len(part))
            rows = {row[0]: row for row in self._db.execute(f"{_CODED} WHERE k.id IN ({marks})", part)}
            for number in part:
                if number in rows:
                    yield self._coded(rows[number], tree, memos.get(number, ""))

    def coded_share(self, source_id: int, coders: Iterable[int] = (), *, without_interviewers: bool = False) -> float:
        """How much of a source's text is coded, from 0 to 1: characters, labels of turns left out.

        Without interviewers, their turns neither count as text nor as coded.
        """
        return self._share(source_id, sorted(self._blinding.shown(coders)), without_interviewers)

    def share_of(self, source_id: int, coder_id: int) -> float:
        """The same of one coder, also while coders work blind: it tells how much, never what."""
        return self._share(source_id, [coder_id], without_interviewers=False)

    def _share(self, source_id: int, chosen: Sequence[int], without_interviewers: bool) -> float:
        where = f"AND k.coder_id IN ({','.join('?' * len(chosen))})" if chosen else ""
        rows = self._db.execute(
            "SELECT DISTINCT e.start, e.stop FROM coding k JOIN excerpt e ON e.id = k.excerpt_id"
            f" WHERE k.source_id = ? {where} ORDER BY e.start, e.stop",
            (source_id, *chosen),
        ).fetchall()
        passages = self._search.passages_of(source_id)
        if without_interviewers:
            asked = self._asked(source_id)
            passages = [passage for passage in passages if passage.start not in asked]
        total = sum(len(passage) for passage in passages)
        return _covered(passages, rows) / total if total else 0.0

    def _asked(self, source_id: int) -> set[int]:
        """Where the words of interviewers begin."""
        rows = self._db.execute(
            "SELECT t.speech_start FROM turn t JOIN informant i ON i.id = t.informant_id"
            " WHERE t.source_id = ? AND i.is_interviewer",
            (source_id,),
        )
        return {start for (start,) in rows}

    def _conditions(self, wanted: ExcerptFilter, tree: CodeTree) -> tuple[list[str], list[object]]:
        conditions: list[str] = []
        parameters: list[object] = []
        for column, values in self._choices(wanted, tree):
            conditions.append(f"{column} IN ({','.join('?' * len(values))})")
            parameters += values
        if wanted.results_only:
            conditions.append("k.is_result = 1")
        if wanted.emptied_only:
            conditions.append("e.start = e.stop")
        if wanted.versions:
            conditions.append(_MADE_UNDER.format(marks=",".join("?" * len(wanted.versions))))
            parameters += sorted(wanted.versions)
        if wanted.roles:
            roles = sorted(wanted.roles)
            conditions.append(f"{_ROLE} IN ({','.join('?' * len(roles))})")
            parameters += roles
        if wanted.informants:
            people = sorted(wanted.informants)
            marks = ",".join("?" * len(people))
            conditions.append(f"k.source_id IN (SELECT source_id FROM turn WHERE informant_id IN ({marks}))")
            conditions.append(f"{_SPEAKER} IN ({marks})")
            parameters += people + people
        return conditions, parameters

    def _choices(self, wanted: ExcerptFilter, tree: CodeTree) -> Iterator[tuple[str, list[object]]]:
        codes = wanted.codes
        if codes and wanted.with_subcodes:
            codes = frozenset(number for code in codes if code in tree for number in tree.family(code))
        sources = wanted.sources
        if wanted.cases or wanted.visits or wanted.words.strip():
            sources = frozenset(self._sources(wanted))
        restricted = bool(wanted.sources or wanted.cases or wanted.visits or wanted.words.strip())
        choices: list[tuple[str, Iterable[object], bool]] = [
            ("k.code_id", codes, bool(wanted.codes)),
            ("k.valence", wanted.valences, bool(wanted.valences)),
            ("k.level", wanted.levels, bool(wanted.levels)),
            ("k.horizon", wanted.horizons, bool(wanted.horizons)),
            ("k.statement", wanted.statements, bool(wanted.statements)),
            ("k.source_id", sources, restricted),
            ("k.coder_id", wanted.coders, bool(wanted.coders)),
        ]
        for column, values, counts in choices:
            if counts:
                yield column, sorted(values, key=str)

    def _sources(self, wanted: ExcerptFilter) -> set[int]:
        """The sources that the filter by case, visit, source and words leaves."""
        rows = self._db.execute("SELECT s.id, s.case_id, v.kind FROM source s LEFT JOIN visit v ON v.id = s.visit_id")
        found = {
            number
            for number, case_id, visit in rows
            if (not wanted.cases or case_id in wanted.cases)
            and (not wanted.visits or visit in wanted.visits)
            and (not wanted.sources or number in wanted.sources)
        }
        return found & self._search.sources(wanted.words) if wanted.words.strip() else found

    def _order_of_sources(self) -> dict[int, int]:
        rows = self._db.execute(
            "SELECT s.id, coalesce(c.name, ''), s.name FROM source s LEFT JOIN \"case\" c ON c.id = s.case_id"
        ).fetchall()
        rows.sort(key=lambda row: (row[1].casefold(), row[2].casefold(), row[0]))
        return {row[0]: place for place, row in enumerate(rows)}

    def _with_words(self, rows: list[ListedCoding], typed: str) -> list[ListedCoding]:
        """The codings in whose own words all that was typed stands, by source, so that each text is read once."""
        wanted = terms(typed)
        language = self._search.language
        for term in wanted:
            places = self._search.places(term)
            rows = [row for row in rows if _meets(places.get(row.source_id, []), row)]
        rows.sort(key=lambda row: row.source_id)

        def stands_in(words: str) -> bool:
            return all(next(term.marks(words, language), None) is not None for term in wanted)

        return [row for row in rows if stands_in(self._text(row.source_id)[row.start : row.stop])]

    def _memos(self, coding_ids: Sequence[int]) -> dict[int, str]:
        found: dict[int, list[tuple[int, int, str]]] = {}
        for first in range(0, len(coding_ids), 500):
            part = coding_ids[first : first + 500]
            marks = ",".join("?" * len(part))
            for column in ("coding_id = k.id", "excerpt_id = k.excerpt_id"):
                rows = self._db.execute(
                    "SELECT k.id, m.created, m.id, m.text FROM coding k CROSS JOIN memo m"
                    f" ON m.{column} WHERE k.id IN ({marks}) AND {self._blinding.only('m.coder_id')}",
                    part,
                )
                for number, *memo in rows:
                    found.setdefault(number, []).append((memo[0], memo[1], memo[2]))
        return {
            number: "\n".join(words for _created, _id, text in sorted(memos) if (words := unmarked(text)))
            for number, memos in found.items()
        }

    def _coded(self, row: tuple[Any, ...], tree: CodeTree, memo: str) -> CodedExcerpt:
        (
            number, guid, excerpt_id, source_id, code_id, coder_id, valence, weight, level, horizon, statement, result,
            created, start, stop, source, kind, day, case, visit, coder, speaker, time, role, pseudonym, page, fidelity,
        ) = row  # fmt: skip
        code: Code = tree[code_id]
        return CodedExcerpt(
            guid=guid_text(guid),
            coding_id=number,
            excerpt_id=excerpt_id,
            source_id=source_id,
            code_id=code_id,
            coder_id=coder_id,
            source=source,
            kind=SourceKind(kind),
            range=TextRange(start, stop),
            text=self._text(source_id)[start:stop],
            code=tree.path(code_id),
            code_definition=code.definition,
            colour=tree.colour(code_id),
            valence=Valence(valence),
            weight=weight,
            level=EffectLevel(level) if level else None,
            horizon=Horizon(horizon) if horizon else None,
            statement=Statement(statement) if statement else None,
            is_result=bool(result),
            coder=coder,
            case=case,
            visit=Visit(visit) if visit else None,
            date=day or "",
            speaker=speaker or "",
            role=role or "",
            pseudonym=pseudonym or "",
            time=time,
            created=iso(created),
            memo=memo,
            fidelity=Fidelity(fidelity) if fidelity else None,
            page=page,
        )

    def _forget_texts(self, changes: Changes) -> None:
        if "source" in changes.tables:
            self._texts.clear()

    def _text(self, source_id: int) -> str:
        """The text of a source; the last few are kept until a step changes a source."""
        if source_id not in self._texts:
            (text,) = self._db.execute("SELECT text FROM source WHERE id = ?", (source_id,)).fetchone()
            self._texts[source_id] = text
            while len(self._texts) > 8:
                self._texts.popitem(last=False)
        return self._texts[source_id]


def _place(code: int, source: int, start: int, stop: int, coding: int) -> int:
    """Where a coding stands in a list, as one number: a million of them take half the room and time of tuples."""
    return (((code << 24 | source) << 32 | start) << 32 | stop) << 40 | coding


def _meets(passages: Sequence[TextRange], row: ListedCoding) -> bool:
    """Whether a coding's words overlap one of the passages of its source, which are in order and apart."""
    before = bisect_left(passages, row.stop, key=lambda passage: passage.start)
    return before > 0 and passages[before - 1].end > row.start


def _covered(passages: Sequence[TextRange], coded: Iterable[tuple[int, int]]) -> int:
    """How many characters of the passages lie in coded stretches; both in order, passages apart from each other."""
    if not passages:
        return 0
    starts = [passage.start for passage in passages]
    before = list(accumulate((len(passage) for passage in passages), initial=0))

    def read(position: int) -> int:
        """How many characters of passages stand before a position."""
        place = bisect_right(starts, position) - 1
        return before[place] + min(position - starts[place], len(passages[place])) if place >= 0 else 0

    return sum(read(stop) - read(start) for start, stop in _joined(coded))


def _joined(stretches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Stretches in order, those that overlap or touch made one."""
    first = last = -1
    for start, stop in stretches:
        if start > last:
            if last >= 0:
                yield first, last
            first, last = start, stop
        elif stop > last:
            last = stop
    if last >= 0:
        yield first, last


_EXCERPT = "id, guid, source_id, start, stop, coder_id, created"

_TURN = "(SELECT t.id FROM turn t WHERE t.source_id = e.source_id AND t.start <= e.start ORDER BY t.start DESC LIMIT 1)"

_REACHES = "u.stop + (e.start = e.stop) > e.start"
"""Whether a turn has where an excerpt begins; one that lost its words at the end of a turn is still of that turn."""

_ROLE = f"(SELECT i.role FROM turn u JOIN informant i ON i.id = u.informant_id WHERE u.id = {_TURN} AND {_REACHES})"

_SPEAKER = f"(SELECT u.informant_id FROM turn u WHERE u.id = {_TURN} AND {_REACHES})"

_MADE_UNDER = (
    "coalesce((SELECT v.id FROM codebook_version v WHERE v.created <= k.created"
    " ORDER BY v.created DESC, v.guid DESC LIMIT 1), 0) IN ({marks})"
)
"""Under which version of the codebook a coding was made, 0 where there was none yet."""

_PAGE = """(SELECT b.page FROM block b WHERE b.source_id = e.source_id AND b.start <= e.start
    ORDER BY b.start DESC LIMIT 1)"""

_CODED = f"""SELECT k.id, k.guid, k.excerpt_id, k.source_id, k.code_id, k.coder_id, k.valence, k.weight, k.level,
    k.horizon, k.statement, k.is_result, k.created, e.start, e.stop, s.name, s.kind, s.date, coalesce(c.name, ''),
    v.kind, d.name, u.speaker, u.time, i.role, i.pseudonym, {_PAGE},
    s.fidelity
    FROM coding k JOIN excerpt e ON e.id = k.excerpt_id JOIN source s ON s.id = k.source_id
    JOIN coder d ON d.id = k.coder_id LEFT JOIN "case" c ON c.id = s.case_id LEFT JOIN visit v ON v.id = s.visit_id
    LEFT JOIN turn u ON u.id = {_TURN} AND {_REACHES} LEFT JOIN informant i ON i.id = u.informant_id"""


def _excerpt(row: tuple[int, bytes, int, int, int, int, int]) -> Excerpt:
    number, guid, source_id, start, stop, coder_id, created = row
    return Excerpt(number, guid_text(guid), source_id, TextRange(start, stop), coder_id, created)
