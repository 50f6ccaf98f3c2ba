"""How a transcript is to leave: as PDF, as Word, or to a printer."""

from PySide6.QtWidgets import QWidget

from qualapp.desktop.look.widgets import Choice, Dialog, FormField, Segments
from qualapp.i18n import _

PDF, WORD, PRINTER = ".pdf", ".docx", "printer"


class TranscriptDialog(Dialog):
    """Says what will be on paper and asks for its form; `form` is `PDF`, `WORD` or `PRINTER`."""

    def __init__(self, source: str, coders: str, parent: QWidget) -> None:
        super().__init__(_("Print or save the transcript"), _("Continue…"), parent)
        self.say(
            _(
                "“{source}” with line numbers, and beside the words each code with its valence and who put it there."
                " Codings of: {coders}."
            ).format(source=source, coders=coders)
        )
        self._forms = Segments(
            [
                Choice(PDF, _("PDF"), icon="file-text"),
                Choice(WORD, _("Word"), icon="file-text"),
                Choice(PRINTER, _("Printer"), icon="file-down"),
            ],
            self,
            value=PDF,
            name=_("Form"),
        )
        self.body.addWidget(FormField(_("Form"), self._forms))

    @property
    def form(self) -> str:
        """The form that is chosen."""
        return str(self._forms.value())
