"""What a person is told when the program has made a mistake."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QWidget

from qualapp.desktop.look import icon_pixmap
from qualapp.desktop.look.widgets import Dialog
from qualapp.i18n import _


class CrashDialog(Dialog):
    """Says that the work is safe, shows the report, and lets it be copied; Enter and Esc go on."""

    quit_wanted = Signal()

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Something went wrong"), _("Go on"), parent, width=640)
        self._report = report
        self.leave.hide()
        self.quit = self.add_button(_("Quit Qualapp"))
        self.copy = self.add_button(_("Copy report"), "copy")
        self.copy.setMinimumWidth(self.copy.sizeHint().width())
        self.quit.clicked.connect(self._on_quit)
        self.copy.clicked.connect(self._on_copy)
        self.body.addLayout(self._sentence())
        self.details = QPlainTextEdit(report, self)
        self.details.setReadOnly(True)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.details.setFixedHeight(148)
        self.details.setAccessibleName(_("Report"))
        caption = QLabel(_("The report says where in the program it happened. It holds no words from your material."))
        caption.setProperty("role", "caption")
        caption.setWordWrap(True)
        self.body.addWidget(self.details)
        self.body.addWidget(caption)

    def _sentence(self) -> QHBoxLayout:
        mark = QLabel(self)
        mark.setPixmap(icon_pixmap("circle-alert", "danger", 20, self.devicePixelRatioF()))
        words = QLabel(
            _(
                "Something went wrong that is our fault. Your work is safe: each step was stored when it was done. "
                "You can go on. Send us the report, if it happens again."
            ),
            self,
        )
        words.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return row

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self.copy.setText(_("Copied"))
        self.copy.set_icon("check")

    def _on_quit(self) -> None:
        self.accept()
        self.quit_wanted.emit()
