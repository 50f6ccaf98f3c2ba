"""The commands that correct the open source: its words, where its turns part, and how its speakers are called."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QMenu

from qualapp.desktop.coding.correct.paragraph_editor import ParagraphEditor
from qualapp.desktop.coding.correct.split_turn_dialog import SplitTurnDialog, speakers_around
from qualapp.desktop.coding.desk import Desk
from qualapp.desktop.commands import Commands
from qualapp.desktop.look.widgets import Dialog, FormField
from qualapp.desktop.session import Session
from qualapp.desktop.text_positions import TextPositions
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.model.source import StoredTurn
from qualapp.model.text import TextRange

_IDS = ("coding.correct", "coding.split_turn", "coding.join_turns", "coding.rename_speaker")
_LEAST_HEIGHT = 32


class Correction(QObject):
    """Corrects the paragraph or turn at the caret of the transcript."""

    def __init__(self, desk: Desk, session: Session, commands: Commands) -> None:
        super().__init__(desk.view)
        self._desk = desk
        self._session = session
        self._commands = commands
        self._range = TextRange(0, 0)
        self._source_id = 0
        self._words = ""
        view = desk.view
        self._page = view.parentWidget() or view
        self.editor = ParagraphEditor(self._page)
        self.editor.kept.connect(self.keep)
        self.editor.left.connect(self.leave)
        view.verticalScrollBar().valueChanged.connect(self._follow)
        session.changed.connect(self._leave_what_changed)
        for id, text, run, keys in (
            (_IDS[0], _("Correct the text"), self.begin, "F2"),
            (_IDS[1], _("Split the turn here…"), self.split_turn, ""),
            (_IDS[2], _("Join with the turn before"), self.join_turns, ""),
            (_IDS[3], _("Rename the speaker…"), self.rename_speaker, ""),
        ):
            commands.add(id, text, partial(self._try, run), keys=keys, menu="coding", group=7, within=view)

    def add_to(self, menu: QMenu) -> None:
        """Let a menu of the transcript correct it."""
        menu.addSeparator()
        for id in _IDS if self._turn() is not None else _IDS[:1]:
            menu.addAction(self._commands[id])

    def begin(self) -> None:
        """Open the paragraph or turn at the caret for correcting."""
        source = self._desk.source
        if source is None:
            return
        self._source_id, self._range = source.id, self._paragraph()
        self._words = self._range.of(self._desk.transcript.text)
        before = TextRange(self._range.start, max(self._range.start, min(self._caret(), self._range.end)))
        caret = len(before.of(self._desk.transcript.text).encode("utf-16-le")) // 2
        self.editor.setFont(self._desk.view.document().defaultFont())
        self.editor.open_at(self._place(), self._words, caret)

    def keep(self, words: str) -> None:
        """Write what was typed, only where it differs, and go back to the transcript."""
        self.editor.hide()
        caret = self._range.start
        if words != self._words:
            self._try(partial(self._session.project.texts.correct, self._source_id, self._range, words))
        self._desk.view.select(TextRange(caret, caret))
        self._desk.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Leave the paragraph as it was."""
        self.editor.hide()
        self._desk.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def split_turn(self) -> None:
        """Ask who speaks from the caret on, and let a new turn begin there."""
        source, turns, caret = self._desk.source, self._desk.transcript.turns, self._caret()
        turn = next((turn for turn in turns if turn.speech.start < caret < turn.speech.end), None)
        if source is None or turn is None:
            raise UserError(_("Put the cursor inside what somebody says: there the turn is split."))
        words = TextRange(caret, turn.speech.end).of(self._desk.transcript.text)
        dialog = SplitTurnDialog(speakers_around(turns, turn), words, self._desk.window())
        if dialog.exec():
            self._session.project.texts.split_turn(source.id, caret, speaker=dialog.speaker)
            self._desk.view.select(TextRange(caret, caret))

    def join_turns(self) -> None:
        """Let the turn before the one at the caret go on into it."""
        turn, turns = self._turn(), self._desk.transcript.turns
        if turn is None or turn.id == turns[0].id or self._desk.source is None:
            raise UserError(_("Put the cursor into a turn that has another before it."))
        before = turns[[other.id for other in turns].index(turn.id) - 1]
        self._session.project.texts.join_turns(self._desk.source.id, before.id, turn.id)
        self._desk.view.select(TextRange(before.speech.end, before.speech.end))

    def rename_speaker(self) -> None:
        """Ask how the speaker at the caret is called."""
        turn = self._turn()
        if turn is None or self._desk.source is None:
            raise UserError(_("Put the cursor into what the speaker says."))
        texts, source_id = self._session.project.texts, self._desk.source.id
        dialog = Dialog(_("Rename the speaker"), _("Rename"), self._desk.window())
        if turn.speaker:
            dialog.say(_("The name is changed before each of their turns in this source."))
        else:
            dialog.say(_("Nobody is named here. The name is written before these words only."))
        field = QLineEdit(turn.speaker, dialog)
        dialog.body.addWidget(FormField(_("Name"), field, dialog))
        field.selectAll()
        field.setFocus()
        if dialog.exec() and turn.speaker:
            texts.rename_speaker(source_id, turn.speaker, field.text())
        elif dialog.result():
            texts.name_turn(source_id, turn.id, field.text())

    def _caret(self) -> int:
        return self._positions().from_qt(self._desk.view.textCursor().position())

    def _positions(self) -> TextPositions:
        return self._desk.view.positions

    def _turn(self) -> StoredTurn | None:
        caret = self._caret()
        return next((t for t in self._desk.transcript.turns if t.range.start <= caret <= t.range.end), None)

    def _paragraph(self) -> TextRange:
        """What is said in the block at the caret; without blocks the turn, and without turns the line."""
        caret, transcript = self._caret(), self._desk.transcript
        turn = self._turn()
        block = next((b.range for b in transcript.blocks if b.range.start <= caret <= b.range.end), None)
        if block is None and turn is None:
            start = transcript.text.rfind("\n", 0, caret) + 1
            end = transcript.text.find("\n", caret)
            return TextRange(start, end if end >= 0 else len(transcript.text))
        if block is None or turn is None:
            return block or (turn.speech if turn else TextRange(caret, caret))
        start, end = max(block.start, turn.speech.start), min(block.end, turn.speech.end)
        return TextRange(start, end) if start <= caret <= end else turn.speech

    def _place(self) -> QRect:
        """Where the paragraph stands, in the coordinates of what holds transcript and editor."""
        view = self._desk.view
        stretch = self._positions().range_to_qt(self._range)
        first, last = QTextCursor(view.document()), QTextCursor(view.document())
        first.setPosition(stretch.start)
        last.setPosition(stretch.end)
        top, bottom = view.cursorRect(first), view.cursorRect(last)
        corner = view.viewport().mapTo(self._page, top.topLeft())
        height = max(_LEAST_HEIGHT, bottom.bottom() - top.top())
        return QRect(corner.x(), corner.y(), view.column_width, height)

    def _follow(self) -> None:
        if self.editor.isVisible():
            self.editor.move_to(self._place())

    def _leave_what_changed(self) -> None:
        """The text under the editor may be another now."""
        source = self._desk.source
        there = source is not None and source.id == self._source_id
        if self.editor.isVisible() and (not there or self._range.of(self._desk.transcript.text) != self._words):
            self.leave()

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except UserError as error:
            self._desk.failed.emit(error.message)
