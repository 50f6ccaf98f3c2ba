"""Tables of web pages: which of them hold a table and which only lay out the page, and their rows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_CELLS = ("td", "th")
_GROUPS = ("thead", "tbody", "tfoot")


def is_table(table: "etree._Element") -> bool:
    """Whether there are rows of several cells in it, and no other table inside them."""
    if table.get("role") in ("presentation", "none") or next(table.iterdescendants("table"), None) is not None:
        return False
    return any(sum(1 for _cell in row.iterchildren(*_CELLS)) > 1 for row in table.iterdescendants("tr"))


def rows_of(table: "etree._Element") -> Iterator[list["etree._Element | None"]]:
    """The cells of each row; None where a cell of a row above reaches down."""
    for group in (table, *table.iterchildren(*_GROUPS)):
        reaching: dict[int, int] = {}
        for row in group.iterchildren("tr"):
            cells: list[etree._Element | None] = []
            for cell in row.iterchildren(*_CELLS):
                _fill(cells, reaching)
                rows = cell.get("rowspan") or ""
                if rows.isdecimal() and int(rows) != 1:
                    reaching[len(cells)] = int(rows) - 1
                cells.append(cell)
            _fill(cells, reaching)
            yield cells


def _fill(cells: list["etree._Element | None"], reaching: dict[int, int]) -> None:
    """Put nothing where cells from above stand, until one of this row has room."""
    while len(cells) in reaching:
        left = reaching[len(cells)] - 1
        if left:
            reaching[len(cells)] = left
        else:
            del reaching[len(cells)]
        cells.append(None)
