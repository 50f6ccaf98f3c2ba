"""What the keys, the menu and the mouse do to the selection or the excerpt in focus."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPlainTextEdit

from qualapp.desktop.commands import Commands
from qualapp.desktop.hits.acts import HitActs
from qualapp.desktop.keys.code_keys import CodeKeys
from qualapp.desktop.look.widgets import Dialog
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.coding import Coding, Valence
from qualapp.model.text import TextRange

if TYPE_CHECKING:
    from qualapp.desktop.coding.workspace import CodingWorkspace

_VALENCES = (
    (Valence.DRIVER, N_("Driver"), N_("Also a driver"), "+"),
    (Valence.BARRIER, N_("Barrier"), N_("Also a barrier"), "-"),
    (Valence.AMBIVALENT, N_("Ambivalent"), N_("Also ambivalent"), "?"),
    (Valence.NONE, N_("No valence"), N_("Also without valence"), "0"),
)


class Gestures(QObject):
    """The commands of the coding workspace; those with a bare letter work only while the text has the focus."""

    def __init__(self, workspace: CodingWorkspace, session: Session, commands: Commands) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._session = session
        self._commands = commands
        self.recent: list[int] = []
        self._add_coding()
        self._add_valences()
        self._add_excerpt()
        self._add_moves()
        self.hits = HitActs(workspace, session, commands)
        self.code_keys = CodeKeys(workspace, session, commands)
        view, codebook = workspace.view, workspace.codebook
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
        selected = self._workspace.view.selected_range()
        if selected:
            return selected
        marks = self._workspace.focused_marks()
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

    def for_menu(self, on_excerpt: bool) -> list[QAction | None]:
        """The commands that a right click offers; None stands for a line."""
        ids = ["coding.palette", "coding.again", "coding.in_vivo", "", "coding.memo"]
        if on_excerpt:
            valences = [f"coding.valence.{valence}" for valence, *_rest in _VALENCES]
            ids += ["", *valences, "", "coding.recode", "coding.remove"]
        return [self._commands[id] if id else None for id in [*ids, "", "coding.copy"]]

    def _add_coding(self) -> None:
        add, view = self._commands.add, self._workspace.view
        coding = {"menu": "coding", "within": view}
        for place in range(5):
            text = _("Code to dimension {number}").format(number=place + 1)
            add(f"coding.dimension.{place + 1}", text, partial(self._apply_top, place), keys=str(place + 1), **coding)  # type: ignore[arg-type]
        palette = self._workspace.palette_wanted.emit
        add(
            "coding.palette",
            _("Apply a code…"),
            palette,
            keys="C",
            icon="highlighter",
            group=1,
            menu="coding",
            within=view,
        )
        add("coding.again", _("Apply the last code again"), self._again, keys=".", group=1, menu="coding", within=view)
        add("coding.in_vivo", _("Code in vivo"), self._in_vivo, keys="V", group=1, menu="coding", within=view)
        recode = self._workspace.recode_wanted.emit
        add("coding.recode", _("Give the coding another code…"), recode, keys="R", menu="coding", group=1, within=view)
        remove = partial(self._try, self._remove)
        add(
            "coding.remove",
            _("Take the coding away"),
            remove,
            keys=("Delete", "Backspace"),
            group=1,
            menu="coding",
            within=view,
        )

    def _add_valences(self) -> None:
        view = self._workspace.view
        for valence, text, also, key in _VALENCES:
            set_it = partial(self._try, partial(self._set_valence, valence))
            add_it = partial(self._try, partial(self._add_valence, valence))
            self._commands.add(
                f"coding.valence.{valence}", _(text), set_it, keys=key, menu="coding", group=2, within=view
            )
            self._commands.add(
                f"coding.also.{valence}", _(also), add_it, keys=f"Ctrl+{key}", menu="coding", group=3, within=view
            )

    def _add_excerpt(self) -> None:
        add, view = self._commands.add, self._workspace.view
        memo = partial(self._try, self._memo)
        add("coding.memo", _("Write a memo"), memo, keys="M", icon="sticky-note", menu="coding", group=4, within=view)
        workspace = self._workspace
        memos = workspace.memo_wanted.emit
        on_source, on_code = partial(memos, "source"), partial(memos, "code")
        add(
            "coding.memo_source",
            _("Memos on the source…"),
            on_source,
            keys="Shift+M",
            menu="coding",
            group=4,
            within=view,
        )
        add("coding.memo_code", _("Memos on the code…"), on_code, menu="coding", group=4)
        for id, text, which, step, keys in (
            ("end.on", _("Excerpt's end a word on"), "end", 1, "Alt+Right"),
            ("end.back", _("Excerpt's end a word back"), "end", -1, "Alt+Left"),
            ("start.on", _("Excerpt's start a word on"), "start", 1, "Alt+Shift+Right"),
            ("start.back", _("Excerpt's start a word back"), "start", -1, "Alt+Shift+Left"),
        ):
            widen = partial(self._try, partial(self._widen, which, step))
            add(f"coding.{id}", text, widen, keys=keys, menu="coding", group=5, within=view)
        add("coding.copy", _("Copy the words"), view.copy, menu="edit", group=2, icon="copy")

    def _add_moves(self) -> None:
        workspace = self._workspace
        view = workspace.view
        for id, text, run, keys in (
            ("next", _("Next excerpt"), partial(view.focus_next, 1), "N"),
            ("previous", _("Previous excerpt"), partial(view.focus_next, -1), "P"),
            ("next_uncoded", _("Next uncoded paragraph"), partial(view.next_uncoded_block, 1), "Shift+N"),
            ("previous_uncoded", _("Previous uncoded paragraph"), partial(view.next_uncoded_block, -1), "Shift+P"),
        ):
            self._commands.add(f"coding.{id}", text, run, keys=keys, menu="coding", group=6, within=view)
        self._commands.add(
            "coding.find",
            _("Find in the text"),
            workspace.find_in_text,
            keys="Ctrl+F",
            menu="edit",
            group=3,
            icon="text-search",
        )
        for id, text, step, keys in (
            ("next_source", _("Next source"), 1, "Ctrl+PgDown"),
            ("previous_source", _("Previous source"), -1, "Ctrl+PgUp"),
        ):
            self._commands.add(
                f"coding.{id}", text, partial(self._open_neighbour, step), keys=keys, menu="view", group=2
            )

    def _apply(self, code_id: int, range: TextRange | None) -> None:
        workspace = self._workspace
        if range is None or workspace.source is None:
            raise UserError(_("Select some words first: a code cannot be applied to nothing."))
        coding = self._session.project.codings.apply(code_id, workspace.source.id, range)
        self._remember(code_id)
        self._attend(coding)

    def _attend(self, coding: Coding) -> None:
        """Put a coding into focus without moving the text."""
        view = self._workspace.view
        scroll = view.verticalScrollBar().value()
        if view.selected_range():
            end = self._session.project.excerpts[coding.excerpt_id].range.end
            view.select(TextRange(end, end))
        view.focus_excerpt(coding.excerpt_id)
        view.verticalScrollBar().setValue(scroll)
        self._workspace.inspector.choose(coding.id)

    def _apply_top(self, place: int) -> None:
        top = self._session.tree.children()
        if place < len(top):
            self.apply(top[place].id)

    def _again(self) -> None:
        if self.last_code is None or self.last_code not in self._session.tree:
            self._workspace.said.emit(_("No code has been applied yet. Press C to choose one."))
        else:
            self.apply(self.last_code)

    def _in_vivo(self) -> None:
        range = self._workspace.view.selected_range()
        if range is None:
            self._workspace.said.emit(_("Select the words that shall name the new code."))
            return
        words = " ".join(range.of(self._workspace.transcript.text).split()).replace(" > ", " – ")
        self.apply_new(words if len(words) <= 80 else words[:79].rstrip() + "…")

    def _apply_new(self, name: str) -> None:
        range = self.target()
        with self._session.project.history.step(N_("New code “{name}” on an excerpt"), name=name):
            code = self._session.project.codes.add(name)
            source = self._workspace.source
            coding = None
            if range is not None and source is not None:
                coding = self._session.project.codings.apply(code.id, source.id, range)
        self._remember(code.id)
        if coding is not None:
            self._attend(coding)
        self._workspace.codebook.show_code(code.id)

    def _coding(self) -> Coding:
        coding = self._workspace.inspector.chosen_coding()
        if coding is None:
            raise UserError(_("Choose a coding first: click a highlight, or select words and apply a code."))
        return coding

    def _set_valence(self, valence: Valence) -> None:
        self._session.project.codings.describe([self._coding().id], valence=valence)

    def _add_valence(self, valence: Valence) -> None:
        self._attend(self._session.project.codings.add_valence(self._coding().id, valence))

    def _remove(self) -> None:
        workspace, project = self._workspace, self._session.project
        coding = workspace.inspector.chosen_coding()
        if coding is not None:
            project.codings.remove([coding.id])
            return
        excerpt = workspace.view.focused_excerpt
        memos = project.memos.on("excerpt", excerpt) if excerpt is not None else []
        with project.history.step(N_("Take memo away")):
            for memo in memos:
                if memo.coder_id == self._session.coder.id:
                    project.memos.remove(memo.id)

    def _memo(self) -> None:
        workspace = self._workspace
        range = workspace.view.selected_range()
        if range is None and workspace.view.focused_excerpt is not None:
            workspace.inspector.memos.write()
            return
        if range is None or workspace.source is None:
            raise UserError(_("Select some words first, or click a highlight: a memo needs a place."))
        dialog = Dialog(_("Memo on the selected words"), _("Keep the memo"), workspace.window())
        field = QPlainTextEdit(dialog)
        field.setAccessibleName(_("Memo"))
        field.setMinimumHeight(140)
        dialog.body.addWidget(field)
        field.setFocus()
        if dialog.exec() and field.toPlainText().strip():
            memo = self._session.project.memos.write_at(field.toPlainText(), workspace.source.id, range)
            workspace.view.focus_excerpt(memo.about_id)

    def _widen(self, which: str, step: int) -> None:
        view = self._workspace.view
        excerpt = view.focused_excerpt
        range = view.widen_by_word("end" if which == "end" else "start", step)
        if excerpt is not None and range is not None:
            self._move_ends(excerpt, range)

    def _move_ends(self, excerpt_id: int, range: TextRange) -> None:
        moved = self._session.project.codings.move_ends(excerpt_id, range)
        self._workspace.view.focus_excerpt(moved)

    def _open_neighbour(self, step: int) -> None:
        source = self._workspace.sources.neighbour(step)
        if source is not None:
            self._workspace.open_source(source)

    def _on_code_dropped(self, code_id: int, range: TextRange | None) -> None:
        self.apply(code_id, range)

    def _try(self, act: Callable[[], None]) -> None:
        """Do it, or say why not; whatever cannot be done leaves the project as it was."""
        try:
            act()
        except UserError as error:
            self._workspace.failed.emit(error.message)
