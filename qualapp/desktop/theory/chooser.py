"""Theories made, named and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qualapp.desktop.session import Session
from qualapp.desktop.theory.dialogs import TheoryDialog, what_goes
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.model.theory import Theory
from qualapp.progress import Progress, Work

if TYPE_CHECKING:
    from qualapp.importers.theory_yaml import WrittenTheory


class TheoryChooser(QObject):
    """Asks for names; `chosen` tells the theory that was made."""

    chosen = Signal(int)
    done = Signal(str)
    """A theory came or went: carries what to say."""
    failed = Signal(str)

    def __init__(self, session: Session, widget: QWidget) -> None:
        super().__init__(widget)
        self._session = session
        self._widget = widget

    def add(self) -> None:
        """Ask for the name of a new theory."""
        dialog = TheoryDialog(_("New theory"), _("Begin"), parent=self._widget.window())
        if dialog.exec():
            self.make(dialog.name.text(), dialog.description.toPlainText())

    def make(self, name: str, description: str = "") -> None:
        """Make an empty theory."""
        try:
            theory = self._session.project.theories.add(name, description)
        except UserError as error:
            self.failed.emit(error.message)
            return
        self.chosen.emit(theory.id)

    def add_written(self, written: WrittenTheory) -> None:
        """Add a theory that comes with the program, laid out; its nodes become codes."""
        from qualapp.analysis.theory_layout import laid_out

        drawing = laid_out(written.in_language(self._session.project.language))
        try:
            theory = self._session.project.theories.draw(drawing, f"theories/{written.id}")
        except UserError as error:
            self.failed.emit(error.message)
            return
        self.chosen.emit(theory.id)
        self.done.emit(_("“{name}” was added").format(name=theory.name))

    def describe(self, theory_id: int | None) -> None:
        """Ask for another name and description."""
        if theory_id is None:
            return
        theory = self._session.project.theories[theory_id]
        title, verb = _("Name and description"), _("Keep")
        dialog = TheoryDialog(title, verb, theory.name, theory.description, self._widget.window())
        if dialog.exec():
            self.rename(theory_id, dialog.name.text(), dialog.description.toPlainText())

    def rename(self, theory_id: int, name: str, description: str) -> None:
        """Give a theory another name and description."""
        try:
            self._session.project.theories.describe(theory_id, name, description)
        except UserError as error:
            self.failed.emit(error.message)

    def show_versions(self, theory_id: int | None) -> None:
        """Show the versions of a theory side by side, and let one be saved."""
        from qualapp.desktop.theory.versions_dialog import VersionsDialog

        if theory_id is not None:
            VersionsDialog(self._session, theory_id, self._widget.window()).exec()

    def merge(self, theory_id: int | None) -> None:
        """Make one thematic theory of this and another; the words of the language are read beside the window first."""
        if theory_id is None or len(self._session.project.theories.all()) < 2:
            self.failed.emit(_("It takes two theories. Draw another, or add a ready-made one."))
            return
        language = self._session.project.language
        self._session.run(_("Compare theories"), lambda: _words_read(language), lambda _none: self._merge(theory_id))

    def _merge(self, theory_id: int) -> None:
        from qualapp.desktop.theory.merging.merge_dialog import MergeTheoriesDialog

        theories = {theory.id for theory in self._session.project.theories.all()}
        if theory_id in theories and len(theories) > 1:
            MergeTheoriesDialog(self._session, theory_id, self._on_merged, self._widget.window()).exec()

    def _on_merged(self, theory: Theory) -> None:
        self.chosen.emit(theory.id)
        self.done.emit(_("“{name}” was made; both theories stay").format(name=theory.name))

    def delete(self, theory_id: int | None) -> None:
        """Delete a theory, and say what went with it."""
        if theory_id is None:
            return
        theories = self._session.project.theories
        name, goes = theories[theory_id].name, what_goes(theories.hanging_on("theory", [theory_id]))
        theories.delete(theory_id)
        sentence = _("“{name}” was deleted").format(name=name)
        if goes:
            sentence = _("“{name}” was deleted with {what}; its codes stay").format(name=name, what=goes)
        self.done.emit(sentence)


def _words_read(language: str) -> Work[None]:
    """Read the dictionary, which takes a second or two the first time."""
    from qualapp.language.words import lemma

    yield Progress(0, 1)
    lemma("–", language)
    lemma("a", language)
