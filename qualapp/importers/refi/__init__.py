"""Projects of other programs (REFI-QDA, `.qdpx` and `.qde`), read with distrust; nothing is lost silently."""

from qualapp.importers.refi.positions import Breaks, Ends, PositionReading, Unit
from qualapp.importers.refi.project import RefiProject, open_refi
from qualapp.importers.refi.tried_readings import Quotation, TriedReading, TriedReadings

__all__ = [
    "Breaks",
    "Ends",
    "PositionReading",
    "Quotation",
    "RefiProject",
    "TriedReading",
    "TriedReadings",
    "Unit",
    "open_refi",
]
