"""What stands in the place of the code tree where there is none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qualapp.desktop.look.widgets import Button, EmptyView
from qualapp.i18n import _

FIXSEN = "fixsen"


class EmptyCodebook(QWidget):
    """Says that there are no codes, with two ways to get some."""

    new_wanted = Signal()
    codebook_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = EmptyView(
            "tag",
            _("No codes yet"),
            _("A code names what an excerpt is about."),
            self,
            button=_("New code"),
            button_icon="plus",
        )
        self.fixsen = Button(_("Add Fixsen’s five dimensions"), self, kind="link")
        self.view.pressed.connect(self.new_wanted)
        self.fixsen.clicked.connect(lambda: self.codebook_wanted.emit(FIXSEN))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(2)
        column.addWidget(self.view)
        column.addWidget(self.fixsen, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)


class NoSuchCode(QWidget):
    """Says that the filter means no code, and offers to make one."""

    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.view = EmptyView("search", "", "", self)
        self._column.addWidget(self.view)
        self._column.addStretch(1)

    def say(self, text: str) -> None:
        """Say that no code is called so."""
        if text == self._text:
            return
        self._text = text
        missing, button = _("No code is called “{text}”"), _("New code “{name}”")
        fresh = EmptyView(
            "search", missing.format(text=text), "", self, button=button.format(name=text), button_icon="plus"
        )
        fresh.pressed.connect(self.new_wanted)
        self._column.replaceWidget(self.view, fresh)
        self.view.hide()
        self.view.deleteLater()
        self.view = fresh
