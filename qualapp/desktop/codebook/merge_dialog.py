"""The dialog in which a code is merged into another."""

from PySide6.QtWidgets import QWidget

from qualapp.desktop.codebook.code_chooser import CodeChooser
from qualapp.desktop.codebook.code_words import codings_text, listed, subcodes_text
from qualapp.desktop.look.widgets import Dialog, allow
from qualapp.i18n import _
from qualapp.model.code import CodeTree


class MergeDialog(Dialog):
    """Asks into which code another is merged, and says what moves."""

    def __init__(
        self, tree: CodeTree, code_id: int, codings: int, into: int | None = None, parent: QWidget | None = None
    ) -> None:
        name = tree[code_id].name
        super().__init__(_("Merge “{name}” into…").format(name=name), _("Merge"), parent)
        self._tree, self._code_id, self._codings = tree, code_id, codings
        self.chooser = CodeChooser(tree, frozenset(tree.family(code_id)), self)
        self.body.addWidget(self.chooser)
        self.moves = self.say("")
        self.chooser.chosen.connect(self._say_what_moves)
        self.chooser.taken.connect(self.accept)
        if into is not None:
            self.chooser.choose(into)
        self._say_what_moves(self.chooser.code())
        self.chooser.setFocus()

    def into(self) -> int | None:
        """The code that was chosen."""
        return self.chooser.code()

    def accept(self) -> None:
        if self.into() is not None:
            super().accept()

    def _say_what_moves(self, into: int | None) -> None:
        allow(self.primary, into is not None, _("Choose the code that stays."))
        if into is None:
            nothing = not self.chooser.list.count()
            self.moves.setText(_("No code is called so.") if nothing else _("Choose the code that stays."))
            return
        children = len(self._tree.children(self._code_id))
        what = listed([codings_text(self._codings), *([subcodes_text(children)] if children else [])])
        sentence = _("Moves to “{into}”: {what}. “{name}” goes.")
        self.moves.setText(sentence.format(what=what, into=self._tree[into].name, name=self._tree[self._code_id].name))
