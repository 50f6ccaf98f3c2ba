"""The workspace of the history: who did what when, and the project as it was."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedLayout, QVBoxLayout, QWidget

from qualapp.desktop.history.listing import Listing, Moments
from qualapp.desktop.history.step_model import StepModel
from qualapp.desktop.history.step_painter import StepPainter
from qualapp.desktop.history.step_panel import StepPanel
from qualapp.desktop.history.toolbar import HistoryToolbar
from qualapp.desktop.look.widgets import EmptyView, Panes, Widths
from qualapp.desktop.look.widgets.row_list import RowList
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.model.text import TextRange
from qualapp.store.audit import AuditStep
from qualapp.store.changes import Changes

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_NAMED = {"code", "source", "coder"}


class HistoryWorkspace(QWidget):
    """Lists steps, the latest first; each tells what it changed and opens its place."""

    place_wanted = Signal(int, object, int)
    """Carries the id of a source, the `TextRange` there, and the id of the excerpt."""
    source_wanted = Signal(int)
    code_wanted = Signal(int)
    copy_wanted = Signal(int)
    """Carries the number of the step before which the project is wanted."""
    export_wanted = Signal(object, str)
    """Carries the `AuditFilter` that lets through what is listed, and the ending of the file."""
    failed = Signal(str)
    status_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self.toolbar = HistoryToolbar(session, self)
        self.model = StepModel(session, self)
        self.list = self._make_list()
        self.panel = StepPanel(session, self)
        self._listing = Listing(session, self)
        self._lay_out()
        self._connect()

    def _make_list(self) -> QListView:
        view = RowList(self.model, _("History"), self)
        view.setItemDelegate(StepPainter(self._session, view, self.model))
        view.verticalScrollBar().valueChanged.connect(view.viewport().update)
        view.doubleClicked.connect(lambda _index: self._open_chosen())
        view.selectionModel().currentChanged.connect(self._show_chosen)
        view.installEventFilter(self)
        return view

    def _lay_out(self) -> None:
        left = QWidget(self)
        page = QWidget(left)
        page.setProperty("ground", "surface")
        self._pages = QStackedLayout(page)
        self._no_match = EmptyView(
            "list-filter",
            _("No step matches all filters"),
            _("Take a filter away, or let more through."),
            page,
            button=_("Clear filters"),
        )
        for widget in (self.list, self._no_match):
            self._pages.addWidget(widget)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(page, 1)
        self.splitter = Panes(left, self.panel, self, least=520, widths=Widths(320, 560, 396))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self._listing.found.connect(self._show_moments)
        self._listing.failed.connect(self._on_failed)
        self.toolbar.changed.connect(self.reload)
        self.toolbar.export_wanted.connect(lambda ending: self.export_wanted.emit(self.toolbar.wanted(), ending))
        self.panel.open_wanted.connect(self.open_step)
        self.panel.copy_wanted.connect(self.copy_wanted)
        self._no_match.pressed.connect(self.toolbar.clear)

    def reload(self) -> None:
        """Ask anew which steps are wanted, now or when the workspace is next seen; the same one stays chosen."""
        self._stale = not self.isVisible()
        if not self._stale:
            self._listing.ask(self.toolbar.wanted())

    def status(self) -> str:
        """What the status bar says: how many steps are listed."""
        return self.toolbar.count.text()

    def open_step(self, step: AuditStep) -> None:
        """Open what a step is about: its words, else its source, else its code."""
        place = step.place
        source = next((named.id for named in step.sources if named.id is not None), None)
        code = next((named.id for named in step.codes if named.id is not None), None)
        if place is not None and place.source_id is not None and place.excerpt_id is not None:
            self.place_wanted.emit(place.source_id, TextRange(place.start, place.end), place.excerpt_id)
        elif source is not None:
            self.source_wanted.emit(source)
        elif code is not None:
            self.code_wanted.emit(code)

    def _current(self) -> AuditStep | None:
        return self.model.step(self.list.currentIndex().row())

    def _show_moments(self, moments: Moments) -> None:
        chosen, top = self.model.step_id(self.list.currentIndex().row()), self.list.verticalScrollBar().value()
        was_at_top = self.list.currentIndex().row() <= 0
        self.model.show_moments(moments)
        row = 0 if was_at_top else max(0, self.model.row_of(chosen))
        if moments:
            self.list.setCurrentIndex(self.model.index(row, 0))
            self.list.verticalScrollBar().setValue(0 if was_at_top else top)
            self.list.scrollTo(self.list.currentIndex())
        self._pages.setCurrentWidget(self.list if moments else self._no_match)
        self.toolbar.show_count(len(moments))
        self._show_chosen()
        self.status_changed.emit()

    def _show_chosen(self) -> None:
        self.panel.show_step(self._current())

    def _open_chosen(self) -> None:
        step = self._current()
        if step is not None:
            self.open_step(step)

    def _on_changed(self, changes: Changes) -> None:
        if _NAMED & changes.tables:
            self.toolbar.show_names()
        self.reload()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.failed.emit(error.message)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            self._open_chosen()
            return True
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stale = self._stale or self._listing.is_asking
        self._listing.stop()
