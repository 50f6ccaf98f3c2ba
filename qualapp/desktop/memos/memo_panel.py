"""The memo in focus, whole, with the words that it rests on; one's own is changed here."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from qualapp.desktop.look import reading_font, ui_font
from qualapp.desktop.look.widgets import Avatar, Button, ElidedLabel, EmptyView, IconButton
from qualapp.desktop.memos.memo_words import OPEN, about_words
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.exporters.memos_report import ToldMemo
from qualapp.exporters.memos_word import quotation_marks, written
from qualapp.i18n import _

_SIDE = 20
_LONGEST = 4000


class MemoPanel(QWidget):
    """Keeps what was changed when the field or the memo is left."""

    open_wanted = Signal(object)
    """Carries the `ToldMemo` whose thing is to be opened."""
    failed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._memo: ToldMemo | None = None
        self.setAccessibleName(_("Memo"))
        self._empty = EmptyView(
            "sticky-note", _("No memo is chosen"), _("Choose one in the list to read the whole of it."), self
        )
        self._page = QWidget(self)
        self._avatar = Avatar("", "", self._page, size=24)
        self._about = ElidedLabel("", self._page, font=ui_font(13, 600), lines=3)
        self._when = ElidedLabel("", self._page, token="text-3", font=ui_font(12), lines=2)
        self._quotation = QLabel(self._page)
        self._quotation.setTextFormat(Qt.TextFormat.PlainText)
        self._quotation.setWordWrap(True)
        self._quotation.setFont(reading_font(14))
        self._quotation.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._quotation.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._quotation.setContentsMargins(0, 0, 8, 0)
        self._words = QScrollArea(self._page)
        self._words.setWidget(self._quotation)
        self._words.setWidgetResizable(True)
        self._words.setMaximumHeight(150)
        self.field = QPlainTextEdit(self._page)
        self.field.setTabChangesFocus(True)
        self.field.installEventFilter(self)
        self.open = Button("", self._page, kind="plain", icon="arrow-up-right", height=32)
        self.open.clicked.connect(self._open)
        self.remove = IconButton("trash-2", _("Take the memo away"), self._page, icon_size=16)
        self.remove.clicked.connect(self._remove)
        self._lay_out()
        self.show_memo(None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(3)
        told.addWidget(self._about)
        told.addWidget(self._when)
        head.addLayout(told, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.open)
        foot.addStretch(1)
        foot.addWidget(self.remove)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(_SIDE, 16, _SIDE, 14)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._words)
        column.addWidget(self.field, 1)
        column.addLayout(foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._empty, 1)
        outer.addWidget(self._page, 1)

    @property
    def memo(self) -> ToldMemo | None:
        """The memo that is shown."""
        return self._memo

    def show_memo(self, memo: ToldMemo | None) -> None:
        """Show a memo, or none; what was being written of another is kept first."""
        if self._memo is not None and (memo is None or memo.id != self._memo.id):
            self.keep()
        is_being_written = (
            memo is not None and self._memo is not None and memo.id == self._memo.id and self._is_changed()
        )
        self._memo = memo
        self._empty.setVisible(memo is None)
        self._page.setVisible(memo is not None)
        if memo is None:
            return
        own = memo.coder_id == self._session.coder.id and not self._session.project.read_only
        self._avatar.show_coder(memo.coder, memo.coder_initials, memo.coder_colour)
        self._about.setText(about_words(memo))
        self._when.setText(written(memo))
        before, after = quotation_marks(memo)
        said = memo.quotation if len(memo.quotation) <= _LONGEST else f"{memo.quotation[:_LONGEST]} …"
        self._quotation.setText(f"{before}{said}{after}" if memo.quotation else "")
        self._words.setVisible(bool(memo.quotation))
        self.field.setReadOnly(not own)
        self.field.setProperty("bare", not own)
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)
        self.field.setAccessibleName(_("Your memo") if own else _("Memo of {coder}").format(coder=memo.coder))
        if not is_being_written and self.field.toPlainText() != memo.text:
            self.field.setPlainText(memo.text)
        self.open.setVisible(memo.kind in OPEN)
        self.open.setText(_(OPEN.get(memo.kind, "")))
        self.remove.setVisible(own)

    def keep(self) -> None:
        """Store what was changed; a memo that was emptied goes."""
        memo = self._memo
        if memo is None or not self._is_changed():
            return
        text = self.field.toPlainText()
        self._memo = replace(memo, text=text) if text.strip() else None
        self._do(lambda: self._session.project.memos.change(memo.id, text))

    def _is_changed(self) -> bool:
        memo = self._memo
        return memo is not None and not self.field.isReadOnly() and self.field.toPlainText() != memo.text

    def _remove(self) -> None:
        memo = self._memo
        if memo is not None:
            self._memo = None
            self._do(lambda: self._session.project.memos.remove(memo.id))

    def _open(self) -> None:
        self.keep()
        if self._memo is not None:
            self.open_wanted.emit(self._memo)

    def _do(self, act: Callable[[], None]) -> None:
        try:
            act()
        except UserError as error:
            self.failed.emit(error.message)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.keep()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            ends = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if ends and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.keep()
                return True
        return False
