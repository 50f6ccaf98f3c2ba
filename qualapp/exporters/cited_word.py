"""A quotation in Word, on the same page as where it is from."""

from collections.abc import Iterator

from qualapp.exporters import word_styles
from qualapp.exporters.cited import Cited
from qualapp.exporters.word_xml import direction, paragraph, run


def quotation(cited: Cited, below: str, *before: str) -> Iterator[str]:
    """The words, after the runs that come before them, and the line below that says where they are from."""
    style = word_styles.PARAPHRASE if cited.is_paraphrase or not cited.quotation else "Quote"
    bidi = direction(cited.quotation)
    yield paragraph(style, *before, run(cited.quoted), keep="<w:keepNext/>", properties=bidi)
    yield paragraph(word_styles.SOURCE, run(below))
