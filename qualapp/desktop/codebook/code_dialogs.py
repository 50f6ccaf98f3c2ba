"""What asks before a code is described, recoloured, merged or split."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Qt

from qualapp.desktop.codebook.code_deeds import CodeDeeds
from qualapp.desktop.codebook.code_editor import CodeEditor
from qualapp.desktop.codebook.code_tree_view import CodeTreeView
from qualapp.desktop.codebook.colour_popover import ColourPopover
from qualapp.desktop.codebook.merge_dialog import MergeDialog
from qualapp.desktop.codebook.split_dialog import SplitDialog
from qualapp.desktop.look.widgets import Dialog
from qualapp.desktop.session import Session
from qualapp.model.code import Code


class CodeDialogs(QObject):
    """Opens the dialogs about the code under focus.

    They belong to the window: below the tree, a popover would have the tree's keys.
    """

    def __init__(self, session: Session, tree: CodeTreeView, deeds: CodeDeeds, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tree = tree
        self._deeds = deeds

    def describe(self) -> None:
        """Let the texts of the code be written."""
        if (code := self._code()) is not None:

            def save(texts: dict[str, str], is_codable: bool) -> None:
                self._deeds.describe(code.id, is_codable, **texts)

            self._open(CodeEditor(code, self._session.project.language, save, self._tree.window()))

    def recolour(self) -> None:
        """Let a colour be chosen, beside the row of the code."""
        if (code := self._code()) is None:
            return
        inherits = self._session.tree.colour(code.parent_id) if code.parent_id is not None else ""
        popover = ColourPopover(code.colour, inherits=inherits, parent=self._tree.window())
        popover.chosen.connect(lambda colour: self._deeds.recolour(code.id, colour))
        popover.adjustSize()
        row = self._tree.visualRect(self._tree.currentIndex())
        place = self._tree.viewport().mapToGlobal(QPoint(24, row.bottom() + 4))
        screen = self._tree.screen().availableGeometry()
        place.setX(max(screen.left(), min(place.x(), screen.right() - popover.width())))
        place.setY(max(screen.top(), min(place.y(), screen.bottom() - popover.height())))
        popover.move(place)
        popover.show()

    def merge(self, into: int | None = None) -> None:
        """Let the code that stays be chosen; `into` is chosen beforehand."""
        if (code := self._code()) is None:
            return
        dialog = MergeDialog(self._session.tree, code.id, self._deeds.codings_of(code.id), into, self._tree.window())

        def merge() -> None:
            chosen = dialog.into()
            if chosen is not None and self._deeds.merge(code.id, chosen):
                self._tree.show_code(chosen)

        dialog.accepted.connect(merge)
        self._open(dialog)

    def split(self) -> None:
        """Let codings be ticked that go to a new code."""
        if (code := self._code()) is None:
            return

        def split(name: str, codings: Sequence[int]) -> None:
            self._tree.show_code(self._deeds.split(code.id, name, codings))

        self._open(SplitDialog(self._session.project, code, split, self._tree.window()))

    def _code(self) -> Code | None:
        code_id = self._tree.current_code()
        return self._session.tree[code_id] if code_id is not None else None

    def _open(self, dialog: Dialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
