"""What the code under focus means, under the code tree."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from qualapp.desktop.look import paint_square, theme, ui_font
from qualapp.desktop.look.widgets import ElidedLabel, IconButton
from qualapp.i18n import _
from qualapp.model.code import CodeTree

_SIDE = 16


class _ColourSquare(QWidget):
    """The colour of the code."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.colour = "6"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(11, 11)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_square(painter, QRectF(0, 0, 11, 11), theme.code(self.colour).ink)
        painter.end()


class DefinitionCard(QWidget):
    """Name, definition, what is in and out of it, and an example; the pencil asks to change them."""

    edit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(60)
        self._square = _ColourSquare(self)
        self.name = ElidedLabel("", self, font=ui_font(13, 600))
        self.pencil = IconButton("pencil", _("Describe the code"), self, command="codebook.describe")
        self.pencil.clicked.connect(self.edit_wanted)
        self.definition = _text()
        self.rows = {key: (_heading(said), _text()) for key, said in _headings()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 7, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self._scroller(), 1)

    def show_code(self, tree: CodeTree, code_id: int | None) -> None:
        """Say what this code means; nothing where there is none."""
        for widget in (self._square, self.pencil):
            widget.setVisible(code_id is not None)
        code = tree[code_id] if code_id is not None else None
        self.name.setText(code.name if code else "")
        meaning = code.definition if code else ""
        self.definition.setText(
            meaning or (_("No definition yet.") if code else _("Choose a code to see its meaning."))
        )
        self.definition.setProperty("role", "secondary" if meaning else "caption")
        self.definition.style().unpolish(self.definition)
        self.definition.style().polish(self.definition)
        for key, (heading, text) in self.rows.items():
            said = getattr(code, key) if code else ""
            text.setText(said)
            heading.setVisible(bool(said))
            text.setVisible(bool(said))
        if code_id is not None:
            self._square.colour = tree.colour(code_id)
            self._square.update()

    def let_edit(self, allowed: bool) -> None:
        """Show the pencil only where something can be changed."""
        self.pencil.setEnabled(allowed)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(_SIDE, 0, _SIDE - 2, 0)
        row.setSpacing(8)
        row.addWidget(self._square)
        row.addWidget(self.name, 1)
        row.addWidget(self.pencil)
        return row

    def _scroller(self) -> QScrollArea:
        content = QWidget()
        content.setProperty("ground", "surface")
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        grid = QGridLayout(content)
        grid.setContentsMargins(_SIDE, 0, _SIDE, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(5)
        grid.addWidget(self.definition, 0, 0, 1, 2)
        for place, (heading, text) in enumerate(self.rows.values(), 1):
            grid.addWidget(heading, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, place, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(self.rows) + 1, 1)
        scroller = QScrollArea(self)
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setWidgetResizable(True)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroller.setWidget(content)
        scroller.setAccessibleName(_("Definition of the code"))
        return scroller


def _headings() -> list[tuple[str, str]]:
    return [("include", _("Include")), ("exclude", _("Exclude")), ("example", _("Example"))]


def _heading(said: str) -> QLabel:
    label = QLabel(said)
    label.setProperty("role", "group")
    return label


def _text() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "secondary")
    label.setFont(ui_font(12))
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
