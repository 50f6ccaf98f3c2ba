"""Repairs of scanned and broken texts: what is proposed, and the text with what is chosen of it."""

from qualapp.language.repair.found import proposals
from qualapp.language.repair.repairs import Confidence, Kind, Repair, Repaired, repaired
from qualapp.language.repair.signs import may_be_damaged

__all__ = ["Confidence", "Kind", "Repair", "Repaired", "may_be_damaged", "proposals", "repaired"]
