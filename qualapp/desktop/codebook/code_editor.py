"""The dialog in which a code is described."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from qualapp.desktop.codebook.code_deeds import TEXTS
from qualapp.desktop.look.widgets import Dialog, FormField
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.model.code import Code

_LINES = {"definition": 3, "include": 2, "exclude": 2, "example": 3}


class CodeEditor(Dialog):
    """Name in both languages, definition, what is in and out, an example, and whether it can be put on text.

    `save` is called with the texts and whether the code can be put on text; where it raises UserError the dialog
    stays and says why.
    """

    def __init__(
        self,
        code: Code,
        language: str,
        save: Callable[[dict[str, str], bool], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Describe the code"), _("Save"), parent, width=640)
        self._save = save
        self.lines = {key: QLineEdit(getattr(code, key), self) for key in TEXTS if key not in _LINES}
        self.texts = {key: self._text(getattr(code, key), lines) for key, lines in _LINES.items()}
        self.codable = QCheckBox(_("Can be put on text"), self)
        self.codable.setChecked(code.is_codable)
        self.codable.setToolTip(_("Without the tick the code only gathers the codes below it."))
        self.name = FormField(_("Name"), self.lines["name"], self)
        other = _("Name in Danish") if language == "en" else _("Name in English")
        names = QHBoxLayout()
        names.setSpacing(16)
        names.addWidget(self.name, 1)
        names.addWidget(FormField(other, self.lines["name_other"], self), 1)
        self.body.addLayout(names)
        for key, label in self._labels():
            self.body.addWidget(FormField(label, self.texts[key], self))
        self.body.addWidget(self.codable)
        self.primary.set_hint("Ctrl+Return")
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept)
        self.lines["name"].textEdited.connect(lambda: self.name.show_error(""))
        self.lines["name"].selectAll()
        self.lines["name"].setFocus()

    def written(self) -> dict[str, str]:
        """The texts as they stand in the fields."""
        return {key: line.text() for key, line in self.lines.items()} | {
            key: text.toPlainText().strip() for key, text in self.texts.items()
        }

    def accept(self) -> None:
        try:
            self._save(self.written(), self.codable.isChecked())
        except UserError as error:
            self.name.show_error(error.message)
            self.lines["name"].setFocus()
        else:
            super().accept()

    @staticmethod
    def _labels() -> list[tuple[str, str]]:
        return [
            ("definition", _("Definition")),
            ("include", _("Include")),
            ("exclude", _("Exclude")),
            ("example", _("Example")),
        ]

    def _text(self, text: str, lines: int) -> QPlainTextEdit:
        field = QPlainTextEdit(text, self)
        field.setTabChangesFocus(True)
        field.setFixedHeight(18 * lines + 14)
        return field
