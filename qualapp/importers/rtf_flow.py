"""What an RTF file says, put together from its words: paragraphs, headings and rows of tables."""

from collections.abc import Iterable, Iterator

from qualapp.importers.content import Piece, row
from qualapp.importers.rtf_codes import decoded
from qualapp.model.source import BlockKind


class Flow:
    """Takes words, line ends and cell ends as they come, and gives pieces; a text box has a flow of its own."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._codec = ""
        self._words: list[str] = []
        self._cell: list[Piece] = []
        self._cells: list[list[Piece]] = []
        self._rows: list[list[list[Piece]]] = []
        self._boxes: list[Piece] = []
        self._done: list[Piece] = []

    def add_bytes(self, data: bytes, codec: str) -> None:
        """Bytes of a code page; a character may begin in one stretch and end in the next."""
        if codec != self._codec:
            self._decode()
            self._codec = codec
        self._bytes += data

    def add(self, words: str) -> None:
        """Characters that are known."""
        self._decode()
        self._words.append(words)

    def add_box(self, pieces: Iterable[Piece]) -> None:
        """What stands in a text box; it comes after the paragraph in which it is anchored."""
        self._boxes += pieces

    def end_paragraph(self, level: int, in_table: bool) -> None:
        """The end of a paragraph, which is a heading where it has a level."""
        text = self._text()
        piece = Piece(text, BlockKind.HEADING, level) if level and text.strip() else Piece(text)
        if in_table:
            self._cell += [piece, *self._boxes]
        else:
            self._end_table()
            self._done += [piece, *self._boxes]
        self._boxes.clear()

    def end_cell(self) -> None:
        """The end of a cell."""
        self.end_paragraph(0, in_table=True)
        self._cells.append(self._cell)
        self._cell = []

    def end_row(self) -> None:
        """The end of a row."""
        if self._cells:
            self._rows.append(self._cells)
            self._cells = []

    def end(self, level: int = 0, in_table: bool = False) -> None:
        """The end of all, also of a paragraph that breaks off."""
        self._decode()
        if self._words or self._boxes:
            self.end_paragraph(level, in_table)
        self._end_table()

    def taken(self) -> list[Piece]:
        """The pieces since last time."""
        done, self._done = self._done, []
        return done

    def _end_table(self) -> None:
        self.end_row()
        rows, cell = self._rows, self._cell
        self._rows, self._cell = [], []
        self._done += rows[0][0] if len(rows) == 1 and len(rows[0]) == 1 else _as_rows(rows)
        self._done += cell

    def _decode(self) -> None:
        if self._bytes:
            self._words.append(decoded(bytes(self._bytes), self._codec))
            self._bytes.clear()

    def _text(self) -> str:
        self._decode()
        text = "".join(self._words)
        self._words.clear()
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _as_rows(rows: Iterable[list[list[Piece]]]) -> Iterator[Piece]:
    for cells in rows:
        yield row(" ".join(piece.text for piece in cell) for cell in cells)
