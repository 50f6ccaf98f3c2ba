"""How the commands that apply a code are called."""

from qualapp.model.code import Code

_START = "coding.code."
CODE_KEYS = {"first": "coding.dimension.1", "last": "coding.dimension.5", "palette": "coding.palette"}
"""The commands by which words get a code, for sentences that name their keys."""


def command_of(code: Code) -> str:
    """The id of the command that applies a code."""
    return _START + code.guid


def applies_code(id: str) -> bool:
    """Whether a command applies one code."""
    return id.startswith(_START)
