"""Letting a coder go: at once where nothing is theirs, else after saying whose it is from now on."""

from PySide6.QtWidgets import QComboBox, QWidget

from qualapp.desktop.codebook.code_words import codings_text, listed, memos_text
from qualapp.desktop.look import keys_in_use
from qualapp.desktop.look.widgets import Dialog, FormField
from qualapp.desktop.session import Session
from qualapp.desktop.sources.deletion import sources_text
from qualapp.i18n import _
from qualapp.model.coding import Coder


class PartingDialog(Dialog):
    """Asks to whom all goes that a coder has made."""

    def __init__(self, session: Session, coder: Coder, parent: QWidget | None = None) -> None:
        super().__init__(_("Merge {name} with another coder").format(name=coder.name), _("Merge"), parent)
        hanging = session.project.coders.hanging_on(coder.id)
        words = ((hanging.get("coding"), codings_text), (hanging.get("memo"), memos_text))
        what = listed([said(count) for count, said in (*words, (hanging.get("source"), sources_text)) if count])
        if what:
            self.say(_("Theirs are {what}.").format(what=what))
        back = keys_in_use.fill(_("{undo} takes it back."), undo="edit.undo")
        self.say(_("The history goes on saying what {name} did.").format(name=coder.name) + f" {back}")
        self.into = QComboBox(self)
        for other in session.project.coders.all():
            if other.id != coder.id:
                self.into.addItem(other.name, other.id)
        self.body.addWidget(FormField(_("All of it goes to"), self.into, self))


def let_go(session: Session, coder: Coder, parent: QWidget | None = None) -> bool:
    """Take a coder out of the project; False where somebody thought better of it.

    Raises UserError for the coder at work.
    """
    coders = session.project.coders
    if coder.id == session.coder.id or not coders.hanging_on(coder.id):
        coders.delete(coder.id)
        return True
    dialog = PartingDialog(session, coder, parent)
    if not dialog.exec():
        return False
    coders.merge(coder.id, int(dialog.into.currentData()))
    return True
