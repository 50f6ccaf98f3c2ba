"""The button that says whose codings are shown, with a menu to change it."""

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from qualapp.desktop.look.widgets import IconButton
from qualapp.desktop.session import Session
from qualapp.i18n import _


class ShownCoders(IconButton):
    """One person where somebody's codings are hidden, several where all are shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("users", _("Whose codings are shown"), parent)
        self._session = session
        self.setCheckable(True)
        menu = QMenu(self)
        menu.aboutToShow.connect(partial(self._fill, menu))
        self.setMenu(menu)
        session.coder_changed.connect(self._say_whose)
        self._say_whose()

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        if self._session.is_blind:
            menu.addAction(_("Only yours: the coders work blind")).setEnabled(False)
            return
        self._offer(menu, _("All coders"), frozenset())
        self._offer(menu, _("Only mine"), frozenset({self._session.coder.id}))
        menu.addSeparator()
        for coder in self._session.project.coders.all():
            self._offer(menu, _("Only {name}").format(name=coder.name), frozenset({coder.id}))

    def _offer(self, menu: QMenu, text: str, coders: frozenset[int]) -> None:
        action = menu.addAction(text, partial(self._session.show_coders, coders))
        action.setCheckable(True)
        action.setChecked(self._session.shown_coders == coders)

    def _say_whose(self) -> None:
        names = shown_names(self._session)
        self.rename(_("Whose codings are shown") + (f": {', '.join(names)}" if names else ""))
        self.setChecked(bool(names))
        self.set_icon("user" if names else "users")


def shown_names(session: Session) -> list[str]:
    """The names of those whose codings are shown; none where all are."""
    return [coder.name for coder in session.project.coders.all() if coder.id in session.shown_coders]
