"""The left side of a merge: which file, what comes in by kind, the conflicts, and what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from qualapp.desktop.look import theme, ui_font
from qualapp.desktop.look.widgets import Button, ElidedLabel
from qualapp.desktop.session import Session
from qualapp.desktop.team.merge.conflict_model import ConflictDelegate, ConflictModel, Entry
from qualapp.formats import number
from qualapp.i18n import _
from qualapp.reports.merges import count_groups
from qualapp.store.merging.report import MergeReport

_WIDTH = 340


class SidePanel(QWidget):
    """`row_chosen` tells a conflict's place in the list, `row_entered` that somebody wants to decide it."""

    row_chosen = Signal(int)
    row_entered = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "app")
        self.setFixedWidth(_WIDTH)
        self.files = ElidedLabel("", self, font=ui_font(13, 600))
        self.state = ElidedLabel("", self, token="text-2", font=ui_font(12), lines=2)
        self.counts = QVBoxLayout()
        self.counts.setSpacing(2)
        self.model = ConflictModel(session, self)
        self.list = self._make_list()
        self.heading = QLabel(_("Conflicts"), self)
        self.heading.setProperty("role", "group")
        self.decided = QLabel(self)
        self.decided.setProperty("role", "caption")
        self.told = QLabel(self)
        self.told.setProperty("role", "caption")
        self.told.setWordWrap(True)
        self.merge = Button(_("Merge in"), self, kind="primary", icon="git-merge", height=36)
        self.cancel = Button(_("Cancel"), self, kind="plain", height=36)
        self.save = Button(_("Save report…"), self, icon="file-down", height=32)
        self.summary = Button(_("What came in"), self, kind="ghost", height=32)
        self._lay_out()

    def _make_list(self) -> QListView:
        view = QListView(self)
        view.setProperty("ground", "app")
        view.setModel(self.model)
        view.setItemDelegate(ConflictDelegate(view))
        view.setAccessibleName(_("Conflicts"))
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setMouseTracking(True)
        view.selectionModel().currentRowChanged.connect(lambda index, _old: self.row_chosen.emit(index.row()))
        view.clicked.connect(lambda index: self.row_chosen.emit(index.row()))
        view.activated.connect(lambda index: self.row_entered.emit(index.row()))
        return view

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(20, 16, 16, 12)
        head.setSpacing(2)
        head.addWidget(self.files)
        head.addWidget(self.state)
        numbers = QVBoxLayout()
        numbers.setContentsMargins(20, 8, 16, 12)
        numbers.addLayout(self.counts)
        title = QHBoxLayout()
        title.setContentsMargins(20, 8, 16, 4)
        title.addWidget(self.heading)
        title.addStretch(1)
        title.addWidget(self.decided)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.merge, self.cancel, self.save, self.summary):
            buttons.addWidget(button)
        buttons.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 12, 16, 16)
        foot.setSpacing(10)
        foot.addWidget(self.told)
        foot.addLayout(buttons)
        self._foot = foot
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(numbers)
        column.addLayout(title)
        column.addWidget(self.list, 1)
        self._gap = QWidget(self)
        column.addWidget(self._gap, 1)
        column.addLayout(foot)

    def show_report(self, files: str, state: str, report: MergeReport | None) -> None:
        """Say which merge it is, and how much came or would come in."""
        self.files.setText(files)
        self.state.setText(state)
        while self.counts.count():
            gone = self.counts.takeAt(0)
            widget = gone.widget() if gone is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for title, counts in count_groups(report) if report is not None else ():
            label = QLabel(title, self)
            label.setProperty("role", "group")
            label.setContentsMargins(0, 6 if self.counts.count() else 0, 0, 0)
            self.counts.addWidget(label)
            for count in counts:
                self.counts.addWidget(ElidedLabel(count.words, self, line_height=22))

    def show_foot(self, told: str, *, is_preview: bool, can_save: bool) -> None:
        """Say what can be done."""
        self.told.setText(told)
        self.told.setVisible(bool(told))
        self.merge.setVisible(is_preview)
        self.cancel.setVisible(is_preview)
        for button in (self.save, self.summary):
            button.setVisible(can_save and not is_preview)

    def show_conflicts(self, entries: Sequence[Entry], key: str) -> None:
        """List conflicts, with this one chosen where it is among them."""
        self.list.selectionModel().blockSignals(True)
        self.model.show(list(entries))
        row = self.model.row_of(key)
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row))
        self.list.selectionModel().blockSignals(False)
        done = sum(decided is not None for _conflict, decided in entries)
        self.decided.setText(
            _("{n} of {total} decided").format(n=number(done), total=number(len(entries))) if entries else ""
        )
        for widget in (self.heading, self.decided, self.list):
            widget.setVisible(bool(entries))
        self._gap.setVisible(not entries)

    def choose(self, row: int) -> None:
        """Choose a conflict by its place."""
        self.list.setCurrentIndex(self.model.index(row))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("line"))
        top = self._foot.geometry().top()
        painter.fillRect(0, top, self.width() - 1, 1, theme.colour("line"))
        if self.heading.isVisible():
            painter.fillRect(0, self.heading.geometry().top() - 8, self.width() - 1, 1, theme.colour("line"))
        painter.end()
