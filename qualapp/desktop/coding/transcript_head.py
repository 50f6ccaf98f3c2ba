"""The line above the transcript: where we are, which excerpt, whose codings, and find."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from qualapp.desktop.look import icon_pixmap, theme, ui_font
from qualapp.desktop.look.widgets import ElidedLabel, IconButton
from qualapp.desktop.session import Session
from qualapp.desktop.words import kind_word, word
from qualapp.formats import date
from qualapp.i18n import _
from qualapp.model.source import Source


class TranscriptHead(QWidget):
    """Case and source, kind, visit and date; steps through the excerpts; a menu of coders to show."""

    step_wanted = Signal(int)
    find_wanted = Signal()
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
        self._previous = IconButton("chevron-up", _("Previous excerpt"), self, hint="P")
        self._next = IconButton("chevron-down", _("Next excerpt"), self, hint="N")
        self._coders = IconButton("users", _("Whose codings are shown"), self)
        self._find = IconButton("text-search", _("Find in the text"), self, hint="Ctrl+F")
        self._reading = IconButton("a-large-small", _("Font and size of the text"), self)
        self._previous.clicked.connect(lambda: self.step_wanted.emit(-1))
        self._next.clicked.connect(lambda: self.step_wanted.emit(1))
        self._find.clicked.connect(self.find_wanted)
        self._reading.clicked.connect(self.reading_wanted)
        menu = QMenu(self._coders)
        menu.aboutToShow.connect(self._fill_menu)
        self._coders.setMenu(menu)
        self._menu = menu
        self._lay_out()
        session.coder_changed.connect(self._show_filter)
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
        for widget in (self._previous, self._place, self._next):
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

    def show_place(self, number: int | None, total: int) -> None:
        """Say which of how many excerpts is in focus."""
        if number is None:
            self._place.setText(_("{total} excerpts").format(total=total))
        else:
            self._place.setText(_("Excerpt {number} of {total}").format(number=number, total=total))
        for button in (self._previous, self._next):
            button.setEnabled(total > 0)

    def _fill_menu(self) -> None:
        self._menu.clear()
        session = self._session
        shown = session.shown_coders
        mine = frozenset({session.coder.id})
        for text, coders in ((_("All coders"), frozenset[int]()), (_("Only mine"), mine)):
            action = self._menu.addAction(text, partial(session.show_coders, coders))
            action.setCheckable(True)
            action.setChecked(shown == coders)
        self._menu.addSeparator()
        for coder in session.project.coders.all():
            only = frozenset({coder.id})
            action = self._menu.addAction(_("Only {name}").format(name=coder.name), partial(session.show_coders, only))
            action.setCheckable(True)
            action.setChecked(shown == only)

    def _show_filter(self) -> None:
        shown = self._session.shown_coders
        names = [coder.name for coder in self._session.project.coders.all() if coder.id in shown]
        said = _("Whose codings are shown") + (f": {', '.join(names)}" if names else "")
        self._coders.rename(said)
        self._coders.setChecked(bool(names))
        self._coders.setProperty("active", bool(names))
        self._coders.set_icon("user" if names else "users")

    def _wear(self) -> None:
        self._arrow.setPixmap(icon_pixmap("chevron-right", "text-3", 14, self.devicePixelRatioF()))
        self._arrow.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
