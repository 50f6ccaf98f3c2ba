"""How a report of coded excerpts looks in Word: Word's own styles in our dress, and a few of our own."""

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

_SANS = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
_SERIF = '<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:eastAsia="Cambria" w:cs="Times New Roman"/>'
_TEXT, _TEXT_2, _TEXT_3, LINE = "1D2129", "474D57", "626872", "DEDBD3"


@dataclass(frozen=True)
class _Style:
    id: str
    name: str
    paragraph: str
    run: str
    based_on: str = "Normal"
    kind: str = "paragraph"


def dress(document: Any) -> None:
    """Give a new document of python-docx our styles, in the language of the program."""
    from docx.oxml import parse_xml

    styles = document.styles.element
    _set_defaults(styles)
    own = {style.get(f"{{{NAMESPACE}}}styleId"): style for style in styles.style_lst}
    for style in _styles():
        if style.id in own:
            _redress(own[style.id], style)
            if (linked := own.get(f"{style.id}Char")) is not None:
                _redress(linked, _Style(f"{style.id}Char", "", "", style.run))
        else:
            styles.append(parse_xml(_written(style)))


def valence_style(valence: Valence) -> str:
    """The character style of a valence."""
    return f"Qualapp{valence.value.title()}"


def _run(size: float, colour: str, font: str = _SANS, bold: bool = False) -> str:
    weight = "<w:b/><w:bCs/>" if bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    half_points = round(size * 2)
    return (
        f'{font}{weight}<w:i w:val="0"/><w:iCs w:val="0"/><w:color w:val="{colour}"/><w:spacing w:val="0"/>'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    )


def _space(before: float, after: float, line: int = 252) -> str:
    return f'<w:spacing w:before="{before * 20:.0f}" w:after="{after * 20:.0f}" w:line="{line}" w:lineRule="auto"/>'


def _heading(level: int, size: float, before: float) -> _Style:
    keep = "<w:keepNext/><w:keepLines/>"
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    run = _run(size, _TEXT, bold=True)
    return _Style(f"Heading{level}", "", f"{keep}{_space(before, 2, 240)}{outline}", run)


def _contents_entry(level: int) -> _Style:
    tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    before = 6 if level == 1 else 0
    indent = f'<w:ind w:left="{(level - 1) * 284}"/>'
    run = _run(10.5, _TEXT if level == 1 else _TEXT_2, bold=level == 1)
    return _Style(f"TOC{level}", f"toc {level}", f"{tabs}{_space(before, 2, 240)}{indent}", run)


def _styles() -> list[_Style]:
    line_below = f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="6" w:color="{LINE}"/></w:pBdr>'
    line_above = f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="{LINE}"/></w:pBdr>'
    edge = f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="{LINE}"/></w:pBdr>'
    at_right = (
        f'<w:tabs><w:tab w:val="clear" w:pos="4680"/><w:tab w:val="clear" w:pos="9360"/>'
        f'<w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    )
    fact_tab = '<w:tabs><w:tab w:val="left" w:pos="1701"/></w:tabs>'
    return [
        _Style("Normal", "Normal", _space(0, 6), _run(10.5, _TEXT), based_on=""),
        _Style("Title", "Title", f"<w:keepNext/>{_space(0, 2, 240)}", _run(28, _TEXT, bold=True)),
        _Style("Subtitle", "Subtitle", f"{line_below}{_space(0, 14, 240)}", _run(15, _TEXT_3)),
        _heading(1, 20, 30),
        _heading(2, 15, 22),
        _heading(3, 12.5, 18),
        *(_heading(level, 11, 16) for level in range(4, 10)),
        _Style("TOCHeading", "TOC Heading", f"<w:keepNext/>{_space(20, 4, 240)}", _run(13, _TEXT, bold=True)),
        *(_contents_entry(level) for level in range(1, 4)),
        _Style("Quote", "Quote", f"{_space(15, 4, 276)}", _run(11.5, _TEXT, _SERIF)),
        _Style(PARAPHRASE, _(N_("Excerpt paraphrase")), "", "", based_on="Quote"),
        _Style("Caption", "caption", _space(0, 6, 240), _run(9, _TEXT_3)),
        _Style(SOURCE, _(N_("Excerpt source")), "<w:keepLines/>", "", based_on="Caption"),
        _Style(
            MEMO,
            _(N_("Excerpt memo")),
            f'<w:keepLines/>{edge}{_space(2, 8, 245)}<w:ind w:left="284"/>',
            _run(9.5, _TEXT_2),
        ),
        _Style(COUNTS, _(N_("Code counts")), f"<w:keepNext/>{_space(0, 4, 240)}", _run(9, _TEXT_3)),
        _Style(DEFINITION, _(N_("Code definition")), f"<w:keepLines/>{_space(2, 6)}", _run(10.5, _TEXT_2)),
        _Style(FACT, _(N_("Report fact")), f'{fact_tab}{_space(0, 3)}<w:ind w:left="1701" w:hanging="1701"/>', ""),
        _Style(
            CAVEAT,
            _(N_("Report caveat")),
            f'<w:keepLines/>{edge.replace(LINE, "8A5A00")}{_space(12, 0)}<w:ind w:left="227"/>',
            _run(9.5, _TEXT_2),
        ),
        _Style(FIGURE, _(N_("Report figure")), f"<w:keepNext/>{_space(14, 0, 240)}", _run(22, _TEXT, bold=True)),
        _Style(FIGURE_LABEL, _(N_("Report figure label")), _space(0, 10, 240), _run(10, _TEXT_2)),
        _Style(HINT, _(N_("Report hint")), _space(8, 0, 240), _run(9, _TEXT_3)),
        _Style("Header", "header", f"{at_right}{_space(0, 0, 240)}", _run(9, _TEXT_3)),
        _Style("Footer", "footer", f"{line_above}{at_right}{_space(0, 0, 240)}", _run(9, _TEXT_3)),
        _Style(WHO, _(N_("Excerpt speaker")), "", f'<w:color w:val="{_TEXT}"/><w:sz w:val="20"/>', "", "character"),
        *(
            _Style(
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


def _redress(element: Any, style: _Style) -> None:
    from docx.oxml import parse_xml

    for name in ("pPr", "rPr"):
        for old in element.findall(f"{{{NAMESPACE}}}{name}"):
            element.remove(old)
    for part in parse_xml(f'<w:style xmlns:w="{NAMESPACE}">{_properties(style)}</w:style>'):
        element.append(part)


def _written(style: _Style) -> str:
    based_on = f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else ""
    custom = ' w:customStyle="1"' if style.id.startswith("Qualapp") else ""
    return (
        f'<w:style xmlns:w="{NAMESPACE}" w:type="{style.kind}"{custom} w:styleId="{style.id}">'
        f'<w:name w:val="{escape(style.name)}"/>{based_on}<w:uiPriority w:val="39"/><w:qFormat/>'
        f"{_properties(style)}</w:style>"
    )


def _properties(style: _Style) -> str:
    paragraph = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    return paragraph + (f"<w:rPr>{style.run}</w:rPr>" if style.run else "")
