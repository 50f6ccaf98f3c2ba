"""After a text was replaced: the codings that somebody should look at, each to be opened."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from qualapp.desktop.look.widgets import Dialog
from qualapp.desktop.session import Session
from qualapp.desktop.sources.replace.doubtful_page import DoubtfulPage
from qualapp.i18n import _
from qualapp.store.replacement import Carried, Replacement

_HEIGHT = 560


class DoubtfulDialog(Dialog):
    """`place_wanted` tells the excerpt that is to be seen in the interview; the dialog is then left."""

    place_wanted = Signal(object)

    def __init__(self, session: Session, planned: Replacement, parent: QWidget | None = None) -> None:
        super().__init__(_("Doubtful codings"), _("Close"), parent, width=640)
        self.leave.hide()
        self.say(_("Their words are mostly gone or others now. Look whether each coding still holds."))
        self.page = DoubtfulPage(session, self, with_changes=False)
        self.page.show_doubtful(planned)
        self.page.open_wanted.connect(self._open)
        card = QFrame(self)
        card.setProperty("ground", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self.page)
        self.body.addWidget(card, 1)

    def _open(self, excerpt: Carried) -> None:
        self.accept()
        self.place_wanted.emit(excerpt)

    def showEvent(self, event: QShowEvent) -> None:
        parent = self.parentWidget()
        self.setFixedHeight(min(_HEIGHT, parent.window().height() - 32) if parent is not None else _HEIGHT)
        super().showEvent(event)
