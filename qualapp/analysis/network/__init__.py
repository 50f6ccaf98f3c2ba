"""Who works with whom, and who said so: ties drawn together to a network, measured, laid out and compared.

`network_of` makes a `Network` of actors and ties under a `NetworkFilter`; `measure` gives its `Measures`,
`steering_chain` how practice is tied to strategy, `compare` what another network has more and less of; `lay_out` says
where the actors stand.
"""

from qualapp.analysis.network.chain import SteeringChain, steering_chain
from qualapp.analysis.network.comparison import Change, Comparison, LineChange, compare
from qualapp.analysis.network.graph import Line, Network, NetworkFilter, Span, network_of
from qualapp.analysis.network.labels import Box, place_labels
from qualapp.analysis.network.layout import LAYOUTS, Layout, lay_out
from qualapp.analysis.network.measures import ActorMeasures, Measures, measure
from qualapp.analysis.network.metrics import ACTOR_METRICS, NETWORK_METRICS, Metric, mixed_warning
from qualapp.analysis.network.places import ROOM, Place, Places, apart
from qualapp.analysis.network.triangle import Band, Triangle, bands, triangle
from qualapp.analysis.network.values import Undefined, Value

__all__ = [
    "ACTOR_METRICS",
    "LAYOUTS",
    "NETWORK_METRICS",
    "ROOM",
    "ActorMeasures",
    "Band",
    "Box",
    "Change",
    "Comparison",
    "Layout",
    "Line",
    "LineChange",
    "Measures",
    "Metric",
    "Network",
    "NetworkFilter",
    "Place",
    "Places",
    "Span",
    "SteeringChain",
    "Triangle",
    "Undefined",
    "Value",
    "apart",
    "bands",
    "compare",
    "lay_out",
    "measure",
    "mixed_warning",
    "network_of",
    "place_labels",
    "steering_chain",
    "triangle",
]
