"""What the window shows while no project is open: go on with one, begin one, or try the demo."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from qualapp.desktop.jobs import Job
from qualapp.desktop.look import theme
from qualapp.desktop.start.demo_card import DemoCard
from qualapp.desktop.start.missing_files import missing_files
from qualapp.desktop.start.new_project_card import NewProjectCard
from qualapp.desktop.start.places import project_folder
from qualapp.desktop.start.recent_column import RecentColumn
from qualapp.importers.other_programs import is_project_of_other
from qualapp.settings import Settings

_WIDEST = 600
_SIDE = 24
_ROOMY = 1256 + 2 * _SIDE
_GESTURE = 535  # what the three steps of the demo need side by side
_SUFFIX = ".qualapp"


class StartPage(QWidget):
    """Recent projects at the left, a new project and the demo at the right; the demo comes first on a new machine."""

    project_wanted = Signal(Path)
    open_wanted = Signal()
    demo_wanted = Signal()
    new_wanted = Signal(Path, str, str, list, str)
    other_wanted = Signal(object)
    """A new project is to begin with one of another program: carries its path, or None where it is to be asked for."""
    recent_changed = Signal(tuple)
    """Projects were taken off the list or put back: carries the list as it is now."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = _Ground()
        page.painted.connect(self._fill_in, Qt.ConnectionType.QueuedConnection)
        self.recent = RecentColumn(settings.recent, page)
        self.form = NewProjectCard(project_folder(settings.recent), page, coder=settings.coder)
        self.demo = DemoCard(page, inviting=not settings.recent)
        self._lay_out(page)
        self._scroll.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        self._connect()

    def _lay_out(self, page: QWidget) -> None:
        left, right = QWidget(page), QWidget(page)
        right_column = QVBoxLayout(right)
        left_column = QVBoxLayout(left)
        for column in (left_column, right_column):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(16)
        left_column.addWidget(self.recent)
        right_column.addWidget(self.form)
        if self.recent.is_empty:
            self.recent.add_invitation(self.demo)
        else:
            right_column.addWidget(self.demo)
        left_column.addStretch(1)
        right_column.addStretch(1)
        self._columns = QHBoxLayout(page)
        self._columns.addStretch(1)
        for side in (left, right):
            side.setMinimumWidth(1)
            side.setMaximumWidth(_WIDEST)
            self._columns.addWidget(side, 1000)
        self._columns.addStretch(1)

    def _connect(self) -> None:
        self.recent.opened.connect(self.project_wanted)
        self.recent.open_wanted.connect(self.open_wanted)
        self.recent.other_wanted.connect(self.other_wanted)
        self.form.other_wanted.connect(lambda: self.other_wanted.emit(None))
        self.recent.recent_changed.connect(self.recent_changed)
        self.form.new_wanted.connect(self.new_wanted)
        self.form.empty_entered.connect(self._on_empty_enter)
        self.form.begun.connect(self._show_enter)
        self.demo.demo_wanted.connect(self.demo_wanted)
        self._show_enter(False)

    def _show_enter(self, begun: bool) -> None:
        """Show the Enter key beside what it does now."""
        opens = not begun and not self.recent.is_empty
        self.recent.show_enter(opens)
        self.form.show_enter(not opens)
        self.form.be_first(begun or not self.recent.is_empty)

    def _on_empty_enter(self) -> None:
        if not self.recent.list.open_current():
            self.form.check()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= _ROOMY
        high = self.height() >= 800
        gap = 56 if roomy else 24
        self._columns.setSpacing(gap)
        self.demo.set_narrow((self.width() - gap - 2 * _SIDE) / 2 < _GESTURE)
        top = 56 if high else 24
        self._columns.setContentsMargins(_SIDE, top, _SIDE, 24)
        for card in (self.form, self.demo):
            card.set_padding(28 if self.width() >= 1000 else 20)

    def _fill_in(self) -> None:
        """Do what takes longer than a page may take to open: read codebooks, and look for the files."""
        self.form.codebooks.read()
        paths = [recent.path for recent in self.recent.list.recents()]
        if paths:
            Job("", lambda: missing_files(paths), self._show_missing, parent=self).start()

    def _show_missing(self, gone: list[str]) -> None:
        """Grey what is gone, and propose no folder that may be gone with it."""
        recents = self.recent.list.recents()
        self.recent.list.show_missing(gone)
        if self.form.folder.folder == project_folder(recents):
            self.form.folder.show_folder(project_folder(recent for recent in recents if recent.path not in gone))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(path.suffix.casefold() == _SUFFIX or is_project_of_other(path) for path in _paths(event)):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in _paths(event):
            is_own = path.suffix.casefold() == _SUFFIX
            if is_own or is_project_of_other(path):
                event.acceptProposedAction()
                (self.project_wanted if is_own else self.other_wanted).emit(path)
                return


class _Ground(QWidget):
    """What the cards lie on; `painted` tells once that they can be seen."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._was_painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.end()
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()


def _paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
