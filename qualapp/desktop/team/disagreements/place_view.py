"""A place where coders part: the text with both coders beside it, and below it what is decided."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qualapp.analysis.disagreement import Difference
from qualapp.desktop.coding.marks import CodingMark, Transcript
from qualapp.desktop.coding.source_marks import SourceMarks
from qualapp.desktop.session import Session
from qualapp.desktop.team.disagreements.deciding import Deciding
from qualapp.desktop.team.disagreements.place_model import PlaceModel
from qualapp.desktop.team.disagreements.two_coders import TwoCoders
from qualapp.desktop.team.disagreements.verdict_panel import VerdictPanel
from qualapp.model.text import TextRange
from qualapp.reports.disagreements import decision_on

LEAST = 480
"""How narrow the text may be; it is then scrolled sideways to the stripes."""


class PlaceView(QWidget):
    """Shows one place; the text of a source is read once for all its places."""

    def __init__(self, session: Session, model: PlaceModel, deciding: Deciding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._model = model
        self._deciding = deciding
        self._source = 0
        self._marks: list[CodingMark] = []
        self._source_marks = SourceMarks(session)
        self.text = TwoCoders(self)
        self.text.setMinimumWidth(LEAST)
        self.verdict = VerdictPanel(session, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.text, 1)
        column.addWidget(self.verdict)

    def forget_source(self) -> None:
        """Read the text and its codings anew when a place is next shown."""
        self._source = 0

    def show_place(self, one: Difference) -> None:
        """Show a place with what both coders say of it and what is decided."""
        first, second = coders = self._model.coders[one.coders[0]], self._model.coders[one.coders[1]]
        self._show_source(one.source)
        marks = [mark for mark in self._marks if mark.coder_id in (first.id, second.id)]
        self.text.show_two(coders, [replace(mark, is_mine=mark.coder_id == first.id) for mark in marks])
        self.text.show_place(TextRange(one.start, one.stop))
        note = decision_on(one, self._model.decided)
        is_final = self._deciding.is_final(one)
        self.verdict.show_place(one, coders, note, self._deciding.memos(one), is_final=is_final)

    def _show_source(self, source_id: int) -> None:
        if source_id == self._source:
            return
        sources = self._session.project.sources
        blocks, turns = tuple(sources.blocks(source_id)), tuple(sources.turns(source_id))
        self._source = source_id
        self._marks = self._source_marks.of_everybody(source_id)
        transcript = Transcript(source_id, sources.text(source_id), blocks, turns)
        if self.text.transcript != transcript:
            self.text.show_transcript(transcript)
