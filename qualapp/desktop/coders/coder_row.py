"""One coder as a row: whether they code here, their colour, name and initials."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QRadioButton, QSizePolicy, QWidget

from qualapp.desktop.coders.colour_button import ColourButton
from qualapp.desktop.look import paint_avatar
from qualapp.desktop.look.widgets import IconButton
from qualapp.i18n import _
from qualapp.model.coding import Coder
from qualapp.store.coders import initials_of


class _Disc(QWidget):
    """The coder's initials on their colour, as they will be."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._initials, self._colour = "", "1"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(28, 28)

    def show_coder(self, initials: str, colour: str) -> None:
        self._initials, self._colour = initials, colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_avatar(painter, QRectF(self.rect()), self._initials, self._colour)
        painter.end()


class CoderRow(QWidget):
    """Describes a coder of the project, or with no coder one who is to be added where a name is written."""

    changed = Signal()
    leaving = Signal()
    """The coder is to go from the project."""

    def __init__(self, coder: Coder | None, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.coder = coder
        self.here = QRadioButton(self)
        self.here.setAutoExclusive(False)
        self.disc = _Disc(self)
        self.name = QLineEdit(coder.name if coder else "", self)
        self.name.setPlaceholderText(_("Name of the new coder"))
        self.initials = QLineEdit(coder.initials if coder else "", self)
        self.initials.setMaxLength(4)
        self.initials.setFixedWidth(64)
        self._follows_name = coder is None or coder.initials == initials_of(coder.name)
        self.colour = ColourButton(coder.colour if coder else colour, _("Colour"), self)
        for field, edited in ((self.name, self._on_name), (self.initials, self._on_initials)):
            field.setProperty("room", "page")
            field.textEdited.connect(edited)
        self.colour.chosen.connect(self._show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.here)
        row.addWidget(self.disc)
        row.addWidget(self.name, 1)
        row.addWidget(self.initials)
        row.addWidget(self.colour)
        self.go = IconButton("trash-2", _("Delete"), self)
        self.go.clicked.connect(self.leaving)
        row.addWidget(self.go)
        self._show()

    def written_name(self) -> str:
        """The name as it will be kept."""
        return " ".join(self.name.text().split())

    def written_initials(self) -> str:
        """The initials, those of the name where none are written."""
        return self.initials.text().strip() or (initials_of(self.written_name()) if self.written_name() else "")

    def _on_name(self) -> None:
        """The initials follow the name as long as nobody has written others."""
        name = self.written_name()
        if self._follows_name:
            self.initials.setText(initials_of(name) if name else "")
        self._show()

    def _on_initials(self, written: str) -> None:
        self._follows_name = not written.strip()
        self._show()

    def _show(self) -> None:
        name = self.written_name()
        self.initials.setPlaceholderText(initials_of(name) if name else "")
        self.disc.show_coder(self.written_initials(), self.colour.colour())
        self.here.setAccessibleName(_("{name} codes here").format(name=name))
        self.here.setToolTip(self.here.accessibleName())
        self.name.setAccessibleName(_("Name"))
        self.initials.setAccessibleName(_("Initials of {name}").format(name=name))
        self.colour.setAccessibleName(_("Colour of {name}").format(name=name))
        self.go.rename(_("Delete {name}, or merge with another").format(name=name))
        self.changed.emit()
