"""The codebook of the coding workspace."""

from qualapp.desktop.codebook.codebook_panel import CodebookPanel

__all__ = ["CodebookPanel"]
