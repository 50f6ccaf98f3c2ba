"""The words of a document in HTML, as they are counted and as they are kept."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from html import unescape

from qualapp.model.source import Block, BlockKind
from qualapp.model.text import TextRange

_LINES_OF_THEIR_OWN = """address article aside blockquote body caption center dd details dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p pre
    section summary tbody tfoot thead ul"""
_BLOCKS = frozenset(_LINES_OF_THEIR_OWN.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_AS_WRITTEN = ("pre", "listing")
_WHITE = " \t\r\n\f"
_MARKUP = re.compile(r"<(?=[a-zA-Z/!?])")
_TAG = re.compile(
    r"""<(/?)([a-zA-Z][^\s/>]*+)(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])))*+>""",
)
_UNCLOSED = re.compile("</?[a-zA-Z]")
_HIDDEN = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style")}
_ENDLESS_NUMBER = re.compile(r"&#(?:[xX][0-9a-fA-F]{9,}|[0-9]{10,});?")
_PIECES = re.compile(r"[ \t\r\n\f]+|[^ \t\r\n\f]+")


class CountedText:
    """The text that is kept of a document, and where its positions as counted lie in it.

    What is counted are all words of the HTML without its tags; what is kept has blocks as lines and no white space
    that only lays out the file.
    """

    def __init__(self) -> None:
        self.counted = ""
        self.text = ""
        self.blocks: list[Block] = []
        self._given, self._kept, self._lengths = array("Q"), array("Q"), array("Q")

    def range(self, counted: TextRange) -> TextRange:
        """The stretch of the kept text with the words of a stretch as counted."""
        start, end = self._first_from(counted.start), self._last_before(counted.end)
        return TextRange(start, max(start, end))

    def _first_from(self, position: int) -> int:
        index = bisect_right(self._given, position) - 1
        if index >= 0 and position < self._given[index] + self._lengths[index]:
            return self._kept[index] + position - self._given[index]
        return self._kept[index + 1] if index + 1 < len(self._kept) else len(self.text)

    def _last_before(self, position: int) -> int:
        index = bisect_left(self._given, position) - 1
        return self._kept[index] + min(position - self._given[index], self._lengths[index]) if index >= 0 else 0

    def keep(self, given: int, at: int, length: int) -> None:
        """Note that so many characters from a place as counted stand in a place of the kept text."""
        if self._given and self._follows(given, at):
            self._lengths[-1] += length
        else:
            self._given.append(given)
            self._kept.append(at)
            self._lengths.append(length)

    def _follows(self, given: int, at: int) -> bool:
        length = self._lengths[-1]
        return given == self._given[-1] + length and at == self._kept[-1] + length


def counted_text(page: str) -> tuple[CountedText, int]:
    """The words of a document, and how many pictures it has besides them."""
    return _Reader(page.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")).read()


class _Reader:
    """Counts the words of a page and hands them to the line that is being made.

    It goes once through the page; like a browser it drops a tag that is never closed with all that follows.
    """

    def __init__(self, page: str) -> None:
        self._page = page
        self._lines = _Lines()
        self._counted: list[str] = []
        self._length = 0
        self._as_written = 0
        self._is_after_pre = False
        self._pictures = 0

    def read(self) -> tuple[CountedText, int]:
        """The text, and the number of pictures."""
        last = 0
        while (found := _MARKUP.search(self._page, last)) is not None:
            self._words(self._page[last : found.start()])
            last = self._markup(found.start())
        self._words(self._page[last:])
        text = self._lines.finished()
        text.counted = "".join(self._counted)
        return text, self._pictures

    def _markup(self, start: int) -> int:
        """Take a tag or comment; where it ends."""
        tag = _TAG.match(self._page, start)
        if tag is None:
            if _UNCLOSED.match(self._page, start):
                return len(self._page)
            closing = "-->" if self._page.startswith("<!--", start) else ">"
            end = self._page.find(closing, start + 2)
            return len(self._page) if end < 0 else end + len(closing)
        name = tag[2].lower()
        if tag[1]:
            self._end(name)
            return tag.end()
        self._begin(name)
        return self._hidden(tag.end(), name) if name in _HIDDEN else tag.end()

    def _hidden(self, start: int, name: str) -> int:
        """Count words that nobody sees."""
        closing = _HIDDEN[name].search(self._page, start)
        end = closing.start() if closing else len(self._page)
        self._counted.append(self._page[start:end])
        self._length += end - start
        return end

    def _begin(self, tag: str) -> None:
        self._is_after_pre = tag in _AS_WRITTEN
        self._as_written += tag in _AS_WRITTEN
        self._pictures += tag == "img"
        if tag == "br":
            self._lines.break_line()
        elif tag in _TABLES:
            _TABLES[tag][0](self._lines)
        elif tag in _BLOCKS:
            self._lines.end_block(_HEADINGS.get(tag, 0))

    def _end(self, tag: str) -> None:
        self._is_after_pre = False
        if tag in _AS_WRITTEN:
            self._as_written = max(0, self._as_written - 1)
        if tag in _TABLES:
            _TABLES[tag][1](self._lines)
        elif tag in _BLOCKS:
            self._lines.end_block()

    def _words(self, written: str) -> None:
        if not written:
            return
        words = unescape(_ENDLESS_NUMBER.sub("\ufffd", written))
        if self._is_after_pre:
            words = words.removeprefix("\n")
            self._is_after_pre = False
        start = self._length
        self._length += len(words)
        self._counted.append(words)
        self._lines.add(start, words, self._as_written > 0)


class _Lines:
    """The kept text while it grows: a line for each block and each row of a table, whose cells are parted by tabs.

    `_space` is where white space as counted stood since the last words, `_pending` what is written before the next.
    """

    def __init__(self) -> None:
        self._found = CountedText()
        self._text: list[str] = []
        self._length = 0
        self._start = 0
        self._space: int | None = None
        self._pending = ""
        self._level = 0
        self._has_ink = False
        self._in_row = False
        self._inner_tables = 0
        self._cells = 0

    def finished(self) -> CountedText:
        """The whole text."""
        self._inner_tables = 0
        self.end_table()
        self._found.text = "".join(self._text)
        return self._found

    def add(self, given: int, words: str, as_written: bool) -> None:
        """Words of the block; white space counts only where it is shown as it is written, and in no table."""
        if as_written and not self._in_row:
            self._add_as_written(given, words)
            return
        for piece in _PIECES.finditer(words):
            if piece[0][0] not in _WHITE:
                self._put(given + piece.start(), piece[0])
            elif self._space is None:
                self._space = given + piece.start()

    def break_line(self) -> None:
        """A line break within the block, which is a space in a table."""
        self._space = None
        if self._in_row:
            self._part_words()
        elif self._has_words:
            self._pending += "\n"

    def begin_table(self) -> None:
        """A table begins; one in a cell is no more than words of that cell."""
        if self._in_row:
            self._inner_tables += 1
            self._part_words()
        else:
            self.end_block()

    def end_table(self) -> None:
        """A table ends."""
        if self._inner_tables:
            self._inner_tables -= 1
            self._part_words()
        else:
            self.end_row()
            self.end_block()

    def begin_row(self) -> None:
        """A row begins."""
        if not self._inner_tables:
            self.end_row()
            self.end_block()
            self._in_row, self._cells = True, 0

    def begin_cell(self) -> None:
        """The next cell of the row."""
        if self._inner_tables:
            self._part_words()
            return
        if not self._in_row:
            self.begin_row()
        self._space = None
        self._pending = self._pending.strip(" ") + "\t" * (self._cells > 0)
        self._cells += 1

    def end_cell(self) -> None:
        """A cell ends."""
        self._part_words()

    def end_row(self) -> None:
        """The row ends."""
        if self._inner_tables or not self._in_row:
            return
        if self._has_words and self._pending.strip(" "):
            self._write(self._pending.strip(" "))
        self._in_row = False
        self._end(BlockKind.TABLE_ROW if self._cells > 1 else BlockKind.PARAGRAPH)

    def end_block(self, level: int = 0) -> None:
        """The block ends, and one of this level begins; a row is one line, whatever stands in its cells."""
        if self._in_row:
            self._part_words()
            return
        self._end(BlockKind.HEADING if self._level else BlockKind.PARAGRAPH)
        self._level = level

    @property
    def _has_words(self) -> bool:
        return self._length > self._start

    def _part_words(self) -> None:
        """Leave a space where a row has no room for a line break."""
        if self._in_row:
            self._space = None
            self._pending = self._pending or (" " if self._has_words else "")

    def _end(self, kind: BlockKind) -> None:
        self._space, self._pending = None, ""
        if self._has_ink:
            level = self._level if kind is BlockKind.HEADING else 0
            self._found.blocks.append(Block(kind, TextRange(self._start, self._length), level))
        if self._has_words:
            self._start = self._length + 1
        self._has_ink = False

    def _add_as_written(self, given: int, words: str) -> None:
        start = 0 if self._has_words else len(words) - len(words.lstrip("\n"))
        shown = words[start:].rstrip("\n")
        if shown:
            self._put(given + start, shown)
        if self._has_words:
            self._pending += "\n" * (len(words) - start - len(shown))

    def _put(self, given: int, words: str) -> None:
        """Words with what stands before them: the end of the line above, breaks and tabs, or one space."""
        if self._length < self._start:
            self._write("\n")
        has_words = self._has_words
        if self._pending:
            self._write(self._pending)
        elif self._space is not None and has_words:
            self._found.keep(self._space, self._length, 1)
            self._write(" ")
        self._space, self._pending = None, ""
        self._found.keep(given, self._length, len(words))
        self._write(words)
        self._has_ink = self._has_ink or not words.isspace()

    def _write(self, words: str) -> None:
        self._text.append(words)
        self._length += len(words)


_TABLES: dict[str, tuple[Callable[[_Lines], None], Callable[[_Lines], None]]] = {
    "table": (_Lines.begin_table, _Lines.end_table),
    "tr": (_Lines.begin_row, _Lines.end_row),
    "td": (_Lines.begin_cell, _Lines.end_cell),
    "th": (_Lines.begin_cell, _Lines.end_cell),
}
