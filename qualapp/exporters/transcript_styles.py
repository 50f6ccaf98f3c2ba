"""The measures and styles of a coded transcript in Word; lengths in twentieths of a point."""

from collections.abc import Iterator

from qualapp.exporters.word_styles import SERIF, TEXT, TEXT_2, TEXT_3, Style, letters
from qualapp.i18n import N_, _

LEFT, COLUMN, ROOM = 1360, 6240, 9786
"""Where the text begins, how wide it is, and how wide it is with the margin of codes."""

SIZE, LINE = 10.5, 300
"""The letters of the text in points, and its lines."""

NOTE_LINE, NOTE_ROOM = 230, 14.6
"""The lines of the codes beside it, and how many times the size of their letters they are wide."""

SPEAKER, SPEECH, QUESTION, NOTE, CODE_USED = (
    "QualappSpeaker",
    "QualappSpeech",
    "QualappQuestion",
    "QualappNote",
    "QualappCodeUsed",
)
MARK, TIME = "QualappMark", "QualappTime"

_NOTES_AT = LEFT + COLUMN + 340
_NOTES_WIDE = LEFT + ROOM - _NOTES_AT
FRAME = (
    f'<w:framePr w:w="{_NOTES_WIDE}" w:wrap="around" w:vAnchor="text" w:hAnchor="page" w:x="{_NOTES_AT}" w:y="{{y}}"/>'
)
WIDE = f'<w:ind w:right="{COLUMN - ROOM}"/>'


def _exactly(line: int, before: int = 0, after: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


def styles() -> Iterator[Style]:
    """The styles that only transcripts have, and those of the title, which is as wide as the paper."""
    edge = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="6" w:color="DEDBD3"/></w:pBdr>'
    yield Style(
        "Title", "Title", f'<w:keepNext/><w:spacing w:before="0" w:after="20"/>{WIDE}', letters(22, TEXT, bold=True)
    )
    yield Style("Subtitle", "Subtitle", f'{edge}<w:spacing w:before="0" w:after="200"/>{WIDE}', letters(12, TEXT_3))
    yield Style(
        SPEAKER,
        _(N_("Transcript speaker")),
        f"<w:keepNext/><w:keepLines/>{_exactly(240, 80, 0)}",
        letters(8.5, TEXT_2, bold=True),
    )
    yield Style(SPEECH, _(N_("Transcript text")), _exactly(LINE), letters(SIZE, TEXT, SERIF))
    yield Style(QUESTION, _(N_("Transcript question")), "", f'<w:color w:val="{TEXT_2}"/>', based_on=SPEECH)
    tabs = '<w:tabs><w:tab w:val="left" w:pos="280"/><w:tab w:val="left" w:pos="620"/></w:tabs>'
    yield Style(
        NOTE,
        _(N_("Transcript code")),
        f'{tabs}{_exactly(NOTE_LINE)}<w:ind w:left="620" w:hanging="620"/>',
        letters(8.5, TEXT),
    )
    at_right = f'<w:tabs><w:tab w:val="right" w:pos="{ROOM}"/></w:tabs>'
    yield Style(
        CODE_USED,
        _(N_("Transcript code list")),
        f'<w:keepLines/>{at_right}{_exactly(260, 30, 30)}<w:ind w:left="120" w:right="{COLUMN - ROOM}"/>',
        letters(9.5, TEXT),
    )
    yield Style("LineNumber", "line number", "", letters(7.5, TEXT_3), "", "character")
    yield Style(MARK, _(N_("Transcript number")), "", f'<w:b/><w:bCs/><w:color w:val="{TEXT_3}"/>', "", "character")
    yield Style(
        TIME,
        _(N_("Transcript time")),
        "",
        f'<w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="{TEXT_3}"/>',
        "",
        "character",
    )
