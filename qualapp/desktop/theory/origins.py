"""Where a node of a merged theory came from, each to be opened."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from qualapp.desktop.look import theme, ui_font
from qualapp.desktop.theory.parts import group_heading
from qualapp.desktop.theory.reading import Origin
from qualapp.i18n import _


class Origins(QWidget):
    """A line for each node that this one was; hidden where it was drawn here."""

    origin_wanted = Signal(str)
    """Carries the guid of a node of another theory."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._origins: Sequence[Origin] = ()
        self.lines = QLabel(self)
        self.lines.setTextFormat(Qt.TextFormat.RichText)
        self.lines.setWordWrap(True)
        self.lines.setFont(ui_font(12))
        self.lines.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.lines.linkActivated.connect(self.origin_wanted)
        theme.changed.connect(self._write)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(group_heading(_("Came from"), self))
        column.addWidget(self.lines)

    def show_origins(self, origins: Sequence[Origin]) -> None:
        """Show where a node came from."""
        self._origins = origins
        self.setVisible(bool(origins))
        self._write()

    def _write(self) -> None:
        link, quiet = theme.tokens.accent, theme.tokens.text_3
        self.lines.setText(
            "".join(
                f'<p style="margin:0 0 4px 0"><a href="{guid}" style="color:{link};text-decoration:none">{escape(node)}'
                f'</a><br><span style="color:{quiet}">{escape(theory)}</span></p>'
                for theory, node, guid in self._origins
            )
        )
