"""A transcript with its codings: what is drawn where, which excerpt is in focus, and the way to the next."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from qualapp.desktop.coding.emptied_marks import EmptiedMarks
from qualapp.desktop.coding.gutter import Gutter, Measures
from qualapp.desktop.coding.highlights import Attention, Highlights
from qualapp.desktop.coding.lines import Line
from qualapp.desktop.coding.margin_marks import MarginMark, MarginMarks
from qualapp.desktop.coding.marks import CodingMark, MarkedExcerpt, MarkedExcerpts, Transcript
from qualapp.desktop.coding.paragraphs import Paragraphs
from qualapp.desktop.coding.reading_style import MARGIN
from qualapp.desktop.coding.stripe_painter import paint_gutter
from qualapp.desktop.coding.transcript_text import TranscriptText
from qualapp.desktop.coding.words import End, moved_by_word
from qualapp.desktop.look.theme import theme
from qualapp.model.text import TextRange

_JUMPED_FOR = 400


class MarkedTranscript(TranscriptText):
    """Shows codings and goes from one to another; the gestures of a hand come on top."""

    excerpt_focused = Signal(object)
    emptied_counted = Signal(int)
    """Carries how many of the excerpts that are shown have lost their words."""

    _attention = Attention()
    _excerpts = MarkedExcerpts()
    _gutter = Gutter(0, [], ())
    _said: Sequence[MarginMark] = ()
    _bright: Sequence[TextRange] = ()
    _questions: Sequence[TextRange] = ()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jump = QTimer(self, singleShot=True, interval=_JUMPED_FOR)
        self._jump.timeout.connect(lambda: self._attend(jumped=False))
        self.verticalScrollBar().valueChanged.connect(self._brighten_questions)

    def show_transcript(self, transcript: Transcript) -> None:
        """Show this source from its beginning, without codings until they are shown."""
        focused = self.focused_excerpt
        self._attention = Attention()
        self._excerpts = MarkedExcerpts()
        self._gutter = Gutter(0, [], ())
        self._said = ()
        super().show_transcript(transcript)
        if focused is not None:
            self.excerpt_focused.emit(None)

    def show_marks(self, marks: Sequence[CodingMark]) -> None:
        """Show these codings instead of those before; text, scroll and lanes stay."""
        self._excerpts = MarkedExcerpts(marks)
        self._place_stripes()
        self._brighten_questions()
        if self._excerpts.get(self.focused_excerpt) is None:
            self.focus_excerpt(None)
        self.emptied_counted.emit(len(self._excerpts.emptied))
        self.viewport().update()

    def show_margin_marks(self, marks: Sequence[MarginMark]) -> None:
        """Show these signs in the left margin instead of those before."""
        self._said = tuple(marks)
        self._margin_marks = MarginMarks(self._lines, self._positions, self._said)
        self.viewport().update()

    def set_search_hits(self, ranges: Sequence[TextRange], current: TextRange | None = None) -> None:
        """Frame what was searched for; the current hit is filled too."""
        self._attend(hits=tuple(ranges), current_hit=current)

    def show_proposals(self, ranges: Sequence[TextRange], current: TextRange | None) -> None:
        """Underline words that may mention actors; the ones that are being decided are filled."""
        self._attend(proposals=tuple(ranges), proposal=current)

    @property
    def focused_excerpt(self) -> int | None:
        return self._attention.focused

    def focus_excerpt(self, excerpt_id: int | None, jump: bool = False) -> None:
        """Draw the eye to an excerpt, or to none; with `jump` also bring it into view."""
        excerpt = self._excerpts.get(excerpt_id)
        before, found = self.focused_excerpt, excerpt.id if excerpt else None
        self._attend(focused=found)
        if excerpt and jump:
            self._put_caret(excerpt.range.start)
            self.scroll_to(excerpt.range)
            if theme.moves:
                self._attend(jumped=True)
                self._jump.start()
        if found != before:
            self.excerpt_focused.emit(found)

    def focus_next(self, step: int) -> int | None:
        """Go to the excerpt that many steps on in reading order, or back; None where there is none."""
        order = self._excerpts.in_order
        focused = self._excerpts.get(self.focused_excerpt)
        if focused:
            wanted = order.index(focused) + step
        else:
            here = self._place()
            before = sum(excerpt.range.start < here for excerpt in order)
            wanted = before + step - 1 if step > 0 else before + step
        if not 0 <= wanted < len(order):
            return None
        self.focus_excerpt(order[wanted].id, jump=True)
        return order[wanted].id

    def focus_next_emptied(self) -> int | None:
        """Go to the next excerpt whose words were deleted, after the last of them to the first."""
        emptied = self._excerpts.emptied
        focused = self._excerpts.get(self.focused_excerpt)
        found: MarkedExcerpt | None
        if focused in emptied:
            found = emptied[(emptied.index(focused) + 1) % len(emptied)]
        else:
            here = self._place()
            found = next((one for one in emptied if one.range.start >= here), emptied[0] if emptied else None)
        if found is not None:
            self.focus_excerpt(found.id, jump=True)
        return found.id if found else None

    def next_uncoded_block(self, step: int) -> TextRange | None:
        """Put the caret into the next paragraph without codings, or the one before; headings and questions apart."""
        here = self._place()
        uncoded = [
            told for told in self._told() if not any(e.range.overlaps(told) for e in self._excerpts.touching(told))
        ]
        ahead = [told for told in uncoded if (told.start > here if step > 0 else told.start < here)]
        wanted = step - 1 if step > 0 else step
        if not -len(ahead) <= wanted < len(ahead):
            return None
        self.focus_excerpt(None)
        self._put_caret(ahead[wanted].start)
        self.scroll_to(ahead[wanted])
        return ahead[wanted]

    def excerpts_at(self, position: int) -> tuple[int, ...]:
        """The excerpts over this character of the source, the shortest first."""
        return tuple(excerpt.id for excerpt in self._excerpts.at(position))

    def widen_by_word(self, which: End, direction: int) -> TextRange | None:
        """The focused excerpt with its start or end moved a word on (1) or back (-1), if it is one's own."""
        excerpt = self._excerpts.get(self.focused_excerpt)
        if excerpt is None or not excerpt.is_mine:
            return None
        positions = self._positions
        shown = TextRange(positions.to_visible(excerpt.range.start), positions.to_visible(excerpt.range.end))
        moved = moved_by_word(positions.visible, shown, which, direction)
        if moved is None:
            return None
        return TextRange(positions.from_visible(moved.start), positions.from_visible(moved.end, end=True))

    def laid_out(self) -> None:
        self._highlights = Highlights(self._lines, self._positions)
        self._emptied = EmptiedMarks(self._lines, self._positions)
        self._margin_marks = MarginMarks(self._lines, self._positions, self._said)
        self._measures = Measures(self._lines, self._positions)
        self._place_stripes()
        self._questions = [turn.speech for turn in self._transcript.turns if turn.is_interviewer]
        self._bright = ()
        self._brighten_questions()

    def paint_behind(self, painter: QPainter, shown: Sequence[Line], area: QRectF) -> None:
        super().paint_behind(painter, shown, area)
        attention = replace(self._attention, selection=self._selection())
        self._highlights.paint(painter, shown, self._excerpts, attention)
        self._emptied.paint(painter, shown, self._excerpts)
        self._margin_marks.paint(painter, shown)
        paint_gutter(painter, self._gutter, area, attention.focused, attention.hovered)

    def _attend(self, **changes: object) -> None:
        attention = replace(self._attention, **changes)  # type: ignore[arg-type]
        if attention != self._attention:
            self._attention = attention
            self.viewport().update()

    def _place_stripes(self) -> None:
        marks = [mark for excerpt in self._excerpts.in_order for mark in excerpt.marks if mark.has_stripe]
        left = MARGIN + self._style.column
        self._gutter = self._gutter.anew(left, self._measures.bars(self._excerpts), marks)

    def _brighten_questions(self) -> None:
        """Words inside a highlight are always in the first colour, also the interviewer's; done where one looks."""
        y, height = self.verticalScrollBar().value(), self.viewport().height()
        lines = self._lines.between(y - height, y + 2 * height) if self._questions else []
        bright: list[TextRange] = []
        if lines:
            first, last = self._positions.from_qt(lines[0].start), self._positions.from_qt(lines[-1].end)
            for speech in self._questions:
                if speech.start <= last and speech.end >= first:
                    bright += (excerpt.range for excerpt in self._excerpts.touching(speech))
        if bright != self._bright:
            self._bright = bright
            self.setExtraSelections([self._brightened(text_range) for text_range in bright])

    def _brightened(self, text_range: TextRange) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.format.setForeground(theme.colour("text"))
        selection.cursor = self._cursor_over(text_range)
        return selection

    def _cursor_over(self, text_range: TextRange) -> QTextCursor:
        stretch = self._positions.range_to_qt(text_range)
        cursor = QTextCursor(self.document())
        cursor.setPosition(stretch.start)
        cursor.setPosition(stretch.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _told(self) -> list[TextRange]:
        return Paragraphs(self._transcript, self._positions).told()

    def _place(self) -> int:
        """Where the reader is: at the focused excerpt, at the caret, or where the page begins if it is elsewhere."""
        focused = self._excerpts.get(self.focused_excerpt)
        if focused:
            return focused.range.start
        if self.viewport().rect().intersects(self.cursorRect()):
            return self._positions.from_qt(self.textCursor().position())
        return self.top_position

    def _put_caret(self, position: int) -> None:
        scroll = self.verticalScrollBar().value()
        self.select(TextRange(position, position))
        self.verticalScrollBar().setValue(scroll)
