"""The card on which a tie is claimed or changed: prefilled, so that a key and Enter are often enough."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from qualapp.desktop.look import reading_font
from qualapp.desktop.look.widgets import Dialog, ElidedLabel, KeyCap
from qualapp.desktop.ties.draft import Draft
from qualapp.desktop.ties.tie_form import Known, TieForm
from qualapp.errors import UserError
from qualapp.i18n import _, language
from qualapp.model.coding import Valence
from qualapp.model.network import Strength

_VALENCES = {"+": Valence.DRIVER, "-": Valence.BARRIER, "?": Valence.AMBIVALENT}


class TieDialog(Dialog):
    """Gives what is said to `keep`; where that refuses, it stays and says why.

    Outside the fields for words, + - ? choose the valence, 0 to 5 the level of collaboration, and S swaps the actors.
    """

    def __init__(
        self,
        words: str,
        known: Known,
        draft: Draft,
        keep: Callable[[Draft], None],
        parent: QWidget,
        *,
        is_new: bool = True,
    ) -> None:
        title = _("A tie between two actors")
        super().__init__(title, _("Claim the tie") if is_new else _("Keep"), parent, width=640)
        self._keep = keep
        quoted = f"»{words}«" if language() == "da" else f"“{words}”"
        self.body.addWidget(ElidedLabel(quoted, self, font=reading_font(15), lines=2, line_height=22))
        self.form = TieForm(known, self)
        self.form.show_draft(draft)
        self.body.addWidget(self.form)
        for key, text in (("+", ""), ("-", ""), ("?", _("valence")), ("0", ""), ("5", _("level")), ("S", _("swap"))):
            self.row.addWidget(KeyCap(key, self, joined=True))
            if text:
                label = ElidedLabel(text, self)
                label.set_token("text-3")
                self.row.addWidget(label)
        for field in self.findChildren(QWidget):
            field.installEventFilter(self)
        self.form.attend()

    def accept(self) -> None:
        draft = self.form.draft()
        if draft is None:
            return
        try:
            self._keep(draft)
        except UserError as error:
            self.form.tell(error.message)
            return
        super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not isinstance(watched, QLineEdit):
            return self._take(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if isinstance(QApplication.focusWidget(), QLineEdit) or not self._take(event):
            super().keyPressEvent(event)

    def _take(self, event: QKeyEvent) -> bool:
        """Do what a single key says, where it says something."""
        typed = event.text().lower()
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if typed in _VALENCES:
            self.form.toggle_valence(_VALENCES[typed])
        elif typed and typed in "012345":
            self.form.toggle_strength(Strength(int(typed)))
        elif typed == "s":
            self.form.swap_ends()
        else:
            return False
        return True
