"""A theory as GraphML, for programs that draw and count graphs."""

from pathlib import Path
from typing import Any

from qualapp.exporters.theory_report import TheoryReport, Weighed
from qualapp.exporters.words import plain


def write_graphml(report: TheoryReport, path: Path) -> None:
    """Write the file; nodes and links are known by their guids."""
    import networkx

    graph = networkx.MultiDiGraph(name=plain(report.name), description=plain(report.description))
    for node in report.nodes:
        graph.add_node(
            node.guid,
            label=plain(node.name),
            kind=node.kind.value,
            level=node.level.value if node.level else "",
            party=plain(node.party),
            code=plain(node.code),
            x=float(node.x),
            y=float(node.y),
            **_counts(node.weighed),
        )
    for link in report.links:
        graph.add_edge(
            link.first.guid,
            link.second.guid,
            key=link.guid,
            relation=link.relation.value,
            assumption=plain(link.assumption),
            status=link.status.value,
            **_counts(link.weighed),
        )
    networkx.write_graphml_xml(graph, path)


def _counts(weighed: Weighed) -> dict[str, Any]:
    return {
        "state": weighed.state.value,
        "supports": weighed.supports.excerpts,
        "contradicts": weighed.contradicts.excerpts,
        "open": weighed.open.excerpts,
        "excerpts": weighed.all.excerpts,
        "informants": weighed.all.informants,
        "sources": weighed.all.sources,
        "cases": weighed.all.cases,
    }
