"""A field that shows a folder; pressing it asks for another."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QSizePolicy, QWidget

from qualapp.desktop.look import paint_frame, paint_icon, theme, ui_font
from qualapp.desktop.look.widgets.button import ENTER
from qualapp.desktop.start.places import folder_words
from qualapp.i18n import _

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class FolderButton(QAbstractButton):
    """A folder in few words, whole in the tooltip."""

    chosen = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.setProperty("radius", 6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.choose)
        self.show_folder(folder)

    def show_folder(self, folder: Path) -> None:
        """Show another folder."""
        self.folder = folder
        self.setToolTip(str(folder))
        self.setText(folder_words(folder))
        self.setAccessibleName(_("Folder: {folder}").format(folder=self.text()))
        self.update()

    def choose(self) -> None:
        """Ask for another folder."""
        name = QFileDialog.getExistingDirectory(self, _("Choose a folder"), str(self.folder))
        if name:
            self.show_folder(Path(name))
            self.chosen.emit()

    def sizeHint(self) -> QSize:
        return QSize(240, 36)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 36)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        edge = "text-2" if self.underMouse() else "strong"
        paint_frame(painter, QRectF(self.rect()), "accent-soft" if self.isDown() else "raised", edge)
        paint_icon(painter, "folder", QRectF(8, 10, 16, 16), "text-2")
        painter.setFont(ui_font())
        painter.setPen(theme.colour("text"))
        room = self.width() - 36 - 12
        cut = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(QRectF(36, 0, room + 2, self.height()), _LEFT, cut)
        painter.end()
