"""A codebook in Word, to be discussed, printed and put in an appendix."""

from collections.abc import Iterator
from pathlib import Path

from qualapp import formats
from qualapp.exporters import word_styles, words
from qualapp.exporters.codebook_report import CodebookReport, NumberedCode, numbered
from qualapp.exporters.colours import code_inks
from qualapp.exporters.word_contents import Entry, anchor, contents
from qualapp.exporters.word_document import Masthead, append, new_document, save
from qualapp.exporters.word_xml import bookmark, direction, paragraph, run
from qualapp.i18n import _, _n
from qualapp.model.code import PATH_SEPARATOR
from qualapp.model.codebook import CodeEntry, Words
from qualapp.model.coding import VALENCE_GLYPHS, Valence
from qualapp.progress import Progress, Work

_DEEPEST_HEADING = 9
_STEP = 20
_GLYPHS = {glyph: valence for valence, glyph in VALENCE_GLYPHS.items() if valence is not Valence.NONE}
_BOLD = "<w:b/><w:bCs/>"


def write_word(report: CodebookReport, path: Path) -> Work[None]:
    """Write a codebook as a Word document."""
    codes = list(numbered(report.codebook))
    document = new_document(Masthead(report.project, _("Codebook"), report.coder, report.made))
    append(document, _front(report, codes))
    for first in range(0, len(codes), _STEP):
        yield Progress(first, len(codes), _("Writing the codebook"))
        for place, code in enumerate(codes[first : first + _STEP], start=first):
            append(document, _code(report, code, place))
    yield Progress(len(codes), len(codes), _("Saving the file"))
    save(document, path)


def _front(report: CodebookReport, codes: list[NumberedCode]) -> Iterator[str]:
    yield paragraph("Title", run(report.project))
    yield paragraph("Subtitle", run(_("Codebook")))
    if report.description:
        yield paragraph("Normal", run(report.description))
    total = {valence: sum(counted.get(valence, 0) for counted in report.counts.values()) for valence in Valence}
    top = report.codebook.main_code_count
    extent = words.joined(
        _n("{n} main code", "{n} main codes", top).format(n=formats.number(top)),
        _n("{n} sub-code", "{n} sub-codes", len(codes) - top).format(n=formats.number(len(codes) - top)),
    )
    made = words.joined(formats.date_time(report.made), report.coder)
    for label, told in (
        (_("Extent"), extent),
        (_("Used"), words.valence_counts_in_words(total)),
        (_("Exported"), made),
    ):
        yield paragraph(word_styles.FACT, run(label, properties=_BOLD), run(f"\t{told}"))
    for text in (report.codebook.description, report.codebook.origin):
        yield from (paragraph(word_styles.DEFINITION, run(said)) for said in _said(report, text))
    if codes:
        yield contents(
            Entry(place, code.level, f"{code.number}  {_name(report, code.code)}", _used(report, code.code))
            for place, code in enumerate(codes)
        )


def _code(report: CodebookReport, numbered: NumberedCode, place: int) -> Iterator[str]:
    code = numbered.code
    width = 36 if numbered.level == 1 else 18
    edge = f'<w:left w:val="single" w:sz="{width}" w:space="8" w:color="{code_inks(numbered.colour)[0]}"/>'
    yield paragraph(
        f"Heading{min(numbered.level, _DEEPEST_HEADING)}",
        bookmark(place, anchor(place), run(f"{numbered.number}  {_name(report, code)}")),
        keep="<w:pageBreakBefore/>" if place == 0 else "",
        properties=f"<w:pBdr>{edge}</w:pBdr>",
    )
    yield paragraph(word_styles.COUNTS, run(_below_heading(report, numbered)))
    yield from (paragraph(word_styles.DEFINITION, run(said)) for said in _said(report, code.definition))
    for label, text in ((_("Include"), code.include), (_("Exclude"), code.exclude), (_("Example"), code.example)):
        for turn, said in enumerate(_said(report, text)):
            yield paragraph(
                word_styles.FACT,
                run(label if turn == 0 else "", properties=_BOLD),
                run("\t"),
                *_with_signs(said),
                properties=direction(said),
            )


def _below_heading(report: CodebookReport, numbered: NumberedCode) -> str:
    code = numbered.code
    others = [code.name.in_language(other) for other in report.languages[1:]]
    key = report.keys.get(code.id, "")
    return words.joined(
        *(other for other in others if other != _name(report, code)),
        PATH_SEPARATOR.join(_name(report, above) for above in numbered.above),
        _("key {key}").format(key=key) if key else "",
        "" if code.is_codable else _("only gathers others"),
        _excerpts(report.excerpts.get(code.id, 0)),
        _used(report, code),
    )


def _excerpts(count: int) -> str:
    return _n("{n} excerpt", "{n} excerpts", count).format(n=formats.number(count)) if count else ""


def _used(report: CodebookReport, code: CodeEntry) -> str:
    counted = report.counts.get(code.id, {})
    return words.valence_counts_in_words({valence: counted.get(valence, 0) for valence in Valence})


def _name(report: CodebookReport, code: CodeEntry) -> str:
    return code.name.in_language(report.language)


def _said(report: CodebookReport, text: Words) -> Iterator[str]:
    """A text in the languages that are printed, once where they say the same."""
    told: list[str] = []
    for chosen in report.languages:
        said = (text.en if chosen == "en" else text.da) or (text.in_language(chosen) if not told else "")
        if said and said not in told:
            told.append(said)
            yield said


def _with_signs(said: str) -> Iterator[str]:
    """The words with the signs of valence at the beginnings of lines in their colours."""
    for place, line in enumerate(said.split("\n")):
        if place:
            yield run("\n")
        valence = _GLYPHS.get(line[:1])
        if valence is None:
            yield run(line)
        else:
            yield run(line[:1], word_styles.valence_style(valence))
            yield run(line[1:])
