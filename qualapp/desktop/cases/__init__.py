"""The workspace of cases: who and what the study is about, in tables."""

from qualapp.desktop.cases.workspace import CasesWorkspace

__all__ = ["CasesWorkspace"]
