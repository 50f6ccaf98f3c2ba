"""The report of a merge as a file: Word for the method appendix, plain text, or a table to go on with."""

from collections.abc import Iterator
from pathlib import Path

from qualapp import formats
from qualapp.errors import UserError
from qualapp.exporters import word_styles
from qualapp.exporters.draft import draft_of
from qualapp.exporters.merge_report import MergeStory, Told, ToldConflict
from qualapp.exporters.plain_table import Cell, write_plain_table
from qualapp.exporters.word_document import Masthead, append, new_document, save
from qualapp.exporters.word_xml import direction, paragraph, run
from qualapp.exporters.words import joined, plain
from qualapp.i18n import _, _n
from qualapp.progress import Progress, Work

ENDINGS = (".docx", ".txt", ".csv", ".xlsx")
_BOLD = "<w:b/><w:bCs/>"
_QUIET = f'<w:color w:val="{word_styles.TEXT_3}"/><w:sz w:val="18"/><w:szCs w:val="18"/>'
_KEEP = "<w:keepNext/><w:keepLines/>"


def write_merge(story: MergeStory, path: Path) -> Work[Path]:
    """Write the report of a merge in the format of the path's ending, and return the path.

    Raises UserError where the ending is another or the file cannot be written; then an older file is as it was.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise UserError(
            _("The report cannot be written to “{file}”. Let its name end in {endings}.").format(
                file=path.name, endings=", ".join(ENDINGS)
            )
        )
    yield Progress(0, 1, _("Saving the file"))
    with draft_of(path) as draft:
        if ending == ".docx":
            _write_word(story, draft)
        elif ending == ".txt":
            draft.write_text("\n".join(plain(line) for line in lines(story)) + "\n", encoding="utf-8-sig")
        else:
            write_plain_table(draft, title(), table(story), ending)
    return path


def title() -> str:
    """What the report is called."""
    return _("Report of a merge")


def _exported(story: MergeStory) -> tuple[str, str]:
    return _("Exported"), joined(formats.date_time(story.made), story.coder)


def lines(story: MergeStory) -> Iterator[str]:
    """The report as plain text."""
    yield from (story.project, title(), "")
    yield from (f"{label}: {told}" for label, told in (*story.facts, _exported(story)))
    for heading, counts in story.counts:
        yield from ("", heading, *(f"  {count.words}" for count in counts))
    for heading, notes in story.notes:
        yield from ("", heading, *(f"  {note}" for note in notes))
    yield from ("", conflicts_title(story))
    for number, conflict in enumerate(story.conflicts, 1):
        yield from ("", f"{number}. {conflict.what} · {conflict.thing}")
        for label, told, who in _versions(conflict):
            indented = told.replace("\n", "\n     ")
            yield f"   {label}{f' ({who})' if who else ''}:"
            yield f"     {indented}"


def conflicts_title(story: MergeStory) -> str:
    """How much was said differently, and how much of it was decided."""
    total = len(story.conflicts)
    if not total:
        return _("Nothing was said differently")
    decided = sum(bool(conflict.decision) for conflict in story.conflicts)
    told = _n("Said differently: {n} thing", "Said differently: {n} things", total).format(n=formats.number(total))
    return joined(told, _("{n} of {total} decided").format(n=formats.number(decided), total=formats.number(total)))


def _versions(conflict: ToldConflict) -> Iterator[tuple[str, str, str]]:
    first = _("Stood before the decision") if conflict.decision else _("Stands")
    for label, told in ((first, conflict.stands), (_("The other version"), conflict.lost)):
        yield label, told.words, told.who
    yield _("Decision"), joined(conflict.decision or _("not decided yet"), conflict.words), conflict.who


def table(story: MergeStory) -> list[tuple[Cell, ...]]:
    """The report as rows, the first of which holds the titles."""
    heads = (
        _("Part"), _("What"), _("Number"), _("Of which"), _("Stands, or stood before the decision"), _("Who said so"),
        _("The other version"), _("Who said that"), _("Decision"), _("Decided by"), _("Stands since"),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [heads]
    rows += [(_("Merge"), f"{label}: {told}") for label, told in (*story.facts, _exported(story))]
    rows += [(heading, count.words, count.number) for heading, counts in story.counts for count in counts]
    rows += [(heading, note) for heading, notes in story.notes for note in notes]
    rows += [_row(conflict) for conflict in story.conflicts]
    return [(*row, *("" for _missing in range(len(heads) - len(row)))) for row in rows]


def _row(conflict: ToldConflict) -> tuple[Cell, ...]:
    return (
        _("Said differently"),
        conflict.what,
        "",
        conflict.thing,
        conflict.stands.words,
        conflict.stands.who,
        conflict.lost.words,
        conflict.lost.who,
        conflict.decision or _("not decided yet"),
        conflict.who,
        conflict.words,
    )


def _write_word(story: MergeStory, path: Path) -> None:
    document = new_document(Masthead(story.project, title(), story.coder, story.made))
    append(document, _front(story))
    append(document, _conflicts(story))
    save(document, path)


def _front(story: MergeStory) -> Iterator[str]:
    yield paragraph("Title", run(story.project))
    yield paragraph("Subtitle", run(title()))
    for label, told in (*story.facts, _exported(story)):
        yield paragraph(word_styles.FACT, run(label, properties=_BOLD), run(f"\t{told}"))
    for heading, counts in story.counts:
        yield paragraph("Heading2", run(heading))
        yield paragraph("Normal", run("\n".join(count.words for count in counts)))
    for heading, notes in story.notes:
        yield paragraph("Heading2", run(heading))
        yield from (paragraph("Normal", run(note)) for note in notes)


def _conflicts(story: MergeStory) -> Iterator[str]:
    yield paragraph("Heading2", run(conflicts_title(story)))
    for number, conflict in enumerate(story.conflicts, 1):
        yield paragraph("Heading3", run(f"{number}. {conflict.what} · {conflict.thing}"), keep=_KEEP)
        first = _("Stood before the decision") if conflict.decision else _("Stands")
        yield from _version(first, conflict.stands)
        yield from _version(_("The other version"), conflict.lost)
        yield from _decision(conflict)


def _version(label: str, told: Told) -> Iterator[str]:
    yield paragraph("Normal", run(label, properties=_BOLD), run(f"  {told.who}", properties=_QUIET), keep=_KEEP)
    yield paragraph(word_styles.MEMO, run(told.words), properties=direction(told.words))


def _decision(conflict: ToldConflict) -> Iterator[str]:
    decision = conflict.decision or _("not decided yet")
    keep = _KEEP if conflict.words else ""
    label = run(_("Decision: {decision}").format(decision=decision), properties=_BOLD)
    yield paragraph("Normal", label, run(f"  {conflict.who}", properties=_QUIET), keep=keep)
    if conflict.words:
        yield paragraph(word_styles.MEMO, run(conflict.words), properties=direction(conflict.words))
