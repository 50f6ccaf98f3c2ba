"""What is said of an excerpt beside its words."""

from qualapp import formats
from qualapp.desktop.excerpts.groups import Order
from qualapp.desktop.words import word
from qualapp.exporters.words import missing_words, page, quotation_marks
from qualapp.i18n import _
from qualapp.model.code import PATH_SEPARATOR
from qualapp.model.excerpt import CodedExcerpt

BETWEEN = "  ·  "


def quoted(excerpt: CodedExcerpt) -> str:
    """The words of an excerpt on one line, in quotation marks where they are somebody's own."""
    before, behind = quotation_marks(excerpt)
    words = " ".join(excerpt.text.split())
    return f"{before}{words}{behind}" if words else missing_words()


def place(excerpt: CodedExcerpt) -> str:
    """Where in its source an excerpt begins: the time in the recording, else the page, else the character."""
    if excerpt.time is not None:
        return formats.recording_time(excerpt.time)
    if excerpt.page is not None:
        return page(excerpt)
    return formats.characters(excerpt.range.start)


def effect(excerpt: CodedExcerpt) -> str:
    """What kind of statement it is, on which level, when, and whether it is a result: in small letters."""
    words = [word(value) for value in (excerpt.statement, excerpt.level, excerpt.horizon) if value is not None]
    if excerpt.is_result:
        words.append(_("a result in itself"))
    return ", ".join(part[:1].lower() + part[1:] for part in words)


def told(excerpt: CodedExcerpt, order: Order) -> str:
    """What a row says beside its quotation, without what its heading says."""
    code = "" if order is Order.CODE else excerpt.code.replace(PATH_SEPARATOR, " › ")
    where = (place_of(excerpt), excerpt.source) if order is not Order.SOURCE else ()
    parts = (code, excerpt.attribution, *where, place(excerpt), effect(excerpt))
    return BETWEEN.join(part for part in parts if part)


def place_of(excerpt: CodedExcerpt) -> str:
    """The case and the visit that an excerpt is from."""
    visit = word(excerpt.visit) if excerpt.visit else ""
    return ", ".join(part for part in (excerpt.case, visit) if part)
