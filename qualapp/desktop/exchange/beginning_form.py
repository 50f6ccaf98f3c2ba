"""What a new project is to be told before another program's comes into it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from qualapp.desktop.exchange.looking import Beginning
from qualapp.desktop.look.widgets import FormField
from qualapp.desktop.sources.choice_box import WrittenBox
from qualapp.desktop.start.folder_button import FolderButton
from qualapp.desktop.start.person import full_name
from qualapp.desktop.start.places import file_name
from qualapp.disk import is_there
from qualapp.i18n import _, language


class BeginningForm(QWidget):
    """Name, folder, who codes and the language; says below the fields what is wrong."""

    entered = Signal()
    """Enter was pressed in a field."""

    def __init__(self, folder: Path, coder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual_coder = coder
        self.name = QLineEdit(self)
        self.coder = WrittenBox(_("Your name"), self)
        self.folder = FolderButton(folder, self)
        self.language = QComboBox(self)
        for id, words in (("da", _("Danish")), ("en", _("English"))):
            self.language.addItem(words, id)
        self.language.setCurrentIndex(self.language.findData(language()))
        self._name_field = FormField(_("Name of the project"), self.name)
        hint = _("Choose yourself where you coded there, or write your name.")
        self._coder_field = FormField(_("Your name"), self.coder, hint=hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for field in (
            self._name_field,
            self._coder_field,
            FormField(_("Folder"), self.folder),
            FormField(_("Language of the material"), self.language),
        ):
            column.addWidget(field)
        self.name.returnPressed.connect(self.entered)
        self.folder.chosen.connect(self.check)
        self.name.textEdited.connect(self._forget_error)
        self.coder.written.connect(self._forget_error)

    def propose(self, name: str, people: Sequence[str]) -> None:
        """Propose the name that the project has there, and let its people be chosen from."""
        self.name.setText(" ".join(name.split()))
        self.coder.offer(people)
        named = {person.casefold(): person for person in people}
        mine = next((n for n in (self._usual_coder, full_name()) if n.casefold() in named), "")
        self.coder.show_text(named.get(mine.casefold()) or self._usual_coder or full_name())

    def beginning(self) -> Beginning:
        """What is to be made, as it is filled in now."""
        name = " ".join(self.name.text().split())
        path = self.folder.folder / file_name(name)
        return Beginning(path, name, str(self.language.currentData()), " ".join(self.coder.currentText().split()))

    def check(self) -> bool:
        """Say below the fields what is wrong; whether all is well."""
        asked = self.beginning()
        wrong = "" if asked.name else _("Give the project a name.")
        if asked.name and is_there(asked.path):
            sentence = _("There is already a file {file} in the folder. Choose another name or folder.")
            wrong = sentence.format(file=asked.path.name)
        self._name_field.show_error(wrong)
        nobody = "" if asked.coder else _("Write your name: it stands by all that you code.")
        self._coder_field.show_error(nobody)
        if wrong or nobody:
            (self.name if wrong else self.coder).setFocus()
        return not wrong and not nobody

    def _forget_error(self) -> None:
        for field in (self._name_field, self._coder_field):
            if field.error():
                field.show_error("")
