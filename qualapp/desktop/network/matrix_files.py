"""The matrix of a network as a picture, and as a table in Excel or CSV."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter

from qualapp.analysis.network.graph import Network
from qualapp.desktop.canvas import Colours
from qualapp.desktop.canvas.colours import paper
from qualapp.desktop.canvas.lettering import draw_lines, lines_of
from qualapp.desktop.canvas.painted import Painted, form_of, write_painted
from qualapp.desktop.network.matrix_paint import (
    BAND,
    CORNER,
    NUMBER,
    Mesh,
    Ordered,
    line_from,
    ordered,
    paint_line,
    paint_name,
    paint_sector,
    sector_told,
)
from qualapp.desktop.ties.words import name_of
from qualapp.exporters.draft import draft_of
from qualapp.exporters.plain_table import Cell, write_plain_table
from qualapp.i18n import _
from qualapp.progress import Progress, Work

TABLES = (".xlsx", ".csv")
_MARGIN, _HEAD, _FOOT = 24.0, 48.0, 28.0
_ROOM = QSizeF(1000.0, 800.0)
"""How much room the matrix of few takes."""


def write_matrix(network: Network, path: Path, title: str, told: str) -> Work[Path]:
    """Have the matrix written in the form of the path's ending; `told` says what it was drawn from.

    Raises UserError where the form is unknown, and the work where the disk refuses.
    """
    if path.suffix.lower() in TABLES:
        return write_table(path, title, matrix_rows(network, told))
    painted = painted_matrix(network, title, told, outlined=form_of(path) == ".svg")
    return write_painted(painted, path, title)


def write_table(path: Path, title: str, rows: Sequence[Sequence[Cell]]) -> Work[Path]:
    """Write a table as Excel or CSV; returns the path. Raises UserError where the disk refuses."""
    yield Progress(0, 1, path.name)
    with draft_of(path) as draft:
        write_plain_table(draft, title, rows, path.suffix)
    yield Progress(1, 1, path.name)
    return path


def painted_matrix(network: Network, title: str, told: str, *, outlined: bool = False) -> Painted:
    """The matrix as it is on paper, with a heading above and what its signs mean below."""
    order = ordered(network)
    mesh, count = order.mesh(_ROOM), len(order.actors)
    size = QSizeF(order.across + mesh.across * count, order.down + mesh.down * count)
    whole = QSizeF(max(size.width(), 480.0) + 2 * _MARGIN, size.height() + _HEAD + _FOOT + 2 * _MARGIN)
    colours = paper(outlined=outlined)

    def paint(painter: QPainter) -> None:
        painter.fillRect(QRectF(0, 0, whole.width(), whole.height()), colours.colour("surface"))
        _paint_words(painter, whole, title, told, colours)
        painter.translate(_MARGIN, _MARGIN + _HEAD)
        _paint_names(painter, order, mesh, colours)
        painter.translate(order.across, order.down)
        _paint_cells(painter, order, mesh, network, colours)

    return Painted(paint, whole)


def matrix_rows(network: Network, told: str) -> list[list[Cell]]:
    """How many excerpts tell of each tie, from the actor of the row to that of the column; what it is of below."""
    actors = ordered(network).actors
    rows: list[list[Cell]] = [[_("From"), _("Sector"), *(name_of(actor) for actor in actors)]]
    for one in actors:
        lines = [line_from(network, one.id, other.id) for other in actors]
        rows.append([name_of(one), sector_told(one.sector), *("" if line is None else line.mentions for line in lines)])
    return [*rows, [], [_("Excerpts that tell of a tie from the actor of the row to that of the column.")], [told]]


def _paint_words(painter: QPainter, whole: QSizeF, title: str, told: str, colours: Colours) -> None:
    room, outlined = whole.width() - 2 * _MARGIN, colours.outlined
    heading, below = QPointF(_MARGIN, _MARGIN + 8), QPointF(_MARGIN, _MARGIN + 28)
    draw_lines(painter, (title,), heading, colours.colour("text"), size=15, weight=600, outlined=outlined)
    draw_lines(painter, lines_of(told, room, 1), below, colours.colour("text-2"), outlined=outlined)
    note = lines_of(f"{_(NUMBER)} · {_(CORNER)}", room, 1)
    foot = QPointF(_MARGIN, whole.height() - _MARGIN - 4)
    draw_lines(painter, note, foot, colours.colour("text-2"), outlined=outlined)


def _paint_names(painter: QPainter, order: Ordered, mesh: Mesh, colours: Colours) -> None:
    left, top = order.across, order.down
    across, down = mesh
    for place, actor in enumerate(order.actors):
        row = QRectF(BAND, top + place * down, left - BAND, down)
        column = QRectF(left + place * across, BAND, across, top - BAND)
        paint_name(painter, row, actor, colours)
        paint_name(painter, column, actor, colours, upwards=True)
    for group in order.groups:
        number = group.last - group.first + 1
        rows = QRectF(0, top + group.first * down, BAND, number * down)
        columns = QRectF(left + group.first * across, 0, number * across, BAND)
        paint_sector(painter, rows, group.sector, colours, upwards=True)
        paint_sector(painter, columns, group.sector, colours)


def _paint_cells(painter: QPainter, order: Ordered, mesh: Mesh, network: Network, colours: Colours) -> None:
    wide, high = mesh
    number = len(order.actors)
    for place in range(number + 1):
        token = "strong" if place in (0, number) or order.begins(place) else "line"
        painter.fillRect(QRectF(place * wide, 0, 1, number * high), colours.colour(token))
        painter.fillRect(QRectF(0, place * high, number * wide, 1), colours.colour(token))
    for down, one in enumerate(order.actors):
        for across, other in enumerate(order.actors):
            box = QRectF(across * wide + 1, down * high + 1, wide - 1, high - 1)
            line = line_from(network, one.id, other.id)
            if down == across:
                painter.fillRect(box, colours.colour("sunken"))
            elif line is not None:
                paint_line(painter, box, line, colours)
