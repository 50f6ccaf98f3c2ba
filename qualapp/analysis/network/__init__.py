"""Who works with whom, and who said so: ties drawn together to a network, measured, laid out and compared.

`network_of` makes a `Network` of actors and ties under a `NetworkFilter`; `measure` gives its `Measures`, `chains` the
steering chain, `compare` what another network has more and less of; `layout` says where the actors stand.
"""

from qualapp.analysis.network.chain import SteeringChain, steering_chain
from qualapp.analysis.network.comparison import Change, Comparison, LineChange, compare
from qualapp.analysis.network.graph import Line, Network, NetworkFilter, Span, network_of
from qualapp.analysis.network.measures import ActorMeasures, Measures, measure
from qualapp.analysis.network.metrics import ACTOR_METRICS, NETWORK_METRICS, Metric, mixed_warning
from qualapp.analysis.network.values import Undefined, Value

__all__ = [
    "ACTOR_METRICS",
    "NETWORK_METRICS",
    "ActorMeasures",
    "Change",
    "Comparison",
    "Line",
    "LineChange",
    "Measures",
    "Metric",
    "Network",
    "NetworkFilter",
    "Span",
    "SteeringChain",
    "Undefined",
    "Value",
    "compare",
    "measure",
    "mixed_warning",
    "network_of",
    "steering_chain",
]
