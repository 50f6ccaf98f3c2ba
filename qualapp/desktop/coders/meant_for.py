"""A copy that was made for one coder, so that nobody codes under another's name by accident."""

from PySide6.QtWidgets import QWidget

from qualapp.desktop.look.widgets import Dialog
from qualapp.desktop.session import Session
from qualapp.i18n import _
from qualapp.model.coding import Coder


def may_code_here(session: Session, coder: Coder | None, parent: QWidget | None = None) -> bool:
    """Whether a coder, or one who is yet to be added, is to code in a copy that may be for somebody else."""
    meant = session.project.meant_for
    if meant is None or (coder is not None and coder.id in (meant.id, session.coder.id)):
        return True
    name = coder.name if coder is not None else _("somebody else")
    go_on = _("Code as {name} all the same").format(name=name)
    dialog = Dialog(_("This copy is for {name}").format(name=meant.name), go_on, parent)
    dialog.say(_("What you code from now on will be {name}’s when the copy is merged.").format(name=name))
    return bool(dialog.exec())
