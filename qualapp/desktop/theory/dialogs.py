"""What asks for the name of a theory, and what says what goes when one is deleted."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from qualapp import formats
from qualapp.desktop.look.widgets import Dialog, FormField
from qualapp.i18n import _, _n

_NOUNS = ("theory_node", "theory_link", "evidence", "theory_version", "hypothesis", "configuration")


class TheoryDialog(Dialog):
    """Name and description of a theory."""

    def __init__(
        self, title: str, verb: str, name: str = "", description: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, verb, parent)
        self.name = QLineEdit(name, self)
        self._field = FormField(_("Name"), self.name, self)
        self.description = QPlainTextEdit(description, self)
        self.description.setTabChangesFocus(True)
        self.description.setFixedHeight(96)
        self.body.addWidget(self._field)
        self.body.addWidget(FormField(_("What it is about"), self.description, self))
        self.name.setFocus()

    def accept(self) -> None:
        if not self.name.text().strip():
            self._field.show_error(_("Write a name."))
            self.name.setFocus()
            return
        super().accept()


def what_goes(hanging: dict[str, int]) -> str:
    """What goes along when theories, nodes or links are deleted, as a list in words; empty where nothing does."""
    n = {noun: hanging.get(noun, 0) for noun in _NOUNS}
    words = {
        "theory_node": _n("{n} node", "{n} nodes", n["theory_node"]),
        "theory_link": _n("{n} link", "{n} links", n["theory_link"]),
        "evidence": _n("{n} piece of evidence", "{n} pieces of evidence", n["evidence"]),
        "theory_version": _n("{n} version", "{n} versions", n["theory_version"]),
        "hypothesis": _n("{n} hypothesis", "{n} hypotheses", n["hypothesis"]),
        "configuration": _n("{n} configuration", "{n} configurations", n["configuration"]),
    }
    return ", ".join(words[noun].format(n=formats.number(n[noun])) for noun in _NOUNS if n[noun])
