"""Repairs of scanned and broken texts: what is proposed, and the text with what is chosen of it."""

from qualapp.language.repair.found import proposals
from qualapp.language.repair.repairs import Confidence, Kind, Repair, Repaired, repaired

__all__ = ["Confidence", "Kind", "Repair", "Repaired", "proposals", "repaired"]
