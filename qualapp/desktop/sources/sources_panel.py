"""The sources of the project under their cases, at the left of the coding workspace."""

from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedLayout,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from qualapp.desktop.look import ui_font
from qualapp.desktop.look.widgets import EmptyView, PanelHeading, ProgressBar, SearchField
from qualapp.desktop.session import Session
from qualapp.desktop.sources.deletion import SourceDeletion
from qualapp.desktop.sources.my_sources import MySources
from qualapp.desktop.sources.source_delegate import SourceDelegate
from qualapp.desktop.sources.source_model import Role, SourceModel
from qualapp.formats import number, percent
from qualapp.i18n import _, _n
from qualapp.store.changes import Changes

_AT_ONCE = 0.004  # seconds of counting before the window gets its turn
_PAUSE = 16  # milliseconds between two counts
_LISTED = {"source", "case", "visit", "informant", "assignment"}


class SourcesPanel(QWidget):
    """A tree of cases and sources; choosing one opens it, dropping files imports them."""

    source_chosen = Signal(int)
    import_wanted = Signal(list)
    describe_wanted = Signal(int)
    replace_wanted = Signal(int)
    repair_wanted = Signal(int)
    case_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAcceptDrops(True)
        heading = PanelHeading(_("Sources"), self)
        self.mine = heading.add_button("user", _("Only my sources"))
        self.mine.setCheckable(True)
        self.mine.toggled.connect(self._fill)
        self._find = heading.add_button("list-filter", _("Filter sources"))
        heading.add_button("plus", _("Import sources"), command="project.import").clicked.connect(
            lambda: self.import_wanted.emit([])
        )
        self._filter = SearchField(_("Filter sources"), self)
        self._filter.hide()
        self._find.clicked.connect(self._toggle_filter)
        self._filter.textChanged.connect(self._fill)
        self.deletion = SourceDeletion(session, self)
        self.model = SourceModel(session, self)
        self.my_sources = MySources(session)
        self.tree = self._make_tree()
        self._empty = EmptyView(
            "file-input",
            _("No interviews yet"),
            _("Drop documents and transcripts here (.docx, .odt, .pdf, .txt, .vtt, .srt and more), or a whole folder."),
            self,
            button=_("Import files"),
            button_icon="import",
            takes_files=True,
        )
        self._empty.pressed.connect(lambda: self.import_wanted.emit([]))
        self._empty.dropped.connect(self.import_wanted)
        holder = QWidget(self)
        self._stack = QStackedLayout(holder)
        self._nothing_mine = EmptyView(
            "user", _("Nothing is handed out to you"), _("Whoever leads the work hands sources out under Team."), self
        )
        for page in (self.tree, self._empty, self._nothing_mine):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        search = QVBoxLayout()
        search.setContentsMargins(12, 8, 12, 0)
        search.addWidget(self._filter)
        column.addLayout(search)
        column.addWidget(holder, 1)
        column.addWidget(self._make_foot())
        self.coded = 0.0
        self._tally = QTimer(self, interval=_PAUSE, singleShot=False)
        self._tally.timeout.connect(self._tally_some)
        session.changed.connect(self._on_changed)
        session.coder_changed.connect(self._on_coder)
        self._read_mine()
        self._show_all()

    def _make_tree(self) -> QTreeView:
        tree = QTreeView(self)
        tree.setProperty("ground", "app")
        tree.setHeaderHidden(True)
        tree.setRootIsDecorated(False)
        tree.setIndentation(0)
        tree.setItemDelegate(SourceDelegate(tree))
        tree.setModel(self.model)
        tree.setMouseTracking(True)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        tree.setAccessibleName(_("Sources"))
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._menu)
        tree.clicked.connect(self._on_clicked)
        tree.activated.connect(self._on_activated)
        return tree

    def _make_foot(self) -> QWidget:
        self._total = QLabel("", self)
        self._total.setFont(ui_font(12, 600, tabular=True))
        self._bar = ProgressBar(self)
        self._bar.setRange(0, 1000)
        foot = QWidget(self)
        row = QHBoxLayout()
        caption = QLabel(_("Coded in all"), foot)
        caption.setProperty("role", "secondary")
        caption.setFont(ui_font(12))
        row.addWidget(caption)
        row.addStretch(1)
        row.addWidget(self._total)
        column = QVBoxLayout(foot)
        column.setContentsMargins(16, 12, 14, 14)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._bar)
        return foot

    def show_source(self, source_id: int | None) -> None:
        """Mark the source that is open."""
        index = self.model.index_of(source_id) if source_id is not None else QModelIndex()
        if index.isValid():
            self.tree.expand(index.parent())
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)
        else:
            self.tree.clearSelection()

    def neighbour(self, step: int) -> int | None:
        """The source before or after the one that is marked, in the order of the list."""
        listed = self.listed()
        current = self.tree.currentIndex().data(Role.SOURCE)
        if current not in listed:
            return listed[0] if listed else None
        place = listed.index(current) + step
        return listed[place] if 0 <= place < len(listed) else None

    def listed(self) -> list[int]:
        """The ids of the sources in the order of the list."""
        rows = (self.model.index(row, 0) for row in range(self.model.rowCount()))
        return [
            self.model.index(n, 0, case).data(Role.SOURCE) for case in rows for n in range(self.model.rowCount(case))
        ]

    @property
    def is_counting(self) -> bool:
        """Whether the share that is coded in all has still to be found."""
        return self._tally.isActive()

    def _show_all(self) -> None:
        without_mine = self.mine.isChecked() and not self.my_sources.assigned and bool(self.model.sources)
        self._stack.setCurrentIndex(2 if without_mine else 0 if self.model.rowCount() else 1)
        self.tree.expandAll()
        self._tally.start()

    def _fill(self) -> None:
        current = self.tree.currentIndex().data(Role.SOURCE)
        folded = {self.model.index(row, 0).data() for row in range(self.model.rowCount()) if not self._is_open(row)}
        wanted = self._filter.text().casefold().strip()
        self._read_mine()
        only = self.my_sources.assigned if self.mine.isChecked() else None
        self.model.fill(
            lambda source: (only is None or source.id in only) and wanted in f"{source.name} {source.case}".casefold(),
            self.my_sources.done if self.mine.isChecked() else frozenset(),
        )
        self._show_all()
        for row in range(self.model.rowCount()):
            if self.model.index(row, 0).data() in folded and not wanted:
                self.tree.collapse(self.model.index(row, 0))
        self.show_source(current)

    def _read_mine(self) -> None:
        self.my_sources.read()
        self.mine.rename(_("Only my sources") + self.my_sources.told())

    def _is_open(self, row: int) -> bool:
        return self.tree.isExpanded(self.model.index(row, 0))

    def _toggle_filter(self) -> None:
        self._filter.setVisible(not self._filter.isVisible())
        if self._filter.isVisible():
            self._filter.setFocus()
        else:
            self._filter.clear()

    def _on_clicked(self, index: QModelIndex) -> None:
        if source := index.data(Role.SOURCE):
            self.source_chosen.emit(source)
        else:
            self.tree.setExpanded(index, not self.tree.isExpanded(index))

    def _on_activated(self, index: QModelIndex) -> None:
        if source := index.data(Role.SOURCE):
            self.source_chosen.emit(source)

    def _menu(self, position: QPoint) -> None:
        menu = self.menu_at(self.tree.indexAt(position))
        menu.exec(self.tree.viewport().mapToGlobal(position))
        menu.deleteLater()

    def menu_at(self, index: QModelIndex) -> QMenu:
        """What can be done with a source or case, and with all of them."""
        menu = QMenu(self)
        if source := index.data(Role.SOURCE):
            menu.addAction(_("Open"), lambda: self.source_chosen.emit(source))
            menu.addAction(_("Name, case and visit…"), lambda: self.describe_wanted.emit(source))
            menu.addAction(_("Replace the text by a corrected file…"), lambda: self.replace_wanted.emit(source))
            menu.addAction(_("Repair the text…"), lambda: self.repair_wanted.emit(source))
            self.my_sources.add_tick(menu, source)
            self.deletion.add_source(menu, source)
            menu.addSeparator()
        elif index.isValid() and index.data(Role.CASE) is not None:
            case = index.data(Role.CASE)
            menu.addAction(_("Describe the case…"), lambda: self.case_wanted.emit(case))
            self.deletion.add_case(menu, case)
            menu.addSeparator()
        menu.addAction(_("New case…"), lambda: self.case_wanted.emit(None))
        menu.addAction(_("Import sources…"), lambda: self.import_wanted.emit([]))
        return menu

    def _on_changed(self, changes: Changes) -> None:
        if _LISTED & changes.tables:
            self.model.shares.forget(None if "informant" in changes.tables else changes.sources)
            self._fill()
        elif {"coding", "excerpt"} & changes.tables:
            self.model.shares.forget(changes.sources)
            self._tally.start()

    def _on_coder(self) -> None:
        self.model.shares.forget()
        if self.mine.isChecked():
            self._fill()
        else:
            self._read_mine()
        self._tally.start()

    def _tally_some(self) -> None:
        """Count a few sources at a time, so that neither the window nor the machine is kept busy with the sum."""
        until = perf_counter() + _AT_ONCE
        while perf_counter() < until:
            if not self.model.count_next():
                self._tally.stop()
                self._show_total()
                return

    def _show_total(self) -> None:
        coded, words = self.model.shares.total()
        share = self.coded = coded / words if words else 0.0
        text = _n("{share} of {n} word", "{share} of {n} words", words)
        self._total.setText(text.format(share=percent(share), n=number(words)))
        self._bar.setValue(round(share * 1000))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.import_wanted.emit(paths)
