"""A coded transcript painted page by page: head, line numbers, speakers, words, stripes, foot."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout

from qualapp import formats
from qualapp.desktop.look.code_colours import ink_of
from qualapp.desktop.paper.margin import margin_of
from qualapp.desktop.paper.pages import Page, PlacedLine, pages
from qualapp.desktop.paper.set_passage import SetPassage, baseline
from qualapp.desktop.paper.sheet import (
    BOTTOM,
    FOOT,
    HEAD,
    LEFT,
    LINE,
    NUMBERS_END,
    RIGHT,
    SPEAKERS,
    TEXT,
    TOP,
    ink,
    letters,
)
from qualapp.exporters import transcript_words, words
from qualapp.exporters.transcript_report import CodeUse, TranscriptReport
from qualapp.i18n import _
from qualapp.model.code import PATH_SEPARATOR
from qualapp.model.source import StoredTurn

_EVERY = 5
_FACT = 150
_FACTS_AT = LEFT + 900
_CODE = 160


class TranscriptPages:
    """The pages of a transcript, of passages that are already set; `paint` paints one of them."""

    def __init__(self, report: TranscriptReport, passages: Sequence[SetPassage]) -> None:
        self._report = report
        self._facts = list(transcript_words.facts(report))
        self._title = _wrapped(report.source.name, "title", RIGHT - LEFT)
        self._pages = list(pages(passages, self._title_bottom()))
        self._code_pages = list(self._place_codes())

    @property
    def count(self) -> int:
        """How many pages there are."""
        return max([len(self._pages), *(number + 1 for number, _y, _use in self._code_pages)])

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a page, counted from 0."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if number == 0:
            self._paint_title(painter)
        else:
            self._paint_head(painter)
        if number < len(self._pages):
            self._paint_lines(painter, self._pages[number])
        self._paint_codes(painter, number)
        self._paint_foot(painter, number)

    def _title_bottom(self) -> float:
        return HEAD + len(self._title) * 270 + 260 + len(self._facts) * _FACT + 260

    def _paint_title(self, painter: QPainter) -> None:
        y = float(HEAD)
        for line in self._title:
            y += 270 if line is not self._title[0] else 130
            _write(painter, line, "title", LEFT, y)
        y += 190
        _write(
            painter, _cut(words.about_source(self._report.source), "about", RIGHT - LEFT), "about", LEFT, y, "text-3"
        )
        y += 90
        _rule(painter, y)
        for label, value in self._facts:
            y += _FACT if label != self._facts[0][0] else _FACT + 40
            _write(painter, label, "label", LEFT, y)
            _write(painter, _cut(value, "fact", RIGHT - _FACTS_AT), "fact", _FACTS_AT, y)

    def _paint_head(self, painter: QPainter) -> None:
        place = _cut(words.place(self._report.source), "small", (RIGHT - LEFT) * 0.62)
        width = _width(place, "small")
        _write(painter, _cut(self._report.project, "small", RIGHT - LEFT - width - 200), "small", LEFT, HEAD, "text-3")
        _write(painter, place, "small", RIGHT - width, HEAD, "text-3")
        _rule(painter, HEAD + 60)

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        _rule(painter, FOOT - 130)
        made = words.joined(formats.date(self._report.made.date()), self._report.coder)
        _write(painter, _cut(made, "small", (RIGHT - LEFT) * 0.6), "small", LEFT, FOOT, "text-3")
        told = _("Page {page} of {pages}").format(page=number + 1, pages=self.count)
        _write(painter, told, "small", RIGHT - _width(told, "small"), FOOT, "text-3")

    def _paint_lines(self, painter: QPainter, page: Page) -> None:
        for line in page.lines:
            line.passage.paint_marks(painter, line.index, line.y)
        for line in page.lines:
            line.passage.paint_words(painter, line.index, line.y)
        for line in page.lines:
            if line.number % _EVERY == 0:
                told = str(line.number)
                width = _width(told, "number")
                _write(painter, told, "number", NUMBERS_END - width, line.y + baseline(), "text-3")
        self._paint_speakers(painter, page)
        margin_of(page, self._report.notes).paint(painter)

    def _paint_speakers(self, painter: QPainter, page: Page) -> None:
        free = 0.0
        for line in page.lines:
            turn = line.passage.marked.passage.turn if line.index == 0 else None
            if turn is not None:
                free = self._paint_speaker(painter, turn, line, max(free, line.y))

    def _paint_speaker(self, painter: QPainter, turn: StoredTurn, line: PlacedLine, y: float) -> float:
        """Write who speaks, and when below; beside it where the turn has but one line. Returns where they end."""
        left, right = SPEAKERS
        time = transcript_words.time(turn)
        width = _width(time, "small") + 40 if time else 0
        alone = line.passage.count == 1 and _width(turn.speaker, "speaker") + width <= right - left
        name = _cut(turn.speaker, "speaker", right - left)
        at = y + baseline()
        after = right - (width if alone else 0)
        _write(
            painter, name, "speaker", after - _width(name, "speaker"), at, "text-3" if turn.is_interviewer else "text-2"
        )
        if time:
            below = at if alone else at + LINE * 0.72
            _write(painter, time, "small", right - _width(time, "small"), below, "text-3")
        return y + LINE * (1 if alone or not time else 1.7)

    def _place_codes(self) -> Iterator[tuple[int, float, CodeUse | None]]:
        """The list of codes after the last line: its heading is None."""
        codes = self._report.codes
        if not codes:
            return
        number, y = len(self._pages) - 1, self._pages[-1].y + 300
        if y + 3 * _CODE > BOTTOM:
            number, y = number + 1, float(TOP)
        yield number, y, None
        for use in codes:
            y += _CODE
            if y + _CODE > BOTTOM:
                number, y = number + 1, float(TOP)
            yield number, y, use

    def _paint_codes(self, painter: QPainter, number: int) -> None:
        for page, y, use in self._code_pages:
            if page == number:
                self._paint_code(painter, y, use)

    def _paint_code(self, painter: QPainter, y: float, use: CodeUse | None) -> None:
        if use is None:
            _write(painter, transcript_words.codes_used(), "heading", TEXT, y + 90)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink(ink_of(use.colour)))
        painter.drawRoundedRect(QRectF(TEXT, y + 30, 80, 80), 20, 20)
        counts = words.valence_counts_in_words(use.counts)
        width = _width(counts, "fact")
        above, _sep, name = use.code.rpartition(PATH_SEPARATOR)
        left, room = TEXT + 130, RIGHT - width - 120
        if above:
            shown = _cut(f"{above}{PATH_SEPARATOR}", "fact", (room - left) * 0.5)
            _write(painter, shown, "fact", left, y + 102, "text-3")
            left += round(_width(shown, "fact") + 20)
        _write(painter, _cut(name, "fact", room - left), "fact", left, y + 102)
        _write(painter, counts, "fact", RIGHT - width, y + 102, "text-2")


def _write(painter: QPainter, said: str, kind: str, x: float, y: float, token: str = "text") -> None:
    painter.setFont(letters(kind))
    painter.setPen(ink(token))
    painter.drawText(QPointF(x, y), said)


def _rule(painter: QPainter, y: float) -> None:
    painter.fillRect(QRectF(LEFT, y, RIGHT - LEFT, 5), ink("line"))


def _width(said: str, kind: str) -> float:
    return QFontMetricsF(letters(kind)).horizontalAdvance(said)


def _cut(said: str, kind: str, room: float) -> str:
    """As much of one line as there is room for."""
    return QFontMetricsF(letters(kind)).elidedText(said.replace("\n", " "), Qt.TextElideMode.ElideRight, room)


def _wrapped(said: str, kind: str, room: float) -> list[str]:
    layout = QTextLayout(said, letters(kind))
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        lines.append(said[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return lines[:3]
