"""A drawing in a Word document: in the column where it can be read there, else on a page of its own, turned."""

from dataclasses import replace
from io import BytesIO
from typing import Any

from qualapp.exporters import word_styles
from qualapp.exporters.word_document import Masthead, append, fill_edges
from qualapp.exporters.word_xml import paragraph, run
from qualapp.exporters.words import plain

_READABLE = 0.6
"""How far a drawing may be made smaller and its letters can still be read."""
_WIDE, _HIGH = 15136, 9350
"""What a turned page has room for, in twentieths of a point."""


def needs_page(drawing: bytes) -> bool:
    """Whether a PNG needs a page of its own for its letters to be read."""
    from docx.image.image import Image
    from docx.shared import Twips

    return bool(Twips(word_styles.TEXT_WIDTH) < Image.from_blob(drawing).width * _READABLE)


def add_figure(document: Any, head: Masthead, drawing: bytes, caption: str) -> None:
    """Add a PNG with its caption at the end of a document."""
    from docx.image.image import Image
    from docx.shared import Twips

    image = Image.from_blob(drawing)
    is_turned = needs_page(drawing)
    if is_turned:
        _turn(document, head, is_landscape=True)
    wide, high = (_WIDE, _HIGH) if is_turned else (word_styles.TEXT_WIDTH, _HIGH)
    scale = min(Twips(wide) / image.width, Twips(high) / image.height, 1.0)
    shown = document.add_picture(BytesIO(drawing), width=round(image.width * scale))
    shown._inline.docPr.set("descr", plain(caption))
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    append(document, [paragraph("Caption", run(caption))])
    if is_turned:
        _turn(document, head, is_landscape=False)


def _turn(document: Any, head: Masthead, *, is_landscape: bool) -> None:
    """Begin a page that is turned, or upright again."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm, Twips

    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE if is_landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if is_landscape else (Mm(210), Mm(297))
    side = Mm(15) if is_landscape else Twips((11906 - word_styles.TEXT_WIDTH) // 2)
    section.left_margin = section.right_margin = side
    section.top_margin = section.bottom_margin = Mm(18) if is_landscape else Mm(25)
    fill_edges(section, replace(head, room=_WIDE if is_landscape else head.column))
    section.different_first_page_header_footer = False
