"""Networks for programs that draw and count them: GraphML and GEXF."""

from io import BytesIO
from pathlib import Path
from typing import Any

from qualapp.exporters.network_report import DrawnActor, DrawnLine, NetworkReport
from qualapp.exporters.words import plain


def write_graph(report: NetworkReport, path: Path, ending: str) -> None:
    """Write the graph with all that is known of its actors and lines; figures without a value are left out.

    A tie without a direction is written both ways where others have one.
    """
    import networkx

    graph: Any = networkx.DiGraph() if report.is_directed else networkx.Graph()
    for one in report.actors:
        graph.add_node(one.actor.guid, **_of_actor(one))
    for line in report.lines:
        if line.goes_there or not report.is_directed:
            graph.add_edge(line.first.guid, line.second.guid, **_of_line(line))
        if line.goes_back and report.is_directed:
            graph.add_edge(line.second.guid, line.first.guid, **_of_line(line))
    written = BytesIO()
    if ending == ".gexf":
        networkx.write_gexf(graph, written)
    else:
        networkx.write_graphml_xml(graph, written)
    path.write_bytes(written.getvalue())


def _of_actor(one: DrawnActor) -> dict[str, str | int | float]:
    actor = one.actor
    told: dict[str, str | int | float] = {
        "label": plain(one.name),
        "name": plain(actor.name),
        "name_other": plain(actor.name_other),
        "kind": str(actor.kind),
        "sector": actor.sector,
        "level": actor.level,
        "component": one.part,
        "community": one.community,
        "cut_point": str(one.is_cut_point).lower(),
        "x": one.x,
        "y": one.y,
    }
    return told | {figure.column.key: figure.value for figure in one.figures if figure.value is not None}


def _of_line(line: DrawnLine) -> dict[str, str | int | float]:
    told: dict[str, str | int | float] = {
        "weight": line.mentions,
        "claims": line.claims,
        "relations": plain(line.relation_names),
        "valence": line.valence,
        "drivers": line.drivers,
        "barriers": line.barriers,
        "disputed": str(line.is_disputed).lower(),
        "bridge": str(line.is_bridge).lower(),
    }
    if line.levels:
        told |= {"lowest_level": line.levels[0], "highest_level": line.levels[1]}
    return told
