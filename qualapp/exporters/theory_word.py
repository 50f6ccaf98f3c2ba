"""A theory in Word: a table of its links, each with what speaks for and against it and the best quotations."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from qualapp import formats
from qualapp.exporters import word_styles, words
from qualapp.exporters.evidence_words import said
from qualapp.exporters.nouns import counted
from qualapp.exporters.theory_report import Extent, ReportLink, ReportNode, TheoryReport, ToldPiece
from qualapp.exporters.theory_words import kind_word, relation_word, state_word, status_word
from qualapp.exporters.word_document import Masthead, append, new_document, save
from qualapp.exporters.word_xml import direction, paragraph, run
from qualapp.i18n import _
from qualapp.model.theory import LinkState, LinkStatus, Stance

_BOLD = "<w:b/><w:bCs/>"
_ITALIC = "<w:i/><w:iCs/>"
_SMALL = '<w:sz w:val="18"/><w:szCs w:val="18"/>'
_QUIET = f'<w:color w:val="{word_styles.TEXT_3}"/>'
_GROUND = "F5F4F0"
_EDGES = (
    f'<w:top w:val="single" w:sz="6" w:space="0" w:color="{word_styles.TEXT_3}"/>'
    f'<w:bottom w:val="single" w:sz="6" w:space="0" w:color="{word_styles.TEXT_3}"/>'
)
_ABOVE = f'<w:tcBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="{word_styles.LINE}"/></w:tcBorders>'
_AIR = '<w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>'
_LINES = '<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>'
_CLOSE = '<w:spacing w:before="0" w:after="20" w:line="240" w:lineRule="auto"/>'
_KEEP = "<w:keepNext/>"
_LINK_SHARES = (0.42, 0.16, 0.21)
_NODE_SHARES = (0.36, 0.24, 0.16, 0.12)
_SIGNS = {
    LinkState.SUPPORTED: "✓",
    LinkState.CONTRADICTED: "✗",
    LinkState.MIXED: "±",
    LinkState.UNDECIDED: "?",
    LinkState.UNTESTED: "○",
}
_STANCE_SIGNS = {Stance.SUPPORTS: "✓", Stance.CONTRADICTS: "✗", Stance.OPEN: "?"}


def write_document(report: TheoryReport, path: Path) -> None:
    """Write the document."""
    document = new_document(Masthead(report.project, _("Theory of change"), report.coder, report.made))
    append(document, _front(report))
    append(document, _links(report))
    append(document, _lists(report))
    append(document, _nodes(report))
    save(document, path)


def _front(report: TheoryReport) -> Iterator[str]:
    yield paragraph("Title", run(report.name))
    yield paragraph("Subtitle", run(_("Theory of change: what the interviews say of each assumed link")))
    if report.description:
        yield paragraph("Normal", run(report.description), properties=direction(report.description))
    states = {state: sum(link.weighed.state is state for link in report.links) for state in LinkState}
    told = ", ".join(f"{state_word(state).lower()} {formats.number(n)}" for state, n in states.items() if n)
    extent = words.joined(counted("theory_node", len(report.nodes)), counted("theory_link", len(report.links)))
    for label, text in (
        (_("Project"), report.project),
        (_("Evidence"), "\n".join(report.filters) or _("All evidence in the project")),
        (_("Extent"), extent),
        (_("Links"), told or "–"),
        (_("Exported"), words.joined(formats.date_time(report.made), report.coder)),
    ):
        yield paragraph(word_styles.FACT, run(label, properties=_BOLD), run(f"\t{text}"))


def _links(report: TheoryReport) -> Iterator[str]:
    yield paragraph("Heading1", run(_("Links")), keep=_KEEP)
    if not report.links:
        yield paragraph("Normal", run(_("The theory has no links yet.")))
        return
    widths = _widths(_LINK_SHARES)
    head = (_("Assumed link"), _("State"), _("Speaks for"), _("Speaks against"))
    rows = [_row(_cells(widths, [[_line(text, _BOLD)] for text in head], ground=_GROUND), is_head=True)]
    for link in report.links:
        rows += _link_rows(widths, link)
    yield _table(widths, rows)
    hint = _("Excerpts are counted apart from the people who say them; interviewers do not count.")
    yield paragraph(word_styles.HINT, run(hint))


def _link_rows(widths: Sequence[int], link: ReportLink) -> Iterator[str]:
    relation = run(f" {relation_word(link.relation)} ", properties=_SMALL + _QUIET)
    names = run(link.first.name, properties=_BOLD + _SMALL) + relation
    names += run(link.second.name, properties=_BOLD + _SMALL)
    keep = _KEEP if link.best else ""
    first = [paragraph("Normal", names, keep=keep, properties=_LINES)]
    if link.assumption:
        first.append(_line(link.assumption, _ITALIC, keep))
    weighed = link.weighed
    state = [_line(f"{_SIGNS[weighed.state]} {state_word(weighed.state)}", _BOLD, keep)]
    if link.status is not LinkStatus.NONE:
        state.append(_line(_("Beforehand: {status}").format(status=status_word(link.status).lower()), _QUIET, keep))
    if weighed.open.excerpts:
        state.append(_line(_("Left open: {n}").format(n=counted("excerpt", weighed.open.excerpts)), "", keep))
    cells = [first, state, _extent(weighed.supports, keep), _extent(weighed.contradicts, keep)]
    yield _row(_cells(widths, cells, above=True))
    if link.best:
        quoted = [part for piece in link.best for part in _quotation(piece)]
        yield _row(
            f'<w:tc><w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/></w:tcPr>'
            f"{''.join(quoted)}</w:tc>"
        )


def _quotation(piece: ToldPiece) -> Iterator[str]:
    sign = run(f"{_STANCE_SIGNS[piece.stance]} ", properties=_BOLD + _SMALL)
    words_properties = _SMALL if piece.cited.is_paraphrase else f"{word_styles.SERIF}{_SMALL}"
    indent = '<w:ind w:left="200" w:hanging="200"/>'
    said_there = run(piece.cited.quoted, properties=words_properties)
    bidi = direction(piece.cited.quotation)
    yield paragraph("Normal", sign, said_there, keep=_KEEP, properties=f"{bidi}{_CLOSE}{indent}")
    statement = _(words.STATEMENTS[piece.statement]) if piece.statement else ""
    where = words.joined(piece.cited.place, statement, piece.note)
    yield paragraph(
        "Normal", run(where, properties=_QUIET + '<w:sz w:val="16"/><w:szCs w:val="16"/>'),
        properties='<w:spacing w:before="0" w:after="80" w:line="240" w:lineRule="auto"/><w:ind w:left="200"/>',
    )  # fmt: skip


def _extent(extent: Extent, keep: str) -> list[str]:
    if not extent.excerpts:
        return [_line("–", _QUIET, keep)]
    counts = (("informant", extent.informants), ("source", extent.sources), ("case", extent.cases))
    rest = [_line(counted(noun, n), _QUIET, keep) for noun, n in counts if n]
    return [_line(counted("excerpt", extent.excerpts), _BOLD, keep), *rest]


def _lists(report: TheoryReport) -> Iterator[str]:
    yield paragraph("Heading1", run(_("What is untested")), keep=_KEEP)
    if report.untested:
        for link in report.untested:
            yield paragraph("Normal", run(f"○ {_named(link)}"), properties=_CLOSE)
    else:
        yield paragraph("Normal", run(_("Every link has evidence.")))
    yield paragraph("Heading1", run(_("Where cases disagree")), keep=_KEEP)
    if not report.disputed:
        yield paragraph("Normal", run(_("No link is supported in one case and contradicted in another.")))
    for link in report.disputed:
        told = _("supported in {supported}, contradicted in {contradicted}").format(
            supported=", ".join(link.supported_in), contradicted=", ".join(link.contradicted_in)
        )
        yield paragraph("Normal", run(_named(link), properties=_BOLD), run(f": {told}"))


def _named(link: ReportLink) -> str:
    return f"{link.first.name} {relation_word(link.relation)} {link.second.name}"


def _nodes(report: TheoryReport) -> Iterator[str]:
    if not report.nodes:
        return
    yield paragraph("Heading1", run(_("Nodes")), keep=_KEEP)
    widths = _widths(_NODE_SHARES)
    head = (_("Node"), _("Kind"), _("Level"), said(Stance.SUPPORTS), said(Stance.CONTRADICTS))
    rows = [_row(_cells(widths, [[_line(text, _BOLD)] for text in head], ground=_GROUND), is_head=True)]
    rows += [_row(_cells(widths, _node_cells(node), above=True)) for node in report.nodes]
    yield _table(widths, rows)
    yield paragraph("Normal")


def _node_cells(node: ReportNode) -> list[list[str]]:
    name = [_line(node.name, _BOLD)]
    if node.origins:
        origins = "; ".join(f"{theory}: {name}" for theory, name in node.origins)
        name.append(_line(_("From {origins}").format(origins=origins), _QUIET))
    level = _(words.LEVELS[node.level]) if node.level else "–"
    counts = (node.weighed.supports.excerpts, node.weighed.contradicts.excerpts)
    return [name, [_line(kind_word(node.kind))], [_line(level)], *([_line(formats.number(n))] for n in counts)]


def _widths(shares: Sequence[float]) -> list[int]:
    widths = [int(word_styles.TEXT_WIDTH * share) for share in shares]
    return [*widths, word_styles.TEXT_WIDTH - sum(widths)]


def _line(text: str, properties: str = "", keep: str = "") -> str:
    return paragraph("Normal", run(text, properties=properties + _SMALL), keep=keep, properties=_LINES)


def _cells(widths: Sequence[int], cells: Iterable[Sequence[str]], *, ground: str = "", above: bool = False) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>' if ground else ""
    edge = _ABOVE if above else ""
    return "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{edge}{shade}</w:tcPr>{"".join(parts)}</w:tc>'
        for width, parts in zip(widths, cells, strict=True)
    )


def _row(cells: str, *, is_head: bool = False) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if is_head else ''}</w:trPr>{cells}</w:tr>"


def _table(widths: Sequence[int], rows: Sequence[str]) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_EDGES}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_AIR}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
