"""A network as a section of a Word document: figure, figures in numbers, and the words behind the ties."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from qualapp import formats
from qualapp.exporters import word_styles
from qualapp.exporters.cited_word import quotation
from qualapp.exporters.network_report import Figure, NetworkReport, QuotedLine
from qualapp.exporters.network_structure import Structure, index_cells, summary
from qualapp.exporters.word_document import Masthead, append, new_document, save
from qualapp.exporters.word_figure import add_figure, needs_page
from qualapp.exporters.word_xml import paragraph, run
from qualapp.exporters.words import joined
from qualapp.i18n import N_, _, _n

_BOLD = "<w:b/><w:bCs/>"
_SMALL = '<w:sz w:val="18"/><w:szCs w:val="18"/>'
_GROUND = "F5F4F0"
_EDGES = (
    f'<w:top w:val="single" w:sz="6" w:space="0" w:color="{word_styles.TEXT_3}"/>'
    f'<w:bottom w:val="single" w:sz="6" w:space="0" w:color="{word_styles.TEXT_3}"/>'
    f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{word_styles.LINE}"/>'
)
_AIR = '<w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
_LINES = '<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>'
_MOST_ACTORS = 30
_MOST_NAMED = 40
_NARROW = {"betweenness": N_("Between\u00adness"), "eigenvector": N_("Eigen\u00advector")}
"""Titles with the place where they may be broken."""
_SHOWN = ("degree", "ties", "betweenness", "closeness", "eigenvector")


def write_word(report: NetworkReport, path: Path) -> None:
    """Write the section."""
    title = _("Actor network")
    head = Masthead(report.project, title, report.coder, report.made)
    document = new_document(head)
    append(document, _front(report, title))
    is_apart = report.picture is not None and needs_page(report.picture)
    if is_apart:
        append(document, _figures(report))
    if report.picture is not None:
        add_figure(document, head, report.picture, _caption(report))
    if not is_apart:
        append(document, _figures(report))
    append(document, _body(report))
    save(document, path)


def _front(report: NetworkReport, title: str) -> Iterator[str]:
    yield paragraph("Title", run(report.project))
    yield paragraph("Subtitle", run(title))
    made = (_("Made"), joined(formats.date_time(report.made), report.coder))
    for label, told in (*report.facts, made):
        yield paragraph(word_styles.FACT, run(label, properties=_BOLD), run(f"\t{told}"))
    if report.warning:
        yield paragraph("Normal", run(report.warning, properties="<w:i/><w:iCs/>"))


def _caption(report: NetworkReport) -> str:
    counts = (
        _n("{n} actor", "{n} actors", len(report.actors)).format(n=formats.number(len(report.actors))),
        _n("{n} tied pair", "{n} tied pairs", len(report.lines)).format(n=formats.number(len(report.lines))),
    )
    return joined(_("The network drawn"), *counts)


def _figures(report: NetworkReport) -> Iterator[str]:
    yield paragraph("Heading2", run(_("Figures")))
    rows = [(figure.column.title, shown(figure), figure.why or figure.column.told) for figure in report.figures]
    yield from _table((0.3, 0.14, 0.56), (_("Figure"), _("Value"), _("What it means")), rows, numbers=(1,))


def _body(report: NetworkReport) -> Iterator[str]:
    yield paragraph("Heading2", run(_("Actors")))
    yield from _actors(report)
    if report.lines:
        yield from _structure(report.structure)
    if report.chain:
        yield paragraph("Heading2", run(_("Steering chain")))
        yield from _table((0.4, 0.6), (_("What"), _("Actors")), report.chain)
    for heading, lines, none in (
        (_("The strongest ties"), report.strongest, _("There are no ties.")),
        (_("The most disputed ties"), report.disputed, _("Nobody says different things of the same tie.")),
    ):
        yield paragraph("Heading2", run(heading))
        for line in lines:
            yield from _quoted(line)
        if not lines:
            yield paragraph("Normal", run(none))


def _actors(report: NetworkReport) -> Iterator[str]:
    places = [place for place, column in enumerate(report.columns) if column.key in _SHOWN]
    shown_first = sorted(report.actors, key=lambda one: (-(one.figures[0].value or 0), one.name.casefold()))
    rows = [
        (one.name, one.sector, *(shown(one.figures[place]) for place in places)) for one in shown_first[:_MOST_ACTORS]
    ]
    titles = [report.columns[place] for place in places]
    head = (_("Actor"), _("Sector"), *(_(_NARROW[one.key]) if one.key in _NARROW else one.title for one in titles))
    shares = (0.25, 0.18, *([0.57 / len(places)] * len(places)))
    yield from _table(shares, head, rows, numbers=range(2, len(head)))
    if len(shown_first) > _MOST_ACTORS:
        told = _("The {n} actors with most ties of {all}. The spreadsheet has all of them.")
        yield paragraph("Normal", run(told.format(n=_MOST_ACTORS, all=formats.number(len(shown_first)))))


def _structure(structure: Structure) -> Iterator[str]:
    """What the network falls into, what holds it together, and whose ties lead out of their group."""
    yield paragraph("Heading2", run(_("How it hangs together")))
    head: tuple[str, ...] = (_("What"), _("Number"), _("Who"))
    yield from _table((0.2, 0.1, 0.7), head, summary(structure, _MOST_NAMED), numbers=(1,))
    for index in structure.external:
        yield paragraph("Heading2", run(index.title))
        head = (_("Group"), _("Value"), _("Pairs out"), _("Pairs within"))
        rows = [index_cells(one) for one in (index.whole, *index.groups)]
        yield from _table((0.46, 0.18, 0.18, 0.18), head, rows, numbers=(1, 2, 3))


def _quoted(line: QuotedLine) -> Iterator[str]:
    yield paragraph("Heading3", run(line.title))
    yield paragraph("Normal", run(line.facts), keep="<w:keepNext/>" if line.quotations else "")
    for meant, cited in line.quotations:
        yield from quotation(cited, joined(meant, cited.place))


def _table(
    shares: Sequence[float], head: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()
) -> Iterator[str]:
    widths = [int(word_styles.TEXT_WIDTH * share) for share in shares]
    lines = [_row(widths, head, numbers, is_head=True), *(_row(widths, row, numbers) for row in rows)]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_EDGES}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_AIR}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(lines)}</w:tbl>"
    )
    yield paragraph("Normal")


def _row(widths: Sequence[int], cells: Sequence[str], numbers: Sequence[int], *, is_head: bool = False) -> str:
    parts = []
    for place, (width, text) in enumerate(zip(widths, cells, strict=True)):
        letters = (_BOLD if is_head or place == 0 else "") + _SMALL
        side = "right" if place in numbers else "left"
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_GROUND}"/>' if is_head else ""
        words = paragraph("Normal", run(text, properties=letters), properties=f'{_LINES}<w:jc w:val="{side}"/>')
        parts.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{words}</w:tc>')
    head = "<w:tblHeader/>" if is_head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(parts)}</w:tr>"


def shown(figure: Figure) -> str:
    """A figure as it is written here; a dash where it has no value."""
    return "–" if figure.value is None else formats.number(figure.value, figure.column.decimals)
