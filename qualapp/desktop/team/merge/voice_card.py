"""One of two versions: who said it and when, the words, and the choice to let it stand."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QTextBrowser, QVBoxLayout, QWidget

from qualapp import formats
from qualapp.desktop.look import paint_frame, reading_font, ui_font
from qualapp.desktop.look.widgets import Avatar, ElidedLabel, KeyCap
from qualapp.model.coding import Coder

_LONGEST = 260
"""How wide a name may be before it is cut."""


class VoiceCard(QWidget):
    """A card with an accent edge while its choice is the chosen one; a click anywhere on it chooses."""

    chosen = Signal()

    def __init__(self, command: str, usual: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.avatar = Avatar("", "", self, size=22)
        self.avatar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.avatar.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.name = ElidedLabel("", self, font=ui_font(13, 600))
        self.name.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.name.setMaximumWidth(_LONGEST)
        self.when = ElidedLabel("", self, token="text-3", font=ui_font(12))
        self.words = QTextBrowser(self)
        self.words.setProperty("bare", True)
        self.words.setOpenLinks(False)
        self.words.document().setDocumentMargin(0)
        self.choice = QRadioButton(self)
        self.choice.setAutoExclusive(False)
        self.choice.clicked.connect(self.chosen)
        self.cap = KeyCap(usual, self, command=command)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.avatar)
        head.addWidget(self.name)
        head.addWidget(self.when, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.choice)
        foot.addWidget(self.cap)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.words, 1)
        column.addLayout(foot)

    def show_voice(self, title: str, coder: Coder | None, moment: datetime | None) -> None:
        """Say whose version it is; a title alone where that is not known."""
        self.avatar.setVisible(coder is not None)
        if coder is not None:
            self.avatar.show_coder(coder.name, coder.initials, coder.colour)
        self.name.setText(coder.name if coder is not None else title)
        when = formats.date_time(moment) if moment is not None else ""
        self.when.setText(" · ".join(part for part in (title if coder is not None else "", when) if part))

    def show_words(self, html: str, *, is_quoted: bool) -> None:
        """Show the version; words of a text in the letters of the transcript."""
        self.words.document().setDefaultFont(reading_font(15) if is_quoted else ui_font(13))
        self.words.setHtml(f'<div style="line-height:{115 if is_quoted else 130}%">{html}</div>')
        self.words.setAccessibleName(self.words.toPlainText())

    def words_height(self) -> int:
        """How high the words are."""
        return round(self.words.document().size().height()) + 6

    def offer(self, text: str, *, is_chosen: bool, can_choose: bool) -> None:
        """Name the choice, and say whether it is taken and can be."""
        self.choice.setText(text)
        self.choice.setChecked(is_chosen)
        self.choice.setEnabled(can_choose)
        self.cap.setVisible(can_choose)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.choice.isEnabled() and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        is_chosen = self.choice.isChecked()
        rect = self.rect().toRectF()
        paint_frame(painter, rect, "surface", "accent" if is_chosen else "line", 1.5 if is_chosen else 1, 8)
        painter.end()
