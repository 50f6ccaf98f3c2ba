"""How well coders agree: ask `compare` with a `Comparison`, and get an `Agreement`."""

from qualapp.analysis.agreement.compare import compare
from qualapp.analysis.agreement.comparison import Comparison, Unit, countable
from qualapp.analysis.agreement.confusion import Confusion
from qualapp.analysis.agreement.figures import Coefficient, Figure, Undefined, Value
from qualapp.analysis.agreement.metric import Metric
from qualapp.analysis.agreement.results import (
    Agreement,
    CodeAgreement,
    PairAgreement,
    SetAside,
    Unitising2004,
    UnitisingAgreement,
    Use,
)
from qualapp.analysis.agreement.valence import ValenceAgreement
from qualapp.analysis.agreement.weight import WeightAgreement

__all__ = [
    "Agreement",
    "CodeAgreement",
    "Coefficient",
    "Comparison",
    "Confusion",
    "Figure",
    "Metric",
    "PairAgreement",
    "SetAside",
    "Undefined",
    "Unit",
    "Unitising2004",
    "UnitisingAgreement",
    "Use",
    "ValenceAgreement",
    "Value",
    "WeightAgreement",
    "compare",
    "countable",
]
