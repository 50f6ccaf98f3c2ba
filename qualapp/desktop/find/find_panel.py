"""Find in all sources: a panel at the left of the transcript."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QListView, QStackedWidget, QVBoxLayout, QWidget

from qualapp.desktop.find.dictionary import is_ready, make_ready
from qualapp.desktop.find.hit_model import HitModel
from qualapp.desktop.find.hit_painter import HitPainter
from qualapp.desktop.find.syntax_help import SyntaxHelp
from qualapp.desktop.look.widgets import Button, ElidedLabel, EmptyView, PanelHeading, SearchField
from qualapp.desktop.look.widgets.button import ENTER
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.formats import number
from qualapp.i18n import _, _n
from qualapp.store.changes import Changes

_PAUSE = 150
_SHOWN = {"source", "turn", "block", "case", "project"}
_STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_SPECIAL = set('*"»«“” ')


class FindPanel(QWidget):
    """A field, how often it stands, and the hits in context; Enter or a click opens a place, Esc closes."""

    place_wanted = Signal(int, object)
    """Show this `TextRange` of a source."""
    excerpts_wanted = Signal(str)
    """List the coded excerpts in which these words stand."""
    coding_wanted = Signal(str)
    """Put a code on all places where these words stand."""
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = False
        self._is_preparing = False
        self.field = SearchField(_("Find in all sources"), self)
        self.model = HitModel(session, self)
        self.list = self._make_list()
        self._count = ElidedLabel("", self, token="text-2", lines=2)
        self._error = QLabel(self)
        self._error.setProperty("role", "error")
        self._error.setWordWrap(True)
        self._excerpts = Button(_("See the coded excerpts"), self, kind="link", icon="list-filter", height=28)
        self._excerpts.clicked.connect(lambda: self.excerpts_wanted.emit(self.typed))
        self.coding = Button(_("Code all hits…"), self, kind="link", icon="highlighter", height=28)
        self.coding.clicked.connect(lambda: self.coding_wanted.emit(self.typed))
        self._syntax = SyntaxHelp(self)
        self._syntax.chosen.connect(self.open_for)
        self._nothing = EmptyView(
            "search",
            _("Nothing found"),
            _("Check the spelling, or type fewer words."),
            self,
            button=_("Search inside words"),
        )
        self._nothing.pressed.connect(lambda: self.open_for(f"*{self.typed}*"))
        self._no_sources = EmptyView(
            "file-text", _("No interviews yet"), _("Import interviews, then search in all of them here."), self
        )
        self._lay_out()
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE)
        self._wait.timeout.connect(self._search)
        self.field.textChanged.connect(self._wait.start)
        session.changed.connect(self._on_changed)

    @property
    def typed(self) -> str:
        """What is looked for."""
        return self.field.text().strip()

    def open_for(self, words: str = "") -> None:
        """Show the panel and search for these words; without any, for what was searched last."""
        if words:
            self.field.setText(words)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._prepare()
        self._search()

    def leave(self) -> None:
        """Close the panel; what was searched for stays for the next time."""
        self._wait.stop()
        self.closed.emit()

    def _make_list(self) -> QListView:
        view = QListView(self)
        view.setProperty("ground", "app")
        view.setModel(self.model)
        view.setItemDelegate(HitPainter(view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(_("Hits"))
        view.clicked.connect(self._open)
        view.installEventFilter(self)
        self.field.installEventFilter(self)
        return view

    def _lay_out(self) -> None:
        heading = PanelHeading(_("Find in all sources"), self)
        heading.add_button("x", _("Close"), hint="Esc").clicked.connect(self.leave)
        self._head = QWidget(self)
        told = QVBoxLayout(self._head)
        told.setContentsMargins(16, 8, 12, 0)
        told.setSpacing(0)
        told.addWidget(self._count)
        for button in (self._excerpts, self.coding):
            row = QHBoxLayout()
            row.setContentsMargins(0, 0, 0, 0)
            row.addSpacing(-8)
            row.addWidget(button)
            row.addStretch(1)
            told.addLayout(row)
        field = QVBoxLayout()
        field.setContentsMargins(12, 10, 12, 0)
        field.setSpacing(6)
        field.addWidget(self.field)
        field.addWidget(self._error)
        self._stack = QStackedWidget(self)
        for view in (self.list, self._syntax, self._nothing, self._no_sources):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addLayout(field)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)

    def _prepare(self) -> None:
        language = self._session.project.search.language
        if not is_ready(language) and not self._is_preparing:
            self._is_preparing = True
            make_ready(language, self._on_ready, self)

    def _on_ready(self) -> None:
        self._is_preparing = False
        self._search()

    def _search(self) -> None:
        """Show what is found now; while the dictionary is loaded, that it will be."""
        self._wait.stop()
        self._stale = False
        self._error.hide()
        ready = is_ready(self._session.project.search.language)
        try:
            self.model.search(self.typed if ready else "")
        except UserError as error:
            self._error.setText(error.message)
            self._error.show()
        self._show_found(ready)
        self._select_next(-1, 1)

    def _show_found(self, ready: bool) -> None:
        found = self.model.hit_count
        self._head.setVisible(bool(found or (self.typed and not ready)))
        self._excerpts.setVisible(bool(found))
        self.coding.setVisible(bool(found))
        if not ready:
            self._count.setText(_("Getting the dictionary ready…"))
        elif found:
            self._count.setText(self._said())
        self.field.setAccessibleDescription(self._error.text() if self._error.isVisibleTo(self) else self._count.text())
        self._stack.setCurrentWidget(self._view(found, ready))

    def _view(self, found: int, ready: bool) -> QWidget:
        if found:
            return self.list
        if not self._session.project.counts("source")["source"]:
            return self._no_sources
        if not self.typed or not ready or self._error.isVisibleTo(self):
            return self._syntax
        self._nothing.button.setVisible(not _SPECIAL & set(self.typed) and len(self.typed) > 2)
        return self._nothing

    def _said(self) -> str:
        places, sources = self.model.hit_count, self.model.source_count
        return _("{places} in {sources}").format(
            places=_n("{n} place", "{n} places", places).format(n=number(places)),
            sources=_n("{n} source", "{n} sources", sources).format(n=number(sources)),
        )

    def _select_next(self, row: int, by: int) -> None:
        """Select the hit so many hits further on; more are fetched on the way."""
        step = 1 if by > 0 else -1
        left, found = abs(by), None
        while left:
            row += step
            if row >= self.model.rowCount() and self.model.canFetchMore(QModelIndex()):
                self.model.fetchMore(QModelIndex())
            if not 0 <= row < self.model.rowCount():
                break
            if self.model.is_hit(row):
                found, left = row, left - 1
        if found is not None:
            index = self.model.index(found, 0)
            self.list.setCurrentIndex(index)
            above = self.model.index(found - 1, 0)
            if not self.model.is_hit(found - 1):
                self.list.scrollTo(above)
            self.list.scrollTo(index)

    def _open(self, index: QModelIndex) -> None:
        place = self.model.place(index.row()) if index.isValid() else None
        if place is not None:
            self.place_wanted.emit(*place)

    def _open_current(self) -> None:
        if self._wait.isActive():
            self._search()
        else:
            self._open(self.list.currentIndex())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event, in_field=watched is self.field)
        return False

    def _on_key(self, event: QKeyEvent, *, in_field: bool) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in ENTER:
            self._open_current()
        elif key in _STEPS and in_field:
            self._select_next(self.list.currentIndex().row(), _STEPS[key])
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._search_again()

    def _on_changed(self, changes: Changes) -> None:
        if _SHOWN & changes.tables:
            if self.isVisible():
                self._search_again()
            else:
                self._stale = True
                self.model.search("")

    def _search_again(self) -> None:
        """Search anew and stay at the hit where one was, as far as it is still there."""
        row = self.list.currentIndex().row()
        top = self.list.verticalScrollBar().value()
        self._search()
        while row >= self.model.rowCount() and self.model.canFetchMore(QModelIndex()):
            self.model.fetchMore(QModelIndex())
        if self.model.is_hit(row):
            self.list.setCurrentIndex(self.model.index(row, 0))
        self.list.verticalScrollBar().setValue(top)
