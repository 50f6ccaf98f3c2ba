"""Where each conflict is looked at in its place: a text, a code, a table of the cases."""

from collections.abc import Callable
from dataclasses import dataclass

from qualapp.desktop.session import Session
from qualapp.i18n import N_
from qualapp.model.text import TextRange
from qualapp.store.merging.open_conflicts import Conflict

_TABLES = {"case": "case", "visit": "visit", "informant": "informant"}


@dataclass(frozen=True)
class Ways:
    """The ways to other workspaces."""

    place: Callable[[int, TextRange], None]
    source: Callable[[int], None]
    code: Callable[[int], None]
    table: Callable[[str], None]
    memos: Callable[[], None]


@dataclass(frozen=True)
class Way:
    """One way, and what its button says."""

    text: str
    go: Callable[[], None]


def way_to(session: Session, conflict: Conflict, ways: Ways) -> Way | None:
    """The way to where a conflict is; None where there is nothing to be seen."""
    if conflict.source_id is not None and conflict.range is not None:
        source, range = conflict.source_id, conflict.range
        return Way(N_("Open it in the text"), lambda: ways.place(source, range))
    if conflict.noun == "source":
        return Way(N_("Open the source"), lambda: ways.source(conflict.row))
    if conflict.noun == "code" and conflict.row in session.tree:
        return Way(N_("Open the code"), lambda: ways.code(conflict.row))
    if conflict.noun == "memo":
        return Way(N_("Open the memos"), ways.memos)
    if conflict.noun in _TABLES:
        return Way(N_("Open the table"), lambda: ways.table(_TABLES[conflict.noun]))
    return None
