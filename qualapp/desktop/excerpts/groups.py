"""The order of a list of codings, and the headings between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from operator import attrgetter

from qualapp.desktop.session import Session
from qualapp.model.excerpt import ListedCoding


class Order(Enum):
    """By what the list is sorted."""

    CODE = "code"
    SOURCE = "source"
    NEWEST = "newest"


@dataclass(frozen=True)
class Heading:
    """A heading above codings of one code or one source: its id, and how many there are."""

    order: Order
    id: int
    count: int


Entry = ListedCoding | Heading


def in_order(rows: Sequence[ListedCoding], order: Order, session: Session) -> list[ListedCoding]:
    """Codings that come in the order of the codebook, as they are to be listed."""
    if order is Order.NEWEST:
        return sorted(rows, key=lambda row: (-row.created, -row.coding_id))
    if order is Order.SOURCE:
        places = {source.id: place for place, source in enumerate(session.project.sources.all())}
        return sorted(rows, key=lambda row: (places.get(row.source_id, 0), row.start, row.stop))
    return list(rows)


def with_headings(rows: Sequence[ListedCoding], order: Order) -> list[Entry]:
    """The codings with a heading before each code or source."""
    if order is Order.NEWEST:
        return list(rows)
    entries: list[Entry] = []
    for number, group in groupby(rows, attrgetter("code_id" if order is Order.CODE else "source_id")):
        members = list(group)
        entries.append(Heading(order, number, len(members)))
        entries += members
    return entries
