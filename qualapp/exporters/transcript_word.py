"""A coded transcript in Word: the text with its line numbers, and the codes in the margin beside their words.

The codes stand in frames. Frames leave the text free to flow, so Word can number its lines, which it does not in
tables, and unlike comments they are printed as they are seen.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from qualapp.errors import UserError
from qualapp.exporters import transcript_words, word_styles, words
from qualapp.exporters.colours import code_inks, code_wash
from qualapp.exporters.draft import draft_of
from qualapp.exporters.line_count import lines_before
from qualapp.exporters.transcript_marks import MarkedPassage, marked_passages
from qualapp.exporters.transcript_report import CodeUse, Note, PrintedCoding, TranscriptReport
from qualapp.exporters.transcript_styles import (
    CODE_USED,
    COLUMN,
    FRAME,
    LEFT,
    LINE,
    MARK,
    NOTE,
    NOTE_LINE,
    NOTE_ROOM,
    QUESTION,
    ROOM,
    SIZE,
    SPEAKER,
    SPEECH,
    TIME,
    WIDE,
    styles,
)
from qualapp.exporters.word_document import Masthead, append, new_document, save
from qualapp.exporters.word_xml import direction, elements, paragraph, run
from qualapp.i18n import _
from qualapp.model.code import PATH_SEPARATOR
from qualapp.model.coding import VALENCE_GLYPHS
from qualapp.model.source import BlockKind
from qualapp.progress import Progress, Work

_STEP = 50
_KEEP_LINES_UP_TO = 12
_LONGEST = 1800
"""Characters of a paragraph: with its codes it must fit on a page."""

_AIR = 120
_BETWEEN_NOTES = 40
_UNCOUNTED = "<w:suppressLineNumbers/>"


def write_transcript(report: TranscriptReport, path: Path) -> Work[Path]:
    """Write a coded transcript as a Word document, and return the path.

    Raises UserError where the file cannot be written, or its name does not end in .docx.
    """
    if path.suffix.lower() != ".docx":
        raise UserError(
            _("A transcript cannot be written to “{file}”. Let its name end in .docx or .pdf.").format(file=path.name)
        )
    with draft_of(path) as draft:
        yield from _write(report, draft)
    return path


def _write(report: TranscriptReport, path: Path) -> Work[None]:
    document = new_document(
        Masthead(report.project, words.place(report.source), report.coder, report.made, COLUMN, ROOM)
    )
    word_styles.add_styles(document, styles())
    _set_column(document.sections[0])
    append(document, _head(report))
    marked = [part for whole in marked_passages(report) for part in whole.portions(report.flowing, _LONGEST)]
    for first in range(0, len(marked), _STEP):
        yield Progress(first, len(marked), _("Writing the transcript"))
        for place in range(first, min(first + _STEP, len(marked))):
            following = marked[place + 1].passage if place + 1 < len(marked) else None
            air = _AIR if following is None or following.begins else 0
            append(document, _passage(report, marked[place], air))
    append(document, _codes(report))
    yield Progress(len(marked), len(marked), _("Saving the file"))
    save(document, path)


def _set_column(section: object) -> None:
    from docx.shared import Twips

    section.left_margin = Twips(LEFT)  # type: ignore[attr-defined]
    section.right_margin = Twips(11906 - LEFT - COLUMN)  # type: ignore[attr-defined]
    properties = section._sectPr  # type: ignore[attr-defined]
    numbers = elements(['<w:lnNumType w:countBy="5" w:distance="200" w:restart="continuous"/>'])[0]
    properties.pgMar.addnext(numbers)


def _head(report: TranscriptReport) -> Iterator[str]:
    yield paragraph("Title", run(report.source.name), properties=_UNCOUNTED)
    yield paragraph("Subtitle", run(words.about_source(report.source)), properties=_UNCOUNTED)
    for label, value in transcript_words.facts(report):
        name = run(label, properties="<w:b/><w:bCs/>")
        yield paragraph(word_styles.FACT, name, run(f"\t{value}"), properties=_UNCOUNTED + WIDE)


def _passage(report: TranscriptReport, marked: MarkedPassage, air: int) -> Iterator[str]:
    passage = marked.passage
    if passage.turn is not None:
        time = transcript_words.time(passage.turn)
        yield paragraph(
            SPEAKER, run(transcript_words.speaker(passage.turn)), run(f"   {time}", TIME), properties=_UNCOUNTED
        )
    said = passage.range.of(report.flowing)
    tops = [_line_of(note, marked, said) for note in marked.begin]
    notes, height = _notes(marked.begin, tops)
    yield from notes
    count = lines_before(said, [len(said)], COLUMN / 20 / SIZE)[0] + 1
    below = height - count * LINE
    keep = ("<w:keepNext/>" if below > 0 else "") + ("<w:keepLines/>" if height or count <= _KEEP_LINES_UP_TO else "")
    properties = direction(said) + f'<w:spacing w:after="{0 if below > 0 else air}"/>'
    yield paragraph(_style(marked), *_spoken(report, marked), keep=keep, properties=properties)
    if below > 0:
        yield paragraph(SPEECH, properties=f'{_UNCOUNTED}<w:spacing w:line="{below + _AIR}" w:lineRule="exact"/>')


def _style(marked: MarkedPassage) -> str:
    if marked.passage.kind is BlockKind.HEADING:
        return "Heading3" if marked.passage.level <= 1 else "Heading4"
    return QUESTION if marked.passage.asks else SPEECH


def _line_of(note: Note, marked: MarkedPassage, said: str) -> int:
    return lines_before(said, [note.shown.start - marked.passage.range.start], COLUMN / 20 / SIZE)[0]


def _notes(notes: Sequence[Note], tops: Sequence[int]) -> tuple[list[str], int]:
    """The frame beside a passage, each note as near as can be to its line, and where the last one ends."""
    if not notes:
        return [], 0
    first = reached = tops[0] * LINE
    frame = FRAME.format(y=max(1, first))
    written: list[str] = []
    for note, top in zip(notes, tops, strict=True):
        for place, coding in enumerate(note.codings):
            before = max(_BETWEEN_NOTES if written else 0, top * LINE - reached) if place == 0 else 0
            written.append(_note(str(note.number) if place == 0 else "", coding, frame, before))
            reached += before + NOTE_LINE * _lines_of(coding)
    return written, reached


def _lines_of(coding: PrintedCoding) -> int:
    said = f"{coding.name}  {coding.initials}"
    return 1 + lines_before(said, [len(said)], NOTE_ROOM)[0]


def _note(label: str, coding: PrintedCoding, frame: str, before: int) -> str:
    return paragraph(
        NOTE,
        run(f"{label}\t", MARK),
        run("▌", properties=f'<w:color w:val="{code_inks(coding.colour)[0]}"/>'),
        run(VALENCE_GLYPHS[coding.valence], word_styles.valence_style(coding.valence), '<w:sz w:val="15"/>'),
        run(f"\t{coding.name}"),
        run(f"  {coding.initials}", TIME) if coding.initials else "",
        properties=f'{frame}{_UNCOUNTED}<w:spacing w:before="{before}"/>',
    )


def _spoken(report: TranscriptReport, marked: MarkedPassage) -> Iterator[str]:
    for piece in marked.pieces():
        for number in piece.begins:
            yield run(f"[{number}", MARK, '<w:vertAlign w:val="superscript"/>')
        shade = ""
        if piece.over is not None:
            shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{code_wash(piece.over.codings[0].colour)}"/>'
        yield run(piece.range.of(report.flowing), properties=shade)
        for number in piece.ends:
            yield run(f"{number}]", MARK, '<w:vertAlign w:val="superscript"/>')


def _codes(report: TranscriptReport) -> Iterator[str]:
    if not report.codings:
        return
    yield paragraph("Heading3", run(transcript_words.codes_used()), keep="<w:keepNext/>", properties=_UNCOUNTED + WIDE)
    for use in report.codes:
        yield _code(use)


def _code(use: CodeUse) -> str:
    edge = f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="5" w:color="{code_inks(use.colour)[0]}"/></w:pBdr>'
    above, _sep, name = use.code.rpartition(PATH_SEPARATOR)
    return paragraph(
        CODE_USED,
        run(f"{above}{PATH_SEPARATOR}" if above else "", TIME),
        run(name),
        run(f"\t{words.valence_counts_in_words(use.counts)}", TIME),
        properties=f"{_UNCOUNTED}{edge}",
    )
