"""The command line: the verb first, then the project."""

from qualapp.cli.program import COMMANDS, Window, cli

__all__ = ["COMMANDS", "Window", "cli"]
