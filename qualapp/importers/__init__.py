"""Readers of files: paths in, values out; nothing is stored here."""

from qualapp.importers.files import files_in
from qualapp.importers.labels import is_interviewer_label, proposed_speakers
from qualapp.importers.readers import Unread, read, read_all, readable, readable_suffixes, reads

__all__ = [
    "Unread",
    "files_in",
    "is_interviewer_label",
    "proposed_speakers",
    "read",
    "read_all",
    "readable",
    "readable_suffixes",
    "reads",
]
