"""Prose that a coder attaches to something."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Memo:
    """A note on a source, excerpt, coding, code, case or, with nothing named, on the project.

    `about` is the kind of thing, `about_id` its id; times are microseconds since 1970, UTC.
    """

    id: int
    guid: str
    about: str
    about_id: int | None
    text: str
    coder_id: int
    created: int
    changed: int
