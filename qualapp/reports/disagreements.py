"""Where coders part in a project, in words, and what is decided about it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import combinations
from typing import Any

from qualapp import formats
from qualapp.analysis.agreement import Agreement, Coefficient, Comparison
from qualapp.analysis.disagreement import Difference, Kind, compare_two
from qualapp.i18n import N_, _, _n
from qualapp.model.claims import Claim
from qualapp.model.code import CodeTree
from qualapp.model.coding import VALENCE_GLYPHS, Valence
from qualapp.model.memo import Memo
from qualapp.model.text import TextRange
from qualapp.progress import Progress, Work
from qualapp.reports.agreement import agreement_of
from qualapp.reports.agreement_words import COEFFICIENTS, told, unit_in_words
from qualapp.store.consensus import Torn
from qualapp.store.project import Project

KINDS = {
    Kind.ONLY_FIRST: N_("Only {first}"),
    Kind.ONLY_SECOND: N_("Only {second}"),
    Kind.OTHER_CODE: N_("Other code"),
    Kind.OTHER_VALENCE: N_("Other valence"),
    Kind.OTHER_EDGES: N_("Other edges"),
}
_LONGEST = 240
_SHOWN = (Coefficient.PERCENT, Coefficient.COHEN, Coefficient.ALPHA)


class Verdict(StrEnum):
    """What the consensus says of a place."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"
    NEITHER = "neither"
    ANEW = "anew"


@dataclass(frozen=True)
class Parted:
    """Where to look for places; an empty field lets everything in."""

    coders: tuple[int, ...] = ()
    codes: frozenset[int] = frozenset()
    level: int | None = None
    sources: frozenset[int] = frozenset()
    without_interviewers: bool = False


def disagreements_of(project: Project, wanted: Parted) -> Work[tuple[Difference, ...]]:
    """Every place where two of the coders part, source by source; the consensus is compared only where it is named."""
    coders = wanted.coders or who_coded(project, wanted.sources)
    folded = Comparison(codes=wanted.codes, level=wanted.level).folded(project.codes.tree())
    total = len(wanted.sources) or project.counts("source")["source"]
    found: list[Difference] = []
    claims = project.claims.by_source(wanted.sources, without_interviewers=wanted.without_interviewers)
    for number, source in enumerate(claims):
        yield Progress(number, max(total, number + 1))
        there = {claim.coder for claim in source.claims}
        for one, other in combinations([coder for coder in coders if coder in there], 2):
            found += compare_two(source, one, other, folded).differences
    return tuple(found)


def who_coded(project: Project, sources: Collection[int] = ()) -> tuple[int, ...]:
    """The coders who coded something; the consensus is none of them."""
    consensus = project.consensus.coder()
    return tuple(coder for coder in project.claims.coders(sources) if consensus is None or coder != consensus.id)


def codes_of(difference: Difference) -> frozenset[int]:
    """The codes that were given there, as they were given."""
    return frozenset(claim.code for claim in (*difference.first, *difference.second))


def decision_on(difference: Difference, decided: Mapping[tuple[int, int, int, int], str]) -> str | None:
    """What was noted when this place was decided; None while it is open."""
    keys = [(difference.source, difference.start, difference.stop, code) for code in codes_of(difference)]
    return decided[keys[0]] if all(key in decided for key in keys) else None


def is_decided(difference: Difference, decided: Mapping[tuple[int, int, int, int], str]) -> bool:
    """Whether this place needs no decision any more; where two copies decided it differently, it does."""
    notes = [decided.get((difference.source, difference.start, difference.stop, code)) for code in codes_of(difference)]
    return all(note is not None and not isinstance(note, Torn) for note in notes)


def decide(
    project: Project,
    difference: Difference,
    verdict: Verdict,
    *,
    why: str = "",
    anew: tuple[int, Valence] | None = None,
    words: TextRange | None = None,
) -> int:
    """Decide a place for the consensus; returns how many codings that both made alike came along.

    They come with the first decision in a source, so that the consensus is complete there when all is decided.
    """
    claims = {
        Verdict.FIRST: difference.first,
        Verdict.SECOND: difference.second,
        Verdict.BOTH: (*difference.first, *difference.second),
    }.get(verdict, ())
    ids = _coding_ids(project, difference.source)
    along = list(_alike(project, difference, ids))
    note = _note(project, difference, verdict, anew)
    project.consensus.decide(
        difference.source,
        TextRange(difference.start, difference.stop),
        codes_of(difference),
        keep=_ids_of(claims, ids),
        along=along,
        anew=anew if verdict is Verdict.ANEW else None,
        words=words,
        note="\n".join(part for part in (note, why.strip()) if part),
    )
    return len(along)


def reopen(project: Project, difference: Difference) -> None:
    """Let a decided place be open again."""
    project.consensus.reopen(difference.source, TextRange(difference.start, difference.stop), codes_of(difference))


Place = tuple[int, int, int, int, str]


def _coding_ids(project: Project, source_id: int) -> dict[Place, list[int]]:
    """The codings of a source by code, coder, ends and valence."""
    ids: dict[Place, list[int]] = {}
    for row in project.codings.placed(source_id):
        ids.setdefault((row.code_id, row.coder_id, row.start, row.stop, row.valence), []).append(row.coding_id)
    return ids


def _ids_of(claims: Iterable[Claim], ids: Mapping[Place, Sequence[int]]) -> Iterator[int]:
    for claim in claims:
        yield from ids.get((claim.code, claim.coder, claim.start, claim.stop, claim.valence), ())


