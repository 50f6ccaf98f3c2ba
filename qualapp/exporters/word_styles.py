"""How a report of coded excerpts looks in Word: Word's own styles in our dress, and a few of our own."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from qualapp.exporters import words
from qualapp.exporters.colours import valence_inks
from qualapp.exporters.word_xml import NAMESPACE
from qualapp.i18n import N_, _, language
from qualapp.model.coding import Valence

TEXT_WIDTH = 9070
"""Between the margins of a page, in twentieths of a point."""

SOURCE, MEMO, PARAPHRASE, COUNTS, DEFINITION = (
    "QualappSource",
    "QualappMemo",
    "QualappParaphrase",
    "QualappCounts",
    "QualappDefinition",
)
FACT, CAVEAT, FIGURE, FIGURE_LABEL, HINT, WHO = (
    "QualappFact",
    "QualappCaveat",
    "QualappFigure",
    "QualappFigureLabel",
    "QualappHint",
    "QualappWho",
)

SANS = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
SERIF = '<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:eastAsia="Cambria" w:cs="Times New Roman"/>'
TEXT, TEXT_2, TEXT_3, LINE = "1D2129", "474D57", "626872", "DEDBD3"


@dataclass(frozen=True)
class Style:
    """A style of Word: its properties as WordprocessingML."""

    id: str
    name: str
    paragraph: str
    run: str
    based_on: str = "Normal"
    kind: str = "paragraph"


def dress(document: Any) -> None:
    """Give a new document of python-docx our styles, in the language of the program."""
    _set_defaults(document.styles.element)
    add_styles(document, _styles())


def add_styles(document: Any, wanted: Iterable[Style]) -> None:
    """Give a document more styles, or its own ones another dress."""
    from docx.oxml import parse_xml

    styles = document.styles.element
    own = {style.get(f"{{{NAMESPACE}}}styleId"): style for style in styles.style_lst}
    for style in wanted:
        if style.id in own:
            _redress(own[style.id], style)
            if (linked := own.get(f"{style.id}Char")) is not None:
                _redress(linked, Style(f"{style.id}Char", "", "", style.run))
        else:
            styles.append(parse_xml(_written(style)))


def valence_style(valence: Valence) -> str:
    """The character style of a valence."""
    return f"Qualapp{valence.value.title()}"


def letters(size: float, colour: str, font: str = SANS, bold: bool = False) -> str:
    """Upright letters of a size in points, a colour and a weight."""
    weight = "<w:b/><w:bCs/>" if bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    half_points = round(size * 2)
    return (
        f'{font}{weight}<w:i w:val="0"/><w:iCs w:val="0"/><w:color w:val="{colour}"/><w:spacing w:val="0"/>'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    )


def space(before: float, after: float, line: int = 252) -> str:
    """The air above and below in points, and the height of lines in 240ths of a line."""
    return f'<w:spacing w:before="{before * 20:.0f}" w:after="{after * 20:.0f}" w:line="{line}" w:lineRule="auto"/>'


def _heading(level: int, size: float, before: float) -> Style:
    keep = "<w:keepNext/><w:keepLines/>"
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    run = letters(size, TEXT, bold=True)
    return Style(f"Heading{level}", "", f"{keep}{space(before, 2, 240)}{outline}", run)


def _contents_entry(level: int) -> Style:
    tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    before = 6 if level == 1 else 0
    indent = f'<w:ind w:left="{(level - 1) * 284}"/>'
    run = letters(10.5, TEXT if level == 1 else TEXT_2, bold=level == 1)
    return Style(f"TOC{level}", f"toc {level}", f"{tabs}{space(before, 2, 240)}{indent}", run)


def _styles() -> list[Style]:
    line_below = f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="6" w:color="{LINE}"/></w:pBdr>'
    line_above = f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="{LINE}"/></w:pBdr>'
    edge = f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="{LINE}"/></w:pBdr>'
    at_right = (
        f'<w:tabs><w:tab w:val="clear" w:pos="4680"/><w:tab w:val="clear" w:pos="9360"/>'
        f'<w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    )
    fact_tab = '<w:tabs><w:tab w:val="left" w:pos="1701"/></w:tabs>'
    return [
        Style("Normal", "Normal", space(0, 6), letters(10.5, TEXT), based_on=""),
        Style("Title", "Title", f"<w:keepNext/>{space(0, 2, 240)}", letters(28, TEXT, bold=True)),
        Style("Subtitle", "Subtitle", f"{line_below}{space(0, 14, 240)}", letters(15, TEXT_3)),
        _heading(1, 20, 30),
        _heading(2, 15, 22),
        _heading(3, 12.5, 18),
        *(_heading(level, 11, 16) for level in range(4, 10)),
        Style("TOCHeading", "TOC Heading", f"<w:keepNext/>{space(20, 4, 240)}", letters(13, TEXT, bold=True)),
        *(_contents_entry(level) for level in range(1, 4)),
        Style("Quote", "Quote", f"{space(15, 4, 276)}", letters(11.5, TEXT, SERIF)),
        Style(PARAPHRASE, _(N_("Excerpt paraphrase")), "", "", based_on="Quote"),
        Style("Caption", "caption", space(0, 6, 240), letters(9, TEXT_3)),
        Style(SOURCE, _(N_("Excerpt source")), "<w:keepLines/>", "", based_on="Caption"),
        Style(
            MEMO,
            _(N_("Excerpt memo")),
            f'<w:keepLines/>{edge}{space(2, 8, 245)}<w:ind w:left="284"/>',
            letters(9.5, TEXT_2),
        ),
        Style(COUNTS, _(N_("Code counts")), f"<w:keepNext/>{space(0, 4, 240)}", letters(9, TEXT_3)),
        Style(DEFINITION, _(N_("Code definition")), f"<w:keepLines/>{space(2, 6)}", letters(10.5, TEXT_2)),
        Style(FACT, _(N_("Report fact")), f'{fact_tab}{space(0, 3)}<w:ind w:left="1701" w:hanging="1701"/>', ""),
        Style(
            CAVEAT,
            _(N_("Report caveat")),
            f'<w:keepLines/>{edge.replace(LINE, "8A5A00")}{space(12, 0)}<w:ind w:left="227"/>',
            letters(9.5, TEXT_2),
        ),
        Style(FIGURE, _(N_("Report figure")), f"<w:keepNext/>{space(14, 0, 240)}", letters(22, TEXT, bold=True)),
        Style(FIGURE_LABEL, _(N_("Report figure label")), space(0, 10, 240), letters(10, TEXT_2)),
        Style(HINT, _(N_("Report hint")), space(8, 0, 240), letters(9, TEXT_3)),
        Style("Header", "header", f"{at_right}{space(0, 0, 240)}", letters(9, TEXT_3)),
        Style("Footer", "footer", f"{line_above}{at_right}{space(0, 0, 240)}", letters(9, TEXT_3)),
        Style(WHO, _(N_("Excerpt speaker")), "", f'<w:color w:val="{TEXT}"/><w:sz w:val="20"/>', "", "character"),
        *(
            Style(
                valence_style(valence),
                _("Valence {valence}").format(valence=_(words.VALENCES[valence])),
                "",
                f'<w:b/><w:bCs/><w:color w:val="{valence_inks(valence)[0]}"/><w:sz w:val="20"/>',
                "",
                "character",
            )
            for valence in Valence
        ),
    ]


def _set_defaults(styles: Any) -> None:
    tongue = "da-DK" if language() == "da" else "en-GB"
    defaults = styles.find(f"{{{NAMESPACE}}}docDefaults")
    for found in defaults.iter(f"{{{NAMESPACE}}}lang"):
        found.set(f"{{{NAMESPACE}}}val", tongue)
        found.set(f"{{{NAMESPACE}}}eastAsia", tongue)


def _redress(element: Any, style: Style) -> None:
    from docx.oxml import parse_xml

    for name in ("pPr", "rPr"):
        for old in element.findall(f"{{{NAMESPACE}}}{name}"):
            element.remove(old)
    for part in parse_xml(f'<w:style xmlns:w="{NAMESPACE}">{_properties(style)}</w:style>'):
        element.append(part)


def _written(style: Style) -> str:
    based_on = f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else ""
    custom = ' w:customStyle="1"' if style.id.startswith("Qualapp") else ""
    return (
        f'<w:style xmlns:w="{NAMESPACE}" w:type="{style.kind}"{custom} w:styleId="{style.id}">'
        f'<w:name w:val="{escape(style.name)}"/>{based_on}<w:uiPriority w:val="39"/><w:qFormat/>'
        f"{_properties(style)}</w:style>"
    )


def _properties(style: Style) -> str:
    paragraph = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    return paragraph + (f"<w:rPr>{style.run}</w:rPr>" if style.run else "")
