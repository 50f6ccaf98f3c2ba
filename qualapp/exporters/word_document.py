"""A Word document before anything is written on its pages: styles, properties, paper, header and footer."""

import re
from collections.abc import Iterator
from datetime import UTC
from textwrap import shorten
from typing import Any

from qualapp import formats
from qualapp.exporters import word_styles, words
from qualapp.exporters.report import ExcerptReport
from qualapp.exporters.word_xml import NAMESPACE, elements, field, paragraph, run
from qualapp.exporters.words import plain
from qualapp.i18n import _, language

_ROOM_IN_HEADER = 75
_LEFT_OVER = ("/stylesWithEffects", "/thumbnail")


def new_document(report: ExcerptReport) -> Any:
    """A document of python-docx with nothing on its pages yet but what stands above and below them."""
    import docx

    document = docx.Document()
    word_styles.dress(document)
    _set_properties(document.core_properties, report)
    _modernise(document)
    _set_page(document.sections[0])
    _set_header_and_footer(document.sections[0], report)
    return document


def _set_properties(properties: Any, report: ExcerptReport) -> None:
    made = report.made.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties.title = _at_most_255(f"{report.project}: {words.title()}")
    properties.author = properties.last_modified_by = _at_most_255(report.coder)
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


def _set_header_and_footer(section: Any, report: ExcerptReport) -> None:
    """The project above, when it was made and the page number below."""
    section.different_first_page_header_footer = True
    project = shorten(report.project, _ROOM_IN_HEADER, placeholder="…")
    _fill(section.header, paragraph("Header", run(f"{project}\t{words.title()}")))
    _fill(section.first_page_header, paragraph("Header"))
    for footer in (section.footer, section.first_page_footer):
        made = words.BETWEEN.join((formats.date(report.made.date()), report.coder))
        _fill(footer, paragraph("Footer", run(f"{made}\t"), *_page_runs()))


def _page_runs() -> Iterator[str]:
    for part in re.split("({page}|{pages})", _("Page {page} of {pages}")):
        yield {"{page}": field("PAGE", "1"), "{pages}": field("NUMPAGES", "1")}.get(part) or run(part)


def _fill(part: Any, content: str) -> None:
    for old in list(part._element):
        part._element.remove(old)
    for element in elements([content]):
        part._element.append(element)
