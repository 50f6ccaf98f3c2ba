"""Paragraphs, headings and table rows out of the lines of pages."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from qualapp.importers.content import Piece
from qualapp.importers.page_lines import Line, pitch_of
from qualapp.model.source import BlockKind

_FAR = 1.35
_INDENT = 0.6
_SPACE = 0.3
_OTHER_SIZE = 0.15
_HEADING_SIZE = 1.2
_LONGEST_HEADING = 3
_DEEPEST = 3
_RARE = 0.2
_SENTENCE_ENDS = tuple(".!?:…”»)")
_NO_HEADING_ENDS = tuple(".,;:”»")


@dataclass
class Paragraph:
    """Lines of one page that belong together; `is_apart` where there is space before them."""

    page: int
    is_apart: bool = True
    is_row: bool = False
    lines: list[Line] = field(default_factory=list)

    @property
    def size(self) -> float:
        """How high its letters are, in steps of half a point."""
        return round(2 * min(line.size for line in self.lines)) / 2


class Paragraphs:
    """Takes columns in the order in which they are read, and gives the pieces of the document."""

    def __init__(self) -> None:
        self._found: list[Paragraph] = []

    def add(self, column: Sequence[Line], page: int) -> None:
        """One more column; its first lines may run on from the last of the column before."""
        first, *others = _paragraphs_in(column, page)
        last = self._found[-1] if self._found else None
        if last and _runs_on(last, first):
            if last.page == page:
                last.lines += first.lines
                self._found += others
                return
            first.is_apart = False
        self._found += [first, *others]

    def pieces(self) -> Iterator[Piece]:
        """All paragraphs, with an empty line where there is space between them."""
        levels = self._levels()
        for number, paragraph in enumerate(_with_whole_headings(self._found, levels)):
            if number and paragraph.is_apart:
                yield Piece("")
            text = "\n".join(line.text for line in paragraph.lines)
            level = levels.get(paragraph.size, 0) if _may_be_heading(paragraph) else 0
            kind = BlockKind.TABLE_ROW if paragraph.is_row else BlockKind.HEADING if level else BlockKind.PARAGRAPH
            yield Piece(text, kind, level, paragraph.page)

    def _levels(self) -> dict[float, int]:
        """The level of a heading by the size of its letters: a size larger than most of the text, and rare."""
        letters: Counter[float] = Counter()
        for paragraph in self._found:
            letters[paragraph.size] += sum(len(line.text) for line in paragraph.lines)
        least = _HEADING_SIZE * max(letters, key=lambda size: letters[size], default=0.0)
        may_be = {paragraph.size for paragraph in self._found if _may_be_heading(paragraph)}
        levels: dict[float, int] = {}
        larger = 0
        for size in sorted(letters, reverse=True):
            larger += letters[size]
            if size >= least and size in may_be and larger <= _RARE * letters.total():
                levels[size] = min(len(levels) + 1, _DEEPEST)
        return levels


def _paragraphs_in(column: Sequence[Line], page: int) -> list[Paragraph]:
    """The paragraphs of a column, told by space, indents, sizes of letters and lines that end early."""
    pitch = pitch_of(column)
    right = max(line.right for line in column)
    found: list[Paragraph] = []
    above: Line | None = None
    for line, is_row in _with_rows(column):
        is_apart = above is None or line.top - above.top > _FAR * max(pitch, min(above.size, line.size))
        is_other = not found or is_row or found[-1].is_row or _begins(found[-1].lines, line, right)
        if is_apart or is_other:
            in_table = is_row and bool(found) and found[-1].is_row
            found.append(Paragraph(page, is_apart and not in_table, is_row))
        found[-1].lines.append(line)
        above = line
    return found


def _with_rows(column: Sequence[Line]) -> Iterator[tuple[Line, bool]]:
    """Each line, and whether it is a row of a table: with cells, among others with cells."""
    for has_cells, group in groupby(column, key=lambda line: "\t" in line.text):
        lines = list(group)
        for line in lines:
            yield line, line.is_row or (has_cells and len(lines) > 1)


def _begins(lines: Sequence[Line], line: Line, right: float) -> bool:
    """Whether a line begins a paragraph of its own and does not run on from the lines above."""
    above, size = lines[-1], max(line.size, lines[-1].size)
    if abs(line.size - above.size) > _OTHER_SIZE * size:
        return True
    if above.right + _SPACE * size + line.opening < right - _INDENT * size:
        return True
    if line.left - above.left > _INDENT * size:
        return above.text.endswith(_SENTENCE_ENDS)
    return len(lines) > 1 and lines[1].left - line.left > _INDENT * size


def _runs_on(last: Paragraph, following: Paragraph) -> bool:
    """Whether a sentence goes on from one column or page to the next."""
    end, start = last.lines[-1], following.lines[0]
    if last.is_row or following.is_row or abs(end.size - start.size) > _OTHER_SIZE * max(end.size, start.size):
        return False
    return start.text[:1].islower() and not end.text.endswith(_SENTENCE_ENDS)


def _with_whole_headings(paragraphs: Iterable[Paragraph], levels: Mapping[float, int]) -> Iterator[Paragraph]:
    """The paragraphs, with headings in one that run over several lines."""
    whole: Paragraph | None = None
    for one in paragraphs:
        goes_on = whole and not one.is_apart and (one.page, one.size) == (whole.page, whole.size) and one.size in levels
        if whole and goes_on and len(whole.lines) + len(one.lines) <= _LONGEST_HEADING:
            whole = replace(whole, lines=[*whole.lines, *one.lines])
            continue
        if whole:
            yield whole
        whole = one
    if whole:
        yield whole


def _may_be_heading(paragraph: Paragraph) -> bool:
    if paragraph.is_row or len(paragraph.lines) > _LONGEST_HEADING:
        return False
    if paragraph.lines[-1].text.endswith(_NO_HEADING_ENDS):
        return False
    return any(character.isalpha() for line in paragraph.lines for character in line.text)
