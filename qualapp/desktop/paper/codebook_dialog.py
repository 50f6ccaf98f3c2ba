"""How the codebook is to leave: to be read, for other programs, as a table, or for another project."""

from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from qualapp.desktop.look.widgets import Choice, Dialog, FormField, Segments
from qualapp.i18n import N_, _

WORD = ".docx"
_FORMS = {
    WORD: (N_("Word"), N_("To be read: all codes with their numbers, what they mean, and how often each is used.")),
    ".qdc": (N_("REFI-QDA"), N_("For other programs such as NVivo, MAXQDA, ATLAS.ti and QualCoder.")),
    ".xlsx": (N_("Excel"), N_("A table with a row for each code. It can be edited and read again.")),
    ".csv": (N_("CSV"), N_("The same table as plain text.")),
    ".yaml": (N_("YAML"), N_("For another project in Qualapp, or to be edited in a text editor.")),
}


class CodebookDialog(Dialog):
    """Asks for the form and the languages; `form` is the ending of the file."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Save the codebook"), _("Continue…"), parent)
        choices = [Choice(ending, _(name)) for ending, (name, _about) in _FORMS.items()]
        self.forms = Segments(choices, self, value=WORD, name=_("Form"))
        self._about = QLabel(self)
        self._about.setWordWrap(True)
        self._both = QCheckBox(_("In Danish and English, as far as both are known"), self)
        self.body.addWidget(FormField(_("Form"), self.forms))
        self.body.addWidget(self._about)
        self.body.addWidget(self._both)
        self.forms.changed.connect(self._tell)
        self._tell(WORD)

    @property
    def form(self) -> str:
        """The ending of the form that is chosen."""
        return str(self.forms.value())

    @property
    def both_languages(self) -> bool:
        """Whether the other language is printed beside the project's own."""
        return self.form == WORD and self._both.isChecked()

    def _tell(self, form: object) -> None:
        self._about.setText(_(_FORMS[str(form)][1]))
        self._both.setEnabled(form == WORD)
