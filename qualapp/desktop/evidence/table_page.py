"""A page with a table and beside it a panel of what is chosen there."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedLayout, QTableView, QVBoxLayout, QWidget

from qualapp.desktop.evidence.row_ring import RowRing
from qualapp.desktop.look.widgets import Button, EmptyView, Panes, Widths, allow
from qualapp.desktop.session import Session
from qualapp.desktop.tabs import TabPage
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.store.changes import Changes

_ROW = 46


class TablePage(TabPage):
    """Reads what it shows when it is seen and after each step that touches it; the same row stays chosen."""

    place_wanted = Signal(int, object, object)
    """Carries the id of a source, the `TextRange` there, and the id of the excerpt or None."""
    failed = Signal(str)
    export_wanted = Signal(object, str)
    """Carries the filter that lets through what is listed, and the ending of the file."""

    shown: frozenset[str] = frozenset()
    """The tables that the page tells of."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        session.changed.connect(self._on_changed)
        session.coder_changed.connect(self.reload)
        self.word = self._export(_("To Word…"), ".docx")
        self.excel = self._export(_("To Excel…"), ".xlsx")
        self.csv = self._export(_("To CSV…"), ".csv")

    def make_table(self, model: QAbstractTableModel, name: str) -> QTableView:
        """The table, with one row chosen at a time."""
        table = QTableView(self)
        table.setModel(model)
        table.setAccessibleName(name)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.setProperty("ground", "surface")
        table.setItemDelegate(RowRing(table))
        table.installEventFilter(self)
        self.table = table
        return table

    def lay_out(self, head: QWidget, panel: QWidget, nothing: EmptyView, show_all: Callable[[], None]) -> None:
        """Head and table at the left, the panel at the right; instead of the table, what to do while it is empty."""
        sentence = _("Other words or another choice above lets more through.")
        self._unfit = EmptyView("list-filter", _("Nothing fits the filter"), sentence, self, button=_("Show all"))
        self._unfit.pressed.connect(show_all)
        left = QWidget(self)
        page = QWidget(left)
        page.setProperty("ground", "surface")
        self._pages = QStackedLayout(page)
        self._nothing = nothing
        self._pages.addWidget(self.table)
        self._pages.addWidget(nothing)
        self._pages.addWidget(self._unfit)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(page, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Panes(left, panel, self, least=520, widths=Widths(360, 620, 420)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the panel of the chosen row, Delete takes the row away."""
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            act = {Qt.Key.Key_Return: self.attend, Qt.Key.Key_Enter: self.attend, Qt.Key.Key_Delete: self.remove_chosen}
            if event.key() in act and self.table.currentIndex().isValid():
                act[Qt.Key(event.key())]()
                return True
        return super().eventFilter(watched, event)

    def attend(self) -> None:
        """Put the focus on the words that the chosen row rests on, or where it is described."""
        raise NotImplementedError

    def remove_chosen(self) -> None:
        """Take the chosen row away; undo brings it back."""
        raise NotImplementedError

    def acts(self) -> Sequence[QWidget]:
        return (self.word, self.excel, self.csv)

    def wanted(self) -> object:
        """The filter that lets through what is listed."""
        raise NotImplementedError

    def _export(self, text: str, ending: str) -> Button:
        button = Button(text, self, kind="ghost", icon="file-down", height=30)
        button.clicked.connect(lambda: self.export_wanted.emit(self.wanted(), ending))
        return button

    def show_order(self, column: int) -> None:
        """Mark the head of the column by which the rows are ordered; -1 is none."""
        self.table.horizontalHeader().setSortIndicatorShown(column >= 0)
        self.table.horizontalHeader().setSortIndicator(column, Qt.SortOrder.AscendingOrder)

    def show_rows(self, row: int, of: int | None = None) -> None:
        """Show the table with this row chosen, or what to do where it is empty; `of` so many that there are in all."""
        count = self.table.model().rowCount()
        self._pages.setCurrentWidget(self.table if count else self._unfit if of else self._nothing)
        for button in self.acts():
            allow(button, bool(count), _("Nothing is listed that could be exported."))
        if count:
            self.table.setCurrentIndex(self.table.model().index(max(0, min(row, count - 1)), 0))
        self.status_changed.emit()

    def reload(self) -> None:
        """Read everything anew, now or when the page is next seen."""
        self._stale = not self.isVisible()
        if not self._stale:
            self.read()

    def read(self) -> None:
        """Read everything anew."""
        raise NotImplementedError

    def attempt(self, act: Callable[[], object]) -> None:
        """Do it, or say why not."""
        try:
            act()
        except UserError as error:
            self.failed.emit(error.message)
            self.reload()

    def _on_changed(self, changes: Changes) -> None:
        if self.shown & changes.tables:
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()