def _alike(project: Project, difference: Difference, ids: Mapping[Place, Sequence[int]]) -> Iterator[int]:
    """The codings on which both agree, while the consensus has nothing in the source."""
    if difference.source in project.consensus.sources():
        return
    same = {code.id: code.id for code, _depth in project.codes.tree().walk()}
    for source in project.claims.by_source([difference.source]):
        for alike in compare_two(source, *difference.coders, same).alike:
            yield from _ids_of(alike.first, ids)


def _note(project: Project, difference: Difference, verdict: Verdict, anew: tuple[int, Valence] | None) -> str:
    first, second = (project.coders[coder].name for coder in difference.coders)
    tree = project.codes.tree()
    if verdict is Verdict.ANEW and anew is not None:
        sentence = _("Consensus: coded anew, {claim}").format(claim=f"{tree.path(anew[0])} {VALENCE_GLYPHS[anew[1]]}")
    else:
        sentence = {
            Verdict.FIRST: _("Consensus: as {first}"),
            Verdict.SECOND: _("Consensus: as {second}"),
            Verdict.BOTH: _("Consensus: as {first} and as {second}"),
        }.get(verdict, _("Consensus: neither as {first} nor as {second}")).format(first=first, second=second)
    said = [f"{name}: {claims_in_words(tree, claims)}" for name, claims in (
        (first, difference.first), (second, difference.second)
    )]  # fmt: skip
    return "\n".join([sentence, *said])


def claims_in_words(tree: CodeTree, claims: Iterable[Claim], gap: str = " ") -> str:
    """The codes with their valences, or that nothing was coded; `gap` stands between the two."""
    signs = ((tree.path(claim.code), VALENCE_GLYPHS[Valence(claim.valence)]) for claim in claims)
    names = dict.fromkeys(f"{name}{gap}{sign}" for name, sign in signs)
    return "; ".join(names) or _("not coded")


def kind_in_words(kind: Kind, first: str, second: str) -> str:
    """How they part, with their names."""
    return _(KINDS[kind]).format(first=first, second=second)


def quotation(text: str, difference: Difference, longest: int = _LONGEST) -> str:
    """The words of the place in one line, cut in the middle where they are many."""
    words = " ".join(text[difference.start : difference.stop].split())
    half = longest // 2
    return words if len(words) <= longest else f"{words[:half].rstrip()} … {words[-half:].lstrip()}"


def record_of(project: Project, differences: Iterable[Difference]) -> list[dict[str, Any]]:
    """What JSON tells of places; sources and codes by guid and name."""
    tree, decided = project.codes.tree(), project.consensus.decided()
    names = {coder.id: coder.name for coder in project.coders.all()}
    texts = _Texts(project)
    return [
        {
            "source": texts.name(one.source),
            "source_guid": project.sources[one.source].guid,
            "start": one.start,
            "end": one.stop,
            "kinds": [kind.value for kind in one.kinds],
            "coders": [names[coder] for coder in one.coders],
            "first": [_claim(tree, claim) for claim in one.first],
            "second": [_claim(tree, claim) for claim in one.second],
            "apart": [{"code": tree.path(code), "start": start, "end": stop} for code, start, stop in one.apart],
            "text": texts.text(one.source)[one.start : one.stop],
            "decision": decision_on(one, decided),
        }
        for one in differences
    ]


def _claim(tree: CodeTree, claim: Claim) -> dict[str, Any]:
    return {"code": tree.path(claim.code), "start": claim.start, "end": claim.stop, "valence": claim.valence}


class _Texts:
    """The texts of sources, of which the last one is held."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._names = {source.id: source.name for source in project.sources.all()}
        self._held: tuple[int, str] = (0, "")

    def name(self, source_id: int) -> str:
        """What the source is called."""
        return self._names[source_id]

    def text(self, source_id: int) -> str:
        """The whole text."""
        if self._held[0] != source_id:
            self._held = source_id, self._project.sources.text(source_id)
        return self._held[1]


def with_consensus(project: Project, coders: Sequence[int]) -> Work[Agreement | None]:
    """How well each of the coders agrees with the consensus, in the sources where it has been sought."""
    consensus, sources = project.consensus.coder(), project.consensus.sources()
    if consensus is None or not sources:
        return None
    theirs = tuple(coder for coder in coders if coder != consensus.id)
    return (yield from agreement_of(project, Comparison(coders=(*theirs, consensus.id), details=False), sources))


def figures_in_words(project: Project, found: Agreement, places: int, decided: int) -> str:
    """Agreement before and after, dated, as it is kept in the journal."""
    consensus = project.consensus.coder()
    names = {coder: project.coders[coder].name for coder in found.coders}
    lines = [
        _("Agreement before and after the consensus, {date}").format(date=formats.date_time(datetime.now())),
        _("Unit: {unit}; all codes pooled; {sources}").format(
            unit=unit_in_words(found.comparison.unit, found.comparison.threshold),
            sources=_n("{n} source", "{n} sources", found.sources).format(n=formats.number(found.sources)),
        ),
    ]
    after = consensus.id if consensus else 0
    for pair in sorted(found.pairs, key=lambda pair: after in pair.coders):
        one, other = (names[coder] for coder in pair.coders)
        figures = ", ".join(f"{_(COEFFICIENTS[kind])} {told(pair.figures[kind].value, kind).shown}" for kind in _SHOWN)
        label = _("After: {one} and {other}") if after in pair.coders else _("Before: {one} and {other}")
        lines.append(f"{label.format(one=one, other=other)}: {figures}")
    lines.append(
        _("Places where they parted: {places}, of which decided: {decided}").format(
            places=formats.number(places), decided=formats.number(decided)
        )
    )
    return "\n".join(lines)


def keep_figures(project: Project, found: Agreement, places: int, decided: int) -> Memo:
    """Write agreement before and after into the project's journal."""
    return project.memos.write(figures_in_words(project, found, places, decided))
