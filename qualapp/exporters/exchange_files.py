"""The report of a project that came in or left, as a file: Word for the method appendix, or plain text."""

from collections.abc import Iterator
from pathlib import Path

from qualapp import formats
from qualapp.errors import UserError
from qualapp.exporters import word_styles
from qualapp.exporters.draft import draft_of
from qualapp.exporters.exchange_report import ExchangeStory
from qualapp.exporters.word_document import Masthead, append, new_document, save
from qualapp.exporters.word_xml import paragraph, run
from qualapp.exporters.words import joined, plain
from qualapp.i18n import _
from qualapp.progress import Progress, Work

ENDINGS = (".docx", ".txt")
_BOLD = "<w:b/><w:bCs/>"
_QUIET = f'<w:color w:val="{word_styles.TEXT_3}"/><w:sz w:val="18"/><w:szCs w:val="18"/>'


def write_exchange(story: ExchangeStory, path: Path) -> Work[Path]:
    """Write the report in the format of the path's ending, and return the path.

    Raises UserError where the ending is another or the file cannot be written; then an older file is as it was.
    """
    if path.suffix.lower() not in ENDINGS:
        raise UserError(
            _("The report cannot be written to “{file}”. Let its name end in {endings}.").format(
                file=path.name, endings=", ".join(ENDINGS)
            )
        )
    yield Progress(0, 1, _("Saving the file"))
    with draft_of(path) as draft:
        if path.suffix.lower() == ".docx":
            _write_word(story, draft)
        else:
            draft.write_text(as_text(story), encoding="utf-8-sig")
    return path


def as_text(story: ExchangeStory) -> str:
    """The report as plain text."""
    return "\n".join(plain(line) for line in _lines(story)) + "\n"


def _lines(story: ExchangeStory) -> Iterator[str]:
    yield from (story.project, story.title, "")
    yield from (f"{label}: {told}" for label, told in _facts(story))
    for heading, counts in story.counts:
        yield from ("", heading, *(f"  {count}" for count in counts))
    for heading, remarks in story.remarks:
        yield from ("", heading)
        for remark in remarks:
            yield f"  {remark.sentence}"
            yield from (f"    – {name}" for name in remark.about)


def _facts(story: ExchangeStory) -> tuple[tuple[str, str], ...]:
    return (*story.facts, (_("Written"), joined(formats.date_time(story.made), story.coder)))


def _write_word(story: ExchangeStory, path: Path) -> None:
    document = new_document(Masthead(story.project, story.title, story.coder, story.made))
    append(document, _paragraphs(story))
    save(document, path)


def _paragraphs(story: ExchangeStory) -> Iterator[str]:
    yield paragraph("Title", run(story.project))
    yield paragraph("Subtitle", run(story.title))
    for label, told in _facts(story):
        yield paragraph(word_styles.FACT, run(label, properties=_BOLD), run(f"\t{told}"))
    for heading, counts in story.counts:
        yield paragraph("Heading2", run(heading))
        yield paragraph("Normal", run("\n".join(counts)))
    for heading, remarks in story.remarks:
        yield paragraph("Heading2", run(heading))
        for remark in remarks:
            yield paragraph("Normal", run(remark.sentence))
            yield from (paragraph(word_styles.MEMO, run(name, properties=_QUIET)) for name in remark.about)
