"""Coded excerpts as a Word document: a heading per code, then each quotation with where it comes from."""

from collections.abc import Iterator
from pathlib import Path

from qualapp import formats
from qualapp.exporters import word_styles, words
from qualapp.exporters.colours import code_inks
from qualapp.exporters.report import ExcerptReport, Section, valence_counts
from qualapp.exporters.word_contents import Entry, anchor, contents
from qualapp.exporters.word_document import Masthead, append, new_document, save
from qualapp.exporters.word_xml import bookmark, direction, paragraph, run
from qualapp.exporters.writers import writes
from qualapp.i18n import _
from qualapp.model.code import PATH_SEPARATOR
from qualapp.model.coding import VALENCE_GLYPHS
from qualapp.model.excerpt import CodedExcerpt
from qualapp.progress import Progress, Work

_STEP = 100
_SHORT = 900
_KEEP_NEXT = "<w:keepNext/>"
_KEEP_LINES = "<w:keepLines/>"
_DEEPEST_HEADING = 9


@writes(".docx")
def write_word(report: ExcerptReport, path: Path) -> Work[None]:
    """A front page with contents, then the codes in order, each with its quotations, in Word's own styles."""
    document = new_document(Masthead(report.project, words.title(), report.coder, report.made))
    sections = report.sections()
    append(document, _front(report, sections))
    done = 0
    for number, section in enumerate(sections):
        append(document, _head_of(section, number))
        for start in range(0, len(section.excerpts), _STEP):
            yield Progress(done, len(report.excerpts), _("Writing excerpts"))
            portion = section.excerpts[start : start + _STEP]
            append(document, (part for excerpt in portion for part in _quotation(excerpt)))
            done += len(portion)
    yield Progress(done, len(report.excerpts), _("Saving the file"))
    save(document, path)


def _front(report: ExcerptReport, sections: list[Section]) -> Iterator[str]:
    yield paragraph("Title", run(report.project))
    yield paragraph("Subtitle", run(words.title()))
    if report.description:
        yield paragraph("Normal", run(report.description))
    for label, lines in words.facts(report):
        yield paragraph(word_styles.FACT, run(label, properties="<w:b/><w:bCs/>"), run("\t" + "\n".join(lines)))
    if not sections:
        yield paragraph(word_styles.CAVEAT, run(words.nothing_found()))
        return
    yield _valence_table(report)
    for caveat in words.caveats(report):
        yield paragraph(word_styles.CAVEAT, run(caveat))
    yield contents(
        Entry(number, section.level, section.name, words.codings(section.total))
        for number, section in enumerate(sections)
    )


def _valence_table(report: ExcerptReport) -> str:
    width = word_styles.TEXT_WIDTH // 4
    line = f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{word_styles.LINE}"/>'
    cells = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        + paragraph(word_styles.FIGURE, run(formats.number(count)))
        + paragraph(
            word_styles.FIGURE_LABEL,
            run(VALENCE_GLYPHS[valence], word_styles.valence_style(valence)),
            run(f" {_(words.VALENCES[valence])}"),
        )
        + "</w:tc>"
        for valence, count in valence_counts(report.excerpts).items()
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width * 4}" w:type="dxa"/><w:tblBorders>{line}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid>{f"""<w:gridCol w:w="{width}"/>""" * 4}</w:tblGrid><w:tr>{"".join(cells)}</w:tr></w:tbl>'
    )


def _head_of(section: Section, number: int) -> Iterator[str]:
    edge = f'<w:left w:val="single" w:sz="{36 if section.level == 1 else 18}" w:space="8" w:color="{_ink(section)}"/>'
    yield paragraph(
        f"Heading{min(section.level, _DEEPEST_HEADING)}",
        bookmark(number, anchor(number), run(section.name)),
        keep="<w:pageBreakBefore/>" if number == 0 else "",
        properties=f"<w:pBdr>{edge}</w:pBdr>",
    )
    path = PATH_SEPARATOR.join(section.path) + words.BETWEEN if section.level > 1 else ""
    yield paragraph(word_styles.COUNTS, run(path + words.counts(section.excerpts, section.below)))
    if section.definition:
        yield paragraph(word_styles.DEFINITION, run(section.definition), keep=_KEEP_NEXT if section.excerpts else "")


def _ink(section: Section) -> str:
    return code_inks(section.colour)[0]


def _quotation(excerpt: CodedExcerpt) -> Iterator[str]:
    """The words, who said them and where, and the coder's memo, kept on one page."""
    before, after = words.quotation_marks(excerpt)
    spoken = run(before) + run(excerpt.text or words.missing_words()) + run(after)
    keep = _KEEP_NEXT + (_KEEP_LINES if len(excerpt.text) < _SHORT else "")
    style = "Quote" if before else word_styles.PARAPHRASE
    yield paragraph(style, spoken, keep=keep, properties=direction(excerpt.text))
    yield paragraph(word_styles.SOURCE, *_attribution(excerpt), keep=_KEEP_NEXT if excerpt.memo else "")
    if excerpt.memo:
        label = run(_("Memo") + ": ", properties="<w:b/><w:bCs/>")
        yield paragraph(word_styles.MEMO, label, run(excerpt.memo))


def _attribution(excerpt: CodedExcerpt) -> tuple[str, str, str, str]:
    return (
        run(words.valence(excerpt), word_styles.valence_style(excerpt.valence)),
        run(words.BETWEEN + words.who(excerpt), word_styles.WHO),
        run("\n"),
        run(words.where(excerpt) + words.BETWEEN + words.how(excerpt)),
    )
