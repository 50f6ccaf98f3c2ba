"""Naming codes where they stand: new ones and old ones."""

from PySide6.QtCore import QObject

from qualapp.desktop.codebook.code_deeds import CodeDeeds
from qualapp.desktop.codebook.code_places import Place, next_sibling
from qualapp.desktop.codebook.code_row import DRAFT
from qualapp.desktop.codebook.code_tree_view import CodeTreeView
from qualapp.desktop.session import Session


class CodeNaming(QObject):
    """Makes room in the tree for a new code, and keeps what is typed there."""

    def __init__(self, session: Session, tree: CodeTreeView, deeds: CodeDeeds, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tree = tree
        self._deeds = deeds
        self._place = Place(None)
        self._came_from: int | None = None
        tree.named.connect(self._named)
        tree.naming_left.connect(self._left)

    def begin(self, *, below: bool = False, text: str = "") -> None:
        """Let a new code be named: behind the code under focus, or as the last one below it."""
        if self._session.project.read_only:
            return
        model, code_id = self._tree.codes, self._tree.current_code()
        self._came_from = code_id
        index = model.index_of(code_id)
        if below and code_id is not None:
            self._place = Place(code_id)
            model.begin_draft(code_id, model.rowCount(index))
        elif code_id is not None:
            self._place = Place(self._session.tree[code_id].parent_id, next_sibling(self._session.tree, code_id))
            model.begin_draft(self._place.parent, index.row() + 1)
        else:
            self._place = Place(None)
            model.begin_draft(None, model.rowCount())
        self._tree.name_code(DRAFT, text)

    def rename(self) -> None:
        """Let the code under focus be named anew."""
        code_id = self._tree.current_code()
        if code_id is not None:
            self._tree.name_code(code_id)

    def _named(self, code_id: int, text: str) -> None:
        if code_id != DRAFT:
            if code_id in self._session.tree and not self._deeds.rename(code_id, text):
                self._tree.name_code(code_id, text)
        elif not text.strip():
            self._left(DRAFT)
        else:
            made = self._deeds.add(text, self._place)
            if made is None:
                self._tree.name_code(DRAFT, text)
            else:
                self._tree.codes.end_draft()
                self._tree.show_code(made)

    def _left(self, code_id: int) -> None:
        if code_id == DRAFT:
            self._tree.codes.end_draft()
            self._tree.show_code(self._came_from)
