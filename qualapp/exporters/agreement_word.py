"""Agreement as a Word document: what was compared, the tables, the map of coders, and answers to what they raise."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from qualapp import formats
from qualapp.exporters import word_styles
from qualapp.exporters.agreement_report import AgreementReport, AgreementTable, HeatMap
from qualapp.exporters.heat import heat, ink_on
from qualapp.exporters.word_document import Masthead, append, new_document, save
from qualapp.exporters.word_xml import paragraph, run
from qualapp.exporters.words import joined
from qualapp.i18n import _
from qualapp.progress import Progress, Work

_BOLD = "<w:b/><w:bCs/>"
_NARROWEST, _WIDEST = 820, 1500
_SMALL = '<w:sz w:val="17"/><w:szCs w:val="17"/>'
_EMPTY = "F5F4F0"
_EDGES = (
    f'<w:top w:val="single" w:sz="6" w:space="0" w:color="{word_styles.TEXT_3}"/>'
    f'<w:bottom w:val="single" w:sz="6" w:space="0" w:color="{word_styles.TEXT_3}"/>'
    f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{word_styles.LINE}"/>'
)
_AIR = '<w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'


def write_document(report: AgreementReport, path: Path) -> Work[None]:
    """Write the document."""
    title = _("Agreement between coders")
    document = new_document(Masthead(report.project, title, report.coder, report.made))
    append(document, _front(report, title))
    for number, table in enumerate(report.tables):
        yield Progress(number, len(report.tables), _("Writing tables"))
        append(document, _table(table))
        if number == 0 and len(report.heat_map.names) > 1:
            append(document, _heat_map(report.heat_map))
    append(document, _answers(report))
    save(document, path)


def _front(report: AgreementReport, title: str) -> Iterator[str]:
    yield paragraph("Title", run(report.project))
    yield paragraph("Subtitle", run(title))
    exported = _("Exported"), joined(formats.date_time(report.made), report.coder)
    for label, told in (*report.facts, exported):
        yield paragraph(word_styles.FACT, run(label, properties=_BOLD), run(f"\t{told}"))


def _table(table: AgreementTable) -> Iterator[str]:
    yield paragraph("Heading2", run(table.title))
    widths = _widths(table)
    rows = [[cell.shown for cell in row] for row in table.rows]
    yield _grid(widths, [_row(widths, table.headings, table.labels, is_head=True)] + [
        _row(widths, cells, table.labels, is_head=False) for cells in rows
    ])  # fmt: skip
    yield paragraph(word_styles.HINT, run(table.note))


def _heat_map(heat_map: HeatMap) -> Iterator[str]:
    yield paragraph("Heading2", run(heat_map.title))
    label = 2000
    width = min(_WIDEST, (word_styles.TEXT_WIDTH - label) // len(heat_map.names))
    widths = [label] + [width] * len(heat_map.names)
    rows = [_row(widths, ["", *heat_map.names], 1, is_head=True)]
    for name, values in zip(heat_map.names, heat_map.values, strict=True):
        cells = [_cell(label, name, "left", _SMALL + _BOLD)]
        cells += [_heat_cell(width, value) for value in values]
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>")
    yield _grid(widths, rows)
    yield paragraph(word_styles.HINT, run(heat_map.note))


def _heat_cell(width: int, value: float | None) -> str:
    if value is None:
        return _cell(width, "", "center", _SMALL, ground=_EMPTY)
    ink = f'<w:color w:val="{ink_on(value)}"/>'
    return _cell(width, formats.number(value, 2), "center", ink + _SMALL, ground=heat(value))


def _answers(report: AgreementReport) -> Iterator[str]:
    if report.answers:
        yield paragraph("Heading2", run(_("Questions that the figures raise")))
    for one in report.answers:
        yield paragraph("Heading3", run(one.question))
        about = run(f"{one.about}: ", properties=_BOLD) if one.about else ""
        yield paragraph("Normal", about, run(one.answer), keep="<w:keepLines/>")
        if one.others:
            yield paragraph(word_styles.HINT, run(one.others))


def _widths(table: AgreementTable) -> list[int]:
    """Columns of numbers take as little as they can, words share the rest."""
    numbers = len(table.headings) - table.labels
    each = min(_WIDEST, max(_NARROWEST, int(word_styles.TEXT_WIDTH * 0.72) // max(1, numbers)))
    each = min(each, (word_styles.TEXT_WIDTH - 1800 * table.labels) // max(1, numbers))
    label = (word_styles.TEXT_WIDTH - each * numbers) // table.labels
    return [label] * table.labels + [each] * numbers


def _grid(widths: Sequence[int], rows: Sequence[str]) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_EDGES}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_AIR}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(widths: Sequence[int], cells: Sequence[str], labels: int, *, is_head: bool) -> str:
    letters = _SMALL if not is_head else _BOLD + _SMALL
    parts = (
        _cell(width, text, "left" if place < labels else "right", letters, ground=_EMPTY if is_head else "")
        for place, (width, text) in enumerate(zip(widths, cells, strict=True))
    )
    head = "<w:tblHeader/>" if is_head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(parts)}</w:tr>"


def _cell(width: int, text: str, side: str, letters: str, *, ground: str = "") -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>' if ground else ""
    spacing = '<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>'
    content = paragraph("Normal", run(text, properties=letters), properties=f'{spacing}<w:jc w:val="{side}"/>')
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{content}</w:tc>'
