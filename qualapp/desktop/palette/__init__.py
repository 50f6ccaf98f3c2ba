"""The palette: type what you want to do, or which code to apply."""

from qualapp.desktop.palette.entry import Entry, fitting
from qualapp.desktop.palette.palette import Palette

__all__ = ["Entry", "Palette", "fitting"]
