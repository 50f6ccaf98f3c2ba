"""The head of the workspace of memos: how many there are, and which of them are wanted."""

from collections.abc import Iterable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qualapp import formats
from qualapp.desktop.look import theme, ui_font
from qualapp.desktop.look.widgets import Button, Choice, ElidedLabel, SearchField, Segments, allow
from qualapp.desktop.memos.memo_words import ABOUT
from qualapp.desktop.sources.choice_box import ChoiceBox
from qualapp.exporters.memos_report import KINDS
from qualapp.exporters.memos_word import memos_in_words
from qualapp.i18n import _
from qualapp.model.coding import Coder
from qualapp.reports.memos import MemoFilter

_PAUSE = 150


class MemoToolbar(QWidget):
    """Title, count and export above; words, kind and coder below."""

    changed = Signal()
    """Other memos are wanted."""
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(_("Memos"), self)
        title.setProperty("role", "heading")
        self.count = ElidedLabel("", self, token="text-2", font=ui_font(12))
        self.export = Button(_("Memos to Word…"), self, kind="ghost", icon="file-down", height=30)
        self.export.clicked.connect(self.export_wanted)
        self.field = SearchField(_("Filter memos"), self)
        self.field.setMinimumWidth(160)
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE)
        self._wait.timeout.connect(self.changed)
        self.field.textChanged.connect(self._wait.start)
        choices = [Choice(kind, icon=ABOUT[kind][1], name=_(ABOUT[kind][0])) for kind in KINDS]
        self.kinds = Segments(choices, self, optional=True, name=_("About"))
        self.kinds.changed.connect(self.changed)
        self._coders: ChoiceBox | None = None
        self._offered: list[Coder] = []
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 12, 0)
        head.setSpacing(12)
        head.addWidget(title)
        head.addWidget(self.count, 1)
        head.addWidget(self.export)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(16, 0, 16, 0)
        self._row.setSpacing(10)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.kinds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(self._row)

    def offer_coders(self, coders: Iterable[Coder]) -> None:
        """Let memos of one coder be chosen; who was chosen stays chosen."""
        chosen, listed = self._coder(), list(coders)
        if listed == self._offered:
            return
        self._offered = listed
        if self._coders is not None:
            self._row.removeWidget(self._coders)
            self._coders.hide()
            self._coders.deleteLater()
        choices: list[tuple[object, str]] = [(0, _("All coders")), *((coder.id, coder.name) for coder in listed)]
        self._coders = ChoiceBox(choices, _("Coder"), self)
        self._coders.setMinimumWidth(150)
        self._coders.show_value(chosen if any(coder.id == chosen for coder in listed) else 0)
        self._coders.chosen.connect(lambda _value: self.changed.emit())
        self._row.addWidget(self._coders)

    def wanted(self) -> MemoFilter:
        """Which memos are wanted."""
        coder, kind = self._coder(), self.kinds.value()
        return MemoFilter(
            self.field.text(),
            frozenset({coder}) if coder else frozenset(),
            frozenset({str(kind)}) if kind else frozenset(),
        )

    def clear(self) -> None:
        """Want all memos."""
        self.field.clear()
        self._wait.stop()
        self.kinds.set_value(None)
        if self._coders is not None:
            self._coders.show_value(0)
        self.changed.emit()

    def show_count(self, shown: int, total: int) -> None:
        """Say how many are listed."""
        told = memos_in_words(total)
        if shown != total:
            told = _("{n} of {total}").format(n=formats.number(shown), total=told)
        self.count.setText(told)
        allow(self.export, shown > 0, _("Nothing is listed that could be exported."))

    def _coder(self) -> int:
        value = self._coders.value() if self._coders is not None else 0
        return value if isinstance(value, int) else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        painter.end()
