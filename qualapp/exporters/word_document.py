"""A Word document before anything is written on its pages: styles, properties, paper, header and footer."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from textwrap import shorten
from typing import Any

from qualapp import formats
from qualapp.exporters import word_styles, words
from qualapp.exporters.word_xml import NAMESPACE, elements, field, paragraph, run
from qualapp.exporters.words import plain
from qualapp.i18n import _, language

_ROOM_IN_HEADER = 75
_ROOM_FOR_BOTH = 100
_LEFT_OVER = ("/stylesWithEffects", "/thumbnail")


@dataclass(frozen=True)
class Masthead:
    """What stands around the pages: the project and what this is above, who made it and when below.

    `column` is how wide the text is and `room` how wide head and foot are, in twentieths of a point.
    """

    project: str
    title: str
    coder: str
    made: datetime
    column: int = word_styles.TEXT_WIDTH
    room: int = word_styles.TEXT_WIDTH


def new_document(head: Masthead) -> Any:
    """A document of python-docx with nothing on its pages yet but what stands above and below them."""
    import docx

    document = docx.Document()
    word_styles.dress(document)
    _set_properties(document.core_properties, head)
    _modernise(document)
    _set_page(document.sections[0])
    fill_edges(document.sections[0], head)
    return document


def append(document: Any, paragraphs: Iterable[str]) -> None:
    """Write paragraphs and tables at the end."""
    last = document.element.body.sectPr
    for element in elements(paragraphs):
        last.addprevious(element)


def save(document: Any, path: Path) -> None:
    """Write the file."""
    saved = BytesIO()
    document.save(saved)
    path.write_bytes(saved.getvalue())


def _set_properties(properties: Any, head: Masthead) -> None:
    made = head.made.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties.title = _at_most_255(f"{head.project}: {head.title}")
    properties.author = properties.last_modified_by = _at_most_255(head.coder)
    properties.language = "da-DK" if language() == "da" else "en-GB"
    properties.comments = ""
    properties.created = properties.modified = made


def _at_most_255(text: str) -> str:
    return plain(text)[:255]


def _modernise(document: Any) -> None:
    """Take from python-docx's template what makes Word open it as a file of 2010 that is already proofread."""
    for parts in (document.part.rels, document.part.package.rels):
        for name in [name for name, part in parts.items() if part.reltype.endswith(_LEFT_OVER)]:
            parts.pop(name)
    settings = document.settings.element
    settings.remove(settings.find(f"{{{NAMESPACE}}}proofState"))
    for setting in settings.iter(f"{{{NAMESPACE}}}compatSetting"):
        if setting.get(f"{{{NAMESPACE}}}name") == "compatibilityMode":
            setting.set(f"{{{NAMESPACE}}}val", "15")


def _set_page(section: Any) -> None:
    from docx.shared import Mm, Twips

    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Twips((11906 - word_styles.TEXT_WIDTH) // 2)
    section.top_margin = section.bottom_margin = Mm(25)
    section.header_distance = section.footer_distance = Mm(12)


def fill_edges(section: Any, head: Masthead) -> None:
    """Write the project above, and when it was made and the page number below."""
    section.different_first_page_header_footer = True
    title = shorten(head.title, _ROOM_IN_HEADER, placeholder="…")
    project = shorten(head.project, max(20, _ROOM_FOR_BOTH - len(title)), placeholder="…")
    _fill(section.header, _across(head, "Header", run(project), run(title)))
    _fill(section.first_page_header, paragraph("Header"))
    for footer in (section.footer, section.first_page_footer):
        made = words.BETWEEN.join((formats.date(head.made.date()), head.coder))
        _fill(footer, _across(head, "Footer", run(made), "".join(_page_runs())))


def _across(head: Masthead, style: str, left: str, right: str) -> str:
    """What stands at the left and at the right; in two cells where they reach further than the text."""
    if head.room == head.column:
        return paragraph(style, left, run("\t"), right)
    width = head.room // 2
    cells = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"""{paragraph(style, runs, properties=f'<w:jc w:val="{side}"/>')}</w:tc>"""
        for runs, side in ((left, "left"), (right, "right"))
    )
    no_air = '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width * 2}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{no_air}</w:tblCellMar></w:tblPr>"
        f'<w:tblGrid>{f"""<w:gridCol w:w="{width}"/>""" * 2}</w:tblGrid><w:tr>{"".join(cells)}</w:tr></w:tbl>'
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
    )


def _page_runs() -> Iterator[str]:
    for part in re.split("({page}|{pages})", _("Page {page} of {pages}")):
        yield {"{page}": field("PAGE", "1"), "{pages}": field("NUMPAGES", "1")}.get(part) or run(part)


def _fill(part: Any, content: str) -> None:
    part.is_linked_to_previous = False
    for old in list(part._element):
        part._element.remove(old)
    for element in elements([content]):
        part._element.append(element)
