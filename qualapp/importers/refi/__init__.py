"""Projects of other programs (REFI-QDA, `.qdpx` and `.qde`), read with distrust; nothing is lost silently."""

from qualapp.importers.refi.positions import Breaks, Ends, PositionReading, Unit
from qualapp.importers.refi.project import RefiProject, open_refi

__all__ = ["Breaks", "Ends", "PositionReading", "RefiProject", "Unit", "open_refi"]
