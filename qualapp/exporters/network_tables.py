"""Networks as tables: CSV for other programs, Excel with the figures to go on with."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from qualapp.exporters.network_report import DrawnActor, DrawnLine, NetworkReport
from qualapp.exporters.network_structure import Structure
from qualapp.exporters.plain_table import safe
from qualapp.exporters.spreadsheet import fitting
from qualapp.exporters.words import VALENCES, plain
from qualapp.i18n import _, language
from qualapp.model.coding import Valence
from qualapp.model.network import name_of

Cell = str | int | float | None
_WIDE, _MIDDLE, _NARROW, _GUID = 92, 34, 13, 38
_HEAD = 48
"""Three lines of a heading."""


def write_csv(report: NetworkReport, lines: Path, actors: Path) -> None:
    """Write the lines into one file and the actors into another."""
    for path, rows in ((lines, line_rows(report)), (actors, actor_rows(report))):
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            table = csv.writer(file, delimiter=";" if language() == "da" else ",")
            table.writerows([[_told(cell) for cell in row] for row in rows])


def _told(cell: Cell) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.6g}".replace(".", ",") if language() == "da" else f"{cell:.6g}"
    return safe(plain(cell) if isinstance(cell, str) else cell)


def write_workbook(report: NetworkReport, path: Path) -> None:
    """Write the figures of the network, its actors with theirs, and its lines."""
    from xlsxwriter import Workbook

    packed = BytesIO()
    book = Workbook(packed, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": plain(report.project), "author": plain(report.coder)})
    structure = report.structure
    actors, lines = _guids_last(actor_rows(report), [0]), _guids_last(line_rows(report), [0, 2])
    steps = [[_("What"), _("Actors")], *map(list, report.chain)]
    about = [[_("About"), ""], *map(list, report.facts), [report.warning, ""]]
    looks = _Looks.of(book)
    for name, rows, widths in (
        (_("Figures"), figure_rows(report), {0: _MIDDLE, 2: _MIDDLE, 3: _WIDE, 4: _MIDDLE}),
        (_("Actors"), actors, {0: _MIDDLE, 1: _MIDDLE, len(actors[0]) - 1: _GUID}),
        (_("Ties"), lines, {0: _MIDDLE, 1: _MIDDLE, 2: _MIDDLE, len(lines[0]) - 2: _GUID, len(lines[0]) - 1: _GUID}),
        (_("Parts and communities"), set_rows(structure), {0: _MIDDLE, 3: _WIDE}),
        (_("What holds it together"), joint_rows(structure), {0: _MIDDLE, 1: _MIDDLE, 2: _MIDDLE}),
        (_("E-I index"), index_rows(structure), {0: _MIDDLE, 1: _MIDDLE, 5: _MIDDLE}),
        (_("Steering chain"), steps, {0: _MIDDLE, 1: _WIDE}),
        (_("About"), about, {0: _MIDDLE, 1: _WIDE}),
    ):
        _add_sheet(book.add_worksheet(name), rows, looks, widths)
    book.close()
    path.write_bytes(packed.getbuffer())


def _guids_last(rows: Sequence[Sequence[Cell]], places: Sequence[int]) -> list[list[Cell]]:
    """What only programs read stands after what people read."""
    return [
        [*(cell for place, cell in enumerate(row) if place not in places), *(row[place] for place in places)]
        for row in rows
    ]


@dataclass(frozen=True)
class _Looks:
    """How cells of the workbook look."""

    head: Any
    plain: Any
    share: Any

    @classmethod
    def of(cls, book: Any) -> "_Looks":
        top: dict[str, object] = {"valign": "top"}
        return cls(
            book.add_format({**top, "bold": True, "text_wrap": True, "bottom": 1}),
            book.add_format(top),
            book.add_format({**top, "num_format": "0.000"}),
        )


def _add_sheet(sheet: Any, rows: Sequence[Sequence[Cell]], looks: _Looks, widths: Mapping[int, int]) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_row(0, _HEAD)
    sheet.set_column(0, len(rows[0]) - 1, _NARROW)
    for column, width in widths.items():
        sheet.set_column(column, column, width)
    for down, row in enumerate(rows):
        for across, cell in enumerate(row):
            if isinstance(cell, int | float):
                sheet.write_number(down, across, cell, looks.share if isinstance(cell, float) else looks.plain)
            elif cell:
                sheet.write_string(down, across, fitting(plain(cell)), looks.plain if down else looks.head)
    sheet.autofilter(0, 0, len(rows) - 1, len(rows[0]) - 1)


def figure_rows(report: NetworkReport) -> list[list[Cell]]:
    """The figures of the network with what they mean."""
    rows: list[list[Cell]] = [[_("Figure"), _("Value"), _("Why there is none"), _("What it means"), _("Formula")]]
    for figure in report.figures:
        column = figure.column
        rows.append([column.title, figure.value, figure.why, column.told, column.formula])
    return rows


def set_rows(structure: Structure) -> list[list[Cell]]:
    """The parts and communities with who belongs to them."""
    rows: list[list[Cell]] = [[_("What"), _("No."), _("How many actors"), _("Actors")]]
    return rows + [
        [what, number, len(members), "; ".join(map(name_of, members))] for what, number, members in structure.sets()
    ]


def joint_rows(structure: Structure) -> list[list[Cell]]:
    """The cut points and bridges, and those who are tied to nobody."""
    rows: list[list[Cell]] = [[_("What"), _("Actor"), _("Other actor")]]
    return rows + [[what, name_of(who[0]), *map(name_of, who[1:])] for what, who in structure.joints()]


def index_rows(structure: Structure) -> list[list[Cell]]:
    """The E-I index by sector and by level, of the network and of each group."""
    rows: list[list[Cell]] = [
        [_("Figure"), _("Group"), _("Value"), _("Pairs out"), _("Pairs within"), _("Why there is none")]
    ]
    return rows + [[title, one.word, one.value, one.outside, one.inside, one.why] for title, one in structure.indices()]


def actor_rows(report: NetworkReport) -> list[list[Cell]]:
    """The actors with their figures; one without a value is an empty cell."""
    titles = [column.title for column in report.columns]
    groups = [_("Part"), _("Community"), _("Cut point")]
    rows: list[list[Cell]] = [["guid", _("Actor"), _("Sector"), _("Level"), *groups, *titles]]
    return rows + [_actor(one) for one in report.actors]


def _actor(one: DrawnActor) -> list[Cell]:
    figures = [figure.value for figure in one.figures]
    groups = [one.part, one.community, int(one.is_cut_point)]
    return [one.actor.guid, one.name, one.sector, one.level, *groups, *figures]


def line_rows(report: NetworkReport) -> list[list[Cell]]:
    """The lines with what was said of them."""
    told_there, told_back = _("Levels told there"), _("Levels told back")
    rows: list[list[Cell]] = [
        [
            *("source", _("From"), "target", _("To"), _("Relations"), _("There"), _("Back"), _("Excerpts"), _("Ties")),
            *(_("Valence"), _("Drivers"), _("Barriers"), told_there, told_back, _("Disputed"), _("Bridge")),
        ]
    ]
    return rows + [_line(line) for line in report.lines]


def _line(line: DrawnLine) -> list[Cell]:
    return [
        *(line.first.guid, name_of(line.first), line.second.guid, name_of(line.second), line.relation_names),
        *(int(line.goes_there), int(line.goes_back), line.mentions, line.claims),
        *(
            _(VALENCES[Valence(line.valence)]),
            line.drivers,
            line.barriers,
            span_told(line.levels_there),
            span_told(line.levels_back),
        ),
        *(int(line.is_disputed), int(line.is_bridge)),
    ]


def span_told(span: tuple[int, int] | None) -> str:
    """Levels from the lowest to the highest.

    >>> span_told((2, 4)), span_told((3, 3)), span_told(None)
    ('2–4', '3', '')
    """
    if span is None:
        return ""
    return str(span[0]) if span[0] == span[1] else f"{span[0]}–{span[1]}"
