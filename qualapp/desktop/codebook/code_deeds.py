"""What is done to codes: the verbs of the project with what is said about them."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from qualapp.desktop.codebook.code_places import Place, step
from qualapp.desktop.codebook.code_words import codings_text, hanging_text
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.code import CodeTree

Result = TypeVar("Result")
TEXTS = ("name", "name_other", "definition", "include", "exclude", "example")


class CodeDeeds(QObject):
    """Change codes, say what came of it, and say in plain words why something cannot be."""

    failed = Signal(str)
    undoable = Signal(str)
    """Something large was done that a person may want to take back: carries the sentence."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    @property
    def _tree(self) -> CodeTree:
        return self._session.tree

    def add(self, name: str, place: Place, **texts: str) -> int | None:
        """A new code at a place; its id, or none where it could not be made."""
        project = self._session.project

        def added() -> int:
            with project.history.step(N_("New code “{name}”"), name=" ".join(name.split())):
                code = project.codes.add(name, place.parent, **texts)
                if place.before is not None:
                    project.codes.move(code.id, place.parent, place.before)
            return code.id

        return self._try(added)

    def rename(self, code_id: int, name: str) -> bool:
        """Give a code another name; an empty or unchanged one changes nothing. False where it cannot be called so."""
        if not name.strip() or name.strip() == self._tree[code_id].name:
            return True
        return self._done(lambda: self._session.project.codes.describe(code_id, name=name))

    def describe(self, code_id: int, is_codable: bool, **texts: str) -> None:
        """Change what was changed of a code's texts, in one step.

        Raises UserError where the name cannot be so.
        """
        code = self._tree[code_id]
        changed = {key: text for key, text in texts.items() if text != getattr(code, key)}
        codes = self._session.project.codes
        with self._session.project.history.step(N_("Describe code “{name}”"), name=code.name):
            if changed:
                codes.describe(code_id, **changed)
            if is_codable != code.is_codable:
                codes.let_be_coded(code_id, is_codable)

    def recolour(self, code_id: int, colour: str) -> None:
        """Give a code a colour of its own; with an empty one it has that of the code above it."""
        if colour != self._tree[code_id].colour:
            self._done(lambda: self._session.project.codes.describe(code_id, colour=colour))

    def let_be_coded(self, code_id: int, is_codable: bool) -> None:
        """Say whether a code can be put on text, or only gathers others."""
        self._done(lambda: self._session.project.codes.let_be_coded(code_id, is_codable))

    def move(self, code_id: int, place: Place) -> None:
        """Put a code in another place."""
        self._done(lambda: self._session.project.codes.move(code_id, place.parent, place.before))

    def step(self, code_id: int, way: str) -> None:
        """Move a code one step: `up`, `down`, `in` or `out`."""
        place = step(self._tree, code_id, way)
        if place is not None:
            self.move(code_id, place)

    def merge(self, code_id: int, into: int) -> bool:
        """Give all that a code has to another, and take it away."""
        name, other = self._tree[code_id].name, self._tree[into].name
        moved = self.codings_of(code_id)
        if not self._done(lambda: self._session.project.codes.merge(code_id, into)):
            return False
        sentence = _("“{name}” is merged into “{into}”: {codings} moved.")
        self.undoable.emit(sentence.format(name=name, into=other, codings=codings_text(moved)))
        return True

    def split(self, code_id: int, name: str, codings: Sequence[int]) -> int:
        """Give some of a code's codings to a new one beside it.

        Raises UserError where the new code cannot be called so.
        """
        return self._session.project.codes.split(code_id, name, codings).id

    def delete(self, code_id: int) -> None:
        """Delete a code with all that hangs on it, and say what that was."""
        name = self._tree[code_id].name
        hanging = hanging_text(self._session.project.codes.hanging_on(code_id))
        if self._done(lambda: self._session.project.codes.delete(code_id)):
            sentence = _("“{name}” is deleted, with {what}.") if hanging else _("“{name}” is deleted.")
            self.undoable.emit(sentence.format(name=name, what=hanging))

    def codings_of(self, code_id: int) -> int:
        """How many codings have this very code, whoever made them."""
        return self._session.project.codes.counts((), [code_id]).get(code_id, 0)

    def deletion(self, code_id: int) -> str:
        """What deleting a code means, as the words of a menu."""
        codes = self._session.project.codes
        codings = sum(codes.counts((), self._tree.family(code_id)).values())
        hanging = hanging_text(codes.hanging_on(code_id) | {"codings": codings, "memos": 0})
        return _("Delete the code with {what}").format(what=hanging) if hanging else _("Delete the code")

    def _done(self, verb: Callable[[], object]) -> bool:
        return self._try(lambda: (verb(),)) is not None

    def _try(self, verb: Callable[[], Result]) -> Result | None:
        try:
            return verb()
        except UserError as error:
            self.failed.emit(error.message)
            return None
