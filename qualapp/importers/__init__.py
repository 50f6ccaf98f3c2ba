"""Readers of files: paths in, values out; nothing is stored here. What is named below is imported when it is used."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualapp.importers.labels import is_interviewer_label, proposed_speakers
    from qualapp.importers.plain_text import read_pasted
    from qualapp.importers.readers import Unread, files_in, read, read_all, readable, readable_suffixes, reads

__all__ = [
    "Unread",
    "files_in",
    "is_interviewer_label",
    "proposed_speakers",
    "read",
    "read_all",
    "read_pasted",
    "readable",
    "readable_suffixes",
    "reads",
]

_MODULES = {
    "is_interviewer_label": "labels",
    "proposed_speakers": "labels",
    "read_pasted": "plain_text",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES.get(name, 'readers')}"), name)
