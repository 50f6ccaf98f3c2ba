"""The rows of the list of memos: those that a filter lets through, the newest first."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qualapp.desktop.memos.memo_words import about_words
from qualapp.exporters.memos_report import ToldMemo
from qualapp.reports.memos import MemoFilter, told_memos
from qualapp.store.project import Project

Index = QModelIndex | QPersistentModelIndex


class MemoModel(QAbstractListModel):
    """Memos with what they are about; `reload` reads them, `let_through` filters what was read."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._all: list[ToldMemo] = []
        self._shown: list[ToldMemo] = []
        self._wanted = MemoFilter()

    @property
    def total(self) -> int:
        """How many memos there are, shown or not."""
        return len(self._all)

    @property
    def wanted(self) -> MemoFilter:
        """What is let through."""
        return self._wanted

    def reload(self) -> None:
        """Read all memos anew."""
        self._all = sorted(told_memos(self._project), key=lambda memo: (memo.created, memo.id), reverse=True)
        self.let_through(self._wanted)

    def let_through(self, wanted: MemoFilter) -> None:
        """Show what a filter lets through."""
        self.beginResetModel()
        self._wanted = wanted
        self._shown = [memo for memo in self._all if wanted.lets(memo)]
        self.endResetModel()

    def memo(self, row: int) -> ToldMemo | None:
        """The memo of a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, memo_id: int | None) -> int:
        """Where a memo is listed, or -1."""
        return next((row for row, memo in enumerate(self._shown) if memo.id == memo_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        memo = self.memo(index.row()) if index.isValid() else None
        if memo is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{memo.coder}, {about_words(memo)}: {memo.text}"
        return None
