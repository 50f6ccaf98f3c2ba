"""The help: pages at the left, the one that is read at the right."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from qualapp import i18n
from qualapp.desktop.commands import Command
from qualapp.desktop.help.page_view import PageView
from qualapp.desktop.help.pages import Page, pages
from qualapp.desktop.look.widgets import EmptyView, SearchField
from qualapp.i18n import _

_PAGE = Qt.ItemDataRole.UserRole + 1


class HelpWindow(QWidget):
    """A window of its own beside the work; there is one for each window of the program."""

    def __init__(self, commands: Iterable[Command], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(_("Help – Qualapp"))
        self.resize(980, 700)
        self.setMinimumSize(560, 360)
        self.language = i18n.language()
        self._pages = pages(commands)
        self.search = SearchField(_("Search in the help"), self, hint="Ctrl+F")
        self.list = self._make_list()
        self.view = PageView(self)
        self._nothing = EmptyView("search", _("No page has all these words"), _("Try fewer or shorter words."), self)
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.list.selectionModel().currentChanged.connect(lambda now, _before: self._show(now.data(_PAGE)))
        self.view.page_wanted.connect(self.go_to)
        QShortcut(QKeySequence("Ctrl+F"), self, self._find)
        self._filter("")

    @classmethod
    def show_page(cls, parent: QWidget, page: str = "") -> "HelpWindow":
        """Open the help of a window at a page, or at the first one; an open one comes to the front."""
        window = parent.findChild(cls)
        commands = list(getattr(parent, "commands", ()))
        if window is not None and window.language != i18n.language():
            window.close()
            window.setParent(None)
            window.deleteLater()
            window = None
        if window is None:
            window = cls(commands, parent)
        else:
            window.show_commands(commands)
        window.search.clear()
        if page or not window.isVisible():
            window.go_to(page)
        window.show()
        window.raise_()
        window.activateWindow()
        window.list.setFocus()
        return window

    def show_commands(self, commands: Iterable[Command]) -> None:
        """Have the keys as they are now."""
        page = self.page
        self._pages = pages(commands)
        self._filter(self.search.text())
        self.go_to(page)

    @property
    def page(self) -> str:
        """The page that is shown."""
        shown = self.list.currentIndex().data(_PAGE)
        return shown.id if isinstance(shown, Page) else ""

    def go_to(self, page: str) -> None:
        """Show a page; the first where there is none of this name."""
        if page not in self._listed():
            self.search.clear()
        listed = self._listed()
        self.list.setCurrentIndex(self._model.index(listed.index(page) if page in listed else 0, 0))

    def _make_list(self) -> QListView:
        self._model = QStandardItemModel(self)
        view = QListView(self)
        view.setProperty("ground", "app")
        view.setModel(self._model)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.setAccessibleName(_("Pages"))
        view.setSpacing(1)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return view

    def _lay_out(self) -> None:
        side = QWidget(self)
        side.setProperty("ground", "app")
        side.setFixedWidth(260)
        left = QVBoxLayout(side)
        left.setContentsMargins(12, 12, 12, 12)
        left.setSpacing(8)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        paper = QWidget(self)
        paper.setProperty("ground", "surface")
        right = QVBoxLayout(paper)
        right.setContentsMargins(32, 28, 4, 4)
        self._stack = QStackedWidget(paper)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing)
        right.addWidget(self._stack)
        line = QFrame(self)
        line.setProperty("line", True)
        line.setFixedWidth(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(line)
        row.addWidget(paper, 1)

    def _listed(self) -> list[str]:
        return [self._model.index(row, 0).data(_PAGE).id for row in range(self._model.rowCount())]

    def _filter(self, typed: str) -> None:
        page = self.page
        self._model.clear()
        for found in self._pages:
            if found.has(typed):
                item = QStandardItem(found.title)
                item.setData(found, _PAGE)
                item.setToolTip(found.title)
                self._model.appendRow(item)
        listed = self._listed()
        self._stack.setCurrentIndex(0 if listed else 1)
        if listed:
            self.list.setCurrentIndex(self._model.index(listed.index(page) if page in listed else 0, 0))

    def _show(self, page: Page | None) -> None:
        if page is not None:
            self.view.show_text(page.text, self.search.text())

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.search.hasFocus():
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        row = self.list.currentIndex().row() + by
        if 0 <= row < self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(row, 0))
