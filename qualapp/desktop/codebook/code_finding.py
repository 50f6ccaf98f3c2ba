"""Finding a code by typing: the filter, the focus that goes to what it means, and the way back."""

from PySide6.QtCore import QObject

from qualapp.desktop.codebook.code_filter import CodeFilter
from qualapp.desktop.codebook.code_tree_view import CodeTreeView
from qualapp.desktop.codebook.filter_row import FilterRow
from qualapp.desktop.session import Session


class CodeFinding(QObject):
    """Filters the tree by what is typed; Enter applies the code that is found, Esc goes back to the one before."""

    def __init__(self, session: Session, row: FilterRow, tree: CodeTreeView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._row = row
        self._tree = tree
        self._before: int | None = None
        self._found: int | None = None
        row.typed.connect(self._filter)
        row.entered.connect(self._apply)
        row.stepped.connect(self._step)
        row.left.connect(tree.setFocus)

    def reveal(self, code_id: int) -> None:
        """Bring a code into sight, without the filter where that hides it."""
        if not self._tree.codes.index_of(code_id).isValid():
            self._before = None
            self._row.field.clear()
        self._tree.show_code(code_id)

    def _filter(self, text: str) -> None:
        wanted, model = CodeFilter.typed(text), self._tree.codes
        if wanted and not model.filter:
            self._before = self._tree.current_code()
        model.show_only(wanted)
        if wanted:
            self._found = next(iter(self._meant()), None)
            self._tree.show_code(self._found)
        else:
            by_hand = self._tree.current_code() != self._found
            self._tree.show_code(self._tree.current_code() if by_hand else self._before)

    def _meant(self) -> list[int]:
        """The codes in the tree that the filter means, as they stand there; all where nothing is typed."""
        model = self._tree.codes
        if not model.filter:
            return list(model.walk())
        meant = set(model.filter.meant(self._session.tree))
        return [code_id for code_id in model.walk() if code_id in meant]

    def _apply(self) -> None:
        if self._tree.current_code() is not None:
            self._tree.choose()
            self._row.field.selectAll()

    def _step(self, by: int) -> None:
        meant, current = self._meant(), self._tree.current_code()
        if meant:
            place = meant.index(current) + by if current in meant else 0
            self._tree.show_code(meant[min(max(place, 0), len(meant) - 1)])
