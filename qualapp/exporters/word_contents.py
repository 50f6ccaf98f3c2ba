"""A table of contents in Word that needs no update to be read."""

from collections.abc import Iterable
from typing import NamedTuple

from qualapp.exporters import word_styles
from qualapp.exporters.word_xml import paragraph, run
from qualapp.i18n import _

_DEEPEST = 3


class Entry(NamedTuple):
    """A heading: its number among all of the document, how deep it lies, and what stands at the right of it."""

    number: int
    level: int
    name: str
    told: str


def anchor(number: int) -> str:
    """The name of the bookmark around a heading."""
    return f"_Toc{100_000_000 + number}"


def contents(headings: Iterable[Entry]) -> str:
    """A contents field that shows names and what is told of them until Word gives it page numbers."""
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{_DEEPEST}" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    entries = "".join(
        paragraph(
            f"TOC{entry.level}",
            begin if place == 0 else "",
            f'<w:hyperlink w:anchor="{anchor(entry.number)}" w:history="1">',
            run(f"{entry.name}\t{entry.told}"),
            "</w:hyperlink>",
        )
        for place, entry in enumerate(entry for entry in headings if entry.level <= _DEEPEST)
    )
    heading = run(_("Contents"))
    hint = run(_("For page numbers: click the list and choose Update Table, or press F9."))
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{paragraph('TOCHeading', heading)}{entries}"
        f'{paragraph(word_styles.HINT, hint)}<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        "</w:sdtContent></w:sdt>"
    )
