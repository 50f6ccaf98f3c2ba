"""Networks out of a project: drawn, measured, and ready to be written or told as JSON."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from qualapp import formats
from qualapp.analysis.network import (
    ACTOR_METRICS,
    NETWORK_METRICS,
    ActorMeasures,
    Layout,
    Line,
    Measures,
    Metric,
    Network,
    NetworkFilter,
    Undefined,
    lay_out,
    measure,
    mixed_warning,
    network_of,
    steering_chain,
)
from qualapp.analysis.network.graph import disputed, strongest
from qualapp.exporters import words
from qualapp.exporters.network_report import Column, DrawnActor, DrawnLine, Figure, NetworkReport, QuotedLine
from qualapp.i18n import N_, _, _n
from qualapp.model.coding import Valence
from qualapp.model.network import Actor, Relation, name_of
from qualapp.model.source import Visit
from qualapp.model.value_words import ORGANISATIONAL_LEVELS, SECTORS
from qualapp.reports.citations import Citations
from qualapp.reports.network_structure import structure_of, structure_record
from qualapp.store.project import Project

_QUOTED = 5
LEVELS = (
    N_("no interaction"),
    N_("networking"),
    N_("cooperation"),
    N_("coordination"),
    N_("coalition"),
    N_("collaboration"),
)
"""The levels of collaboration, 0 to 5, after Frey and others (2006)."""


def drawn_network(project: Project, wanted: NetworkFilter | None = None) -> Network:
    """The network of a project, of the ties that may be shown."""
    return network_of(project.actors.all(), project.ties.placed(), wanted)


def network_report(
    project: Project,
    wanted: NetworkFilter | None = None,
    places: Mapping[int, tuple[float, float]] | None = None,
    picture: bytes | None = None,
) -> NetworkReport:
    """All that is written of a network; `places` are where its actors stand, else the organisation triangle."""
    wanted = wanted or NetworkFilter()
    network = drawn_network(project, wanted)
    figures = measure(network)
    relations = {relation.id: relation for relation in project.relations.all()}
    citations = Citations(project)
    standing = places or lay_out(network, Layout.TRIANGLE)
    lines = list(network.lines.values())
    return NetworkReport(
        project=project.name,
        coder=project.coders[project.history.coder_id].name,
        made=datetime.now(UTC).astimezone(),
        facts=tuple(told_filter(project, wanted)),
        warning=mixed_warning() if network.is_mixed else "",
        is_directed=network.is_directed,
        columns=tuple(map(_column, ACTOR_METRICS)),
        figures=tuple(_figure(metric, figures) for metric in NETWORK_METRICS),
        actors=tuple(_drawn(actor, figures, standing) for actor in _by_name(network.actors.values())),
        lines=tuple(_line(network, line, relations, figures) for line in lines),
        structure=structure_of(network, figures),
        strongest=tuple(_quoted(network, line, relations, citations) for line in strongest(lines)[:_QUOTED]),
        disputed=tuple(_quoted(network, line, relations, citations) for line in disputed(lines)[:_QUOTED]),
        chain=tuple(_chain(network)),
        picture=picture,
    )


def told_filter(project: Project, wanted: NetworkFilter) -> Iterable[tuple[str, str]]:
    """What a network was drawn from, in words."""
    relations = {relation.id: name_of(relation) for relation in project.relations.all()}
    cases = {case.id: case.name for case in project.cases.all()}
    coders = {coder.id: coder.name for coder in project.coders.all()}
    visits = {visit: _(words.VISITS[Visit(visit)]) if visit else _("no visit") for visit in wanted.visits}
    gone = _("deleted")
    for label, chosen in (
        (_("Cases"), [cases.get(one, gone) if one else _("no case") for one in wanted.cases]),
        (_("Visits"), list(visits.values())),
        (_("Roles"), [role or _("no role") for role in wanted.roles]),
        (_("Relations"), [relations.get(one, gone) for one in wanted.relations]),
        (_("Valences"), [_(words.VALENCES[one]) for one in wanted.valences]),
        (_("Coders"), [coders.get(one, gone) for one in wanted.coders]),
    ):
        if chosen:
            yield label, ", ".join(sorted(chosen))
    if wanted.mentions > 1:
        yield _("Least number of excerpts"), formats.number(wanted.mentions)
    yield _("Without ties"), _("shown") if wanted.with_isolates else _("left out")
    if told := project.blinding.told():
        yield _("Blind coding"), told


def _by_name(actors: Iterable[Actor]) -> list[Actor]:
    return sorted(actors, key=lambda actor: (name_of(actor).casefold(), actor.id))


def _column(metric: Metric) -> Column:
    return Column(metric.key, metric.title, metric.told, metric.formula, metric.decimals)


def _figure(metric: Metric, figures: Measures | ActorMeasures) -> Figure:
    value = metric.of(figures)
    if isinstance(value, Undefined):
        return Figure(_column(metric), None, value.told)
    return Figure(_column(metric), value if metric.decimals else round(value))


def _drawn(actor: Actor, figures: Measures, places: Mapping[int, tuple[float, float]]) -> DrawnActor:
    own = figures.by_actor[actor.id]
    x, y = places.get(actor.id, (0.0, 0.0))
    told = tuple(_figure(metric, own) for metric in ACTOR_METRICS)
    groups = (own.component + 1, own.community + 1)
    return DrawnActor(actor, _sector(actor), _level(actor), told, *groups, own.is_cut_point, x, y)


def _sector(actor: Actor) -> str:
    return _(SECTORS[actor.sector])


def _level(actor: Actor) -> str:
    return next((_(told) for level, told in ORGANISATIONAL_LEVELS.items() if level == actor.level), "")


def _line(network: Network, line: Line, relations: Mapping[int, Relation], figures: Measures) -> DrawnLine:
    return DrawnLine(
        first=network.actors[line.first],
        second=network.actors[line.second],
        relations=tuple(relations[one] for one in line.relations),
        valence=str(line.valence),
        mentions=line.mentions,
        claims=len(line.ties),
        drivers=line.valences.get(Valence.DRIVER, 0),
        barriers=line.valences.get(Valence.BARRIER, 0),
        goes_there=line.goes_there,
        goes_back=line.goes_back,
        levels_there=line.told_by(line.first),
        levels_back=line.told_by(line.second),
        is_disputed=line.is_disputed,
        is_bridge=(line.first, line.second) in figures.bridges,
    )


def _quoted(network: Network, line: Line, relations: Mapping[int, Relation], citations: Citations) -> QuotedLine:
    first, second = (name_of(network.actors[one]) for one in (line.first, line.second))
    counts = _n("{n} excerpt", "{n} excerpts", line.mentions).format(n=formats.number(line.mentions))
    levels = [level_told(name_of(network.actors[one]), line.told_by(one)) for one in (line.first, line.second)]
    named = ", ".join(sorted(name_of(relations[one]) for one in line.relations))
    quotations = tuple(
        (
            words.joined(
                name_of(relations[one.tie.relation_id]),
                "" if one.tie.valence is Valence.NONE else _(words.VALENCES[one.tie.valence]),
                "" if one.tie.strength is None else f"{one.tie.strength} {_(LEVELS[one.tie.strength])}",
            ),
            citations.at(one.tie.source_id, one.range),
        )
        for one in line.ties
    )
    return QuotedLine(f"{first} – {second}", words.joined(named, counts, *levels), quotations)


def level_told(name: str, span: Sequence[int] | None) -> str:
    """Which level of collaboration was told of ties from an actor; empty where none was."""
    if span is None:
        return ""
    told = " – ".join(f"{level} {_(LEVELS[level])}" for level in dict.fromkeys(span))
    return _("from {actor}: {level}").format(actor=name, level=told)


def _chain(network: Network) -> Iterable[tuple[str, str]]:
    chain = steering_chain(network)
    names = {number: name_of(actor) for number, actor in network.actors.items()}
    for heading, rows in (
        (_("Path over the steering level"), [" → ".join(names[one] for one in path) for path in chain.paths]),
        (_("Past the steering level"), [" → ".join(names[one] for one in pair) for pair in chain.past_the_middle]),
        (_("Not tied to the steering level"), [names[one] for one in chain.without_middle]),
        (_("Steering without ties upwards"), [names[one] for one in chain.open_above]),
        (_("Steering without ties downwards"), [names[one] for one in chain.open_below]),
    ):
        if rows:
            yield heading, "; ".join(rows)


def network_record(project: Project, wanted: NetworkFilter | None = None) -> dict[str, Any]:
    """A network as JSON for other programs; figures without a value are null, and say why beside."""
    report = network_report(project, wanted)
    return {
        "mixed_relations": bool(report.warning),
        "directed": report.is_directed,
        "figures": {figure.column.key: figure.value for figure in report.figures},
        "undefined": {figure.column.key: figure.why for figure in report.figures if figure.value is None},
        "actors": [_actor_record(one) for one in report.actors],
        "lines": [_line_record(line) for line in report.lines],
        **structure_record(report.structure),
        "steering_chain": _chain_record(drawn_network(project, wanted)),
    }


def _actor_record(one: DrawnActor) -> dict[str, Any]:
    actor = one.actor
    figures = {figure.column.key: figure.value for figure in one.figures}
    told = {"guid": actor.guid, "name": actor.name, "sector": actor.sector, "level": actor.level}
    groups = {"component": one.part, "community": one.community, "cut_point": one.is_cut_point}
    return told | {"kind": str(actor.kind)} | groups | {"figures": figures}


def _line_record(line: DrawnLine) -> dict[str, Any]:
    return {
        "from": line.first.guid,
        "to": line.second.guid,
        "there": line.goes_there,
        "back": line.goes_back,
        "relations": sorted(relation.name for relation in line.relations),
        "excerpts": line.mentions,
        "ties": line.claims,
        "valence": line.valence,
        "levels_there": line.levels_there,
        "levels_back": line.levels_back,
        "disputed": line.is_disputed,
        "bridge": line.is_bridge,
    }


def _chain_record(network: Network) -> dict[str, Any]:
    chain = steering_chain(network)
    guids = {number: actor.guid for number, actor in network.actors.items()}
    return {
        "paths": [[guids[one] for one in path] for path in chain.paths],
        "past_the_middle": [[guids[one] for one in pair] for pair in chain.past_the_middle],
        "without_middle": [guids[one] for one in chain.without_middle],
        "open_above": [guids[one] for one in chain.open_above],
        "open_below": [guids[one] for one in chain.open_below],
    }
