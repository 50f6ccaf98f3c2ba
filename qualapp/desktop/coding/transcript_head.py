"""The line above the transcript: where we are, which excerpt, whose codings, and find."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from qualapp.desktop.coders.shown_coders import ShownCoders
from qualapp.desktop.look import icon_pixmap, theme, ui_font
from qualapp.desktop.look.widgets import Button, ElidedLabel, IconButton
from qualapp.desktop.session import Session
from qualapp.desktop.words import kind_word, word
from qualapp.formats import date, number
from qualapp.i18n import _, _n
from qualapp.model.source import Source


class TranscriptHead(QWidget):
    """Case and source, kind, visit and date; steps through the excerpts; a menu of coders to show."""

    step_wanted = Signal(int)
    find_wanted = Signal()
    emptied_wanted = Signal()
    reading_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setFixedHeight(44)
        self._case = ElidedLabel("", self, token="text-3")
        self._arrow = QLabel(self)
        self._name = ElidedLabel("", self, font=ui_font(13, 600))
        self._facts = ElidedLabel("", self, token="text-3", font=ui_font(12))
        self._place = QLabel("", self)
        self._place.setProperty("role", "secondary")
        self._place.setFont(ui_font(12.5))
        self._previous = IconButton("chevron-up", _("Previous excerpt"), self, command="coding.previous")
        self.emptied = Button("", self, kind="link", icon="triangle-alert", height=28)
        self.emptied.setToolTip(_("Go to the next excerpt whose words were deleted"))
        self.emptied.clicked.connect(self.emptied_wanted)
        self.emptied.hide()
        self._next = IconButton("chevron-down", _("Next excerpt"), self, command="coding.next")
        self._coders = ShownCoders(session, self)
        self._find = IconButton("text-search", _("Find in the text"), self, command="coding.find")
        self._reading = IconButton("a-large-small", _("Font and size of the text"), self)
        self._previous.clicked.connect(lambda: self.step_wanted.emit(-1))
        self._next.clicked.connect(lambda: self.step_wanted.emit(1))
        self._find.clicked.connect(self.find_wanted)
        self._reading.clicked.connect(self.reading_wanted)
        self._lay_out()
        theme.changed.connect(self._wear)
        self._wear()
        self.show_source(None)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 14, 1)
        row.setSpacing(6)
        for label in (self._case, self._name):
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row.addWidget(self._case)
        row.addWidget(self._arrow)
        row.addWidget(self._name)
        row.addSpacing(6)
        row.addWidget(self._facts, 1)
        for widget in (self.emptied, self._previous, self._place, self._next):
            row.addWidget(widget)
        row.addSpacing(10)
        for widget in (self._coders, self._find, self._reading):
            row.addWidget(widget)

    def show_source(self, source: Source | None) -> None:
        """Say which source is open."""
        self._case.setText(source.case if source else "")
        self._arrow.setVisible(bool(source and source.case))
        self._case.setVisible(bool(source and source.case))
        self._name.setText(source.name if source else "")
        facts = [kind_word(source.kind)] if source else []
        facts += [word(source.visit)] if source and source.visit else []
        facts += [date(source.date)] if source and source.date else []
        self._facts.setText("  ·  ".join(facts))
        for widget in (self._previous, self._next, self._place, self._find):
            widget.setVisible(source is not None)

    def show_place(self, place: int | None, total: int) -> None:
        """Say which of how many excerpts is in focus."""
        if place is None:
            self._place.setText(_("{total} excerpts").format(total=total))
        else:
            self._place.setText(_("Excerpt {number} of {total}").format(number=place, total=total))
        for button in (self._previous, self._next):
            button.setEnabled(total > 0)

    def show_emptied(self, count: int) -> None:
        """Say how many excerpts have lost their words; nothing where none have."""
        self.emptied.setText(_n("{n} without words", "{n} without words", count).format(n=number(count)))
        self.emptied.setVisible(count > 0)

    def _wear(self) -> None:
        self._arrow.setPixmap(icon_pixmap("chevron-right", "text-3", 14, self.devicePixelRatioF()))
        self._arrow.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
