"""How well coders agree: ask `compare` with a `Comparison`, and get an `Agreement`."""

from qualapp.analysis.agreement.compare import compare
from qualapp.analysis.agreement.comparison import Comparison, Unit
from qualapp.analysis.agreement.confusion import Confusion
from qualapp.analysis.agreement.figures import Coefficient, Figure, Undefined, Value
from qualapp.analysis.agreement.results import (
    Agreement,
    CodeAgreement,
    PairAgreement,
    SetAside,
    UnitisingAgreement,
    Use,
)
from qualapp.analysis.agreement.valence import ValenceAgreement

__all__ = [
    "Agreement",
    "CodeAgreement",
    "Coefficient",
    "Comparison",
    "Confusion",
    "Figure",
    "PairAgreement",
    "SetAside",
    "Undefined",
    "Unit",
    "UnitisingAgreement",
    "Use",
    "ValenceAgreement",
    "Value",
    "compare",
]
