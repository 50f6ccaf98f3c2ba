"""The head of the workspace: what is listed, how it is sorted, and where it can go."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QWidget

from qualapp import formats
from qualapp.desktop.coders.shown_coders import ShownCoders, shown_names
from qualapp.desktop.excerpts.export import FORMATS
from qualapp.desktop.excerpts.groups import Order
from qualapp.desktop.look import theme, ui_font, wear_icon
from qualapp.desktop.look.widgets import Button, Choice, ElidedLabel, Segments, allow
from qualapp.desktop.session import Session
from qualapp.i18n import _, _n

_ROOM_FOR_CAPTION = 960


class Toolbar(QWidget):
    """Title, count, those without words, whose codings, order, export."""

    order_chosen = Signal(object)
    export_wanted = Signal(str)
    """Carries the ending of the file."""
    emptied_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setFixedHeight(48)
        title = QLabel(_("Excerpts"), self)
        title.setProperty("role", "heading")
        self.count = ElidedLabel("", self, token="text-2", font=ui_font(12))
        self.emptied = Button("", self, kind="link", icon="triangle-alert", height=30)
        self.emptied.setToolTip(_("List the excerpts whose words were deleted from the text"))
        self.emptied.clicked.connect(self.emptied_wanted)
        self.emptied.hide()
        self.coders = ShownCoders(session, self)
        self._caption = QLabel(_("Sort by"), self)
        self._caption.setProperty("role", "caption")
        self.order = Segments(
            [
                Choice(Order.CODE, _("Code")),
                Choice(Order.SOURCE, _("Source")),
                Choice(Order.NEWEST, _("Newest")),
            ],
            self,
            value=Order.CODE,
            name=_("Sort by"),
        )
        self.order.changed.connect(self.order_chosen)
        self.export = Button(_("Export"), self, kind="ghost", icon="file-down", height=30)
        self.export.setMenu(self._export_menu())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(title)
        row.addWidget(self.count, 1)
        row.addWidget(self.emptied)
        row.addWidget(self.coders)
        row.addWidget(self._caption)
        row.addWidget(self.order)
        row.addWidget(self.export)

    def _export_menu(self) -> QMenu:
        menu = QMenu(self.export)
        for kind in FORMATS:
            action = menu.addAction(_(kind.name))
            wear_icon(action, kind.icon, size=16)
            action.triggered.connect(lambda _on, ending=kind.ending: self.export_wanted.emit(ending))
        return menu

    def show_count(self, excerpts: int, sources: int, informants: int | None, emptied: int = 0) -> None:
        """Say how much is listed, and how many have lost their words; informants when they have been counted."""
        parts = [
            _n("{n} excerpt", "{n} excerpts", excerpts).format(n=formats.number(excerpts)),
            _n("{n} source", "{n} sources", sources).format(n=formats.number(sources)),
        ]
        if informants is not None:
            parts.append(_n("{n} informant", "{n} informants", informants).format(n=formats.number(informants)))
        if names := shown_names(self._session):
            parts.insert(1, _("only {names}").format(names=", ".join(names)))
        self.count.setText("  ·  ".join(parts))
        self.emptied.setText(_n("{n} without words", "{n} without words", emptied).format(n=formats.number(emptied)))
        self.emptied.setVisible(emptied > 0)
        allow(self.export, excerpts > 0, _("Nothing is listed that could be exported."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the counts need it more than a caption does."""
        super().resizeEvent(event)
        self._caption.setVisible(self.width() >= _ROOM_FOR_CAPTION)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        painter.end()
