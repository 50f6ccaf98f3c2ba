"""The names of keys as people read them on their keyboard."""

import re

from qualapp.i18n import _


def _named(key: str) -> str:
    names = {
        "Shift": _("Shift"),
        "Return": _("Enter"),
        "Enter": _("Enter"),
        "Esc": _("Esc"),
        "Escape": _("Esc"),
        "Del": _("Delete"),
        "Space": _("Space"),
        "Meta": _("Meta"),
        "Left": "←",
        "Right": "→",
        "Up": "↑",
        "Down": "↓",
    }
    return names.get(key, key)


def key_names(shortcut: str) -> list[str]:
    """The keys of a shortcut in the order they are pressed.

    >>> key_names("Ctrl+Alt++")
    ['Ctrl', 'Alt', '+']
    """
    return [_named(key) for key in re.split(r"(?<=[^+])\+", shortcut)] if shortcut else []


def key_text(shortcut: str) -> str:
    """A shortcut in one string, such as `Ctrl K`."""
    return " ".join(key_names(shortcut))
