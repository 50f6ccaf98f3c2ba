"""Projects in the form in which other programs for qualitative analysis read them: REFI-QDA 1.5."""

from qualapp.exporters.refi.project_file import write_refi

__all__ = ["write_refi"]
