"""What the keys, the menu and the mouse do to the selection or the excerpt in focus."""

from collections.abc import Callable
from functools import partial
from typing import Literal

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPlainTextEdit

from qualapp.desktop.coding.desk import Desk
from qualapp.desktop.look import keys_in_use
from qualapp.desktop.look.widgets import Dialog
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.coding import Coding, Valence
from qualapp.model.text import TextRange


class Gestures(QObject):
    """Codes what is selected or in focus, and says why where that cannot be done."""

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__(desk.view)
        self._desk = desk
        self._session = session
        self.recent: list[int] = []
        view, codebook = desk.view, desk.codebook
        view.ends_moved.connect(lambda excerpt, range: self._try(partial(self._move_ends, excerpt, range)))
        view.code_dropped.connect(self._on_code_dropped)
        codebook.code_chosen.connect(self.apply)
        codebook.range_dropped.connect(self.apply)

    @property
    def last_code(self) -> int | None:
        """The code that was applied last in this session."""
        return self.recent[0] if self.recent else None

    def _remember(self, code_id: int) -> None:
        """Put a code first among the last five."""
        self.recent = [code_id, *(other for other in self.recent if other != code_id)][:5]

    def target(self) -> TextRange | None:
        """What a code would be applied to: the selected words, else the excerpt in focus."""
        selected = self._desk.view.selected_range()
        if selected:
            return selected
        marks = self._desk.focused_marks()
        return marks[0].range if marks else None

    def apply(self, code_id: int, range: TextRange | None = None) -> None:
        """Apply a code to the target, and put the new coding into focus."""
        self._try(partial(self._apply, code_id, range or self.target()))

    def recode(self, code_id: int) -> None:
        """Give the chosen coding another code; its ends, valence and memos stay."""

        def _recode() -> None:
            self._session.project.codings.recode([self._coding().id], code_id)
            self._remember(code_id)

        self._try(_recode)

    def apply_new(self, name: str) -> None:
        """Make a code of this name and apply it, in one step."""
        self._try(partial(self._apply_new, name))

    def set_valence(self, valence: Valence) -> None:
        """Let the chosen coding have this valence."""
        self._try(partial(self._set_valence, valence))

    def add_valence(self, valence: Valence) -> None:
        """Let the excerpt have the chosen code once more, with this valence."""
        self._try(partial(self._add_valence, valence))

    def remove(self) -> None:
        """Take the chosen coding away; where there is none, one's memos on the excerpt."""
        self._try(self._remove)

    def write_memo(self) -> None:
        """Write a memo on the excerpt in focus or the selected words."""
        self._try(self._memo)

    def widen(self, which: Literal["start", "end"], step: int) -> None:
        """Move an end of the excerpt in focus by so many words."""
        self._try(partial(self._widen, which, step))

    def _apply(self, code_id: int, range: TextRange | None) -> None:
        desk = self._desk
        if range is None or desk.source is None:
            raise UserError(_("Select some words first: a code cannot be applied to nothing."))
        coding = self._session.project.codings.apply(code_id, desk.source.id, range)
        self._remember(code_id)
        self._attend(coding)

    def _attend(self, coding: Coding) -> None:
        """Put a coding into focus without moving the text."""
        view = self._desk.view
        scroll = view.verticalScrollBar().value()
        if view.selected_range():
            end = self._session.project.excerpts[coding.excerpt_id].range.end
            view.select(TextRange(end, end))
        view.focus_excerpt(coding.excerpt_id)
        view.verticalScrollBar().setValue(scroll)
        self._desk.inspector.choose(coding.id)

    def apply_top(self, place: int) -> None:
        """Apply the code of a dimension, counted from 0."""
        top = self._session.tree.children()
        if place < len(top):
            self.apply(top[place].id)

    def apply_again(self) -> None:
        """Apply the code once more that was applied last."""
        if self.last_code is None or self.last_code not in self._session.tree:
            sentence = _("No code has been applied yet. Press {palette} to choose one.")
            self._desk.said.emit(keys_in_use.fill(sentence, palette="coding.palette"))
        else:
            self.apply(self.last_code)

    def apply_in_vivo(self) -> None:
        """Make a code that is called as the selected words are, and apply it."""
        range = self._desk.view.selected_range()
        if range is None:
            self._desk.said.emit(_("Select the words that shall name the new code."))
            return
        words = " ".join(range.of(self._desk.transcript.text).split()).replace(" > ", " – ")
        self.apply_new(words if len(words) <= 80 else words[:79].rstrip() + "…")

    def _apply_new(self, name: str) -> None:
        range = self.target()
        with self._session.project.history.step(N_("New code “{name}” on an excerpt"), name=name):
            code = self._session.project.codes.add(name)
            source = self._desk.source
            coding = None
            if range is not None and source is not None:
                coding = self._session.project.codings.apply(code.id, source.id, range)
        self._remember(code.id)
        if coding is not None:
            self._attend(coding)
        self._desk.codebook.show_code(code.id)

    def _coding(self) -> Coding:
        coding = self._desk.inspector.chosen_coding()
        if coding is None:
            raise UserError(_("Choose a coding first: click a highlight, or select words and apply a code."))
        return coding

    def _set_valence(self, valence: Valence) -> None:
        self._session.project.codings.describe([self._coding().id], valence=valence)

    def _add_valence(self, valence: Valence) -> None:
        self._attend(self._session.project.codings.add_valence(self._coding().id, valence))

    def _remove(self) -> None:
        desk, project = self._desk, self._session.project
        coding = desk.inspector.chosen_coding()
        if coding is not None:
            project.codings.remove([coding.id])
            return
        excerpt = desk.view.focused_excerpt
        memos = project.memos.on("excerpt", excerpt) if excerpt is not None else []
        with project.history.step(N_("Take memo away")):
            for memo in memos:
                if memo.coder_id == self._session.coder.id:
                    project.memos.remove(memo.id)

    def _memo(self) -> None:
        desk = self._desk
        range = desk.view.selected_range()
        if range is None and desk.view.focused_excerpt is not None:
            desk.inspector.memos.write()
            return
        if range is None or desk.source is None:
            raise UserError(_("Select some words first, or click a highlight: a memo needs a place."))
        dialog = Dialog(_("Memo on the selected words"), _("Keep the memo"), desk.window())
        field = QPlainTextEdit(dialog)
        field.setAccessibleName(_("Memo"))
        field.setMinimumHeight(140)
        dialog.body.addWidget(field)
        field.setFocus()
        if dialog.exec() and field.toPlainText().strip():
            memo = self._session.project.memos.write_at(field.toPlainText(), desk.source.id, range)
            desk.view.focus_excerpt(memo.about_id)

    def _widen(self, which: Literal["start", "end"], step: int) -> None:
        view = self._desk.view
        excerpt = view.focused_excerpt
        range = view.widen_by_word(which, step)
        if excerpt is not None and range is not None:
            self._move_ends(excerpt, range)

    def _move_ends(self, excerpt_id: int, range: TextRange) -> None:
        moved = self._session.project.codings.move_ends(excerpt_id, range)
        self._desk.view.focus_excerpt(moved)

    def open_neighbour(self, step: int) -> None:
        """Open the source so many places on in the list."""
        source = self._desk.sources.neighbour(step)
        if source is not None:
            self._desk.open_source(source)

    def _on_code_dropped(self, code_id: int, range: TextRange | None) -> None:
        self.apply(code_id, range)

    def _try(self, act: Callable[[], None]) -> None:
        """Do it, or say why not; whatever cannot be done leaves the project as it was."""
        try:
            act()
        except UserError as error:
            self._desk.failed.emit(error.message)
