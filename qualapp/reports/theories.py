"""Theories out of a project, with what the interviews say of each link and node."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from qualapp.analysis.theory import Disagreement, Spread, Tally, tally, where_cases_disagree
from qualapp.exporters.theory_report import Extent, ReportLink, ReportNode, TheoryReport, ToldPiece, Weighed
from qualapp.exporters.words import VISITS
from qualapp.i18n import _
from qualapp.model.source import Visit
from qualapp.model.text import TextRange
from qualapp.model.theory import EvidenceFilter, PlacedEvidence, Stance, TheoryLink, TheoryNode
from qualapp.reports.citations import Citations
from qualapp.reports.hypotheses import cited_record
from qualapp.store.project import Project

_QUOTED = 2
_LEGIBLE = range(25, 320)
"""How long a quotation is that can be read in a table."""


def theory_report(project: Project, theory_id: int, wanted: EvidenceFilter | None = None) -> TheoryReport:
    """A theory with the evidence that a filter lets through."""
    return _Telling(project, theory_id, wanted or EvidenceFilter()).report()


class _Telling:
    """A theory as it is told: what is read once for all of it."""

    def __init__(self, project: Project, theory_id: int, wanted: EvidenceFilter) -> None:
        self._project = project
        self._theory = project.theories[theory_id]
        self._wanted = wanted
        self._citations = Citations(project)
        self._coders = {coder.id: coder.name for coder in project.coders.all()}
        self._cases = {case.id: case.name for case in project.cases.all()}
        self._tree = project.codes.tree()
        self._origins = project.theories.origins(theory_id)
        self._evidence = project.evidence.of_theory(theory_id, wanted)

    def report(self) -> TheoryReport:
        """All of it."""
        links = self._project.theories.links(self._theory.id)
        nodes = {node.id: self._node(node) for node in self._project.theories.nodes(self._theory.id)}
        disputed = {one.link_id: one for one in where_cases_disagree(links, self._evidence)}
        return TheoryReport(
            self._project.name,
            self._theory.guid,
            self._theory.name,
            self._theory.description,
            self._project.coders[self._project.history.coder_id].name,
            datetime.now().astimezone(),
            tuple(self._filters()),
            tuple(nodes.values()),
            tuple(self._link(link, nodes, disputed.get(link.id)) for link in links),
        )

    def _node(self, node: TheoryNode) -> ReportNode:
        given = [one for one in self._evidence if one.evidence.node_id == node.id]
        return ReportNode(
            *(node.guid, node.name, node.kind, node.level, node.party, self._tree.path(node.code_id), node.x, node.y),
            _weighed(tally(given)),
            tuple(map(self._piece, given)),
            tuple((theory, name) for theory, name, _guid in self._origins.get(node.id, ())),
        )

    def _link(self, link: TheoryLink, nodes: Mapping[int, ReportNode], disputed: Disagreement | None) -> ReportLink:
        given = [one for one in self._evidence if one.evidence.link_id == link.id]
        pieces = tuple(map(self._piece, given))
        return ReportLink(
            *(link.guid, nodes[link.from_id], nodes[link.to_id], link.relation, link.assumption, link.status),
            _weighed(tally(given)),
            pieces,
            tuple(best(pieces)),
            self._named(disputed.supported if disputed else ()),
            self._named(disputed.contradicted if disputed else ()),
        )

    def _piece(self, placed: PlacedEvidence) -> ToldPiece:
        one = placed.evidence
        return ToldPiece(
            *(one.guid, one.stance, one.strength, one.statement, one.note, self._coders[one.coder_id]),
            self._citations.at(one.source_id, TextRange(placed.start, placed.stop)),
        )

    def _named(self, cases: Sequence[int]) -> tuple[str, ...]:
        return tuple(sorted((self._cases[case] for case in cases), key=str.casefold))

    def _filters(self) -> Iterator[str]:
        wanted = self._wanted
        for label, names in (
            (_("Case"), [self._cases.get(case, _("deleted")) if case else _("no case") for case in wanted.cases]),
            (_("Visit"), [_(VISITS[Visit(visit)]) if visit else _("no visit") for visit in wanted.visits]),
            (_("Role"), [role or _("no role") for role in wanted.roles]),
            (_("Coder"), [self._coders.get(coder, _("deleted")) for coder in wanted.coders]),
        ):
            if names:
                values = _(" or ").join(sorted(names, key=str.casefold))
                yield _("{field}: {values}").format(field=label, values=values)


def best(pieces: Sequence[ToldPiece]) -> Iterator[ToldPiece]:
    """The pieces to be quoted: two of each stance, the strongest and best to be read first, from cases apart."""
    for stance in Stance:
        chosen: list[ToldPiece] = []
        left = {(one.cited.source.id, one.cited.range): one for one in pieces if one.stance is stance and one.cited}
        ranked = sorted(left.values(), key=_rank)
        while ranked and len(chosen) < _QUOTED:
            told = {one.cited.source.case for one in chosen}
            chosen.append(next((one for one in ranked if one.cited.source.case not in told), ranked[0]))
            ranked.remove(chosen[-1])
        yield from chosen


def _rank(piece: ToldPiece) -> tuple[object, ...]:
    words = piece.cited.quotation
    strength = 50 if piece.strength is None else piece.strength
    return (
        not words.strip(),
        piece.cited.is_paraphrase,
        len(words) not in _LEGIBLE,
        -strength,
        piece.cited.source.name,
        piece.cited.range.start,
    )


def _weighed(counted: Tally) -> Weighed:
    return Weighed(
        counted.state,
        *(_extent(one) for one in (counted.for_it, counted.against, counted.undecided, counted.all)),
    )


def _extent(spread: Spread) -> Extent:
    return Extent(spread.excerpts, spread.informants, spread.roles, spread.sources, spread.cases)


def theory_record(report: TheoryReport, *, with_evidence: bool = True) -> dict[str, Any]:
    """A theory as JSON tells it."""
    return {
        "guid": report.guid,
        "name": report.name,
        "description": report.description,
        "filters": list(report.filters),
        "nodes": [_node_record(node, with_evidence) for node in report.nodes],
        "links": [_link_record(link, with_evidence) for link in report.links],
        "untested": [link.guid for link in report.untested],
        "cases_disagree": [
            {"link": link.guid, "supported_in": link.supported_in, "contradicted_in": link.contradicted_in}
            for link in report.disputed
        ],
    }


def _node_record(node: ReportNode, with_evidence: bool) -> dict[str, Any]:
    return {
        "guid": node.guid,
        "name": node.name,
        "kind": node.kind,
        "level": node.level,
        "party": node.party,
        "code": node.code,
        "x": node.x,
        "y": node.y,
        "origins": [{"theory": theory, "node": name} for theory, name in node.origins],
        **_counts(node.weighed),
        **({"evidence": [piece_record(one) for one in node.evidence]} if with_evidence else {}),
    }


def _link_record(link: ReportLink, with_evidence: bool) -> dict[str, Any]:
    return {
        "guid": link.guid,
        "from": link.first.name,
        "from_guid": link.first.guid,
        "to": link.second.name,
        "to_guid": link.second.guid,
        "relation": link.relation,
        "assumption": link.assumption,
        "status": link.status,
        **_counts(link.weighed),
        **({"evidence": [piece_record(one) for one in link.evidence]} if with_evidence else {}),
    }


def piece_record(piece: ToldPiece) -> dict[str, Any]:
    """A piece of evidence as JSON tells it."""
    return {
        "guid": piece.guid,
        "stance": piece.stance,
        "strength": piece.strength,
        "statement": piece.statement,
        "note": piece.note,
        "coder": piece.coder,
        **cited_record(piece.cited),
    }


def _counts(weighed: Weighed) -> dict[str, Any]:
    stances = {stance.value: vars(weighed.of(stance)) for stance in Stance}
    return {"state": weighed.state, "counts": {**stances, "all": vars(weighed.all)}}
