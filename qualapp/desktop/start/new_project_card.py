"""The form from which a new project is made."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLabel, QLineEdit, QWidget

from qualapp.desktop.look.widgets import Button, FormField
from qualapp.desktop.start.card import Card
from qualapp.desktop.start.codebook_list import CodebookList
from qualapp.desktop.start.folder_button import FolderButton
from qualapp.desktop.start.person import full_name
from qualapp.desktop.start.places import file_name
from qualapp.disk import is_there
from qualapp.i18n import _

_LANGUAGES = ("da", "en")


class NewProjectCard(Card):
    """Names, folder, language and codebooks; Enter in a name makes the project."""

    new_wanted = Signal(Path, str, str, list, str)
    """Carries the file, the name, the language, the codebooks and who codes."""
    other_wanted = Signal()
    """The new project is to begin with one of another program."""
    empty_entered = Signal()
    """Enter was pressed while no name had been typed yet."""
    begun = Signal(bool)
    """A name has been typed, or taken away again."""

    def __init__(self, folder: Path, parent: QWidget | None = None, *, coder: str = "") -> None:
        super().__init__(parent)
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(_("Such as Parenting courses in Bøgelunden"))
        self.coder = QLineEdit(coder or full_name(), self)
        self.folder = FolderButton(folder, self)
        self.language = QComboBox(self)
        for id, words in zip(_LANGUAGES, (_("Danish"), _("English")), strict=True):
            self.language.addItem(words, id)
        self.codebooks = CodebookList(self)
        self.create_button = Button(_("Create project"), self, kind="primary", icon="plus", hint="Return", height=36)
        self.create_button.setFixedWidth(self.create_button.sizeHint().width())
        self.own_button = Button(_("Own codebook…"), self, kind="ghost", icon="file-input", height=36)
        other = _("Begin with a project from another program…")
        self.other_button = Button(other, self, kind="ghost", icon="import", height=36)
        self._error = QLabel(self)
        self._error.setProperty("role", "error")
        self._error.setWordWrap(True)
        self._error.hide()
        self._check = QTimer(self, singleShot=True, interval=120)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        title = QLabel(_("New project"), self)
        title.setProperty("role", "title")
        self._name_field = FormField(_("Name of the project"), self.name)
        self._coder_field = FormField(_("Your name"), self.coder)
        self._coder_field.setToolTip(_("It stands by all that you code."))
        names = QHBoxLayout()
        names.setSpacing(12)
        for field, share in ((self._name_field, 2), (self._coder_field, 1)):
            names.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        self._folder_field = FormField(_("Folder"), self.folder)
        language = FormField(_("Language of the material"), self.language)
        place = QHBoxLayout()
        place.setSpacing(12)
        place.addWidget(self._folder_field, 2)
        place.addWidget(language, 1)
        place.setAlignment(language, Qt.AlignmentFlag.AlignTop)
        place.setAlignment(self._folder_field, Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        head.addWidget(_label(_("Begin with codebooks"), "group"))
        head.addStretch(1)
        head.addWidget(_label(_("can be added later"), "caption"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.create_button)
        row.addWidget(self.own_button)
        row.addStretch(1)
        column = self.column
        for part, above in ((title, 0), (names, 12), (place, 16), (head, 16)):
            column.addSpacing(above)
            column.addWidget(part) if isinstance(part, QWidget) else column.addLayout(part)
        column.addSpacing(2)
        column.addWidget(self.codebooks)
        column.addWidget(self._error)
        column.addSpacing(16)
        column.addLayout(row)
        column.addSpacing(4)
        column.addWidget(self.other_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.name.textChanged.connect(self._on_typed)
        self.name.returnPressed.connect(self._on_enter)
        self.coder.returnPressed.connect(self._on_enter)
        self.coder.textChanged.connect(self._check.start)
        self._check.timeout.connect(self.check)
        self.folder.chosen.connect(self.check)
        self.create_button.clicked.connect(self.create_project)
        self.own_button.clicked.connect(self.choose_codebook)
        self.other_button.clicked.connect(self.other_wanted)
        self.codebooks.failed.connect(self._show_error)

    @property
    def path(self) -> Path:
        """The file that would be made."""
        return self.folder.folder / file_name(self.project_name)

    @property
    def project_name(self) -> str:
        """The name as it was typed, with single spaces."""
        return " ".join(self.name.text().split())

    @property
    def coder_name(self) -> str:
        """Who codes, as it was typed, with single spaces."""
        return " ".join(self.coder.text().split())

    def check(self) -> bool:
        """Say below the fields what is wrong; whether all is well."""
        self._check.stop()
        wrong = "" if self.project_name else _("Give the project a name.")
        if self.project_name and is_there(self.path):
            sentence = _("There is already a file {file} in the folder. Choose another name or folder.")
            wrong = sentence.format(file=self.path.name)
        if wrong != self._name_field.error():
            self._name_field.show_error(wrong)
        nobody = "" if self.coder_name else _("Write your name: it stands by all that you code.")
        if nobody != self._coder_field.error():
            self._coder_field.show_error(nobody)
        return not wrong and not nobody

    def create_project(self) -> None:
        """Ask for the project to be made, if nothing is wrong."""
        if self.check():
            language, books = self.language.currentData(), self.codebooks.chosen()
            self.new_wanted.emit(self.path, self.project_name, language, books, self.coder_name)
        else:
            (self.name if self._name_field.error() else self.coder).setFocus()

    def show_enter(self, creates: bool) -> None:
        """Show on the button that Enter makes the project, or do not."""
        self.create_button.set_hint("Return" if creates else "")

    def be_first(self, first: bool) -> None:
        """Have the primary button of the page, or leave that to the demo."""
        self.create_button.set_kind("primary" if first else "plain")

    def choose_codebook(self) -> None:
        """Ask for a codebook file and add it to the list."""
        from qualapp.desktop.books.forms import readable_forms

        self._show_error("")
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Choose a codebook"), str(self.folder.folder), readable_forms()
        )
        if name:
            self.codebooks.add_own(Path(name))

    def _on_typed(self, text: str) -> None:
        begun = bool(text.strip())
        self.begun.emit(begun)
        self._check.start()

    def _on_enter(self) -> None:
        if self.project_name or self._name_field.error():
            self.create_project()
        else:
            self.empty_entered.emit()

    def _show_error(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    return label
