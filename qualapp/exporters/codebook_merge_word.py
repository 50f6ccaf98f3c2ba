"""What was decided when two codebooks became one, as a Word document."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from qualapp import formats
from qualapp.errors import UserError
from qualapp.exporters import word_styles
from qualapp.exporters.codebook_merge_report import CodebookMergeReport, DecidedPart
from qualapp.exporters.draft import draft_of
from qualapp.exporters.word_document import Masthead, append, new_document, save
from qualapp.exporters.word_xml import paragraph, run
from qualapp.exporters.words import joined
from qualapp.i18n import _
from qualapp.progress import Progress, Work

_BOLD = "<w:b/><w:bCs/>"
_SMALL = '<w:sz w:val="18"/><w:szCs w:val="18"/>'
_GROUND = "F5F4F0"
_SHARES = (0.36, 0.22, 0.32)
_EDGES = (
    f'<w:top w:val="single" w:sz="6" w:space="0" w:color="{word_styles.TEXT_3}"/>'
    f'<w:bottom w:val="single" w:sz="6" w:space="0" w:color="{word_styles.TEXT_3}"/>'
    f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{word_styles.LINE}"/>'
)
_AIR = '<w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
_LINES = '<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>'


def write_codebook_merge(report: CodebookMergeReport, path: Path) -> Work[Path]:
    """Write the report as a Word document, and return the path.

    Raises UserError where the file cannot be written, or its name has another ending.
    """
    if path.suffix.casefold() != ".docx":
        raise UserError(
            _("The report cannot be written to “{file}”. Let its name end in .docx.").format(file=path.name)
        )
    title = _("Merging of codebooks")
    with draft_of(path) as draft:
        document = new_document(Masthead(report.project, title, report.coder, report.made))
        append(document, _front(report, title))
        for number, part in enumerate(report.parts):
            yield Progress(number, len(report.parts), _("Writing tables"))
            append(document, _part(part))
        save(document, draft)
    return path


def _front(report: CodebookMergeReport, title: str) -> Iterator[str]:
    yield paragraph("Title", run(report.project))
    yield paragraph("Subtitle", run(title))
    merged = (_("Merged with"), report.other)
    decided = (_("Decided"), joined(formats.date_time(report.made), report.coder))
    for label, told in (merged, decided, *report.facts):
        yield paragraph(word_styles.FACT, run(label, properties=_BOLD), run(f"\t{told}"))


def _part(part: DecidedPart) -> Iterator[str]:
    yield paragraph("Heading2", run(part.title))
    widths = [int(word_styles.TEXT_WIDTH * share) for share in _SHARES]
    widths.append(word_styles.TEXT_WIDTH - sum(widths))
    head = (_("Code"), _("Decision"), _("Why"), _("Codings"))
    rows = [_row(widths, head, is_head=True)]
    rows += [_row(widths, (one.path, one.what, one.detail, formats.number(one.codings))) for one in part.codes]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_EDGES}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_AIR}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    yield paragraph("Normal")


def _row(widths: Sequence[int], cells: Sequence[str], *, is_head: bool = False) -> str:
    parts = []
    for place, (width, text) in enumerate(zip(widths, cells, strict=True)):
        letters = (_BOLD if is_head or place == 0 else "") + _SMALL
        side = "right" if place == len(widths) - 1 else "left"
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_GROUND}"/>' if is_head else ""
        words = paragraph("Normal", run(text, properties=letters), properties=f'{_LINES}<w:jc w:val="{side}"/>')
        parts.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{words}</w:tc>')
    head = "<w:tblHeader/>" if is_head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(parts)}</w:tr>"
