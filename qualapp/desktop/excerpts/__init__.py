"""The workspace in which excerpts are listed, filtered, recoded and exported."""

from qualapp.desktop.excerpts.workspace import ExcerptsWorkspace

__all__ = ["ExcerptsWorkspace"]
