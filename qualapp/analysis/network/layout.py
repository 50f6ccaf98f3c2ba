"""Where the actors of a network stand; the same network stands the same each time."""

from enum import StrEnum

from qualapp.analysis.network.clusters import by_sector
from qualapp.analysis.network.graph import Network
from qualapp.analysis.network.places import Places
from qualapp.analysis.network.rings import around, circle
from qualapp.analysis.network.springs import force
from qualapp.analysis.network.triangle import triangle
from qualapp.i18n import N_


class Layout(StrEnum):
    """How the actors are arranged."""

    TRIANGLE = "triangle"
    FORCE = "force"
    CIRCLE = "circle"
    SECTORS = "sectors"
    EGO = "ego"


LAYOUTS = {
    Layout.TRIANGLE: N_("Organisation triangle"),
    Layout.FORCE: N_("Force"),
    Layout.CIRCLE: N_("Circle"),
    Layout.SECTORS: N_("By sector"),
    Layout.EGO: N_("Around one actor"),
}
"""What each is called."""


def lay_out(network: Network, layout: Layout, ego: int | None = None) -> Places:
    """Where the actors stand; around one actor that is `ego`, or the one tied to most."""
    if not network.actors:
        return {}
    if layout is Layout.TRIANGLE:
        return triangle(network).places
    if layout is Layout.EGO:
        return around(network, ego if ego is not None and ego in network.actors else _busiest(network))
    return {Layout.FORCE: force, Layout.CIRCLE: circle, Layout.SECTORS: by_sector}[layout](network)


def _busiest(network: Network) -> int:
    return max(network.actors, key=lambda number: (len(network.neighbours[number]), -number))
