"""Which codes the tree shows, and in which order."""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from PySide6.QtCore import QCollator, QLocale, Qt

from qualapp.desktop.codebook.code_filter import CodeFilter
from qualapp.model.code import Code, CodeTree

Shape = dict[int | None, list[int]]
"""The ids of the codes shown below each code, and under None those at the top, in order."""


class Order(Enum):
    """How codes beside each other are ordered in the view; the codebook itself keeps its own order."""

    CODEBOOK = "codebook"
    COUNT = "count"
    NAME = "name"


def shape(tree: CodeTree, wanted: CodeFilter, order: Order, totals: Mapping[int, int], language: str) -> Shape:
    """The codes that a filter keeps, ordered below each other."""
    kept = wanted.kept(tree) if wanted else None
    key = _key(order, totals, language)
    result: Shape = {}
    for parent in (None, *(code.id for code, _depth in tree.walk())):
        children = [code for code in tree.children(parent) if kept is None or code.id in kept]
        if children:
            result[parent] = [code.id for code in (sorted(children, key=key) if key else children)]
    return result


def _key(order: Order, totals: Mapping[int, int], language: str) -> Callable[[Code], Any] | None:
    if order is Order.COUNT:
        return lambda code: -totals.get(code.id, 0)
    if order is Order.NAME:
        collator = QCollator(QLocale(language))
        collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        collator.setNumericMode(True)
        return lambda code: collator.sortKey(code.name)
    return None
