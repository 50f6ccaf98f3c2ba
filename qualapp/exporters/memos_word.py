"""Memos in Word: the project journal by date, then memos by what they are about, with the words that they rest on."""

from collections.abc import Iterator
from pathlib import Path

from qualapp import formats
from qualapp.errors import UserError
from qualapp.exporters import word_styles, words
from qualapp.exporters.draft import draft_of
from qualapp.exporters.memos_report import MemosReport, ToldMemo
from qualapp.exporters.word_contents import Entry, anchor, contents
from qualapp.exporters.word_document import Masthead, append, new_document, save
from qualapp.exporters.word_xml import bookmark, direction, paragraph, run
from qualapp.i18n import N_, _, _n, language
from qualapp.progress import Progress, Work

_STEP = 100
_BOLD = "<w:b/><w:bCs/>"
_SMALL = f'<w:color w:val="{word_styles.TEXT_2}"/><w:sz w:val="18"/><w:szCs w:val="18"/>'
_KEEP_NEXT = "<w:keepNext/>"
HEADINGS = {
    "project": N_("Project journal"),
    "case": N_("Memos on cases"),
    "source": N_("Memos on sources"),
    "code": N_("Memos on codes"),
    "excerpt": N_("Memos on excerpts"),
}


def write_memos(report: MemosReport, path: Path) -> Work[Path]:
    """Write memos as a Word document, and return the path.

    Raises UserError where the file cannot be written, or its name does not end in .docx.
    """
    if path.suffix.lower() != ".docx":
        raise UserError(_("Memos cannot be written to “{file}”. Let its name end in .docx.").format(file=path.name))
    with draft_of(path) as draft:
        yield from _write(report, draft)
    return path


def _write(report: MemosReport, path: Path) -> Work[None]:
    document = new_document(Masthead(report.project, _("Memos"), report.coder, report.made))
    word_styles.add_styles(document, [_memo_style()])
    append(document, _front(report))
    done = number = 0
    for kind, things in report.groups():
        append(document, [_heading(1, number, _(HEADINGS[kind]), is_first=number == 0)])
        number += 1
        for name, memos in things:
            if kind != "project":
                append(document, [_heading(2, number, name)])
                number += 1
            for start in range(0, len(memos), _STEP):
                yield Progress(done, len(report.memos), _("Writing memos"))
                portion = memos[start : start + _STEP]
                append(document, (part for memo in portion for part in _memo(memo)))
                done += len(portion)
    yield Progress(done, len(report.memos), _("Saving the file"))
    save(document, path)


def _memo_style() -> word_styles.Style:
    """Larger letters than below a quotation: here the memos are what is read."""
    edge = f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="{word_styles.LINE}"/></w:pBdr>'
    return word_styles.Style(
        word_styles.MEMO,
        "",
        f'{edge}{word_styles.space(2, 9)}<w:ind w:left="284"/>',
        word_styles.letters(10.5, word_styles.TEXT),
    )


def _front(report: MemosReport) -> Iterator[str]:
    yield paragraph("Title", run(report.project))
    yield paragraph("Subtitle", run(_("Memos")))
    count = len(report.memos)
    filters = "\n".join(report.filters) or _("All memos of the project")
    for label, told in (
        (_("Listed"), filters),
        (_("Extent"), memos_in_words(count)),
        (_("Exported"), words.joined(formats.date_time(report.made), report.coder)),
    ):
        yield paragraph(word_styles.FACT, run(label, properties=_BOLD), run(f"\t{told}"))
    if not count:
        yield paragraph(word_styles.CAVEAT, run(_("No memo matches what was asked for.")))
    else:
        yield contents(_entries(report))


def _entries(report: MemosReport) -> Iterator[Entry]:
    number = 0
    for kind, things in report.groups():
        yield Entry(number, 1, _(HEADINGS[kind]), memos_in_words(sum(len(memos) for _name, memos in things)))
        number += 1
        for name, memos in things if kind != "project" else ():
            yield Entry(number, 2, name, memos_in_words(len(memos)))
            number += 1


def memos_in_words(count: int) -> str:
    """A number of memos."""
    return _n("{n} memo", "{n} memos", count).format(n=formats.number(count))


def _heading(level: int, number: int, name: str, *, is_first: bool = False) -> str:
    keep = "<w:pageBreakBefore/>" if is_first else ""
    return paragraph(f"Heading{level}", bookmark(number, anchor(number), run(name)), keep=keep)


def _memo(memo: ToldMemo) -> Iterator[str]:
    """What a memo rests on, then the memo, then who wrote it when, kept on one page where it is short."""
    if memo.quotation:
        before, after = quotation_marks(memo)
        yield paragraph(
            "Quote" if before else word_styles.PARAPHRASE,
            run(before + memo.quotation + after),
            keep=_KEEP_NEXT,
            properties=direction(memo.quotation),
        )
    elif memo.kind == "excerpt":
        yield paragraph(word_styles.PARAPHRASE, run(words.missing_words()), keep=_KEEP_NEXT)
    if memo.place:
        yield paragraph(word_styles.SOURCE, run(words.joined(memo.place, memo.code)), keep=_KEEP_NEXT)
    yield paragraph(
        word_styles.MEMO,
        run(f"{written(memo)}\n", properties=_BOLD + _SMALL),
        run(memo.text),
        properties=direction(memo.text),
    )


def quotation_marks(memo: ToldMemo) -> tuple[str, str]:
    """What stands before and after the words that a memo rests on."""
    if memo.is_paraphrase:
        return "", ""
    return ("»", "«") if language() == "da" else ("“", "”")


def written(memo: ToldMemo) -> str:
    """When a memo was written and by whom, and when it was changed where that was another day."""
    changed = ""
    if memo.changed.date() != memo.created.date():
        changed = _("changed {date}").format(date=formats.date(memo.changed.date()))
    return words.joined(formats.date_time(memo.created), memo.coder, changed)
