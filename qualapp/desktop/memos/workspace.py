"""The workspace of memos: all that was written, found by words, coder and kind, and the project journal."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedLayout, QVBoxLayout, QWidget

from qualapp.desktop.look.widgets import EmptyView, Panes, Widths
from qualapp.desktop.look.widgets.row_list import RowList
from qualapp.desktop.memos.journal import Journal
from qualapp.desktop.memos.memo_model import MemoModel
from qualapp.desktop.memos.memo_painter import MemoPainter
from qualapp.desktop.memos.memo_panel import MemoPanel
from qualapp.desktop.memos.memo_toolbar import MemoToolbar
from qualapp.desktop.session import Session
from qualapp.exporters.memos_report import ToldMemo
from qualapp.i18n import _
from qualapp.store.changes import Changes

_SHOWN = {"memo", "excerpt", "coding", "code", "source", "case", "coder"}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class MemosWorkspace(QWidget):
    """Lists memos, the newest first; each opens what it is about."""

    place_wanted = Signal(int, object, int)
    """Carries the id of a source, the `TextRange` there, and the id of the excerpt."""
    source_wanted = Signal(int)
    code_wanted = Signal(int)
    case_wanted = Signal(int)
    export_wanted = Signal(object)
    """Carries the `MemoFilter` that lets through what is listed."""
    failed = Signal(str)
    status_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self.toolbar = MemoToolbar(self)
        self.model = MemoModel(session.project, self)
        self.list = self._make_list()
        self.panel = MemoPanel(session, self)
        self.journal = Journal(session, self)
        self._lay_out()
        self._connect()

    def _make_list(self) -> QListView:
        view = RowList(self.model, _("Memos"), self)
        view.setItemDelegate(MemoPainter(view, self.model))
        view.doubleClicked.connect(self._open_row)
        view.selectionModel().currentChanged.connect(self._show_chosen)
        view.installEventFilter(self)
        return view

    def _lay_out(self) -> None:
        left = QWidget(self)
        page = QWidget(left)
        page.setProperty("ground", "surface")
        self._pages = QStackedLayout(page)
        self._nothing = EmptyView(
            "sticky-note",
            _("No memos yet"),
            _("Press {memo} on an excerpt while you code, or write in the journal at the right."),
            page,
            keys={"memo": "coding.memo"},
        )
        self._no_match = EmptyView(
            "list-filter",
            _("No memo matches all filters"),
            _("Take a filter away, or let more through."),
            page,
            button=_("Clear filters"),
        )
        for widget in (self.list, self._nothing, self._no_match):
            self._pages.addWidget(widget)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(page, 1)
        right = QWidget(self)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.panel, 1)
        beside.addWidget(self.journal)
        self.splitter = Panes(left, right, self, least=480, widths=Widths(340, 560, 432))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self._session.coder_changed.connect(self._show_chosen)
        self.toolbar.changed.connect(self._filter)
        self.toolbar.export_wanted.connect(lambda: self.export_wanted.emit(self.model.wanted))
        self.panel.open_wanted.connect(self.open_memo)
        self._no_match.pressed.connect(self.toolbar.clear)
        for part in (self.panel, self.journal):
            part.failed.connect(self.failed)

    def reload(self) -> None:
        """Read all memos anew, now or when the workspace is next seen; the same one stays chosen."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        self.toolbar.offer_coders(self._session.project.coders.all())
        chosen, top = self._current(), self.list.verticalScrollBar().value()
        self.model.reload()
        self._show(chosen, top)

    def keep(self) -> None:
        """Store what is being written."""
        self.panel.keep()

    def status(self) -> str:
        """What the status bar says: how many memos are listed."""
        return self.toolbar.count.text()

    def open_memo(self, memo: ToldMemo) -> None:
        """Open what a memo is about."""
        if memo.kind == "excerpt" and memo.source_id is not None:
            self.place_wanted.emit(memo.source_id, memo.range, memo.excerpt_id)
        elif memo.kind == "source":
            self.source_wanted.emit(memo.source_id)
        elif memo.kind == "code":
            self.code_wanted.emit(memo.code_id)
        elif memo.kind == "case":
            self.case_wanted.emit(memo.case_id)

    def _current(self) -> ToldMemo | None:
        return self.model.memo(self.list.currentIndex().row())

    def _filter(self) -> None:
        chosen = self._current()
        self.model.let_through(self.toolbar.wanted())
        self._show(chosen, 0)

    def _show(self, chosen: ToldMemo | None, top: int) -> None:
        """Show what the model has, with the same memo chosen, or the first one."""
        row = self.model.row_of(chosen.id if chosen else None)
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(max(0, row), 0))
            self.list.verticalScrollBar().setValue(top)
        if top == 0:
            self.list.scrollTo(self.list.currentIndex())
        self.panel.show_memo(self._current())
        self.toolbar.show_count(self.model.rowCount(), self.model.total)
        page = self.list if self.model.rowCount() else self._no_match if self.model.total else self._nothing
        self._pages.setCurrentWidget(page)
        self.status_changed.emit()

    def _show_chosen(self) -> None:
        self.panel.show_memo(self._current())

    def _open_row(self, index: QModelIndex) -> None:
        memo = self.model.memo(index.row())
        if memo is not None:
            self.open_memo(memo)

    def _on_changed(self, changes: Changes) -> None:
        if _SHOWN & changes.tables:
            self.reload()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            self._open_row(self.list.currentIndex())
            return True
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.journal.show_day()
        if self._stale:
            self.reload()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.panel.keep()
